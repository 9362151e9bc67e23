"""The chosen hold: what was promised, a line to add to its message, and the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.dispatch.hold_acts import HoldAct
from ui.icons import set_icon
from ui.shortcuts import Shortcut
from ui.theme import GRID, Size
from ui.widgets.countdown import CountdownLabel
from ui.widgets.heading import EmptyState, FieldRow, Hint

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from core.booking.facts import Booking
    from ui.moments import LocalTimes
    from ui.session import Session


LONGEST_LINE = 500
HIGHEST = 280
"""Pixels that the words of a hold may claim; more of them gives way to the day beside it."""


class HoldPane(QWidget):
    """``act_wanted(HoldAct)`` and ``propose_wanted()``, for the hold that is shown.

    ``line_edited()``: the line that goes with its message is another; `line` tells it. A line
    belongs to its hold: it waits there while another one is chosen.
    """

    act_wanted = Signal(object)
    propose_wanted = Signal()
    line_edited = Signal()

    def __init__(self, session: Session, times: LocalTimes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times = times
        self._hold: Booking | None = None
        self._customer = self._line(bold=True)
        self._countdown = CountdownLabel(session.clock)
        self._promise = self._line()
        self._facts = Hint()
        self._lines: dict[str, str] = {}
        self.line_field = QLineEdit()
        self.line_field.setMaxLength(LONGEST_LINE)
        self.line_field.setClearButtonEnabled(True)
        self.line_field.textChanged.connect(self._on_line_edited)
        self.line_field.returnPressed.connect(self._on_line_entered)
        self._line_row = FieldRow(self.tr("Add a &line to the message"), self.line_field)
        self._confirm = self._button(
            self.tr("&Confirm"), "check", HoldAct.CONFIRM, Shortcut.CONFIRM
        )
        self._propose = QPushButton(self.tr("&Propose…"))
        set_icon(self._propose, "calendar")
        self._propose.setAccessibleName(self.tr("Propose another window"))
        self._propose.setToolTip(f"{Shortcut.PROPOSE.meaning()} ({Shortcut.PROPOSE.keys()})")
        self._propose.clicked.connect(self.propose_wanted)
        self._release = self._button(self.tr("&Release"), "undo", HoldAct.RELEASE, Shortcut.RELEASE)
        self._accept = self._button(self.tr("&Accept"), "check", HoldAct.ACCEPT, Shortcut.ACCEPT)
        self._decline = self._button(
            self.tr("&Decline"), "cross", HoldAct.DECLINE, Shortcut.DECLINE
        )
        self._keep_old = self._button(self.tr("&Keep old"), "history", HoldAct.KEEP_OLD, None)
        self._keep_old.setToolTip(self.tr("Declined; the old window is held again"))
        self._keep_old.setAccessibleName(self.tr("Decline and keep the old window"))
        self._nothing = EmptyState("", "")
        self._page = QWidget()
        self._arrange()
        self.set_hold(None)

    def _line(self, *, bold: bool = False) -> QLabel:
        label = QLabel()
        label.setFont(Size.BODY.font(bold=bold))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _button(
        self, words: str, icon: str, act: HoldAct, shortcut: Shortcut | None
    ) -> QPushButton:
        button = QPushButton(words)
        set_icon(button, icon)
        button.setAccessibleName(words.replace("&", ""))
        if shortcut is not None:
            button.setToolTip(f"{shortcut.meaning()} ({shortcut.keys()})")
        button.clicked.connect(lambda: self.act_wanted.emit(act))
        return button

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._customer, 1)
        head.addWidget(self._countdown)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (
            self._confirm,
            self._propose,
            self._release,
            self._accept,
            self._decline,
            self._keep_old,
        ):
            button.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
            buttons.addWidget(button)
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GRID)
        page.addLayout(head)
        page.addWidget(self._promise)
        page.addWidget(self._facts)
        page.addWidget(self._line_row)
        page.addSpacing(GRID)
        page.addLayout(buttons)
        # room to spare goes beneath, and not between the lines
        page.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page, 1)
        layout.addWidget(self._nothing, 1)

    @property
    def hold(self) -> Booking | None:
        """The hold shown."""
        return self._hold

    @property
    def line(self) -> str:
        """What is typed to go with the message of the hold shown."""
        if self._hold is None or self._hold.state != "held":
            return ""
        return " ".join(self._lines.get(self._hold.reference, "").split())

    def forget_line(self, reference: str) -> None:
        """The hold was decided: what was typed for it went with it, or is of no use."""
        self._lines.pop(reference, None)
        if self._hold is not None and self._hold.reference == reference:
            self._put_line()

    def set_hold(self, hold: Booking | None, *, is_busy: bool = False) -> None:
        """Show a hold; ``is_busy``: an act on it has no answer yet."""
        is_other = hold is None or self._hold is None or hold.reference != self._hold.reference
        self._hold = hold
        if is_other:
            self._put_line()
        self._page.setVisible(hold is not None)
        self._nothing.setVisible(hold is None)
        self._countdown.set_expiry(hold.expires_at if hold else None)
        if hold is None:
            self.say_none(
                self.tr("No hold chosen"),
                self.tr(
                    "Choose one in the list: what was promised is shown here, and what can be done."
                ),
            )
            return
        self._customer.setText(f"{hold.customer_name} · {hold.reference}")
        self._promise.setText(
            self.tr("{job} on {day}, {span}").format(
                job=hold.job_name,
                day=self._times.day(hold.date),
                span=self._times.span(hold.promised_from, hold.promised_to),
            )
        )
        self._facts.setText(" · ".join(self._marks(hold)))
        is_proposed = hold.state == "proposed"
        # its message is drafted anew when the customer accepts
        self._line_row.setVisible(not is_proposed)
        self.line_field.setEnabled(not is_busy)
        for button in (self._confirm, self._propose, self._release):
            button.setVisible(not is_proposed)
            button.setEnabled(not is_busy)
        for button in (self._accept, self._decline, self._keep_old):
            button.setVisible(is_proposed)
            button.setEnabled(not is_busy)
        self._claim_height()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Narrower: its words need more lines."""
        super().resizeEvent(event)
        self._claim_height()

    def _claim_height(self) -> None:
        """A splitter asks for no height of a width: it would press wrapped lines together."""
        layout = self._page.layout()
        if self._hold is None or layout is None:
            self.setMinimumHeight(0)
            return
        layout.activate()
        self.setMinimumHeight(min(layout.totalMinimumHeightForWidth(self.width()), HIGHEST))

    def _put_line(self) -> None:
        words = "" if self._hold is None else self._lines.get(self._hold.reference, "")
        self.line_field.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self.line_field.setText(words)
        self.line_field.blockSignals(False)  # noqa: FBT003 (Qt's signature)

    @Slot(str)
    def _on_line_edited(self, words: str) -> None:
        if self._hold is None or words == self._lines.get(self._hold.reference, ""):
            return
        self._lines[self._hold.reference] = words
        self.line_edited.emit()

    @Slot()
    def _on_line_entered(self) -> None:
        """Enter ends the line; the next one confirms."""
        self._confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_none(self, title: str, sentence: str) -> None:
        """What stands here while no hold is chosen: why that is."""
        self._nothing.set_text(title, sentence)

    def _marks(self, hold: Booking) -> list[str]:
        marks = [hold.address, hold.phone or ""]
        if hold.vip:
            marks.insert(0, self.tr("VIP"))
        if hold.agreed:
            marks.insert(0, self.tr("agreed by the customer"))
        if hold.replaces:
            marks.insert(0, self.tr("replaces {reference}").format(reference=hold.replaces))
        if hold.state == "proposed":
            marks.insert(0, self.tr("its message is drafted anew when the customer accepts"))
            marks.insert(0, self.tr("waits for the customer's answer"))
        marks.append(self.tr("held by {login}").format(login=hold.held_by))
        if hold.notes:
            marks.append(hold.notes)
        return [mark for mark in marks if mark]
