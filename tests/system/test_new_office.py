"""An office opens from its own sheets, by commands alone: import, hold, confirm, export."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.booker_desktop.command_line import home
from tests.samples import BRANCHES, upcoming

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.booker_desktop.command_line import Booker

pytestmark = pytest.mark.long

ROUTE_CYCLE = 28


@pytest.fixture(scope="module")
def booker() -> Iterator[Booker]:
    """The command line in a home of its own."""
    with home() as made:
        yield made


def ahead(source: Path, target: Path) -> date:
    """Copy the capacity per window with its dates moved to the next four weeks; its first day."""
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011 - any near day will do
    with source.open(encoding="utf-8", newline="") as sheet:
        heading, *rows = csv.reader(sheet)
    moved = []
    for zone, day, *rest in rows:
        since = (date.fromisoformat(day) - tomorrow).days % ROUTE_CYCLE
        moved.append([zone, (tomorrow + timedelta(days=since)).isoformat(), *rest])
    with target.open("w", encoding="utf-8", newline="") as sheet:
        csv.writer(sheet).writerows([heading, *moved])
    return min(date.fromisoformat(row[1]) for row in moved)


@pytest.mark.parametrize("code", BRANCHES)
def test_office_opens_from_its_own_sheets(booker: Booker, code: str, tmp_path: Path) -> None:
    folder = upcoming(code, tmp_path)
    branch = json.loads((folder / "branch.json").read_text("utf-8"))

    def run(*words: str, login: str | None = None) -> dict[str, object]:
        answer = booker.run("--branch", code, *words, "--json", login=login)
        assert answer.code == 0, (words, answer)
        return answer.document

    run("branch", "add", code, "--name", branch["name"], "--timezone", branch["timezone"])
    for kind, name, *more in (
        ("job-types", "job_types.csv"),
        ("windows", "windows.csv"),
        ("sites", "sites.csv", "--create-zones"),
        ("capacity", "capacity.xlsx"),
        ("capacity", "capacity.xlsx", "--sheet", "Roster"),
        ("capacity", "capacity_long.csv"),
    ):
        first = run("import", kind, str(folder / name), *more)
        assert first["refused"] == [], name
        assert first["added"], name
        again = run("import", kind, str(folder / name), *more)
        assert (again["added"], again["changed"]) == (0, 0), name

    day = ahead(folder / "capacity_long.csv", tmp_path / "ahead.csv")
    run("import", "capacity", str(tmp_path / "ahead.csv"))
    for role in ("csr", "dispatcher"):
        login = f"{role}.{code}"
        founded = run("staff", "add", login, "--role", role)
        booker.passwords[login] = str(founded["password"])
    number = f"{code[:3].upper()}1001"
    told = run(
        "windows", "--site", number, "--job", "AC-TUNE", "--from", day.isoformat(), "--days", "3",
        login=f"csr.{code}",
    )  # fmt: skip
    windows = told["windows"]
    assert isinstance(windows, list)
    chosen = next(window for window in windows if window["offered"])
    held = run(
        "hold", "--site", number, "--job", "AC-TUNE", "--date", chosen["date"],
        "--window", chosen["window"], login=f"csr.{code}",
    )  # fmt: skip
    reference = str(held["reference"])
    assert held["promised_from"] == chosen["starts_at"]
    run("confirm", reference, login=f"dispatcher.{code}")
    run("export", "bookings", str(tmp_path / "bookings.csv"), login=f"dispatcher.{code}")
    with (tmp_path / "bookings.csv").open(encoding="utf-8-sig", newline="") as sheet:
        exported = list(csv.DictReader(sheet))
    assert [row["reference"] for row in exported] == [reference]
    assert (exported[0]["site"], exported[0]["date"]) == (number, chosen["date"])
