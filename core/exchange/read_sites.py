"""Customers' sites from a sheet: one row a site (docs/domain.md, "site")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.catalog import site_fields
from core.catalog.typed_text import FieldRefused
from core.exchange import cells
from core.exchange.problem import Problem, Reading
from core.exchange.table import RowReader, find_table, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.exchange.sheet import Cell, Sheet

_WORDS = {
    "number": words(
        "Customer #",
        "Customer No",
        "Customer number",
        "Customer ID",
        "Cust #",
        "Number",
        "#",
        "Account",
        "Account #",
        "Account number",
        "Account no",
        "Acct",
        "Acct #",
        "Site",
        "Site #",
        "Site number",
        "Site ID",
        "ID",
    ),
    "customer_name": words(
        "Customer name",
        "Customer",
        "Name",
        "Client",
        "Client name",
        "Account name",
        "Full name",
    ),
    "address": words(
        "Service address",
        "Address",
        "Street",
        "Street address",
        "Site address",
        "Address 1",
        "Address line 1",
    ),
    "unit": words(
        "Unit", "Apt", "Apt #", "Apartment", "Suite", "Unit #", "Address 2", "Address line 2"
    ),
    "city": words("City", "Town"),
    "state": words("State", "Province", "ST"),
    "postal_code": words("ZIP", "ZIP code", "Zipcode", "Postal code", "Postcode"),
    "zone": words("Zone", "Area", "Territory", "Service zone", "Service area", "Region"),
    "phone": words("Phone", "Phone number", "Phone #", "Telephone", "Tel", "Mobile", "Cell"),
    "email": words("Email", "E-mail", "Mail", "Email address", "E-mail address"),
    "vip": words("VIP", "VIP?", "Priority", "Priority customer"),
    "latitude": words("Latitude", "Lat"),
    "longitude": words("Longitude", "Lon", "Lng", "Long"),
    "notes": words(
        "Notes", "Note", "Comments", "Comment", "Remarks", "Instructions", "Technician notes"
    ),
}
_NEEDED = {
    "number": "Customer #",
    "customer_name": "Customer name",
    "address": "Service address",
    "zone": "Zone",
}


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


def read_sites(sheet: Sheet) -> Reading[SiteRecord]:
    """Every row as a site, or as problems; :class:`InvalidInput` if it is no sheet of sites."""
    table = find_table(sheet, _WORDS, _NEEDED, "customers' sites")
    records: dict[str, SiteRecord] = {}
    problems: list[Problem] = []
    for row in table.rows():
        reader = RowReader(table, row)
        record = _read_row(reader)
        same = records.get(record.number.casefold())
        if reader.ok and same is not None:
            reader.refuse("number", f"stands in row {same.row} already.")
        if reader.ok:
            records[record.number.casefold()] = record
        problems.extend(reader.problems)
    return Reading(sheet.name, tuple(records.values()), tuple(problems), table.letters, table.notes)


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
    return _checked(cell, site_fields.phone)


def _email(cell: Cell) -> str | None:
    return _checked(cell, site_fields.email)


def _latitude(cell: Cell) -> float | None:
    return _degrees(cell, site_fields.MOST_LATITUDE)


def _longitude(cell: Cell) -> float | None:
    return _degrees(cell, site_fields.MOST_LONGITUDE)


def _degrees(cell: Cell, most: int) -> float | None:
    result = cells.number(cell)
    try:
        return None if result is None else site_fields.degrees(result, most)
    except FieldRefused as refused:
        raise cells.CellRefused(refused.message, refused.proposal) from None
