"""The assistant's steps above the page: which there are, how each stands, which is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QStyle,
    QStyleOptionFocusRect,
    QWidget,
)

from ui.icons import tinted_icon
from ui.marking import QT_TRANSLATE_NOOP
from ui.theme import GRID, ICON, RADIUS, Size, Tone, muted, tone_colours

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_EDGE: Final = 3
"""The line under the step that is shown."""
_LEAST_WIDTH: Final = 30 * GRID


class Step(IntEnum):
    """In the order in which they are done."""

    FILE = 0
    MEANING = 1
    CHECK = 2
    CHANGES = 3
    IMPORT = 4


_TITLES: Final = {
    Step.FILE: QT_TRANSLATE_NOOP("Import", "File"),
    Step.MEANING: QT_TRANSLATE_NOOP("Import", "What it is"),
    Step.CHECK: QT_TRANSLATE_NOOP("Import", "Check"),
    Step.CHANGES: QT_TRANSLATE_NOOP("Import", "Changes"),
    Step.IMPORT: QT_TRANSLATE_NOOP("Import", "Import"),
}
_ICONS: Final = {
    "done": ("check", Tone.GOOD),
    "warning": ("warning", Tone.WARNING),
    "danger": ("warning", Tone.DANGER),
    "busy": ("refresh", Tone.NOTICE),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a step stands, and the words below its title.

    ``state``: todo (cannot be opened yet), open, busy, done, warning, danger.
    """

    words: str = ""
    state: str = "todo"


class _StepButton(QAbstractButton):
    """A step's number or sign, its title, and how it stands."""

    def __init__(self, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = step
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.standing = Standing()
        self.set_standing(Standing())

    @property
    def title(self) -> str:
        """The step's word."""
        return QCoreApplication.translate("Import", _TITLES[self.step])

    def set_standing(self, standing: Standing) -> None:
        """Show how it stands; what is to do yet cannot be opened."""
        self.standing = standing
        self.setEnabled(standing.state != "todo")
        self.setAccessibleName(
            self.tr("Step {n}: {title}").format(n=self.step + 1, title=self.title)
        )
        self.setAccessibleDescription(standing.words)
        self.setToolTip(standing.words)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Two lines, as wide as there is room."""
        title = QFontMetrics(Size.BODY.font(bold=True))
        words = QFontMetrics(Size.SMALL.font())
        return QSize(
            max(_LEAST_WIDTH, title.horizontalAdvance(self.title) + ICON + 6 * GRID),
            title.height() + words.height() + 3 * GRID + _EDGE,
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw it: the one that is shown on the base, with a line under it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self.palette()
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        if self.isChecked() or self.underMouse():
            role = QPalette.ColorRole.Base if self.isChecked() else QPalette.ColorRole.Midlight
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shown.color(role))
            painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
        if self.isChecked():
            line = QRect(0, self.height() - _EDGE, self.width(), _EDGE)
            painter.fillRect(line, shown.color(QPalette.ColorRole.Accent))
        self._paint_words(painter, group)
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            option.rect = self.rect().adjusted(1, 1, -1, -1)
            self.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self
            )
        painter.end()

    def _paint_words(self, painter: QPainter, group: QPalette.ColorGroup) -> None:
        shown = self.palette()
        bold, small = Size.BODY.font(bold=True), Size.SMALL.font()
        above, below = QFontMetrics(bold), QFontMetrics(small)
        left, top = 2 * GRID, GRID + GRID // 2
        sign = QRect(left, top + (above.height() - ICON) // 2, ICON, ICON)
        self._paint_sign(painter, sign, group)
        text_left = sign.right() + GRID + GRID // 2
        width = self.width() - text_left - GRID
        painter.setFont(bold)
        painter.setPen(shown.color(group, QPalette.ColorRole.WindowText))
        title = above.elidedText(self.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(text_left, top + above.ascent(), title)
        painter.setFont(small)
        off = shown.color(group, QPalette.ColorRole.WindowText)
        painter.setPen(muted(shown) if self.isEnabled() else off)
        words = below.elidedText(self.standing.words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(text_left, top + above.height() + GRID // 2 + below.ascent(), words)

    def _paint_sign(self, painter: QPainter, place: QRect, group: QPalette.ColorGroup) -> None:
        shown = self.palette()
        looks = _ICONS.get(self.standing.state)
        if looks is not None:
            name, tone = looks
            tinted_icon(name, tone_colours(tone, shown).ink).paint(painter, place)
            return
        painter.setPen(shown.color(group, QPalette.ColorRole.WindowText))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place.adjusted(0, 0, -1, -1))
        painter.setFont(Size.SMALL.font(bold=True))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(self.step + 1))


class StepBar(QWidget):
    """``step_chosen`` carries the Step that a person wants to see; arrow keys walk them."""

    step_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Steps of the import"))
        self._group = QButtonGroup(self)
        self._buttons = {step: _StepButton(step) for step in Step}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for step, button in self._buttons.items():
            self._group.addButton(button, step)
            layout.addWidget(button, 1)
        self._buttons[Step.FILE].setChecked(True)
        self._group.idClicked.connect(lambda number: self.step_chosen.emit(Step(number)))

    def show_step(self, step: Step) -> None:
        """Mark the step that is shown."""
        self._buttons[step].setChecked(True)

    def take_focus(self, step: Step) -> None:
        """Put the focus on a step's button."""
        self._buttons[step].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_standings(self, standings: dict[Step, Standing]) -> None:
        """Say how each stands."""
        for step, standing in standings.items():
            if self._buttons[step].standing != standing:
                self._buttons[step].set_standing(standing)

    def standing(self, step: Step) -> Standing:
        """How a step stands."""
        return self._buttons[step].standing
