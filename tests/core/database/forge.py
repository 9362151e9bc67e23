"""An attacker's tools: raw connections, statements that must be refused, plans made up by hand.

Nothing here goes through Booker's own code: what a staff login can send over psycopg is all there
is. Every attempt is rolled back, whether it was refused or not.
"""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import psycopg
from psycopg.types.json import Jsonb
from sqlalchemy import text

from core.database.desk import open_desk
from core.trust.founding import add_branch, add_staff
from tests.office import PASSWORD, Office

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import LiteralString

    from core.database.desk import Desk

    Raw = psycopg.Connection[tuple[Any, ...]]

DRAFT = {"subject": "s", "html": "<p>h</p>", "text": "t"}
SETTLE = "set constraints all immediate"


def connect(office: Office, login: str, password: str = PASSWORD) -> Raw:
    """A raw session of the office's ``login``, without any of Booker's settings."""
    target = office.target(login)
    return psycopg.connect(
        host=target.host,
        port=target.port,
        dbname=target.dbname,
        user=target.user,
        password=password,
        autocommit=True,
    )


def connect_owner(office: Office) -> Raw:
    """A raw session of the administrator, who may become the owner of every table."""
    target = office.cluster.administrator
    return psycopg.connect(
        host=target.host,
        port=target.port,
        dbname=office.dbname,
        user=target.user,
        password=office.cluster.password,
        autocommit=True,
    )


def outcome(
    connection: Raw,
    *statements: str | tuple[str, Sequence[Any] | None],
) -> str:
    """Run in one transaction, roll it back: empty if everything passed, else who refused.

    A refusal reads ``SQLSTATE`` or ``SQLSTATE constraint``.
    """
    try:
        with connection.transaction(force_rollback=True):
            for item in statements:
                statement, values = (item, None) if isinstance(item, str) else item
                run(connection, statement, values)
    except psycopg.Error as error:
        return f"{error.sqlstate} {error.diag.constraint_name or ''}".strip()
    return ""


def run(connection: Raw, statement: str, values: Sequence[Any] | None = None) -> list[Any]:
    """Run a statement made of our own constants; its rows, if it has any."""
    # the type asks for literal strings, to keep out injection: here that is the trade
    cursor = connection.execute(statement.encode(), values)
    return cursor.fetchall() if cursor.description else []


@contextmanager
def without(connection: Raw, wall: str, login: str | None) -> Iterator[None]:
    """One wall down (a statement of the administrator's) and ``login`` in the session; undone.

    Within the transaction ``session_user`` is the login, as if it had signed in.
    """
    with connection.transaction(force_rollback=True):
        run(connection, wall)
        if login is not None:
            run(connection, f'set local session authorization "{login}"')
        yield


@dataclass
class Forger:
    """Makes up holds for one branch's day. Windows, job types and zone North as in Office."""

    office: Office
    branch: UUID
    day: date
    prefix: str = ""
    _known: dict[tuple[str, str], UUID] = field(default_factory=dict)

    def key(self, kind: str, name: str | int, day: date | None = None) -> UUID:
        """The key of a site, job type, window, or of a route (``North/1``) of the day."""
        known = self._known.get((kind, f"{name} {day}"))
        if known is None:
            zone, _, number = str(name).partition("/")
            statement = {
                "site": "select site_id from booker.sites where branch_id = :branch"
                " and number = :name",
                "job": "select job_type_id from booker.job_types where branch_id = :branch"
                " and code = :name",
                "window": "select window_id from booker.arrival_windows where branch_id = :branch"
                " and label = :name",
                "route": "select r.route_id from booker.routes r join booker.zones z"
                " using (branch_id, zone_id) where r.branch_id = :branch and z.name = :zone"
                " and r.number = cast(:number as integer) and r.service_date = :day",
                "zone": "select zone_id from booker.zones where branch_id = :branch"
                " and name = :name",
                "stop": "select t.stop_id from booker.stops t join booker.bookings b"
                " using (branch_id, booking_id) where t.branch_id = :branch"
                " and b.reference = :name limit 1",
            }[kind]
            values = {"name": str(name), "zone": zone, "number": number or None}
            rows = self.office.rows(statement, **values, day=day or self.day, branch=self.branch)
            known = self._known[kind, f"{name} {day}"] = UUID(str(rows[0][0]))
        return known

    def at(self, clock: str, day: date | None = None) -> str:
        """A local time of the day as an instant with its offset; seconds are allowed."""
        hour, minute, *seconds = (int(part) for part in clock.split(":"))
        local = datetime.combine(day or self.day, datetime.min.time()) + timedelta(
            hours=hour, minutes=minute, seconds=seconds[0] if seconds else 0
        )
        return local.replace(tzinfo=ZoneInfo(self.office.timezone)).isoformat()

    def stop(
        self, route: str, starts: str, ends: str, *, arrives: str | None = None, drive: int = 0
    ) -> dict[str, Any]:
        """A stop as app.write_plan takes it."""
        return {
            "route_id": str(self.key("route", route)),
            "starts_at": self.at(starts),
            "arrives_at": self.at(arrives or starts),
            "ends_at": self.at(ends),
            "drive": drive,
        }

    def move(self, reference: str, stop: Mapping[str, Any]) -> dict[str, Any]:
        """The (first) stop of a standing booking, moved."""
        return {"stop_id": str(self.key("stop", reference)), **stop}

    def plan(
        self,
        site: str,
        window: str,
        stops: Sequence[Mapping[str, Any]],
        *,
        job: str = "TUNE",
        moves: Sequence[Mapping[str, Any]] = (),
        reference: str | None = None,
    ) -> dict[str, Any]:
        """The plan that comes with a hold, as core/booking/write.py makes it."""
        return {
            "booking_id": str(uuid4()),
            "reference": reference or draw(),
            "site_id": str(self.key("site", site)),
            "job_type_id": str(self.key("job", job)),
            "window_id": str(self.key("window", window)),
            "draft": DRAFT,
            "stops": [dict(stop) for stop in stops],
            "moves": [dict(move) for move in moves],
        }

    def hold(
        self,
        plan: Mapping[str, Any] | Sequence[Any] | None,
        content: Mapping[str, Any] | None = None,
    ) -> tuple[str, Sequence[Any]]:
        """The call that holds it, for ``outcome``."""
        about = {"date": self.day.isoformat()} if content is None else content
        return (
            "select app.hold(%s, %s, %s, %s)",
            (self.branch, uuid4(), Jsonb(dict(about)), Jsonb(plan)),
        )

    def stand(
        self, connection: Raw, site: str, window: str, *stops: Mapping[str, Any], job: str = "TUNE"
    ) -> str:
        """Really hold it, committed; its reference."""
        plan = self.plan(site, window, stops, job=job)
        run(connection, *self.hold(plan))
        return str(plan["reference"])


def act(
    kind: LiteralString, branch: UUID, reference: str, **more: object
) -> tuple[str, Sequence[Any]]:
    """The call of an act without a plan: confirm, release, cancel, complete, no_show."""
    content = Jsonb({"reference": reference, **more})
    return f"select app.{kind}(%s, %s, %s)", (branch, uuid4(), content)


def draw() -> str:
    """A reference that nobody has."""
    return secrets.token_hex(4).upper()


def found_second(office: Office) -> Desk:
    """Another branch in the office's database, with staff csr9, dispatcher9 and admin9."""
    add_branch(office.admin, "boulder", "Boulder branch", office.timezone)
    desk = open_desk(office.admin, "boulder")
    for role in ("csr", "dispatcher", "admin"):
        add_staff(desk, office.login(f"{role}9"), role, password=PASSWORD)
    return desk


def furnish(office: Office, desk: Desk, day: date) -> Forger:
    """Give a second branch rows in every table; its forger. Needs ``found_second``."""
    branch = desk.branch.branch_id
    with office.admin.engine.begin() as connection:
        for statement in (
            (
                "insert into booker.zones (branch_id, zone_id, name) values"
                " (:branch, gen_random_uuid(), 'North'), (:branch, gen_random_uuid(), 'South')"
            ),
            (
                "insert into booker.zone_links (branch_id, zone_id, neighbour_id, drive_minutes)"
                " select a.branch_id, a.zone_id, b.zone_id, 30 from booker.zones a"
                " join booker.zones b using (branch_id) where a.branch_id = :branch"
                " and a.zone_id <> b.zone_id"
            ),
            (
                "insert into booker.sites (branch_id, site_id, number, customer_name, address,"
                " zone_id) select branch_id, gen_random_uuid(), 'B1', 'Secret customer',"
                " 'Secret street', zone_id from booker.zones where branch_id = :branch"
                " and name = 'North'"
            ),
            (
                "insert into booker.job_types (branch_id, job_type_id, code, name, minutes)"
                " values (:branch, gen_random_uuid(), 'TUNE', 'TUNE', 60)"
            ),
            (
                "insert into booker.arrival_windows (branch_id, window_id, label, starts, ends)"
                " values (:branch, gen_random_uuid(), '8-10', '08:00', '10:00')"
            ),
            (
                "insert into booker.routes (branch_id, route_id, zone_id, service_date, number,"
                " starts_at, ends_at) select branch_id, gen_random_uuid(), zone_id, :day, 1,"
                " app.instant(:branch, :day, '08:00'), app.instant(:branch, :day, '17:00')"
                " from booker.zones where branch_id = :branch and name = 'North'"
            ),
            (
                "insert into booker.blocks (branch_id, block_id, starts_at, ends_at, reason) values"
                " (:branch, gen_random_uuid(), '2000-01-01', '2000-01-02', 'secret')"
            ),
            (
                "insert into booker.block_rules (branch_id, rule_id, first_day, reason, repeats,"
                " written_until) values (:branch, gen_random_uuid(), '2000-01-01', 'secret',"
                " 'FREQ=DAILY', '2000-01-01')"
            ),
            (
                "insert into booker.import_mappings (branch_id, fingerprint, mapping)"
                " values (:branch, 'secret', '{}')"
            ),
            (
                "insert into booker.sign_ins (branch_id, login)"
                " select branch_id, login from booker.staff where branch_id = :branch"
            ),
            (
                "insert into booker.export_profiles (branch_id, profile_id, name, content)"
                " values (:branch, gen_random_uuid(), 'Secret', '{}')"
            ),
            (
                "insert into booker.export_runs (branch_id, profile_id, due_at, token, machine)"
                " select branch_id, profile_id, '2000-01-01', gen_random_uuid(), 'secret'"
                " from booker.export_profiles where branch_id = :branch"
            ),
            (
                "insert into booker.message_templates (branch_id, template_id, kind, language,"
                " subject, html, text) values (:branch, gen_random_uuid(), 'confirmation',"
                " 'en', 's', 'h', 't')"
            ),
            "insert into booker.delivery_settings (branch_id) values (:branch)",
            (
                "insert into booker.workers (branch_id, worker_id, host, version)"
                " values (:branch, gen_random_uuid(), 'secret', '0')"
            ),
            (
                "insert into booker.site_contacts (branch_id, site_id, language)"
                " select branch_id, site_id, 'es' from booker.sites where branch_id = :branch"
            ),
        ):
            connection.execute(text(statement), {"branch": branch, "day": day})
    forger = Forger(office, branch, day)
    with connect(office, "csr9") as csr, connect(office, "admin9") as admin:
        forger.stand(csr, "B1", "8-10", forger.stop("North/1", "08:00", "09:00"))
        run(admin, "select app.seal_audit(%s)", (branch,))
    with office.admin.engine.begin() as connection:
        for statement in (
            (
                "insert into booker.messages (branch_id, message_id, booking_id, kind, state,"
                " recipient, subject, html, text, notice_of, queued_at) select branch_id,"
                " gen_random_uuid(), booking_id, 'notice', 'queued', 'secret@example.com', 's',"
                " 'h', 't', 'trouble', now() from booker.bookings where branch_id = :branch"
            ),
            (
                "insert into booker.delivery_attempts (branch_id, message_id, attempt, worker_id,"
                " provider) select branch_id, message_id, 1, gen_random_uuid(), 'folder'"
                " from booker.deliveries where branch_id = :branch"
            ),
        ):
            connection.execute(text(statement), {"branch": branch})
    return forger
