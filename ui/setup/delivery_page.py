"""Delivery: by whom messages are sent, from whom, when reminders go out, and who delivers now."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.errors import InvalidInput, Unanswered
from core.messages.health import read_health
from core.messages.settings import DeliverySettings, read_settings, save_settings
from ui.icons import set_icon
from ui.moments import LocalTimes
from ui.sentences import said
from ui.setup.delivery_form import DeliveryForm, typed_settings, values_of
from ui.setup.delivery_status import DeliveryStatus
from ui.setup.read_page import COALESCE_MS, ReadPage
from ui.setup.taken import tell_taken
from ui.shortcuts import Shortcut
from ui.single_shot import single_shot
from ui.theme import GRID
from ui.widgets.heading import Heading, Hint
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QHideEvent, QShowEvent

    from core.database.desk import Desk
    from core.database.live import Change
    from core.errors import BookerError
    from core.messages.health import DeliveryHealth
    from ui.session import Session

BEAT_MS: Final = 15_000
"""So often who delivers is looked up while the page is to be seen."""
_WIDEST: Final = 180 * GRID


class DeliveryPage(ReadPage):
    """One form, and beneath it what became of it; Save writes what was changed."""

    TOPICS: ClassVar[frozenset[str]] = frozenset({"branches"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.notice = Notice()
        self.form = DeliveryForm(session.desk.branch.code)
        self.status = DeliveryStatus(session, LocalTimes(session.desk.branch.timezone))
        self._settings: DeliverySettings | None = None
        self._saving = False
        self._state = QLabel()
        self._area = QScrollArea()
        self.save_button = self._button(
            self.tr("&Save"), "save", self.tr("Save what was typed"), Shortcut.SETUP_SAVE.keys()
        )
        self.undo_button = self._button(
            self.tr("&Undo changes"), "undo", self.tr("Undo what was typed"), self.tr("Esc")
        )
        self._news = single_shot(self, COALESCE_MS, self._read_health)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self._read_health)
        self._arrange()
        self.form.setEnabled(False)
        self.form.edited.connect(self._show_state)
        self.form.entered.connect(self.save)
        self.form.left.connect(self.undo)
        self.save_button.clicked.connect(self.save)
        self.undo_button.clicked.connect(self.undo)
        Shortcut.SETUP_SAVE.bind(self, self.save)
        Shortcut.REFRESH.bind(self, self._read)
        self._show_state()

    # What Setup asks -----------------------------------------------------------------------------

    def shown(self) -> None:
        """Look for news; the focus goes to the first field."""
        self._read()
        if not self.form.is_changed():
            self.form.focus_first()

    def changed(self, change: Change) -> None:
        """Read again, soon, if the settings changed, or what waits did."""
        if change.touches(*self.TOPICS):
            self._later.start()
        elif change.touches("messages"):
            self._news.start()

    def save_layout(self) -> None:
        """Keep the columns of the workers."""
        self.status.save_layout()

    def has_unsaved(self) -> bool:
        """Whether the form says something else than what stands."""
        return self._settings is not None and self.form.is_changed()

    def save_unsaved(self) -> None:
        """As Save."""
        self.save()

    def discard_unsaved(self) -> None:
        """As Undo changes."""
        self.undo()

    # Reading -------------------------------------------------------------------------------------

    @Slot()
    def _read(self) -> None:
        self.session.read(_all, self._show_all, self._on_unread, owner=self, topic="settings")

    @Slot()
    def _read_health(self) -> None:
        def ignore(error: BookerError) -> None:
            # the strip says that the line is down; what was known stays, with its time
            del error

        if self._settings is not None:
            self.session.read(
                read_health, self.status.show_health, ignore, owner=self, topic="health"
            )

    def _show_all(self, found: tuple[DeliverySettings, DeliveryHealth]) -> None:
        settings, health = found
        self.notice.was_read()
        self.status.show_health(health)
        self._show(settings)

    def _show(self, settings: DeliverySettings) -> None:
        if settings == self._settings or self._saving:
            return
        before, self._settings = self._settings, settings
        if before is None:
            self.form.setEnabled(True)
            self.form.fill(values_of(settings))
            if self.isVisible() and not self.form.is_changed():
                self.form.focus_first()
            return
        was_typed = self.form.is_changed()
        clashes = self.form.take(values_of(settings))
        title = self.tr("Delivery was changed at another desk")
        tell_taken(self.notice, self.form, title, was_typed=was_typed, clashes=clashes)

    # Saving --------------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Write what was typed, into what stands by then."""
        if self._saving or not self.has_unsaved():
            return
        self.form.settle()
        problems = self.form.problems()
        self._say_errors(problems)
        if problems:
            return
        self.notice.clear()
        values = self.form.values()
        typed = typed_settings({key: values[key] for key in self.form.typed()})
        sent = list[DeliverySettings]()

        def act(desk: Desk, act_id: UUID) -> DeliverySettings:
            # merged once: repeated under its id, an act says the same
            if not sent:
                sent.append(replace(read_settings(desk), **typed))
            return save_settings(desk, act_id, sent[0])

        self._saving = True
        self._show_state()
        self.session.act(act, partial(self._on_saved, values), self._on_not_saved, owner=self)

    def _on_saved(self, sent: dict[str, object], settings: DeliverySettings) -> None:
        self._saving = False
        self._settings = settings
        self.form.was_written(sent, values_of(settings))
        self._show_state()
        if settings.is_set_up:
            self.notice.show_success(
                self.tr("Delivery is saved"),
                self.tr("Workers follow it with the next message."),
            )
        else:
            self.notice.show_success(
                self.tr("Delivery is saved"),
                self.tr("Messages wait until somebody sends them: choose who."),
            )
        self._read_health()

    def _on_not_saved(self, error: BookerError) -> None:
        # whether it stands is not known: it is asked again under the same id, nothing else is sent
        self._saving = isinstance(error, Unanswered)
        self.notice.clear()
        if not self._saving:
            # what came meanwhile was left aside
            self._later.start()
        self._show_state()
        at_field = error.field is not None and not self.form.says_nothing_for(error.field)
        if error.field is not None and at_field:
            self._say_errors({error.field: _sentence(error)})
        if not at_field or not isinstance(error, InvalidInput):
            self.notice.show_error(error)

    def _say_errors(self, sentences: dict[str, str]) -> None:
        self.form.say_errors(sentences)
        first = next((row for key, row in self.form.rows.items() if key in sentences), None)
        if first is not None:
            # once its sentence has its room: the form is longer than a small window
            QTimer.singleShot(0, first, partial(self._area.ensureWidgetVisible, first))

    @Slot()
    def undo(self) -> None:
        """Show what stands again."""
        if self._settings is not None and not self._saving:
            self.notice.clear()
            self.form.undo()

    @Slot()
    def _show_state(self) -> None:
        changed = self.has_unsaved()
        for button in (self.save_button, self.undo_button):
            button.setEnabled(changed and not self._saving)
        self._state.setText(self.tr("not saved yet") if changed else "")
        self.tell_unsaved()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Look who delivers, again and again, while somebody can see it."""
        super().showEvent(event)
        self._beat.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Nobody looks."""
        self._beat.stop()
        super().hideEvent(event)

    # ---------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4 * GRID)
        column.addWidget(self.form)
        column.addWidget(self.status)
        column.addStretch(1)
        area = self._area
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addWidget(self.undo_button)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self._state, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(2 * GRID)
        page.addWidget(Heading(self.tr("Delivery")))
        page.addWidget(
            Hint(self.tr("How messages reach your customers. Until it is set up they wait."))
        )
        page.addWidget(self.notice)
        page.addWidget(area, 1)
        page.addLayout(buttons)

    def _button(self, words: str, icon: str, name: str, keys: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)
        set_icon(button, icon)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({keys})")
        return button


def _all(desk: Desk) -> tuple[DeliverySettings, DeliveryHealth]:
    return read_settings(desk), read_health(desk)


def _sentence(error: BookerError) -> str:
    return " ".join(part for part in (said(error.message), said(error.next_step)) if part)
