"""The sites of a branch by their numbers, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.catalog.list_sites import SiteCounts, count_sites, list_sites
from core.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office


def test_sites_come_by_their_numbers_and_are_counted(make_office: Callable[[], Office]) -> None:
    office = make_office()
    desk = office.desk("csr")
    assert list_sites(desk) == ()
    assert count_sites(desk) == SiteCounts(0, 0, 0)
    office.add_sites(3, prefix="B")
    office.add_sites(2, prefix="A")
    office.execute("update booker.sites set active = false where number = 'A2'")
    office.execute("update booker.sites set latitude = 39.8, longitude = -105 where number = 'B1'")
    assert [site.number for site in list_sites(desk)] == ["A1", "A2", "B1", "B2", "B3"]
    assert [site.number for site in list_sites(desk, 2)] == ["A1", "A2"]
    assert count_sites(desk) == SiteCounts(everyone=5, active=4, unplaced=4)
    for most in (0, 5_001):
        with pytest.raises(InvalidInput):
            list_sites(desk, most)
