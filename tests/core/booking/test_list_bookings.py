"""Lists of bookings: by date, zone, state and text, in order, a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.cancel import cancel
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.list_bookings import MOST_BOOKINGS, BookingFilter, list_bookings
from core.booking.propose import propose
from core.booking.reschedule import reschedule
from core.booking.show import show
from core.errors import InvalidInput, NotFound
from tests.core.database.forge import found_second, furnish

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office


class Listed:
    """An office with a booking of each kind; their references by what they are."""

    def __init__(self, office: Office) -> None:
        self.office = office
        csr, dispatcher = office.desk("csr"), office.desk("dispatcher")
        for zone in ("South", "Empty"):
            office.add_zone(zone)
        office.add_sites(30)
        office.add_sites(5, "South", prefix="P")
        for ahead in (3, 4):
            office.add_routes(office.day(ahead), 4)
            office.add_routes(office.day(ahead), 1, "South")

        def held(site: str, ahead: int, window: str, job: str = "TUNE") -> str:
            return hold(csr, uuid4(), site, job, office.day(ahead), window).reference

        self.refs = {
            "held": held("S1", 4, "8-10"),
            "overdue": held("S2", 3, "10-12"),
            "confirmed": held("S3", 3, "8-10", "SWAP"),
            "cancelled": held("S4", 3, "12-2"),
            "proposed": held("S5", 4, "2-4"),
            "south": held("P1", 3, "8-10"),
        }
        for name in ("confirmed", "cancelled", "south"):
            confirm(dispatcher, uuid4(), self.refs[name])
        cancel(csr, uuid4(), self.refs["cancelled"], "moved away")
        propose(dispatcher, uuid4(), self.refs["proposed"], office.day(4), "4-6")
        self.refs["new"] = reschedule(
            csr, uuid4(), self.refs["confirmed"], office.day(4), "10-12"
        ).reference
        office.expire(self.refs["overdue"])

    def names(self, wanted: BookingFilter, most: int = 500) -> list[str]:
        """What is listed, by its names here."""
        by_reference = {reference: name for name, reference in self.refs.items()}
        found = list_bookings(self.office.desk(), wanted, most)
        return [by_reference[booking.reference] for booking in found.rows]


@pytest.fixture(scope="module")
def listed(make_office: Callable[[], Office]) -> Listed:
    return Listed(make_office())


def test_all_are_in_order_and_as_they_are_shown_one_by_one(listed: Listed) -> None:
    desk = listed.office.desk()
    page = list_bookings(desk, BookingFilter())
    assert not page.more
    assert {b.reference for b in page.rows} == set(listed.refs.values())
    assert list(page.rows) == sorted(
        page.rows, key=lambda b: (b.date, b.promised_from, b.reference)
    )
    assert [show(desk, b.reference) for b in page.rows] == list(page.rows)


def test_by_date_both_ends_included(listed: Listed) -> None:
    third, fourth = listed.office.day(3), listed.office.day(4)
    early = {"overdue", "confirmed", "cancelled", "south"}
    assert set(listed.names(BookingFilter(last=third))) == early
    assert set(listed.names(BookingFilter(third, third))) == early
    assert listed.names(BookingFilter(first=fourth)) == ["held", "new", "proposed"]
    assert listed.names(BookingFilter(first=listed.office.day(5))) == []


def test_by_zone_and_by_zone_and_state(listed: Listed) -> None:
    assert listed.names(BookingFilter(zone="South")) == ["south"]
    assert listed.names(BookingFilter(zone="Empty")) == []
    both = BookingFilter(zone="North", states=frozenset({"confirmed", "held"}))
    assert listed.names(both) == ["confirmed", "held", "new"]


@pytest.mark.parametrize(
    ("states", "names"),
    [
        ({"held"}, ["held", "new"]),
        ({"expired"}, ["overdue"]),
        ({"proposed"}, ["proposed"]),
        ({"cancelled", "confirmed"}, {"confirmed", "cancelled", "south"}),
        ({"expired", "proposed", "held"}, ["overdue", "held", "new", "proposed"]),
        ({"no_show"}, []),
    ],
)
def test_by_state_where_an_overdue_hold_is_expired(
    listed: Listed, states: set[str], names: list[str] | set[str]
) -> None:
    found = listed.names(BookingFilter(states=frozenset(states)))
    assert found == names or set(found) == names


def test_by_reference_number_and_name(listed: Listed) -> None:
    for name, reference in listed.refs.items():
        assert listed.names(BookingFilter(text=f" {reference.lower()} ")) == [name]
    beginning = listed.refs["held"][:4]
    assert "held" in listed.names(BookingFilter(text=beginning))
    assert listed.names(BookingFilter(text="S3")) == ["confirmed", "new"]
    assert listed.names(BookingFilter(text="S3", states=frozenset({"held"}))) == ["new"]
    assert "south" in listed.names(BookingFilter(text="customer  p1"))
    assert listed.names(BookingFilter(text="zzqxw")) == []
    assert listed.names(BookingFilter(text=listed.refs["proposed"] + "~1")) == []


def test_a_page_says_whether_there_are_others(listed: Listed) -> None:
    desk = listed.office.desk()
    whole = list_bookings(desk, BookingFilter()).rows
    for wanted in (BookingFilter(), BookingFilter(states=frozenset(b.state for b in whole))):
        page = list_bookings(desk, wanted, 3)
        assert (page.rows, page.more) == (whole[:3], True)
        page = list_bookings(desk, wanted, len(whole))
        assert (page.rows, page.more) == (whole, False)
    page = list_bookings(desk, BookingFilter(text="S3"), 1)
    assert page.more
    assert [b.reference for b in page.rows] == [listed.refs["confirmed"]]


def test_what_cannot_be_listed_is_refused(listed: Listed) -> None:
    desk, third, fourth = listed.office.desk(), listed.office.day(3), listed.office.day(4)
    with pytest.raises(NotFound, match="no zone West"):
        list_bookings(desk, BookingFilter(zone="West"))
    with pytest.raises(InvalidInput, match="no state done"):
        list_bookings(desk, BookingFilter(states=frozenset({"done"})))
    with pytest.raises(InvalidInput, match="before it begins"):
        list_bookings(desk, BookingFilter(fourth, third))
    with pytest.raises(InvalidInput, match="1 to 5000"):
        list_bookings(desk, BookingFilter(), MOST_BOOKINGS + 1)
    with pytest.raises(InvalidInput, match="characters"):
        list_bookings(desk, BookingFilter(text="x" * 201))


def test_nothing_of_another_branch_is_listed(make_office: Callable[[], Office]) -> None:
    office = make_office()
    furnish(office, found_second(office), office.day(14 - office.today().weekday()))
    everywhere = frozenset({"held", "expired", "confirmed"})
    for wanted in (BookingFilter(), BookingFilter(states=everywhere), BookingFilter(text="B1")):
        assert list_bookings(office.desk(), wanted).rows == ()
