"""What can be undone in the calendar: numbers typed, and capacity that was saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from core.capacity.calendar import CalendarRoute, load_days, set_route_counts, set_routes
from core.errors import Taken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import time
    from uuid import UUID

    from core.capacity.day_change import WantedRoute
    from core.capacity.write_capacity import CapacityWritten
    from core.database.desk import Desk
    from ui.setup.calendar_model import CalendarModel, Key

Routes = dict["Key", tuple[CalendarRoute, ...]]


class WriteBack(Protocol):
    """Starts an act that writes ``wanted`` where the days still are as ``expected``."""

    def __call__(self, wanted: Routes, expected: Routes, *, taken_back: bool) -> None:
        """``taken_back``: undone, not done again."""


@dataclass(frozen=True, slots=True)
class Saved:
    """Capacity as it was and as it is; ``passed_over``: days that another desk changed since."""

    written: CapacityWritten
    before: Routes
    after: Routes
    passed_over: tuple[Key, ...] = ()


class TypedCommand(QUndoCommand):
    """Numbers typed over cells at once; None: the routes there are."""

    def __init__(self, model: CalendarModel, counts: Mapping[Key, int], words: str) -> None:
        super().__init__(words)
        self._model = model
        edits = model.edits
        self._before = {key: edits[key].count if key in edits else None for key in counts}
        self._after: dict[Key, int | None] = dict(counts)

    def undo(self) -> None:
        """As it was before."""
        self._model.set_edits(self._before)

    def redo(self) -> None:
        """As it was typed."""
        self._model.set_edits(self._after)


class SavedCommand(QUndoCommand):
    """Capacity that was saved: undone by another act, which ``write`` starts."""

    def __init__(self, saved: Saved, write: WriteBack, words: str) -> None:
        super().__init__(words)
        self._saved = saved
        self._write = write
        # it is done already when it is pushed
        self.is_silent = True

    def undo(self) -> None:
        """Write what was there before."""
        if not self.is_silent:
            self._write(self._saved.before, self._saved.after, taken_back=True)

    def redo(self) -> None:
        """Write again what was saved."""
        if not self.is_silent:
            self._write(self._saved.after, self._saved.before, taken_back=False)
        self.is_silent = False


def counting(
    counts: Mapping[Key, int], shift: tuple[time, time], *, accept_losses: bool
) -> Callable[[Desk, UUID], Saved]:
    """The act that gives zone-days so many routes; repeatable, with what was there at first."""
    before: Routes = {}

    def act(desk: Desk, act_id: UUID) -> Saved:
        if not before:
            before.update(load_days(desk, counts))
        written = set_route_counts(desk, act_id, counts, shift=shift, accept_losses=accept_losses)
        return Saved(written, dict(before), load_days(desk, counts))

    return act


def rewriting(
    wanted: Mapping[Key, Sequence[WantedRoute]],
    expected: Mapping[Key, Sequence[CalendarRoute]],
    *,
    accept_losses: bool = False,
) -> Callable[[Desk, UUID], Saved]:
    """The act that writes routes where the days are still as expected; the others are told.

    It raises Taken where every one of them changed meanwhile.
    """
    before: Routes = {}

    def act(desk: Desk, act_id: UUID) -> Saved:
        if not before:
            before.update(load_days(desk, wanted))
        same = [key for key in wanted if working(before[key]) == working(expected[key])]
        if not same:
            translate = QCoreApplication.translate
            raise Taken(
                translate("Calendar", "Another desk changed this meanwhile."),
                next_step=translate(
                    "Calendar", "Look at what stands there now, then change it again."
                ),
            )
        written = set_routes(
            desk, act_id, {key: list(wanted[key]) for key in same}, accept_losses=accept_losses
        )
        return Saved(
            written,
            {key: before[key] for key in same},
            load_days(desk, same),
            tuple(key for key in wanted if key not in same),
        )

    return act


def working(routes: Sequence[CalendarRoute]) -> list[WantedRoute]:
    """The routes that work, as somebody would state them; in their order."""
    return [route.as_wanted() for route in routes if not route.retired]
