"""Below the steps: how far the work is, the way to stop it, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from ui.icons import set_icon
from ui.sentences import said
from ui.setup.import_words import number
from ui.theme import GRID
from ui.widgets.heading import Hint

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_MS: Final = 100
"""How often the count is looked at while something runs."""
_BAR_WIDTH: Final = 40 * GRID


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of a step.

    ``busy``: what runs; ``stops``: it was told to stop; ``words``: why it does not go on;
    ``next``: what the button that goes on says, "" where there is nothing to go on to.
    """

    busy: str = ""
    words: str = ""
    next: str = ""
    enabled: bool = False
    back: bool = False
    sign: str = "next"
    stops: bool = False


class WorkBar(QWidget):
    """``next_asked``, ``back_asked``, ``stop_asked``: what its buttons say."""

    next_asked = Signal()
    back_asked = Signal()
    stop_asked = Signal()

    def __init__(
        self, progress: Callable[[], tuple[str, int, int]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._progress = progress
        self._what = self._sign = ""
        self.words = Hint()
        self.words.setWordWrap(True)
        self.count = QLabel()
        self.count.setForegroundRole(self.words.foregroundRole())
        self.bar = QProgressBar()
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.stop_button = self._button(self.tr("&Cancel"), self.tr("Cancel what is running"))
        self.stop_button.clicked.connect(self.stop_asked)
        self.back_button = self._button(self.tr("&Back"), self.tr("Back to the step before"))
        set_icon(self.back_button, "arrow-left")
        self.back_button.clicked.connect(self.back_asked)
        self.next_button = self._button("", self.tr("To the next step"))
        self.next_button.setDefault(True)
        self.next_button.clicked.connect(self.next_asked)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.bar)
        layout.addWidget(self.count)
        layout.addWidget(self.stop_button)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.back_button)
        layout.addWidget(self.next_button)
        self.show_foot(Foot())

    @staticmethod
    def _button(text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.setAccessibleName(name)
        return button

    def show_foot(self, foot: Foot) -> None:
        """What runs, or why it does not go on; and what comes next."""
        if foot.busy:
            self._show_busy(foot.busy, stops=foot.stops)
        else:
            self._timer.stop()
            for widget in (self.bar, self.count, self.stop_button):
                widget.hide()
            self.words.setText(foot.words)
        self.back_button.setVisible(foot.back)
        self.next_button.setVisible(bool(foot.next))
        self.next_button.setEnabled(foot.enabled)
        if foot.next != self.next_button.text():
            self.next_button.setText(foot.next)
            self.next_button.setAccessibleName(foot.next.replace("&", ""))
        if foot.sign != self._sign:
            self._sign = foot.sign
            set_icon(self.next_button, foot.sign)

    def _show_busy(self, what: str, *, stops: bool) -> None:
        self.stop_button.setEnabled(not stops)
        self._what = what
        self.words.setText("")
        for widget in (self.bar, self.count, self.stop_button):
            widget.show()
        self._look()
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        what, done, total = self._progress()
        words = self._what
        if what and self.stop_button.isEnabled():
            words = self._counted(said(what), done, total)
        self.count.setText(words)
        # a bar without an end moves by itself
        self.bar.setMaximum(total)
        self.bar.setValue(done if total else 0)

    def _counted(self, what: str, done: int, total: int) -> str:
        """As the core calls what it counts: 12,000 of 100,000 rows compared."""
        if total:
            return self.tr("{done} of {total} {what}").format(
                done=number(done), total=number(total), what=what
            )
        return self.tr("{done} {what}").format(done=number(done), what=what)
