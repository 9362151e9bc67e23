"""The calendar of Setup: a month of routes a day and zone, changed by typing, saved together."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QUndoStack

from core.capacity.calendar import load_calendar
from core.catalog.blocks import BlockEntry, extend_block_rules
from core.errors import InvalidInput
from ui.moments import local
from ui.setup.calendar_bars import WEEK, week_of
from ui.setup.calendar_frame import CalendarFrame
from ui.setup.calendar_model import CalendarModel
from ui.setup.calendar_undo import TypedCommand
from ui.setup.calendar_writer import CalendarWriter, named
from ui.setup.read_page import ReadPage
from ui.shortcuts import Shortcut

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.capacity.calendar import Calendar
    from core.database.desk import Desk
    from core.database.live import Change
    from ui.session import Session
    from ui.setup.calendar_model import Key

TOPICS: Final = ("routes", "stops", "bookings", "blocks", "zones")
FIRST_SHIFT: Final = (time(8), time(17))


class CalendarPage(ReadPage):
    """Numbers that are typed wait, marked, until they are saved: all of them, or none."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = CalendarModel(self)
        self.frame = CalendarFrame(self.model, session.preferences, self)
        self.view = self.frame.view
        self.notice = self.frame.notice
        self.stack = QUndoStack(self)
        today = local(session.clock.now(), session.desk.branch.timezone).date()
        self._month = today.replace(day=1)
        self.writer = CalendarWriter(session, self.model, self.frame, self.stack)
        self._today: date | None = None
        self._wanted: date | None = None
        self._load_shift()
        self._connect()
        self._show_state()

    def _connect(self) -> None:
        frame = self.frame
        frame.month_stepped.connect(self._step)
        frame.today_asked.connect(self.go_today)
        frame.copy_bar.copied.connect(self.copy_week)
        frame.shift_changed.connect(self._on_shift_changed)
        frame.save_button.clicked.connect(self.save)
        self.writer.busy_changed.connect(self._show_state)
        self.writer.written.connect(self._read)
        frame.undo_button.clicked.connect(self.undo)
        frame.redo_button.clicked.connect(self.redo)
        frame.copy_button.clicked.connect(self._ask_copy)
        frame.panel.block_asked.connect(self._on_block_asked)
        frame.panel.form.edited.connect(self._show_state)
        self.view.counts_typed.connect(self._on_counts_typed)
        self.view.paste_refused.connect(self._on_paste_refused)
        self.view.page_requested.connect(self._step)
        self.view.moved.connect(self._show_cell)
        self.model.edited.connect(self._show_state)
        self.stack.indexChanged.connect(self._show_state)
        for shortcut, call in (
            (Shortcut.SETUP_SAVE, self.save),
            (Shortcut.SETUP_UNDO, self.undo),
            (Shortcut.SETUP_REDO, self.redo),
            (Shortcut.REFRESH, self._read),
        ):
            shortcut.bind(self, call)

    # What Setup asks -----------------------------------------------------------------------

    def shown(self) -> None:
        """Look for news; recurring blocks are written out further when they need it."""
        self._read()
        self.session.read(
            extend_block_rules, self._on_extended, self._on_unread, owner=self, topic="extend"
        )
        self.view.setFocus()

    def _on_extended(self, blocks: int) -> None:
        if blocks:
            self._read()

    def changed(self, change: Change) -> None:
        """Read the month again, soon, if something in it may have changed."""
        if change.touches(*TOPICS) and not self._later.isActive():
            self._later.start()

    def has_unsaved(self) -> bool:
        """Whether a number was typed, or a route edited, that is not written yet."""
        return bool(self.model.edits) or self.frame.panel.is_changed()

    def save_unsaved(self) -> None:
        """As Save; a route that is being edited is written too."""
        if self.frame.panel.is_changed():
            self.frame.panel.save()
        if self.model.edits:
            self.save()

    def discard_unsaved(self) -> None:
        """Forget every number that was typed."""
        self.stack.clear()
        self.frame.refused.clear()
        self.frame.panel.form.undo()
        self.model.forget_edits()

    def save_layout(self) -> None:
        """Keep the splitter and the columns."""
        self.frame.save_layout()

    def show_item(self, item: object) -> None:
        """Another page asked for a day (a date)."""
        if isinstance(item, date):
            self._show_day(item)

    # Reading -------------------------------------------------------------------------------

    @property
    def month(self) -> date:
        """The first day of the month that is shown."""
        return self._month

    @Slot()
    def _read(self) -> None:
        first, days = _weeks_of(self._month)
        month = self._month

        def show(calendar: Calendar) -> None:
            self._show(month, calendar)

        self.session.read(
            partial(_load, first=first, days=days),
            show,
            self._on_unread,
            owner=self,
            topic="calendar",
        )

    def _show(self, month: date, calendar: Calendar) -> None:
        if self.writer.is_busy and self.model.calendar is not None and month == self.model_month():
            # what is being written is shown when it is answered, at once with what was typed
            self._later.start()
            return
        if self._today is None and calendar.today.replace(day=1) != month:
            # the branch's date is another month than this machine's
            self._today = calendar.today
            self._show_month(calendar.today)
            return
        self._today = calendar.today
        self.notice.was_read()
        before = set(self.model.conflicts())
        shown = [day for day in calendar.dates if day.replace(day=1) == month]
        self.view.set_nothing(
            self.tr("No zones yet"),
            self.tr("Capacity is the routes of a zone. Add zones first, then type routes here."),
        )
        self.model.set_calendar(calendar, shown)
        self.frame.show_month(month, calendar.today)
        self._go_wanted()
        fresh = [key for key in self.model.conflicts() if key not in before]
        if fresh:
            self.notice.show_info(
                self.tr("Another desk changed what you are changing"),
                self.tr("{cells}. What you typed stays until you save or undo it.").format(
                    cells=named(fresh)
                ),
            )
        self._show_cell()
        self._show_state()

    def model_month(self) -> date | None:
        """The month that the model holds, which may still be the one before."""
        return self.model.dates[0] if self.model.dates else None

    # Which month ---------------------------------------------------------------------------

    @Slot(int)
    def _step(self, months: int) -> None:
        number = self._month.year * 12 + self._month.month - 1 + months
        self._show_month(date(number // 12, number % 12 + 1, 1))

    @Slot()
    def go_today(self) -> None:
        """Show the branch's today, and put the cursor on it."""
        if self._today is not None:
            self._show_day(self._today)
        self.view.setFocus()

    def _show_day(self, day: date) -> None:
        self._wanted = day
        self._show_month(day)
        self._go_wanted()

    def _go_wanted(self) -> None:
        """Put the cursor on the day that was asked for, once it is shown."""
        if self._wanted is None or self._wanted not in self.model.dates or not self.model.zones:
            return
        key = self.view.current_key()
        self.view.go((self.model.zones[0] if key is None else key[0], self._wanted))
        self._wanted = None

    def _show_month(self, day: date) -> None:
        self._month = day.replace(day=1)
        self.frame.show_month(self._month, self._today)
        self._read()

    @Slot()
    def _show_cell(self) -> None:
        key = self.view.current_key()
        self.frame.panel.show_cell(key, None if key is None else self.model.cell(key))

    # Typing --------------------------------------------------------------------------------

    @Slot(object)
    def _on_counts_typed(self, counts: dict[Key, int]) -> None:
        changed = {key: n for key, n in counts.items() if self.model.count(key) != n}
        if changed:
            words = self.tr("{n} cells typed").format(n=len(changed))
            self.stack.push(TypedCommand(self.model, changed, words))

    @Slot(str)
    def _on_paste_refused(self, sentence: str) -> None:
        self.notice.show_error(InvalidInput(sentence))

    @Slot()
    def _ask_copy(self) -> None:
        key = self.view.current_key()
        if key is not None:
            self.frame.copy_bar.ask(key[1])

    @Slot(object, int)
    def copy_week(self, first: date, weeks: int) -> None:
        """Type the numbers of the week from ``first`` over those of the weeks after it."""
        counts: dict[Key, int] = {}
        for zone in self.model.zones:
            for day in week_of(first):
                count = self.model.count((zone, day))
                if count is None:
                    continue
                for n in range(1, weeks + 1):
                    counts[zone, day + timedelta(days=WEEK * n)] = count
        self._on_counts_typed(counts)
        self.view.setFocus()

    @Slot()
    def undo(self) -> None:
        """Take back what was typed last, or saved last."""
        if not self.writer.is_busy:
            self.stack.undo()

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        if not self.writer.is_busy:
            self.stack.redo()

    @Slot(object, int)
    def _on_block_asked(self, key: Key, route: int) -> None:
        zone, day = key
        self.page_asked.emit("blocks", BlockEntry("", day, zone=zone, route=route))

    @Slot()
    def save(self) -> None:
        """Write every number that was typed, in one act."""
        self.writer.save()

    # What is said --------------------------------------------------------------------------

    @Slot()
    def _show_state(self) -> None:
        count = len(self.model.edits)
        words = ""
        if self.writer.is_busy:
            words = self.tr("Saving…")
        elif count:
            one = self.tr("1 cell changed")
            words = one if count == 1 else self.tr("{n} cells changed").format(n=count)
        self.frame.show_state(
            words,
            can_save=bool(count) and not self.writer.is_busy,
            can_undo=self.stack.canUndo() and not self.writer.is_busy,
            can_redo=self.stack.canRedo() and not self.writer.is_busy,
        )
        if not self.model.refused and self.frame.refused.isVisible() and not self.writer.is_busy:
            # what could not be saved was typed over
            self._clear_refused_if_typed()
        self.tell_unsaved()

    def _clear_refused_if_typed(self) -> None:
        if self.frame.refused.undo_button.isVisible():
            self.frame.refused.clear()

    # The shift of new routes ---------------------------------------------------------------

    def _shift_key(self) -> str:
        return f"setup/calendar/shift/{self.session.desk.branch.code}"

    def _load_shift(self) -> None:
        kept = self.session.preferences.text(self._shift_key())
        try:
            starts, ends = (time.fromisoformat(part) for part in kept.split("/"))
        except ValueError:
            starts, ends = FIRST_SHIFT
        self.frame.set_shift(starts, ends)

    @Slot()
    def _on_shift_changed(self) -> None:
        shift = self.frame.shift()
        if shift is not None:
            kept = "/".join(at.isoformat() for at in shift)
            self.session.preferences.set_text(self._shift_key(), kept)


def _load(desk: Desk, first: date, days: int) -> Calendar:
    return load_calendar(desk, first, days)


def _weeks_of(month: date) -> tuple[date, int]:
    """The whole weeks that a month is in: its first day and how many."""
    after = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    first = week_of(month)[0]
    last = week_of(after - timedelta(days=1))[-1]
    return first, (last - first).days + 1
