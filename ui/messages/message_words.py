"""What became of a message, in people's words. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from ui.marking import QT_TRANSLATE_NOOP
from ui.sentences import said
from ui.setup.template_words import kind_word

if TYPE_CHECKING:
    from core.messages.list_messages import MessageRow
    from core.messages.read_delivery import Attempt, Delivery
    from ui.moments import LocalTimes

translate = QCoreApplication.translate

GROUPS: Final = {
    "waiting": frozenset({"draft", "queued"}),
    "sent": frozenset({"sent", "delivered"}),
    "trouble": frozenset({"failed", "bounced", "complained", "uncertain"}),
}
"""States that are looked for together, by the name of the group."""
TROUBLE: Final = GROUPS["trouble"]

_GROUP_WORDS: Final = {
    "waiting": QT_TRANSLATE_NOOP("MessageWords", "Waiting"),
    "sent": QT_TRANSLATE_NOOP("MessageWords", "Sent or delivered"),
    "trouble": QT_TRANSLATE_NOOP("MessageWords", "In trouble"),
}
_FATES: Final = {
    "draft": QT_TRANSLATE_NOOP("MessageWords", "a draft since {time}"),
    "queued": QT_TRANSLATE_NOOP("MessageWords", "waits since {time}"),
    "sent": QT_TRANSLATE_NOOP("MessageWords", "sent {time}"),
    "delivered": QT_TRANSLATE_NOOP("MessageWords", "delivered {time}"),
    "bounced": QT_TRANSLATE_NOOP("MessageWords", "bounced {time}"),
    "complained": QT_TRANSLATE_NOOP("MessageWords", "marked as unwanted {time}"),
    "failed": QT_TRANSLATE_NOOP("MessageWords", "failed {time}"),
    "uncertain": QT_TRANSLATE_NOOP("MessageWords", "uncertain since {time}"),
    "withdrawn": QT_TRANSLATE_NOOP("MessageWords", "withdrawn {time}"),
}
_TO_DO: Final = {
    "bounced": QT_TRANSLATE_NOOP("MessageWords", "Correct the address."),
    "complained": QT_TRANSLATE_NOOP("MessageWords", "Call the customer instead."),
    "uncertain": QT_TRANSLATE_NOOP("MessageWords", "Ask the customer whether it arrived."),
}
_SAY_WHAT_TO_DO: Final = frozenset({"bounced", "complained"})
"""States whose problem, as the provider's module words it, ends with what to do."""
_PROVIDERS: Final = {
    "resend": "Resend",
    "smtp": QT_TRANSLATE_NOOP("MessageWords", "the mail server"),
    "twilio": "Twilio",
    "folder": QT_TRANSLATE_NOOP("MessageWords", "the sandbox's folder"),
}
_RESULTS: Final = {
    "sent": QT_TRANSLATE_NOOP("MessageWords", "accepted"),
    "again": QT_TRANSLATE_NOOP("MessageWords", "to be tried again"),
    "failed": QT_TRANSLATE_NOOP("MessageWords", "refused"),
    "uncertain": QT_TRANSLATE_NOOP("MessageWords", "no answer"),
}


def group_word(group: str) -> str:
    """What the states of a group are called together."""
    return translate("MessageWords", _GROUP_WORDS[group])


def provider_word(provider: str) -> str:
    """Who delivers, as a person knows it."""
    return translate("MessageWords", _PROVIDERS.get(provider, provider))


def when_words(instant: datetime, times: LocalTimes, now: datetime | None = None) -> str:
    """The time where it was today, the day and the time otherwise."""
    today = times.date_of(now or datetime.now(UTC))
    return times.time(instant) if times.date_of(instant) == today else times.moment(instant)


def fate_words(message: MessageRow, times: LocalTimes, now: datetime | None = None) -> str:
    """What it was and what became of it: "Confirmation by e-mail: delivered 10:42"."""
    fate = state_since(message, times, now)
    if message.channel == "sms":
        shape = translate("MessageWords", "{kind} by text message: {fate}")
    else:
        shape = translate("MessageWords", "{kind} by e-mail: {fate}")
    return shape.format(kind=kind_word(message.kind), fate=fate)


def state_since(message: MessageRow, times: LocalTimes, now: datetime | None = None) -> str:
    """What became of it and since when: "bounced 10:42"."""
    return translate("MessageWords", _FATES[message.state]).format(
        time=when_words(message.since, times, now)
    )


def problem_words(message: MessageRow) -> str:
    """Why it did not arrive, and what to do; "" where all is well."""
    problem = said(message.problem) if message.problem else ""
    if message.state not in _TO_DO or (problem and message.state in _SAY_WHAT_TO_DO):
        return problem
    return f"{problem} {translate('MessageWords', _TO_DO[message.state])}".lstrip()


def what_happened(
    message: MessageRow, delivery: Delivery, times: LocalTimes
) -> tuple[tuple[str, str], ...]:
    """Everything that happened to a message, the earliest first: when, and what."""
    told: list[tuple[datetime | None, str]] = [
        (delivery.drafted_at, translate("MessageWords", "Drafted")),
        (delivery.queued_at, translate("MessageWords", "Queued")),
        *((attempt.handed_at, _attempt_words(attempt)) for attempt in delivery.attempts),
        (delivery.sent_at, _sent_words(delivery)),
        (delivery.delivered_at, translate("MessageWords", "Delivered to the customer")),
        (delivery.ended_at, _ended_words(message)),
        (delivery.withdrawn_at or message.withdrawn_at, _withdrawn_words(message)),
    ]
    if delivery.due_at is not None and message.state == "queued":
        told.append((delivery.due_at, translate("MessageWords", "Next attempt")))
    known = [(at, words) for at, words in told if at is not None and words]
    return tuple((times.moment(at, seconds=True), words) for at, words in sorted(known, key=_at))


def _at(told: tuple[datetime, str]) -> datetime:
    return told[0]


def _attempt_words(attempt: Attempt) -> str:
    words = translate("MessageWords", "Attempt {n}: handed to {provider}").format(
        n=attempt.attempt, provider=provider_word(attempt.provider)
    )
    if attempt.result is not None:
        result = translate("MessageWords", _RESULTS[attempt.result])
        words = f"{words}, {result}"
    return f"{words}. {said(attempt.error)}" if attempt.error else words


def _sent_words(delivery: Delivery) -> str:
    if delivery.provider is None:
        return translate("MessageWords", "Sent")
    words = translate("MessageWords", "Taken by {provider}").format(
        provider=provider_word(delivery.provider)
    )
    if delivery.provider_id:
        words = translate("MessageWords", "{words} as {id}").format(
            words=words, id=delivery.provider_id
        )
    kind, _, place = (delivery.sandbox or "").partition(":")
    if kind == "address":
        words = translate("MessageWords", "{words}, for the sandbox's address {place}").format(
            words=words, place=place
        )
    return words


def _ended_words(message: MessageRow) -> str:
    words = {
        "bounced": translate("MessageWords", "Bounced: the address does not take it"),
        "complained": translate("MessageWords", "The customer marked it as unwanted"),
        "uncertain": translate("MessageWords", "Nobody knows whether it arrived"),
    }.get(message.state, translate("MessageWords", "Failed"))
    return f"{words}. {said(message.problem)}" if message.problem else words


def _withdrawn_words(message: MessageRow) -> str:
    words = translate("MessageWords", "Withdrawn")
    return f"{words}. {said(message.problem)}" if message.problem else words
