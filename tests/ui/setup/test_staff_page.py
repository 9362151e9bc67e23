"""Staff: added with a one-time password that is shown once, changed, shut out and let in again."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from core.database.desk import Database, open_database, open_desk
from core.errors import BookerError, SignInRefused
from core.trust.founding import add_branch, add_staff
from core.trust.staff import (
    StaffMember,
    change_staff,
    deactivate_staff,
    find_staff,
    must_change_password,
    record_sign_in,
    reset_password,
)
from tests.office import PASSWORD
from tests.ui.setup.at_setup import control, focus, nameless, open_page, press, retype, wait, write
from ui.setup.staff_page import StaffForm, StaffPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.office import Office

Key = Qt.Key


@pytest.fixture
def new_office(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    add_staff(
        office.admin_desk, office.login("ann"), "csr", display_name="Ann Lee", password=PASSWORD
    )
    return office


@pytest.fixture
def page(new_office: Office, qtbot: QtBot) -> Iterator[StaffPage]:
    with open_page(new_office, qtbot, StaffPage) as opened:
        yield opened


def form_of(page: StaffPage) -> StaffForm:
    assert isinstance(page.form, StaffForm)
    return page.form


def choose(page: StaffPage, office: Office, login: str) -> None:
    assert page.table.choose(office.login(login))


def stands(office: Office, login: str) -> StaffMember:
    return find_staff(office.admin_desk, office.login(login))


def told(page: StaffPage, office: Office, login: str) -> dict[str, str]:
    row = next(row for row in page.model.rows if row.login == office.login(login))
    return {column.key: column.text(row) for column in page.model.columns}


def database(office: Office, login: str, password: str) -> Database:
    return open_database(office.target(login), password)


def test_the_list_tells_who_they_are_and_when_they_were_here(
    new_office: Office, page: StaffPage, qtbot: QtBot
) -> None:
    assert told(page, new_office, "ann") == {
        "login": new_office.login("ann"),
        "name": "Ann Lee",
        "role": "CSR",
        "state": "In use",
        "last": "never",
    }
    with database(new_office, "ann", PASSWORD) as at_home:
        record_sign_in(open_desk(at_home))
    choose(page, new_office, "ann")
    page.shown()
    wait(qtbot, lambda: told(page, new_office, "ann")["last"] != "never")
    # nobody changed anything
    assert "another desk" not in page.notice.text()


def test_a_new_login_gets_a_one_time_password_that_is_shown_once(
    new_office: Office, page: StaffPage, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        control(Key.Key_N)
        write(new_office.login("maria"))
        retype(page.form.rows["display_name"].field, "Maria Lopez")
        page.form.rows["role"].field.setFocus()
        press(Key.Key_Down)
        control(Key.Key_S)
        wait(qtbot, page.one_time.isVisible)
    password = page.one_time.password.text()
    assert len(password) == 16
    assert password not in caplog.text
    assert focus() is page.one_time.password
    member = stands(new_office, "maria")
    assert (member.display_name, member.role) == ("Maria Lopez", "dispatcher")
    assert member.one_time_password
    with database(new_office, "maria", password) as hers:
        assert must_change_password(open_desk(hers))
    # keys that leave a form do not take it away: it cannot be shown again
    press(Key.Key_Escape)
    press(Key.Key_Return)
    assert page.one_time.isVisible()
    buttons = page.one_time.findChildren(QPushButton)
    next(button for button in buttons if "Copy" in button.accessibleName()).click()
    assert QGuiApplication.clipboard().text() == password
    # nor is it shown with anybody else
    choose(page, new_office, "ann")
    assert not page.one_time.isVisible()
    choose(page, new_office, "maria")
    assert page.one_time.password.text() == ""
    QGuiApplication.clipboard().clear()


def test_an_answer_that_the_line_swallowed_tells_the_password_all_the_same(
    new_office: Office, qtbot: QtBot
) -> None:
    login = new_office.login("maria")
    with (
        new_office.line() as line,
        open_page(new_office, qtbot, StaffPage, port=line.port) as page,
    ):
        control(Key.Key_N)
        write(login)
        # the server commits, and nobody hears of it
        line.cut_at_commit("app.add_staff")
        control(Key.Key_S)
        wait(qtbot, lambda: "Whether it was done is not known yet." in page.notice.text())
        assert stands(new_office, "maria").one_time_password
        assert not page.one_time.isVisible()
        line.resume()
        wait(qtbot, page.one_time.isVisible)
        assert page.form.rows["login"].error.text() == ""
        password = page.one_time.password.text()
    with database(new_office, "maria", password) as hers:
        assert must_change_password(open_desk(hers))
    [(acts,)] = new_office.rows(
        "select count(*) from booker.acts where branch_id = :branch and kind = 'add_staff'"
        " and content ->> 'login' = :login",
        login=login,
    )
    assert acts == 1


def test_what_is_wrong_is_said_at_its_field(
    new_office: Office, page: StaffPage, qtbot: QtBot
) -> None:
    control(Key.Key_N)
    control(Key.Key_S)
    wait(qtbot, page.form.rows["login"].error.text)
    assert focus() is form_of(page).login
    write("Not A Login!")
    press(Key.Key_Return)
    wait(qtbot, lambda: "Not A Login!" in page.form.rows["login"].error.text())
    retype(form_of(page).login, new_office.login("ann"))
    press(Key.Key_Return)
    wait(qtbot, lambda: new_office.login("ann") in page.form.rows["login"].error.text())
    assert page.has_unsaved()
    press(Key.Key_Escape)
    assert not page.has_unsaved()


def test_role_and_name_are_changed_and_a_login_stays(
    new_office: Office, page: StaffPage, qtbot: QtBot
) -> None:
    choose(page, new_office, "ann")
    assert not form_of(page).login.isEnabled()
    retype(page.form.rows["display_name"].field, "Ann Miller")
    form_of(page).role.choose("dispatcher")
    control(Key.Key_S)
    wait(qtbot, lambda: "Ann Miller is saved" in page.notice.text())
    member = stands(new_office, "ann")
    assert (member.display_name, member.role) == ("Ann Miller", "dispatcher")
    assert told(page, new_office, "ann")["role"] == "Dispatcher"


def test_the_only_admin_stays_one_and_is_told_why(
    new_office: Office, page: StaffPage, qtbot: QtBot
) -> None:
    founder = new_office.admin_desk.database.login
    for member in page.rows:
        if member.role == "admin" and member.login != new_office.login("admin"):
            assert member.login == founder
    choose(page, new_office, "admin")
    form_of(page).role.choose("csr")
    control(Key.Key_S)
    wait(qtbot, lambda: page.form.rows["role"].error.text() or "saved" in page.notice.text())
    choose(page, new_office, "admin")
    page.switch_shown()
    page.ask.findChildren(QPushButton)[0].click()
    wait(qtbot, lambda: page.notice.isVisible() and not page.session.tasks.is_busy)
    assert stands(new_office, "admin").active


def test_whoever_leaves_is_asked_about_and_shut_out_at_once(
    new_office: Office, page: StaffPage, qtbot: QtBot
) -> None:
    with database(new_office, "ann", PASSWORD) as at_home:
        open_desk(at_home)
        choose(page, new_office, "ann")
        page.frame.switch_button.click()
        assert page.ask.isVisible()
        assert stands(new_office, "ann").active
        # gone back: nothing happened
        press(Key.Key_Escape)
        assert not page.ask.isVisible()
        assert stands(new_office, "ann").active
        page.frame.switch_button.click()
        press(Key.Key_Space)
        wait(qtbot, lambda: "Ann Lee can no longer sign in here" in page.notice.text())
        with pytest.raises(BookerError):
            open_desk(at_home)
    assert not stands(new_office, "ann").active
    assert told(page, new_office, "ann")["state"] == "Inactive"
    assert not form_of(page).reset.isVisible()
    # and back, without a question
    page.frame.switch_button.click()
    wait(qtbot, lambda: "Ann Lee can sign in again" in page.notice.text())
    with database(new_office, "ann", PASSWORD) as at_home:
        open_desk(at_home)


def test_a_password_is_reset_after_a_question(
    new_office: Office, page: StaffPage, qtbot: QtBot
) -> None:
    choose(page, new_office, "ann")
    form_of(page).reset.click()
    assert page.ask.isVisible()
    press(Key.Key_Space)
    wait(qtbot, page.one_time.isVisible)
    password = page.one_time.password.text()
    with database(new_office, "ann", PASSWORD) as before, pytest.raises(SignInRefused):
        open_desk(before)
    with database(new_office, "ann", password) as now:
        assert must_change_password(open_desk(now))
    wait(qtbot, lambda: "not changed yet" in form_of(page).facts.text())


def test_a_password_of_another_branch_s_is_reset_before_they_come_back(
    new_office: Office, page: StaffPage, qtbot: QtBot
) -> None:
    ann = new_office.login("ann")
    add_branch(new_office.admin, "boulder", "Boulder", "America/Denver")
    founder = open_desk(new_office.admin, "boulder")
    add_staff(founder, new_office.login("admin9"), "admin", password=PASSWORD)
    add_staff(founder, ann, "csr")
    deactivate_staff(new_office.desk("admin"), uuid4(), ann)
    with database(new_office, "admin9", PASSWORD) as theirs:
        reset_password(open_desk(theirs), uuid4(), ann)
        deactivate_staff(open_desk(theirs), uuid4(), ann)
    wait(qtbot, lambda: told(page, new_office, "ann")["state"] == "Inactive")
    choose(page, new_office, "ann")
    assert not form_of(page).reset.isVisible()
    page.frame.switch_button.click()
    wait(qtbot, lambda: "another password" in page.notice.text())
    form_of(page).reset.click()
    press(Key.Key_Space)
    wait(qtbot, page.one_time.isVisible)
    password = page.one_time.password.text()
    page.frame.switch_button.click()
    wait(qtbot, lambda: "Ann Lee can sign in again" in page.notice.text())
    with database(new_office, "ann", password) as now:
        assert must_change_password(open_desk(now))


def test_another_desk_s_change_comes_by_itself(
    new_office: Office, page: StaffPage, qtbot: QtBot
) -> None:
    choose(page, new_office, "ann")
    retype(page.form.rows["display_name"].field, "Ann Miller")
    change_staff(new_office.desk("admin"), uuid4(), new_office.login("ann"), role="dispatcher")
    wait(qtbot, lambda: told(page, new_office, "ann")["role"] == "Dispatcher")
    assert form_of(page).role.currentData() == "dispatcher"
    assert page.form.values()["display_name"] == "Ann Miller"


def test_each_role_says_what_it_may(page: StaffPage) -> None:
    said = set()
    for role in ("csr", "dispatcher", "admin", "worker"):
        form_of(page).role.choose(role)
        said.add(form_of(page).may.text())
    assert len(said) == 4
    assert all(said)


def test_the_model_keeps_qt_s_rules(page: StaffPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)  # type: ignore[no-untyped-call]


def test_everything_that_takes_the_focus_has_a_name(page: StaffPage) -> None:
    assert nameless(page) == []


def test_it_looks_well(
    page: StaffPage, look: Callable[[QWidget, str, tuple[int, int]], None]
) -> None:
    look(page, "setup-staff", (814, 610))
