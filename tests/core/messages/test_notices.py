"""What the branch itself is told of: trouble, its own texts, and what became of bookings."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.cancel import cancel
from core.messages.providers.choose import Sandbox
from tests.delivery import (
    RESEND,
    age,
    confirm_one,
    deliver_by,
    mailing_office,
    messages,
    options,
    run_once,
    unguarded,
)
from tests.providers.faults import Faults
from tests.providers.resend_server import ResendServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from tests.office import Cluster, Office

OFFICE = "desk@example.com"


@pytest.fixture
def office(cluster: Cluster) -> Iterator[Office]:
    with mailing_office(cluster) as made:
        yield made


def notices(office: Office) -> list[Any]:
    return [row for row in messages(office) if row.kind == "notice"]


def test_trouble_is_told_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    deliver_by(office, RESEND, notice_address=OFFICE)
    with ResendServer(Faults(script=["422_address"])) as server:
        monkeypatch.setenv("BOOKER_RESEND_URL", server.url)
        reference = confirm_one(office, "S1", office.day(2))
        assert run_once(office) == {"failed": 1, "notices": 1, "delivered": 1}
        assert run_once(office) == {}
        [mail] = server.accepted
    [row] = notices(office)
    [failed] = [row for row in messages(office, reference) if row.kind == "confirmation"]
    assert (row.notice_of, row.about, row.recipient) == ("trouble", failed.message_id, OFFICE)
    assert mail.payload["to"] in (OFFICE, [OFFICE])
    assert reference in row.text
    assert failed.problem in row.text


def test_a_notice_that_fails_is_not_told_by_another(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver_by(office, RESEND, notice_address=OFFICE)
    with ResendServer(Faults(script=["422_address", "422_address"])) as server:
        monkeypatch.setenv("BOOKER_RESEND_URL", server.url)
        confirm_one(office, "S1", office.day(2))
        assert run_once(office) == {"failed": 2, "notices": 1}
        assert run_once(office) == {}


def test_what_becomes_of_bookings_is_told_where_that_is_wanted(
    office: Office, tmp_path: Path
) -> None:
    sandbox = options(sandbox=Sandbox(folder=tmp_path / "out"))
    deliver_by(office, RESEND, notice_address=OFFICE, notice_on=("confirmed", "cancelled"))
    reference = confirm_one(office, "S1", office.day(2))
    assert run_once(office, sandbox) == {"delivered": 2, "notices": 1}
    cancel(office.desk("csr"), uuid4(), reference, "the customer moved")
    assert run_once(office, sandbox) == {"delivered": 2, "notices": 1}
    assert [row.notice_of for row in notices(office)] == ["confirmed", "cancelled"]
    assert "the customer moved" in notices(office)[1].text
    assert run_once(office, sandbox) == {}


def test_without_an_address_nothing_is_told(office: Office, tmp_path: Path) -> None:
    sandbox = options(sandbox=Sandbox(folder=tmp_path / "out"))
    deliver_by(office, RESEND, notice_on=("trouble", "confirmed"))
    confirm_one(office, "S1", office.day(2))
    assert run_once(office, sandbox) == {"delivered": 1}


def test_a_text_of_the_branch_that_cannot_be_filled_in_is_told_once_a_day(
    office: Office, tmp_path: Path
) -> None:
    sandbox = options(sandbox=Sandbox(folder=tmp_path / "out"))
    deliver_by(office, RESEND, notice_address=OFFICE)
    confirm_one(office, "S1", office.day(2))
    confirm_one(office, "S2", office.day(2))
    unguarded(
        office,
        "update booker.messages set template_fault = 'line 1: no such variable'"
        " where branch_id = :branch",
    )
    assert run_once(office, sandbox)["notices"] == 1
    [row] = notices(office)
    assert row.notice_of == "template"
    assert "no such variable" in row.text
    age(office, "1 hour")
    assert run_once(office, sandbox) == {}
