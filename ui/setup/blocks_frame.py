"""How blocked times look: the list, and beside it a form, the chosen one, or the holidays."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.icons import set_icon
from ui.moments import long_day, short_day
from ui.setup.block_form import BlockForm
from ui.setup.block_words import times_words, whom_words
from ui.setup.holidays_form import HolidaysForm
from ui.shortcuts import Shortcut
from ui.theme import GRID
from ui.widgets.flow import Flow
from ui.widgets.heading import Heading, Hint
from ui.widgets.notice import Notice
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ui.session import Session
    from ui.setup.blocks_page import BlockRow
    from ui.widgets.rows_model import RowsModel

SHOWN_DAYS: Final = 5
_SPLIT: Final = "setup/blocks/splitter"
_WIDTHS: Final = (460, 380)
_FORM, _CHOSEN, _HOLIDAYS = range(3)
_TIME: Final = 1
_COLUMNS: Final = (28, 25, 27, 24)
_REPEATS: Final = {4: 160}
"""What repeats shows it where there is no room for the words: its day is the next one."""


class BlocksFrame(QWidget):
    """Only looks: who owns it connects the buttons."""

    def __init__(
        self,
        session: Session,
        rows: RowsModel[BlockRow],
        each_day: QCheckBox,
        today: date,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._preferences = session.preferences
        self._today = today
        self.notice = Notice()
        self.form = BlockForm(today)
        self.holidays = HolidaysForm(session, today)
        self.table = Table(
            rows,
            self.tr("Blocked times"),
            preferences=session.preferences,
            preferences_key="setup/blocks/columns",
        )
        self.add_button = self._button(
            self.tr("&Add"), "plus", self.tr("Block a time"), Shortcut.SETUP_ADD
        )
        self.holidays_button = self._button(
            self.tr("&Holidays…"), "calendar", self.tr("Block public holidays")
        )
        self.save_button = self._button(
            self.tr("&Block"), "blocked", self.tr("Block this time"), Shortcut.SETUP_SAVE
        )
        self.clear_button = self._button(self.tr("&Clear"), "undo", self.tr("Clear the form (Esc)"))
        self.remove_button = self._button(
            self.tr("&Remove this day"), "remove", self.tr("Open this time again")
        )
        self.remove_rule_button = self._button(
            self.tr("Remo&ve them all"), "remove", self.tr("End the recurring block")
        )
        self._arrange(page, each_day)

    def _button(
        self, words: str, icon: str, name: str, shortcut: Shortcut | None = None
    ) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)
        set_icon(button, icon)
        button.setAccessibleName(name)
        button.setToolTip(name if shortcut is None else f"{name} ({shortcut.keys()})")
        return button

    def _arrange(self, page: QWidget, each_day: QCheckBox) -> None:
        self.table.set_spare_columns(_REPEATS)
        buttons = Flow()
        buttons.setSpacing(2 * GRID)
        for widget in (self.add_button, self.holidays_button, each_day):
            buttons.addWidget(widget)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(buttons)
        column.addWidget(self.table, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._form_page())
        self.stack.addWidget(self._chosen_page())
        self.stack.addWidget(self.holidays)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(2 * GRID, 0, 0, 0)
        beside.addWidget(self.stack)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(left)
        self._splitter.addWidget(right)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setChildrenCollapsible(False)
        kept = self._preferences.state(_SPLIT)
        if kept is None:
            self._splitter.setSizes(_WIDTHS)
            for number, width in enumerate(_COLUMNS):
                self.table.setColumnWidth(number, width * GRID)
            longest = times_words(time(20, 45), time(20, 45))
            metrics = self.table.fontMetrics()
            self.table.setColumnWidth(_TIME, metrics.horizontalAdvance(longest) + 4 * GRID)
        else:
            self._splitter.restoreState(kept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(Heading(self.tr("Blocked times")))
        layout.addWidget(
            Hint(self.tr("Nothing is offered or planned at these times; what stands there stays."))
        )
        layout.addWidget(self.notice)
        layout.addWidget(self._splitter, 1)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self)

    def _form_page(self) -> QWidget:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.form)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.clear_button)
        buttons.addStretch(1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(Heading(self.tr("Block a time")))
        column.addWidget(area, 1)
        column.addLayout(buttons)
        return page

    def _chosen_page(self) -> QWidget:
        self._chosen_title = Heading()
        self._chosen_title.setWordWrap(True)
        self._chosen_words = QLabel()
        self._chosen_words.setWordWrap(True)
        self._chosen_words.setTextFormat(Qt.TextFormat.PlainText)
        self._chosen_words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = Flow()
        buttons.setSpacing(2 * GRID)
        buttons.addWidget(self.remove_button)
        buttons.addWidget(self.remove_rule_button)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self._chosen_title)
        column.addWidget(self._chosen_words)
        column.addLayout(buttons)
        column.addStretch(1)
        return page

    # what its owner does ---------------------------------------------------------------

    def show_form(self) -> None:
        """A new one."""
        self.stack.setCurrentIndex(_FORM)

    def show_holidays(self) -> None:
        """The holidays."""
        self.stack.setCurrentIndex(_HOLIDAYS)

    def show_chosen(self, row: BlockRow, days: Sequence[date]) -> None:
        """What is chosen in the list; ``days``: of its rule, from today on."""
        entry = row.entry
        self._chosen_title.setText(entry.reason)
        lines = [whom_words(entry)]
        if row.block is not None:
            lines.append(f"{long_day(row.block.day)}, {times_words(entry.starts, entry.ends)}")
        else:
            lines.append(times_words(entry.starts, entry.ends))
        if row.rule is not None:
            lines.append(row.repeats())
            named = "; ".join(short_day(day) for day in days[:SHOWN_DAYS])
            if named:
                more = " …" if len(days) > SHOWN_DAYS else ""
                lines.append(self.tr("Next: {days}").format(days=named + more))
            else:
                lines.append(self.tr("No day is left."))
        self._chosen_words.setText("\n".join(lines))
        self.remove_button.setVisible(row.block is not None)
        self.remove_button.setText(
            self.tr("&Remove") if row.rule is None else self.tr("&Remove this day")
        )
        self.remove_rule_button.setVisible(row.rule is not None)
        self.stack.setCurrentIndex(_CHOSEN)

    def shows_form(self) -> bool:
        """Whether a new one can be typed."""
        return self.stack.currentIndex() == _FORM

    def shows_chosen(self) -> bool:
        """Whether the chosen one stands there."""
        return self.stack.currentIndex() == _CHOSEN

    def show_state(self, *, changed: bool, busy: bool) -> None:
        """What can be done now."""
        self.save_button.setEnabled(not busy)
        self.clear_button.setEnabled(changed and not busy)
        self.holidays.setEnabled(not busy)
        for button in (self.remove_button, self.remove_rule_button):
            button.setEnabled(not busy)

    def save_layout(self) -> None:
        """Keep the splitter and the columns."""
        self._preferences.set_state(_SPLIT, self._splitter.saveState())
        self.table.save_layout()
