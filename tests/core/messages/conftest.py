"""How large a campaign is."""

from __future__ import annotations

import pytest

MESSAGES = 60


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--messages``: see test_kill_campaign.py."""
    parser.addoption("--messages", type=int, default=MESSAGES)


@pytest.fixture
def messages(request: pytest.FixtureRequest) -> int:
    """So many bookings are confirmed in a campaign."""
    return int(request.config.getoption("--messages"))
