"""The audit trail by booking, login, act, table and day; and the words to choose from."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.propose import propose
from core.errors import InvalidInput, NotFound
from core.trust.audit import EventFilter, audit_words, list_events
from tests.core.database.forge import found_second

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office


@pytest.fixture(scope="module")
def worked(make_office: Callable[[], Office]) -> tuple[Office, str, str]:
    """An office, a booking that was confirmed, and one that waits for its customer."""
    office = make_office()
    office.add_sites(5)
    office.add_routes(office.day(), 2)
    csr, dispatcher = office.desk("csr"), office.desk("dispatcher")
    first, second = (
        hold(csr, uuid4(), site, "TUNE", office.day(), "8-10").reference for site in ("S1", "S2")
    )
    confirm(dispatcher, uuid4(), first)
    propose(dispatcher, uuid4(), second, office.day(), "10-12")
    return office, first, second


def test_by_booking_with_the_window_that_is_kept_for_it(worked: tuple[Office, str, str]) -> None:
    office, first, second = worked
    desk = office.desk("admin")
    of_first = list_events(desk, EventFilter(reference=first.lower()))
    assert {event.reference for event in of_first} == {first}
    assert {event.act for event in of_first} == {"hold", "confirm"}
    of_second = list_events(desk, EventFilter(reference=second))
    assert {event.reference for event in of_second} == {second, f"{second}~1"}


def test_each_condition_narrows(worked: tuple[Office, str, str]) -> None:
    office, first, _ = worked
    desk = office.desk("admin")
    whole = list_events(desk, EventFilter())
    assert whole == sorted(whole, key=lambda e: (e.happened_at, e.event_id), reverse=True)
    dispatcher = office.login("dispatcher")
    for wanted, fits in (
        (EventFilter(login=dispatcher), lambda e: e.login == dispatcher),
        (EventFilter(act="confirm"), lambda e: e.act == "confirm"),
        (EventFilter(act="propose"), lambda e: e.act == "propose"),
        (EventFilter(table="stops"), lambda e: e.table == "stops"),
        (EventFilter(table="staff"), lambda e: e.table == "staff"),
        (
            EventFilter(reference=first, login=dispatcher, act="confirm", table="messages"),
            lambda e: (e.reference, e.act, e.table) == (first, "confirm", "messages"),
        ),
    ):
        found = list_events(desk, wanted)
        assert found == [event for event in whole if fits(event)]
        assert found
    assert list_events(desk, EventFilter(login="nobody")) == []
    assert list_events(desk, EventFilter(), 3) == whole[:3]


def test_days_are_the_branch_s_own_and_both_included(worked: tuple[Office, str, str]) -> None:
    office, _, _ = worked
    desk, day = office.desk("admin"), timedelta(days=1)
    today = office.today()
    whole = list_events(desk, EventFilter())
    # a day on either side: the test may run at midnight
    assert list_events(desk, EventFilter(since=today - day, until=today + day)) == whole
    assert list_events(desk, EventFilter(since=today + 2 * day)) == []
    assert list_events(desk, EventFilter(until=today - 2 * day)) == []


def test_the_words_are_those_of_the_branch(worked: tuple[Office, str, str]) -> None:
    office, _, _ = worked
    found_second(office)
    words = audit_words(office.desk("admin"))
    events = list_events(office.desk("admin"), EventFilter(), 10_000)
    assert set(words.logins) == {event.login for event in events}
    assert set(words.acts) >= {event.act for event in events if event.act is not None}
    assert set(words.acts) >= {"hold", "confirm", "propose", "add_staff"}
    assert set(words.tables) == {event.table for event in events}
    for listed in (words.logins, words.acts, words.tables):
        assert list(listed) == sorted(set(listed))


def test_what_cannot_be_listed_is_refused(worked: tuple[Office, str, str]) -> None:
    office, _, _ = worked
    desk, today = office.desk(), office.today()
    with pytest.raises(NotFound, match="no booking ZZZZZZ"):
        list_events(desk, EventFilter(reference="ZZZZZZ"))
    with pytest.raises(InvalidInput, match="before it begins"):
        list_events(desk, EventFilter(since=today, until=today - timedelta(days=1)))
