"""The window's life: sign-in, session, another branch, sign-out, and what escapes on the way."""

from __future__ import annotations

import logging
import signal
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, QtMsgType, Signal, Slot, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from booker_desktop import logbook, profiles
from core.errors import Bug
from core.garbage import no_collection
from ui import language, theme
from ui.preferences import Preferences
from ui.sign_in import SignIn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import FrameType, TracebackType

    from PySide6.QtCore import QMessageLogContext, QTranslator

    from booker_desktop.desk_worker import DeskWorker
    from core.database.live import Change
    from core.errors import BookerError
    from ui.gate import Gate, SignedIn
    from ui.window import MainWindow

LOG = logging.getLogger(__name__)

_WINDOW_MODULES: Final = (
    "booker_desktop.signing_in",
    "ui.session",
    "ui.window",
    "ui.booking.book_tab",
)
_FORM_AFTER_MS: Final = 1200
"""How long signing in at once may take before the form is shown."""
_SIGNALS_EVERY_MS: Final = 250
_WORKER_SECONDS: Final = 2.8
"""So long the program waits for the messages that its window has handed over."""
SIGN_IN_SIZE: Final = (560, 640)
_LEVELS: Final[Mapping[QtMsgType, int]] = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@dataclass(frozen=True, slots=True)
class Start:
    """How to begin: the profile, the login and the branch that were named, if any.

    With a ``password`` (from the environment) there is no form, unless it is refused.
    """

    profile: str | None = None
    login: str | None = None
    branch: str | None = None
    password: str | None = None


def make_application() -> QApplication:
    """The one QApplication of this process; what Qt remarks goes to the log."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    qInstallMessageHandler(_log_qt)
    QApplication.setOrganizationName("Booker")
    QApplication.setApplicationName("booker")
    QApplication.setApplicationDisplayName("Booker")
    QApplication.setDesktopFileName("booker")
    return QApplication(sys.argv[:1])


def run_window(gate: Gate, start: Start, preferences: Preferences | None = None) -> int:
    """Open the window and stay until it is closed; answers the exit code."""
    app = make_application()
    # signing out closes one window before the other opens
    app.setQuitOnLastWindowClosed(False)
    if preferences is None:
        preferences = Preferences(profiles.config_dir() / "window.ini")
    program = Program(app, gate, preferences)
    with _escapes(program):
        program.begin(start)
        code = app.exec()
        program.end()
    return code


class Program(QObject):
    """One window at a time: the form, or a session's. ``ended`` comes when the last is closed."""

    ended = Signal()
    _escaped = Signal(str)

    def __init__(self, app: QApplication, gate: Gate, preferences: Preferences) -> None:
        super().__init__(app)
        self._app = app
        self._gate = gate
        self.preferences = preferences
        self._translators: tuple[QTranslator, ...] = ()
        self._signed_in: SignedIn | None = None
        self.form: SignIn | None = None
        self.window: MainWindow | None = None
        self.desk_worker: DeskWorker | None = None
        self._ending: list[DeskWorker] = []
        self._escaped.connect(self._on_escaped, Qt.ConnectionType.QueuedConnection)
        self.ended.connect(app.quit)
        theme.apply(app, _scheme(preferences.text("window/scheme")))
        self._translate()
        # Python sees a Ctrl+C only while it runs, and an idle event loop runs none
        self._awake = QTimer(self)
        self._awake.setInterval(_SIGNALS_EVERY_MS)
        self._awake.timeout.connect(_let_python_run)
        self._awake.start()

    def begin(self, start: Start) -> None:
        """Show the form, or sign in at once with what the program was started with."""
        if start.password is None or start.login is None:
            self._show_form(start)
        else:
            form = self._make_form(start)
            form.sign_in_as(start.profile, start.login, start.password, start.branch)
            # who is let in at once sees no form; who is not, or must wait, reads in it why
            QTimer.singleShot(_FORM_AFTER_MS, form, form.show)

    def end(self) -> None:
        """Close whatever is open and end its threads."""
        if self.window is not None:
            self._leave_window().leave()
        if self.form is not None:
            self._leave_form()
        self.preferences.save()
        for worker in self._ending:
            worker.join(_WORKER_SECONDS)
        self._ending.clear()

    def say_escaped(self, sentence: str) -> None:
        """Tell the person, from whatever thread, that something unexpected happened."""
        self._escaped.emit(sentence)

    # The form ----------------------------------------------------------------------------------

    def _show_form(self, start: Start) -> SignIn:
        form = self._make_form(start)
        form.show()
        form.start()
        return form

    def _make_form(self, start: Start) -> SignIn:
        form = SignIn(self._gate, self.preferences, profile=start.profile, login=start.login)
        form.setWindowTitle(self.tr("Sign in to Booker"))
        form.resize(*SIGN_IN_SIZE)
        form.signed_in.connect(self._on_signed_in)
        form.closed.connect(self._on_form_closed)
        self.form = form
        # what the window is made of is loaded while the password is typed
        form.warm_up(_load_window)
        if start.password is None:
            form.warm_up(_load_first_tab)
        return form

    def _leave_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            form.closed.disconnect(self._on_form_closed)
            form.close_tasks()
            form.close()
            form.deleteLater()

    @Slot(object)
    def _on_signed_in(self, signed_in: SignedIn) -> None:
        self._open_window(signed_in)
        self._leave_form()

    @Slot()
    def _on_form_closed(self) -> None:
        self._leave_form()
        self.ended.emit()

    # The window --------------------------------------------------------------------------------

    def _open_window(self, signed_in: SignedIn) -> None:
        # the form is there before what only the window needs
        from booker_desktop.desk_worker import DeskWorker  # noqa: PLC0415
        from core.database.desk import Desk  # noqa: PLC0415
        from core.trust.staff import record_sign_in  # noqa: PLC0415
        from ui.session import Session  # noqa: PLC0415
        from ui.window import MainWindow  # noqa: PLC0415

        if signed_in.branch is None:
            message = "the form signs in with a branch chosen"
            raise AssertionError(message)
        self._signed_in = signed_in
        session = Session(
            Desk(signed_in.database, signed_in.branch),
            signed_in.password,
            self.preferences,
            branches=signed_in.branches,
        )
        window = MainWindow(session)
        session.setParent(window)
        window.signed_out.connect(self._on_signed_out)
        window.branch_chosen.connect(self._on_branch_chosen)
        window.language_chosen.connect(self._on_language_chosen)
        window.scheme_chosen.connect(self._on_scheme_chosen)
        window.password_asked.connect(self._on_password_asked)
        window.closed.connect(self._on_window_closed)
        self.window = window
        self.desk_worker = DeskWorker(
            signed_in.profile, signed_in.database.target, signed_in.password, signed_in.branch
        )
        session.changed.connect(self._on_changed)
        window.show()
        session.start()
        self.desk_worker.start()
        session.tasks.run(
            partial(record_sign_in, session.desk), _nothing, _log_unrecorded, owner=window
        )
        if signed_in.hint:
            window.notice.show_info(signed_in.hint)

    def _leave_window(self) -> MainWindow:
        window, self.window = self.window, None
        if window is None:
            message = "there is no window to leave"
            raise AssertionError(message)
        window.closed.disconnect(self._on_window_closed)
        if self.desk_worker is not None:
            # it ends beside whatever comes next, and is waited for when the program ends
            self.desk_worker.stop()
            self._ending.append(self.desk_worker)
            self.desk_worker = None
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return window

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if self.desk_worker is not None:
            self.desk_worker.heard(change.topics)

    @Slot()
    def _on_window_closed(self) -> None:
        self._leave_window().deleteLater()
        self.ended.emit()

    @Slot()
    def _on_signed_out(self) -> None:
        self._leave_window().leave()
        # its password is not kept for whoever signs in next
        self._signed_in = None
        self._show_form(Start())

    @Slot(str)
    def _on_branch_chosen(self, code: str) -> None:
        self._sign_in_again(code)

    @Slot(str)
    def _on_language_chosen(self, _code: str) -> None:
        self._translate()
        self._sign_in_again(None)

    @Slot()
    def _on_password_asked(self) -> None:
        self._sign_in_again(None, change_password=True)

    @Slot(str)
    def _on_scheme_chosen(self, scheme: str) -> None:
        theme.apply(self._app, _scheme(scheme))

    def _sign_in_again(self, branch: str | None, *, change_password: bool = False) -> None:
        """A new window for the same login: words and tabs are made when it is.

        The pool and the line of a window open with the password they began with, so a new one takes
        a new window as well.
        """
        before = self._signed_in
        if before is None or before.branch is None:
            return
        login = before.database.login
        self._leave_window().leave()
        form = self._show_form(Start(before.profile, login))
        form.sign_in_as(
            before.profile,
            login,
            before.password,
            branch or before.branch.code,
            change_password=change_password,
        )

    def _translate(self) -> None:
        for translator in self._translators:
            self._app.removeTranslator(translator)
        code = language.chosen(self.preferences.text("window/language"))
        self._translators = language.apply(self._app, code)

    @Slot(str)
    def _on_escaped(self, sentence: str) -> None:
        error = Bug(sentence, next_step=f"Send {logbook.path()} to whoever maintains Booker.")
        if self.window is not None:
            self.window.notice.show_error(error)
        elif self.form is not None:
            self.form.show_error(error)


@contextmanager
def _escapes(program: Program) -> Iterator[None]:
    """What no part of the window expected goes to the log and is said; the window stays."""

    def on_exception(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        LOG.error("escaped in the window", exc_info=(kind, error, trace))
        program.say_escaped(f"{kind.__name__}: what happened stands in the log.")

    def on_thread_exception(given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            on_exception(given.exc_type, given.exc_value, given.exc_traceback)

    def on_interrupt(_number: int, _frame: FrameType | None) -> None:
        program.ended.emit()

    hooks = (sys.excepthook, threading.excepthook)
    sys.excepthook, threading.excepthook = on_exception, on_thread_exception
    interrupt = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = hooks
        signal.signal(signal.SIGINT, interrupt)


def _scheme(word: str) -> theme.Scheme:
    """The look that is meant; whatever else the file says, the system's."""
    if word == "light":
        return "light"
    return "dark" if word == "dark" else "system"


@cache
def _load_window() -> None:
    """Import what a session's window is made of, once: whose window it is makes no difference."""
    # a fifth of the time would go into looking for garbage among what is loaded, and there is none
    with no_collection():
        for name in _WINDOW_MODULES:
            import_module(name)


@cache
def _load_first_tab() -> None:
    """Import what the first tab otherwise puts off: it is whole at once after a typed password."""
    # ui.tabs is a part of the window
    from ui.tabs import TABS  # noqa: PLC0415

    with no_collection():
        TABS[0].load_whole()


def _nothing(_result: None) -> None:
    """Nobody waits for it."""


def _log_unrecorded(error: BookerError) -> None:
    """The staff's list will not tell this sign-in; that is no reason to trouble anybody."""
    LOG.warning("this sign-in was not recorded: %s", error)


def _let_python_run() -> None:
    """Nothing: that this is Python is enough."""


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    LOG.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s (%s)", message, context.category)
    if kind is QtMsgType.QtFatalMsg:
        # Qt ends the process now: nobody would learn why
        sys.stderr.write(f"The window cannot be opened: {message}\n")
