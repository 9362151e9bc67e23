"""Reads: windows with their reasons, holds, one booking, a zone's day, the zones."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from booker_desktop.commands import answer
from booker_desktop.commands.options import BookerCommand, BookerGroup, iso_date
from booker_desktop.commands.session import Session, pass_session
from core.booking.calendar import MAX_DAYS
from core.booking.offers import offers
from core.booking.show import holds as list_holds
from core.booking.show import show as find
from core.booking.zone_plan import zone_plan
from core.catalog.zones import list_zones

if TYPE_CHECKING:
    from datetime import date

    from core.booking.facts import Booking, Offers
    from core.booking.zone_plan import PlannedRoute, ZonePlan


@click.command(cls=BookerCommand)
@click.option("--site", required=True, metavar="NUMBER", help="The customer's number.")
@click.option("--job", required=True, metavar="CODE", help="The job type's code.")
@click.option("--from", "first", type=iso_date, metavar="DATE", help="From this day; today.")
@click.option("--days", type=click.IntRange(1, MAX_DAYS), default=14, show_default=True)
@click.option("--thorough", is_flag=True, help="Settle every window, a second a day at most.")
@pass_session
def windows(
    session: Session, site: str, job: str, first: date | None, days: int, *, thorough: bool
) -> None:
    """Every arrival window of the range: offered, or the reason why not."""
    desk = session.desk()
    told = offers(desk, site, job, first, days, thorough=thorough)
    session.answer(answer.document(told), _offers_text(told, desk.branch.timezone))


def _offers_text(told: Offers, timezone: str) -> str:
    offered = sum(window.offered for window in told.windows)
    now = answer.moment(told.as_of, timezone)
    head = (
        f"{told.job_type} at {told.site}, {told.zone}, as of {now}: "
        f"{offered} of {len(told.windows)} windows can be promised."
    )
    rows = []
    for day, group in groupby(told.windows, key=lambda window: window.date):
        for number, window in enumerate(group):
            rows.append(
                (
                    "" if number else day.strftime("%a %Y-%m-%d"),
                    window.window,
                    "open" if window.offered else "-",
                    window.technicians_free if window.offered else None,
                    window.extra_drive_minutes,
                    window.explanation,
                )
            )
    headings = ("day", "window", "", "free", "drive +min", "why")
    return f"{head}\n\n{answer.table(headings, rows)}"


@click.command(cls=BookerCommand)
@pass_session
def holds(session: Session) -> None:
    """The holds and proposals that wait, the soonest to expire first, VIP before all."""
    desk = session.desk()
    waiting = list_holds(desk)
    rows = [_hold_row(booking, desk.branch.timezone) for booking in waiting]
    headings = ("reference", "state", "until", "VIP", "site", "job type", "promised", "held by")
    session.answer(
        {"holds": waiting},
        answer.table(headings, rows) if rows else "No hold is waiting.",
    )


def _hold_row(booking: Booking, timezone: str) -> tuple[object, ...]:
    return (
        booking.reference,
        "agreed" if booking.agreed and booking.state == "held" else booking.state,
        answer.clock(booking.expires_at, timezone) if booking.expires_at else None,
        "VIP" if booking.vip else None,
        f"{booking.site} {booking.customer_name}",
        booking.job_type,
        answer.promise(booking, timezone),
        booking.held_by,
    )


@click.command(cls=BookerCommand)
@click.argument("reference", metavar="REF")
@pass_session
def show(session: Session, reference: str) -> None:
    """One booking: state, promise, stops, message."""
    desk = session.desk()
    booking = find(desk, reference)
    session.answer(answer.document(booking), answer.booking_text(booking, desk.branch.timezone))


@click.command(cls=BookerCommand)
@click.option("--zone", "zone_name", required=True, metavar="NAME")
@click.option("--date", "service_date", type=iso_date, required=True, metavar="DATE")
@pass_session
def plan(session: Session, zone_name: str, service_date: date) -> None:
    """A zone's day as it stands: every route with its stops and drives."""
    desk = session.desk()
    found = zone_plan(desk, zone_name, service_date)
    content = {
        "zone": found.zone,
        "date": found.date,
        "rules": {
            "default_drive_minutes": found.default_drive_minutes,
            "road_factor": found.road_factor,
            "speed_kmh": found.speed_kmh,
        },
        "routes": found.routes,
    }
    session.answer(content, _plan_text(found, desk.branch.timezone))


def _plan_text(found: ZonePlan, timezone: str) -> str:
    stops = sum(len(route.stops) for route in found.routes)
    day = found.date.strftime("%a %Y-%m-%d")
    parts = [f"{found.zone}, {day}: {len(found.routes)} routes, {stops} stops."]
    parts += [_route_text(route, timezone) for route in found.routes]
    return "\n\n".join(parts)


def _route_text(route: PlannedRoute, timezone: str) -> str:
    who = f" {route.technician}" if route.technician else ""
    shift = answer.span(route.starts_at, route.ends_at, timezone)
    most = f", at most {route.max_stops} stops" if route.max_stops is not None else ""
    head = f"Route {route.route}{who}, {shift}{most}"
    if not route.stops:
        return f"{head}: free"
    rows = [
        (
            answer.clock(stop.starts_at, timezone),
            stop.drive_minutes,
            answer.clock(stop.arrives_at, timezone),
            answer.clock(stop.ends_at, timezone),
            answer.span(stop.promised_from, stop.promised_to, timezone),
            stop.reference,
            stop.state,
            stop.site,
        )
        for stop in route.stops
    ]
    headings = ("starts", "drive", "arrives", "ends", "promised", "booking", "state", "site")
    return f"{head}\n{answer.table(headings, rows)}"


@click.group(cls=BookerGroup)
def zone() -> None:
    """The zones of the branch."""


@zone.command("list")
@pass_session
def zone_list(session: Session) -> None:
    """Every zone with its driving rule."""
    zones = list_zones(session.desk())
    rows = [(z.name, z.default_drive_minutes, z.road_factor, z.speed_kmh) for z in zones]
    headings = ("zone", "default drive", "road factor", "km/h")
    session.answer({"zones": zones}, answer.table(headings, rows))
