"""What a customer will get, by every way there is: e-mail, text message, or both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import set_icon
from ui.sentences import said
from ui.setup.template_words import channel_word
from ui.theme import GRID
from ui.widgets.message_view import MessageView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CHANNELS: Final = ("email", "sms")


class Message(Protocol):
    """What is shown of a message: of core/messages/list_messages.py, or one not kept yet."""

    @property
    def channel(self) -> str:
        """By which way: "email" or "sms"."""

    @property
    def state(self) -> str:
        """What became of it."""

    @property
    def recipient(self) -> str | None:
        """The address or number; None: there is none."""

    @property
    def subject(self) -> str:
        """Blank in a text message."""

    @property
    def html(self) -> str:
        """Blank in a text message."""

    @property
    def text(self) -> str:
        """The plain text."""

    @property
    def template_fault(self) -> str | None:
        """Why the branch's own text was not used."""


@dataclass(frozen=True, slots=True)
class Previewed:
    """A message as it would be."""

    channel: str
    recipient: str | None
    subject: str
    html: str
    text: str
    template_fault: str | None
    state: str = "draft"


def previewed(draft: Mapping[str, Any], shown: Sequence[Message]) -> tuple[Previewed, ...]:
    """The drafts ``shown`` as core/booking/redraft.py makes them anew: by the same ways."""
    fault = draft.get("fault")
    made = {
        "email": Previewed(
            "email", draft.get("email"), draft["subject"], draft["html"], draft["text"], fault
        ),
        "sms": Previewed(
            "sms", draft.get("sms_number"), "", "", draft.get("sms") or "", draft.get("sms_fault")
        ),
    }
    return tuple(made[message.channel] for message in shown if message.channel in made)


def live(messages: Sequence[Message]) -> tuple[Message, ...]:
    """Without what was withdrawn, unless there is nothing else; an e-mail first."""
    kept = [message for message in messages if message.state != "withdrawn"] or list(messages)
    return tuple(sorted(kept, key=lambda message: CHANNELS.index(message.channel)))


class DraftsView(QWidget):
    """A switch where there are two, what is wrong with the branch's own text, and the message."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages: tuple[Message, ...] = ()
        self.view = MessageView()
        self.ways: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._switch = QWidget()
        row = QHBoxLayout(self._switch)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * GRID)
        for channel in CHANNELS:
            button = QRadioButton(channel_word(channel))
            button.setAccessibleName(self.tr("Show the {way}").format(way=channel_word(channel)))
            self.ways[channel] = button
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.ways["email"].setChecked(True)
        self._mark = QLabel()
        set_icon(self._mark, "warning", QPalette.ColorRole.BrightText)
        self._fault = QLabel()
        self._fault.setForegroundRole(QPalette.ColorRole.BrightText)
        self._fault.setWordWrap(True)
        self._faulty = QWidget()
        told = QHBoxLayout(self._faulty)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(GRID)
        told.addWidget(self._mark)
        told.addWidget(self._fault, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._switch)
        column.addWidget(self._faulty)
        column.addWidget(self.view, 1)
        self._group.buttonToggled.connect(self._show)
        self.clear()

    @property
    def messages(self) -> tuple[Message, ...]:
        """What is shown."""
        return self._messages

    @property
    def fault(self) -> str:
        """What is said of the branch's own text; nothing where it was used."""
        return "" if self._faulty.isHidden() else self._fault.text()

    def switch_height(self) -> int:
        """Pixels that the switch takes from the message below; 0: there is none."""
        return 0 if self._switch.isHidden() else self._switch.sizeHint().height() + GRID

    def set_messages(self, messages: Sequence[Message]) -> None:
        """Show one customer's messages; the way that was looked at stays chosen."""
        self._messages = live(messages)
        if not self._messages:
            self.clear()
            return
        there = [message.channel for message in self._messages]
        self._switch.setVisible(len(there) > 1)
        if self._chosen() not in there:
            self.ways[there[0]].setChecked(True)
        self._show()

    def clear(self) -> None:
        """Nothing to show."""
        self._messages = ()
        self._switch.hide()
        self._faulty.hide()
        self.view.clear()

    # ---------------------------------------------------------------------------------------------

    def _chosen(self) -> str:
        return next(channel for channel, way in self.ways.items() if way.isChecked())

    @Slot()
    def _show(self) -> None:
        message = next((one for one in self._messages if one.channel == self._chosen()), None)
        if message is None:
            return
        if message.channel == "sms":
            self.view.set_sms(message.text, message.recipient)
        else:
            self.view.set_message(message.subject, message.html, message.text, message.recipient)
        fault = message.template_fault
        self._faulty.setVisible(bool(fault))
        if fault:
            self._fault.setText(
                self.tr(
                    "Your branch's own text has a fault, so the shipped one is sent. {why}"
                ).format(why=said(fault))
            )
