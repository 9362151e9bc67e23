"""The customers' sites of a branch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from core.errors import NotFound

if TYPE_CHECKING:
    from core.database.desk import Desk

MOST_FOUND = 200
"""Sites one search may answer with."""


@dataclass(frozen=True, slots=True)
class Site:
    """A customer's address, in one zone (docs/domain.md, "site")."""

    number: str
    customer_name: str
    address: str
    unit: str | None
    city: str | None
    state: str | None
    postal_code: str | None
    zone: str
    phone: str | None
    email: str | None
    vip: bool
    latitude: float | None
    longitude: float | None
    notes: str | None
    active: bool


_COLUMNS = """
    select s.number, s.customer_name, s.address, s.unit, s.city, s.state, s.postal_code,
           z.name as zone, s.phone, s.email, s.vip, s.latitude, s.longitude, s.notes, s.active
    from booker.sites s
    join booker.zones z on z.branch_id = s.branch_id and z.zone_id = s.zone_id
    where s.branch_id = :branch
"""
_ONE = text(_COLUMNS + " and s.number = :number")
# digits of a phone number are compared without the ways in which people group them
_SEARCH = text(
    _COLUMNS
    + """
      and (strpos(lower(s.number), lower(:words)) > 0
           or strpos(lower(s.customer_name), lower(:words)) > 0
           or strpos(lower(s.address), lower(:words)) > 0
           or strpos(lower(s.email), lower(:words)) > 0
           or (length(:digits) >= 4
               and strpos(regexp_replace(s.phone, '[^0-9]', '', 'g'), :digits) > 0))
    order by s.number = :words desc, s.customer_name, s.number
    limit :most
    """
)


def find_site(desk: Desk, number: str) -> Site:
    """The site with that customer number. Raises NotFound."""
    with desk.reading() as connection:
        row = connection.execute(
            _ONE, {"branch": desk.branch.branch_id, "number": number.strip()}
        ).one_or_none()
    if row is None:
        message = f"There is no site {number} in this branch."
        raise NotFound(message)
    return Site(*row)


def search_sites(desk: Desk, words: str, most: int = 50) -> tuple[Site, ...]:
    """Sites whose number, name, address, e-mail or phone contain ``words``; at most 200."""
    wanted = " ".join(words.split())
    with desk.reading() as connection:
        rows = connection.execute(
            _SEARCH,
            {
                "branch": desk.branch.branch_id,
                "words": wanted,
                "digits": "".join(letter for letter in wanted if letter.isdecimal()),
                "most": min(most, MOST_FOUND),
            },
        )
        return tuple(Site(*row) for row in rows)
