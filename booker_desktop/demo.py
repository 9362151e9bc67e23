"""The sample branch: an embedded database, two branches, their sheets and their staff.

Everything goes through what an office would use: the founding functions, the importers, the
acts, each signed in as the member of staff it needs. Setting it up again changes nothing, except
passwords that no keyring could remember: those are drawn anew.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self
from uuid import uuid4

from psycopg import sql
from sqlalchemy import text

from booker_desktop import demo_messages, demo_sheets, provision, secrets
from booker_desktop.embedded import Address, EmbeddedServer, default_data_dir
from booker_desktop.profiles import DEMO, Profiles, sandbox_dir
from core.database.desk import Database, Desk, Target, list_branches, open_database, open_desk
from core.database.walls import require_schema, require_walls
from core.errors import InvalidInput, UnsafeDatabase
from core.exchange.import_capacity import import_capacity
from core.exchange.import_catalog import import_job_types, import_sites, import_windows
from core.trust.founding import add_branch, add_staff, draw_password, scram_verifier

if TYPE_CHECKING:
    from datetime import date

    from psycopg import Connection

    from core.exchange.import_result import ImportResult

TIMEZONE: Final = "America/Denver"
BRANCHES: Final = {"arvada": "Arvada branch", "boulder": "Boulder branch"}


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the sample staff; ``password`` is shown to whoever plays the demo."""

    login: str
    role: str
    branch: str
    password: str = field(repr=False)


_STAFF: Final = (
    ("csr1", "csr", "arvada"),
    ("csr2", "csr", "arvada"),
    ("dispatcher1", "dispatcher", "arvada"),
    ("admin1", "admin", "arvada"),
    (demo_messages.MAILER, "worker", "arvada"),
    ("csr9", "csr", "boulder"),
    ("dispatcher9", "dispatcher", "boulder"),
)


class Stage:
    """The sample branch, ready to be played on; a context manager that closes its desks."""

    def __init__(self) -> None:
        """Start the server, and make what is not there yet."""
        self.profile = Profiles().show(DEMO)
        self._address = provision.prepare_embedded(self.profile)
        self._open = ExitStack()
        self._administrator_target = provision.administrator_target(self.profile, self._address)
        self.administrator = self._open.enter_context(
            open_database(self._administrator_target, None)
        )
        self._check()
        self._found_branches()
        self.staff = self._hire()
        # what commands without --branch work in; a login of the other branch alone has that
        Profiles().amend(DEMO, branch="arvada", port=self._address.port)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self._open.close()

    def desk(self, login: str, *, pool_size: int = 2) -> Desk:
        """A desk of its own, signed in with the login's password."""
        member = self._member(login)
        target = _staff_target(self._address, self.profile.dbname, login)
        opened = open_database(target, member.password, pool_size=pool_size)
        database = self._open.enter_context(opened)
        return open_desk(database, member.branch)

    def password(self, login: str) -> str:
        """The login's password, for a line of its own."""
        return self._member(login).password

    def today(self) -> date:
        """The branch's date, by the database's clock."""
        return today(self.administrator)

    def import_sheets(self) -> None:
        """Import both branches' sheets; unchanged where they were imported before."""
        arvada, now = self.desk("admin1"), self.today()
        shipped = demo_sheets.FOLDER / "arvada"
        with tempfile.TemporaryDirectory(prefix="booker-demo-") as folder:
            capacity = Path(folder) / "capacity.xlsx"
            demo_sheets.write_capacity(capacity, now)
            _import_catalog(arvada, shipped / "sites.csv")
            _taken(
                import_capacity(arvada, capacity, act_id=uuid4(), sheet="Capacity"),
                import_capacity(arvada, capacity, act_id=uuid4(), sheet="Roster"),
            )
        import_boulder(open_desk(self.administrator, "boulder"), now)

    def _member(self, login: str) -> Member:
        return next(member for member in self.staff if member.login == login)

    def _check(self) -> None:
        """Raise UnsafeDatabase for a sample branch that another Booker made."""
        try:
            with self.administrator.reading() as connection:
                require_schema(connection)
                require_walls(connection)
        except UnsafeDatabase:
            self._open.close()
            raise

    def _found_branches(self) -> None:
        known = {branch.code for branch in list_branches(self.administrator)}
        for code, name in BRANCHES.items():
            if code not in known:
                add_branch(self.administrator, code, name, TIMEZONE)

    def _hire(self) -> tuple[Member, ...]:
        """Give every member a login, and the password that is remembered or drawn now."""
        staff = tuple(
            Member(login, role, branch, secrets.remembered(DEMO, login) or draw_password())
            for login, role, branch in _STAFF
        )
        connection = provision.connect(self._administrator_target, None, self.profile.dbname)
        with connection:
            for member in staff:
                desk = open_desk(self.administrator, member.branch)
                added = add_staff(desk, member.login, member.role, password=member.password)
                if added.password is None:
                    _set_password(connection, member)
                secrets.remember(DEMO, member.login, member.password)
        return staff


def today(database: Database) -> date:
    """The sample branches' date, by the database's clock."""
    with database.reading() as connection:
        day: date = connection.execute(
            text("select (clock_timestamp() at time zone :zone)::date"), {"zone": TIMEZONE}
        ).scalar_one()
    return day


def import_boulder(desk: Desk, now: date) -> None:
    """Import the second branch's sheets, small enough for a check, from tomorrow on."""
    with tempfile.TemporaryDirectory(prefix="booker-demo-") as folder:
        capacity = Path(folder) / "boulder.csv"
        demo_sheets.write_boulder_capacity(capacity, now)
        _import_catalog(desk, demo_sheets.FOLDER / "boulder" / "sites.csv")
        _taken(import_capacity(desk, capacity, act_id=uuid4()))


def _import_catalog(desk: Desk, sites: Path) -> None:
    shipped = demo_sheets.FOLDER / "arvada"
    _taken(
        import_sites(desk, sites, act_id=uuid4(), create_zones=True),
        import_job_types(desk, shipped / "job_types.csv", act_id=uuid4()),
        import_windows(desk, shipped / "windows.csv", act_id=uuid4()),
    )


def stop() -> bool:
    """Stop the sample branch's server; False if it did not run."""
    server = EmbeddedServer(default_data_dir(DEMO))
    running = server.is_running()
    server.stop()
    return running


def reset() -> None:
    """Delete the sample branch, and forget its passwords."""
    EmbeddedServer(default_data_dir(DEMO)).destroy()
    shutil.rmtree(sandbox_dir(DEMO), ignore_errors=True)
    for login, _, _ in _STAFF:
        secrets.forget(DEMO, login)


def _staff_target(address: Address, dbname: str, login: str) -> Target:
    return Target(address.host, address.port, dbname, login, "disable")


def _set_password(connection: Connection[Any], member: Member) -> None:
    """Only the verifier travels, and nothing of it is logged."""
    alter = sql.SQL("alter role {} password {}").format(
        sql.Identifier(member.login), sql.Literal(scram_verifier(member.password))
    )
    connection.execute(alter)


def _taken(*results: ImportResult) -> None:
    for result in results:
        if result.refused:
            message = f"The shipped {result.file} was refused: {result.refused[0]}"
            raise InvalidInput(message, next_step="Reset the sample: `booker demo --reset`.")
