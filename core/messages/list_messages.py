"""The messages of a branch, the newest first, and one of them as its customer sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from core.catalog.meaning import MEANT, meaning
from core.errors import InvalidInput, NotFound
from core.messages.kinds import CHANNELS

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Connection

    from core.catalog.meaning import Meaning
    from core.database.desk import Desk

MESSAGE_STATES = frozenset(
    {
        "draft",
        "queued",
        "sent",
        "delivered",
        "bounced",
        "complained",
        "failed",
        "uncertain",
        "withdrawn",
    }
)
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
      and (cast(:channel as text) is null or m.channel = :channel)
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
           and (cast(:channel as text) is null or m.channel = :channel)
         order by m.drafted_at desc
         limit :most)
        union all
        (select m.message_id, m.drafted_at
         from booker.messages m
         join booker.bookings b on b.branch_id = m.branch_id and b.booking_id = m.booking_id
         where m.branch_id = :branch and m.state = 'draft' and m.booking_id = any (array(
             select b.booking_id from booker.bookings b
             where b.branch_id = :branch and b.state in ('held', 'proposed')))
           and (cast(:channel as text) is null or m.channel = :channel)
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
    ), m as materialized (
        select message_id, booking_id, state, drafted_at from booker.messages
        where branch_id = :branch and message_id = any (array(select message_id from found))
          and (cast(:channel as text) is null or channel = :channel)
    ), b as materialized (
        select booking_id, state, expires_at from booker.bookings
        where branch_id = :branch and booking_id = any (array(select distinct booking_id from m))
    )
    select m.message_id
    from m join b on b.booking_id = m.booking_id
    where cast(:states as text[]) is null
       or case when {_OVERDUE} then 'withdrawn' else m.state end = any (:states)
    order by m.drafted_at desc, m.message_id
    limit :most
    """  # noqa: S608 -- made of constants
)
# Each table is asked once for all keys, by its branch, not once a row.
_ROWS = f"""
    b as materialized (
        select booking_id, reference, site_id, state, expires_at from booker.bookings
        where branch_id = :branch and booking_id = any (array(select booking_id from m))
    ), s as materialized (
        select site_id, number, customer_name from booker.sites
        where branch_id = :branch and site_id = any (array(select site_id from b))
    )
    select m.message_id, split_part(b.reference, '~', 1) as reference, s.number as site,
           s.customer_name, m.kind, m.channel,
           case when {_OVERDUE} then 'withdrawn' else m.state end as state, m.recipient,
           m.subject, m.drafted_at, m.queued_at, m.sent_at, m.delivered_at, m.ended_at,
           case when {_OVERDUE} then b.expires_at else m.withdrawn_at end as withdrawn_at,
           m.problem
    from m
    join b on b.booking_id = m.booking_id
    join s on s.site_id = b.site_id
    order by m.drafted_at desc, m.channel, m.message_id
"""  # noqa: S608 -- made of constants
_M_COLUMNS = """
    message_id, booking_id, kind, channel, state, recipient,
    case when channel = 'sms' then left(regexp_replace(text, '\\s+', ' ', 'g'), 200)
         else subject end as subject,
    drafted_at, queued_at, sent_at, delivered_at, ended_at, withdrawn_at, problem
"""
_TOLD = text(
    f"""
    with m as materialized (
        select {_M_COLUMNS} from booker.messages
        where branch_id = :branch and message_id = any (cast(:messages as uuid[]))
    ), {_ROWS}
    """  # noqa: S608 -- made of constants
)
_OF_BOOKING = text(
    f"""
    with m as materialized (
        select {_M_COLUMNS} from booker.messages
        where branch_id = :branch and booking_id = :booking
    ), {_ROWS}
    """  # noqa: S608 -- made of constants
)
# What was told of each promise that still stands, the last by each channel.
_OF_SITE = text(
    f"""
    with m as materialized (
        select distinct on (booking_id, channel) {_M_COLUMNS} from booker.messages
        where branch_id = :branch and kind not in ('reminder', 'on_the_way', 'notice')
          and booking_id = any (array(
              select b.booking_id from booker.bookings b
              join booker.sites s on s.branch_id = b.branch_id and s.site_id = b.site_id
              where b.branch_id = :branch and s.number = :number and b.keeps_for is null
                and b.state in ('held', 'proposed', 'confirmed')
                and b.promised_to > clock_timestamp()))
        order by booking_id, channel, drafted_at desc
    ), {_ROWS}
    """  # noqa: S608 -- made of constants
)
_TEXT = f"""
    select m.message_id, split_part(b.reference, '~', 1) as reference, s.number as site,
           s.customer_name, m.kind, m.channel, m.language,
           case when {_OVERDUE} then 'withdrawn' else m.state end as state, m.recipient,
           m.subject, m.html, m.text, m.line, m.problem, m.template_fault, m.resends
    from booker.messages m
    join booker.bookings b on b.branch_id = m.branch_id and b.booking_id = m.booking_id
    join booker.sites s on s.branch_id = b.branch_id and s.site_id = b.site_id
    where m.branch_id = :branch
"""  # noqa: S608 -- made of constants
_ONE = text(f"{_TEXT} and m.message_id = :message")
_NEWEST_OF = text(
    f"""
    {_TEXT} and m.message_id = any (array(
        select distinct on (n.channel) n.message_id from booker.messages n
        where n.branch_id = :branch and n.booking_id = :booking
          and n.kind not in ('reminder', 'on_the_way', 'notice')
        order by n.channel, n.drafted_at desc))
    order by m.drafted_at desc, m.channel
    """  # noqa: S608 -- made of constants
)
_BOOKING = text(
    """
    select booking_id from booker.bookings
    where branch_id = :branch and reference = :reference and keeps_for is null
    """
)


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message in a list; instants are aware UTC datetimes, None where it did not happen.

    ``subject``: of a text message, how it begins. ``ended_at``: when it failed, bounced, was
    complained of or became uncertain; ``problem`` says why.
    """

    message_id: UUID
    reference: str
    site: str
    customer_name: str
    kind: str
    channel: str
    state: str
    recipient: str | None
    subject: str
    drafted_at: datetime
    queued_at: datetime | None
    sent_at: datetime | None
    delivered_at: datetime | None
    ended_at: datetime | None
    withdrawn_at: datetime | None
    problem: str | None

    @property
    def since(self) -> datetime:
        """When it came into the state it is in (UTC)."""
        at = {
            "queued": self.queued_at,
            "sent": self.sent_at,
            "delivered": self.delivered_at,
            "withdrawn": self.withdrawn_at,
        }.get(self.state, self.ended_at)
        return at or self.drafted_at


@dataclass(frozen=True, slots=True)
class MessageText:
    """A message as its customer sees it; a text message has no subject and no HTML.

    ``line``: what the dispatcher added. ``template_fault``: why the branch's own text was not used.
    ``resends``: the message that this one repeats.
    """

    message_id: UUID
    reference: str
    site: str
    customer_name: str
    kind: str
    channel: str
    language: str
    state: str
    recipient: str | None
    subject: str
    html: str
    text: str
    line: str | None
    problem: str | None
    template_fault: str | None
    resends: UUID | None


def list_messages(
    desk: Desk,
    *,
    states: frozenset[str] = frozenset(),
    channels: frozenset[str] = frozenset(),
    text: str = "",
    most: int = 500,
) -> tuple[MessageRow, ...]:
    """The newest ``most`` messages in one of ``states``, by one of ``channels`` (none named: any).

    ``text`` is what a booking is found by (reference, number, name …), or a part of a recipient
    among the newest 5,000. Raises InvalidInput (no such state or channel, ``most`` not 1 to 5,000).
    """
    if not 1 <= most <= MOST_MESSAGES:
        message = f"Ask for 1 to {MOST_MESSAGES} messages, not {most}."
        raise InvalidInput(message)
    unknown = states - MESSAGE_STATES
    if unknown:
        message = f"There is no state {', '.join(sorted(unknown))}."
        raise InvalidInput(message)
    unknown = channels - set(CHANNELS)
    if unknown:
        message = f"There is no channel {', '.join(sorted(unknown))}."
        raise InvalidInput(message)
    meant = meaning(desk, text)
    values = {
        "branch": desk.branch.branch_id,
        "most": most,
        "states": sorted(states) or None,
        "channel": next(iter(channels)) if len(channels) == 1 else None,
        "newest": NEWEST,
        "text": " ".join(text.split()),
    }
    with desk.reading(whole=True) as connection:
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


def messages_of(desk: Desk, reference: str) -> tuple[MessageRow, ...]:
    """Every message of a booking, the newest first. Raises NotFound."""
    with desk.reading() as connection:
        booking = _booking(connection, desk, reference)
        rows = connection.execute(
            _OF_BOOKING, {"branch": desk.branch.branch_id, "booking": booking}
        )
        return tuple(MessageRow(*row) for row in rows)


def told_of_site(connection: Connection, desk: Desk, number: str) -> tuple[MessageRow, ...]:
    """The last message by each channel of every promise that stands for the site, the latest first.

    No reminders; in a transaction that is open already.
    """
    values = {"branch": desk.branch.branch_id, "number": number.strip()}
    return tuple(MessageRow(*row) for row in connection.execute(_OF_SITE, values))


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


def newest_of(desk: Desk, reference: str) -> tuple[MessageText, ...]:
    """What a booking's customer is or was told of the promise last: one message a channel.

    The latest first, an e-mail before the text message of the same moment. Raises NotFound.
    """
    with desk.reading() as connection:
        booking = _booking(connection, desk, reference)
        rows = connection.execute(_NEWEST_OF, {"branch": desk.branch.branch_id, "booking": booking})
        return tuple(MessageText(*row) for row in rows)


def _booking(connection: Connection, desk: Desk, reference: str) -> UUID:
    values = {"branch": desk.branch.branch_id, "reference": reference.strip().upper()}
    booking: UUID | None = connection.execute(_BOOKING, values).scalar()
    if booking is None:
        message = f"There is no booking {reference} in {desk.branch.code}."
        raise NotFound(message, next_step="Check the reference.")
    return booking
