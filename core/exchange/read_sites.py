"""Customers' sites from a sheet: one row a site (docs/domain.md, "site")."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from core.catalog import site_fields
from core.catalog.typed_text import FieldRefused, tidy
from core.exchange import cells
from core.exchange.book import Cell
from core.exchange.problem import Reading
from core.exchange.table import RowReader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.exchange.table import Table, Wanted

_PLAIN_PHONE = re.compile(r"\+?[\d\s().-]+")
_FEWEST_DIGITS, _MOST_DIGITS = 7, 18
_PLAIN_LOCAL = re.compile(r"[a-z0-9]+(?:[._+-][a-z0-9]+)*")
_LONGEST_LOCAL, _LONGEST_ADDRESS = 64, 250
_ONE_COMMA = re.compile(r"-?\d{1,3},\d+")


class SiteRecord(NamedTuple):
    """A site as a row states it; ``zone`` is the name as typed, tidied.

    A tuple, because they are made by the hundred thousand.
    """

    row: int
    number: str
    customer_name: str
    address: str
    zone: str
    unit: str | None = None
    city: str | None = None
    state: str | None = None
    postal_code: str | None = None
    phone: str | None = None
    email: str | None = None
    vip: bool = False
    latitude: float | None = None
    longitude: float | None = None
    notes: str | None = None
    active: bool = True


def sites_of(table: Table) -> Reading[SiteRecord]:
    """Every row as a site, or as problems."""
    records: dict[str, SiteRecord] = {}
    reader = RowReader(table)
    table.note_unused()
    for row in table.rows():
        reader.begin(row)
        record = _read_row(reader)
        if reader.ok:
            same = records.setdefault(record.number.casefold(), record)
            if same is not record:
                reader.refuse("number", f"stands in row {same.row} already.")
    return Reading(
        table.sheet.name,
        tuple(records.values()),
        tuple(reader.problems),
        table.letters,
        tuple(table.notes),
    )


def _read_row(reader: RowReader) -> SiteRecord:
    latitude, longitude = reader.take_all(_COORDINATES)
    if (latitude is None) != (longitude is None):
        if reader.accepted("latitude", "longitude"):
            which = "latitude" if latitude is None else "longitude"
            reader.refuse(which, "is missing: a site has both coordinates or none.")
    elif latitude == 0 and longitude == 0:
        reader.refuse("latitude", "and longitude 0 are in the Atlantic.", "Leave both blank.")
    before, after = reader.take_all(_BEFORE), reader.take_all(_AFTER)
    return SiteRecord._make((reader.row.number, *before, latitude, longitude, *after))


def _checked(cell: Cell, check: Callable[[str], str]) -> str | None:
    """What a site's field may hold, ``None`` for a blank cell."""
    result = cells.optional(cell)
    try:
        return None if result is None else check(result)
    except FieldRefused as refused:
        raise cells.CellRefused(refused.message, refused.proposal) from None


def _postal_code(cell: Cell) -> str | None:
    return _checked(cell, site_fields.postal_code)


def _phone(cell: Cell) -> str | None:
    if isinstance(cell.value, str) and _PLAIN_PHONE.fullmatch(cell.value):
        # what nearly every phone is, and site_fields.phone takes as it stands
        typed = tidy(cell.value)
        if _FEWEST_DIGITS <= sum(map(str.isdecimal, typed)) <= _MOST_DIGITS:
            return typed
    return _checked(cell, site_fields.phone)


@lru_cache(maxsize=4_096)
def _domain(typed: str) -> str | None:
    """A domain's normal form, ``None`` where it is none: many addresses have few domains."""
    try:
        return site_fields.email(f"a@{typed}").partition("@")[2]
    except FieldRefused:
        return None


def _email(cell: Cell) -> str | None:
    if isinstance(cell.value, str) and not cell.trouble:
        local, _, typed = cell.value.strip(" ").partition("@")
        if len(local) <= _LONGEST_LOCAL and _PLAIN_LOCAL.fullmatch(local):
            domain = _domain(typed)
            if domain is not None and len(local) + len(domain) < _LONGEST_ADDRESS:
                return f"{local}@{domain}"
    return _checked(cell, site_fields.email)


def _latitude(cell: Cell) -> float | None:
    return _degrees(cell, site_fields.MOST_LATITUDE)


def _longitude(cell: Cell) -> float | None:
    return _degrees(cell, site_fields.MOST_LONGITUDE)


def _degrees(cell: Cell, most: int) -> float | None:
    value = cell.value
    if isinstance(value, str) and "," in value and _ONE_COMMA.fullmatch(tidy(value)):
        # of a number below 180 a comma can only part decimals
        cell = Cell(tidy(value).replace(",", "."), cell.trouble)
    result = cells.number(cell)
    try:
        return None if result is None else site_fields.degrees(result, most)
    except FieldRefused as refused:
        raise cells.CellRefused(refused.message, refused.proposal) from None


_COORDINATES: Sequence[Wanted] = (("latitude", _latitude, None), ("longitude", _longitude, None))
_BEFORE: Sequence[Wanted] = (
    ("number", cells.required, ""),
    ("customer_name", cells.required, ""),
    ("address", cells.required, ""),
    ("zone", cells.required, ""),
    ("unit", cells.optional, None),
    ("city", cells.optional, None),
    ("state", cells.optional, None),
    ("postal_code", _postal_code, None),
    ("phone", _phone, None),
    ("email", _email, None),
    ("vip", cells.flag, False),
)
_AFTER: Sequence[Wanted] = (("notes", cells.notes, None), ("active", cells.active, True))
"""In the order of SiteRecord's fields, the coordinates between them."""
