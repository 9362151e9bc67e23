"""The first sign-in with a one-time password, and changing one's password afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from booker_desktop.profiles import Profile, Profiles
from core.database.desk import open_database, open_desk
from core.errors import SignInRefused
from core.trust.founding import add_branch, add_staff
from core.trust.staff import must_change_password, reset_password
from tests.booker_desktop.keyrings import MemoryKeyring, in_use
from tests.office import PASSWORD
from tests.ui.screens import name_of
from tests.ui.test_sign_in import Form
from ui.choose_password import ChoosePassword
from ui.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.office import Office

ENTER = Qt.Key.Key_Return
ESCAPE = Qt.Key.Key_Escape
OWN = "correct horse battery"


@pytest.fixture(autouse=True)
def keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryKeyring]:
    monkeypatch.setenv("BOOKER_HOME", str(tmp_path))
    with in_use(MemoryKeyring()) as backend:
        yield backend


@pytest.fixture
def new_office(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    target = office.target("csr")
    profile = Profile("office", "central", target.host, target.port, target.dbname)
    Profiles().add(profile, replace_existing=True)
    Profiles().use("office")
    return office


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[Form]:
    opened = Form(qtbot, Preferences(None))
    yield opened
    opened.close()


def one_time(office: Office, login: str = "maria") -> str:
    """A new member of staff; answers the one-time password."""
    password = add_staff(office.admin_desk, office.login(login), "csr").password
    assert password is not None
    return password


def asked(form: Form) -> ChoosePassword:
    """The pane, once it asks."""
    form.qtbot.waitUntil(lambda: bool(form.widget.findChildren(ChoosePassword)), timeout=10_000)
    pane: ChoosePassword = form.widget.findChildren(ChoosePassword)[0]
    form.qtbot.waitUntil(pane.first.hasFocus)
    return pane


def choose(pane: ChoosePassword, first: str, second: str) -> None:
    """Type both and press Enter, from the keyboard."""
    for line, words in ((pane.first, first), (pane.second, second)):
        line.clear()
        # Qt's robot knows no other letters
        if words.isascii():
            QTest.keyClicks(line, words)
        else:
            line.insert(words)
    QTest.keyClick(pane.second, ENTER)


def said(pane: QWidget) -> str:
    return " ".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())


def opens(office: Office, login: str, password: str) -> bool:
    with open_database(office.target(login), password) as database:
        try:
            open_desk(database)
        except SignInRefused:
            return False
        return True


def test_a_one_time_password_leads_to_a_choice_of_one_s_own_and_then_in(
    new_office: Office, form: Form
) -> None:
    password = one_time(new_office)
    form.type(new_office.login("maria"), password)
    pane = asked(form)
    assert "Choose your own password" in said(pane)
    assert form.signed_in == []
    choose(pane, OWN, OWN)
    signed_in = form.come_in()
    assert not signed_in.must_change
    assert signed_in.password == OWN
    assert signed_in.branch is not None
    assert not must_change_password(open_desk(signed_in.database))
    assert opens(new_office, "maria", OWN)
    assert not opens(new_office, "maria", password)
    assert OWN not in repr(signed_in)
    # nothing of it stays in the form
    assert pane.first.text() == pane.second.text() == ""


def test_what_cannot_be_a_password_is_said_at_its_field(new_office: Office, form: Form) -> None:
    password = one_time(new_office)
    form.type(new_office.login("maria"), password)
    pane = asked(form)
    QTest.keyClick(pane.first, ENTER)
    assert "Type the password" in said(pane)
    choose(pane, "short", "short")
    assert "5 characters; 10 are needed" in said(pane)
    assert pane.first.hasFocus()
    choose(pane, OWN, "something else!")
    assert "not the same" in said(pane)
    assert pane.second.hasFocus()
    choose(pane, "contraseña larga", "contraseña larga")
    form.qtbot.waitUntil(lambda: "English keyboard" in pane.first.accessibleDescription())
    assert pane.first.hasFocus()
    choose(pane, password, password)
    form.qtbot.waitUntil(lambda: "you have now" in pane.first.accessibleDescription())
    choose(pane, OWN, OWN)
    form.come_in()


def test_enter_in_the_first_field_goes_to_the_second(new_office: Office, form: Form) -> None:
    form.type(new_office.login("maria"), one_time(new_office))
    pane = asked(form)
    QTest.keyClicks(pane.first, OWN)
    QTest.keyClick(pane.first, ENTER)
    assert pane.second.hasFocus()
    assert not pane.is_busy


def test_what_is_typed_can_be_shown(new_office: Office, form: Form) -> None:
    form.type(new_office.login("maria"), one_time(new_office))
    pane = asked(form)
    assert pane.first.echoMode() == QLineEdit.EchoMode.Password
    QTest.keyClick(pane.shows, Qt.Key.Key_Space)
    assert pane.first.echoMode() == pane.second.echoMode() == QLineEdit.EchoMode.Normal
    QTest.keyClick(pane.first, ESCAPE)
    assert not pane.shows.isChecked()


def test_escape_leads_back_and_nothing_has_changed(new_office: Office, form: Form) -> None:
    password = one_time(new_office)
    form.type(new_office.login("maria"), password)
    pane = asked(form)
    QTest.keyClicks(pane.first, OWN)
    QTest.keyClick(pane.first, ESCAPE)
    assert form.password.hasFocus()
    assert form.signed_in == []
    form.type(new_office.login("maria"), password)
    assert asked(form).first.text() == ""


def test_the_keyring_gets_the_new_one_where_it_had_the_old(
    new_office: Office, form: Form, keyring: MemoryKeyring
) -> None:
    login = new_office.login("maria")
    form.qtbot.waitUntil(form.remember.isEnabled)
    form.remember.setChecked(True)
    form.type(login, one_time(new_office))
    choose(asked(form), OWN, OWN)
    form.come_in()
    assert keyring.kept == {("booker:office", login): OWN}


def test_without_remembering_the_keyring_stays_empty(
    new_office: Office, form: Form, keyring: MemoryKeyring
) -> None:
    form.type(new_office.login("maria"), one_time(new_office))
    choose(asked(form), OWN, OWN)
    form.come_in()
    assert keyring.kept == {}


def test_after_a_reset_too_and_in_every_branch_once(new_office: Office, form: Form) -> None:
    add_branch(new_office.admin, "boulder", "Boulder branch", "America/Denver")
    boulder = open_desk(new_office.admin, "boulder")
    add_staff(boulder, new_office.login("csr"), "csr")
    add_staff(boulder, new_office.login("admin"), "admin")
    admin = new_office.target("admin")
    with open_database(admin, PASSWORD) as database:
        password = reset_password(open_desk(database, "boulder"), uuid4(), new_office.login("csr"))
    form.type(new_office.login("csr"), password)
    choose(asked(form), OWN, OWN)
    branches = form.branches()
    assert branches.count() == 2
    QTest.keyClick(branches, ENTER)
    form.come_in()
    assert opens_both(new_office, OWN)


def opens_both(office: Office, password: str) -> bool:
    with open_database(office.target("csr"), password) as database:
        return not any(
            must_change_password(open_desk(database, code)) for code in ("arvada", "boulder")
        )


def test_a_password_of_one_s_own_asks_nothing(new_office: Office, form: Form) -> None:
    form.type(new_office.login("csr"), PASSWORD)
    form.come_in()
    assert form.widget.findChildren(ChoosePassword) == []


def test_whoever_wants_another_password_can_also_keep_the_old_one(
    new_office: Office, form: Form
) -> None:
    login = new_office.login("csr")
    form.widget.sign_in_as("office", login, PASSWORD, None, change_password=True)
    pane = asked(form)
    assert "Change your password" in said(pane)
    leave = next(b for b in pane.findChildren(QPushButton) if "Keep" in b.accessibleName())
    leave.setFocus()
    QTest.keyClick(leave, ENTER)
    kept = form.come_in()
    assert kept.password == PASSWORD
    form.widget.sign_in_as("office", login, PASSWORD, None, change_password=True)
    form.qtbot.waitUntil(pane.first.hasFocus)
    choose(pane, OWN, OWN)
    form.qtbot.waitUntil(lambda: len(form.signed_in) == 2, timeout=10_000)
    assert form.signed_in[-1].password == OWN
    assert opens(new_office, "csr", OWN)


def test_everything_that_takes_the_focus_has_a_name_and_one_tab_chain(
    new_office: Office, form: Form
) -> None:
    form.type(new_office.login("maria"), one_time(new_office))
    pane = asked(form)
    seen = []
    for _ in range(5):
        focused = form.widget.focusWidget()
        seen.append(name_of(focused))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == [
        "New password",
        "The same again",
        "Show what is typed",
        "Back to the sign-in form",
        "Change the password and continue",
    ]
    assert all(name_of(widget) for widget in pane.findChildren(QPushButton))


def test_it_looks_well(
    new_office: Office,
    form: Form,
    look: Callable[[QWidget, str, tuple[int, int]], None],
) -> None:
    form.type(new_office.login("maria"), one_time(new_office))
    pane = asked(form)
    choose(pane, OWN, "something else!")
    look(form.widget, "choose-password", (560, 640))
