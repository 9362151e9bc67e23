"""The keys in audit events have names that people know."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from core.booking.hold import hold
from core.catalog.blocks import BlockEntry, save_blocks
from core.trust.audit import EventFilter, list_events
from core.trust.names import names_of

if TYPE_CHECKING:
    from tests.office import Office


def test_routes_windows_sites_and_bookings_have_their_names(office: Office) -> None:
    office.add_sites(1)
    office.add_routes(office.day(), 1)
    booking = hold(office.desk("csr"), uuid4(), "S1", "TUNE", office.day(), "8-10")

    desk = office.desk("dispatcher")
    events = list_events(desk, EventFilter(reference=booking.reference))
    names = names_of(desk, events)

    made = next(event.after for event in events if event.table == "bookings")
    assert made is not None
    assert names.others[made["window_id"]] == "8-10"
    assert names.others[made["zone_id"]] == "North"
    assert names.others[made["site_id"]] == "S1 Customer S1"
    assert names.others[made["booking_id"]] == booking.reference
    stop = next(event.after for event in events if event.table == "stops")
    assert stop is not None
    assert names.routes[stop["route_id"]] == (1, "Tech 1North")


def test_a_recurring_block_has_its_reason(office: Office) -> None:
    entry = BlockEntry("Team meeting", office.day(), repeats="FREQ=WEEKLY;COUNT=2")
    save_blocks(office.desk("admin"), uuid4(), [entry])

    desk = office.desk("dispatcher")
    events = list_events(desk, EventFilter(table="blocks"))
    names = names_of(desk, events)

    assert len(events) == 2
    for event in events:
        assert event.after is not None
        assert names.others[event.after["rule_id"]] == "Team meeting"


def test_nothing_to_name(office: Office) -> None:
    names = names_of(office.desk("csr"), [])
    assert (dict(names.routes), dict(names.others)) == ({}, {})
