"""save_site: a site is made or corrected, while its customer is on the phone."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from core.catalog import site_fields
from core.catalog.sites import find_site
from core.catalog.typed_text import FieldRefused, tidy_lines
from core.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from core.catalog.sites import Site
    from core.database.desk import Desk

_TOGETHER = (
    ("customer_name",),
    ("address", "unit", "city", "state", "postal_code", "zone", "latitude", "longitude"),
    ("phone",),
    ("email",),
    ("vip",),
    ("notes",),
)
"""Fields that are one statement: half of one desk's address and half of another's is no place."""
_CALLED = {
    "customer_name": "The customer's name",
    "address": "The address",
    "unit": "The unit",
    "city": "The city",
    "state": "The state",
    "postal_code": "The postal code",
    "zone": "The zone",
    "phone": "The phone number",
    "email": "The e-mail address",
    "latitude": "The latitude",
    "longitude": "The longitude",
    "notes": "The notes",
}
_NEEDED = ("customer_name", "address", "zone")
_CHECKS: dict[str, Callable[[str], str]] = {
    "postal_code": site_fields.postal_code,
    "phone": site_fields.phone,
    "email": site_fields.email,
}


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """A site as a form states it, whole: what is blank or None is not there (any more).

    ``number`` None: a new site, which gets its number from the database.
    """

    number: str | None
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


def merged(entry: SiteEntry, before: Site, now: Site) -> SiteEntry:
    """``entry`` as a change of ``before``, upon what another desk has made of it: ``now``.

    What this desk left as it was is not put back to what it was.
    """
    theirs = {
        name: getattr(now, name)
        for names in _TOGETHER
        if all(getattr(entry, name) == getattr(before, name) for name in names)
        for name in names
    }
    return replace(entry, **theirs)


def save_site(desk: Desk, act_id: UUID, entry: SiteEntry) -> Site:
    """Make or correct a site, and answer with it as it stands then.

    Raises InvalidInput (its ``field`` names the field of SiteEntry that is wrong), NotFound (no
    such site; or no such zone: ``field`` is zone), NotAllowed, ActReused, Busy.
    """
    content = asdict(check_entry(entry))
    # two desks that draw a number at once wait for each other, before either looks
    locks = (f"site number:{desk.branch.branch_id}",) if entry.number is None else ()
    try:
        saved = desk.act("save_site", act_id, content, locks=locks)
    except InvalidInput as error:
        if "zone" in error.message:
            error.field = "zone"
        raise
    return find_site(desk, saved["number"])


def set_site_active(desk: Desk, act_id: UUID, number: str, *, active: bool) -> Site:
    """Have a site offered nothing any more, or again (admins only); answer with it as it stands.

    Raises OverPromised (live bookings stand ahead, named), NotFound, NotAllowed, ActReused, Busy.
    """
    desk.act("set_site_active", act_id, {"number": number.strip(), "active": active})
    return find_site(desk, number)


def check_entry(entry: SiteEntry) -> SiteEntry:
    """The entry tidied and in its normal form. Raises InvalidInput naming the first bad field."""
    fields = {name: _text(entry, name) for name in _CALLED if not name.endswith("itude")}
    latitude, longitude = entry.latitude, entry.longitude
    _degrees("latitude", latitude, site_fields.MOST_LATITUDE)
    _degrees("longitude", longitude, site_fields.MOST_LONGITUDE)
    if (latitude is None) != (longitude is None):
        which = "latitude" if latitude is None else "longitude"
        message = f"{_CALLED[which]} is missing: a site has both coordinates or none."
        raise InvalidInput(message, field=which)
    if latitude == 0 and longitude == 0:
        message = "Latitude and longitude 0 are in the Atlantic."
        raise InvalidInput(message, next_step="Leave both blank.", field="latitude")
    number = entry.number.strip() if entry.number else None
    changes: dict[str, Any] = {**fields, "number": number}
    return replace(entry, **changes)


def _text(entry: SiteEntry, name: str) -> str | None:
    given: str = getattr(entry, name) or ""
    try:
        result = tidy_lines(given)
        if name != "notes":
            result = " ".join(result.split())
        if not result:
            if name in _NEEDED:
                message = f"{_CALLED[name]} must not be blank."
                raise InvalidInput(message, next_step="Fill it in.", field=name)
            return None
        check = _CHECKS.get(name)
        return result if check is None else check(result)
    except FieldRefused as refused:
        raise _invalid(name, given, refused) from None


def _degrees(name: str, value: float | None, most: int) -> None:
    try:
        if value is not None:
            site_fields.degrees(value, most)
    except FieldRefused as refused:
        raise _invalid(name, str(value), refused) from None


def _invalid(name: str, given: str, refused: FieldRefused) -> InvalidInput:
    shown = given if len(given) <= 60 else f"{given[:59]}…"  # noqa: PLR2004 - a line's width
    message = f'{_CALLED[name]} "{shown}" {refused.message}'
    return InvalidInput(message, next_step=refused.proposal or None, field=name)
