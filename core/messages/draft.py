"""Makes a message of its facts: from the branch's own texts, in a sandbox, or the shipped ones.

Jinja2 is loaded by the first message that is drafted: a window that only looks starts without it.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any, Final

from core.messages.inline_css import inline_css
from core.messages.kinds import LANGUAGES, SMS_KINDS, template_variables
from core.messages.notice_words import Notice, notice_words
from core.messages.segments import plain_signs
from core.messages.template_language import MAX_LENGTH, fill, find_fault

logger = logging.getLogger(__name__)

LONGEST_SMS: Final = 1000
"""Characters of a text message: providers take 1,600, and a line may come to it."""
_LONGEST_SAID: Final = 80
"""Characters of a variable, in a text message that would become longer than can be sent."""
_BODY: Final = "<!-- body -->"


@dataclass(frozen=True, slots=True)
class Sources:
    """Jinja2 sources of one kind of message in one language; by SMS the text alone, or blank."""

    subject: str
    html: str
    text: str


Templates = Mapping[str, Sources]
"""The branch's own, by channel; one that is missing is the shipped one."""


@dataclass(frozen=True, slots=True)
class Mail:
    """An e-mail as the customer gets it, its style sheet at its elements."""

    subject: str
    html: str
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a message may speak of; instants are aware, ``timezone`` is the branch's.

    ``line``: the dispatcher's. ``old_from``, ``old_to``: the promise before. ``answer_by``: until
    when a proposal stands. ``minutes_away``: the technician. ``now``: from where "tomorrow" is
    counted.
    """

    reference: str
    customer_name: str
    address: str
    job_type: str
    branch: str
    promised_from: datetime
    promised_to: datetime
    timezone: str
    line: str = ""
    old_from: datetime | None = None
    old_to: datetime | None = None
    answer_by: datetime | None = None
    minutes_away: int | None = None
    now: datetime | None = None
    notice: Notice | None = None


class UnfitTextError(ValueError):
    """A template that cannot be made a message; its sentence says which part, and where."""


# Shipped -----------------------------------------------------------------------------------------


@cache
def shipped_sources(kind: str, channel: str, language: str) -> Sources:
    """The texts the program brings; a language that it does not speak gets the English ones."""
    language = language if language in LANGUAGES else "en"
    if channel == "sms":
        return Sources("", "", _shipped(f"{kind}.{language}.sms.j2").strip())
    layout = _shipped(f"layout.{language}.html.j2")
    body = _shipped(f"{kind}.{language}.html.j2").rstrip("\n")
    return Sources(
        _shipped(f"{kind}.{language}.subject.j2").strip(),
        layout.replace(_BODY, body),
        _shipped(f"{kind}.{language}.text.j2"),
    )


def _shipped(name: str) -> str:
    return (files("resources") / "templates" / name).read_text("utf-8")


# Filled in ---------------------------------------------------------------------------------------


def variables(kind: str, facts: Facts, language: str) -> dict[str, str]:
    """The variables of ``kind``: days and times in words at the branch's place, and the facts."""
    from core.messages.spoken import Speech  # noqa: PLC0415 - babel, with the first draft

    speech = Speech(language, facts.timezone)
    said = {
        "customer_name": facts.customer_name,
        "day": speech.day(facts.promised_from),
        "short_day": speech.short_day(facts.promised_from),
        "arrival": speech.arrival(facts.promised_from, facts.promised_to),
        "job_type": facts.job_type,
        "address": facts.address,
        "reference": facts.reference,
        "branch": facts.branch,
        "line": " ".join(facts.line.split()),
    }
    now = facts.now or facts.promised_from
    if kind in {"reschedule", "proposal"}:
        # a template may say what it was, also where nobody knows it any more
        known = facts.old_from is not None and facts.old_to is not None
        said["old_day"] = speech.day(facts.old_from) if facts.old_from and known else ""
        said["old_arrival"] = (
            speech.arrival(facts.old_from, facts.old_to) if facts.old_from and facts.old_to else ""
        )
        said["answer_by"] = speech.until(facts.answer_by) if facts.answer_by else ""
    elif kind == "reminder":
        said["when"] = speech.when(facts.promised_from, now)
        said["begins"] = speech.begins(facts.promised_from, now)
    elif kind == "on_the_way":
        away = facts.minutes_away
        at = None if away is None else now + timedelta(minutes=away)
        said["minutes"] = speech.minutes(away) if away else ""
        said["expected"] = speech.around(at) if at is not None and facts.now is not None else ""
    elif kind == "notice":
        notice = facts.notice or Notice("")
        said |= notice_words(notice, facts.job_type, facts.customer_name, language)
    return {variable.name: said[variable.name] for variable in template_variables(kind)}


def render_mail(sources: Sources, values: Mapping[str, str]) -> Mail:
    """An e-mail of its sources. Raises UnfitTextError."""
    subject = _part("subject", sources.subject, values, is_html=False)
    html = _part("html", sources.html, values, is_html=True)
    text = _part("text", sources.text, values, is_html=False)
    if line := values.get("line", ""):
        html = _with_line(html, line)
        text = text if _says(text, line) else f"{text.rstrip()}\n\n{line}\n"
    try:
        html = inline_css(html)
    except ValueError as error:
        message = f"{_CALLED['html']}: {error}"
        raise UnfitTextError(message) from error
    if len(html) > MAX_LENGTH:
        message = f"{_CALLED['html']}: A message may have {MAX_LENGTH:,} characters."
        raise UnfitTextError(message)
    return Mail(" ".join(subject.split()), html, text)


def render_sms(sources: Sources, values: Mapping[str, str]) -> str:
    """A text message of its source. Raises UnfitTextError."""
    text = _part("sms", sources.text, values, is_html=False)
    text = plain_signs(text)
    text = "\n".join(" ".join(row.split()) for row in text.strip().splitlines())
    if len(text) > LONGEST_SMS:
        message = f"{_CALLED['sms']}: A text message may have {LONGEST_SMS:,} characters."
        raise UnfitTextError(message)
    if (line := plain_signs(values.get("line", ""))) and not _says(text, line):
        text = f"{text}\n{line}"
    return text


_CALLED: Final = {
    "subject": "Subject",
    "html": "Formatted text",
    "text": "Plain text",
    "sms": "Text message",
}


def _part(part: str, source: str, values: Mapping[str, str], *, is_html: bool) -> str:
    from jinja2.exceptions import TemplateError  # noqa: PLC0415 - with the first draft

    try:
        return fill(source, values, escape=is_html)
    except TemplateError as error:
        fault = find_fault(source, values)
        told = f"line {fault.line}: {fault.sentence}" if fault else f"{error}."
        message = f"{_CALLED[part]}, {told}" if fault else f"{_CALLED[part]}: {told}"
        raise UnfitTextError(message) from error


def _says(part: str, line: str) -> bool:
    """Whether ``part`` has the line in it already, as large or small as it may be written."""
    return " ".join(line.split()).casefold() in " ".join(part.split()).casefold()


def _with_line(html: str, line: str) -> str:
    """``html`` with the line as its last paragraph, unless its template put it somewhere."""
    # as Jinja2 escapes it, and as this does
    escaped = escape(line).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")
    if _says(html, escaped):
        return html
    paragraph = f"<p>{escaped}</p>"
    end = html.lower().rfind("</body>")
    if end < 0:
        return f"{html}\n{paragraph}"
    return f"{html[:end]}{paragraph}\n{html[end:]}"


# Drafted -----------------------------------------------------------------------------------------


def draft_message(kind: str, templates: Templates, facts: Facts, language: str) -> dict[str, Any]:
    """The message in all its forms, as the acts take it.

    ``{"kind", "language", "subject", "html", "text", "fault", "sms", "sms_fault"}``; sms blank for
    a kind that has none. A template must never stop a booking: a branch's own that is broken gives
    way to the shipped one, and the fault says which part of it, where and why (None: none is).
    """
    mail, spoken, fault = _draft_mail(kind, templates.get("email"), facts, language)
    sms, sms_fault = "", ""
    if kind in SMS_KINDS:
        sms, sms_fault = _draft_sms(kind, templates.get("sms"), facts, language)
    return {
        "kind": kind,
        "language": spoken,
        "subject": mail.subject,
        "html": mail.html,
        "text": mail.text,
        "fault": fault or None,
        "sms": sms,
        "sms_fault": sms_fault or None,
    }


def _draft_mail(
    kind: str, own: Sources | None, facts: Facts, language: str
) -> tuple[Mail, str, str]:
    """The e-mail, the language that it is in, and what is wrong with the branch's own text."""
    fault = ""
    if own is not None:
        try:
            return render_mail(own, variables(kind, facts, language)), language, ""
        except UnfitTextError as error:
            fault = _fault(error)
            logger.warning("the branch's text of %s is broken: %s", kind, error)
        except Exception:  # whatever else it is that a template raises
            fault = _fault()
            logger.exception("the branch's text of %s is broken", kind)
    spoken = language if language in LANGUAGES else "en"
    sources = shipped_sources(kind, "email", spoken)
    return render_mail(sources, variables(kind, facts, spoken)), spoken, fault


def _draft_sms(kind: str, own: Sources | None, facts: Facts, language: str) -> tuple[str, str]:
    """The text message, and what is wrong with the branch's own text."""
    fault = ""
    if own is not None:
        try:
            return render_sms(own, variables(kind, facts, language)), ""
        except UnfitTextError as error:
            fault = _fault(error)
            logger.warning("the branch's text of %s by SMS is broken: %s", kind, error)
        except Exception:  # whatever else it is that a template raises
            fault = _fault()
            logger.exception("the branch's text of %s by SMS is broken", kind)
    spoken = language if language in LANGUAGES else "en"
    sources = shipped_sources(kind, "sms", spoken)
    values = variables(kind, facts, spoken)
    try:
        return render_sms(sources, values), fault
    except UnfitTextError:
        # a job type or a branch with a page for a name must not stop a booking either
        return render_sms(
            sources, {name: text[:_LONGEST_SAID] for name, text in values.items()}
        ), fault


def _fault(error: UnfitTextError | None = None) -> str:
    words = "Your own text could not be filled in; the shipped one was used."
    return words if error is None else f"{words} {error}"


def load_drafting() -> None:
    """Load what drafting takes: done ahead, on a thread, the first hold does not wait for it."""
    now = datetime.now(UTC)
    facts = Facts("", "", "", "", "", now, now, "UTC")
    for kind in ("confirmation", "reschedule"):
        for language in LANGUAGES:
            draft_message(kind, {}, facts, language)
