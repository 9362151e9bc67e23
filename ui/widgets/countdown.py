"""Countdowns of holds, by the database's clock. Colour, weight and icon all say how late it is."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING, Final, Literal, Protocol

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    SignalInstance,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import GRID, ICON, state_colours, state_icon, state_word

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractItemView

SOON_SECONDS: Final = 120
URGENT_SECONDS: Final = 30
Level = Literal["calm", "soon", "urgent"]
Index = QModelIndex | QPersistentModelIndex


class Clock(Protocol):
    """What tells the database's time: ui.clock.ServerClock."""

    @property
    def ticked(self) -> SignalInstance:
        """Comes once a second."""

    def now(self) -> datetime:
        """The database's time, UTC."""


def remaining(expires_at: datetime, clock: Clock) -> timedelta:
    """The time left, never less than nothing."""
    return max(expires_at - clock.now(), timedelta())


def whole_seconds(left: timedelta) -> int:
    """Seconds left, as shown: 0 only when nothing is left."""
    return ceil(left.total_seconds())


def text(seconds: float) -> str:
    """Seconds as ``m:ss``."""
    minutes, rest = divmod(max(ceil(seconds), 0), 60)
    return f"{minutes}:{rest:02d}"


def level(seconds: float) -> Level:
    """How much it presses."""
    if seconds < URGENT_SECONDS:
        return "urgent"
    return "soon" if seconds < SOON_SECONDS else "calm"


class CountdownLabel(QLabel):
    """The time left of one hold. ``expired`` comes once, when nothing is left."""

    expired = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._expires_at: datetime | None = None
        self._told = False
        clock.ticked.connect(self._on_ticked)

    def set_expiry(self, expires_at: datetime | None) -> None:
        """Count down to ``expires_at`` (UTC); None shows nothing."""
        self._expires_at = expires_at
        self._told = False
        self._on_ticked()

    @Slot()
    def _on_ticked(self) -> None:
        if self._expires_at is None:
            self.setText("")
            return
        seconds = whole_seconds(remaining(self._expires_at, self._clock))
        pressing = level(seconds)
        self.setText(text(seconds))
        self.setAccessibleName(
            self.tr("{time} left. {pressing}").format(
                time=text(seconds), pressing="" if pressing == "calm" else state_word(pressing)
            )
        )
        font = self.font()
        if font.bold() != (pressing != "calm"):
            font.setBold(pressing != "calm")
            self.setFont(font)
        self._colour(pressing)
        if seconds == 0 and not self._told:
            self._told = True
            self.expired.emit()

    def _colour(self, pressing: Level) -> None:
        ink = state_colours(pressing, QApplication.palette()).ink
        own = self.palette()
        if own.color(QPalette.ColorRole.WindowText) != ink:
            own.setColor(QPalette.ColorRole.WindowText, ink)
            self.setPalette(own)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._on_ticked()


class CountdownDelegate(QStyledItemDelegate):
    """Draws a table's column as countdowns: icon, m:ss, bold and coloured when it presses.

    ``expires_of`` tells a row's expiry (UTC) from an index of the view's model; None draws the
    cell's own text.
    """

    def __init__(
        self,
        expires_of: Callable[[Index], datetime | None],
        clock: Clock,
        view: QAbstractItemView,
    ) -> None:
        super().__init__(view)
        self._expires_of = expires_of
        self._clock = clock
        self._view = view
        clock.ticked.connect(self._on_ticked)

    @Slot()
    def _on_ticked(self) -> None:
        if self._view.isVisible():
            self._view.viewport().update()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's)
        """Room for the icon and the longest time."""
        hint = super().sizeHint(option, index)
        font = QFont(option.font)
        font.setBold(True)
        width = QFontMetrics(font).horizontalAdvance("00:00") + ICON + 4 * GRID
        return hint.expandedTo(QSize(width, ICON + GRID))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row's background as the style does, the countdown upon it."""
        expires_at = self._expires_of(index)
        if expires_at is None:
            super().paint(painter, option, index)
            return
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, self._view)
        seconds = whole_seconds(remaining(expires_at, self._clock))
        self._draw(painter, shown, seconds)

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, seconds: int) -> None:
        pressing = level(seconds)
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        area = QRect(option.rect).adjusted(GRID, 0, -GRID, 0)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        colours = state_colours(pressing, palette)
        painter.save()
        badge = QRect(area.left() - 1, area.center().y() - 10, area.width() + 2, 21)
        if chosen and pressing != "calm":
            # amber or red on the selection's blue would not be read: it gets ground of its own
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(colours.edge)
            painter.setBrush(colours.fill)
            painter.drawRoundedRect(badge, 3, 3)
        on_blue = chosen and pressing == "calm"
        ink = palette.color(QPalette.ColorRole.HighlightedText) if on_blue else colours.ink
        place = QRect(area.left() + 2, area.center().y() - ICON // 2 + 1, ICON, ICON)
        mode = QIcon.Mode.Selected if on_blue else QIcon.Mode.Normal
        state_icon(pressing, palette).paint(painter, place, mode=mode)
        font = QFont(option.font)
        font.setBold(pressing != "calm")
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(
            area.adjusted(ICON + GRID, 0, -GRID, 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            text(seconds),
        )
        painter.restore()
