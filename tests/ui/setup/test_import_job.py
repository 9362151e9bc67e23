"""What an import shares with its thread: progress, the wish to stop, memory without collections."""

from __future__ import annotations

import gc

import pytest

from core.errors import Cancelled
from ui.setup.import_job import Job
from ui.setup.import_memory import collect_again, no_collection


def test_a_job_tells_how_far_it_is_until_it_is_stopped() -> None:
    job = Job()
    job.tell("rows compared", 2, 10)
    assert job.progress == ("rows compared", 2, 10)
    job.check()
    job.stop()
    assert job.is_stopped
    with pytest.raises(Cancelled) as caught:
        job.tell("rows compared", 3, 10)
    assert caught.value.next_step == "Nothing was written."
    assert job.progress == ("rows compared", 2, 10)


def test_nothing_is_collected_meanwhile_however_many_read() -> None:
    with no_collection():
        with no_collection():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    collect_again()
    assert gc.get_freeze_count() == 0


def test_what_fails_collects_again() -> None:
    def fail() -> None:
        with no_collection():
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 (its own)
        fail()
    assert gc.isenabled()
    collect_again()
