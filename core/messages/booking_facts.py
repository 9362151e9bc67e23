"""What a message of a booking that exists can speak of, read in one query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import text

from core.errors import NotFound
from core.messages.draft import Facts, Sources

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from core.database.desk import Desk
    from core.messages.draft import Templates

OWN_TEMPLATES: Final = """
    (select jsonb_object_agg(t.channel, jsonb_build_array(t.subject, t.html, t.text))
     from booker.message_templates t
     where t.branch_id = o.branch_id and t.language = coalesce(c.language, o.language)
       and t.kind = {kind})
"""
"""SQL: the branch's own texts of a kind in the language of the site's customer, or null."""

# the promise that is spoken of: the booking's own, or the one kept for it during a proposal
_BOOKING: Final = """
    select split_part(b.reference, '~', 1) as reference, s.customer_name, s.email, s.phone,
           concat_ws(', ', nullif(concat_ws(' ', s.address, s.unit), ''), s.city,
                     nullif(concat_ws(' ', s.state, s.postal_code), '')) as address,
           j.name as job_type, o.name as branch, o.timezone, p.promised_from, p.promised_to,
           case when k.booking_id is null then r.promised_from else k.promised_from end as old_from,
           case when k.booking_id is null then r.promised_to else k.promised_to end as old_to,
           case when b.state = 'proposed' then b.expires_at end as answer_by,
           clock_timestamp() as now, coalesce(c.language, o.language) as language,
           case when c.sms_stopped_at is null then c.sms_number end as sms_number,
           case when b.replaces is null then 'confirmation' else 'reschedule' end as promise,
           {templates} as templates
    from booker.bookings b
    join booker.branches o on o.branch_id = b.branch_id
    join booker.bookings p on p.branch_id = b.branch_id
     and case when :kept then p.keeps_for = b.booking_id and p.state = 'held'
              else p.booking_id = b.booking_id end
    join booker.sites s on s.branch_id = b.branch_id and s.site_id = b.site_id
    join booker.job_types j on j.branch_id = b.branch_id and j.job_type_id = b.job_type_id
    left join booker.bookings r on r.branch_id = b.branch_id and r.booking_id = b.replaces
    left join booker.bookings k on k.branch_id = b.branch_id and k.keeps_for = b.booking_id
     and k.state = 'held' and b.state = 'proposed' and cast(:kind as text) = 'proposal'
    left join booker.site_contacts c on c.branch_id = b.branch_id and c.site_id = b.site_id
    where b.branch_id = :branch and b.reference = :reference and b.keeps_for is null
"""
_KIND: Final = (
    "coalesce(cast(:kind as text),"
    " case when b.replaces is null then 'confirmation' else 'reschedule' end)"
)
_READ = text(_BOOKING.format(templates=OWN_TEMPLATES.format(kind=_KIND)))


@dataclass(frozen=True, slots=True)
class BookingFacts:
    """``kind``: as asked, or what promises the booking (confirmation, reschedule).

    ``language`` and ``templates`` are those for its customer; ``sms_number`` None: not agreed.
    """

    kind: str
    facts: Facts
    language: str
    templates: Templates
    email: str | None
    sms_number: str | None


def read_booking_facts(
    connection: Connection,
    desk: Desk,
    reference: str,
    kind: str | None = None,
    *,
    kept: bool = False,
) -> BookingFacts | None:
    """The facts for a message of ``kind`` (None: the one that promises the booking).

    ``kept``: speak of the window that is kept during a proposal. None where there is no such
    booking, or no window kept for it.
    """
    row = connection.execute(
        _READ,
        {
            "branch": desk.branch.branch_id,
            "reference": reference.strip().upper(),
            "kind": kind,
            "kept": kept,
        },
    ).first()
    return None if row is None else _facts(row, kind or row.promise)


def require_booking_facts(
    connection: Connection, desk: Desk, reference: str, kind: str | None = None
) -> BookingFacts:
    """As `read_booking_facts`. Raises NotFound (its ``field``: reference)."""
    found = read_booking_facts(connection, desk, reference, kind)
    if found is None:
        message = f"There is no booking {reference.strip()} in {desk.branch.code}."
        raise NotFound(message, next_step="Check the reference.", field="reference")
    return found


def _facts(row: Row[Any], kind: str) -> BookingFacts:
    old_from: datetime | None = row.old_from
    facts = Facts(
        reference=row.reference,
        customer_name=row.customer_name,
        address=row.address,
        job_type=row.job_type,
        branch=row.branch,
        promised_from=row.promised_from,
        promised_to=row.promised_to,
        timezone=row.timezone,
        old_from=old_from,
        old_to=row.old_to,
        answer_by=row.answer_by,
        now=row.now,
    )
    return BookingFacts(
        kind, facts, row.language, sources_of(row.templates), row.email, row.sms_number
    )


def sources_of(stored: Mapping[str, list[str]] | None) -> dict[str, Sources]:
    """What ``OWN_TEMPLATES`` found, by channel."""
    return {channel: Sources(*parts) for channel, parts in (stored or {}).items()}
