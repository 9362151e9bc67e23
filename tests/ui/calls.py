"""What a CSR does at the Book tab, by the names a screen reader would say, in any language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QListView

from ui.widgets.window_grid import WindowGrid

if TYPE_CHECKING:
    from core.booking.facts import Window
    from tests.ui.person import Person

SITE_FIELD = "Find a site"
SITES = "Sites found"
JOB_FIELD = "Find a job type"
JOBS = "Job types"
HOLDS = "Your holds"
_CONTEXTS = {
    SITE_FIELD: "SitePane",
    SITES: "SitePane",
    JOB_FIELD: "JobPane",
    JOBS: "JobPane",
    HOLDS: "HoldCards",
}


def spoken(name: str) -> str:
    """One of the names above, in the window's language."""
    return QCoreApplication.translate(_CONTEXTS[name], name)


def next_call(person: Person) -> None:
    """F2: the search field, ready for a name."""
    person.press("F2")
    person.wait(lambda: person.focus_name() == spoken(SITE_FIELD), "the site search")


def search(person: Person, words: str, expected: str) -> None:
    """Type until the list's first row has ``expected`` in it."""
    person.write(words)
    person.wait(lambda: expected in _first(person, SITES), f"{expected} to be found")


def choose_site(person: Person, words: str, expected: str) -> None:
    """Find a site and take it; the job types are next."""
    search(person, words, expected)
    person.press("Return")
    person.wait(lambda: person.focus_name() == spoken(JOB_FIELD), "the job types")


def choose_job(person: Person, words: str, expected: str) -> WindowGrid:
    """Find a job type and take it; answers the grid when it has its windows."""
    person.wait(lambda: bool(_first(person, JOBS)), "job types")
    person.write(words)
    person.wait(lambda: expected in _first(person, JOBS), f"{expected} to be found")
    person.press("Return")
    return wait_for_windows(person)


def wait_for_windows(person: Person) -> WindowGrid:
    """The grid, once a window is under its cursor."""
    grid = person.finds(WindowGrid, "")
    person.wait(lambda: grid.current_window() is not None, "the arrival windows")
    return grid


def settle(person: Person) -> None:
    """Wait until no call runs: nothing more will change by itself."""
    person.wait(lambda: not person.session.tasks.is_busy, "the answers")


def hold_cards(person: Person) -> tuple[str, ...]:
    """What stands in the list of this desk's holds, the newest first."""
    return _rows(person, HOLDS)


def hold_window(person: Person) -> None:
    """Enter on the grid, until one hold more is shown."""
    before = len(hold_cards(person))
    person.press("Return")
    person.wait(lambda: len(hold_cards(person)) > before, "the hold with its countdown")


def window_under_cursor(person: Person) -> Window:
    """The window that Enter would hold."""
    found = wait_for_windows(person).current_window()
    assert found is not None
    return found


def _first(person: Person, name: str) -> str:
    return next(iter(_rows(person, name)), "")


def _rows(person: Person, name: str) -> tuple[str, ...]:
    """The rows of the shown list of that name; none if it is not shown."""
    inside: list[QListView] = person.window.findChildren(QListView)
    for view in inside:
        if view.isVisible() and view.accessibleName() == spoken(name):
            model = view.model()
            return tuple(str(model.index(row, 0).data()) for row in range(model.rowCount()))
    return ()
