"""The window's life: in, out, in again, another branch, and what escapes on the way."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu

from booker_desktop.app import Program, Start, _escapes
from booker_desktop.gate import DesktopGate
from booker_desktop.profiles import Profile, Profiles
from core.database.desk import open_desk
from core.trust.founding import add_branch, add_staff
from core.trust.staff import find_staff
from tests.booker_desktop.keyrings import MemoryKeyring, in_use
from tests.office import PASSWORD
from ui.choose_password import ChoosePassword
from ui.preferences import Preferences
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.office import Office
    from ui.sign_in import SignIn
    from ui.window import MainWindow


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("BOOKER_HOME", str(tmp_path))
    with in_use(MemoryKeyring()):
        yield


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    made = Program(qapp, DesktopGate(), Preferences(None))
    yield made
    made.end()
    made.deleteLater()


def start(office: Office, password: str = PASSWORD) -> Start:
    """To begin as the office's csr."""
    target = office.target("csr")
    Profiles().add(
        Profile("office", "central", target.host, target.port, target.dbname),
        replace_existing=True,
    )
    return Start("office", office.login("csr"), None, password)


def window_of(qtbot: QtBot, program: Program) -> MainWindow:
    """The window, once it is open and has its line."""
    qtbot.waitUntil(lambda: program.window is not None, timeout=15_000)
    window = program.window
    assert window is not None
    qtbot.waitUntil(lambda: window.session.line.status.is_up, timeout=15_000)
    return window


def form_of(qtbot: QtBot, program: Program) -> SignIn:
    """The form, once it is open."""
    qtbot.waitUntil(lambda: program.form is not None, timeout=15_000)
    assert program.form is not None
    return program.form


def said(notice: Notice) -> str:
    return " ".join(label.text() for label in notice.findChildren(QLabel))


def booker_threads() -> set[str]:
    return {t.name for t in threading.enumerate() if t.name.startswith("booker-")}


def test_signing_in_at_once_and_out_leads_back_to_the_form(
    office: Office, program: Program, qtbot: QtBot
) -> None:
    program.begin(start(office))
    window = window_of(qtbot, program)
    assert program.form is None
    assert window.isVisible()
    assert "Arvada branch" in window.windowTitle()
    window.signed_out.emit()
    form = form_of(qtbot, program)
    assert program.window is None
    assert form.isVisible()
    login = next(w for w in form.findChildren(QLineEdit) if w.accessibleName() == "Login")
    qtbot.waitUntil(lambda: login.text() == office.login("csr"))


def test_a_refused_start_stands_in_the_form(office: Office, program: Program, qtbot: QtBot) -> None:
    program.begin(start(office, "wrong"))
    form = form_of(qtbot, program)
    notice = form.findChildren(Notice)[0]
    qtbot.waitUntil(lambda: not notice.isHidden(), timeout=15_000)
    assert "refused" in said(notice)
    assert program.window is None


def test_closing_the_last_window_ends_the_program_and_every_thread(
    office: Office, program: Program, qtbot: QtBot
) -> None:
    before = booker_threads()
    program.begin(start(office))
    window = window_of(qtbot, program)
    with qtbot.waitSignal(program.ended):
        window.close()
    assert program.window is None
    assert booker_threads() <= before


def test_closing_the_form_ends_the_program(program: Program, qtbot: QtBot) -> None:
    program.begin(Start())
    form = form_of(qtbot, program)
    with qtbot.waitSignal(program.ended):
        form.close()
    assert program.form is None


def test_another_branch_and_another_language_open_another_window(
    make_office: Callable[[], Office], program: Program, qtbot: QtBot
) -> None:
    office = make_office()
    add_branch(office.admin, "boulder", "Boulder branch", "America/Denver")
    add_staff(open_desk(office.admin, "boulder"), office.login("csr"), "csr")
    given = start(office)
    program.begin(Start(given.profile, given.login, "arvada", given.password))
    first = window_of(qtbot, program)
    assert first.session.desk.branch.code == "arvada"
    assert len(first.session.branches) == 2
    first.branch_chosen.emit("boulder")
    second = window_of(qtbot, program)
    assert second.session.desk.branch.code == "boulder"
    second.language_chosen.emit("en")
    third = window_of(qtbot, program)
    assert third is not second
    assert third.session.desk.branch.code == "boulder"
    third.scheme_chosen.emit("dark")
    assert program.window is third


def test_every_sign_in_is_recorded(office: Office, program: Program, qtbot: QtBot) -> None:
    program.begin(start(office))
    window_of(qtbot, program)
    login = office.login("csr")
    qtbot.waitUntil(
        lambda: find_staff(office.admin_desk, login).last_sign_in_at is not None, timeout=15_000
    )


def test_a_password_is_changed_from_the_window_and_opens_the_next(
    make_office: Callable[[], Office], program: Program, qtbot: QtBot
) -> None:
    office = make_office()
    program.begin(start(office))
    first = window_of(qtbot, program)
    menu = first.findChildren(QMenu)[0]
    next(a for a in menu.actions() if "password" in a.text()).trigger()
    form = form_of(qtbot, program)
    qtbot.waitUntil(lambda: bool(form.findChildren(ChoosePassword)), timeout=15_000)
    pane = form.findChildren(ChoosePassword)[0]
    assert form.isVisible()
    for line in (pane.first, pane.second):
        line.setText("a password of my own")
    pane.chosen.emit("a password of my own")
    second = window_of(qtbot, program)
    assert second is not first
    assert program.form is None
    # and whatever is opened anew opens with it
    second.language_chosen.emit("en")
    third = window_of(qtbot, program)
    assert third.session.desk.database.login == office.login("csr")


def test_what_escapes_is_said_and_the_window_stays(
    office: Office, program: Program, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    program.begin(start(office))
    window = window_of(qtbot, program)
    with _escapes(program):
        error = ValueError("a secret that stays in the log")
        sys.excepthook(ValueError, error, None)
        qtbot.waitUntil(lambda: not window.notice.isHidden())
    assert "ValueError" in said(window.notice)
    assert "a secret" not in said(window.notice)
    assert "a secret that stays in the log" in caplog.text
    assert window.isVisible()


def test_a_thread_s_end_is_said_too(office: Office, program: Program, qtbot: QtBot) -> None:
    program.begin(start(office))
    window = window_of(qtbot, program)

    def break_down() -> None:
        message = "in a thread"
        raise RuntimeError(message)

    with _escapes(program):
        thread = threading.Thread(target=break_down)
        QTimer.singleShot(0, thread.start)
        qtbot.waitUntil(lambda: not window.notice.isHidden())
        thread.join()
    assert "RuntimeError" in said(window.notice)
