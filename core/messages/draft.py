"""Renders a confirmation from the branch's template, in a sandbox, or from the shipped one.

Jinja2 is loaded by the first message that is drafted: a window that only looks starts without it.
"""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, get_timezone

if TYPE_CHECKING:
    from jinja2 import Template as JinjaTemplate
    from jinja2.sandbox import ImmutableSandboxedEnvironment

logger = logging.getLogger(__name__)

MAX_LENGTH = 100_000
"""Characters a rendered part may have; a template that yields more is broken."""


@dataclass(frozen=True, slots=True)
class Template:
    """Jinja2 sources of one kind of message in one language."""

    subject: str
    html: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A message as the customer will get it."""

    subject: str
    html: str
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a confirmation may speak of; instants are aware, ``timezone`` is the branch's."""

    reference: str
    customer_name: str
    address: str
    job_type: str
    branch: str
    promised_from: datetime
    promised_to: datetime
    timezone: str


_LOCALES = {"en": "en_US", "es": "es_US"}
_BETWEEN = {"en": "between {0} and {1}", "es": "entre las {0} y las {1}"}


@cache
def shipped_template(kind: str = "confirmation", language: str = "en") -> Template:
    """The template the program brings; every kind exists in English."""
    folder = files("resources") / "templates"
    if not (folder / f"{kind}.{language}.subject.j2").is_file():
        language = "en"
    parts = {
        part: (folder / f"{kind}.{language}.{part}.j2").read_text("utf-8")
        for part in ("subject", "html", "text")
    }
    return Template(**parts)


@cache
def _environment(*, escape: bool) -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined  # noqa: PLC0415 - see the module
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - see the module

    return ImmutableSandboxedEnvironment(
        autoescape=escape, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def variables(facts: Facts, language: str = "en") -> dict[str, str]:
    """The template's variables: local day and arrival window in words, and the facts."""
    locale = _LOCALES.get(language, "en_US")
    zone = ZoneInfo(facts.timezone)
    local_from = facts.promised_from.astimezone(zone)
    local_to = facts.promised_to.astimezone(zone)
    tz = get_timezone(facts.timezone)
    spoken = {
        "day": format_date(local_from.date(), "full", locale=locale),
        "arrival": _BETWEEN.get(language, _BETWEEN["en"]).format(
            format_time(local_from, "short", tzinfo=tz, locale=locale),
            format_time(local_to, "short", tzinfo=tz, locale=locale),
        ),
    }
    named = asdict(facts)
    return spoken | {
        name: named[name]
        for name in ("reference", "customer_name", "address", "job_type", "branch")
    }


def render(template: Template, facts: Facts, language: str = "en") -> Draft:
    """Render all three parts. Raises jinja2.TemplateError for a broken template."""
    values = variables(facts, language)
    subject = _part(template.subject, values, escape=False)
    return Draft(
        subject=" ".join(subject.split()),
        html=_part(template.html, values, escape=True),
        text=_part(template.text, values, escape=False),
    )


def _part(source: str, values: dict[str, str], *, escape: bool) -> str:
    from jinja2.exceptions import TemplateError  # noqa: PLC0415 - see the module

    rendered = _compiled(source, escape=escape).render(values)
    if len(rendered) > MAX_LENGTH:
        message = f"a message may have {MAX_LENGTH} characters, this one has {len(rendered)}"
        raise TemplateError(message)
    return rendered


@cache
def _compiled(source: str, *, escape: bool) -> JinjaTemplate:
    return _environment(escape=escape).from_string(source)


def load_drafting() -> None:
    """Load what drafting takes: done ahead, on a thread, the first hold does not wait for it."""
    now = datetime.now(UTC)
    draft_confirmation(None, Facts("", "", "", "", "", now, now, "UTC"))


def draft_confirmation(template: Template | None, facts: Facts, language: str = "en") -> Draft:
    """The confirmation's draft; a branch's broken template falls back to the shipped one.

    A template must never stop a booking: the fault goes to the log, for the administrator.
    """
    from jinja2.exceptions import TemplateError  # noqa: PLC0415 - see the module

    if template is not None:
        try:
            return render(template, facts, language)
        except (TemplateError, TypeError, ValueError, ArithmeticError):
            logger.exception("the branch's confirmation template is broken; using the shipped one")
    return render(shipped_template("confirmation", language), facts, language)
