"""The sites of a branch in the order of their numbers, a page at a time, and how many there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from core.catalog.sites import Site
from core.errors import InvalidInput

if TYPE_CHECKING:
    from core.database.desk import Desk

MOST_SITES = 5_000
"""Sites one page may have."""

_PAGE = text(
    """
    select s.number, s.customer_name, s.address, s.unit, s.city, s.state, s.postal_code,
           z.name as zone, s.phone, s.email, s.vip, s.latitude, s.longitude, s.notes, s.active
    from booker.sites s
    join booker.zones z on z.branch_id = s.branch_id and z.zone_id = s.zone_id
    where s.branch_id = :branch
    order by s.number
    limit :most
    """
)
_COUNT = text(
    """
    select count(*)::int as everyone, count(*) filter (where active)::int as active,
           count(*) filter (where latitude is null)::int as unplaced
    from booker.sites where branch_id = :branch
    """
)


@dataclass(frozen=True, slots=True)
class SiteCounts:
    """How many sites a branch has, how many of them are in use, how many have no coordinates."""

    everyone: int
    active: int
    unplaced: int


def list_sites(desk: Desk, most: int = 200) -> tuple[Site, ...]:
    """The first ``most`` sites by their numbers. Raises InvalidInput (``most`` not 1 to 5,000)."""
    if not 1 <= most <= MOST_SITES:
        message = f"Ask for 1 to {MOST_SITES} sites, not {most}."
        raise InvalidInput(message)
    with desk.reading() as connection:
        rows = connection.execute(_PAGE, {"branch": desk.branch.branch_id, "most": most})
        return tuple(Site(*row) for row in rows)


def count_sites(desk: Desk) -> SiteCounts:
    """How many sites there are; reads the whole table, so not with every key."""
    with desk.reading() as connection:
        row = connection.execute(_COUNT, {"branch": desk.branch.branch_id}).one()
    return SiteCounts(*row)
