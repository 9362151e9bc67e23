"""Every version up and down, on every server there is, by whoever may administer one."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import DBAPIError

import migrations
from core.database.desk import Target, list_branches, open_database, open_desk
from core.database.refusals import as_booker_error
from core.database.tables import METADATA
from core.errors import NotAllowed
from core.trust.founding import add_branch, add_staff
from tests.office import PASSWORD, Cluster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.database.desk import Database
    from tests.servers import CentralServer

    Fresh = Callable[[], Database]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(name="fresh")
def _fresh(central_cluster: Cluster) -> Iterator[Fresh]:
    """Makes an empty database owned by the cluster's administrator."""
    made: list[Database] = []

    def make() -> Database:
        dbname = f"m{secrets.token_hex(4)}"
        central_cluster.execute(f"create database {dbname}")
        made.append(central_cluster.admin(dbname))
        return made[-1]

    yield make
    for database in made:
        database.close()
        central_cluster.execute(f"drop database {database.target.dbname} with (force)")


def upgrade(database: Database, revision: str = "head") -> None:
    with database.engine.connect() as connection:
        migrations.upgrade(connection, revision)


def downgrade(database: Database, revision: str) -> None:
    with database.engine.connect() as connection:
        migrations.downgrade(connection, revision)


def scalar(database: Database, statement: str) -> object:
    with database.engine.connect() as connection:
        return connection.exec_driver_sql(statement).scalar()


def differences(database: Database) -> list[Any]:
    """What autogenerate would change: tables, columns, types, defaults, keys, indexes."""

    def concerns(name: str | None, kind: str, _parents: object) -> bool:
        return kind != "schema" or name == "booker"

    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_schemas": True,
                "version_table_schema": "booker",
                "include_name": concerns,
                "compare_type": True,
                "compare_server_default": True,
            },
        )
        return list(compare_metadata(context, METADATA))


def objects(database: Database) -> list[Any]:
    """Everything a version makes, by its definition and rights."""
    with database.engine.connect() as connection:
        return list(
            connection.exec_driver_sql(
                "select 'function', p.oid::regprocedure::text, md5(pg_get_functiondef(p.oid)),"
                "  p.proacl::text from pg_proc p where p.pronamespace = 'app'::regnamespace"
                " union all select 'trigger', t.tgrelid::regclass::text || '.' || t.tgname,"
                "  pg_get_triggerdef(t.oid), '' from pg_trigger t join pg_class c"
                "  on c.oid = t.tgrelid where not t.tgisinternal"
                "  and c.relnamespace = 'booker'::regnamespace"
                " union all select 'constraint', k.conrelid::regclass::text || '.' || k.conname,"
                "  pg_get_constraintdef(k.oid), '' from pg_constraint k"
                "  where k.connamespace = 'booker'::regnamespace"
                " union all select 'policy', tablename || '.' || policyname, qual, with_check"
                "  from pg_policies where schemaname = 'booker'"
                " union all select 'table', c.relname, c.relforcerowsecurity::text, c.relacl::text"
                "  from pg_class c where c.relnamespace = 'booker'::regnamespace"
                "  and c.relkind = 'r' order by 1, 2"
            ).all()
        )


def test_up_down_and_up_again_through_every_version(fresh: Fresh) -> None:
    database = fresh()
    seen: dict[str, list[Any]] = {}
    for version in migrations.versions():
        upgrade(database, version)
        seen[version] = objects(database)
        assert scalar(database, "select version_num from booker.alembic_version") == version
    assert seen[migrations.head()]
    steps = [*migrations.versions()[::-1][1:], "base"]
    for version in steps:
        downgrade(database, version)
        if version != "base":
            assert objects(database) == seen[version]
    left = (
        "select count(*) from pg_class where relnamespace = 'booker'::regnamespace"
        " and relname !~ '^alembic_version'"
    )
    assert scalar(database, left) == 0
    assert scalar(database, "select to_regnamespace('app')::text") is None
    upgrade(database)
    assert objects(database) == seen[migrations.head()]
    # and it is good for work, under the code that a branch had before
    for code in ("arvada", "boulder"):
        add_branch(database, code, code, "America/Denver")
    downgrade(database, "base")
    upgrade(database)
    add_branch(database, "arvada", "Arvada", "America/Denver")
    assert [b.code for b in list_branches(database)] == ["arvada"]


def test_models_are_the_migrations(fresh: Fresh) -> None:
    database = fresh()
    upgrade(database)
    assert differences(database) == []
    # the comparison sees what it must
    with database.engine.begin() as connection:
        for change in (
            "alter table booker.sites alter column notes type varchar(10)",
            "alter table booker.sites drop column unit",
            "alter table booker.branches alter column hold_minutes set default 11",
            "drop index booker.ix_bookings_date",
        ):
            connection.exec_driver_sql(change)
    kinds = {str(d[0] if isinstance(d, tuple) else d[0][0]) for d in differences(database)}
    assert kinds == {"modify_type", "add_column", "modify_default", "add_index"}


def test_migrating_twice_changes_nothing(fresh: Fresh) -> None:
    database = fresh()
    upgrade(database)
    before = objects(database)
    upgrade(database)
    assert objects(database) == before


STARTER = """
import os, sys
import migrations
from core.database.desk import Target, open_database
host, port, dbname, user = sys.argv[1:]
with open_database(Target(host, int(port), dbname, user), os.environ["PASSWORD"]) as database:
    with database.engine.connect() as connection:
        print("ready", flush=True)
        sys.stdin.readline()
        migrations.upgrade(connection)
"""


def test_starters_at_once_are_safe(fresh: Fresh, central_cluster: Cluster) -> None:
    """Two in one database and a third in another of the same cluster, ready and let go at once."""
    first, second = fresh(), fresh()
    starters = []
    for database in (first, first, second):
        at = database.target
        starters.append(
            subprocess.Popen(
                [sys.executable, "-c", STARTER, at.host, str(at.port), at.dbname, at.user],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                cwd=ROOT,
                env={**os.environ, "PASSWORD": central_cluster.password or ""},
            )
        )
    for starter in starters:
        assert starter.stdout is not None
        assert starter.stdout.readline() == "ready\n"
    for starter in starters:
        assert starter.stdin is not None
        starter.stdin.write("go\n")
        starter.stdin.flush()
    for starter in starters:
        _, complaint = starter.communicate(timeout=60)
        assert starter.returncode == 0, complaint
    assert objects(first) == objects(second) != []


def test_two_databases_of_a_cluster_share_roles_and_nothing_else(
    fresh: Fresh, central_cluster: Cluster
) -> None:
    here, there = fresh(), fresh()
    # the roles exist by now, made by an earlier database: a fresh upgrade takes them as they are
    for database in (here, there):
        upgrade(database)
        add_branch(database, "arvada", "Arvada", "America/Denver")
    branch = open_desk(here, "arvada").branch.branch_id
    login = f"w{secrets.token_hex(4)}"
    for role in ("csr", "admin"):
        add_staff(open_desk(here, "arvada"), f"{login}.{role}", role, password=PASSWORD)
    admin = central_cluster.administrator
    with open_database(Target(admin.host, admin.port, there.target.dbname, f"{login}.admin"),
                       PASSWORD) as visitor:  # fmt: skip
        assert list_branches(visitor) == ()
        assert scalar(visitor, "select count(*) from booker.staff") == 0
        # being admin of a branch that lives elsewhere makes no staff here
        verifier = "SCRAM-SHA-256$4096:" + "A" * 22 + "==$" + "A" * 43 + "=:" + "A" * 43 + "="
        with pytest.raises(DBAPIError, match="fk_staff_branch"):
            scalar(visitor, f"select app.add_staff('{branch}', '{login}.x', 'csr', 'n',"
                            f" '{verifier}')")  # fmt: skip
    assert [b.branch_id for b in list_branches(here)] == [branch]
    with pytest.raises(NotAllowed):
        open_desk(there, "boulder")


def test_the_administrator_has_what_it_takes_and_staff_do_not(fresh: Fresh) -> None:
    database = fresh()
    upgrade(database)
    add_branch(database, "arvada", "Arvada", "America/Denver")
    desk = open_desk(database, "arvada")
    assert desk.branch.roles == ("admin",)
    login = f"s{secrets.token_hex(4)}"
    made = add_staff(desk, login, "csr")
    assert made.password is not None
    add_staff(desk, login, "dispatcher")
    target = database.target
    with open_database(Target(target.host, target.port, target.dbname, login),
                       made.password) as mine:  # fmt: skip
        assert open_desk(mine).branch.roles == ("dispatcher",)
        for right in (
            "has_database_privilege(current_database(), 'temporary')",
            "has_database_privilege(current_database(), 'create')",
            "has_schema_privilege('public', 'create')",
            "has_schema_privilege('booker', 'create')",
            "has_schema_privilege('app', 'create')",
            "pg_has_role('booker_owner', 'member')",
            "pg_has_role('booker_keeper', 'member')",
            "pg_has_role('booker_founder', 'member')",
        ):
            assert scalar(mine, f"select {right}") is False, right


def test_a_second_administrator_is_told_what_to_ask_for(
    fresh: Fresh, central: tuple[CentralServer, Cluster]
) -> None:
    """Roles that somebody else made: from PostgreSQL 16 on they must be handed over first."""
    server, cluster = central
    upgrade(fresh())
    tenant = server.make_administrator(f"tenant{secrets.token_hex(4)}")
    dbname = f"m{secrets.token_hex(4)}"
    tenant.execute(f"create database {dbname}")
    with tenant.admin(dbname) as database:
        if int(str(scalar(database, "show server_version_num"))) >= 160_000:
            with pytest.raises(DBAPIError, match="another administrator") as refused:
                upgrade(database)
            said = as_booker_error(refused.value)
            assert isinstance(said, NotAllowed)
            asked = said.next_step
            assert asked.startswith("Have them run: grant booker_owner")
            cluster.execute(asked.removeprefix("Have them run: "))
        upgrade(database)
        add_branch(database, "arvada", "Arvada", "America/Denver")
        made = add_staff(open_desk(database, "arvada"), f"t{secrets.token_hex(4)}", "csr")
        assert made.password is not None
    tenant.execute(f"drop database {dbname} with (force)")


def test_an_administrator_is_not_more_than_needed(central_cluster: Cluster) -> None:
    """The owner's role can do nothing in the cluster but own; the keeper's only make roles."""
    with central_cluster.admin("postgres") as database, database.engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "select rolname, rolsuper, rolbypassrls, rolcanlogin, rolcreatedb, rolreplication,"
            " rolcreaterole from pg_roles where rolname ~ '^booker_(owner|keeper|staff|founder)$'"
            " order by 1"
        ).all()
    assert [tuple(row) for row in rows] == [
        ("booker_founder", *[False] * 6),
        ("booker_keeper", *[False] * 5, True),
        ("booker_owner", *[False] * 6),
        ("booker_staff", *[False] * 6),
    ]
