"""Delivery: only what the chosen way needs, saved by keys, errors at their field, who delivers."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.messages.settings import DeliverySettings, read_settings, save_settings
from tests.ui.setup.at_setup import (
    control,
    focus,
    nameless,
    open_page,
    open_setup,
    press,
    retype,
    settle,
    twice_underlined,
    wait,
    write,
)
from ui.setup.delivery_page import DeliveryPage
from ui.setup.offset_chips import OffsetChips
from ui.setup.secret_hint import SecretHint
from ui.setup.tick_boxes import TickBoxes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.office import Office

Key = Qt.Key
ACCOUNT = "AC" + "0" * 32


@pytest.fixture
def new_office(make_office: Callable[[], Office]) -> Office:
    return make_office()


@pytest.fixture
def page(new_office: Office, qtbot: QtBot) -> Iterator[DeliveryPage]:
    with open_page(new_office, qtbot, DeliveryPage) as opened:
        wait(qtbot, opened.form.isEnabled)
        yield opened


def field(page: DeliveryPage, key: str) -> QWidget:
    return page.form.rows[key].field


def visible(page: DeliveryPage) -> set[str]:
    """The fields that are to be seen."""
    return {key for key, row in page.form.rows.items() if not row.isHidden()}


def commands(page: DeliveryPage) -> list[str]:
    """The commands that are to be seen."""
    hints = page.form.findChildren(SecretHint)
    return [hint.command.text() for hint in hints if not hint.isHidden()]


def beat(office: Office, login: str = "mailer", *, ago: int = 5, **more: object) -> None:
    """A worker that was heard of so many seconds ago."""
    office.execute(
        "insert into booker.workers (branch_id, worker_id, login, host, version, beat_at, sandbox,"
        " in_desktop, tasks) values (:branch, gen_random_uuid(), :login, 'back-office', '0.5',"
        " clock_timestamp() - make_interval(secs => :ago), :sandbox, :in_desktop,"
        " cast(:tasks as jsonb))",
        login=login,
        ago=ago,
        **{"sandbox": None, "in_desktop": False, "tasks": "{}", **more},
    )


def test_at_first_nobody_sends_and_only_that_is_asked(page: DeliveryPage) -> None:
    assert focus() is page.form.mail
    assert page.form.values()["reminder_offsets"] == (1440, 60)
    assert visible(page) == {
        "mail_provider",
        "sms_provider",
        "reminder_offsets",
        "notice_address",
        "notice_on",
    }
    assert commands(page) == []
    assert not page.save_button.isEnabled()


def test_each_way_asks_for_what_it_needs_and_says_where_its_key_is_kept(
    page: DeliveryPage,
) -> None:
    page.form.mail.choose("resend")
    assert {"sender_address", "reply_to", "mails_per_second"} <= visible(page)
    assert "smtp_host" not in visible(page)
    assert commands(page) == ["booker --branch arvada secret set resend-api-key"]
    page.form.mail.choose("smtp")
    assert {"smtp_host", "smtp_port", "smtp_security", "smtp_login"} <= visible(page)
    assert commands(page) == ["booker --branch arvada secret set smtp-password"]
    page.form.sms.choose("twilio")
    assert {"twilio_account", "sms_sender", "sms_kinds", "quiet_from"} <= visible(page)
    assert commands(page)[1:] == ["booker --branch arvada secret set twilio-auth-token"]
    hint = next(h for h in page.form.findChildren(SecretHint) if not h.isHidden())
    hint.copy_button.click()
    assert QApplication.clipboard().text() == "booker --branch arvada secret set smtp-password"


def test_it_is_set_up_with_keys(new_office: Office, page: DeliveryPage, qtbot: QtBot) -> None:
    press(Key.Key_Down)
    retype(field(page, "sender_name"), "Arvada Heating")
    retype(field(page, "sender_address"), "office@example.com")
    with qtbot.waitSignal(page.unsaved_changed, check_params_cb=lambda unsaved: not unsaved):
        press(Key.Key_Return)
    wait(qtbot, lambda: "Delivery is saved" in page.notice.text())
    stands = read_settings(new_office.admin_desk)
    assert stands == replace(
        DeliverySettings(),
        mail_provider="resend",
        sender_name="Arvada Heating",
        sender_address="office@example.com",
    )
    assert not page.has_unsaved()


def test_what_is_wrong_stands_at_its_field(
    new_office: Office, page: DeliveryPage, qtbot: QtBot
) -> None:
    page.form.mail.choose("smtp")
    control(Key.Key_S)
    wait(qtbot, page.form.rows["sender_address"].error.text)
    assert focus() is field(page, "sender_address")
    write("office@example.com")
    control(Key.Key_S)
    wait(qtbot, page.form.rows["smtp_host"].error.text)
    assert focus() is field(page, "smtp_host")
    assert page.has_unsaved()
    assert not read_settings(new_office.admin_desk).is_set_up
    page.form.sms.choose("twilio")
    retype(field(page, "quiet_from"), "teatime")
    control(Key.Key_S)
    assert "no time of day" in page.form.rows["quiet_from"].error.text()


def test_what_is_wrong_with_a_field_that_is_not_asked_for_is_said_all_the_same(
    page: DeliveryPage, qtbot: QtBot
) -> None:
    page.form.sms.choose("twilio")
    retype(field(page, "twilio_account"), "my account")
    page.form.sms.choose("none")
    control(Key.Key_S)
    wait(qtbot, lambda: "my account" in page.notice.text())
    assert page.has_unsaved()


def test_reminders_are_added_and_removed_with_keys(
    new_office: Office, page: DeliveryPage, qtbot: QtBot
) -> None:
    chips = field(page, "reminder_offsets")
    assert isinstance(chips, OffsetChips)
    assert [chip.text() for chip in chips.chips.values()] == ["1 day before", "1 h before"]
    retype(chips.number, "3")
    press(Key.Key_Return)
    assert chips.chosen() == (3 * 1440, 1440, 60)
    assert page.has_unsaved()
    # the same one again is none
    press(Key.Key_Return)
    assert chips.chosen() == (3 * 1440, 1440, 60)
    assert "there already" in chips.add_button.toolTip()
    chips.chips[1440].setFocus()
    press(Key.Key_Delete)
    assert chips.chosen() == (3 * 1440, 60)
    assert focus() is chips.chips[60]
    press(Key.Key_Return)
    assert focus() is chips.chips[3 * 1440]
    press(Key.Key_Space)
    assert chips.chosen() == ()
    assert focus() is chips.number
    control(Key.Key_S)
    wait(qtbot, lambda: "Delivery is saved" in page.notice.text())
    assert read_settings(new_office.admin_desk).reminder_offsets == ()


def test_there_are_six_reminders_at_most(page: DeliveryPage) -> None:
    chips = field(page, "reminder_offsets")
    assert isinstance(chips, OffsetChips)
    chips.unit.choose(1)
    assert chips.number.minimum() == 10
    for minutes in (10, 20, 30, 40, 50):
        chips.number.setValue(minutes)
        chips.add()
    assert len(chips.chosen()) == 6
    assert not chips.add_button.isEnabled()
    assert "6 reminders at most" in chips.add_button.toolTip()


def test_kinds_and_notices_are_ticked(new_office: Office, page: DeliveryPage, qtbot: QtBot) -> None:
    page.form.sms.choose("twilio")
    kinds, notices = field(page, "sms_kinds"), field(page, "notice_on")
    assert isinstance(kinds, TickBoxes)
    assert isinstance(notices, TickBoxes)
    kinds.boxes["confirmation"].click()
    kinds.boxes["on_the_way"].click()
    notices.boxes["cancelled"].click()
    retype(field(page, "twilio_account"), ACCOUNT)
    retype(field(page, "sms_sender"), "(303) 555-0142")
    retype(field(page, "notice_address"), "desk@example.com")
    control(Key.Key_S)
    wait(qtbot, lambda: "Delivery is saved" in page.notice.text())
    stands = read_settings(new_office.admin_desk)
    assert stands.sms_kinds == ("confirmation", "reminder")
    assert stands.notice_on == ("trouble", "cancelled")
    assert stands.sms_sender == "+13035550142"
    # what stands is shown as it is kept
    assert page.form.values()["sms_sender"] == "+13035550142"
    assert not page.has_unsaved()


def test_another_desk_s_settings_come_and_what_is_typed_stays(
    new_office: Office, page: DeliveryPage, qtbot: QtBot
) -> None:
    desk = new_office.desk("admin")
    set_up = replace(DeliverySettings(), mail_provider="resend", sender_address="a@example.com")
    save_settings(desk, uuid4(), set_up)
    wait(qtbot, lambda: page.form.values()["mail_provider"] == "resend")
    assert "at another desk" in page.notice.text()
    retype(field(page, "sender_name"), "Arvada")
    save_settings(desk, uuid4(), replace(set_up, reply_to="b@example.com"))
    wait(qtbot, lambda: page.form.values()["reply_to"] == "b@example.com")
    assert page.form.values()["sender_name"] == "Arvada"
    control(Key.Key_S)
    wait(qtbot, lambda: "Delivery is saved" in page.notice.text())
    assert read_settings(desk) == replace(set_up, reply_to="b@example.com", sender_name="Arvada")


def test_esc_undoes(page: DeliveryPage) -> None:
    page.form.mail.choose("resend")
    retype(field(page, "sender_name"), "Somebody")
    press(Key.Key_Escape)
    assert not page.has_unsaved()
    assert page.form.mail.currentData() == "none"
    assert "sender_name" not in visible(page)


def test_it_says_who_delivers_and_what_waits(new_office: Office, qtbot: QtBot) -> None:
    new_office.add_sites(2)
    new_office.add_routes(new_office.day(), 2)
    refused = {"deliver": {"at": None, "count": 0, "problem": "The key is refused."}}
    beat(new_office, tasks=json.dumps(refused))
    beat(
        new_office,
        "dispatcher",
        ago=600,
        in_desktop=True,
        sandbox="address:me@example.com",
        tasks=json.dumps({"deliver": {"problem": "of long ago"}}),
    )
    with open_page(new_office, qtbot, DeliveryPage) as page:
        table = page.status.model
        wait(qtbot, lambda: table.rows)
        shown = [[column.text(row) for column in table.columns] for row in table.rows]
        assert [row[0] for row in shown] == ["mailer", "dispatcher"]
        assert shown[0][1] == "back-office"
        assert shown[1][1] == "back-office, in a window"
        assert shown[1][2] == "10 min ago: silent"
        assert shown[0][3] == "to the customers"
        assert shown[1][3] == "sandbox: all to me@example.com"
        assert page.status.problems.text() == "mailer: The key is refused."
        assert "Nothing waits" in page.status.backlog.text()
        made = hold(new_office.desk("csr"), uuid4(), "S1", "TUNE", new_office.day(), "8-10")
        confirm(new_office.desk("dispatcher"), uuid4(), made.reference)
        wait(qtbot, lambda: "Waiting to be delivered: 1" in page.status.backlog.text())


def test_setup_names_delivery_as_a_step_until_it_is_set_up(
    new_office: Office, qtbot: QtBot
) -> None:
    with open_setup(new_office, qtbot) as tab:
        button = tab.steps.buttons["delivery"]
        wait(qtbot, lambda: button.accessibleName() == "Delivery: missing")
        button.click()
        wait(qtbot, lambda: isinstance(tab.page, DeliveryPage))
        settings = replace(
            DeliverySettings(), mail_provider="resend", sender_address="a@example.com"
        )
        save_settings(new_office.desk("admin"), uuid4(), settings)
        wait(qtbot, lambda: button.accessibleName() == "Delivery: done")
        page = tab.page
        assert page is not None
        settle(page, qtbot)


def test_opening_the_page_is_one_question(page: DeliveryPage, qtbot: QtBot) -> None:
    settle(page, qtbot)
    asked: list[str] = []
    read = page.session.read

    def count(*args: object, topic: str, **more: object) -> None:
        asked.append(topic)
        read(*args, topic=topic, **more)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page.session, "read", count)
        page.shown()
        settle(page, qtbot)
    assert asked == ["settings"]


def test_an_error_below_the_edge_is_scrolled_to(page: DeliveryPage, qtbot: QtBot) -> None:
    page.resize(800, 420)
    page.form.sms.choose("twilio")
    page.form.mail.choose("resend")
    retype(field(page, "sender_address"), "office@example.com")
    control(Key.Key_S)
    row = page.form.rows["twilio_account"]
    wait(qtbot, row.error.text)
    wait(qtbot, lambda: not row.visibleRegion().isEmpty())
    wait(qtbot, lambda: row.visibleRegion().boundingRect().height() == row.height())


def test_everything_has_a_name_and_a_letter_of_its_own(page: DeliveryPage) -> None:
    page.form.sms.choose("twilio")
    for provider in ("resend", "smtp"):
        page.form.mail.choose(provider)
        assert nameless(page) == []
        assert twice_underlined(page) == set()


def test_it_looks_well(
    new_office: Office,
    page: DeliveryPage,
    qtbot: QtBot,
    look: Callable[[QWidget, str, tuple[int, int]], None],
) -> None:
    beat(new_office)
    beat(new_office, "dispatcher", ago=600, in_desktop=True, sandbox="folder:/var/lib/booker/out")
    page.shown()
    wait(qtbot, lambda: page.status.model.rows)
    look(page, "delivery-none", (800, 560))
    page.form.mail.choose("smtp")
    page.form.sms.choose("twilio")
    page.save()
    wait(qtbot, page.form.rows["sender_address"].error.text)
    look(page, "delivery-all", (800, 1500))
