"""Reminders and notices: what the database says is due, as messages to be queued."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import text

from core.messages.draft import Facts, Sources, draft_message
from core.messages.notice_words import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import Connection

BranchTemplates = dict[tuple[str, str], dict[str, Sources]]
"""The branch's own texts by kind and language, then by channel."""

_OWN = text(
    """
    select kind, language, channel, subject, html, text from booker.message_templates
    where branch_id = :branch and kind = any (:kinds)
    """
)
_NOTICED: Final = (
    *("message_kind", "message_channel", "message_state", "message_language"),
    *("message_recipient", "problem", "reason", "by", "phone"),
)


def read_templates(
    connection: Connection, branch_id: UUID, kinds: Sequence[str]
) -> BranchTemplates:
    """The branch's own texts of these kinds, in every language: one query."""
    found: BranchTemplates = {}
    for row in connection.execute(_OWN, {"branch": branch_id, "kinds": list(kinds)}):
        own = found.setdefault((row.kind, row.language), {})
        own[row.channel] = Sources(row.subject, row.html, row.text)
    return found


def render_reminder(
    row: Mapping[str, Any], templates: BranchTemplates, now: datetime
) -> tuple[dict[str, Any], ...]:
    """One element of app.due_reminders as contents of app.queue_message, one per channel.

    ``now`` is aware. A text message waits for the end of the quiet hours: what it says is true
    then. Belongs into one transaction: a reminder that is there in one channel is due in none.
    """
    own = templates.get(("reminder", row["language"]), {})
    contents = []
    for channel, recipient in _channels(row):
        sms_at = row.get("sms_at")
        said_at = instant(sms_at) if channel == "sms" and sms_at else now
        drafted = draft_message("reminder", own, _facts(row, said_at), row["language"])
        contents.append(
            {
                **_content("reminder", channel, recipient, drafted, row),
                "offset_minutes": row["offset_minutes"],
                "promised_from": instant(row["promised_from"]).isoformat(),
            }
        )
    return tuple(contents)


def _channels(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = []
    if row["email"]:
        found.append(("email", row["email"]))
    if row["sms_number"] and row["by_sms"]:
        found.append(("sms", row["sms_number"]))
    return found


def render_notice(row: Mapping[str, Any], templates: BranchTemplates) -> dict[str, Any]:
    """One element of app.due_notices as the content of app.queue_message."""
    own = templates.get(("notice", row["language"]), {})
    told = {name: row.get(name) or "" for name in _NOTICED}
    facts = _facts(row, None, Notice(notice_of=row["notice_of"], **told))
    drafted = draft_message("notice", own, facts, row["language"])
    return {
        **_content("notice", "email", row["recipient"], drafted, row),
        "about": row["about"],
        "notice_of": row["notice_of"],
    }


def _facts(row: Mapping[str, Any], now: datetime | None, notice: Notice | None = None) -> Facts:
    return Facts(
        reference=row["reference"],
        customer_name=row["customer_name"],
        address=row["address"],
        job_type=row["job_type"],
        branch=row["branch"],
        promised_from=instant(row["promised_from"]),
        promised_to=instant(row["promised_to"]),
        timezone=row["timezone"],
        now=now,
        notice=notice,
    )


def _content(
    kind: str, channel: str, recipient: str, drafted: Mapping[str, Any], row: Mapping[str, Any]
) -> dict[str, Any]:
    is_mail = channel == "email"
    return {
        "booking_id": row["booking_id"],
        "kind": kind,
        "channel": channel,
        "language": drafted["language"],
        "recipient": recipient,
        "subject": drafted["subject"] if is_mail else "",
        "html": drafted["html"] if is_mail else "",
        "text": drafted["text"] if is_mail else drafted["sms"],
        "fault": drafted["fault"] if is_mail else drafted["sms_fault"],
    }


def instant(told: str) -> datetime:
    """An instant as the database's functions write it: UTC without saying so."""
    found = datetime.fromisoformat(told)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
