"""A message as the customer will see it: HTML, plain text, or a text message on a phone.

Nothing is loaded from anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QRectF, Qt, QUrl
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from core.messages.segments import segments
from ui.theme import GRID, Size, Tone, paper, tone_colours
from ui.widgets.heading import EmptyState, Hint

if TYPE_CHECKING:
    from collections.abc import Callable


_WIDEST_BUBBLE: Final = 84 * GRID
_ROUND: Final = 3.0 * GRID
_SMS_PAGE: Final = 2
_MOST_NAMED: Final = 5


class _Paper(QTextBrowser):
    """Text on white paper, whatever the scheme; a picture or style sheet is not fetched."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPalette(paper())
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(3 * GRID)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 (Qt's name)
        """Nothing: what a message refers to stays where it is."""
        del kind, name
        return QByteArray()


class _Bubble(QLabel):
    """A text message as a phone shows it: on paper, in a bubble as wide as its words."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setPalette(paper())
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setMaximumWidth(_WIDEST_BUBBLE)
        self.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The bubble, and what it says upon it; a line around it where it has the focus."""
        colours = tone_colours(Tone.NOTICE, paper())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self.palette().color(QPalette.ColorRole.Highlight)
        painter.setPen(edge if self.hasFocus() else colours.edge)
        painter.setBrush(colours.fill)
        inside = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inside, _ROUND, _ROUND)
        painter.end()
        super().paintEvent(event)


class _Phone(QScrollArea):
    """Paper with one bubble on it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.bubble = _Bubble()
        self.bubble.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        ground = QWidget()
        ground.setPalette(paper())
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAutoFillBackground(True)
        column = QVBoxLayout(ground)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        row = QHBoxLayout()
        row.addWidget(self.bubble, 1)
        row.addStretch(0)
        column.addLayout(row)
        column.addStretch(1)
        self.setWidget(ground)


class MessageView(QWidget):
    """Recipient and subject, and the text on paper beneath, in HTML or plain, or in a bubble."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recipient = self._value()
        self._subject = self._value(bold=True)
        self._html = _Paper(self.tr("Message as formatted text"))
        self._text = _Paper(self.tr("Message as plain text"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._html)
        self._pages.addWidget(self._text)
        self._phone = _Phone(self.tr("Text message"))
        self._pages.addWidget(self._phone)
        self._switch = QButtonGroup(self)
        self._switch.setExclusive(True)
        self._choices = QWidget()
        choices = QHBoxLayout(self._choices)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(2 * GRID)
        for number, words in enumerate((self.tr("&Formatted"), self.tr("&Plain text"))):
            choices.addWidget(self._choice(number, words))
        choices.addStretch(1)
        self._switch.idToggled.connect(self._on_toggled)
        self._segments = Hint()
        self._segments.hide()
        self._message = QWidget()
        self._arrange()
        self._nothing = EmptyState(
            self.tr("No message"), self.tr("What the customer will get is shown here.")
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._message, 1)
        outer.addWidget(self._nothing, 1)
        self.clear()

    def _value(self, *, bold: bool = False) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setFont(Size.BODY.font(bold=bold))
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return label

    def _choice(self, number: int, words: str) -> QRadioButton:
        button = QRadioButton(words)
        button.setChecked(number == 0)
        button.setAccessibleName(words.replace("&", ""))
        self._switch.addButton(button, number)
        return button

    def _arrange(self) -> None:
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(2 * GRID)
        self._facts.setVerticalSpacing(GRID)
        self._facts.addRow(Hint(self.tr("To")), self._recipient)
        self._facts.addRow(Hint(self.tr("Subject")), self._subject)
        layout = QVBoxLayout(self._message)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(self._facts)
        # a row of their own: beside the subject they would not fit every language
        layout.addWidget(self._choices)
        layout.addWidget(self._segments)
        layout.addWidget(self._pages, 1)

    def set_message(self, subject: str, html: str, text: str, recipient: str | None) -> None:
        """Show one message; ``recipient`` None: the site has no address to send it to."""
        self._recipient.setText(recipient or self.tr("no e-mail address at this site"))
        self._subject.setText(subject)
        self._keeping_place(self._html, html, self._html.setHtml)
        self._keeping_place(self._text, text, self._text.setPlainText)
        self._show_as(sms=False)

    def set_sms(self, text: str, recipient: str | None) -> None:
        """Show a text message; ``recipient`` None: the customer has not agreed to any."""
        self._recipient.setText(recipient or self.tr("no number agreed at this site"))
        self._phone.bubble.setText(text)
        self._segments.setText(self._how_long(text))
        self._show_as(sms=True)

    def _show_as(self, *, sms: bool) -> None:
        self._facts.setRowVisible(self._subject, not sms)
        self._choices.setVisible(not sms)
        self._segments.setVisible(sms)
        self._pages.setCurrentIndex(_SMS_PAGE if sms else self._switch.checkedId())
        self._message.show()
        self._nothing.hide()

    def _how_long(self, text: str) -> str:
        """What it costs: a text message is paid for by its segments."""
        found = segments(text)
        count = self.tr("1 segment")
        if found.count != 1:
            count = self.tr("{n} segments").format(n=found.count)
        letters = self.tr("{n} characters").format(n=found.characters)
        if found.odd:
            # one letter outside of the plain set makes all of them longer
            letters = self.tr("{n} characters, longer for {letters}").format(
                n=found.characters, letters=" ".join(found.odd[:_MOST_NAMED])
            )
        return f"{count} · {letters}"

    def look_for(self, words: str) -> None:
        """Bring the first place with ``words`` into view, formatted and plain."""
        for page in (self._html, self._text):
            found = page.document().find(words)
            if not found.isNull():
                # the cursor stands behind the words: nothing of them is marked
                found.clearSelection()
                page.setTextCursor(found)
                page.ensureCursorVisible()

    def clear(self) -> None:
        """Nothing to show."""
        self._html.clear()
        self._text.clear()
        self._phone.bubble.clear()
        self._message.hide()
        self._nothing.show()

    def show_plain(self, *, plain: bool) -> None:
        """Show the plain text instead of the formatted one."""
        self._switch.button(int(plain)).setChecked(True)

    @staticmethod
    def _keeping_place(page: QTextBrowser, words: str, put: Callable[[str], None]) -> None:
        place = page.verticalScrollBar().value()
        put(words)
        page.verticalScrollBar().setValue(place)

    def _on_toggled(self, number: int, on: bool) -> None:  # noqa: FBT001 (Qt's signal)
        if on and self._pages.currentIndex() != _SMS_PAGE:
            self._pages.setCurrentIndex(number)
