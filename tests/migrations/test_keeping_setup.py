"""Down from 0003 with an office at work: nobody is locked out, nothing that is blocked opens."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

import migrations
from core.catalog.blocks import (
    BlockEntry,
    extend_block_rules,
    list_block_rules,
    list_blocks,
    save_block,
)
from core.trust.founding import add_staff
from core.trust.staff import deactivate_staff, find_staff, list_staff, reactivate_staff
from tests.office import TEMPLATE, Cluster, Office

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(name="place")
def _place(central_cluster: Cluster) -> Iterator[Office]:
    """An office on each server, by each kind of administrator."""
    with central_cluster.admin("postgres") as database, database.reading() as connection:
        there = connection.exec_driver_sql(
            "select count(*) from pg_database where datname = %s", (TEMPLATE,)
        ).scalar_one()
    if not there:
        central_cluster.make_template()
    office = Office.found(central_cluster)
    yield office
    office.close()


def migrate(office: Office, revision: str, *, down: bool = False) -> None:
    with office.admin.engine.connect() as connection:
        (migrations.downgrade if down else migrations.upgrade)(connection, revision)


def test_staff_and_blocks_outlive_a_downgrade(place: Office) -> None:
    admin, login = place.desk("admin"), place.login("fresh")
    made = add_staff(admin, login, "csr")
    gone = place.login("gone")
    add_staff(admin, gone, "csr")
    deactivate_staff(admin, uuid4(), gone)
    entry = BlockEntry("Meeting", place.day(1), repeats="FREQ=WEEKLY")
    blocks = save_block(admin, uuid4(), entry).blocks
    days = [block.day for block in list_blocks(admin, place.today(), place.day(740))]

    migrate(place, "0002", down=True)
    ((until,),) = place.rows(
        "select rolvaliduntil::text from pg_roles where rolname = :login", login=login
    )
    assert until == "infinity"
    assert made.password is not None
    assert place.rows("select count(*) from booker.blocks") == [(blocks,)]

    migrate(place, "head")
    assert not find_staff(admin, login).one_time_password
    assert {m.login: m.active for m in list_staff(admin)}[gone] is False
    assert reactivate_staff(admin, uuid4(), gone).active
    # the rule is forgotten, its days are blocked still
    assert list_block_rules(admin) == ()
    assert extend_block_rules(admin) == 0
    assert [b.day for b in list_blocks(admin, place.today(), place.day(740))] == days
