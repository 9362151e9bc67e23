"""What the database holds after a race, asked as the administrator by plain SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.booking.zone_day import load_zone_days
from core.planning.model import Plan
from core.planning.verify import verify

if TYPE_CHECKING:
    from datetime import date

    from tests.office import Office

_LIVE = ("held", "proposed", "confirmed")


def overlaps(office: Office) -> int:
    """Pairs of stops that share minutes of a route: double bookings."""
    (row,) = office.rows(
        "select count(*) as n from booker.stops a join booker.stops b"
        " on b.branch_id = a.branch_id and b.route_id = a.route_id and b.stop_id > a.stop_id"
        " and b.during && a.during where a.branch_id = :branch"
    )
    return int(row.n)


def live(office: Office, day: date) -> list[str]:
    """References of the day's live bookings, a kept old window not counted."""
    return [
        row.reference
        for row in office.rows(
            "select reference from booker.bookings where branch_id = :branch"
            " and service_date = :day and state = any (:live) and keeps_for is null"
            " and (state = 'confirmed' or expires_at > clock_timestamp())",
            day=day,
            live=list(_LIVE),
        )
    ]


def duplicates(office: Office) -> int:
    """Live bookings too many for a site, date and window."""
    (row,) = office.rows(
        "select coalesce(sum(n - 1), 0) as n from (select count(*) as n from booker.bookings"
        " where branch_id = :branch and state = any (:live)"
        " group by site_id, service_date, window_id) as live",
        live=list(_LIVE),
    )
    return int(row.n)


def state(office: Office, reference: str) -> str:
    """A booking's recorded state."""
    (row,) = office.rows(
        "select state from booker.bookings where branch_id = :branch and reference = :reference",
        reference=reference,
    )
    return str(row.state)


def stops(office: Office, reference: str) -> int:
    """How many stops a booking has."""
    (row,) = office.rows(
        "select count(*) as n from booker.stops t join booker.bookings b"
        " on b.branch_id = t.branch_id and b.booking_id = t.booking_id"
        " where t.branch_id = :branch and b.reference = :reference",
        reference=reference,
    )
    return int(row.n)


def broken_rules(office: Office, day: date, zone: str = "North") -> list[str]:
    """What the planner's checker has to say against the day as it stands: nothing."""
    with office.admin_desk.reading() as connection:
        loaded = load_zone_days(connection, office.branch_id, office.zones[zone], [day])[day]
    return verify(loaded.day, Plan(stops=loaded.day.stops))
