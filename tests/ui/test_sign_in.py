"""The sign-in form with the program's own gate, at a real database."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

import pytest
from keyring.backends import fail
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)

from booker_desktop.gate import DesktopGate
from booker_desktop.profiles import Profile, Profiles
from core.database.desk import open_desk
from core.trust.founding import add_branch, add_staff
from tests.booker_desktop.keyrings import MemoryKeyring, in_use
from tests.office import PASSWORD
from ui.preferences import Preferences
from ui.sign_in import SignIn
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.office import Office
    from ui.gate import SignedIn

ENTER = Qt.Key.Key_Return
ESCAPE = Qt.Key.Key_Escape


@pytest.fixture(autouse=True)
def keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryKeyring]:
    monkeypatch.setenv("BOOKER_HOME", str(tmp_path))
    with in_use(MemoryKeyring()) as backend:
        yield backend


class Form:
    """The form as a person meets it: fields by their names, and what it says."""

    def __init__(self, qtbot: QtBot, preferences: Preferences, **given: str) -> None:
        self.qtbot = qtbot
        self.preferences = preferences
        self.gate = DesktopGate(given.get("profile"))
        self.signed_in: list[SignedIn] = []
        self.widget = SignIn(self.gate, preferences, **given)  # type: ignore[arg-type]
        self.widget.signed_in.connect(self.signed_in.append)
        qtbot.addWidget(self.widget)
        self.widget.show()
        self.widget.start()
        qtbot.waitUntil(lambda: self.profile.count() > 0)

    def field(self, kind: type[Any], name: str) -> Any:  # noqa: ANN401 - of the kind asked for
        found = [w for w in self.widget.findChildren(kind) if w.accessibleName() == name]
        assert len(found) == 1, f"{len(found)} fields are called {name}"
        return found[0]

    @property
    def profile(self) -> QComboBox:
        found: QComboBox = self.field(QComboBox, "Database")
        return found

    @property
    def login(self) -> QLineEdit:
        found: QLineEdit = self.field(QLineEdit, "Login")
        return found

    @property
    def password(self) -> QLineEdit:
        found: QLineEdit = self.field(QLineEdit, "Password")
        return found

    @property
    def remember(self) -> QCheckBox:
        found: QCheckBox = self.field(QCheckBox, "Remember the password on this computer")
        return found

    @property
    def notice(self) -> Notice:
        return self.widget.findChildren(Notice)[0]

    def is_busy(self) -> bool:
        return self.widget.is_busy

    def type(self, login: str, password: str) -> None:
        """Type both, from the login on, with Tab between them, and Enter."""
        self.login.clear()
        QTest.keyClicks(self.login, login)
        QTest.keyClicks(self.password, password)
        QTest.keyClick(self.password, ENTER)

    def said(self) -> str:
        """What the notice says, once it says something."""
        self.qtbot.waitUntil(lambda: not self.notice.isHidden(), timeout=10_000)
        return " ".join(label.text() for label in self.notice.findChildren(QLabel))

    def come_in(self) -> SignedIn:
        """Who has signed in, once somebody has."""
        self.qtbot.waitUntil(
            lambda: bool(self.signed_in) or not self.notice.isHidden(), timeout=10_000
        )
        assert self.signed_in, self.said()
        return self.signed_in[-1]

    def branches(self) -> QListWidget:
        """The list of branches, once it is asked."""
        found: QListWidget = self.field(QListWidget, "Branch")
        self.qtbot.waitUntil(lambda: found.hasFocus() or not self.notice.isHidden(), timeout=10_000)
        assert found.hasFocus(), self.said()
        return found

    def close(self) -> None:
        for signed_in in self.signed_in:
            signed_in.database.close()
        assert self.widget.close_tasks()


@pytest.fixture
def open_form(qtbot: QtBot) -> Iterator[Callable[..., Form]]:
    forms: list[Form] = []

    def make(preferences: Preferences | None = None, **given: str) -> Form:
        forms.append(Form(qtbot, preferences or Preferences(None), **given))
        return forms[-1]

    yield make
    for form in forms:
        form.close()


@pytest.fixture
def office(office: Office) -> Office:
    return at(office)


def at(office: Office, port: int | None = None) -> Office:
    """The office as the current profile ``office``; ``port``: where something else listens."""
    target = office.target("csr")
    profile = Profile("office", "central", target.host, port or target.port, target.dbname)
    Profiles().add(profile, replace_existing=True)
    Profiles().use("office")
    return office


def test_a_login_and_a_password_typed_with_keys_alone_sign_in(
    office: Office, open_form: Callable[..., Form]
) -> None:
    form = open_form()
    assert "office" in form.profile.currentText()
    form.qtbot.waitUntil(form.login.hasFocus)
    form.type(office.login("csr"), PASSWORD)
    signed_in = form.come_in()
    assert signed_in.branch is not None
    assert signed_in.branch.code == "arvada"
    assert form.password.text() == ""


def test_the_form_remembers_who_came_last_and_the_keyring_the_password(
    office: Office, open_form: Callable[..., Form], keyring: MemoryKeyring
) -> None:
    preferences = Preferences(None)
    first = open_form(preferences)
    first.qtbot.waitUntil(first.remember.isEnabled)
    first.remember.setChecked(True)
    first.type(office.login("dispatcher"), PASSWORD)
    first.come_in()
    assert list(keyring.kept.values()) == [PASSWORD]

    again = open_form(preferences)
    assert again.login.text() == office.login("dispatcher")
    again.qtbot.waitUntil(lambda: "remembered" in again.password.placeholderText())
    assert again.password.text() == ""
    QTest.keyClick(again.password, ENTER)
    assert again.come_in().database.login == office.login("dispatcher")


def test_nothing_secret_is_in_the_preferences(
    office: Office, open_form: Callable[..., Form], tmp_path: Path
) -> None:
    file = tmp_path / "window.ini"
    form = open_form(Preferences(file))
    form.type(office.login("csr"), PASSWORD)
    form.come_in()
    form.preferences.save()
    kept = file.read_text("utf-8")
    assert office.login("csr") in kept
    assert PASSWORD not in kept


def test_what_is_missing_is_said_at_its_field(
    office: Office, open_form: Callable[..., Form]
) -> None:
    form = open_form()
    QTest.keyClick(form.login, ENTER)
    assert "login" in form.login.accessibleDescription()
    QTest.keyClicks(form.login, office.login("csr"))
    assert form.login.accessibleDescription() == ""
    QTest.keyClick(form.login, ENTER)
    assert "password" in form.password.accessibleDescription()
    assert form.password.hasFocus()


def test_a_wrong_password_is_said_and_ready_to_be_typed_again(
    office: Office, open_form: Callable[..., Form]
) -> None:
    form = open_form()
    form.type(office.login("csr"), "wrong")
    assert "refused" in form.said()
    assert form.password.hasFocus()
    assert form.password.selectedText()
    assert not form.is_busy()
    QTest.keyClicks(form.password, PASSWORD)
    QTest.keyClick(form.password, ENTER)
    form.come_in()


def test_without_a_keyring_remembering_is_off_and_says_why(
    open_form: Callable[..., Form],
) -> None:
    with in_use(fail.Keyring()):  # type: ignore[no-untyped-call]
        form = open_form()
        form.qtbot.waitUntil(lambda: not form.remember.isEnabled())
    shown = [label.text() for label in form.widget.findChildren(QLabel) if label.isVisible()]
    assert any("no keyring" in text for text in shown)


def test_escape_breaks_off_a_sign_in_that_hangs_and_enter_twice_does_not(
    office: Office, open_form: Callable[..., Form]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        at(office, silent.getsockname()[1])
        form = open_form()
        form.type(office.login("csr"), PASSWORD)
        assert form.is_busy()
        QTest.keyClick(form.widget, ENTER)
        assert form.is_busy()
        peer, _ = silent.accept()
        with peer:
            QTest.keyClick(form.widget, ESCAPE)
            assert not form.is_busy()
            assert form.password.isEnabled()
            assert form.notice.isHidden()
            assert form.widget.close_tasks()
    assert form.signed_in == []


def test_staff_of_several_branches_choose_once(
    make_office: Callable[[], Office], open_form: Callable[..., Form]
) -> None:
    office = at(make_office())
    add_branch(office.admin, "boulder", "Boulder branch", "America/Denver")
    add_staff(open_desk(office.admin, "boulder"), office.login("csr"), "csr")
    form = open_form()
    form.type(office.login("csr"), PASSWORD)
    branches = form.branches()
    assert [branches.item(row).text() for row in range(branches.count())] == [
        "Arvada branch (arvada)",
        "Boulder branch (boulder)",
    ]
    QTest.keyClick(branches, Qt.Key.Key_Down)
    QTest.keyClick(branches, ENTER)
    chosen = form.come_in()
    assert chosen.branch is not None
    assert chosen.branch.code == "boulder"

    again = open_form(form.preferences)
    again.type(office.login("csr"), PASSWORD)
    usual = again.come_in()
    assert usual.branch is not None
    assert usual.branch.code == "boulder"


def test_escape_leads_back_from_the_branches(
    make_office: Callable[[], Office], open_form: Callable[..., Form]
) -> None:
    office = at(make_office())
    add_branch(office.admin, "boulder", "Boulder branch", "America/Denver")
    add_staff(open_desk(office.admin, "boulder"), office.login("csr"), "csr")
    form = open_form()
    form.type(office.login("csr"), PASSWORD)
    branches = form.branches()
    QTest.keyClick(branches, ESCAPE)
    assert form.password.hasFocus()
    assert form.signed_in == []


def test_what_the_program_was_started_with_signs_in_at_once(
    office: Office, open_form: Callable[..., Form]
) -> None:
    form = open_form()
    form.widget.sign_in_as("office", office.login("csr"), PASSWORD, None)
    form.come_in()
    late = open_form()
    late.widget.sign_in_as(None, office.login("csr"), "wrong", "arvada")
    assert "refused" in late.said()
    assert late.login.text() == office.login("csr")


def test_a_broken_file_of_profiles_is_said_in_the_form(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "profiles.json").write_text("{", "utf-8")
    monkeypatch.setenv("BOOKER_HOME", str(tmp_path))
    form = SignIn(DesktopGate(), Preferences(None))
    qtbot.addWidget(form)
    form.show()
    notice = form.findChildren(Notice)[0]
    qtbot.waitUntil(lambda: not notice.isHidden())
    said = " ".join(label.text() for label in notice.findChildren(QLabel))
    assert "profiles.json is not readable" in said
    assert form.close_tasks()


def test_capitals_are_noticed(open_form: Callable[..., Form]) -> None:
    form = open_form()
    hint = next(w for w in form.widget.findChildren(QLabel) if "Caps Lock" in w.text())
    QTest.keyClick(form.password, Qt.Key.Key_A)
    assert hint.isHidden()
    QTest.keyClicks(form.password, "SECRET")
    QTest.keyClicks(form.password, "A")
    assert hint.isVisible()


def test_everything_that_takes_focus_has_a_name_and_fields_are_reached_by_tab(
    open_form: Callable[..., Form],
) -> None:
    form = open_form()
    for widget in form.widget.findChildren(QWidget):
        own = isinstance(widget, QAbstractButton | QComboBox | QLineEdit | QListWidget)
        if own and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert widget.accessibleName(), widget
    form.profile.setFocus()
    seen = []
    for _ in range(4):
        focused = form.widget.focusWidget()
        seen.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == ["Database", "Login", "Password", "Remember the password on this computer"]
    button: QPushButton = form.field(QPushButton, "Sign in")
    assert button.isDefault()
