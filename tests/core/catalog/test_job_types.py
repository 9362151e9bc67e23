"""Job types: those first that are asked for now, and the questions of each."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from core.booking.hold import hold
from core.catalog.job_types import job_types_by_use, list_job_types

if TYPE_CHECKING:
    from tests.office import Office


def test_most_used_first_and_only_what_is_offered(office: Office) -> None:
    desk, day = office.desk(), office.day(2)
    assert [job.code for job in job_types_by_use(desk)] == ["INSTALL", "LONG", "SWAP", "TUNE"]
    office.add_sites(3)
    office.add_routes(day, 3)
    hold(desk, uuid4(), "S1", "TUNE", day, "8-10")
    hold(desk, uuid4(), "S2", "TUNE", day, "10-12")
    hold(desk, uuid4(), "S3", "SWAP", day, "8-10")
    office.execute("update booker.job_types set active = false where code = 'LONG'")
    assert [job.code for job in job_types_by_use(desk)] == ["TUNE", "SWAP", "INSTALL"]
    assert [job.code for job in list_job_types(desk)] == ["INSTALL", "LONG", "SWAP", "TUNE"]


def test_questions_are_kept_in_their_order(office: Office) -> None:
    office.execute(
        "update booker.job_types set questions = '{How old is it?,Is there a dog?}'"
        " where code = 'TUNE'"
    )
    job = next(job for job in list_job_types(office.desk()) if job.code == "TUNE")
    assert job.questions == ("How old is it?", "Is there a dog?")
    assert next(job for job in job_types_by_use(office.desk()) if job.code == "TUNE") == job
    assert next(job for job in list_job_types(office.desk()) if job.code == "SWAP").questions == ()


@pytest.mark.parametrize(
    "questions",
    [["q"] * 13, ["q" * 201], [""], [" q"], [None]],
    ids=["13", "long", "blank", "untidy", "null"],
)
def test_what_is_no_question_is_refused(office: Office, questions: list[str | None]) -> None:
    with pytest.raises(IntegrityError, match="ck_job_types_questions"):
        office.execute(
            "update booker.job_types set questions = :questions where code = 'SWAP'",
            questions=questions,
        )
