"""A booking's history: its audit events, act by act, in people's words. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.audit.column_words import column_word
from ui.audit.event_words import event_sentence, table_word, value_words, weight

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from datetime import datetime

    from core.trust.audit import AuditEvent
    from core.trust.names import Names
    from ui.moments import LocalTimes

translate = QCoreApplication.translate

_PLANNING = frozenset({"hold", "reschedule", "propose", "accept", "decline", "release", "cancel"})


@dataclass(frozen=True, slots=True)
class Part:
    """One changed row of an act; ``changes``: column, before and after, in words."""

    sentence: str
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One act on the booking, or one change outside of every act."""

    at: datetime
    login: str
    sentence: str
    parts: tuple[Part, ...]


def history(events: Sequence[AuditEvent], names: Names, times: LocalTimes) -> tuple[Entry, ...]:
    """The acts, newest first, told by the event of each that says most."""
    by_act: dict[Hashable, list[AuditEvent]] = defaultdict(list)
    for event in events:
        by_act[event.act_id or event.event_id].append(event)
    return tuple(_entry(sorted(acts, key=weight), names, times) for acts in by_act.values())


def changes_in_words(
    event: AuditEvent, names: Names, times: LocalTimes
) -> tuple[tuple[str, str, str], ...]:
    """The columns that differ: name, before, after."""
    return tuple(
        (
            column_word(column),
            value_words(column, before, names, times),
            value_words(column, after, names, times),
        )
        for column, (before, after) in event.changes().items()
    )


def _entry(events: Sequence[AuditEvent], names: Names, times: LocalTimes) -> Entry:
    first = events[0]
    sentence = event_sentence(first, names, times)
    if first.table == "stops" and first.operation == "update" and first.act in _PLANNING:
        # its own act would have changed the booking too
        sentence = translate("BookingHistory", "{sentence}, because of another booking").format(
            sentence=sentence
        )
    own = translate("BookingHistory", "{row}: before and after").format(row=table_word(first.table))
    parts = tuple(
        Part(
            own if event is first else event_sentence(event, names, times),
            changes_in_words(event, names, times),
        )
        for event in events
    )
    return Entry(min(event.happened_at for event in events), first.login, sentence, parts)
