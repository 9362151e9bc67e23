"""How a site's customer is written to: language, text messages agreed to, addresses in trouble."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final
from zoneinfo import available_timezones

from sqlalchemy import text

from core.catalog.entry_fields import one_line, refuse
from core.catalog.typed_text import FieldRefused
from core.errors import NotFound
from core.messages.numbers import mobile_number

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Connection

    from core.database.desk import Desk

LONGEST_HOW: Final = 200
_LANGUAGE_LETTERS = 2

# A problem is one of the address that the site has now.
_READ = text(
    """
    select s.number, c.language, c.timezone, c.sms_number, c.sms_agreed_at, c.sms_agreed_how,
           c.sms_agreed_by, c.sms_stopped_at,
           case when c.email_problem_of = s.email then c.email_problem end,
           case when c.email_problem_of = s.email then c.email_problem_at end
    from booker.sites s
    left join booker.site_contacts c on c.branch_id = s.branch_id and c.site_id = s.site_id
    where s.branch_id = :branch and s.number = :number
    """
)


@dataclass(frozen=True, slots=True)
class Contact:
    """A site's contact; None: the branch's language, its time zone, no text messages.

    ``email_problem``: bounced or complained, of the e-mail address that the site has now.
    """

    site: str
    language: str | None
    timezone: str | None
    sms_number: str | None
    sms_agreed_at: datetime | None
    sms_agreed_how: str | None
    sms_agreed_by: str | None
    sms_stopped_at: datetime | None
    email_problem: str | None
    email_problem_at: datetime | None

    @property
    def agrees(self) -> bool:
        """Whether text messages may go to this customer."""
        return self.sms_number is not None and self.sms_stopped_at is None


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """A contact as a form states it, whole; ``sms`` False takes the agreement back.

    ``how`` the customer agreed may be left out only where that number has agreed already.
    """

    site: str
    language: str | None = None
    timezone: str | None = None
    sms: bool = False
    sms_number: str | None = None
    how: str | None = None


def read_contact(desk: Desk, site: str) -> Contact:
    """How the customer of the site with that number is written to. Raises NotFound."""
    with desk.reading() as connection:
        return contact_in(connection, desk, site)


def contact_in(connection: Connection, desk: Desk, site: str) -> Contact:
    """As `read_contact`, in a transaction that is open already."""
    values = {"branch": desk.branch.branch_id, "number": site.strip()}
    row = connection.execute(_READ, values).first()
    if row is None:
        message = f"There is no site {site} in {desk.branch.code}."
        raise NotFound(message, next_step="Check the customer number.")
    return Contact(*row)


def save_contact(desk: Desk, act_id: UUID, entry: ContactEntry) -> Contact:
    """Keep a contact whole, and answer with it as it stands then.

    Raises InvalidInput (its ``field`` names the field of ContactEntry that is wrong), NotFound,
    NotAllowed, ActReused, Busy.
    """
    wanted = checked_contact(entry, desk.branch.timezone)
    if wanted.sms and wanted.how is None:
        before = read_contact(desk, wanted.site)
        if not (before.agrees and before.sms_number == wanted.sms_number):
            refuse(
                "how",
                "Say how the customer agreed to text messages.",
                "For example: by phone, 21 November.",
            )
    desk.act("save_contact", act_id, asdict(wanted))
    return read_contact(desk, wanted.site)


def checked_contact(entry: ContactEntry, timezone: str) -> ContactEntry:
    """The entry in its normal form; ``timezone`` is the branch's. Raises InvalidInput."""
    language = (entry.language or "").strip() or None
    if language is not None and not (
        len(language) == _LANGUAGE_LETTERS and language.isascii() and language.islower()
    ):
        refuse(
            "language", f'"{language}" is not a language\'s code.', "Write one such as en or es."
        )
    zone = (entry.timezone or "").strip() or None
    if zone is not None and zone not in available_timezones():
        refuse("timezone", f'"{zone}" is not a time zone.', "Write one such as America/Denver.")
    number = how = None
    if entry.sms:
        number = _number(entry.sms_number or "", zone or timezone)
        if (entry.how or "").strip():
            how = one_line("how", "How the customer agreed", entry.how or "", LONGEST_HOW)
    return ContactEntry(entry.site.strip(), language, zone, entry.sms, number, how)


def _number(typed: str, timezone: str) -> str:
    if not typed.strip():
        refuse("sms_number", "Text messages need a mobile number.", "Fill it in.")
    try:
        return mobile_number(typed.strip(), timezone)
    except FieldRefused as refused:
        refuse("sms_number", f'The number "{typed}" {refused.message}', refused.proposal or None)
