"""A stop, a route and a hold in words: for tool tips, details and screen readers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.dispatch.timeline_scale import busy_minutes, shift_minutes
from ui.theme import state_word

if TYPE_CHECKING:
    from core.booking.zone_plan import PlannedRoute, StopOnRoute
    from ui.dispatch.timeline_move import Move
    from ui.dispatch.timeline_scale import Spot
    from ui.moments import LocalTimes

translate = QCoreApplication.translate


def duration(minutes: int) -> str:
    """Minutes as people say them: "50 min", "2 h 5 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return translate("StopWords", "{n} min").format(n=rest)
    if not rest:
        return translate("StopWords", "{h} h").format(h=hours)
    return translate("StopWords", "{h} h {n} min").format(h=hours, n=rest)


def route_name(route: PlannedRoute) -> str:
    """The technician's name, or "Route 3"."""
    return route.technician or translate("StopWords", "Route {n}").format(n=route.route)


def route_load(route: PlannedRoute) -> str:
    """How many stops, and how much of the shift they take."""
    count = len(route.stops)
    if not count:
        return translate("StopWords", "no stops")
    if route.max_stops is not None:
        stops = translate("StopWords", "{n} of {most} stops").format(n=count, most=route.max_stops)
    elif count == 1:
        stops = translate("StopWords", "1 stop")
    else:
        stops = translate("StopWords", "{n} stops").format(n=count)
    return f"{stops} · {load_percent(route)} %"


def load_percent(route: PlannedRoute) -> int:
    """How much of the unblocked shift is taken, 0 to 100 (more where a stop runs over)."""
    free = shift_minutes(route)
    return round(100 * busy_minutes(route) / free) if free else 100


def is_kept(stop: StopOnRoute) -> bool:
    """Whether it is the old window that a proposal keeps until the customer's answer."""
    return "~" in stop.reference


def kept_for(stop: StopOnRoute) -> str:
    """The reference of the booking that a stop is of, or is kept for."""
    return stop.reference.partition("~")[0]


def stop_state(stop: StopOnRoute) -> str:
    """The state's word; for a kept window, what it is kept for."""
    if is_kept(stop):
        return translate("StopWords", "kept until the answer")
    return state_word(stop.state)


def is_movable(stop: StopOnRoute) -> bool:
    """Whether a dispatcher may ask to move it at all; the core decides the rest."""
    return stop.state in {"held", "proposed", "confirmed"} and not is_kept(stop)


def stop_sentence(spot: Spot, times: LocalTimes) -> str:
    """One line for screen readers: everything that a sighted person sees on the bar."""
    return ", ".join(stop_words(spot, times))


def stop_words(spot: Spot, times: LocalTimes) -> tuple[str, ...]:
    """What the bar of a stop says, part by part."""
    stop = spot.stop
    work_ends = stop.ends_at - timedelta(minutes=stop.buffer_after)
    parts = [
        stop.customer_name,
        stop_state(stop),
        stop.job_name,
        translate("StopWords", "arrives {time}, until {end}").format(
            time=times.time(stop.arrives_at), end=times.time(work_ends)
        ),
        translate("StopWords", "promised {span}").format(
            span=times.span(stop.promised_from, stop.promised_to)
        ),
        translate("StopWords", "drive {minutes} min").format(minutes=stop.drive_minutes),
        route_name(spot.route),
    ]
    if stop.vip:
        parts.append(translate("StopWords", "VIP"))
    if stop.pinned:
        parts.append(translate("StopWords", "pinned"))
    if stop.agreed:
        parts.append(translate("StopWords", "agreed by the customer"))
    if stop.technicians > 1:
        parts.append(translate("StopWords", "{n} technicians at once").format(n=stop.technicians))
    parts.append(stop.address)
    parts.append(stop.reference)
    return tuple(part for part in parts if part)


def move_sentence(move: Move, times: LocalTimes) -> str:
    """Where a moved stop would be, and how to go on; for screen readers and the ghost's label."""
    where = translate("StopWords", "{time} with {technician}").format(
        time=times.time(move.arrives_at), technician=route_name(move.to_route)
    )
    if move.keeps_promise:
        return where
    outside = translate("StopWords", "outside the promise {span}").format(
        span=times.span(move.spot.stop.promised_from, move.spot.stop.promised_to)
    )
    return f"{where}, {outside}"


def details(spot: Spot, times: LocalTimes) -> tuple[tuple[str, str], ...]:
    """What is known of a stop, as (label, text), empty facts left out."""
    stop = spot.stop
    buffers = ""
    if stop.buffer_before or stop.buffer_after:
        buffers = translate("StopWords", "{before} before, {after} after").format(
            before=duration(stop.buffer_before), after=duration(stop.buffer_after)
        )
    work_ends = stop.ends_at - timedelta(minutes=stop.buffer_after)
    rows = (
        (translate("StopWords", "State"), _marks(stop)),
        (translate("StopWords", "Job"), f"{stop.job_name} ({duration(stop.minutes_on_site)})"),
        (translate("StopWords", "Promise"), times.span(stop.promised_from, stop.promised_to)),
        (translate("StopWords", "Arrival"), times.span(stop.arrives_at, work_ends)),
        (translate("StopWords", "Technician"), _technicians(spot)),
        (translate("StopWords", "Drive"), duration(stop.drive_minutes)),
        (translate("StopWords", "Buffers"), buffers),
        (translate("StopWords", "Address"), stop.address),
        (translate("StopWords", "Phone"), stop.phone or ""),
        (translate("StopWords", "Site notes"), stop.site_notes or ""),
        (translate("StopWords", "Notes"), stop.notes or ""),
        *stop.answers,
    )
    return tuple((label, text) for label, text in rows if text)


def _technicians(spot: Spot) -> str:
    name = route_name(spot.route)
    if spot.stop.technicians == 1:
        return name
    return translate("StopWords", "{name}, and {n} more at once").format(
        name=name, n=spot.stop.technicians - 1
    )


def _marks(stop: StopOnRoute) -> str:
    words = [stop_state(stop)]
    if stop.vip:
        words.append(translate("StopWords", "VIP"))
    if stop.pinned:
        words.append(translate("StopWords", "pinned"))
    if stop.agreed:
        words.append(translate("StopWords", "agreed by the customer"))
    return " · ".join(words)
