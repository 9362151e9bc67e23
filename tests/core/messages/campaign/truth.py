"""What must be true after a campaign, asked of the provider and the database with other words.

Every function answers sentences; none is well.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.core.messages.campaign.desk import Fate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from tests.core.messages.campaign.desk import Booked
    from tests.office import Office

_MESSAGES = """
select cast(m.message_id as text) as key, m.kind, m.channel, m.state, m.recipient, m.subject,
       m.text, b.reference, b.state as booking, b.confirmed_at, b.closed_at, d.provider_id,
       d.due_at, d.handed_at, d.unsure_since
from booker.messages m
join booker.bookings b on b.branch_id = m.branch_id and b.booking_id = m.booking_id
left join booker.deliveries d on d.branch_id = m.branch_id and d.message_id = m.message_id
where m.branch_id = :branch
"""
_ATTEMPTS = """
select cast(a.message_id as text) as key, a.attempt, a.result, a.ended_at, d.attempts
from booker.delivery_attempts a
join booker.deliveries d on d.branch_id = a.branch_id and d.message_id = a.message_id
where a.branch_id = :branch
order by a.message_id, a.attempt
"""
_PROMISES = frozenset({"confirmation", "reschedule"})
_SENT = frozenset({"sent", "delivered"})
_OVER = _SENT | {"withdrawn", "uncertain"}


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message that the provider took: ``key`` is the message's id."""

    key: str
    provider_id: str
    at: datetime
    recipient: str
    text: str


class Truth:
    """The office's messages beside what its provider took."""

    def __init__(self, office: Office, arrived: Sequence[Arrived]) -> None:
        self.messages: dict[str, Any] = {row.key: row for row in office.rows(_MESSAGES)}
        self.attempts = office.rows(_ATTEMPTS)
        self.arrived = arrived
        self.times = Counter(one.key for one in arrived)

    def states(self) -> Counter[str]:
        """How many messages are in which state."""
        return Counter(row.state for row in self.messages.values())

    def duplicates(self) -> list[str]:
        """Messages that the provider took more than once."""
        return [f"{self._named(key)} arrived {n} times" for key, n in self.times.items() if n > 1]

    def strays(self) -> list[str]:
        """What the provider took and nobody sent, or sent otherwise."""
        wrong = []
        for one in self.arrived:
            row = self.messages.get(one.key)
            if row is None:
                wrong.append(f"{one.key} is no message of the office")
            elif (one.recipient, _plain(one.text)) != (row.recipient, _plain(row.text)):
                wrong.append(f"{self._named(one.key)} arrived with other words")
        return wrong

    def lost(self, booked: Iterable[Booked]) -> list[str]:
        """Promises whose customer was never told, and messages whose state is not what happened."""
        wrong = []
        for key, row in self.messages.items():
            if row.state in _SENT and not self.times[key]:
                wrong.append(f"{self._named(key)} never arrived")
            elif row.state == "withdrawn" and self.times[key] and not _was_on_its_way(row):
                wrong.append(f"{self._named(key)} arrived")
            elif row.state in _SENT and row.provider_id is not None:
                ids = {one.provider_id for one in self.arrived if one.key == key}
                if row.provider_id not in ids:
                    wrong.append(f"{self._named(key)} has the provider's id of another")
        for one in booked:
            wrong += self._untold(one)
        return wrong

    def _untold(self, booked: Booked) -> list[str]:
        told = {
            (row.reference, row.kind)
            for key, row in self.messages.items()
            if self.times[key] or row.state == "uncertain"
        }
        if booked.fate is Fate.CONFIRMED and (booked.reference, "confirmation") not in told:
            return [f"{booked.reference} was confirmed, and nobody told"]
        if booked.fate is Fate.MOVED and (booked.moved_to, "reschedule") not in told:
            return [f"{booked.reference} was moved, and nobody told"]
        was_taken_back = (booked.reference, "cancellation") in told
        if booked.fate is Fate.CANCELLED and was_taken_back != self._may_know(booked.reference):
            what = "its end is told" if was_taken_back else "nobody is told of its end"
            return [f"{booked.reference} was cancelled, and {what}"]
        return []

    def _may_know(self, reference: str) -> bool:
        """Whether the customer was, or may have been, told of the promise."""
        return any(
            self.times[key] or row.state == "uncertain" or _was_on_its_way(row)
            for key, row in self.messages.items()
            if (row.reference, row.kind) == (reference, "confirmation")
        )

    def unpromised(self) -> list[str]:
        """Promises that went out for a booking that was not confirmed."""
        wrong = []
        for one in self.arrived:
            row = self.messages.get(one.key)
            if row is None or row.kind not in _PROMISES:
                continue
            if row.confirmed_at is None or one.at < row.confirmed_at:
                wrong.append(f"{self._named(one.key)} arrived without a promise")
        return wrong

    def late(self) -> list[str]:
        """Promises that arrived after they were cancelled."""
        ends = {
            row.reference: row.closed_at
            for row in self.messages.values()
            if row.booking == "cancelled"
        }
        return [
            f"{self._named(one.key)} arrived {one.at - ends[row.reference]} after its end"
            for one in self.arrived
            if (row := self.messages.get(one.key)) is not None
            and row.kind in _PROMISES
            and row.reference in ends
            and one.at > ends[row.reference]
        ]

    def unfinished(self) -> list[str]:
        """Messages that are still on their way, or hang."""
        wrong = []
        for key, row in self.messages.items():
            if row.state == "draft" and row.booking == "held":
                continue
            if row.state not in _OVER:
                wrong.append(f"{self._named(key)} is not over")
            elif row.due_at is not None:
                wrong.append(f"{self._named(key)} is over, and still due")
        return wrong

    def wrong_attempts(self) -> list[str]:
        """Attempts that do not tell what happened."""
        wrong = []
        ended: dict[str, list[str]] = {}
        for row in self.attempts:
            if row.result is None or row.ended_at is None:
                message = self.messages[row.key]
                # nobody comes back to what was withdrawn while it was on its way
                if not (message.state == "withdrawn" and _was_on_its_way(message)):
                    wrong.append(f"attempt {row.attempt} of {self._named(row.key)} has no end")
            if row.attempt > row.attempts:
                wrong.append(f"{self._named(row.key)} has more attempts than were claimed")
            ended.setdefault(row.key, []).append(row.result)
        for key, row in self.messages.items():
            results = ended.get(key, [])
            is_told = (results.count("sent"), results[-1:]) == (1, ["sent"])
            # a text that was looked for, and found, was not handed over again
            was_found = row.channel == "sms" and results and "sent" not in results
            if row.state in _SENT and not (is_told or was_found):
                wrong.append(f"{self._named(key)} has the attempts {results}")
            if row.state == "withdrawn" and "sent" in results:
                wrong.append(f"{self._named(key)} was sent, its attempts say")
        return wrong

    def overtaken(self) -> list[str]:
        """Promises that arrived although they were withdrawn: they were on their way."""
        return [
            self._named(key)
            for key, row in self.messages.items()
            if row.state == "withdrawn" and self.times[key]
        ]

    def faults(self, booked: Iterable[Booked]) -> Mapping[str, list[str]]:
        """Everything that is wrong, by name; empty: all is well."""
        found = {
            "duplicates": self.duplicates(),
            "strays": self.strays(),
            "lost": self.lost(booked),
            "unpromised": self.unpromised(),
            "unfinished": self.unfinished(),
            "attempts": self.wrong_attempts(),
        }
        return {name: sentences for name, sentences in found.items() if sentences}

    def _named(self, key: str) -> str:
        row = self.messages[key]
        return f"the {row.kind} of {row.reference} ({row.channel}, {row.state}, {key})"


def _was_on_its_way(row: Any) -> bool:  # noqa: ANN401 - a row of the database
    """The database says itself that it may have arrived: a cancellation is sent after it."""
    return row.handed_at is not None or row.unsure_since is not None


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
