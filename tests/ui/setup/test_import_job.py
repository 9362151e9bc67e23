"""What an import shares with its thread: progress, and the wish to stop."""

from __future__ import annotations

import pytest

from core.errors import Cancelled
from ui.setup.import_job import Job


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
