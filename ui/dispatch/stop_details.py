"""Everything known of the timeline's current stop, and its pin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.dispatch.stop_words import details, is_movable, stop_sentence
from ui.icons import set_icon
from ui.shortcuts import Shortcut
from ui.theme import GRID, Size
from ui.widgets.heading import EmptyState, Hint

if TYPE_CHECKING:
    from ui.dispatch.timeline_scale import Spot
    from ui.moments import LocalTimes


class StopDetails(QWidget):
    """Shows one Spot; ``pin_wanted(Spot)``: pin it, or unpin it."""

    pin_wanted = Signal(object)

    def __init__(self, times: LocalTimes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times = times
        self._spot: Spot | None = None
        self._title = QLabel()
        self._title.setFont(Size.BODY.font(bold=True))
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._pin = QToolButton()
        self._pin.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._pin.clicked.connect(self._on_pin_clicked)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(self.tr("Details of the stop"))
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.viewport().setAutoFillBackground(False)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._pin)
        self._nothing = EmptyState(
            self.tr("No stop chosen"),
            self.tr("Choose a stop in the timeline: by mouse, or with the arrow keys."),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._head)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._nothing, 1)
        self.set_spot(None)

    @property
    def spot(self) -> Spot | None:
        """The stop shown."""
        return self._spot

    def set_spot(self, spot: Spot | None) -> None:
        """Show a stop; None: say how to choose one."""
        if spot is not None and spot == self._spot:
            return
        self._spot = spot
        for part in (self._head, self._area):
            part.setVisible(spot is not None)
        self._nothing.setVisible(spot is None)
        if spot is None:
            return
        self._title.setText(f"{spot.stop.customer_name} · {spot.stop.reference}")
        self._title.setToolTip(self._title.text())
        self._show_pin(spot)
        self._area.setWidget(self._rows(spot))
        self._area.setAccessibleDescription(stop_sentence(spot, self._times))

    def take_focus(self) -> None:
        """Put the keyboard here, to read and to scroll."""
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rows(self, spot: Spot) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, GRID, 0)
        form.setHorizontalSpacing(3 * GRID)
        form.setVerticalSpacing(GRID)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, words in details(spot, self._times):
            value = QLabel(words)
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label = Hint(name)
            label.setWordWrap(False)
            form.addRow(label, value)
        return page

    def _show_pin(self, spot: Spot) -> None:
        is_pinned = spot.stop.pinned
        self._pin.setText(self.tr("Unpin") if is_pinned else self.tr("Pin"))
        set_icon(self._pin, "unpin" if is_pinned else "pin")
        words = self.tr("Unpin the stop") if is_pinned else self.tr("Pin the stop where it is")
        self._pin.setAccessibleName(words)
        self._pin.setToolTip(f"{words} ({Shortcut.PIN.keys()})")
        self._pin.setEnabled(is_movable(spot.stop))

    @Slot()
    def _on_pin_clicked(self) -> None:
        if self._spot is not None:
            self.pin_wanted.emit(self._spot)
