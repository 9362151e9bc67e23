"""What was said and done: messages, and the audit trail."""

from __future__ import annotations

from core.exchange.export_layout import ExportField, ExportSource, in_utc

_F = ExportField


def _local(column: str) -> str:
    return f"date_trunc('second', {column} at time zone o.timezone)"


def _between(column: str) -> str:
    """Days of the branch, both included; the bounds as instants, so that an index may find them."""
    zone = "(select n.timezone from booker.branches n where n.branch_id = :branch)"
    return f"""
    (cast(:first as date) is null
     or {column} >= cast(:first as date)::timestamp at time zone {zone})
    and (cast(:last as date) is null
         or {column} < (cast(:last as date) + 1)::timestamp at time zone {zone})
    """


# the draft of a hold past its expiry is withdrawn, whether or not anybody has recorded it
_STATE = """case when m.state = 'draft' and b.state in ('held', 'proposed')
    and b.expires_at <= clock_timestamp() then 'withdrawn' else m.state end"""
_WITHDRAWN = f"case when {_STATE} = 'withdrawn' then coalesce(m.withdrawn_at, b.expires_at) end"

MESSAGES = ExportSource(
    kind="messages",
    sheet="Messages",
    fields=(
        _F("drafted", "Drafted", "When it was drafted, local.", _local("m.drafted_at"), "moment",
           19),
        _F("kind", "Kind", "What it is about: confirmation …", "m.kind"),
        _F("channel", "Channel", "email or sms.", "m.channel"),
        _F("state", "State", "draft, queued, sent, delivered …", "x.state"),
        _F("recipient", "Recipient", "The address or number it goes to.", "m.recipient", width=30),
        _F("reference", "Reference", "The booking's reference.",
           "split_part(b.reference, '~', 1)"),
        _F("site", "Site", "The customer number.", "s.number"),
        _F("customer_name", "Customer name", "The customer's name.", "s.customer_name", width=26),
        _F("subject", "Subject", "Its subject.", "m.subject", width=40),
        _F("text", "Text", "The plain text, as the customer sees it.", "m.text", width=60),
        _F("queued", "Queued", "When it was released, local.", _local("m.queued_at"), "moment",
           19),
        _F("sent", "Sent", "When its provider took it, local.", _local("m.sent_at"), "moment",
           19),
        _F("delivered", "Delivered", "When it reached the customer, local.",
           _local("m.delivered_at"), "moment", 19),
        _F("problem", "Problem", "Why it did not arrive, or was withdrawn.", "m.problem",
           width=40),
        _F("withdrawn", "Withdrawn", "When it was withdrawn, local.", _local("x.withdrawn_at"),
           "moment", 19),
        _F("timezone", "Time zone", "The branch's time zone, to which local times belong.",
           "o.timezone", width=18),
        _F("drafted_at_utc", "Drafted at (UTC)", "When it was drafted.", in_utc("m.drafted_at"),
           "instant", 19),
        _F("html", "HTML", "The message as HTML.", "m.html", width=40, usual=False),
        _F("zone", "Zone", "The booking's zone.", "z.name", usual=False),
        _F("date", "Date", "The booking's service date.", "b.service_date", "date", usual=False),
    ),
    table=f"""
    booker.messages m
    join booker.bookings b on b.branch_id = m.branch_id and b.booking_id = m.booking_id
    cross join lateral (select {_STATE}, {_WITHDRAWN}) as x (state, withdrawn_at)
    """,
    joins="""
    join booker.branches o on o.branch_id = m.branch_id
    join booker.sites s on s.branch_id = b.branch_id and s.site_id = b.site_id
    join booker.zones z on z.branch_id = b.branch_id and z.zone_id = b.zone_id
    """,
    where=f"""
    m.branch_id = :branch and {_between('m.drafted_at')}
      and (cast(:states as text[]) is null or x.state = any (cast(:states as text[])))
      and (cast(:zones as text[]) is null or b.zone_id = any (array(
          select n.zone_id from booker.zones n
          where n.branch_id = :branch and n.name = any (cast(:zones as text[])))))
    """,  # noqa: S608 - made of constants
    order="m.drafted_at, m.message_id",
    states=("draft", "queued", "sent", "delivered", "bounced", "complained", "failed",
            "uncertain", "withdrawn"),
)  # fmt: skip

AUDIT = ExportSource(
    kind="audit",
    sheet="Audit",
    fields=(
        _F("happened", "Happened", "When it happened, local.", _local("e.happened_at"), "moment",
           19),
        _F("login", "Login", "Who did it.", "e.login"),
        _F("act", "Act", "What was done.", "e.act_kind", width=18),
        _F("operation", "Operation", "insert, update or delete.", "e.operation"),
        _F("table", "Table", "In which table.", "e.table_name", width=18),
        _F("reference", "Reference", "The booking concerned.", "split_part(b.reference, '~', 1)"),
        _F("row_key", "Row", "Which row, as JSON.", "e.row_key::text", width=40),
        _F("before", "Before", "The row before, as JSON.", "e.before::text", width=40),
        _F("after", "After", "The row after, as JSON.", "e.after::text", width=40),
        _F("client", "Client", "From which address.", "e.client", width=16),
        _F("act_id", "Act ID", "The act's own id.", "e.act_id::text", width=36),
        _F("event_id", "Event ID", "The event's own id.", "e.event_id::text", width=36),
        _F("timezone", "Time zone", "The branch's time zone, to which local times belong.",
           "o.timezone", width=18),
        _F("happened_at_utc", "Happened at (UTC)", "When it happened.", in_utc("e.happened_at"),
           "instant", 19),
    ),
    table="booker.audit_events e",
    joins="""
    join booker.branches o on o.branch_id = e.branch_id
    left join booker.bookings b on b.branch_id = e.branch_id and b.booking_id = e.booking_id
    """,
    where=f"e.branch_id = :branch and {_between('e.happened_at')}",
    order="e.happened_at, e.event_id",
    has_zones=False,
)  # fmt: skip
