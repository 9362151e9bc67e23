"""The texts a branch sends: which there are, changed by an admin, and seen before they are sent.

A kind of message has, by each of its channels and in a language, a text that the program brings; a
branch may put its own in its place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import text

from core.errors import InvalidInput
from core.messages import draft
from core.messages.booking_facts import require_booking_facts
from core.messages.kinds import (
    CHANNELS,
    KINDS,
    LANGUAGES,
    Variable,
    channels_of,
    parts_of,
    template_variables,
)
from core.messages.notice_words import Notice
from core.messages.segments import Segments, segments
from core.messages.template_language import find_fault, names_in

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection, Row

    from core.database.desk import Desk

__all__ = [
    "CHANNELS",
    "KINDS",
    "LANGUAGES",
    "LONGEST_SUBJECT",
    "PARTS",
    "Rendered",
    "Template",
    "TemplateRefused",
    "Variable",
    "check_template",
    "drop_template",
    "forgotten",
    "list_templates",
    "preview_template",
    "save_template",
    "shipped",
    "template_variables",
]

PARTS: Final = ("subject", "html", "text")
LONGEST_SUBJECT: Final = 500
"""Characters of a subject's source."""

_STORED = text(
    """
    select o.language as spoken, m.kind, m.channel, m.language, m.subject, m.html, m.text,
           array(select distinct c.language from booker.site_contacts c
                 where c.branch_id = o.branch_id and c.language is not null) as asked_for
    from booker.branches o
    left join booker.message_templates m on m.branch_id = o.branch_id
    where o.branch_id = :branch
    """
)
_BRANCH = text(
    """
    select o.name, o.timezone, (clock_timestamp() at time zone o.timezone)::date as today,
           d.notice_address
    from booker.branches o
    left join booker.delivery_settings d on d.branch_id = o.branch_id
    where o.branch_id = :branch
    """
)


class TemplateRefused(InvalidInput):
    """A text that is no message: ``field`` is its part, ``line`` where in it, from 1."""

    def __init__(self, sentence: str, *, field: str, line: int) -> None:
        super().__init__(
            f"Line {line}: {sentence}",
            next_step="Correct it; what can be filled in stands in the list of variables.",
            field=field,
        )
        self.line = line


@dataclass(frozen=True, slots=True)
class Template:
    """The texts of one kind of message by one channel in one language, as Jinja2 sources.

    By SMS the subject and the formatted text are blank. ``shipped``: the program's own, not the
    branch's. ``in_use``: the branch, or a customer of it, is written to in this language.
    ``fault``: why the branch's text is not sent (then the shipped one is), or nothing.
    """

    kind: str
    channel: str
    language: str
    subject: str
    html: str
    text: str
    shipped: bool = False
    in_use: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message as its customer would get it; ``recipient`` None: the site has none for it.

    ``segments``: of a text message, which has neither subject nor formatted text.
    """

    subject: str
    html: str
    text: str
    recipient: str | None = None
    segments: Segments | None = None


def shipped(kind: str, channel: str, language: str) -> Template:
    """The texts that the program brings; a language that it does not speak gets English ones.

    Raises InvalidInput (no such kind, or not by that channel).
    """
    _require_channel(kind, channel)
    sources = draft.shipped_sources(kind, channel, language)
    return Template(
        kind, channel, language, sources.subject, sources.html, sources.text, shipped=True
    )


def list_templates(desk: Desk) -> tuple[Template, ...]:
    """Every kind by each of its channels in every language: the branch's own, or the shipped."""
    with desk.reading() as connection:
        rows = connection.execute(_STORED, {"branch": desk.branch.branch_id}).all()
    used = {rows[0].spoken, *rows[0].asked_for} if rows else set()
    own = {(row.kind, row.channel, row.language): row for row in rows if row.kind is not None}
    languages = sorted({*LANGUAGES, *used, *(language for _, _, language in own)})
    found = []
    for kind in KINDS:
        for channel in channels_of(kind):
            for language in languages:
                row = own.get((kind, channel, language))
                template = shipped(kind, channel, language) if row is None else _own(row)
                found.append(replace(template, in_use=language in used))
    return tuple(found)


def _own(row: Row[Any]) -> Template:
    template = Template(row.kind, row.channel, row.language, row.subject, row.html, row.text)
    try:
        check_template(template)
    except InvalidInput as error:
        return replace(template, fault=error.message)
    return template


def save_template(desk: Desk, act_id: UUID, template: Template) -> Template:
    """Put the branch's own texts in the place of those before (admins only).

    Raises TemplateRefused (with ``field`` and ``line``) and InvalidInput (with ``field``) for a
    text that could not be sent; NotAllowed, ActReused, Busy.
    """
    template = check_template(template)
    named = ("kind", "channel", "language", *PARTS)
    desk.act("save_template", act_id, {name: getattr(template, name) for name in named})
    return replace(template, shipped=False, fault="")


def drop_template(desk: Desk, act_id: UUID, kind: str, channel: str, language: str) -> Template:
    """Back to the texts that the program brings, which are answered (admins only).

    Where the branch has none of its own, nothing happens. Raises InvalidInput, NotAllowed, Busy.
    """
    found = shipped(kind, channel, language)
    desk.act("drop_template", act_id, {"kind": kind, "channel": channel, "language": language})
    return found


def check_template(template: Template) -> Template:
    """The template with its line ends alike. Raises as `save_template` for the first fault."""
    _require_channel(template.kind, template.channel)
    names = [variable.name for variable in template_variables(template.kind)]
    parts = parts_of(template.channel)
    tidied = dict.fromkeys(PARTS, "") | {
        part: getattr(template, part).replace("\r\n", "\n").replace("\r", "\n") for part in parts
    }
    tidied["subject"] = tidied["subject"].strip()
    for part in parts:
        source = tidied[part]
        fault = find_fault(source, names)
        if fault is not None:
            raise TemplateRefused(fault.sentence, field=part, line=fault.line)
        if not source.strip():
            blank = _BLANK["sms" if template.channel == "sms" else part]
            raise InvalidInput(blank, field=part)
    if len(tidied["subject"]) > LONGEST_SUBJECT:
        message = f"The subject has more than {LONGEST_SUBJECT} characters."
        raise InvalidInput(message, field="subject")
    checked = replace(template, **tidied)
    _render(checked, sample_facts(datetime.now(UTC), "Sample branch", "UTC"))
    return checked


_BLANK: Final = {
    "subject": "The subject must not be blank.",
    "html": "The formatted text must not be blank.",
    "text": "The plain text must not be blank.",
    "sms": "The text message must not be blank.",
}


def _require_channel(kind: str, channel: str) -> None:
    if channel not in channels_of(kind):
        message = f"There is no message of kind {kind} by {channel}."
        raise InvalidInput(message, field="channel")


_DAYS: Final = ("day", "short_day")
_NEEDED: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "confirmation": (_DAYS, ("arrival",)),
    "reschedule": (_DAYS, ("arrival",)),
    "proposal": (_DAYS, ("arrival",)),
    "cancellation": (_DAYS,),
    "reminder": ((*_DAYS, "when"), ("arrival",)),
    "no_show": (_DAYS,),
}
"""What each customer must be told: of each, one of these variables."""
_CALLED: Final = {"html": "formatted text", "text": "plain text", "sms": "text message"}


def forgotten(template: Template) -> tuple[str, ...]:
    """Sentences about what every customer needs to be told and a part does not tell; pure."""
    said = []
    for part in parts_of(template.channel):
        told = names_in(getattr(template, part))
        missing = [
            f"{{{{ {names[0]} }}}}"
            for names in _NEEDED.get(template.kind, ())
            if part != "subject" and told.isdisjoint(names)
        ]
        if missing:
            called = _CALLED["sms" if template.channel == "sms" else part]
            said.append(f"The {called} does not tell when: {' and '.join(missing)} is not in it.")
    return tuple(said)


def preview_template(desk: Desk, template: Template, reference: str | None) -> Rendered:
    """The message as the customer of that booking would get it; None: an invented customer.

    A notice goes to the branch. Raises as `check_template`, and NotFound (no such booking).
    """
    checked = check_template(template)
    with desk.reading() as connection:
        facts, recipient = _preview_facts(connection, desk, checked, reference)
    return replace(_render(checked, facts), recipient=recipient)


def _preview_facts(
    connection: Connection, desk: Desk, template: Template, reference: str | None
) -> tuple[draft.Facts, str | None]:
    recipient: str | None = _RECIPIENTS[template.channel]
    if reference is None:
        branch = connection.execute(_BRANCH, {"branch": desk.branch.branch_id}).one()
        at = datetime.combine(branch.today, time(12), ZoneInfo(branch.timezone))
        facts = sample_facts(at, branch.name, branch.timezone)
        return facts, branch.notice_address if template.kind == "notice" else recipient
    booking = require_booking_facts(connection, desk, reference, template.kind)
    recipient = booking.email if template.channel == "email" else booking.sms_number
    if template.kind == "notice":
        branch = connection.execute(_BRANCH, {"branch": desk.branch.branch_id}).one()
        recipient = branch.notice_address
    return with_samples(booking.facts), recipient


_RECIPIENTS: Final = {"email": "linda.guzman@example.com", "sms": "+13035550140"}


def sample_facts(now: datetime, branch: str, timezone: str) -> draft.Facts:
    """An invented booking, three days after ``now``, 8 to 10 at that place."""
    day = now.astimezone(ZoneInfo(timezone)).date() + timedelta(days=3)
    starts, ends = (datetime.combine(day, time(hour), ZoneInfo(timezone)) for hour in (8, 10))
    example = {variable.name: variable.example for variable in template_variables("confirmation")}
    return with_samples(
        draft.Facts(
            reference=example["reference"],
            customer_name=example["customer_name"],
            address=example["address"],
            job_type=example["job_type"],
            branch=branch,
            promised_from=starts,
            promised_to=ends,
            timezone=timezone,
        )
    )


_SAMPLE_NOTICE: Final = Notice(
    notice_of="trouble",
    message_kind="confirmation",
    message_channel="email",
    message_state="bounced",
    message_recipient=_RECIPIENTS["email"],
    problem="550 5.1.1 No such mailbox.",
    phone="303 555 0140",
)


def with_samples(facts: draft.Facts) -> draft.Facts:
    """``facts`` with an invented one wherever a kind may speak of what this booking lacks.

    A reminder is seen as on the day before, at the same time of the day.
    """
    zone = ZoneInfo(facts.timezone)
    the_day_before = facts.promised_from.astimezone(zone) - timedelta(days=1)
    two_days = timedelta(days=2)
    has_old = facts.old_from is not None and facts.old_to is not None
    return replace(
        facts,
        old_from=facts.old_from if has_old else facts.promised_from - two_days,
        old_to=facts.old_to if has_old else facts.promised_to - two_days,
        answer_by=facts.answer_by or the_day_before,
        minutes_away=20 if facts.minutes_away is None else facts.minutes_away,
        now=the_day_before,
        notice=facts.notice or _SAMPLE_NOTICE,
    )


def _render(template: Template, facts: draft.Facts) -> Rendered:
    sources = draft.Sources(template.subject, template.html, template.text)
    values = draft.variables(template.kind, facts, template.language)
    try:
        if template.channel == "sms":
            said = draft.render_sms(sources, values)
            return Rendered("", "", said, segments=segments(said))
        made = draft.render_mail(sources, values)
    except draft.UnfitTextError as error:
        # what stood a look at its source gets here for its length, or for its style sheet
        field = "text" if template.channel == "sms" else "html"
        message = f"The message cannot be made. {error}"
        raise InvalidInput(message, field=field) from error
    return Rendered(made.subject, made.html, made.text)
