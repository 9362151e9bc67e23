"""Writes what was changed in the calendar: one act at a time, its answer said where it was done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.capacity.calendar import lost_bookings
from core.errors import InvalidInput, OverPromised, Unanswered
from ui.moments import short_day
from ui.setup.calendar_bars import MOST_NAMED
from ui.setup.calendar_undo import Routes, Saved, SavedCommand, counting, rewriting, working
from ui.setup.calendar_words import routes_words
from ui.shortcuts import Shortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from PySide6.QtGui import QUndoStack

    from core.capacity.calendar import CalendarRoute
    from core.capacity.day_change import WantedRoute
    from core.database.desk import Desk
    from core.errors import BookerError
    from ui.session import Session
    from ui.setup.calendar_frame import CalendarFrame
    from ui.setup.calendar_model import CalendarModel, Key

AT_ONCE: Final = 0


class CalendarWriter(QObject):
    """``busy_changed``: an act is under way, or over. ``written``: something stands differently.

    What was saved is a step of the stack that can be taken back by another act.
    """

    busy_changed = Signal(bool)
    written = Signal()

    def __init__(
        self, session: Session, model: CalendarModel, frame: CalendarFrame, stack: QUndoStack
    ) -> None:
        super().__init__(frame)
        self._session = session
        self._model = model
        self._frame = frame
        self._stack = stack
        self._accept: Callable[[], None] | None = None
        self.is_busy = False
        frame.refused.kept.connect(self._keep_routes)
        frame.refused.undone.connect(self._undo_refused)
        frame.panel.changed.connect(self._on_route_changed)

    # Numbers ---------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Write every number that was typed, in one act."""
        self._save(accept_losses=False)

    def _save(self, *, accept_losses: bool) -> None:
        counts = {key: edit.count for key, edit in self._model.edits.items()}
        if not counts:
            return
        shift = self._frame.shift()
        if shift is None:
            return
        self._write(
            counting(counts, shift, accept_losses=accept_losses),
            list(counts),
            partial(self._save, accept_losses=True),
            self._on_saved,
        )

    def _write(
        self,
        act: Callable[[Desk, UUID], Saved],
        keys: Sequence[Key],
        accept: Callable[[], None],
        done: Callable[[Saved], None],
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Do an act; ``accept`` does it again with losses, where less than promised is left."""
        if self.is_busy:
            return
        self._set_busy(on=True)
        self._frame.notice.clear()
        self._frame.refused.clear()
        self._model.set_refused({})

        def on_done(saved: Saved) -> None:
            self._set_busy(on=False)
            self._frame.notice.clear()
            self._model.learn_routes(saved.after)
            done(saved)
            self.written.emit()

        def on_failed(error: BookerError) -> None:
            # without an answer nothing else is sent: it is asked again under the same id
            self._set_busy(on=isinstance(error, Unanswered))
            self._frame.notice.clear()
            if failed is not None and not isinstance(error, Unanswered):
                failed()
            if isinstance(error, OverPromised):
                self._show_losses(error, keys, accept)
            elif isinstance(error, InvalidInput) and error.field in self._frame.panel.form.rows:
                self._frame.panel.say_error(error.field or "", error.message)
            else:
                self._frame.notice.show_error(error)

        self._session.act(act, on_done, on_failed, owner=self)

    def _show_losses(
        self, error: OverPromised, keys: Sequence[Key], accept: Callable[[], None]
    ) -> None:
        lost = lost_bookings(error, keys)
        sentence = self.tr("Less than is promised to {references}")
        self._model.set_refused(
            {
                key: sentence.format(references=", ".join(references))
                for key, references in lost.items()
                if key in self._model.edits
            }
        )
        self._accept = accept
        self._frame.refused.undo_button.setVisible(bool(self._model.refused))
        self._frame.refused.show_losses(error, lost)
        first = next(iter(lost), None)
        if first is not None:
            self._frame.view.go(first)

    @Slot()
    def _keep_routes(self) -> None:
        if self._accept is not None:
            self._frame.refused.clear()
            self._accept()

    def _on_saved(self, saved: Saved) -> None:
        self._stack.clear()
        self._push_saved(saved, self.tr("{n} days saved").format(n=len(saved.after)))
        self._tell_saved(saved, self.tr("Saved"))

    def _push_saved(self, saved: Saved, words: str) -> None:
        self._stack.push(SavedCommand(saved, self._write_back, words))

    def _tell_saved(self, saved: Saved, title: str) -> None:
        written = saved.written
        sentence = self.tr("{added} added, {changed} changed, {removed} removed.").format(
            added=routes_words(written.added),
            changed=written.changed,
            removed=written.removed,
        )
        if written.kept:
            bookings = sum(len(route.references) for route in written.kept)
            kept = (
                self.tr("{routes} kept for 1 booking.")
                if bookings == 1
                else self.tr("{routes} kept for {n} bookings.")
            )
            sentence += " " + kept.format(routes=routes_words(len(written.kept)), n=bookings)
        if saved.passed_over:
            sentence += " " + self.tr(
                "Left as they are, another desk changed them: {days}."
            ).format(days=named(saved.passed_over))
        hint = self.tr("{keys} takes it back.").format(keys=Shortcut.SETUP_UNDO.keys())
        self._frame.notice.show_success(title, sentence, hint if self._stack.canUndo() else "")

    def _write_back(
        self, wanted: Routes, expected: Routes, *, taken_back: bool, accept: bool = False
    ) -> None:
        """Undo or redo of what was saved: an act of its own."""

        def done(saved: Saved) -> None:
            self._tell_saved(saved, self.tr("Taken back") if taken_back else self.tr("Saved again"))

        routes = {key: working(each) for key, each in wanted.items()}
        # the stack takes its step now, whatever comes of the act
        QTimer.singleShot(
            AT_ONCE,
            self,
            lambda: self._write(
                rewriting(routes, expected, accept_losses=accept),
                list(wanted),
                partial(self._write_back, wanted, expected, taken_back=taken_back, accept=True),
                done,
                self._forget_saved,
            ),
        )

    def _forget_saved(self) -> None:
        """It could not be taken back: what is undone now is only what is typed from here on."""
        self._stack.clear()

    @Slot(object, object, object)
    def _on_route_changed(
        self, key: Key, shown: tuple[CalendarRoute, ...], wanted: list[WantedRoute]
    ) -> None:
        self._change_route(key, shown, wanted, accept=False)

    def _change_route(
        self,
        key: Key,
        shown: tuple[CalendarRoute, ...],
        wanted: list[WantedRoute],
        *,
        accept: bool,
    ) -> None:
        def done(saved: Saved) -> None:
            self._push_saved(saved, self.tr("Route changed"))
            self._tell_saved(saved, self.tr("Saved"))

        self._write(
            rewriting({key: wanted}, {key: shown}, accept_losses=accept),
            [key],
            partial(self._change_route, key, shown, wanted, accept=True),
            done,
        )

    @Slot()
    def _undo_refused(self) -> None:
        counts: dict[Key, int | None] = dict.fromkeys(self._model.refused)
        self._frame.refused.clear()
        self._stack.clear()
        self._model.set_edits(counts)
        self._frame.view.setFocus()

    def _set_busy(self, *, on: bool) -> None:
        self.is_busy = on
        self.busy_changed.emit(on)


def named(keys: Sequence[Key]) -> str:
    """Some cells by their names."""
    words = "; ".join(f"{zone}, {short_day(day)}" for zone, day in keys[:MOST_NAMED])
    return f"{words} …" if len(keys) > MOST_NAMED else words
