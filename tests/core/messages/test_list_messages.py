"""The messages of a branch: which there are, in which state, and how one reads."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.cancel import cancel
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.errors import InvalidInput, NotFound
from core.messages.list_messages import (
    MOST_MESSAGES,
    list_messages,
    messages_of,
    newest_of,
    read_message,
)
from tests.core.database.forge import found_second, furnish

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office


class Sent:
    """Four bookings and what became of their messages."""

    def __init__(self, office: Office) -> None:
        self.office = office
        csr, dispatcher = office.desk("csr"), office.desk("dispatcher")
        office.add_sites(30)
        office.add_routes(office.day(), 4)
        self.draft, self.queued, self.withdrawn, self.overdue = (
            hold(csr, uuid4(), site, "TUNE", office.day(), "8-10").reference
            for site in ("S1", "S2", "S3", "S4")
        )
        for reference in (self.queued, self.withdrawn):
            confirm(dispatcher, uuid4(), reference)
        cancel(csr, uuid4(), self.withdrawn, "moved away")
        office.expire(self.overdue)

    def listed(self, *states: str, text: str = "") -> list[str]:
        """References of what is listed."""
        found = list_messages(self.office.desk(), states=frozenset(states), text=text)
        return [row.reference for row in found]


@pytest.fixture(scope="module")
def sent(make_office: Callable[[], Office]) -> Sent:
    return Sent(make_office())


def test_the_newest_come_first_with_what_became_of_them(sent: Sent) -> None:
    rows = list_messages(sent.office.desk())
    assert [(row.reference, row.state) for row in rows] == [
        (sent.overdue, "withdrawn"),
        (sent.withdrawn, "withdrawn"),
        (sent.queued, "queued"),
        (sent.draft, "draft"),
    ]
    overdue, withdrawn, queued, draft = rows
    assert overdue.withdrawn_at is not None
    assert withdrawn.withdrawn_at is not None
    assert (queued.customer_name, queued.recipient) == ("Customer S2", "s2@example.com")
    assert queued.queued_at is not None
    assert (draft.kind, draft.queued_at, draft.withdrawn_at) == ("confirmation", None, None)
    assert list_messages(sent.office.desk(), most=2) == rows[:2]


@pytest.mark.parametrize(
    ("states", "names"),
    [
        ({"draft"}, ["draft"]),
        ({"withdrawn"}, ["overdue", "withdrawn"]),
        ({"queued", "draft"}, ["queued", "draft"]),
        ({"queued", "withdrawn"}, ["overdue", "withdrawn", "queued"]),
    ],
)
def test_by_state_where_an_overdue_hold_drafts_nothing(
    sent: Sent, states: set[str], names: list[str]
) -> None:
    assert sent.listed(*states) == [getattr(sent, name) for name in names]


def test_by_reference_customer_and_recipient(sent: Sent) -> None:
    assert sent.listed(text=sent.draft.lower()) == [sent.draft]
    assert sent.listed(text="S2") == [sent.queued]
    assert sent.draft in sent.listed(text="customer s1")
    assert sent.listed(text="S3@EXAMPLE") == [sent.withdrawn]
    assert sent.listed("draft", text="s3@example") == []


def test_a_message_is_read_as_its_customer_sees_it(sent: Sent) -> None:
    desk = sent.office.desk()
    newest, *_ = newest_of(desk, sent.queued.lower())
    assert read_message(desk, newest.message_id) == newest
    assert (newest.reference, newest.state) == (sent.queued, "queued")
    assert sent.queued in newest.text
    assert sent.queued in newest.html
    overdue, *_ = newest_of(desk, sent.overdue)
    assert overdue.state == "withdrawn"


def test_what_is_not_there_is_refused(sent: Sent) -> None:
    desk = sent.office.desk()
    with pytest.raises(NotFound, match="no such message"):
        read_message(desk, uuid4())
    with pytest.raises(NotFound, match="no booking ZZZZZZ"):
        newest_of(desk, "ZZZZZZ")
    with pytest.raises(InvalidInput, match="no state lost"):
        list_messages(desk, states=frozenset({"lost"}))
    with pytest.raises(InvalidInput, match="no channel fax"):
        list_messages(desk, channels=frozenset({"fax", "sms"}))
    with pytest.raises(InvalidInput, match="1 to 5000"):
        list_messages(desk, most=MOST_MESSAGES + 1)


def test_nothing_of_another_branch_is_listed(make_office: Callable[[], Office]) -> None:
    office = make_office()
    furnish(office, found_second(office), office.day(14 - office.today().weekday()))
    desk = office.desk()
    for text in ("", "B1", "secret"):
        assert list_messages(desk, text=text) == ()
    theirs = office.rows("select message_id from booker.messages")
    assert theirs
    for (message,) in theirs:
        with pytest.raises(NotFound):
            read_message(desk, message)
    (reference,) = office.rows("select reference from booker.bookings limit 1")[0]
    with pytest.raises(NotFound):
        messages_of(desk, reference)
