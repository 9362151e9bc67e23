"""Zone-days made by hand, for tests of what is painted and walked without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.booking.zone_plan import PlannedRoute, StopOnRoute, ZonePlan

DAY = date(2026, 12, 10)
DENVER = ZoneInfo("America/Denver")


def at(hour: int, minute: int = 0, day: date = DAY, zone: ZoneInfo = DENVER) -> datetime:
    """A local time of the day as an instant in UTC."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone).astimezone(UTC)


def make_stop(  # noqa: PLR0913 a stop is many facts, and each test changes another one
    reference: str,
    arrives: datetime,
    *,
    minutes: int = 30,
    drive: int = 10,
    promise: tuple[datetime, datetime] | None = None,
    state: str = "confirmed",
    pinned: bool = False,
    vip: bool = False,
    latitude: float | None = None,
    longitude: float | None = None,
) -> StopOnRoute:
    """A stop of a customer named for the reference; promised for two hours from its arrival."""
    promised = promise or (arrives, arrives + timedelta(hours=2))
    return StopOnRoute(
        reference=reference,
        state=state,
        site=f"S-{reference}",
        latitude=latitude,
        longitude=longitude,
        minutes_on_site=minutes,
        buffer_before=0,
        buffer_after=5,
        drive_minutes=drive,
        starts_at=arrives - timedelta(minutes=drive),
        arrives_at=arrives,
        ends_at=arrives + timedelta(minutes=minutes + 5),
        promised_from=promised[0],
        promised_to=promised[1],
        technicians=1,
        pinned=pinned,
        customer_name=f"Customer {reference}",
        address="1 Main Street, Arvada, CO 80002",
        phone="303 555 0100",
        job_type="TUNE",
        job_name="Tune-up",
        window="8-10",
        vip=vip,
        agreed=False,
        site_notes="Dog in the yard",
        notes=None,
        answers=(("Which floor?", "second"),),
        all_day=False,
        expires_at=None,
    )


def make_route(number: int, *stops: StopOnRoute, technician: str | None = None) -> PlannedRoute:
    """A route from eight to five."""
    return PlannedRoute(
        route=number,
        technician=technician,
        starts_at=at(8),
        ends_at=at(17),
        max_stops=None,
        stops=stops,
        start_latitude=None,
        start_longitude=None,
        blocks=(),
    )


def make_plan(*routes: PlannedRoute) -> ZonePlan:
    """A day of these routes."""
    return ZonePlan("North", DAY, 15, 1.3, 40.0, routes)


def big_plan(routes: int, stops: int) -> ZonePlan:
    """A full day: so many routes with so many stops each, all states among them."""
    states = ("confirmed", "held", "proposed", "completed", "no_show")
    return make_plan(
        *(
            make_route(
                route,
                *(
                    make_stop(
                        f"B{route}-{n}",
                        at(8) + timedelta(minutes=10 + 50 * n),
                        state=states[(route + n) % len(states)],
                        pinned=n == 3,
                        vip=n == 5,
                        latitude=39.8 + route / 500,
                        longitude=-105.1 + n / 100,
                    )
                    for n in range(stops)
                ),
                technician=f"Technician {route}",
            )
            for route in range(1, routes + 1)
        )
    )
