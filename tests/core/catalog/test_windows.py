"""Arrival windows as a form saves them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, time
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.offers import offers
from core.booking.show import show
from core.catalog.windows import ArrivalWindow, list_windows, save_window
from core.errors import InvalidInput, NotAllowed, NotFound, OverPromised
from core.trust.audit import EventFilter, list_events

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office

EVENING = ArrivalWindow("6-8", time(18), time(20), (1, 2, 3, 4, 5), 4, active=True)


@pytest.fixture(scope="module")
def shop(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(6)
    office.add_routes(office.day(3), 2)
    return office


def window(shop: Office, label: str) -> ArrivalWindow:
    return next(w for w in list_windows(shop.desk("admin")) if w.label == label)


def test_a_new_window_another_shape_and_off(shop: Office) -> None:
    desk = shop.desk("admin")
    act = uuid4()
    made = save_window(desk, act, replace(EVENING, label=" 6-8 ", weekdays=(5, 1, 2, 3, 4, 1)))
    assert made == EVENING == window(shop, "6-8")
    again = save_window(desk, act, replace(EVENING, label=" 6-8 ", weekdays=(5, 1, 2, 3, 4, 1)))
    assert again == made
    # windows may overlap
    late = ArrivalWindow("late", time(17, 30), time(21), (6, 7), None, active=False)
    assert save_window(desk, uuid4(), late, was="6-8") == late
    assert "6-8" not in {w.label for w in list_windows(desk)}
    found = offers(shop.desk(), "S1", "TUNE", shop.day(3), 1)
    assert "late" not in {w.window for w in found.windows}
    acts = [e.act for e in list_events(desk, EventFilter(table="arrival_windows"), 2)]
    assert acts == ["save_window", "save_window"]


def test_standing_bookings_keep_their_promise(shop: Office) -> None:
    desk = shop.desk("admin")
    day = shop.day(3)
    held = hold(shop.desk(), uuid4(), "S1", "TUNE", day, "10-12")
    save_window(desk, uuid4(), replace(window(shop, "10-12"), label="9-12", starts=time(9)),
                was="10-12")  # fmt: skip
    now = show(shop.desk(), held.reference)
    assert (now.window, now.promised_from) == ("9-12", held.promised_from)
    save_window(desk, uuid4(), replace(window(shop, "9-12"), active=False), was="9-12")
    assert confirm(shop.desk("dispatcher"), uuid4(), held.reference).state == "confirmed"
    assert held.promised_from.tzinfo is not None
    assert held.promised_from.astimezone(UTC) == now.promised_from


def test_a_limit_below_what_is_promised_says_where(shop: Office) -> None:
    desk = shop.desk("admin")
    for site in ("S2", "S3"):
        hold(shop.desk(), uuid4(), site, "TUNE", shop.day(3), "2-4")
    with pytest.raises(OverPromised, match="In North, 2 bookings of 2-4 are promised") as refused:
        save_window(desk, uuid4(), replace(window(shop, "2-4"), max_bookings=1), was="2-4")
    assert refused.value.field == "max_bookings"
    assert shop.day(3).isoformat() in refused.value.message
    save_window(desk, uuid4(), replace(window(shop, "2-4"), max_bookings=2), was="2-4")
    save_window(desk, uuid4(), replace(window(shop, "2-4"), max_bookings=None), was="2-4")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("label", ""),
        ("label", "x" * 41),
        ("starts", time(18, 0, 30)),
        ("ends", time(18)),
        ("ends", time(17)),
        ("ends", time(20, tzinfo=UTC)),
        ("weekdays", ()),
        ("weekdays", (0, 1)),
        ("weekdays", (8,)),
        ("max_bookings", -1),
        ("max_bookings", 10_001),
    ],
)
def test_what_cannot_be_is_said_at_its_field(shop: Office, field: str, value: object) -> None:
    before = list_windows(shop.desk("admin"))
    changes: dict[str, object] = {"label": "new", field: value}
    with pytest.raises(InvalidInput) as refused:
        save_window(shop.desk("admin"), uuid4(), replace(EVENING, **changes))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert list_windows(shop.desk("admin")) == before


def test_a_label_is_had_once_and_only_admins_set_it(shop: Office) -> None:
    desk = shop.desk("admin")
    with pytest.raises(InvalidInput, match="window 8-10 already") as refused:
        save_window(desk, uuid4(), replace(EVENING, label="8-10"))
    assert refused.value.field == "label"
    with pytest.raises(NotFound):
        save_window(desk, uuid4(), EVENING, was="never")
    for role in ("csr", "dispatcher"):
        with pytest.raises(NotAllowed):
            save_window(shop.desk(role), uuid4(), EVENING)
