"""Capacity is changed while desks book on it: every promise that was made has its plan."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.booking.hold import hold
from core.booking.zone_day import load_zone_days
from core.errors import BookerError, OverPromised
from core.exchange.import_capacity import import_capacity
from core.planning.model import Plan
from core.planning.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.database.desk import Desk
    from tests.office import Office

WINDOWS = ("8-10", "10-12", "12-2", "2-4")


@pytest.mark.race
def test_sheets_and_holds_on_one_zone_day(
    make_office: Callable[[], Office], tmp_path: Path
) -> None:
    office = make_office()
    sites = office.add_sites(8)
    day = office.day(4)
    sheets = {}
    for count in (1, 2, 3):
        sheets[count] = tmp_path / f"{count}.csv"
        sheets[count].write_text(f"Zone,{day}\nNorth,{count}\n", "utf-8")
    admin = office.desk("admin")
    import_capacity(admin, sheets[3], act_id=uuid4())
    held: list[str] = []
    refused: list[BookerError] = []
    broken: list[Exception] = []

    def call(desk: Desk, mine: list[str]) -> None:
        for n, site in enumerate(mine):
            try:
                held.append(hold(desk, uuid4(), site, "TUNE", day, WINDOWS[n]).reference)
            except BookerError as error:
                refused.append(error)
            except Exception as error:  # noqa: BLE001 - it is the test that fails, below
                broken.append(error)

    threads = [
        threading.Thread(target=call, args=(office.desk("csr", pool_size=1), sites[n::4]))
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    outcomes: list[object] = []
    for count in (2, 1, 2):
        try:
            outcomes.append(import_capacity(admin, sheets[count], act_id=uuid4()).written)
        except OverPromised as error:
            outcomes.append(error.code)
    for thread in threads:
        thread.join(60)
    assert broken == []
    assert len(held) + len(refused) == len(sites)
    assert len(held) >= 4
    assert True in outcomes

    with admin.reading() as connection:
        loaded = load_zone_days(connection, office.branch_id, office.zones["North"], [day])[day]
    assert sorted({row.reference for row in loaded.rows}) == sorted(held)
    assert verify(loaded.day, Plan(stops=loaded.day.stops)) == []
