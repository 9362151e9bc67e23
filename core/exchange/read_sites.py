"""Customers' sites from a sheet: one row a site (docs/domain.md, "site")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from core.catalog import site_fields
from core.catalog.typed_text import FieldRefused, tidy
from core.exchange import cells
from core.exchange.book import Cell
from core.exchange.problem import Reading
from core.exchange.table import RowReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.exchange.table import Table

_PLAIN_PHONE = re.compile(r"\+?[\d\s().-]+")
_FEWEST_DIGITS, _MOST_DIGITS = 7, 18
_PLAIN_LOCAL = re.compile(r"[a-z0-9]+(?:[._+-][a-z0-9]+)*")
_LONGEST_LOCAL, _LONGEST_ADDRESS = 64, 250
_ONE_COMMA = re.compile(r"-?\d{1,3},\d+")


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """A site as a row states it; ``zone`` is the name as typed, tidied."""

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
    latitude = reader.take("latitude", _latitude, None)
    longitude = reader.take("longitude", _longitude, None)
    if reader.accepted("latitude", "longitude") and (latitude is None) != (longitude is None):
        which = "latitude" if latitude is None else "longitude"
        reader.refuse(which, "is missing: a site has both coordinates or none.")
    elif latitude == 0 and longitude == 0:
        reader.refuse("latitude", "and longitude 0 are in the Atlantic.", "Leave both blank.")
    return SiteRecord(
        row=reader.row.number,
        number=reader.take("number", cells.required, ""),
        customer_name=reader.take("customer_name", cells.required, ""),
        address=reader.take("address", cells.required, ""),
        zone=reader.take("zone", cells.required, ""),
        unit=reader.take("unit", cells.optional, None),
        city=reader.take("city", cells.optional, None),
        state=reader.take("state", cells.optional, None),
        postal_code=reader.take("postal_code", _postal_code, None),
        phone=reader.take("phone", _phone, None),
        email=reader.take("email", _email, None),
        vip=reader.take("vip", cells.flag, default=False),
        latitude=latitude,
        longitude=longitude,
        notes=reader.take("notes", cells.notes, None),
        active=reader.take("active", cells.active, default=True),
    )


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
