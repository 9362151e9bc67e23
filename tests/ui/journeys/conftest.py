"""Seats in an office: real windows at a real database, closed in the end."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Protocol
from uuid import uuid4

import pytest

from core.booking.confirm import confirm
from core.booking.hold import hold
from tests.ui import calls
from tests.ui.desk import hire, open_session
from tests.ui.person import Person
from ui import theme
from ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.line_proxy import LineProxy
    from tests.office import Office


class Sit(Protocol):
    """Opens a window for a login of the office; ``port``: of a proxy before its server."""

    def __call__(
        self,
        office: Office,
        login: str = "csr",
        *,
        port: int | None = None,
        listen: bool = True,
    ) -> Person: ...


@pytest.fixture
def sit(qtbot: QtBot, qapp: QApplication) -> Iterator[Sit]:
    del qtbot
    theme.apply(qapp, "light")
    with ExitStack() as stack:

        def open_window(
            office: Office,
            login: str = "csr",
            *,
            port: int | None = None,
            listen: bool = True,
        ) -> Person:
            session = stack.enter_context(open_session(office, login, port=port, listen=listen))
            window = MainWindow(session)
            stack.callback(window.deleteLater)
            stack.callback(window.close)
            window.show()
            person = Person(window)
            person.look_at()
            person.wait(lambda: session.line.status.is_up, "the line")
            calls.settle(person)
            return person

        yield open_window


@pytest.fixture
def shop(make_office: Callable[[], Office]) -> Office:
    """An office of its own: nine sites, three days ahead with two routes each."""
    office = make_office()
    office.add_sites(9)
    today = office.today()
    for ahead in (2, 3, 4):
        office.add_routes(today.fromordinal(today.toordinal() + ahead), 2)
    return office


@pytest.fixture
def line(shop: Office) -> Iterator[LineProxy]:
    """The line between the shop's desks and its server."""
    with shop.line() as proxy:
        yield proxy


@pytest.fixture
def busy(make_office: Callable[[], Office]) -> Office:
    """An office with long names, some holds and a confirmed booking, and staff of every role."""
    office = make_office()
    office.add_sites(6)
    office.execute(
        "update booker.sites set customer_name = 'Cox, Bell, Guzman and Daughters '"
        " || number, address = '11941 West Fifty-eighth Avenue North', notes = 'Dog in the yard',"
        " phone = '+13035550123', vip = number = 'S2' where branch_id = :branch"
    )
    day = office.day(3)
    office.add_routes(day, 3)
    for number in range(1, 4):
        hold(office.desk(), uuid4(), f"S{number}", "TUNE", day, "8-10", notes="Ring twice")
    held = hold(office.desk(), uuid4(), "S4", "SWAP", day, "12-2")
    confirm(office.desk("dispatcher"), uuid4(), held.reference)
    hire(office, "all", "dispatcher")
    return office
