"""What a site is promised first, soonest first; then what it had, latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.release import release
from core.booking.show import show
from core.booking.site_bookings import MOST_OF_SITE, site_bookings
from core.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from tests.office import Office


def test_upcoming_ones_soonest_first_then_the_others_latest_first(office: Office) -> None:
    desk = office.desk("csr")
    office.add_sites(2, prefix="U")
    made = []
    for ahead, window in ((5, "8-10"), (3, "10-12"), (4, "8-10"), (6, "2-4"), (7, "4-6")):
        office.add_routes(office.day(ahead))
        made.append(hold(desk, uuid4(), "U1", "TUNE", office.day(ahead), window).reference)
    fifth, third, fourth, released, overdue = made
    confirm(office.desk("dispatcher"), uuid4(), third)
    release(desk, uuid4(), released)
    office.expire(overdue)
    told = site_bookings(desk, " U1 ")
    assert [b.reference for b in told] == [third, fourth, fifth, overdue, released]
    assert [b.state for b in told] == ["confirmed", "held", "held", "expired", "released"]
    assert told == tuple(show(desk, b.reference) for b in told)
    assert site_bookings(desk, "U1", most=2) == told[:2]
    assert site_bookings(desk, "U2") == ()


def test_a_question_that_cannot_be_answered_is_refused(office: Office) -> None:
    with pytest.raises(NotFound, match="no site NOBODY"):
        site_bookings(office.desk(), "NOBODY")
    with pytest.raises(InvalidInput):
        site_bookings(office.desk(), "NOBODY", MOST_OF_SITE + 1)
