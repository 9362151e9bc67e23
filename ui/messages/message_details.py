"""One message: what became of it, what can be done, how the customer sees it, what happened."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ui.icons import set_icon
from ui.messages.message_words import TROUBLE, problem_words, state_since, what_happened
from ui.messages.send_again_pane import SendAgainPane
from ui.sentences import said
from ui.setup.template_words import channel_word, kind_word
from ui.theme import GRID, ICON, Size, muted, state_icon
from ui.widgets.flow import Flow
from ui.widgets.heading import EmptyState, Hint
from ui.widgets.message_view import MessageView

if TYPE_CHECKING:
    from core.messages.list_messages import MessageRow, MessageText
    from core.messages.read_delivery import Delivery
    from ui.moments import LocalTimes


class MessageDetails(QWidget):
    """Shows the message it is given; what is done with it is its owner's.

    ``again_asked``: an address to send it to again. ``arrived_told``: an uncertain one arrived.
    ``booking_asked`` and ``site_asked``: the person wants to see them.
    """

    again_asked = Signal(str)
    arrived_told = Signal()
    booking_asked = Signal()
    site_asked = Signal()

    def __init__(self, times: LocalTimes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times = times
        self.row: MessageRow | None = None
        self._delivery: Delivery | None = None
        self._title = self._label(bold=True)
        self._state_icon = QLabel()
        self._state = self._label()
        self._problem = self._label()
        self._problem.setForegroundRole(QPalette.ColorRole.BrightText)
        self._fault = Hint()
        self.again_button = self._button(
            self.tr("Send &again…"), "send", self.tr("Send this message again")
        )
        self.arrived_button = self._button(
            self.tr("It a&rrived"), "check", self.tr("The customer got this message")
        )
        self.booking_button = self._button(
            self.tr("Open the &booking"), "arrow-right", self.tr("Open the booking of this message")
        )
        self.site_button = self._button(
            self.tr("Open the &site"), "home", self.tr("Open the site of this message")
        )
        self.pane = SendAgainPane()
        self.view = MessageView()
        self.view.setContentsMargins(0, 2 * GRID, 0, 0)
        self.happened = self._happened_browser()
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.pages.setAccessibleName(self.tr("Parts of the message"))
        self.pages.tabBar().setAccessibleName(self.tr("Parts of the message"))
        self.pages.addTab(self.view, self.tr("&Message"))
        self.pages.addTab(self.happened, self.tr("What &happened"))
        self._arrange()
        self._connect()
        self.show_row(None)

    # What its owner does ----------------------------------------------------------------------

    def show_row(self, row: MessageRow | None) -> None:
        """Show a message's head, or that none is chosen; another message closes the question."""
        is_other = row is None or self.row is None or row.message_id != self.row.message_id
        if is_other or (row and self.row and row.state != self.row.state):
            self.pane.close_pane()
        if is_other:
            self._delivery = None
            self.view.clear()
            self.happened.clear()
        self.row = row
        self._stack.setCurrentIndex(0 if row is None else 1)
        if row is not None:
            self._show_head(row)
        self._offer()

    def show_whole(self, message: MessageText, delivery: Delivery) -> None:
        """Show what was read of the chosen message."""
        if self.row is None or self.row.message_id != message.message_id:
            return
        self._delivery = delivery
        if message.channel == "sms":
            self.view.set_sms(message.text, message.recipient)
        else:
            self.view.set_message(message.subject, message.html, message.text, message.recipient)
        fault = message.template_fault
        self._fault.setText(
            self.tr(
                "The branch's own text has a fault, so the shipped one was used: {fault}"
            ).format(fault=said(fault))
            if fault
            else ""
        )
        self._fault.setVisible(bool(fault))
        self._show_happened(self.row, delivery)
        self._offer()

    def can_send_again(self) -> bool:
        """Whether sending it again is offered now."""
        row = self.row
        if row is None or row.state == "draft":
            return False
        if row.state == "queued":
            return self._delivery is not None and self._delivery.is_stranded
        return row.queued_at is not None

    # ------------------------------------------------------------------------------------------

    def _label(self, *, bold: bool = False) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setFont(Size.BODY.font(bold=bold))
        label.setWordWrap(True)
        return label

    def _button(self, words: str, icon: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        set_icon(button, icon)
        return button

    def _happened_browser(self) -> QTextBrowser:
        browser = QTextBrowser()
        browser.setOpenLinks(False)
        browser.setTabChangesFocus(True)
        browser.setAccessibleName(self.tr("What happened to the message"))
        browser.document().setDocumentMargin(2 * GRID)
        return browser

    def _arrange(self) -> None:
        state = QHBoxLayout()
        state.setSpacing(GRID)
        state.addWidget(self._state_icon, 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(self._state, 1)
        buttons = Flow()
        for button in (
            self.arrived_button,
            self.again_button,
            self.booking_button,
            self.site_button,
        ):
            buttons.addWidget(button)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addLayout(state)
        column.addWidget(self._problem)
        column.addWidget(self._fault)
        column.addSpacing(GRID)
        column.addLayout(buttons)
        column.addWidget(self.pane)
        column.addSpacing(GRID)
        column.addWidget(self.pages, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                self.tr("No message is chosen"),
                self.tr("Choose one in the table with the arrow keys."),
            )
        )
        self._stack.addWidget(shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _connect(self) -> None:
        self.again_button.clicked.connect(self._on_again_clicked)
        self.arrived_button.clicked.connect(lambda _=False: self.arrived_told.emit())
        self.booking_button.clicked.connect(lambda _=False: self.booking_asked.emit())
        self.site_button.clicked.connect(lambda _=False: self.site_asked.emit())
        self.pane.address_given.connect(self.again_asked)

    def _show_head(self, row: MessageRow) -> None:
        self._title.setText(
            self.tr("{kind} by {channel} to {customer}").format(
                kind=kind_word(row.kind),
                channel=channel_word(row.channel).lower(),
                customer=row.customer_name,
            )
            if row.kind != "notice"
            else self.tr("Notice to the branch")
        )
        icon = state_icon(row.state, self.palette())
        self._state_icon.setPixmap(icon.pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))
        fate = state_since(row, self._times)
        self._state.setText(
            self.tr("{fate} · {reference}").format(
                fate=fate[:1].upper() + fate[1:], reference=row.reference
            )
        )
        problem = problem_words(row)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if self._delivery is None:
            self._fault.hide()

    def _show_happened(self, row: MessageRow, delivery: Delivery) -> None:
        colour = muted(self.palette()).name()
        rows = "".join(
            f'<tr><td style="color:{colour};padding-right:12px;padding-bottom:4px;'
            f'white-space:nowrap">{escape(when)}</td>'
            f'<td style="padding-bottom:4px">{escape(words)}</td></tr>'
            for when, words in what_happened(row, delivery, self._times)
        )
        place = self.happened.verticalScrollBar().value()
        self.happened.setHtml(f'<table cellspacing="0" cellpadding="0">{rows}</table>')
        self.happened.verticalScrollBar().setValue(place)

    def _offer(self) -> None:
        row = self.row
        self.arrived_button.setVisible(row is not None and row.state == "uncertain")
        self.again_button.setVisible(self.can_send_again())
        self.site_button.setVisible(row is not None and row.state in TROUBLE)

    @Slot()
    def _on_again_clicked(self) -> None:
        if self.row is not None:
            self.pane.ask_address(self.row)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.row is not None:
            self._show_head(self.row)
            if self._delivery is not None:
                self._show_happened(self.row, self._delivery)
