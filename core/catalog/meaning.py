"""What a typed text may mean in a list of bookings: a reference, or what a site is found by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from core.catalog.sites import search_sites
from core.errors import InvalidInput

if TYPE_CHECKING:
    from core.database.desk import Desk

MOST_SITES = 20
"""Sites that a text may mean, the best first."""
LONGEST_TEXT = 200
NO_REFERENCE = "~"
"""A prefix that no booking's reference begins with."""

_REFERENCE = re.compile(r"[0-9A-Z-]{1,24}")

_EXACT = text(
    """
    select exists (select from booker.bookings where branch_id = :branch
                   and reference = :prefix and keeps_for is null) as booking,
           exists (select from booker.sites where branch_id = :branch and number = :text) as site
    """
)

MEANT = """
    select b.booking_id from booker.bookings b
    where b.branch_id = :branch and b.keeps_for is null and b.site_id = any (array(
        select s.site_id from booker.sites s
        where s.branch_id = :branch and s.number = any (cast(:sites as text[]))))
    union
    select b.booking_id from booker.bookings b
    where b.branch_id = :branch and b.keeps_for is null and b.reference >= :prefix
      and b.reference <= :prefix || 'ZZZZZZZZZZZZZZZZZZZZZZZZ'
      and starts_with(b.reference, :prefix)
"""
"""SQL: the keys of the bookings that a Meaning stands for; asks for :branch, :sites, :prefix."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Numbers of the sites that are meant, and the beginning of the references that are."""

    sites: tuple[str, ...]
    prefix: str


def meaning(desk: Desk, words: str) -> Meaning | None:
    """What ``words`` may mean; None: nothing was typed. Raises InvalidInput (too long).

    A whole reference or customer number means that one and nothing like it.
    """
    wanted = " ".join(words.split())
    if not wanted:
        return None
    if len(wanted) > LONGEST_TEXT:
        message = f"Look for at most {LONGEST_TEXT} characters."
        raise InvalidInput(message)
    upper = wanted.upper()
    prefix = upper if _REFERENCE.fullmatch(upper) else NO_REFERENCE
    with desk.reading() as connection:
        exact = connection.execute(
            _EXACT, {"branch": desk.branch.branch_id, "prefix": prefix, "text": wanted}
        ).one()
    if exact.booking or exact.site:
        return Meaning((wanted,) if exact.site else (), prefix if exact.booking else NO_REFERENCE)
    sites = search_sites(desk, wanted, MOST_SITES)
    return Meaning(tuple(site.number for site in sites), prefix)
