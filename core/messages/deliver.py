"""One message under a lease, brought to its provider: asked at most once for what may have come.

What is to be done is decided by pure functions; around them stand a hand-over that is committed
before the provider is called, and the writing down of what it said. The log tells each step, at
DEBUG, as the record's ``step``.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from core import steady
from core.errors import Busy, Unreachable
from core.messages import outbox
from core.messages.payload import build, is_from
from core.messages.providers.provider import Found, Outcome

if TYPE_CHECKING:
    import threading

    from core.database.desk import Desk
    from core.messages.branch_providers import BranchProviders
    from core.messages.outbox import Claimed
    from core.messages.providers.provider import Payload, Provider

LOG = logging.getLogger(__name__)

SPARE_SECONDS: Final = 30
"""Of a lease, beyond what its messages' calls may take."""
NOTE_SECONDS: Final = 60.0
"""So long it is tried to write down what a provider said, when the database is away."""
PUZZLED_SECONDS: Final = 600.0
_NOTE_PAUSE: Final = 1.0
LOST: Final = "lost"
"""The result of a message that was another's by now, or was withdrawn: nothing was done."""


class Step(StrEnum):
    """How far a message has come."""

    CLAIMED = "claimed"
    BUILT = "built"
    HANDED_OVER = "handed over"
    ANSWERED = "answered"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Way:
    """What to do with a message: ``act`` send, find (look for it first) or give_up."""

    act: str
    provider: Provider | None


def way(message: Claimed, current: Provider, earlier: Provider | None) -> Way:
    """How to go on with a message. ``earlier``: the provider of its earlier attempts, if any.

    What an earlier attempt may have brought in is only ever asked of the same provider again.
    """
    if not message.unsure:
        return Way("send", current)
    if earlier is None:
        return Way("give_up", None)
    return Way("send" if earlier.repeats_safely else "find", earlier)


def after_looking(found: Found) -> Outcome | None:
    """What is known of a message that was looked for; None: it is not there, send it."""
    if found.result == "found":
        return Outcome("sent", provider_id=found.provider_id)
    if found.result == "absent":
        return None
    return Outcome(
        "again",
        error="Whether an earlier attempt was accepted could not be found out yet.",
        unsure=True,
    )


def lease_seconds(provider: Provider, each: int) -> int:
    """How long a lease has to be for ``each`` messages that one thread delivers one by one."""
    return int(each * provider.most_seconds) + SPARE_SECONDS


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a message: ``result`` sent, again, failed, uncertain or lost; and why."""

    result: str
    error: str | None = None


class Delivery:
    """Delivers what was claimed for a branch; `deliver` may run in several threads at once."""

    def __init__(self, desk: Desk, providers: BranchProviders, stopping: threading.Event) -> None:
        self._desk = desk
        self._providers = providers
        self._stopping = stopping

    def deliver(self, message: Claimed, lease_until: float) -> Done:
        """Bring one message to its provider.

        ``lease_until``: when the lease ends, by core.steady's clock. Raises core.errors types when
        the database is away: the lease then runs out, and whoever claims it next knows how far it
        came.
        """
        outcome = self._outcome(message, lease_until)
        if outcome is None:
            return Done(LOST)
        # why stands in the database: it may quote an address, which is nothing for a log
        LOG.info("%s: %s, attempt %d", message.message_id, outcome.result, message.attempts)
        kept = self._note(message, outcome)
        _tell(Step.FINISHED, message)
        return Done(outcome.result if kept else LOST, outcome.error)

    def _outcome(self, message: Claimed, lease_until: float) -> Outcome | None:
        current = self._providers.of(message.channel)
        if current is None:
            # it was taken away since the message was claimed
            return Outcome("again", unsure=message.unsure)
        earlier = None
        if message.provider is not None:
            earlier = self._providers.named(message.channel, message.provider)
        chosen = way(message, current, earlier)
        if chosen.provider is None:
            return Outcome(
                "uncertain",
                error=f"Whether {_called(message.provider)} accepted it is not known, and it "
                "cannot be asked any more.",
            )
        if chosen.act == "find":
            known = after_looking(self._look(message, chosen.provider))
            if known is not None:
                return known
        return self._send(message, chosen.provider, lease_until)

    def _look(self, message: Claimed, provider: Provider) -> Found:
        since = message.first_handed_at
        if message.payload is None or since is None:
            return Found("unknown")
        return provider.find(message.message_id, message.payload, since)

    def _send(self, message: Claimed, provider: Provider, lease_until: float) -> Outcome | None:
        payload = message.payload
        if payload is None or not (message.unsure or is_from(payload, self._providers.settings)):
            payload = self._build(message)
        if payload is None:
            return Outcome(
                "again",
                error="The message could not be put together; the worker's log says why.",
                wait_seconds=PUZZLED_SECONDS,
            )
        _tell(Step.BUILT, message)
        if not provider.pace.wait(self._stopping):
            # nobody was asked: the next worker may at once
            return Outcome("again", unsure=message.unsure)
        if steady.now() + provider.most_seconds + _NOTE_PAUSE > lease_until:
            seconds = lease_seconds(provider, 1)
            asked_at = steady.now()
            if not outbox.extend_lease(self._desk, message, seconds):
                return None
            lease_until = asked_at + seconds
        handed = outbox.hand_over(self._desk, message, provider.name, payload)
        if not handed.go or handed.payload is None:
            return None
        _tell(Step.HANDED_OVER, message)
        if steady.now() > lease_until:
            # the computer slept in between: it is another's message by now
            return Outcome("again", unsure=message.unsure)
        outcome = self._ask(provider, message, handed.payload)
        _tell(Step.ANSWERED, message)
        return outcome

    def _build(self, message: Claimed) -> Payload | None:
        try:
            return build(message, self._providers.settings, datetime.now(UTC))
        except Exception:
            # one message that cannot be built must not end the delivery of the others
            LOG.exception("the payload of %s could not be built", message.message_id)
            return None

    def _ask(self, provider: Provider, message: Claimed, payload: Payload) -> Outcome:
        try:
            return provider.send(message.message_id, payload)
        except Exception as error:
            # it must not: nobody knows how far it came
            LOG.exception("the provider %s raised", provider.name)
            kind = type(error).__name__
            return Outcome(
                "again", error=f"{_called(provider.name)} failed with {kind}.", unsure=True
            )

    def _note(self, message: Claimed, outcome: Outcome) -> bool:
        """Write it down, waiting for a database that is away; what was said is not said twice."""
        until = steady.now() + NOTE_SECONDS
        while True:
            try:
                return outbox.finish(self._desk, message, outcome.as_json()) is not None
            except (Unreachable, Busy):
                if steady.now() > until or self._stopping.wait(_NOTE_PAUSE):
                    raise


def _tell(step: Step, message: Claimed) -> None:
    LOG.debug("%s %s", message.message_id, step, extra={"step": step})


def _called(provider: str | None) -> str:
    """A provider as people know it."""
    return {"resend": "Resend", "twilio": "Twilio", "smtp": "SMTP"}.get(provider or "", "it")
