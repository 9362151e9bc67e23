"""The fuzzer for a bounded while; ``python -m tests.core.exchange.fuzz`` runs it for longer."""

from __future__ import annotations

from tests.core.exchange import fuzz

SECONDS = 20.0


def test_damaged_files_are_read_or_refused_in_words() -> None:
    count, failures = fuzz.hunt(SECONDS, first=1)
    assert failures == []
    # a busy computer does fewer, but none at all would prove nothing
    assert count > len(fuzz.KNOWN) + 20
