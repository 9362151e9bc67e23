"""What the measuring process is told, and what it answers: JSON over its standard streams."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Call:
    """One customer on the phone: what is typed, and the site's number that must be found."""

    words: str
    site: str


@dataclass(frozen=True, slots=True)
class Order:
    """``port`` is the proxy's; logins are whole; ``queries`` are typed key by key.

    ``job`` is the most used, whose windows are asked for with the site; ``other_job`` is not.

    ``calls`` are measured at full speed; ``day`` is the day that is played with
    ``delay_seconds`` added to every answer, which the parent switches on when it is told.
    """

    port: int
    dbname: str
    csr: str
    dispatcher: str
    password: str
    keys: int
    queries: tuple[str, ...]
    calls: tuple[Call, ...]
    day: tuple[Call, ...]
    job: str
    job_words: str
    other_job: str
    other_words: str

    def as_json(self) -> str:
        """One line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """What `as_json` wrote."""
        told: dict[str, Any] = json.loads(text)
        for name in ("calls", "day"):
            told[name] = tuple(Call(**call) for call in told[name])
        return cls(**{**told, "queries": tuple(told["queries"])})


@dataclass(slots=True)
class Measured:
    """Milliseconds, one an act; ``stalls``: what the GUI thread was away for, and doing what."""

    typeahead: list[float] = field(default_factory=list)
    typeahead_bare: list[float] = field(default_factory=list)
    grid: list[float] = field(default_factory=list)
    grid_typed: list[float] = field(default_factory=list)
    grid_bare: list[float] = field(default_factory=list)
    hold: list[float] = field(default_factory=list)
    hold_bare: list[float] = field(default_factory=list)
    keystrokes: list[int] = field(default_factory=list)
    longest_stall: float = 0.0
    longest_own_stall: float = 0.0
    stalls: list[tuple[float, str]] = field(default_factory=list)
    day_seconds: float = 0.0
    megabytes_before: float = 0.0
    megabytes_after: float = 0.0

    def as_json(self) -> str:
        """One line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """What `as_json` wrote."""
        return cls(**json.loads(text))
