"""How delivery stands, in people's words: the status strip's few, and the banner's sentences. Pure.

Nothing is said where all is well and nothing waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from ui.sentences import said
from ui.theme import Tone

if TYPE_CHECKING:
    from datetime import datetime

    from core.messages.health import DeliveryHealth

translate = QCoreApplication.translate

LATE_AFTER: Final = timedelta(minutes=5)
"""A message that waits so long although somebody delivers is worth a word."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing about delivery: a tone, its icon, a few words, and a sentence with what to do.

    "" for the words or the sentence: nothing for the strip, or for the banner. ``is_lasting``: the
    strip says it beside whatever else there is.
    """

    tone: Tone
    icon: str
    short: str
    sentence: str
    is_lasting: bool = False


def health_words(health: DeliveryHealth, *, is_admin: bool) -> tuple[Said, ...]:
    """What there is to say, the most urgent first."""
    told = (
        _nobody(health, is_admin=is_admin),
        _late(health),
        _uncertain(health),
        _failed(health),
        _waiting(health),
        _stranded(health),
        _sandbox(health),
    )
    return tuple(one for one in told if one is not None)


def minutes_words(span: timedelta) -> str:
    """A length of time in its largest unit: "4 minutes", "2 hours", "3 days"."""
    minutes = max(int(span.total_seconds() // 60), 1)
    for size, one, many in (
        (1440, translate("HealthWords", "1 day"), translate("HealthWords", "{n} days")),
        (60, translate("HealthWords", "1 hour"), translate("HealthWords", "{n} hours")),
        (1, translate("HealthWords", "1 minute"), translate("HealthWords", "{n} minutes")),
    ):
        if minutes >= size:
            n = minutes // size
            return one if n == 1 else many.format(n=n)
    return ""


def waiting_words(count: int) -> str:
    """So many messages wait."""
    if count == 1:
        return translate("HealthWords", "1 message waits")
    return translate("HealthWords", "{n} messages wait").format(n=count)


def sandbox_words(sandbox: str) -> str:
    """Where everything goes instead of to the customers."""
    kind, _, place = sandbox.partition(":")
    if kind == "address":
        return translate("HealthWords", "Sandbox: everything goes to {address}").format(
            address=place
        )
    if place:
        return translate("HealthWords", "Sandbox: everything goes to the folder {folder}").format(
            folder=place
        )
    return translate("HealthWords", "Sandbox: everything goes to a folder")


def _nobody(health: DeliveryHealth, *, is_admin: bool) -> Said | None:
    """Nobody delivers: not set up, or no worker."""
    if health.is_alive:
        return None
    waiting = health.backlog + health.waiting_later
    if not health.is_set_up:
        if not waiting and not is_admin:
            return None
        title = translate("HealthWords", "Delivery is not set up")
        short = f"{title}: {waiting_words(waiting)}" if waiting else title
        next_step = (
            translate("HealthWords", "nothing is delivered before you set it up in Setup, Delivery")
            if is_admin
            else translate(
                "HealthWords", "nothing is delivered before an admin sets it up in Setup, Delivery"
            )
        )
        return Said(Tone.NOTICE, "info", short, f"{short}; {next_step}.")
    since = health.last_beat or health.oldest_queued_at
    if since is None:
        title = translate("HealthWords", "Nobody delivers messages")
    else:
        title = translate("HealthWords", "Nobody has delivered for {span}").format(
            span=_span(health.as_of, since)
        )
    short = f"{title}: {waiting_words(waiting)}" if waiting else title
    next_step = translate("HealthWords", "Have the worker started: booker worker.")
    tone = Tone.DANGER if waiting else Tone.WARNING
    return Said(tone, "warning", short, f"{short}. {next_step}")


def _late(health: DeliveryHealth) -> Said | None:
    """Somebody delivers, and it does not get through."""
    if not health.is_alive:
        return None
    oldest = health.oldest_queued_at
    is_late = oldest is not None and health.as_of - oldest > LATE_AFTER
    if not is_late and not health.last_error:
        return None
    waiting = max(health.backlog + health.retrying, 1)
    short = translate("HealthWords", "{waiting}: trouble with delivery").format(
        waiting=waiting_words(waiting)
    )
    if health.last_error:
        sentence = translate("HealthWords", "{waiting}. The last attempt: {error}").format(
            waiting=waiting_words(waiting), error=said(health.last_error)
        )
    else:
        span = _span(health.as_of, oldest) if oldest is not None else ""
        sentence = translate("HealthWords", "{waiting}, the oldest for {span}.").format(
            waiting=waiting_words(waiting), span=span
        )
    return Said(Tone.WARNING, "warning", short, sentence)


def _uncertain(health: DeliveryHealth) -> Said | None:
    if not health.uncertain:
        return None
    short = (
        translate("HealthWords", "1 message is uncertain")
        if health.uncertain == 1
        else translate("HealthWords", "{n} messages are uncertain").format(n=health.uncertain)
    )
    next_step = translate(
        "HealthWords", "Choose it, and say whether it arrived or is to be sent again."
    )
    return Said(Tone.WARNING, "question", short, f"{short}. {next_step}")


def _failed(health: DeliveryHealth) -> Said | None:
    if not health.failed_recent:
        return None
    short = (
        translate("HealthWords", "1 message did not arrive")
        if health.failed_recent == 1
        else translate("HealthWords", "{n} messages did not arrive").format(n=health.failed_recent)
    )
    next_step = translate("HealthWords", "Correct the address and send it again, or call.")
    return Said(Tone.WARNING, "warning", short, f"{short}. {next_step}")


def _waiting(health: DeliveryHealth) -> Said | None:
    waiting = health.backlog + health.waiting_later
    if not health.is_alive or not waiting:
        return None
    short = waiting_words(waiting)
    return Said(Tone.NEUTRAL, "mail", short, "")


def _stranded(health: DeliveryHealth) -> Said | None:
    if not health.stranded or not (health.is_set_up or health.is_alive):
        return None
    short = (
        translate("HealthWords", "1 message is from before delivery was set up")
        if health.stranded == 1
        else translate("HealthWords", "{n} messages are from before delivery was set up").format(
            n=health.stranded
        )
    )
    next_step = translate(
        "HealthWords", "They are not sent by themselves; send those again that are still wanted."
    )
    return Said(Tone.NEUTRAL, "info", "", f"{short}. {next_step}")


def _sandbox(health: DeliveryHealth) -> Said | None:
    if health.sandbox is None:
        return None
    sentence = sandbox_words(health.sandbox)
    return Said(
        Tone.NOTICE, "info", translate("HealthWords", "Sandbox"), f"{sentence}.", is_lasting=True
    )


def _span(now: datetime, since: datetime) -> str:
    return minutes_words(now - since)
