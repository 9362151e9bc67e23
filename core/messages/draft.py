"""Renders a confirmation from the branch's template, in a sandbox, or from the shipped one.

Jinja2 is loaded by the first message that is drafted: a window that only looks starts without it.
"""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, get_timezone

from core.messages.template_language import fill

logger = logging.getLogger(__name__)


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
    subject = fill(template.subject, values, escape=False)
    return Draft(
        subject=" ".join(subject.split()),
        html=fill(template.html, values, escape=True),
        text=fill(template.text, values, escape=False),
    )


def load_drafting() -> None:
    """Load what drafting takes: done ahead, on a thread, the first hold does not wait for it."""
    now = datetime.now(UTC)
    draft_confirmation(None, Facts("", "", "", "", "", now, now, "UTC"))


def draft_confirmation(template: Template | None, facts: Facts, language: str = "en") -> Draft:
    """The confirmation's draft; a branch's broken template falls back to the shipped one.

    A template must never stop a booking: the fault goes to the log, and the page of templates
    says it to the administrator.
    """
    if template is not None:
        try:
            return render(template, facts, language)
        except Exception:  # whatever it is that a template raises
            logger.exception("the branch's confirmation template is broken; using the shipped one")
    return render(shipped_template("confirmation", language), facts, language)
