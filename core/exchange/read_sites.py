"""Customers' sites from a sheet: one row a site (docs/domain.md, "site")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from core.exchange import cells
from core.exchange.problem import Problem, Reading
from core.exchange.table import RowReader, find_table, words

if TYPE_CHECKING:
    from core.exchange.sheet import Cell, Sheet

REGION = "US"
_ZIP_DIGITS = 5
_FEWEST_PHONE_DIGITS = 7
_MOST_PHONE_DIGITS = 18

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
    latitude = reader.take("latitude", lambda cell: _degrees(cell, 90), None)
    longitude = reader.take("longitude", lambda cell: _degrees(cell, 180), None)
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


def _degrees(cell: Cell, most: int) -> float | None:
    result = cells.number(cell)
    if result is not None and not -most <= result <= most:
        message = f"is not between -{most} and {most} degrees."
        proposal = "Are latitude and longitude swapped?" if most == 90 else ""  # noqa: PLR2004
        raise cells.CellRefused(message, proposal)
    return result


def _postal_code(cell: Cell) -> str | None:
    """A ZIP code that a spreadsheet took for a number has lost its leading zeros."""
    result = cells.optional(cell)
    if result is not None and result.isdecimal() and len(result) < _ZIP_DIGITS:
        return result.zfill(_ZIP_DIGITS)
    return result


def _phone(cell: Cell) -> str | None:
    """As typed where it can be dialled: people recognise their own way to write a number.

    Numbers that no plan has assigned (555 …) are kept: the list may be older than the number.
    """
    result = cells.optional(cell)
    if result is None:
        return None
    if re.search(r"\dE\+\d", result, re.IGNORECASE):
        message = "has lost digits: the spreadsheet took it for a number."
        raise cells.CellRefused(message, "Format the cell as text and type it again.")
    try:
        phonenumbers.parse(result, REGION)
    except phonenumbers.NumberParseException:
        digits = sum(letter.isdecimal() for letter in result)
        if not _FEWEST_PHONE_DIGITS <= digits <= _MOST_PHONE_DIGITS:
            message = "is not a phone number."
            raise cells.CellRefused(message) from None
    return result


def _email(cell: Cell) -> str | None:
    result = cells.optional(cell)
    if result is None:
        return None
    try:
        # the domain is not asked: an import must work without a network, and give one answer
        return validate_email(result, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        message = "is not an e-mail address."
        first = re.split(r"[;,\s]+", result)[0]
        proposal = f'Write one address only: "{first}".' if first != result and "@" in first else ""
        raise cells.CellRefused(message, proposal) from None
