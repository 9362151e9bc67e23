"""A message as the customer will see it, HTML or plain text. Nothing is loaded from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ui.theme import GRID, Size, paper
from ui.widgets.heading import EmptyState, Hint

if TYPE_CHECKING:
    from collections.abc import Callable


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


class MessageView(QWidget):
    """Recipient and subject, and the text on paper beneath, in HTML or plain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recipient = self._value()
        self._subject = self._value(bold=True)
        self._html = _Paper(self.tr("Message as formatted text"))
        self._text = _Paper(self.tr("Message as plain text"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._html)
        self._pages.addWidget(self._text)
        self._switch = QButtonGroup(self)
        self._switch.setExclusive(True)
        choices = QHBoxLayout()
        choices.setSpacing(2 * GRID)
        for number, words in enumerate((self.tr("&Formatted"), self.tr("&Plain text"))):
            choices.addWidget(self._choice(number, words))
        self._switch.idToggled.connect(self._on_toggled)
        self._message = QWidget()
        self._arrange(choices)
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

    def _arrange(self, choices: QHBoxLayout) -> None:
        facts = QFormLayout()
        facts.setHorizontalSpacing(2 * GRID)
        facts.setVerticalSpacing(GRID)
        facts.addRow(Hint(self.tr("To")), self._recipient)
        facts.addRow(Hint(self.tr("Subject")), self._subject)
        choices.addStretch(1)
        layout = QVBoxLayout(self._message)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(facts)
        # a row of their own: beside the subject they would not fit every language
        layout.addLayout(choices)
        layout.addWidget(self._pages, 1)

    def set_message(self, subject: str, html: str, text: str, recipient: str | None) -> None:
        """Show one message; ``recipient`` None: the site has no address to send it to."""
        self._recipient.setText(recipient or self.tr("no e-mail address at this site"))
        self._subject.setText(subject)
        self._keeping_place(self._html, html, self._html.setHtml)
        self._keeping_place(self._text, text, self._text.setPlainText)
        self._message.show()
        self._nothing.hide()

    def clear(self) -> None:
        """Nothing to show."""
        self._html.clear()
        self._text.clear()
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
        if on:
            self._pages.setCurrentIndex(number)
