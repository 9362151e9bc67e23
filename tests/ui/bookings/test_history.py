"""What happened to a booking, in people's words, from the real audit trail."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.answer_proposal import accept
from core.booking.cancel import cancel
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.propose import propose
from core.booking.release import release
from core.trust.audit import AuditEvent, EventFilter, list_events
from core.trust.names import Names, names_of
from ui.bookings.history import history
from ui.moments import LocalTimes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office
    from ui.bookings.history import Entry


@pytest.fixture(scope="module")
def shop(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(8)
    for ahead in (2, 3, 4):
        office.add_routes(office.day(ahead), 1)
    return office


def told(office: Office, reference: str) -> tuple[Entry, ...]:
    desk = office.desk("dispatcher")
    events = list_events(desk, EventFilter(reference=reference), 1000)
    return history(events, names_of(desk, events), LocalTimes(office.timezone))


def test_held_proposed_accepted_confirmed_and_cancelled(shop: Office) -> None:
    csr, dispatcher = shop.desk("csr"), shop.desk("dispatcher")
    made = hold(csr, uuid4(), "S1", "TUNE", shop.day(2), "8-10")
    propose(dispatcher, uuid4(), made.reference, shop.day(2), "2-4")
    accept(csr, uuid4(), made.reference)
    confirm(dispatcher, uuid4(), made.reference)
    cancel(csr, uuid4(), made.reference, "moved away")

    entries = told(shop, made.reference)
    sentences = [entry.sentence for entry in entries]
    assert sentences[0] == "cancelled: moved away"
    assert sentences[1] == "confirmed"
    assert sentences[2].startswith("the customer accepted")
    assert sentences[3].startswith("proposed")
    assert "2-4 instead of" in sentences[3]
    assert sentences[4].startswith("held")
    assert "8-10" in sentences[4]
    assert [entry.login for entry in entries] == [
        shop.login(who) for who in ("csr", "dispatcher", "csr", "dispatcher", "csr")
    ]
    state = {column: (before, after) for column, before, after in entries[1].parts[0].changes}
    assert state["state"] == ("held", "confirmed")
    said = [part.sentence for part in entries[4].parts]
    assert any("planned for" in sentence and "route 1" in sentence for sentence in said)
    assert any("drafted the confirmation for s1@example.com" in sentence for sentence in said)


@pytest.mark.parametrize(("act", "expected"), [("hold", True), ("move_stop", False)])
def test_a_stop_that_gives_way_to_another_booking_says_so(act: str, *, expected: bool) -> None:
    before = {"route_id": "r1", "arrives_at": "2026-12-07T16:00:00+00:00"}
    after = before | {"arrives_at": "2026-12-07T16:20:00+00:00"}
    moved = AuditEvent(
        uuid4(), datetime(2026, 12, 1, tzinfo=UTC), "csr1", None, uuid4(), act, "ABC123", "stops",
        "update", {}, before, after,
    )  # fmt: skip
    names = Names(routes={"r1": (2, "")})
    [entry] = history([moved], names, LocalTimes("America/Denver"))
    assert entry.sentence.startswith("moved from")
    assert "on route 2" in entry.sentence
    assert ("because of another booking" in entry.sentence) is expected


def test_a_release_tells_itself_before_its_stop(shop: Office) -> None:
    csr = shop.desk("csr")
    made = hold(csr, uuid4(), "S7", "TUNE", shop.day(4), "8-10")
    release(csr, uuid4(), made.reference)
    newest = told(shop, made.reference)[0]
    assert newest.sentence == "released"
    assert any("taken off route 1" in part.sentence for part in newest.parts)
    assert any(part.sentence == "withdrew the message" for part in newest.parts)
