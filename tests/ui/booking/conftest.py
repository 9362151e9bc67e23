"""A Book tab at a real office, shown and signed in."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.ui.desk import open_session
from ui.booking.book_tab import BookTab

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.office import Office
    from ui.session import Session


@contextmanager
def open_book(
    office: Office, qtbot: QtBot, login: str = "csr", port: int | None = None
) -> Iterator[BookTab]:
    """The tab of one login, as the window opens it, with its line up and its job types read."""
    with open_session(office, login, port=port) as session:
        tab = shown_book(session, qtbot)
        yield tab
        tab.close()


def shown_book(session: Session, qtbot: QtBot) -> BookTab:
    tab = BookTab(session)
    session.changed.connect(tab.changed)
    tab.resize(1200, 760)
    qtbot.addWidget(tab)
    with qtbot.waitExposed(tab):
        tab.show()
    tab.activateWindow()
    tab.shown()
    qtbot.waitUntil(lambda: session.line.status.is_up, timeout=10_000)
    qtbot.waitUntil(lambda: tab.job_pane.job is not None, timeout=10_000)
    return tab


@pytest.fixture
def new_office(make_office: Callable[[], Office]) -> Office:
    """An office with twelve sites and two routes on each of the next three days."""
    office = make_office()
    office.add_sites(12)
    for ahead in (3, 4, 5):
        office.add_routes(office.day(ahead), 2)
    return office


@pytest.fixture
def book(new_office: Office, qtbot: QtBot) -> Iterator[BookTab]:
    """The Book tab of the office's CSR."""
    with open_book(new_office, qtbot) as tab:
        yield tab
