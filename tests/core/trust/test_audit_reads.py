"""The audit trail tells who did what, and an event that was altered or removed is found."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.hold import hold
from core.booking.release import release
from core.errors import InvalidInput, NotAllowed, NotFound
from core.trust.audit import MOST_EVENTS, read_events, seal, verify

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office


@pytest.fixture
def sealed(make_office: Callable[[], Office]) -> Office:
    """An office with a hold that was released, everything sealed."""
    office = make_office()
    day = office.day()
    office.add_sites(2)
    office.add_routes(day)
    csr = office.desk("csr")
    release(csr, uuid4(), hold(csr, uuid4(), "S1", "TUNE", day, "8-10").reference)
    seal(office.desk("admin"))
    return office


def test_events_tell_the_story_of_a_booking(sealed: Office) -> None:
    csr = sealed.desk("csr")
    newest = next(event for event in read_events(csr) if event.table == "bookings")
    assert newest.changes()["state"] == ("held", "released")
    assert (newest.login, newest.act) == (sealed.login("csr"), "release")
    of_it = read_events(csr, newest.reference)
    assert {event.reference for event in of_it} == {newest.reference}
    assert {"bookings", "stops", "messages"} == {event.table for event in of_it}
    with pytest.raises(NotFound):
        read_events(csr, "ZZZZZZ")
    with pytest.raises(InvalidInput):
        read_events(csr, None, MOST_EVENTS + 1)


def test_only_an_admin_seals_and_what_is_sealed_once_stays(sealed: Office) -> None:
    with pytest.raises(NotAllowed):
        seal(sealed.desk("csr"))
    before = verify(sealed.desk("csr"))
    assert before.problem is None
    assert before.sealed > 10
    assert seal(sealed.desk("admin")) == 0
    assert verify(sealed.desk("csr")) == before


@pytest.mark.parametrize(
    ("crime", "problem"),
    [
        ("update booker.audit_events e set login = 'somebody'", "the event was altered"),
        ("delete from booker.audit_events e", "the event was removed"),
    ],
)
def test_a_changed_past_is_found(sealed: Office, crime: str, problem: str) -> None:
    with sealed.admin.engine.begin() as connection:
        connection.exec_driver_sql("set local session_replication_role = replica")
        connection.exec_driver_sql(
            f"{crime} from booker.audit_seals s where s.event_id = e.event_id and s.position = 7"
            if crime.startswith("update")
            else f"{crime} using booker.audit_seals s where s.event_id = e.event_id"
            " and s.position = 7"
        )
    verdict = verify(sealed.desk("csr"))
    assert (verdict.problem, verdict.position) == (problem, 7)
