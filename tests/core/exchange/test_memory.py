"""Mappings are remembered for the branch, by the shape of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from core.errors import NotAllowed, NotFound
from core.exchange.mapping import SheetMapping
from core.exchange.memory import forget, remember, remembered

if TYPE_CHECKING:
    from tests.office import Office


def test_a_mapping_is_remembered_changed_and_forgotten(office: Office) -> None:
    admin = office.desk("admin")
    mapping = SheetMapping(
        "Sheet1", "sites", "list", 2, {"number": 0, "customer_name": 3}, dates="dmy"
    )
    act = uuid4()
    remember(admin, act, "f00d", mapping)
    remember(admin, act, "f00d", mapping)
    found = remembered(office.desk("csr"))["f00d"]
    assert (found.columns, found.header, found.dates) == (mapping.columns, 2, "dmy")
    remember(admin, uuid4(), "f00d", SheetMapping("Sheet1", "sites", "list", 3, {"number": 1}))
    assert remembered(admin)["f00d"].header == 3
    forget(admin, uuid4(), "f00d")
    assert "f00d" not in remembered(admin)
    with pytest.raises(NotFound):
        forget(admin, uuid4(), "f00d")


def test_only_admins_teach_it_and_what_cannot_be_read_is_as_forgotten(office: Office) -> None:
    mapping = SheetMapping("Sheet1", "windows", "list", 1, {"label": 0})
    for login in ("csr", "dispatcher"):
        with pytest.raises(NotAllowed):
            remember(office.desk(login), uuid4(), "beef", mapping)
    office.execute(
        "insert into booker.import_mappings (branch_id, fingerprint, mapping)"
        " values (:branch, 'old', '{\"version\": 9}')"
    )
    assert "old" not in remembered(office.desk("admin"))
