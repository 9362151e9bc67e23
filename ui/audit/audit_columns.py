"""The columns of the two tables of the audit trail: events, and one event's columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.audit.column_words import column_word
from ui.audit.event_words import act_word, table_word, value_words
from ui.icons import icon
from ui.widgets.rows_model import Column

if TYPE_CHECKING:
    from core.trust.audit import AuditEvent
    from core.trust.names import Names
    from ui.moments import LocalTimes

translate = QCoreApplication.translate

EVENT_WIDTHS = {"when": 176, "login": 112, "act": 80, "booking": 72, "what": 320}
CHANGE_WIDTHS = {"column": 120, "before": 120, "after": 100}
"""The columns' first widths in pixels, until somebody drags them."""


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event with its sentence, told where it was read: nothing is worked out while painting."""

    event: AuditEvent
    sentence: str
    # the names of a whole page: the event and its sentence tell whether the row differs
    names: Names = field(compare=False)


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """One column of the event's row, before and after, in words."""

    column: str
    before: str
    after: str
    differs: bool


def column_changes(told: ToldEvent, times: LocalTimes, *, everything: bool) -> list[ColumnChange]:
    """The columns that differ, by name; with ``everything`` the others after them."""
    event = told.event
    before, after = event.before or {}, event.after or {}
    differing = event.changes()
    wanted = sorted(differing)
    if everything:
        wanted += sorted({*before, *after} - {"branch_id", *differing})
    return [
        ColumnChange(
            column_word(column),
            value_words(column, before.get(column), told.names, times),
            value_words(column, after.get(column), told.names, times),
            column in differing,
        )
        for column in wanted
    ]


def event_columns(times: LocalTimes) -> tuple[Column[ToldEvent], ...]:
    """What an event shows in its row; times as the branch's clocks have them."""
    return (
        Column(
            "when",
            translate("AuditColumns", "When"),
            lambda told: times.moment(told.event.happened_at, seconds=True),
            sort_key=lambda told: told.event.happened_at,
            tool_tip=lambda told: told.event.happened_at.isoformat(),
        ),
        Column("login", translate("AuditColumns", "Who"), lambda told: told.event.login),
        Column("act", translate("AuditColumns", "Act"), lambda told: act_word(told.event.act)),
        Column(
            "booking", translate("AuditColumns", "Booking"), lambda told: told.event.reference or ""
        ),
        Column(
            "what",
            translate("AuditColumns", "What"),
            lambda told: told.sentence,
            tool_tip=lambda told: f"{table_word(told.event.table)}: {told.sentence}",
        ),
    )


def change_columns() -> tuple[Column[ColumnChange], ...]:
    """One event's columns beside each other; what differs has a mark, not a colour alone."""
    return (
        Column(
            "column",
            translate("AuditColumns", "Column"),
            lambda change: change.column,
            icon=lambda change: icon("edit") if change.differs else None,
            accessible=lambda change: (
                translate("AuditColumns", "{column}, changed").format(column=change.column)
                if change.differs
                else change.column
            ),
        ),
        Column(
            "before",
            translate("AuditColumns", "Before"),
            lambda change: change.before,
            tool_tip=lambda change: change.before,
        ),
        Column(
            "after",
            translate("AuditColumns", "After"),
            lambda change: change.after,
            tool_tip=lambda change: change.after,
        ),
    )
