"""What a new branch still lacks, in order, with a way to each; gone when all is there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.marking import QT_TRANSLATE_NOOP
from ui.theme import GRID, RADIUS, Size, Tone, tone_colours
from ui.widgets.flow import Flow
from ui.widgets.heading import Hint

if TYPE_CHECKING:
    from core.catalog.first_steps import FirstSteps


@dataclass(frozen=True, slots=True)
class _Step:
    """One thing a branch needs: the fact it is told by, its word, why, and the page for it."""

    key: str
    word: str
    why: str
    page: str


_STEPS: Final = (
    _Step(
        "zones",
        QT_TRANSLATE_NOOP("FirstSteps", "Zones"),
        QT_TRANSLATE_NOOP("FirstSteps", "Zones are the areas that your technicians drive in."),
        "zones",
    ),
    _Step(
        "windows",
        QT_TRANSLATE_NOOP("FirstSteps", "Arrival windows"),
        QT_TRANSLATE_NOOP(
            "FirstSteps", "Arrival windows are what customers are promised, such as 8 to 10."
        ),
        "windows",
    ),
    _Step(
        "job_types",
        QT_TRANSLATE_NOOP("FirstSteps", "Job types"),
        QT_TRANSLATE_NOOP(
            "FirstSteps", "Job types say what is done, how long it takes and by how many."
        ),
        "job_types",
    ),
    _Step(
        "sites",
        QT_TRANSLATE_NOOP("FirstSteps", "Sites"),
        QT_TRANSLATE_NOOP("FirstSteps", "Sites are your customers' addresses. Import your list."),
        "sites",
    ),
    _Step(
        "capacity",
        QT_TRANSLATE_NOOP("FirstSteps", "Capacity"),
        QT_TRANSLATE_NOOP(
            "FirstSteps",
            "Capacity is the routes of the days ahead: import a sheet or fill the calendar.",
        ),
        "calendar",
    ),
    _Step(
        "staff",
        QT_TRANSLATE_NOOP("FirstSteps", "Staff"),
        QT_TRANSLATE_NOOP(
            "FirstSteps", "Add those who answer calls, and a dispatcher who confirms."
        ),
        "staff",
    ),
    _Step(
        "delivery",
        QT_TRANSLATE_NOOP("FirstSteps", "Delivery"),
        QT_TRANSLATE_NOOP(
            "FirstSteps", "Say who sends your messages. Until then confirmations wait."
        ),
        "delivery",
    ),
)


class FirstStepsPanel(QFrame):
    """Hidden when nothing is missing. ``page_asked`` carries a page's name."""

    page_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("First steps"))
        self._title = QLabel()
        self._title.setFont(Size.BODY.font(bold=True))
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._why = Hint()
        self.buttons: dict[str, QPushButton] = {}
        flow = Flow()
        for step in _STEPS:
            button = QPushButton(QCoreApplication.translate("FirstSteps", step.word))
            button.setAutoDefault(True)
            button.clicked.connect(partial(self.page_asked.emit, step.page))
            self.buttons[step.key] = button
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addWidget(self._why)
        column.addLayout(flow)
        self.hide()

    def show_steps(self, steps: FirstSteps) -> None:
        """Tick what is there; the first that is missing is what comes next."""
        missing = [step for step in _STEPS if not getattr(steps, step.key)]
        self.setVisible(bool(missing))
        if not missing:
            return
        next_step = missing[0]
        word = QCoreApplication.translate("FirstSteps", next_step.word)
        self._title.setText(
            self.tr("First steps: {done} of {all} done. Next: {step}").format(
                done=len(_STEPS) - len(missing), all=len(_STEPS), step=word
            )
        )
        self._why.setText(QCoreApplication.translate("FirstSteps", next_step.why))
        for step in _STEPS:
            self._show_step(step, is_there=step not in missing, is_next=step is next_step)

    def _show_step(self, step: _Step, *, is_there: bool, is_next: bool) -> None:
        button = self.buttons[step.key]
        word = QCoreApplication.translate("FirstSteps", step.word)
        set_icon(button, "check" if is_there else "next" if is_next else "minus")
        button.setFont(Size.BODY.font(bold=is_next))
        said = self.tr("{step}: done") if is_there else self.tr("{step}: missing")
        button.setAccessibleName(said.format(step=word))
        button.setToolTip(QCoreApplication.translate("FirstSteps", step.why))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Ground and edge as of a notice."""
        del event
        colours = tone_colours(Tone.NOTICE, QApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.edge)
        painter.setBrush(self.palette().brush(QPalette.ColorRole.Base))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)
        painter.end()
