"""Each wall, gone or switched off, is missed by name; and the list knows every wall there is.

Everything happens in transactions that are rolled back, on the migrated template database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import migrations
from core.database.walls import (
    SCHEMA_VERSION,
    expected_walls,
    missing_walls,
    require_schema,
    require_walls,
    standing_walls,
)
from core.errors import UnsafeDatabase
from tests.core.database.write_walls import FILE, fresh
from tests.office import TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from tests.office import Cluster

pytestmark = pytest.mark.schema

NAMES = sorted(line.split(": ", 1)[0] for line in expected_walls())
REMOVALS = {
    "constraint": "alter table booker.{table} drop constraint {name} cascade",
    "unique index": "drop index booker.{name}",
    "trigger": "alter table booker.{table} disable trigger {name}",
    "row security": "alter table booker.{table} no force row level security",
    "policy": "drop policy {name} on booker.{table}",
    "function": "drop function app.{name} cascade",
}
GUARD_GONE = """
create or replace function app.guard_transition() returns trigger language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$ begin return new; end $$
"""
UNVALIDATED = """
alter table booker.sites drop constraint ck_sites_number,
add constraint ck_sites_number check (number = btrim(number) and number <> '') not valid
"""
ALTERED = {
    GUARD_GONE: "function app.guard_transition() (altered)",
    UNVALIDATED: "constraint sites.ck_sites_number (altered)",
    "alter function app.my_branches() owner to postgres_like": (
        "function app.my_branches() (altered)"
    ),
    "grant execute on function app.sweep(uuid, text[]) to booker_staff": (
        "function app.sweep(p_branch uuid, p_zone_days text[]) (altered)"
    ),
    "alter table booker.bookings disable row level security": "row security bookings (altered)",
    "alter table booker.stops owner to postgres_like": "row security stops (altered)",
    "alter policy staff_of_branch on booker.sites using (true)": (
        "policy sites.staff_of_branch (altered)"
    ),
    "create policy more on booker.sites using (true)": "policy sites.more (unknown)",
    "alter table booker.stops disable trigger all": (
        "stops: the trigger of a constraint is disabled"
    ),
    "grant insert on booker.bookings to booker_staff": "bookings: booker_staff may insert",
    "grant update on booker.bookings to public": "bookings: everybody may update",
    "grant update (state) on booker.bookings to booker_staff": (
        "bookings.state: a column is granted by itself"
    ),
    "alter role booker_staff bypassrls": (
        "booker_staff: a role that must be bound by the policies is not"
    ),
    "alter role booker_owner login": (
        "booker_owner: a role that must be bound by the policies is not"
    ),
}


@pytest.fixture
def connection(cluster: Cluster) -> Iterator[Connection]:
    with cluster.admin(TEMPLATE) as database, database.engine.connect() as opened:
        transaction = opened.begin()
        yield opened
        transaction.rollback()


def test_the_list_knows_every_wall_of_a_fresh_migration(connection: Connection) -> None:
    told = "python -m tests.core.database.write_walls writes the list anew; look at the difference"
    assert FILE.read_text(encoding="utf-8") == fresh(standing_walls(connection)), told
    assert missing_walls(connection) == []
    require_walls(connection)


def test_the_schema_version_is_the_newest_migration() -> None:
    assert migrations.head() == SCHEMA_VERSION


@pytest.mark.parametrize("kind", REMOVALS)
def test_each_wall_that_is_removed_is_missed_by_name(connection: Connection, kind: str) -> None:
    of_kind = [name for name in NAMES if name.startswith(f"{kind} ")]
    assert of_kind
    for wall in of_kind:
        rest = wall.removeprefix(f"{kind} ")
        table, _, name = rest.partition(".")
        step = connection.begin_nested()
        connection.exec_driver_sql(REMOVALS[kind].format(table=table, name=name or table))
        missing = missing_walls(connection)
        assert any(line.startswith(f"{wall} (") for line in missing), wall
        with pytest.raises(UnsafeDatabase):
            require_walls(connection)
        step.rollback()


@pytest.mark.parametrize("statement", ALTERED)
def test_what_is_altered_or_opened_is_named(connection: Connection, statement: str) -> None:
    connection.exec_driver_sql("create role postgres_like")
    connection.exec_driver_sql("grant all on schema booker, app to postgres_like")
    connection.exec_driver_sql(statement)
    assert ALTERED[statement] in missing_walls(connection)
    with pytest.raises(UnsafeDatabase) as refused:
        require_walls(connection)
    assert "booker init" in refused.value.next_step


def test_a_staff_login_with_the_owners_rights_is_a_hole(connection: Connection) -> None:
    group = "booker_csr_" + "0" * 32
    for statement in (
        f"create role {group}",
        "create role walker login",
        f"grant {group} to walker",
    ):
        connection.exec_driver_sql(statement)
    assert missing_walls(connection) == []
    connection.exec_driver_sql("grant booker_owner to walker")
    assert missing_walls(connection) == ["walker: a staff login has the rights of the owner"]


@pytest.mark.parametrize(
    ("version", "next_step"), [("0000", "booker init"), ("9999", "newer Booker")]
)
def test_another_schema_version_is_refused(
    connection: Connection, version: str, next_step: str
) -> None:
    require_schema(connection)
    connection.exec_driver_sql(f"update booker.alembic_version set version_num = '{version}'")
    with pytest.raises(UnsafeDatabase) as refused:
        require_schema(connection)
    assert version in refused.value.message
    assert next_step in refused.value.next_step


def test_a_database_without_a_schema_is_refused(cluster: Cluster) -> None:
    with (
        cluster.admin("postgres") as database,
        database.reading() as connection,
        pytest.raises(UnsafeDatabase, match="not been prepared"),
    ):
        require_schema(connection)
