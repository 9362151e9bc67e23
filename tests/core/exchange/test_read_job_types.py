from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.errors import InvalidInput
from tests.core.exchange.rows import BRANCHES, places, read_job_types, sample, sheet_of

if TYPE_CHECKING:
    from core.exchange.sheet import Value

HEAD = ("Code", "Job type", "Minutes", "Techs needed", "All day")


@pytest.mark.parametrize("branch", BRANCHES)
def test_the_branches_real_files(branch: str) -> None:
    reading = read_job_types(sample(branch, "job_types.csv").sheets[0])
    assert (len(reading.records), reading.problems) == (10, ())
    by_code = {record.code: record for record in reading.records}
    install, panel = by_code["SYS-INSTALL"], by_code["PANEL"]
    assert (install.minutes, install.technicians, install.all_day) == (None, 2, True)
    assert (panel.minutes, panel.technicians, panel.all_day) == (300, 2, False)


@pytest.mark.parametrize("minutes", [0, "0", None, "", "-5", "1.5", "soon", 2000])
def test_a_job_that_takes_no_time_is_refused(minutes: Value) -> None:
    reading = read_job_types(sheet_of(HEAD, ["X", "Job", minutes, 1, ""]))
    assert reading.records == ()
    assert [(p.row, p.column) for p in reading.problems] == [(2, "C")]


def test_blank_means_one_technician_and_other_words_are_known() -> None:
    reading = read_job_types(
        sheet_of(
            [
                "Description",
                "Job code",
                "Duration (min)",
                "Crew size",
                "Full day",
                "Prep",
                "Clean-up",
            ],
            ["Tune-up", "TUNE", "60 min", None, "n", 5, "10"],
        )
    )
    (job,) = reading.records
    assert (job.code, job.minutes, job.technicians) == ("TUNE", 60, 1)
    assert (job.buffer_before, job.buffer_after) == (5, 10)


def test_every_problem_is_named() -> None:
    reading = read_job_types(
        sheet_of(
            HEAD, ["A", "Job", 60, 1, ""], ["a", "Job", 60, 1, ""], ["", "Job", 60, 21, "what"]
        )
    )
    assert places(reading.problems) == [
        (3, "A", "a"),
        (4, "E", "what"),
        (4, "A", ""),
        (4, "D", "21"),
    ]
    with pytest.raises(InvalidInput, match="does not look like job types"):
        read_job_types(sheet_of(["Zone", "Date"], ["North", 1]))
