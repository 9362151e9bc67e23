"""What stands on a route sheet, in words. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.moments import full_day
from ui.theme import state_word

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from core.booking.zone_plan import PlannedRoute, StopOnRoute, ZonePlan
    from ui.moments import LocalTimes

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Sheet:
    """One technician's day. ``partners``: reference → who else is there at the same time."""

    branch: str
    zone: str
    date: date
    route: PlannedRoute
    partners: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class StopText:
    """One stop; what does not apply is empty. ``paragraphs``: label and text."""

    arrival: str
    promise: str
    drive: str
    customer: str
    address: str
    phone: str
    job: str
    minutes: str
    mark: str
    partners: str
    reference: str
    paragraphs: tuple[tuple[str, str], ...]


def sheets_of(plan: ZonePlan, branch: str) -> tuple[Sheet, ...]:
    """A sheet for every route of the zone-day that has a stop."""
    at: dict[str, list[str]] = defaultdict(list)
    for route in plan.routes:
        for stop in route.stops:
            at[stop.reference].append(technician_name(route))
    return tuple(
        Sheet(
            branch,
            plan.zone,
            plan.date,
            route,
            {
                stop.reference: tuple(
                    name for name in at[stop.reference] if name != technician_name(route)
                )
                for stop in route.stops
            },
        )
        for route in plan.routes
        if route.stops
    )


def technician_name(route: PlannedRoute) -> str:
    """The technician's name, or "Route 3"."""
    return route.technician or translate("RouteSheets", "Route {n}").format(n=route.route)


def head_lines(sheet: Sheet, times: LocalTimes) -> tuple[str, str, tuple[str, ...]]:
    """Title, date, and the lines below them."""
    route = sheet.route
    count = len(route.stops)
    stops = (
        translate("RouteSheets", "1 stop")
        if count == 1
        else translate("RouteSheets", "{n} stops").format(n=count)
    )
    about = translate("RouteSheets", "Zone {zone} · Route {n} · Shift {shift} · {stops}").format(
        zone=sheet.zone,
        n=route.route,
        shift=times.span(route.starts_at, route.ends_at),
        stops=stops,
    )
    blocks = tuple(
        translate("RouteSheets", "Blocked {span}: {reason}").format(
            span=times.span(first, last), reason=reason
        )
        for first, last, reason in route.blocks
    )
    return technician_name(route), full_day(sheet.date), (about, *blocks)


def stop_text(stop: StopOnRoute, sheet: Sheet, times: LocalTimes) -> StopText:
    """One stop of the sheet."""
    partners = sheet.partners.get(stop.reference, ())
    customer = stop.customer_name
    if stop.vip:
        customer = translate("RouteSheets", "{customer} (VIP)").format(customer=customer)
    if stop.all_day:
        minutes = translate("RouteSheets", "the whole shift")
    else:
        minutes = translate("RouteSheets", "{n} minutes").format(n=stop.minutes_on_site)
    drive = ""
    if stop.drive_minutes:
        drive = translate("RouteSheets", "drive {n} min").format(n=stop.drive_minutes)
    return StopText(
        arrival=times.time(stop.arrives_at),
        promise=translate("RouteSheets", "promised\n{span}").format(
            span=times.span(stop.promised_from, stop.promised_to)
        ),
        drive=drive,
        customer=customer,
        address=stop.address,
        phone=stop.phone or "",
        job=stop.job_name,
        minutes=minutes,
        mark=_mark(stop),
        partners=translate("RouteSheets", "together with {names}").format(names=", ".join(partners))
        if partners
        else "",
        reference=f"{stop.reference} · {stop.site}",
        paragraphs=_paragraphs(stop),
    )


def _mark(stop: StopOnRoute) -> str:
    """What to mind about its state; a confirmed stop needs no mark."""
    if "~" in stop.reference:
        return translate("RouteSheets", "Kept until the customer's answer")
    if stop.state in {"held", "proposed"}:
        return translate("RouteSheets", "Not confirmed yet")
    return "" if stop.state == "confirmed" else state_word(stop.state)


def _paragraphs(stop: StopOnRoute) -> tuple[tuple[str, str], ...]:
    texts = (
        (translate("RouteSheets", "Site notes"), stop.site_notes),
        (translate("RouteSheets", "Notes"), stop.notes),
        *stop.answers,
    )
    return tuple((label, body.strip()) for label, body in texts if body and body.strip())
