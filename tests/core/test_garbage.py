"""Collections are held off while something is made, and leave it out afterwards."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from core.garbage import no_collection

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _everything_is_looked_at() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


def test_nothing_is_collected_meanwhile_however_many_read() -> None:
    with no_collection():
        with no_collection():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


def test_what_fails_collects_again() -> None:
    def fail() -> None:
        with no_collection():
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 (its own)
        fail()
    assert gc.isenabled()
