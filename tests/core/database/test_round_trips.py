"""How often a call waits for the line, and that what it saves costs nothing else."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from core.catalog.sites import search_sites
from core.catalog.windows import list_windows
from core.catalog.zones import ZoneEntry, list_zones, save_zone
from core.database.desk import open_database, open_desk
from tests.line_proxy import LineProxy
from tests.office import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.database.desk import Desk
    from tests.office import Office


@contextmanager
def behind_a_line(office: Office, login: str = "admin") -> Iterator[tuple[Desk, LineProxy]]:
    """A desk with one connection, which is open already, through a proxy."""
    target = office.target(login)
    with LineProxy("127.0.0.1", target.port) as line:
        behind = replace(target, host="127.0.0.1", port=line.port)
        with open_database(behind, PASSWORD, pool_size=1) as database:
            yield open_desk(database), line


def test_a_statement_that_reads_is_one_round_trip(office: Office) -> None:
    with behind_a_line(office) as (desk, line):
        before = line.turns
        list_windows(desk)
        assert line.turns - before == 1
        search_sites(desk, "015440", 20)
        # and whether a city or a postal code begins so
        assert line.turns - before == 3


def test_a_transaction_begins_with_its_first_statement(office: Office) -> None:
    with behind_a_line(office) as (desk, line):
        before = line.turns
        desk.database.serializable(lambda connection: connection.execute(text("select 1")).all())
        assert line.turns - before == 2
        with desk.reading(whole=True) as connection:
            connection.exec_driver_sql("set local plan_cache_mode = force_custom_plan")
            assert connection.execute(text("show plan_cache_mode")).scalar_one() == (
                "force_custom_plan"
            )
        assert line.turns - before == 5
        with desk.reading() as connection:
            assert connection.execute(text("show plan_cache_mode")).scalar_one() == "auto"


@pytest.mark.parametrize("whole", [False, True])
def test_what_reads_cannot_write(office: Office, *, whole: bool) -> None:
    with office.cluster.admin(office.dbname) as database:
        for _ in range(7):
            with (
                pytest.raises(DBAPIError, match="read-only transaction"),
                database.reading(whole=whole) as connection,
            ):
                connection.execute(text("create table booker.written ()"))
        # the same connection writes when it shall
        database.serializable(
            lambda connection: connection.execute(text("create table booker.written ()"))
        )
        database.serializable(
            lambda connection: connection.execute(text("drop table booker.written"))
        )


def test_a_setting_without_a_transaction_is_refused(office: Office) -> None:
    with (
        pytest.raises(ValueError, match="whole=True"),
        office.desk().reading() as connection,
    ):
        connection.execute(text("set local jit = on"))


def test_what_fails_first_leaves_the_connection_as_it_was(office: Office) -> None:
    with behind_a_line(office) as (desk, line):
        for _ in range(7):
            with pytest.raises(DBAPIError, match="division by zero"), desk.reading() as connection:
                connection.execute(text("select 1 / 0"))
            with pytest.raises(DBAPIError, match="division by zero"):
                desk.database.serializable(
                    lambda connection: connection.execute(text("select 1 / 0")).all()
                )
        name = save_zone(desk, uuid4(), ZoneEntry("After the failures")).name
        assert name in [zone.name for zone in list_zones(desk)]
        assert line.accepted == 1
