"""Signing in: which database, who, and the password, which the keyring may remember."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.errors import BookerError, SignInRefused
from ui.choose_branch import ChooseBranch
from ui.choose_password import ChoosePassword
from ui.profile_words import profile_hint, profile_title
from ui.sentences import said
from ui.tasks import CLOSE_SECONDS, Tasks
from ui.theme import GRID
from ui.widgets.caps_lock import CapsLockHint
from ui.widgets.heading import FieldRow, Heading, Hint
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent

    from ui.gate import Gate, ProfileChoice, SignedIn
    from ui.preferences import Preferences

WIDTH: Final = 360
"""The column's width in device-independent pixels: a login and a sentence fit."""
_TOP: Final = 20 * GRID
_THREADS: Final = 3
"""The keyring may keep one waiting for its owner's password; signing in goes on beside it."""
_REMEMBERED: Final = "remembered"


class SignIn(QWidget):
    """The form; ``signed_in`` carries a `ui.gate.SignedIn` with its branch chosen.

    ``closed``: the person wants no window at all.
    ``profile`` and ``login`` begin with those instead of the ones used last.
    """

    signed_in = Signal(object)
    closed = Signal()

    def __init__(
        self,
        gate: Gate,
        preferences: Preferences,
        parent: QWidget | None = None,
        *,
        profile: str | None = None,
        login: str | None = None,
    ) -> None:
        super().__init__(parent)
        self._gate = gate
        self._preferences = preferences
        self._tasks = Tasks(self, threads=_THREADS)
        self._wanted = (profile, login)
        self._at_once: tuple[str, str | None] | None = None
        self._choices: tuple[ProfileChoice, ...] = ()
        self._attempt = 0
        self._is_remembered = False
        self._was_shown = False
        self._waiting: SignedIn | None = None
        self._wants_change = False
        self._own: ChoosePassword | None = None
        self._build()
        self._set_busy("")
        self._tasks.run(gate.profiles, self._on_profiles, self._on_failed, owner=self)

    @property
    def is_busy(self) -> bool:
        """Whether a sign-in is under way."""
        return not self._progress.isHidden()

    def close_tasks(self, seconds: float = CLOSE_SECONDS) -> bool:
        """Break off what runs and end the threads; False if one would not end in time."""
        self._drop_waiting()
        self._gate.give_up()
        return self._tasks.close(seconds)

    def show_error(self, error: BookerError) -> None:
        """Say why one is here again: a session that ended, a start that did not work."""
        self._notice.show_error(error)

    def sign_in_as(
        self,
        profile: str | None,
        login: str,
        password: str,
        branch: str | None,
        *,
        change_password: bool = False,
    ) -> None:
        """Sign in without asking; None: the current profile, the usual branch.

        What the keyring has stays as it is. If it is refused, the form says so.
        ``change_password``: ask for a new one before the window opens, because the person wants it.
        """
        self._wants_change = change_password
        self._wanted = (profile, login)
        self._at_once = (password, branch)
        self._set_busy(self.tr("Signing in …"))
        if self._choices:
            self._on_profiles(self._choices)

    def warm_up(self, work: Callable[[], None]) -> None:
        """Run ``work`` on a thread while the person types; why it failed shows up when needed."""
        self._tasks.run(work, _nothing, self._on_failed, owner=self)

    def start(self) -> None:
        """Put the focus where the next thing is to be typed."""
        if not self._login.text():
            self._login.setFocus()
        else:
            self._password.setFocus()

    # Building ------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._build_form())
        self._branches = ChooseBranch(self)
        self._branches.chosen.connect(self._enter)
        self._branches.left.connect(self._back)
        self._pages.addWidget(self._branches)
        self._pages.setFixedWidth(WIDTH)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._pages)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        # from the top down, so that nothing moves under the hand when a message appears
        outer.addSpacing(_TOP)
        outer.addLayout(middle)
        outer.addStretch(1)

    def _build_form(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(Heading(self.tr("Sign in to Booker"), page))
        column.addSpacing(4 * GRID)

        self._profile = QComboBox(page)
        self._profile.currentIndexChanged.connect(self._on_profile_changed)
        self._login = QLineEdit(page)
        self._login.textChanged.connect(self._on_login_changed)
        self._password = QLineEdit(page)
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.textEdited.connect(self._on_password_edited)
        self._login_row = FieldRow(self.tr("&Login"), self._login)
        self._password_row = FieldRow(self.tr("&Password"), self._password)
        for row in (
            FieldRow(self.tr("&Database"), self._profile),
            self._login_row,
            self._password_row,
        ):
            column.addWidget(row)
            column.addSpacing(GRID)
        capitals = CapsLockHint(page)
        capitals.watch(self._password)
        column.addWidget(capitals)

        self._remember = QCheckBox(self.tr("&Remember on this computer"), page)
        self._remember.setAccessibleName(self.tr("Remember the password on this computer"))
        self._remember.setChecked(self._preferences.flag("sign_in/remember"))
        column.addWidget(self._remember)
        self._keyring = Hint("", page)
        self._keyring.hide()
        column.addWidget(self._keyring)
        column.addSpacing(2 * GRID)
        column.addLayout(self._build_buttons(page))
        column.addSpacing(2 * GRID)
        self._hint = Hint("", page)
        self._hint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._hint)
        self._notice = Notice(page)
        column.addWidget(self._notice)
        column.addStretch(1)
        return page

    def _build_buttons(self, page: QWidget) -> QVBoxLayout:
        self._button = QPushButton(self.tr("Sign in"), page)
        self._button.setAccessibleName(self.tr("Sign in"))
        self._button.setDefault(True)
        self._button.clicked.connect(self._sign_in)
        self._cancel = QPushButton(self.tr("Cancel"), page)
        self._cancel.setAccessibleName(self.tr("Break off signing in"))
        self._cancel.clicked.connect(self._give_up)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._button)
        self._progress = QProgressBar(page)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(GRID)
        self._doing = Hint("", page)
        box = QVBoxLayout()
        box.setSpacing(GRID)
        box.addLayout(buttons)
        box.addWidget(self._progress)
        box.addWidget(self._doing)
        return box

    # What is known of this computer --------------------------------------------------------------

    def _on_profiles(self, choices: tuple[ProfileChoice, ...]) -> None:
        wanted, _ = self._wanted
        names = [choice.name for choice in choices]
        last = wanted or self._preferences.text("sign_in/profile")
        self._choices = choices
        # signals only once everything is in: each change asks the keyring
        self._profile.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._profile.clear()
        for choice in choices:
            self._profile.addItem(profile_title(choice), choice.name)
        self._profile.setCurrentIndex(names.index(last) if last in names else 0)
        self._profile.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self._on_profile_changed()
        at_once, self._at_once = self._at_once, None
        current = self._choice()
        if at_once is not None and current is not None:
            password, branch = at_once
            self._begin(current, password, remember=None, branch=branch)
        else:
            self.start()

    def _choice(self) -> ProfileChoice | None:
        index = self._profile.currentIndex()
        return self._choices[index] if 0 <= index < len(self._choices) else None

    def _on_profile_changed(self) -> None:
        choice = self._choice()
        if choice is None:
            return
        _, wanted = self._wanted
        used = self._preferences.text(f"sign_in/login/{choice.name}")
        self._login.setText(wanted or used or choice.login)
        self._wanted = (None, None)
        self._notice.clear()
        self._hint.setText(profile_hint(choice))
        self._hint.setVisible(bool(self._hint.text()))
        self._look_up()

    def _on_password_edited(self) -> None:
        self._password_row.set_error("")

    def _on_login_changed(self) -> None:
        self._login_row.set_error("")
        self._password_row.set_error("")
        self._password.clear()
        self._look_up()

    def _look_up(self) -> None:
        """Ask the keyring whether it has this login's password."""
        self._is_remembered = False
        self._password.setPlaceholderText("")
        choice, login = self._choice(), self._login.text().strip()
        if not self._was_shown or choice is None or not login:
            self._tasks.forget(self, _REMEMBERED)
            return
        look = partial(self._gate.is_remembered, choice.name, login)
        self._tasks.run(look, self._on_looked_up, self._on_failed, owner=self, topic=_REMEMBERED)

    def _on_looked_up(self, is_remembered: bool) -> None:  # noqa: FBT001 - an answer, not an option
        self._is_remembered = is_remembered
        if is_remembered:
            self._password.setPlaceholderText(self.tr("remembered on this computer"))
            self._remember.setChecked(self._remember.isEnabled())

    def _on_keyring(self, refusal: str | None) -> None:
        if refusal is None:
            return
        self._remember.setChecked(False)
        self._remember.setEnabled(False)
        self._keyring.setText(said(refusal))
        self._keyring.show()

    # Signing in ----------------------------------------------------------------------------------

    def _sign_in(self) -> None:
        choice, login = self._choice(), self._login.text().strip()
        if self.is_busy or choice is None:
            return
        typed = self._password.text()
        if not login:
            self._login_row.set_error(self.tr("Type your login."))
            self._login.setFocus()
            return
        if not typed and not self._is_remembered:
            self._password_row.set_error(self.tr("Type your password."))
            self._password.setFocus()
            return
        self._begin(choice, typed or None, remember=self._remember.isChecked())

    def _begin(
        self,
        choice: ProfileChoice,
        password: str | None,
        *,
        remember: bool | None,
        branch: str | None = None,
    ) -> None:
        """Start the sign-in; ``branch`` None: the one this login worked in last."""
        self._notice.clear()
        self._attempt += 1
        if choice.kind == "central":
            self._set_busy(self.tr("Connecting to {host} …").format(host=choice.host))
        else:
            self._set_busy(self.tr("Opening the database on this computer …"))
        login = self._login.text().strip()
        used = self._preferences.text(f"sign_in/branch/{choice.name}/{login}")
        work = partial(
            self._gate.sign_in,
            choice.name,
            login,
            password,
            remember=remember,
            branch=branch or used or None,
        )
        self._tasks.run(
            work,
            partial(self._on_signed_in, self._attempt, login),
            partial(self._on_refused, self._attempt),
            owner=self,
        )

    def _give_up(self) -> None:
        if not self.is_busy:
            return
        self._attempt += 1
        self._gate.give_up()
        self._set_busy("")
        self._password.setFocus()

    def _on_signed_in(self, attempt: int, login: str, signed_in: SignedIn) -> None:
        if attempt != self._attempt:
            # broken off, and the answer came all the same
            signed_in.database.close()
            return
        self._set_busy("")
        self._password.clear()
        self._preferences.set_text("sign_in/profile", signed_in.profile)
        self._preferences.set_text(f"sign_in/login/{signed_in.profile}", login)
        self._preferences.set_flag("sign_in/remember", value=self._remember.isChecked())
        if signed_in.must_change or self._wants_change:
            self._waiting = signed_in
            self._ask_password(login, must=signed_in.must_change)
            return
        self._go_on(signed_in)

    def _go_on(self, signed_in: SignedIn) -> None:
        """To the window, or first to the list of branches."""
        self._wants_change = False
        if signed_in.branch is not None:
            self._waiting = None
            self.signed_in.emit(signed_in)
            return
        self._waiting = signed_in
        self._pages.setCurrentWidget(self._branches)
        self._branches.begin(signed_in.branches)

    def _on_refused(self, attempt: int, error: BookerError) -> None:
        if attempt != self._attempt:
            return
        self._set_busy("")
        self._notice.show_error(error)
        self._password.setFocus()
        if isinstance(error, SignInRefused):
            self._is_remembered = False
            self._password.setPlaceholderText("")
            self._password.selectAll()

    def _on_failed(self, error: BookerError) -> None:
        self._notice.show_error(error)

    def _set_busy(self, doing: str) -> None:
        busy = bool(doing)
        for field in (self._profile, self._login, self._password, self._button):
            field.setEnabled(not busy)
        self._remember.setEnabled(not busy and self._keyring.isHidden())
        self._progress.setVisible(busy)
        self._doing.setVisible(busy)
        self._doing.setText(doing)
        self._cancel.setVisible(busy)
        if busy:
            self._cancel.setFocus()

    # A password of one's own ---------------------------------------------------------------------

    def _ask_password(self, login: str, *, must: bool) -> None:
        own = self._own
        if own is None:
            # few ever see it
            own = self._own = ChoosePassword(self)
            own.chosen.connect(partial(self._change_password, own))
            own.left.connect(partial(self._leave_password, own))
            self._pages.addWidget(own)
        self._pages.setCurrentWidget(own)
        # who is let in at once has not seen the form yet
        self.show()
        own.begin(login, must=must)

    def _change_password(self, own: ChoosePassword, new: str) -> None:
        waiting = self._waiting
        if waiting is None:
            return

        def changed(signed_in: SignedIn) -> None:
            self._waiting = None
            own.clear()
            self._pages.setCurrentIndex(0)
            self._go_on(signed_in)

        self._tasks.run(
            partial(self._gate.change_password, waiting, new),
            changed,
            own.show_error,
            owner=self,
        )

    def _leave_password(self, own: ChoosePassword) -> None:
        """Back to the form; who only wanted another password goes on with the old one."""
        waiting = self._waiting
        own.clear()
        if waiting is not None and not waiting.must_change:
            self._pages.setCurrentIndex(0)
            self._go_on(waiting)
        else:
            self._back()

    # The branch ----------------------------------------------------------------------------------

    def _enter(self, code: str) -> None:
        signed_in = self._waiting
        if signed_in is None:
            return
        login = signed_in.database.login
        self._preferences.set_text(f"sign_in/branch/{signed_in.profile}/{login}", code)
        self._waiting = None
        self._pages.setCurrentIndex(0)
        branch = next(branch for branch in signed_in.branches if branch.code == code)
        self.signed_in.emit(signed_in.at(branch))

    def _back(self) -> None:
        self._drop_waiting()
        self._wants_change = False
        self._pages.setCurrentIndex(0)
        self._password.setFocus()

    def _drop_waiting(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.database.abort()
            waiting.database.close()

    # Keys ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter acts, Escape cancels, wherever the focus is in the form."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # a second Enter must not break off what the first began: that is Escape's
            self._sign_in()
        elif event.key() == Qt.Key.Key_Escape and self.is_busy:
            self._give_up()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Now a person sees it: what this computer's keyring has matters from here on.

        Who is let in at once does not wait until it is loaded.
        """
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self._tasks.run(
                self._gate.keyring_refusal, self._on_keyring, self._on_failed, owner=self
            )
            self._look_up()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever opened the form breaks off what runs: see `close_tasks`."""
        super().closeEvent(event)
        self.closed.emit()


def _nothing(_result: None) -> None:
    """Nobody waits for it."""
