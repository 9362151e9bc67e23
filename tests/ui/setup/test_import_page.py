"""The import assistant on real files: recognised, corrected, checked, written, taken back."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from core.booking.confirm import confirm
from core.booking.hold import hold
from tests.samples import BRANCHES, upcoming
from tests.ui.screens import INNER, cut_widgets, name_of
from tests.ui.setup.importing import WAIT_MS, Admin, importing, text, workbook
from ui.setup.import_assistant import Phase
from ui.setup.import_steps import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from core.booking.facts import Booking
    from tests.office import Office

# one worker: offices are costly

DATA = Path(__file__).parents[2] / "data"
SITE = "Customer #,Customer Name,Service Address,Zone,Phone"


@pytest.fixture
def admin(make_office: Callable[[], Office], qtbot: QtBot) -> Iterator[Admin]:
    with importing(make_office(), qtbot) as opened:
        yield opened


def booked(office: Office, day: date, site: str = "S1") -> Booking:
    made = hold(office.desk("csr"), uuid4(), site, "TUNE", day, "8-10")
    return confirm(office.desk("dispatcher"), uuid4(), made.reference)


def add_zones(admin: Admin, branch: str) -> None:
    for part in ("NE", "NW", "SE", "SW"):
        admin.office.add_zone(f"{branch.title()} {part}")


# Every kind of shared data -----------------------------------------------------------------


@pytest.mark.parametrize("branch", BRANCHES)
def test_a_branch_is_opened_from_its_files(admin: Admin, branch: str, tmp_path: Path) -> None:
    folder = upcoming(branch, tmp_path)
    kinds = ("windows", "job_types", "sites", "capacity")
    tables = ("arrival_windows", "job_types", "sites", "routes")
    files = ("windows.csv", "job_types.csv", "sites.csv", "capacity.xlsx")
    for kind, table, file in zip(kinds, tables, files, strict=True):
        before = admin.count(table)
        admin.read(folder / file)
        assert admin.standing(Step.MEANING), kind
        if kind == "sites":
            # its zones are not there yet: said cell by cell, and made by one tick
            admin.go_on(Step.CHECK)
            assert admin.problems()
            admin.page.check.zones.click()
            admin.wait_checked()
        if kind == "capacity" and admin.page.mapping.hidden.isVisibleTo(admin.page.mapping):
            admin.page.mapping.hidden.take.click()
            admin.wait_checked()
        assert admin.problems() == [], kind
        if kind == "windows":
            # the office has these five already
            admin.go_on(Step.CHANGES)
            assert "Nothing would change" in admin.page.changes.summary.text()
            admin.page.begin_anew()
            continue
        admin.write()
        assert admin.count(table) >= before, kind
        assert file in admin.page.result.notice.text()
        admin.page.result.anew_button.setFocus()
        admin.press("Return")
        assert admin.page.step is Step.FILE
    admin.wait_history(3)
    assert admin.count("sites") > 150
    assert admin.count("routes") > 100


def test_the_same_file_again_changes_nothing(admin: Admin) -> None:
    admin.read(DATA / "arvada" / "windows.csv")
    admin.go_on(Step.CHANGES)
    assert "Nothing would change" in admin.page.changes.summary.text()
    assert not admin.page.bar.next_button.isEnabled()
    assert "nothing to change" in admin.page.bar.words.text()


# What it is ---------------------------------------------------------------------------------


def test_columns_are_corrected_by_keys_and_remembered(admin: Admin, tmp_path: Path) -> None:
    file = text(
        tmp_path / "odd.csv",
        "Customer #,Whom,Service Address,Zone,Reachable",
        "A1,Ann Smith,1 Main Street,North,303-555-0101",
        "A2,Bob Jones,2 Main Street,North,303-555-0102",
    )
    admin.name_file(file)
    admin.wait_read()
    page = admin.page
    assert page.step is Step.MEANING
    admin.mean(1, "customer_name")
    admin.mean(4, "phone")
    admin.wait_checked()
    meant = page.assistant.mappings[page.mapping.shown_sheet]
    assert meant.columns["customer_name"] == 1
    assert meant.columns["phone"] == 4
    admin.write()
    assert admin.count("sites") == 2
    admin.wait_checked()

    admin.page.begin_anew()
    second = text(
        tmp_path / "odd again.csv",
        "Customer #,Whom,Service Address,Zone,Reachable",
        "A1,Ann Smith,1 Main Street,North,303-555-0199",
        "A3,Cy Young,3 Main Street,North,303-555-0103",
    )
    admin.read(second)
    meant = page.assistant.mappings[page.mapping.shown_sheet]
    assert meant.remembered
    assert meant.columns["customer_name"] == 1
    # read as last time, without a problem: it goes on to the changes by itself
    admin.qtbot.waitUntil(lambda: page.step is Step.CHANGES, timeout=WAIT_MS)
    assert sorted(how for how, _ in admin.changes()) == ["added", "changed"]
    page.steps.step_chosen.emit(Step.MEANING)
    assert "Read as last time" in page.mapping.known.text()
    page.mapping.forget_button.click()
    admin.wait_checked()
    assert not page.assistant.mappings[page.mapping.shown_sheet].remembered


def test_a_needed_column_that_is_missing_is_said(admin: Admin, tmp_path: Path) -> None:
    admin.read(text(tmp_path / "s.csv", SITE, "A1,Ann,1 Main Street,North,303-555-0101"))
    admin.mean(3, "")
    admin.wait_checked()
    assert "Zone" in admin.page.mapping.missing.text()
    admin.go_on(Step.CHECK)
    assert not admin.page.bar.next_button.isEnabled()
    assert "needed" in admin.page.bar.words.text()


def test_a_sheet_that_is_not_recognised_can_be_given_a_kind(admin: Admin, tmp_path: Path) -> None:
    admin.read(text(tmp_path / "q.csv", "q,w,e", "8-11,8:00,11:00", "1-3,13:00,15:00"))
    page = admin.page
    box = page.mapping.form.kind
    box.setFocus()
    box.setCurrentIndex(box.findData("windows"))
    box.activated.emit(box.currentIndex())
    admin.wait_checked()
    for column, name in enumerate(("label", "starts", "ends")):
        admin.mean(column, name)
    admin.wait_checked()
    assert admin.problems() == []
    assert len(admin.changes()) == 2


def test_hidden_rows_are_asked_about(admin: Admin, tmp_path: Path) -> None:
    rows = [
        SITE.split(","),
        ["A1", "Ann", "1 Main Street", "North", "303-555-0101"],
        ["A2", "Bob", "2 Main Street", "North", "303-555-0102"],
    ]
    admin.read(workbook(tmp_path / "hidden.xlsx", rows, hidden=[3]))
    pane = admin.page.mapping
    assert pane.hidden.isVisible()
    assert admin.page.assistant.prepared is None
    pane.hidden.leave.setFocus()
    admin.press("Return")
    admin.wait_checked()
    assert not pane.hidden.isVisible()
    assert [what for _, what in admin.changes()] == ["A1 Ann"]
    pane.form.hidden.setFocus()
    admin.press("Up")
    admin.wait_checked()
    assert len(admin.changes()) == 2


# Problems -----------------------------------------------------------------------------------


def bad_sites(path: Path) -> Path:
    return text(
        path,
        SITE,
        "A1,Ann,1 Main Street,North,303-555-0101",
        "A2,Bob,2 Main Street,Nroth,303-555-0102",
        "A3,,3 Main Street,North,303-555-0103",
    )


def test_problems_say_the_cell_and_lead_to_it(admin: Admin, tmp_path: Path) -> None:
    admin.read(bad_sites(tmp_path / "bad.csv"))
    admin.go_on(Step.CHECK)
    page = admin.page
    assert {cell for cell, _ in admin.problems()} == {"D3", "B4"}
    assert not page.changes.isVisible()
    assert page.check.table.hasFocus()
    proposals = [problem.proposal for _, problem in page.check.model.rows]
    assert any("North" in proposal for proposal in proposals)
    admin.wait_checked()
    page.check.table.selectRow([cell for cell, _ in admin.problems()].index("D3"))
    admin.wait_checked()
    admin.press("Return")
    assert page.check.around.hasFocus()
    index = page.check.around.currentIndex()
    assert index.data() == "Nroth"
    assert "North" in str(index.data(Qt.ItemDataRole.ToolTipRole))


def test_good_rows_are_taken_by_choice(admin: Admin, tmp_path: Path) -> None:
    admin.read(bad_sites(tmp_path / "bad.csv"))
    admin.go_on(Step.CHANGES)
    assert not admin.page.bar.next_button.isEnabled()
    assert "step 3" in admin.page.bar.words.text()
    admin.page.bar.back_button.setFocus()
    admin.press("Return")
    assert admin.page.step is Step.CHECK
    admin.page.check.good_rows.click()
    admin.wait_checked()
    admin.write()
    assert admin.count("sites") == 1
    assert "left out" in admin.page.result.notice.text()


def test_a_marked_copy_is_saved(admin: Admin, tmp_path: Path) -> None:
    target = tmp_path / "marked.xlsx"
    admin.page.ask_save = lambda _parent, _title, _name, chosen: chosen(target)
    admin.read(bad_sites(tmp_path / "bad.csv"))
    admin.go_on(Step.CHECK)
    admin.page.check.report_button.setFocus()
    admin.press("Return")
    admin.qtbot.waitUntil(lambda: str(target) in admin.page.notice.text(), timeout=WAIT_MS)
    comments = [
        cell.coordinate
        for sheet in load_workbook(target)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    ]
    assert "D3" in comments


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.xlsx", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("cut.xlsx", b"PK\x03\x04" + bytes(40)),
    ],
)
def test_what_is_no_sheet_is_refused_with_a_next_step(
    admin: Admin, tmp_path: Path, name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    admin.name_file(file)
    admin.wait_for(Phase.REFUSED)
    page = admin.page
    assert page.file.isVisible()
    said = page.file.notice.text()
    assert name in said
    assert len(said.splitlines()) >= 3
    # and another file is read as if nothing had been
    admin.read(DATA / "arvada" / "windows.csv")
    assert page.step is not Step.FILE
    assert not page.file.notice.isVisible()


def test_a_path_that_is_not_there_is_said(admin: Admin, tmp_path: Path) -> None:
    admin.name_file(tmp_path / "nowhere.csv")
    admin.wait_for(Phase.REFUSED)
    assert "nowhere.csv" in admin.page.file.notice.text()


# Losses, undo, history ----------------------------------------------------------------------


def test_bookings_that_lose_their_cover_are_shown_and_kept(admin: Admin, tmp_path: Path) -> None:
    office = admin.office
    office.add_sites(2)
    day = office.day(3)
    office.add_routes(day, 2)
    office.add_routes(day + timedelta(days=1), 2)
    standing = booked(office, day)
    file = text(
        tmp_path / "capacity.csv",
        "Zone,Date,Technicians",
        f"North,{day.isoformat()},0",
        f"North,{(day + timedelta(days=1)).isoformat()},1",
    )
    admin.read(file)
    admin.go_on(Step.CHANGES)
    box = admin.page.changes.losses
    assert box.isVisible()
    assert box.model.rows[0].references == (standing.reference,)
    assert not admin.page.bar.next_button.isEnabled()
    assert box.keep.hasFocus()
    admin.press("Space")
    assert admin.page.bar.next_button.isEnabled()
    admin.write()
    assert standing.reference in admin.page.result.notice.text()
    assert admin.count("routes") == 2


def test_what_was_just_imported_can_be_undone(admin: Admin) -> None:
    admin.read(DATA / "arvada" / "job_types.csv")
    before = admin.count("job_types")
    admin.write()
    assert admin.count("job_types") > before
    admin.wait_history(1)
    admin.page.result.undo_button.setFocus()
    admin.press("Return")
    admin.qtbot.waitUntil(lambda: "is undone" in admin.page.result.notice.text(), timeout=WAIT_MS)
    assert admin.count("job_types") == before
    admin.wait_checked()
    assert admin.page.history.model.rows[0].undone_by is not None


def test_history_tells_and_asks_before_it_undoes(admin: Admin, tmp_path: Path) -> None:
    admin.read(text(tmp_path / "sites.csv", SITE, "A1,Ann,1 Main Street,North,303-555-0101"))
    admin.write()
    admin.page.begin_anew()
    admin.wait_history(1)
    history = admin.page.history
    history.table.setFocus()
    admin.press("Down")
    history.undo_button.setFocus()
    admin.press("Return")
    assert history.sure_button.hasFocus()
    admin.press("Escape")
    assert admin.count("sites") == 1
    history.undo_button.setFocus()
    admin.press("Return")
    admin.press("Return")
    admin.qtbot.waitUntil(lambda: "is undone" in history.notice.text(), timeout=WAIT_MS)
    assert admin.count("sites") == 0
    admin.wait_checked()
    assert not history.undo_button.isEnabled()


def test_undo_is_refused_while_a_booking_stands_on_it(admin: Admin, tmp_path: Path) -> None:
    office = admin.office
    day = office.day(3)
    office.add_routes(day, 2)
    admin.read(text(tmp_path / "sites.csv", SITE, "A1,Ann,1 Main Street,North,303-555-0101"))
    admin.write()
    standing = booked(office, day, "A1")
    admin.page.result.undo_button.click()
    admin.qtbot.waitUntil(
        lambda: standing.reference in admin.page.result.notice.text(), timeout=WAIT_MS
    )
    assert admin.count("sites") == 1
    assert admin.page.result.undo_button.isEnabled()


# The page -----------------------------------------------------------------------------------


def test_a_file_is_dropped_and_several_are_not(admin: Admin, tmp_path: Path) -> None:
    file = tmp_path / "windows.csv"
    shutil.copy(DATA / "arvada" / "windows.csv", file)
    admin.drop(file, file)
    assert "One file" in admin.page.notice.text()
    admin.drop(file)
    admin.wait_read()
    assert admin.page.step is Step.MEANING
    assert not admin.page.notice.isVisible()


def test_a_file_is_chosen_and_an_empty_sheet_saved(admin: Admin, tmp_path: Path) -> None:
    blank = tmp_path / "blank.xlsx"
    admin.page.ask_save = lambda _parent, _title, _name, chosen: chosen(blank)
    admin.page.ask_open = lambda _parent, chosen: chosen(blank)
    admin.page.file.shapes_button.setFocus()
    admin.press("Space")
    admin.page.file.blank_buttons["sites", "list"].setFocus()
    admin.press("Return")
    admin.qtbot.waitUntil(blank.exists, timeout=WAIT_MS)
    admin.wait_checked()
    admin.page.file.choose_button.setFocus()
    admin.press("Return")
    admin.wait_read()
    assert admin.standing(Step.MEANING) == "Sites"


def test_another_page_says_which_kind_it_wants(admin: Admin) -> None:
    admin.page.show_item("job-types")
    assert "job types" in admin.page.file.title.text()


def test_everything_has_a_name_and_nothing_is_cut(admin: Admin, tmp_path: Path) -> None:
    admin.read(bad_sites(tmp_path / "bad.csv"))
    for step in (Step.FILE, Step.MEANING, Step.CHECK, Step.CHANGES):
        admin.page.steps.step_chosen.emit(step)
        admin.wait_checked()
        QApplication.processEvents()
        inside: list[QWidget] = admin.page.findChildren(QWidget)
        for widget in inside:
            takes = widget.focusPolicy().value and widget.isVisible()
            takes = takes and widget.objectName() not in INNER
            assert not takes or name_of(widget), f"{type(widget).__name__} at {step.name}"
        assert not list(cut_widgets(admin.page)), step.name
