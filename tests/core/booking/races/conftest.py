"""One pool of sixteen warm client processes for every race."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.core.booking.races.clients import Clients

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def clients() -> Iterator[Clients]:
    """Sixteen processes; each test signs them in where it wants them."""
    with Clients() as pool:
        yield pool
