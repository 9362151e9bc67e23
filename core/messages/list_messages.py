"""The messages of a branch, the newest first, and one of them as its customer sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from core.catalog.meaning import MEANT, meaning
from core.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Connection

    from core.catalog.meaning import Meaning
    from core.database.desk import Desk

MESSAGE_STATES = frozenset({"draft", "queued", "withdrawn"})
MOST_MESSAGES = 5_000
"""Messages one question may ask for."""
NEWEST = 5_000
"""So many of the newest messages are looked through for a recipient."""

# The draft of a hold past its expiry is withdrawn, whether or not anybody has recorded it.
_OVERDUE = """
    (m.state = 'draft' and b.state in ('held', 'proposed')
     and b.expires_at <= clock_timestamp())
"""

# A plan for whatever is asked would have to serve every state and text at once.
_PLAN_ANEW = text("set local plan_cache_mode = force_custom_plan")
_NEWEST = text(
    """
    select m.message_id from booker.messages m
    where m.branch_id = :branch
    order by m.drafted_at desc, m.message_id
    limit :most
    """
)

# Only what is held has a draft, and little of it runs: no walk past all other messages for them.
_STATED = text(
    """
    select x.message_id from (
        (select m.message_id, m.drafted_at from booker.messages m
         where m.branch_id = :branch and m.state = any (cast(:states as text[]))
           and m.state <> 'draft' and cast(:states as text[]) <> '{draft}'
         order by m.drafted_at desc
         limit :most)
        union all
        (select m.message_id, m.drafted_at
         from booker.messages m
         join booker.bookings b on b.branch_id = m.branch_id and b.booking_id = m.booking_id
         where m.branch_id = :branch and m.state = 'draft' and m.booking_id = any (array(
             select b.booking_id from booker.bookings b
             where b.branch_id = :branch and b.state in ('held', 'proposed')))
           and case when b.expires_at <= clock_timestamp() then 'withdrawn' else 'draft' end
               = any (:states))
    ) x
    order by x.drafted_at desc, x.message_id
    limit :most
    """
)
_MEANT = text(
    f"""
    with meant as materialized ({MEANT}),
    found as materialized (
        select m.message_id from booker.messages m
        where m.branch_id = :branch
          and m.booking_id = any (array(select booking_id from meant))
        union
        select n.message_id
        from (select m.message_id, m.recipient from booker.messages m
              where m.branch_id = :branch
              order by m.drafted_at desc limit :newest) n
        where strpos(lower(n.recipient), lower(:text)) > 0
    )
    select m.message_id
    from booker.messages m
    join booker.bookings b on b.branch_id = m.branch_id and b.booking_id = m.booking_id
    where m.branch_id = :branch and m.message_id = any (array(select message_id from found))
      and (cast(:states as text[]) is null
           or case when {_OVERDUE} then 'withdrawn' else m.state end = any (:states))
    order by m.drafted_at desc, m.message_id
    limit :most
    """  # noqa: S608 -- made of constants
)
# Each table is asked once for all keys, by its branch, not once a row.
_TOLD = text(
    f"""
    with m as materialized (
        select message_id, booking_id, kind, state, recipient, subject, drafted_at, queued_at,
               withdrawn_at
        from booker.messages
        where branch_id = :branch and message_id = any (cast(:messages as uuid[]))
    ), b as materialized (
        select booking_id, reference, site_id, state, expires_at from booker.bookings
        where branch_id = :branch and booking_id = any (array(select booking_id from m))
    ), s as materialized (
        select site_id, customer_name from booker.sites
        where branch_id = :branch and site_id = any (array(select site_id from b))
    )
    select m.message_id, split_part(b.reference, '~', 1) as reference, s.customer_name, m.kind,
           case when {_OVERDUE} then 'withdrawn' else m.state end as state, m.recipient,
           m.subject, m.drafted_at, m.queued_at,
           case when {_OVERDUE} then b.expires_at else m.withdrawn_at end as withdrawn_at
    from m
    join b on b.booking_id = m.booking_id
    join s on s.site_id = b.site_id
    order by m.drafted_at desc, m.message_id
    """  # noqa: S608 -- made of constants
)
_TEXT = f"""
    select m.message_id, split_part(b.reference, '~', 1) as reference, m.kind,
           case when {_OVERDUE} then 'withdrawn' else m.state end as state, m.recipient,
           m.subject, m.html, m.text
    from booker.messages m
    join booker.bookings b on b.branch_id = m.branch_id and b.booking_id = m.booking_id
    where m.branch_id = :branch
"""  # noqa: S608 -- made of constants
_ONE = text(f"{_TEXT} and m.message_id = :message")
_NEWEST_OF = text(f"{_TEXT} and m.booking_id = :booking order by m.drafted_at desc limit 1")
_BOOKING = text(
    """
    select booking_id from booker.bookings
    where branch_id = :branch and reference = :reference and keeps_for is null
    """
)


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message in a list; instants are aware UTC datetimes, None where it did not happen."""

    message_id: UUID
    reference: str
    customer_name: str
    kind: str
    state: str
    recipient: str | None
    subject: str
    drafted_at: datetime
    queued_at: datetime | None
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class MessageText:
    """A message as its customer sees it, in both of its forms."""

    message_id: UUID
    reference: str
    kind: str
    state: str
    recipient: str | None
    subject: str
    html: str
    text: str


def list_messages(
    desk: Desk, *, states: frozenset[str] = frozenset(), text: str = "", most: int = 500
) -> tuple[MessageRow, ...]:
    """The newest ``most`` messages in one of ``states`` (none named: in any).

    ``text`` is what a booking is found by (reference, number, name …), or a part of a recipient
    among the newest 5,000. Raises InvalidInput (no such state, ``most`` not 1 to 5,000).
    """
    if not 1 <= most <= MOST_MESSAGES:
        message = f"Ask for 1 to {MOST_MESSAGES} messages, not {most}."
        raise InvalidInput(message)
    unknown = states - MESSAGE_STATES
    if unknown:
        message = f"There is no state {', '.join(sorted(unknown))}."
        raise InvalidInput(message)
    meant = meaning(desk, text)
    values = {
        "branch": desk.branch.branch_id,
        "most": most,
        "states": sorted(states) or None,
        "newest": NEWEST,
        "text": " ".join(text.split()),
    }
    with desk.reading() as connection:
        connection.execute(_PLAN_ANEW)
        found = _find(connection, values, meant)
        told = connection.execute(_TOLD, {"branch": values["branch"], "messages": found})
        return tuple(MessageRow(*row) for row in told)


def _find(connection: Connection, values: dict[str, Any], meant: Meaning | None) -> list[UUID]:
    if meant is not None:
        more = {"sites": list(meant.sites), "prefix": meant.prefix}
        return list(connection.execute(_MEANT, {**values, **more}).scalars())
    statement = _NEWEST if values["states"] is None else _STATED
    return list(connection.execute(statement, values).scalars())


def read_message(desk: Desk, message_id: UUID) -> MessageText:
    """One message whole. Raises NotFound."""
    with desk.reading() as connection:
        row = connection.execute(
            _ONE, {"branch": desk.branch.branch_id, "message": message_id}
        ).first()
    if row is None:
        message = "There is no such message in this branch."
        raise NotFound(message, next_step="Look at the list of messages again.")
    return MessageText(*row)


def message_of(desk: Desk, reference: str) -> MessageText | None:
    """The newest message of a booking, whatever became of it; None: it has none.

    Raises NotFound where there is no such booking.
    """
    values = {"branch": desk.branch.branch_id, "reference": reference.strip().upper()}
    with desk.reading() as connection:
        booking = connection.execute(_BOOKING, values).first()
        if booking is None:
            message = f"There is no booking {reference} in {desk.branch.code}."
            raise NotFound(message, next_step="Check the reference.")
        row = connection.execute(
            _NEWEST_OF, {"branch": values["branch"], "booking": booking.booking_id}
        ).first()
    return None if row is None else MessageText(*row)
