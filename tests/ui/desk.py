"""Sessions for tests of the window: signed in at a test office, and seen to end."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from core.database.desk import open_database, open_desk
from core.trust.founding import add_staff
from tests.office import PASSWORD
from ui.preferences import Preferences
from ui.session import Session
from ui.tasks import THREADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.office import Office


@contextmanager
def open_session(
    office: Office,
    login: str = "csr",
    *,
    listen: bool = True,
    port: int | None = None,
    preferences: Preferences | None = None,
) -> Iterator[Session]:
    """A started session of one of the office's staff, as the program opens it.

    ``port``: of a proxy on loopback, before the office's server. At the end it is closed, and
    every thread of it must have ended; a window that closed it before has done that already.
    """
    target = office.target(login)
    if port is not None:
        target = replace(target, host="127.0.0.1", port=port)
    database = open_database(target, PASSWORD, pool_size=THREADS, connect_seconds=20)
    session = Session(
        open_desk(database), PASSWORD, preferences or Preferences(None), listen=listen
    )
    session.start()
    try:
        yield session
    finally:
        ended = session.close()
        session.deleteLater()
        assert ended, "a thread of the session did not end"


def hire(office: Office, login: str, role: str) -> None:
    """One more member of staff, for a desk of their own: a login has few connections."""
    add_staff(office.admin_desk, office.login(login), role, password=PASSWORD)
