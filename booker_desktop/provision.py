"""Prepares a database for Booker: makes it, brings its schema up to date, checks its walls."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import psycopg
from filelock import FileLock, Timeout
from psycopg import sql
from sqlalchemy.exc import DBAPIError

from booker_desktop.embedded import Address, EmbeddedServer, default_data_dir
from booker_desktop.profiles import Profile, Profiles
from core.database import refusals
from core.database.desk import Database, open_database
from core.database.target import Target
from core.database.walls import SCHEMA_VERSION, require_walls, schema_version
from core.errors import Busy, InvalidInput, UnsafeDatabase

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCK_SECONDS: Final = 120
_CONNECT_SECONDS: Final = 5
_OLDEST_SERVER: Final = 150_000
_LOOK: Final = "select pg_catalog.to_regclass('booker.alembic_version') is not null"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What `prepare` found and did: schema versions before (None: there was none) and now."""

    before: str | None
    version: str
    server_version: str


def located(profile: Profile) -> Profile:
    """The profile, with the port where its embedded server answers now, if it does."""
    if profile.kind != "embedded":
        return profile
    address = EmbeddedServer(default_data_dir(profile.name)).address()
    return profile if address is None else replace(profile, host=address.host, port=address.port)


def administrator_target(profile: Profile, address: Address) -> Target:
    """Where the embedded database's administrator connects, without a password."""
    return Target(
        address.administrator_host, address.port, profile.dbname, address.administrator, "disable"
    )


def prepare_embedded(profile: Profile) -> Address:
    """Start the embedded server, and make and migrate its database where there is none.

    Safe when many commands do it at once. An older or newer schema is left as it is: opening
    the database then says what to do. Raises what EmbeddedServer raises, and Busy.
    """
    server = EmbeddedServer(default_data_dir(profile.name))
    address = server.ensure_running()
    target = administrator_target(profile, address)
    if not _has_schema(target):
        with _alone(server):
            if not _has_schema(target):
                server.ensure_database(profile.dbname)
                with open_database(target, None) as database:
                    prepare(database)
    if profile.port != address.port:
        Profiles().amend(profile.name, port=address.port)
    return address


def prepare(database: Database) -> Prepared:
    """Bring the schema of an administrator's database to this program's version.

    Safe to repeat, and when several do it at once. Raises UnsafeDatabase where the server is
    too old, the schema newer than the program, or a wall missing afterwards; NotAllowed where
    the login may not.
    """
    # only who migrates pays for Alembic's import
    import migrations  # noqa: PLC0415

    with database.reading() as connection:
        server = str(connection.exec_driver_sql("show server_version").scalar_one())
        number = connection.exec_driver_sql("show server_version_num").scalar_one()
        before = schema_version(connection)
    if int(number) < _OLDEST_SERVER:
        message = f"The server runs PostgreSQL {server}; Booker needs version 15 or newer."
        raise UnsafeDatabase(message, next_step="Have the server upgraded.")
    if before is not None and before not in migrations.versions():
        message = f"The database's schema ({before}) is newer than this Booker ({SCHEMA_VERSION})."
        raise UnsafeDatabase(message, next_step="Install the newer Booker.")
    try:
        with database.engine.connect() as connection:
            migrations.upgrade(connection)
    except DBAPIError as error:
        raise refusals.as_booker_error(error) or error from error
    with database.reading() as connection:
        require_walls(connection)
    return Prepared(before, SCHEMA_VERSION, server)


def ensure_central_database(target: Target, password: str | None) -> None:
    """Create the central database unless it is there.

    Connection faults are left to whoever opens it next: they say there what is wrong.
    """
    if "does not exist" not in _refusal(target, password, target.dbname):
        return
    if _refusal(target, password, "postgres"):
        message = f"There is no database {target.dbname} on {target.host}, and none to begin from."
        raise InvalidInput(message, next_step="Have the database created by an administrator.")
    with connect(target, password, "postgres") as connection:
        connection.execute(
            sql.SQL("create database {} template template0").format(sql.Identifier(target.dbname))
        )


def connect(target: Target, password: str | None, dbname: str) -> psycopg.Connection:
    """An autocommitting connection for what SQLAlchemy's pool is not made for."""
    return psycopg.connect(
        host=target.host,
        port=target.port,
        user=target.user,
        password=password,
        dbname=dbname,
        sslmode=target.sslmode,
        connect_timeout=_CONNECT_SECONDS,
        autocommit=True,
    )


def _refusal(target: Target, password: str | None, dbname: str) -> str:
    """What the server says to a connection; nothing if it lets us in."""
    try:
        connect(target, password, dbname).close()
    except psycopg.OperationalError as error:
        return str(error)
    return ""


def _has_schema(target: Target) -> bool:
    """Whether the embedded database is there and has been migrated."""
    try:
        with connect(target, None, target.dbname) as connection:
            return connection.execute(_LOOK).fetchone() == (True,)
    except psycopg.OperationalError:
        # not there yet, or worse: making it tells
        return False


@contextmanager
def _alone(server: EmbeddedServer) -> Iterator[None]:
    """Keep other commands from preparing the same embedded database."""
    try:
        lock = FileLock(server.data_dir / "prepare.lock", timeout=_LOCK_SECONDS)
        with lock:
            yield
    except Timeout as error:
        message = f"Another Booker has been preparing {server.data_dir} for minutes."
        raise Busy(message) from error
