"""The texts a branch sends: which there are, changed by an admin, and seen before they are sent.

A kind of message in a language has a text that the program brings; a branch may put its own in its
place. Confirmations are the one kind so far: a further one is one more entry of ``_VARIABLES``, its
shipped files in resources/templates, and its word in the check of the table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from core.errors import InvalidInput, NotFound
from core.messages import draft
from core.messages.template_language import find_fault

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

    from core.database.desk import Desk

LANGUAGES: Final = ("en", "es")
"""Languages in which the program brings texts, and writes days and times."""
PARTS: Final = ("subject", "html", "text")
LONGEST_SUBJECT: Final = 500
"""Characters of a subject's source."""
_NEEDED: Final = ("day", "arrival")

_ACTS = {
    name: text(f"select app.{name}(:branch, :act, :content)").bindparams(
        bindparam("content", type_=JSONB)
    )
    for name in ("save_template", "drop_template")
}
_STORED = text(
    """
    select o.language as spoken, m.kind, m.language, m.subject, m.html, m.text
    from booker.branches o
    left join booker.message_templates m on m.branch_id = o.branch_id
    where o.branch_id = :branch
    """
)
_BRANCH = text(
    """
    select name, timezone, (clock_timestamp() at time zone timezone)::date as today
    from booker.branches where branch_id = :branch
    """
)
_BOOKING = text(
    """
    select split_part(b.reference, '~', 1) as reference, s.customer_name, s.email,
           concat_ws(', ', nullif(concat_ws(' ', s.address, s.unit), ''), s.city,
                     nullif(concat_ws(' ', s.state, s.postal_code), '')) as address,
           j.name as job_type, o.name as branch, b.promised_from, b.promised_to, o.timezone
    from booker.bookings b
    join booker.branches o on o.branch_id = b.branch_id
    join booker.sites s on s.branch_id = b.branch_id and s.site_id = b.site_id
    join booker.job_types j on j.branch_id = b.branch_id and j.job_type_id = b.job_type_id
    where b.branch_id = :branch and b.reference = :reference and b.keeps_for is null
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
    """The texts of one kind of message in one language, as Jinja2 sources.

    ``shipped``: the program's own, not the branch's. ``in_use``: the branch writes its customers in
    this language. ``fault``: why the branch's text is not sent (then the shipped one is), or
    nothing.
    """

    kind: str
    language: str
    subject: str
    html: str
    text: str
    shipped: bool = False
    in_use: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Variable:
    """What a template may have filled in: ``{{ name }}``, what that is, and how it looks."""

    name: str
    about: str
    example: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message as its customer would get it; ``recipient`` None: the site has no address."""

    subject: str
    html: str
    text: str
    recipient: str | None = None


_VARIABLES: Final = {
    "confirmation": (
        Variable("customer_name", "The customer's name.", "Linda Guzman"),
        Variable("day", "The day of the appointment.", "Thursday, December 10, 2026"),
        Variable("arrival", "When the technician arrives.", "between 8:00 AM and 10:00 AM"),
        Variable("job_type", "What is done.", "A/C tune-up"),
        Variable("address", "Where it is done.", "6120 Wadsworth Boulevard, Arvada, CO 80003"),
        Variable("reference", "The number of the booking.", "7KQ2XM"),
        Variable("branch", "The name of your branch.", "Arvada branch"),
    ),
}
KINDS: Final = tuple(_VARIABLES)


def template_variables(kind: str) -> tuple[Variable, ...]:
    """What a template of ``kind`` may have filled in. Raises InvalidInput (no such kind)."""
    if kind not in _VARIABLES:
        message = f"There is no kind of message {kind}."
        raise InvalidInput(message, field="kind")
    return _VARIABLES[kind]


def shipped(kind: str, language: str) -> Template:
    """The texts that the program brings; a language that it does not speak gets English ones."""
    template_variables(kind)
    sources = draft.shipped_template(kind, language)
    return Template(kind, language, sources.subject, sources.html, sources.text, shipped=True)


def list_templates(desk: Desk) -> tuple[Template, ...]:
    """Every kind in every language: the branch's own texts, or else the shipped ones."""
    with desk.reading() as connection:
        rows = connection.execute(_STORED, {"branch": desk.branch.branch_id}).all()
    spoken = rows[0].spoken if rows else ""
    own = {(row.kind, row.language): row for row in rows if row.kind is not None}
    languages = sorted({*LANGUAGES, spoken, *(language for _kind, language in own)} - {""})
    found = []
    for kind in KINDS:
        for language in languages:
            row = own.get((kind, language))
            if row is None:
                template = shipped(kind, language)
            else:
                template = Template(kind, language, row.subject, row.html, row.text)
                template = replace(template, fault=_fault(template))
            found.append(replace(template, in_use=language == spoken))
    return tuple(found)


def save_template(desk: Desk, act_id: UUID, template: Template) -> Template:
    """Put the branch's own texts in the place of those before (admins only).

    Raises TemplateRefused (with ``field`` and ``line``) and InvalidInput (with ``field``) for a
    text that could not be sent; NotAllowed, ActReused, Busy.
    """
    template = check_template(template)
    content = {name: getattr(template, name) for name in ("kind", "language", *PARTS)}
    _call(desk, "save_template", act_id, content)
    return replace(template, shipped=False, fault="")


def drop_template(desk: Desk, act_id: UUID, kind: str, language: str) -> Template:
    """Back to the texts that the program brings, which are answered (admins only).

    Where the branch has none of its own, nothing happens. Raises InvalidInput, NotAllowed, Busy.
    """
    found = shipped(kind, language)
    _call(desk, "drop_template", act_id, {"kind": kind, "language": language})
    return found


def check_template(template: Template) -> Template:
    """The template with its line ends alike. Raises as `save_template` for the first fault."""
    names = [variable.name for variable in template_variables(template.kind)]
    tidied = {
        part: getattr(template, part).replace("\r\n", "\n").replace("\r", "\n") for part in PARTS
    }
    tidied["subject"] = tidied["subject"].strip()
    for part in PARTS:
        source = tidied[part]
        fault = find_fault(source, names)
        if fault is not None:
            raise TemplateRefused(fault.sentence, field=part, line=fault.line)
        if not source.strip():
            raise InvalidInput(_BLANK[part], field=part)
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
}


def forgotten(template: Template) -> tuple[str, ...]:
    """Sentences about what every customer needs to be told and a part does not tell; pure."""
    said = []
    for part, called in (("html", "formatted text"), ("text", "plain text")):
        source = getattr(template, part)
        missing = [f"{{{{ {name} }}}}" for name in _NEEDED if name not in source]
        if missing:
            said.append(f"The {called} does not tell when: {' and '.join(missing)} is not in it.")
    return tuple(said)


def preview_template(desk: Desk, template: Template, reference: str | None) -> Rendered:
    """The message as the customer of that booking would get it; None: an invented customer.

    Raises as `check_template`, and NotFound (no such booking).
    """
    checked = check_template(template)
    values: dict[str, Any] = {"branch": desk.branch.branch_id}
    recipient: str | None = "linda.guzman@example.com"
    with desk.reading() as connection:
        if reference is None:
            branch = connection.execute(_BRANCH, values).one()
            at = datetime.combine(branch.today, time(), ZoneInfo(branch.timezone))
            facts = sample_facts(at, branch.name, branch.timezone)
        else:
            values["reference"] = reference.strip().upper()
            booking = connection.execute(_BOOKING, values).first()
            if booking is None:
                message = f"There is no booking {reference.strip()} in {desk.branch.code}."
                raise NotFound(message, next_step="Check the reference.", field="reference")
            recipient = booking.email
            facts = draft.Facts(**{name: getattr(booking, name) for name in _FACTS})
    rendered = _render(checked, facts)
    return replace(rendered, recipient=recipient)


_FACTS: Final = (
    *("reference", "customer_name", "address", "job_type", "branch"),
    *("promised_from", "promised_to", "timezone"),
)


def sample_facts(now: datetime, branch: str, timezone: str) -> draft.Facts:
    """An invented booking, three days after ``now``, 8 to 10 at that place."""
    day = now.astimezone(ZoneInfo(timezone)).date() + timedelta(days=3)
    starts, ends = (datetime.combine(day, time(hour), ZoneInfo(timezone)) for hour in (8, 10))
    example = {variable.name: variable.example for variable in _VARIABLES["confirmation"]}
    return draft.Facts(
        reference=example["reference"],
        customer_name=example["customer_name"],
        address=example["address"],
        job_type=example["job_type"],
        branch=branch,
        promised_from=starts,
        promised_to=ends,
        timezone=timezone,
    )


def _fault(template: Template) -> str:
    try:
        check_template(template)
    except InvalidInput as error:
        return error.message
    return ""


def _render(template: Template, facts: draft.Facts) -> Rendered:
    from jinja2.exceptions import TemplateError  # noqa: PLC0415 - as the module of the language

    sources = draft.Template(template.subject, template.html, template.text)
    try:
        made = draft.render(sources, facts, template.language)
    except TemplateError as error:
        # nothing that stood a look at its source gets here, but for its length
        raise InvalidInput(f"The message cannot be made: {error}.", field="html") from error
    return Rendered(made.subject, made.html, made.text)


def _call(desk: Desk, name: str, act_id: UUID, content: dict[str, Any]) -> None:
    def work(connection: Connection) -> None:
        values = {"branch": desk.branch.branch_id, "act": act_id, "content": content}
        connection.execute(_ACTS[name], values)

    desk.database.serializable(work)
