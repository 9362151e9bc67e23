"""Job types as a form saves them; a job that takes no time is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy.exc import DBAPIError

from core.booking.hold import hold
from core.booking.show import show
from core.catalog.job_types import JobType, job_types_by_use, list_job_types, save_job_type
from core.errors import InvalidInput, NotAllowed, NotFound
from core.trust.audit import EventFilter, list_events

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office

DUCTS = JobType(
    "DUCT", "Duct cleaning", 90, 1, all_day=False, buffer_before=5, buffer_after=10, active=True,
    questions=("How many storeys?", "Is there a dog?"),
)  # fmt: skip


@pytest.fixture(scope="module")
def shop(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(3)
    office.add_routes(office.day(3), 2)
    return office


def job(shop: Office, code: str) -> JobType:
    return next(j for j in list_job_types(shop.desk("admin")) if j.code == code)


def test_a_new_job_type_and_another_shape_of_it(shop: Office) -> None:
    desk = shop.desk("admin")
    act = uuid4()
    typed = replace(DUCTS, code=" DUCT ", questions=(" How many  storeys? ", "Is there a dog?"))
    assert save_job_type(desk, act, typed) == DUCTS == job(shop, "DUCT")
    assert save_job_type(desk, act, typed) == DUCTS
    whole = JobType("DUCTS", "Ducts", None, 2, all_day=True, buffer_before=0, buffer_after=0,
                    active=False, questions=())  # fmt: skip
    # 0 minutes of an all-day job are none
    assert save_job_type(desk, uuid4(), replace(whole, minutes=0), was="DUCT") == whole
    assert "DUCTS" not in {j.code for j in job_types_by_use(desk)}
    acts = [e.act for e in list_events(desk, EventFilter(table="job_types"), 2)]
    assert acts == ["save_job_type", "save_job_type"]


def test_standing_bookings_keep_their_length(shop: Office) -> None:
    desk = shop.desk("admin")
    held = hold(shop.desk(), uuid4(), "S1", "TUNE", shop.day(3), "8-10")
    save_job_type(desk, uuid4(), replace(job(shop, "TUNE"), minutes=200), was="TUNE")
    before, after = held.stops[0], show(shop.desk(), held.reference).stops[0]
    assert (after.starts_at, after.ends_at) == (before.starts_at, before.ends_at)
    save_job_type(desk, uuid4(), replace(job(shop, "TUNE"), active=False), was="TUNE")
    with pytest.raises(NotFound):
        hold(shop.desk(), uuid4(), "S2", "TUNE", shop.day(3), "8-10")
    assert show(shop.desk(), held.reference).state == "held"


@pytest.mark.parametrize("minutes", [None, 0])
def test_a_job_that_takes_no_time_overbooks_massively(shop: Office, minutes: int | None) -> None:
    with pytest.raises(InvalidInput, match="any number of bookings would fit") as refused:
        save_job_type(shop.desk("admin"), uuid4(), replace(DUCTS, code="X", minutes=minutes))
    assert refused.value.field == "minutes"
    assert "all-day" in refused.value.next_step
    # nor past this program
    with pytest.raises(DBAPIError, match="ck_job_types_minutes"):
        shop.execute(
            "insert into booker.job_types (branch_id, job_type_id, code, name, minutes)"
            " values (:branch, gen_random_uuid(), 'X', 'X', :minutes)",
            minutes=minutes,
        )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code", ""),
        ("code", "x" * 41),
        ("name", " "),
        ("minutes", -5),
        ("minutes", 1441),
        ("technicians", 0),
        ("technicians", 21),
        ("buffer_before", -1),
        ("buffer_after", 481),
        ("questions", ("a", "b") * 7),
        ("questions", ("a", " ")),
        ("questions", ("a", "a ")),
        ("questions", ("x" * 201,)),
    ],
)
def test_what_cannot_be_is_said_at_its_field(shop: Office, field: str, value: object) -> None:
    before = list_job_types(shop.desk("admin"))
    changes: dict[str, object] = {"code": "NEW", field: value}
    with pytest.raises(InvalidInput) as refused:
        save_job_type(shop.desk("admin"), uuid4(), replace(DUCTS, **changes))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert list_job_types(shop.desk("admin")) == before


def test_a_code_is_had_once_and_only_admins_set_it(shop: Office) -> None:
    desk = shop.desk("admin")
    with pytest.raises(InvalidInput, match="job type SWAP already") as refused:
        save_job_type(desk, uuid4(), replace(DUCTS, code="swap"))
    assert refused.value.field == "code"
    with pytest.raises(NotFound):
        save_job_type(desk, uuid4(), DUCTS, was="NEVER")
    for role in ("csr", "dispatcher"):
        with pytest.raises(NotAllowed):
            save_job_type(shop.desk(role), uuid4(), DUCTS)
