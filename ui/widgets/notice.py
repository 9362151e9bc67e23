"""A message that stands where the eye is: what happened, what to do now, and a way out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import Unanswered
from ui.icons import set_icon, tinted_icon
from ui.moments import short_day
from ui.sentences import said
from ui.theme import GRID, ICON, RADIUS, Size, Tone, tone_colours
from ui.widgets.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.errors import BookerError

MOST_ALTERNATIVES = 4
"""More windows than these are for the grid, not for a message."""
_ICONS = {Tone.DANGER: "warning", Tone.NOTICE: "info", Tone.GOOD: "check"}


class Notice(QFrame):
    """Hidden while it has nothing to say. It never takes the focus by itself.

    ``alternative_chosen`` carries one of the error's alternatives: date, window, starts_at,
    ends_at, as the core gives them. ``closed``: the person has read it.
    """

    alternative_chosen = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.NOTICE
        self._said = ("", "", "")
        self._is_unread = False
        self._is_unanswered = False
        self._buttons: list[QPushButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._icon = QLabel()
        self._title = self._label(bold=True)
        self._sentence = self._label()
        self._next_step = self._label()
        self._copy = self._tool("copy", self.tr("Copy this message"))
        self._copy.clicked.connect(self._on_copy_clicked)
        self._close = self._tool("cross", self.tr("Close this message (Esc)"))
        self._close.clicked.connect(self.close_notice)
        self._arrange()
        self.hide()

    def _label(self, *, bold: bool = False) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(Size.BODY.font(bold=bold))
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _tool(self, icon: str, name: str) -> QToolButton:
        button = QToolButton()
        set_icon(button, icon, QPalette.ColorRole.WindowText)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        for label in (self._title, self._sentence, self._next_step):
            words.addWidget(label)
        # a pane may be narrower than all windows beside each other
        self._choices = Flow()
        words.addLayout(self._choices)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(self._icon, 0, top)
        layout.addLayout(words, 1)
        layout.addWidget(self._copy, 0, top)
        layout.addWidget(self._close, 0, top)

    # what its owner says ---------------------------------------------------------------

    def show_error(self, error: BookerError) -> None:
        """Say what did not work, what to do, and offer the alternatives."""
        self._show(
            Tone.DANGER,
            said(error.title),
            said(error.message),
            said(error.next_step),
            error.alternatives[:MOST_ALTERNATIVES],
        )
        self._is_unanswered = isinstance(error, Unanswered)

    def show_late(self, about: str, error: BookerError) -> None:
        """Say what an act on something that is no longer in view came to; nothing is offered."""
        self.show_info(f"{about}: {said(error.title)}", said(error.message))
        self._is_unanswered = isinstance(error, Unanswered)

    def show_unread(self, error: BookerError) -> None:
        """Say why what is shown could not be read again, until `was_read`.

        Not in the place of an act of which nobody knows whether it was done: the line that took
        its answer takes the next reading with it, and the person must know of the act.
        """
        if not self._is_unanswered:
            self.show_error(error)
            self._is_unread = True

    def was_read(self) -> None:
        """It could be read: what `show_unread` said is over, and nothing else is."""
        if self._is_unread:
            self.clear()

    def show_info(self, title: str, sentence: str = "", next_step: str = "") -> None:
        """Say what is so."""
        self._show(Tone.NOTICE, title, sentence, next_step)

    def show_success(self, title: str, sentence: str = "", next_step: str = "") -> None:
        """Say what was done."""
        self._show(Tone.GOOD, title, sentence, next_step)

    def clear(self) -> None:
        """Nothing to say."""
        self._said = ("", "", "")
        self._is_unread = self._is_unanswered = False
        self.hide()

    def text(self) -> str:
        """All that it says, as it is copied."""
        return "\n".join(part for part in self._said if part)

    @property
    def first_alternative(self) -> QPushButton | None:
        """The button to put the focus on, where there is one."""
        return self._buttons[0] if self._buttons else None

    @Slot()
    def close_notice(self) -> None:
        """The person has read it."""
        self.clear()
        self.closed.emit()

    # -----------------------------------------------------------------------------------

    def _show(
        self,
        tone: Tone,
        title: str,
        sentence: str,
        next_step: str,
        alternatives: tuple[Mapping[str, Any], ...] = (),
    ) -> None:
        self._tone = tone
        self._said = (title, sentence, next_step)
        self._is_unread = self._is_unanswered = False
        for label, words in zip(
            (self._title, self._sentence, self._next_step), self._said, strict=True
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self._offer(alternatives)
        self._colour()
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(self._said[1:]).strip())
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _offer(self, alternatives: tuple[Mapping[str, Any], ...]) -> None:
        for button in self._buttons:
            self._choices.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        before: QWidget = self._icon
        for number, alternative in enumerate(alternatives):
            button = QPushButton(_window_words(alternative))
            button.setAccessibleName(
                self.tr("Choose {window} instead").format(window=_window_words(alternative))
            )
            button.setAutoDefault(True)
            button.clicked.connect(lambda _=False, chosen=alternative: self._choose(chosen))
            self._choices.addWidget(button)
            if number:
                QWidget.setTabOrder(before, button)
            before = button
            self._buttons.append(button)
        if self._buttons:
            QWidget.setTabOrder(before, self._copy)
            QWidget.setTabOrder(self._copy, self._close)

    def _choose(self, alternative: Mapping[str, Any]) -> None:
        self.alternative_chosen.emit(alternative)

    def _colour(self) -> None:
        colours = tone_colours(self._tone, QApplication.palette())
        own = self.palette()
        if own.color(QPalette.ColorRole.WindowText) != colours.ink:
            own.setColor(QPalette.ColorRole.WindowText, colours.ink)
            self.setPalette(own)
        drawn = tinted_icon(_ICONS[self._tone], colours.ink)
        self._icon.setPixmap(drawn.pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))
        self.update()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc closes it, from each of its buttons."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_notice()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._said[0]:
            self._colour()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Ground and edge in the colours of what it says."""
        del event
        colours = tone_colours(self._tone, QApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.edge)
        painter.setBrush(colours.fill)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)
        painter.end()


def _window_words(alternative: Mapping[str, Any]) -> str:
    """An alternative in the user's format: "Thu, 26 Nov, 8-10"."""
    day = date.fromisoformat(str(alternative["date"]))
    return f"{short_day(day)}, {alternative['window']}"
