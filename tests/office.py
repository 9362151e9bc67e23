"""A real office for tests: a migrated database, a branch, zones, sites, routes and staff.

Rows are written as the database's administrator by plain SQL, so that a test of the acts does
not lean on the imports; what the tests exercise goes through staff logins.
"""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import text

import migrations
from booker_desktop.embedded import EmbeddedServer
from core.database.desk import Database, Desk, Target, open_database, open_desk
from core.trust.founding import add_branch, add_staff
from tests.line_proxy import LineProxy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEMPLATE = "booker_template"
PASSWORD = "test-password-1"


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running server: where the administrator reaches it, and where staff do."""

    administrator: Target
    staff_host: str
    password: str | None = None

    def admin(self, dbname: str) -> Database:
        """A pool as the administrator of ``dbname``."""
        a = self.administrator
        return open_database(Target(a.host, a.port, dbname, a.user), self.password)

    def execute(self, statement: str, dbname: str = "postgres") -> None:
        """Run one statement outside a transaction."""
        with self.admin(dbname) as database:
            connection = database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            with connection:
                connection.exec_driver_sql(statement)

    def make_template(self) -> None:
        """Create and migrate the database that offices are copied from."""
        self.execute(f"create database {TEMPLATE}")
        with self.admin(TEMPLATE) as database, database.engine.connect() as connection:
            migrations.upgrade(connection)


@contextmanager
def embedded_cluster(folder: Path, *, fast: bool = True) -> Iterator[Cluster]:
    """The embedded server in ``folder``, destroyed in the end; ``fast``: without fsync."""
    server = EmbeddedServer(folder / "server")
    try:
        address = server.ensure_running(fast=fast)
        cluster = Cluster(
            Target(address.administrator_host, address.port, "postgres", address.administrator),
            address.host,
        )
        cluster.make_template()
        yield cluster
    finally:
        server.destroy()


@dataclass
class Office:
    """A branch called ``arvada`` with zones, windows, job types, sites and logins."""

    cluster: Cluster
    dbname: str
    timezone: str
    prefix: str
    admin: Database
    admin_desk: Desk
    desks: dict[tuple[str, int], Desk] = field(default_factory=dict)
    zones: dict[str, UUID] = field(default_factory=dict)
    founded_on: date = field(init=False)

    def __post_init__(self) -> None:
        self.founded_on = datetime.now(ZoneInfo(self.timezone)).date()

    @classmethod
    def found(cls, cluster: Cluster, timezone: str = "America/Denver") -> Self:
        """A new database, a branch, five windows 8-10 … 4-6, three job types, zone North."""
        # logins belong to the cluster: every office has its own
        prefix = "t" + secrets.token_hex(4)
        dbname = f"office_{prefix}"
        cluster.execute(f"create database {dbname} template {TEMPLATE}")
        admin = cluster.admin(dbname)
        add_branch(admin, "arvada", "Arvada branch", timezone)
        made = cls(cluster, dbname, timezone, prefix, admin, open_desk(admin, "arvada"))
        made._add_basics()
        for role in ("csr", "dispatcher", "admin"):
            add_staff(made.admin_desk, made.login(role), role, password=PASSWORD)
        return made

    @property
    def branch_id(self) -> UUID:
        """The branch's key."""
        return self.admin_desk.branch.branch_id

    def login(self, name: str) -> str:
        """The cluster-wide login of this office's ``name``."""
        return f"{self.prefix}.{name}"

    def target(self, login: str) -> Target:
        """Where a member of staff signs in."""
        a = self.cluster.administrator
        return Target(self.cluster.staff_host, a.port, self.dbname, self.login(login))

    def line(self) -> LineProxy:
        """A line to the office's server that can be made slow, silent, or cut; to be closed."""
        return LineProxy(self.cluster.staff_host, self.cluster.administrator.port)

    def desk(self, login: str = "csr", *, pool_size: int = 2) -> Desk:
        """A desk signed in as one of the office's staff, opened once; closed with the office."""
        if (login, pool_size) not in self.desks:
            database = open_database(self.target(login), PASSWORD, pool_size=pool_size)
            self.desks[login, pool_size] = open_desk(database)
        return self.desks[login, pool_size]

    def close(self) -> None:
        """Close every pool and drop the database."""
        for database in [*(desk.database for desk in self.desks.values()), self.admin]:
            database.close()
        self.cluster.execute(f"drop database {self.dbname} with (force)")

    def execute(self, statement: str, **values: object) -> None:
        """One statement as the administrator; ``:branch`` is the branch's key."""
        with self.admin.engine.begin() as connection:
            connection.execute(text(statement), {"branch": self.branch_id, **values})

    def rows(self, statement: str, **values: object) -> list[Any]:
        """What a query by the administrator finds; ``:branch`` is the branch's key."""
        with self.admin.engine.begin() as connection:
            return list(
                connection.execute(text(statement), {"branch": self.branch_id, **values}).all()
            )

    def _add_basics(self) -> None:
        for label, starts, ends in (
            ("8-10", "08:00", "10:00"),
            ("10-12", "10:00", "12:00"),
            ("12-2", "12:00", "14:00"),
            ("2-4", "14:00", "16:00"),
            ("4-6", "16:00", "18:00"),
        ):
            self.execute(
                "insert into booker.arrival_windows (branch_id, window_id, label, starts, ends)"
                " values (:branch, gen_random_uuid(), :label, :starts, :ends)",
                label=label,
                starts=starts,
                ends=ends,
            )
        for code, minutes, technicians, all_day in (
            ("TUNE", 60, 1, False),
            ("SWAP", 120, 2, False),
            ("LONG", 500, 1, False),
            ("INSTALL", None, 1, True),
        ):
            self.add_job_type(code, minutes, technicians, all_day=all_day)
        self.add_zone("North")

    def add_job_type(
        self, code: str, minutes: int | None, technicians: int = 1, *, all_day: bool = False
    ) -> None:
        """A job type by its code, minutes on site and technicians."""
        self.execute(
            "insert into booker.job_types (branch_id, job_type_id, code, name, minutes,"
            " technicians, all_day) values (:branch, gen_random_uuid(), :code, :code, :minutes,"
            " :technicians, :all_day)",
            code=code,
            minutes=minutes,
            technicians=technicians,
            all_day=all_day,
        )

    def add_zone(self, name: str) -> UUID:
        """A zone with the default driving rules."""
        self.zones[name] = uuid4()
        self.execute(
            "insert into booker.zones (branch_id, zone_id, name) values (:branch, :zone, :name)",
            zone=self.zones[name],
            name=name,
        )
        return self.zones[name]

    def add_sites(
        self, count: int, zone: str = "North", *, vip: bool = False, prefix: str = "S"
    ) -> list[str]:
        """Sites S1 … of a zone, without coordinates: any two are 15 minutes apart."""
        numbers = [f"{prefix}{n}" for n in range(1, count + 1)]
        self.execute(
            "insert into booker.sites (branch_id, site_id, number, customer_name, address, email,"
            " zone_id, vip) select :branch, gen_random_uuid(), n, 'Customer ' || n,"
            " n || ' Main Street', lower(n) || '@example.com', :zone, :vip"
            " from unnest(cast(:numbers as text[])) as n",
            numbers=numbers,
            zone=self.zones[zone],
            vip=vip,
        )
        return numbers

    def add_routes(
        self,
        service_date: date,
        count: int = 1,
        zone: str = "North",
        *,
        starts: str = "08:00",
        ends: str = "17:00",
        max_stops: int | None = None,
    ) -> None:
        """Routes of a zone-day, numbered after those there are; local shift times."""
        self.execute(
            "insert into booker.routes (branch_id, route_id, zone_id, service_date, number,"
            " technician, starts_at, ends_at, max_stops)"
            " select :branch, gen_random_uuid(), :zone, :day, m.n + g, 'Tech ' || (m.n + g) ||"
            " :zone_name, app.instant(:branch, :day, :starts), app.instant(:branch, :day, :ends),"
            " :max_stops from generate_series(1, :count) as g, (select count(*) as n from"
            " booker.routes where branch_id = :branch and zone_id = :zone"
            " and service_date = :day) as m",
            zone=self.zones[zone],
            zone_name=zone,
            day=service_date,
            starts=starts,
            ends=ends,
            count=count,
            max_stops=max_stops,
        )

    def today(self) -> date:
        """The branch's date when the office was founded.

        A test that runs across midnight asks for the same days twice; those ahead stay ahead.
        """
        return self.founded_on

    def day(self, ahead: int = 3) -> date:
        """A date so many days ahead."""
        return self.today() + timedelta(days=ahead)

    def expire(self, reference: str) -> None:
        """Let a hold's time be up, as if its minutes had passed.

        Triggers guard the row even from the administrator, so they are lifted for the moment.
        """
        with self.admin.engine.begin() as connection:
            connection.exec_driver_sql("set local session_replication_role = replica")
            connection.execute(
                text(
                    "update booker.bookings set expires_at = clock_timestamp() - interval '1 s'"
                    " where branch_id = :branch and (reference = :reference"
                    " or reference like :reference || '~%')"
                ),
                {"branch": self.branch_id, "reference": reference},
            )
