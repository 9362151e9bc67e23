"""Collections are held off while a window is made ready, and leave it out afterwards."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from ui.garbage import WindowAside

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _everything_is_looked_at() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


def test_a_window_is_left_out_once_it_is_ready_and_counts_again_when_the_last_is_closed() -> None:
    first, second = WindowAside(), WindowAside()
    first.ready()
    assert not gc.isenabled()
    second.ready()
    second.ready()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    first.closed()
    assert gc.get_freeze_count() > 0
    second.closed()
    assert gc.get_freeze_count() == 0


def test_a_window_that_closes_before_it_is_ready_holds_nothing_off() -> None:
    window = WindowAside()
    assert not gc.isenabled()
    window.closed()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
