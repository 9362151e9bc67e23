"""A branch's delivery settings: what they hold, who sets them, how each wrong field is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from core.errors import InvalidInput, NotAllowed
from core.messages.settings import (
    DeliverySettings,
    checked_settings,
    read_settings,
    save_settings,
)

if TYPE_CHECKING:
    from tests.office import Office

DENVER = "America/Denver"
ACCOUNT = "AC" + "0123456789abcdef" * 2
WHOLE = DeliverySettings(
    mail_provider="smtp",
    sender_name="Arvada Heating",
    sender_address="office@example.com",
    reply_to="calls@example.com",
    notice_address="boss@example.com",
    notice_on=("trouble", "cancelled"),
    smtp_host="mail.example.com",
    smtp_port=465,
    smtp_security="tls",
    smtp_login="office",
    sms_provider="twilio",
    twilio_account=ACCOUNT,
    sms_sender="+13035550100",
    sms_kinds=("confirmation", "reminder"),
    reminder_offsets=(2880, 1440, 45),
    quiet_from=time(20, 30),
    quiet_to=time(9),
    desktop_worker=True,
    mails_per_second=12.5,
)


def test_a_branch_without_settings_has_the_defaults(office: Office) -> None:
    assert read_settings(office.desk("csr")) == DeliverySettings()
    assert not DeliverySettings().is_set_up


def test_they_are_kept_whole_and_once(office: Office) -> None:
    admin, act = office.desk("admin"), uuid4()
    assert save_settings(admin, act, WHOLE) == WHOLE
    assert save_settings(admin, act, WHOLE) == WHOLE
    assert read_settings(office.desk("csr")) == WHOLE
    bare = DeliverySettings(notice_on=(), sms_kinds=(), reminder_offsets=())
    assert save_settings(admin, uuid4(), bare) == bare
    assert read_settings(admin) == bare


def test_only_an_admin_saves_them(office: Office) -> None:
    for login in ("csr", "dispatcher"):
        with pytest.raises(NotAllowed):
            save_settings(office.desk(login), uuid4(), DeliverySettings())


def test_what_is_typed_gets_its_normal_form() -> None:
    typed = replace(
        WHOLE,
        sender_name="  Arvada   Heating ",
        sender_address=" Office@Example.com ",
        reply_to="  ",
        smtp_login="",
        sms_sender="(303) 555-0100",
        sms_kinds=("reminder", "confirmation", "reminder"),
        reminder_offsets=(45, 1440, 45, 2880),
    )
    found = checked_settings(typed, DENVER)
    assert found == replace(
        WHOLE, sender_address="Office@example.com", reply_to=None, smtp_login=None
    )
    assert checked_settings(replace(WHOLE, sms_sender="Arvada Heat"), DENVER).sms_sender
    assert checked_settings(replace(WHOLE, sms_sender="30355"), DENVER).sms_sender == "30355"
    british = checked_settings(replace(WHOLE, sms_sender="07700 900123"), "Europe/London")
    assert british.sms_sender == "+447700900123"
    assert checked_settings(found, DENVER) == found


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("mail_provider", {"mail_provider": "pigeon"}),
        ("sender_address", {"sender_address": ""}),
        ("sender_address", {"sender_address": "office"}),
        ("sender_name", {"sender_name": "x" * 201}),
        ("reply_to", {"reply_to": "calls@"}),
        ("notice_address", {"notice_address": "boss"}),
        ("notice_on", {"notice_on": ("weather",)}),
        ("smtp_host", {"smtp_host": None}),
        ("smtp_host", {"smtp_host": "mail example.com"}),
        ("smtp_port", {"smtp_port": 0}),
        ("smtp_security", {"smtp_security": "maybe"}),
        ("smtp_security", {"smtp_security": "none"}),
        ("sms_provider", {"sms_provider": "telex"}),
        ("twilio_account", {"twilio_account": None}),
        ("twilio_account", {"twilio_account": "AC12"}),
        ("sms_sender", {"sms_sender": None}),
        ("sms_sender", {"sms_sender": "555-01"}),
        ("sms_kinds", {"sms_kinds": ("notice",)}),
        ("reminder_offsets", {"reminder_offsets": (5,)}),
        ("reminder_offsets", {"reminder_offsets": (20_161,)}),
        ("reminder_offsets", {"reminder_offsets": (10, 20, 30, 40, 50, 60, 70)}),
        ("mails_per_second", {"mails_per_second": 0.0}),
        ("mails_per_second", {"mails_per_second": float("nan")}),
    ],
)
def test_a_wrong_field_is_named(field: str, changes: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked_settings(replace(WHOLE, **changes), DENVER)
    assert refused.value.field == field
    assert refused.value.message.endswith(".")
    assert refused.value.next_step


def test_a_server_on_this_computer_may_be_without_encryption() -> None:
    for host in ("localhost", "127.0.0.1", "::1"):
        checked_settings(replace(WHOLE, smtp_host=host, smtp_security="none"), DENVER)
    without_login = replace(WHOLE, smtp_security="none", smtp_login=None)
    assert checked_settings(without_login, DENVER).smtp_security == "none"
