"""The self-check's office: a branch in a database of its own, one booking, one unseen window."""

from __future__ import annotations

import logging
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self
from uuid import uuid4

from PySide6.QtWidgets import QApplication

from booker_desktop import demo, provision
from booker_desktop.embedded import EmbeddedServer
from booker_desktop.profiles import Profile
from booker_desktop.robot import spin_until
from booker_desktop.self_check import CheckFailed
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.offers import offers
from core.database.desk import Database, Desk, Target, open_database, open_desk
from core.trust.founding import add_branch, add_staff, draw_password
from ui import theme
from ui.preferences import Preferences
from ui.session import Session
from ui.window import MainWindow

if TYPE_CHECKING:
    from booker_desktop.embedded import Address

_DBNAME: Final = "booker"
_BRANCH: Final = "boulder"
_SITE: Final = "BOU2001"
_JOB: Final = "DRAIN"


class CheckOffice:
    """Its three checks, in this order; a context manager that leaves nothing behind."""

    def __init__(self) -> None:
        self._closing = ExitStack()
        self._address: Address | None = None
        self._passwords = {role: draw_password() for role in ("csr", "dispatcher")}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self._closing.close()

    def found(self) -> str:
        """Start a database, prepare it, and found the sample's second branch in it."""
        temporary = tempfile.TemporaryDirectory(prefix="booker-check-")
        folder = Path(self._closing.enter_context(temporary))
        server = EmbeddedServer(folder / "server")
        self._closing.callback(server.destroy)
        self._address = server.ensure_running(fast=True)
        server.ensure_database(_DBNAME)
        profile = Profile("check", "embedded", self._address.host, self._address.port, _DBNAME)
        target = provision.administrator_target(profile, self._address)
        administrator = self._closing.enter_context(open_database(target, None))
        prepared = provision.prepare(administrator)
        add_branch(administrator, _BRANCH, demo.BRANCHES[_BRANCH], demo.TIMEZONE)
        desk = open_desk(administrator, _BRANCH)
        for role, password in self._passwords.items():
            add_staff(desk, _login(role), role, password=password)
        demo.import_boulder(desk, demo.today(administrator))
        return f"PostgreSQL {prepared.server_version}, schema {prepared.version}, every wall stands"

    def book(self) -> str:
        """A csr finds a window and holds it, a dispatcher confirms it."""
        desk = self._desk("csr")
        told = offers(desk, _SITE, _JOB, days=7)
        offered = next((window for window in told.windows if window.offered), None)
        if offered is None:
            message = f"none of {len(told.windows)} windows is open"
            raise CheckFailed(message)
        held = hold(desk, uuid4(), _SITE, _JOB, offered.date, offered.window)
        done = confirm(self._desk("dispatcher"), uuid4(), held.reference)
        return f"{done.reference} was held, then {done.state}, its message {done.message}"

    def open_window(self) -> str:
        """Build a dispatcher's window with every tab, connect its line, and close it again."""
        app = QApplication.instance() or QApplication(["booker"])
        if not isinstance(app, QApplication):
            message = "this process has no application with windows"
            raise CheckFailed(message)
        theme.apply(app, "light")
        session = Session(
            self._desk("dispatcher"), self._passwords["dispatcher"], Preferences(None)
        )
        heard = _Errors()
        logging.getLogger().addHandler(heard)
        try:
            window = MainWindow(session)
            window.show()
            session.start()
            for name in window.tab_names():
                window.open_tab(name)
                spin_until(lambda: not session.tasks.is_busy, f"the tab {name} to be filled")
            spin_until(lambda: session.line.status.is_up, "the line to the database")
            names = ", ".join(window.tab_names())
        finally:
            ended = session.close()
            logging.getLogger().removeHandler(heard)
        window.close()
        if not ended:
            message = "a thread of the window did not end"
            raise CheckFailed(message)
        if heard.messages:
            raise CheckFailed("; ".join(heard.messages))
        return f"opened with {names}; connected; closed"

    def _desk(self, role: str) -> Desk:
        return open_desk(self._database(role))

    def _database(self, role: str) -> Database:
        if self._address is None:
            message = "there is no database yet"
            raise CheckFailed(message)
        host, port = self._address.host, self._address.port
        target = Target(host, port, _DBNAME, _login(role), "disable")
        opened = open_database(target, self._passwords[role], pool_size=4)
        return self._closing.enter_context(opened)


class _Errors(logging.Handler):
    """Keeps what was logged as an error: in a window those do not end the program."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        cause = record.exc_info[1] if record.exc_info else None
        self.messages.append(record.getMessage() if cause is None else repr(cause))


def _login(role: str) -> str:
    return f"check.{role}"
