"""What an admin sees of the sample branch: every page of Setup, for a picture each."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from booker_desktop.demo_sheets import FOLDER
from booker_desktop.robot import NothingHappened
from ui.setup.import_page import ImportPage
from ui.setup.import_steps import Step
from ui.setup.pages import PAGES
from ui.setup.setup_tab import SetupTab
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from booker_desktop.demo_window import Seat

_LISTS: Final = frozenset({"zones", "windows", "job_types", "sites", "templates", "staff"})
"""Pages with a list: its first row is chosen."""
_SLIPS: Final = {
    4: ("Arvada ", "Arvda "),
    9: ("4845550531", "48455"),
    12: (",39.", ",139."),
}
"""Row of the sample's sites → what somebody typed wrong in it."""
_TURNS_SECONDS: Final = 0.5


def look_at_setup(seat: Seat, take_picture: Callable[[Seat, str], None]) -> None:
    """Open Setup and walk its pages; ``take_picture`` gets the seat and the picture's name."""
    tab = seat.window.open_tab("setup")
    if not isinstance(tab, SetupTab):
        message = f"the tab setup is a {type(tab).__name__}"
        raise NothingHappened(message)
    for entry in PAGES:
        tab.show_page(entry.name)
        seat.robot.wait(lambda: tab.page is not None and tab.page.isVisible(), entry.name)
        _let_it_settle(seat)
        tables = [] if tab.page is None else tab.page.findChildren(Table)
        table = next((table for table in tables if table.isVisible()), None)
        if table is not None and entry.name in _LISTS:
            table.setFocus()
            seat.robot.press("Down")
            _let_it_settle(seat)
        take_picture(seat, f"setup-{entry.name}")


def look_at_a_bad_sheet(
    seat: Seat, folder: Path, take_picture: Callable[[Seat, str], None]
) -> None:
    """The sample's sites with slips that people make, as far as the check: nothing is written."""
    sheet = folder / "sites of November.csv"
    rows = (FOLDER / "arvada" / "sites.csv").read_text("utf-8-sig").splitlines()
    for number, (old, new) in _SLIPS.items():
        rows[number - 1] = rows[number - 1].replace(old, new)
    sheet.write_text("\n".join(rows), "utf-8")
    tab = seat.window.open_tab("setup")
    tab.show_item("import")
    _let_it_settle(seat)
    page = seat.window.findChildren(ImportPage)[0]
    page.open_file(sheet)
    seat.robot.wait(lambda: page.step is Step.MEANING, "the sheet to be read")
    _let_it_settle(seat)
    take_picture(seat, "setup-import-meaning")
    seat.robot.press("Return")
    seat.robot.wait(lambda: page.assistant.prepared is not None, "the sheet to be checked")
    _let_it_settle(seat)
    take_picture(seat, "setup-import-check")


def _let_it_settle(seat: Seat) -> None:
    """A page asks one turn after it is shown, and shows what it heard in another."""
    began = time.monotonic()
    seat.robot.wait(
        lambda: not seat.session.tasks.is_busy and time.monotonic() - began > _TURNS_SECONDS,
        "the answers",
    )
