"""The bookings of a branch by date, zone, state and text, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from core.booking.describe import describe
from core.catalog.meaning import MEANT, meaning
from core.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

    from core.booking.facts import Booking
    from core.catalog.meaning import Meaning
    from core.database.desk import Desk

STATES = frozenset(
    {
        "held",
        "proposed",
        "confirmed",
        "completed",
        "no_show",
        "cancelled",
        "rescheduled",
        "expired",
        "released",
    }
)
MOST_BOOKINGS = 5_000
"""Bookings one page may have."""
_ZONE = text("select zone_id from booker.zones where branch_id = :branch and name = :zone")

# The filters that every way in shares. A hold past its expiry is expired, recorded or not.
_WANTED = """
    from booker.bookings b
    where b.branch_id = :branch and b.keeps_for is null
      and b.service_date between :first and :last
      and (cast(:zone as uuid) is null or b.zone_id = :zone)
"""
_COLUMNS = "select b.booking_id, b.service_date, b.promised_from, b.reference"
_BY_DATE = " order by b.service_date, b.promised_from, b.reference limit :most"
_IN_STATE = """
      and (cast(:states as text[]) is null
           or case when b.state in ('held', 'proposed') and b.expires_at <= clock_timestamp()
                   then 'expired' else b.state end = any (:states))
"""

_ALL = text(f"{_COLUMNS} {_WANTED} {_BY_DATE}")

# A plan for whatever is asked would have to serve every zone, date and state at once.
_PLAN_ANEW = text("set local plan_cache_mode = force_custom_plan")

# One walk of ix_bookings_state for each state, which ends with the page; and the few that run, by
# ix_bookings_holds. A walk by date alone would pass by every booking that is in another state.
_STATED = text(
    f"""
    select x.* from (
        (select y.* from unnest(cast(:states as text[])) as s (state)
         cross join lateral (
             {_COLUMNS} {_WANTED}
               and b.state = s.state and b.state not in ('held', 'proposed')
             {_BY_DATE}) y)
        union all
        ({_COLUMNS} {_WANTED} and b.state in ('held', 'proposed') {_IN_STATE} {_BY_DATE})
    ) x
    order by x.service_date, x.promised_from, x.reference
    limit :most
    """  # noqa: S608 -- made of constants
)

# What is near today comes first where a text means more than a page of bookings.
_MEANT = text(
    f"""
    with meant as materialized ({MEANT}),
    o as (select (clock_timestamp() at time zone timezone)::date as today
          from booker.branches where branch_id = :branch)
    {_COLUMNS} {_WANTED} {_IN_STATE}
      and b.booking_id = any (array(select booking_id from meant))
    order by b.service_date >= (select today from o) desc,
             abs(b.service_date - (select today from o)), b.promised_from, b.reference
    limit :most
    """  # noqa: S608 -- made of constants
)


@dataclass(frozen=True, slots=True)
class BookingFilter:
    """What shall be listed; what is left out does not matter.

    ``first`` … ``last``: service dates, both included. ``states``: as a Booking tells them.
    ``text``: a reference or its beginning, or what a site is found by (search_sites).
    """

    first: date | None = None
    last: date | None = None
    zone: str | None = None
    states: frozenset[str] = frozenset()
    text: str = ""


@dataclass(frozen=True, slots=True)
class BookingPage:
    """Bookings by date, promise and reference; ``more``: there are others beyond the limit."""

    rows: tuple[Booking, ...]
    more: bool


def list_bookings(desk: Desk, wanted: BookingFilter, most: int = 500) -> BookingPage:
    """The first ``most`` bookings that ``wanted`` describes; of a text's, those nearest today.

    A text that is a whole reference or customer number means that one and nothing like it.
    Raises NotFound (no such zone), InvalidInput (no such state, dates the wrong way round).
    """
    _check(wanted, most)
    meant = meaning(desk, wanted.text)
    with desk.reading(whole=True) as connection:
        connection.execute(_PLAN_ANEW)
        values: dict[str, Any] = {
            "branch": desk.branch.branch_id,
            "first": wanted.first or date.min,
            "last": wanted.last or date.max,
            "zone": _zone_id(connection, desk, wanted.zone),
            # one more than asked for tells whether there are others
            "most": most + 1,
            "states": sorted(wanted.states) or None,
        }
        found = _find(connection, values, meant)
        rows = sorted(found[:most], key=lambda row: row[1:])
        page = describe(connection, desk, (row[0] for row in rows))
    return BookingPage(page, len(found) > most)


def _check(wanted: BookingFilter, most: int) -> None:
    if not 1 <= most <= MOST_BOOKINGS:
        message = f"Ask for 1 to {MOST_BOOKINGS} bookings, not {most}."
        raise InvalidInput(message)
    unknown = wanted.states - STATES
    if unknown:
        message = f"There is no state {', '.join(sorted(unknown))}."
        raise InvalidInput(message)
    if wanted.first is not None and wanted.last is not None and wanted.first > wanted.last:
        message = f"The range ends on {wanted.last}, before it begins on {wanted.first}."
        raise InvalidInput(message)


def _zone_id(connection: Connection, desk: Desk, name: str | None) -> UUID | None:
    if name is None:
        return None
    zone: UUID | None = connection.execute(
        _ZONE, {"branch": desk.branch.branch_id, "zone": name.strip()}
    ).scalar_one_or_none()
    if zone is None:
        message = f"There is no zone {name} in {desk.branch.code}."
        raise NotFound(message)
    return zone


def _find(
    connection: Connection, values: dict[str, Any], meant: Meaning | None
) -> list[tuple[Any, ...]]:
    """(booking_id, service_date, promised_from, reference) of what is wanted."""
    if meant is not None:
        more = {"sites": list(meant.sites), "prefix": meant.prefix}
        statement, values = _MEANT, {**values, **more}
    else:
        statement = _ALL if values["states"] is None else _STATED
    return [tuple(row) for row in connection.execute(statement, values)]
