"""What a provider of messages does wrong in tests: by a script, then by chance."""

from __future__ import annotations

import json
import random
import threading
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

OK = "ok"


@dataclass
class Faults:
    """``chances``: a fault's name -> how often of 1. ``script``: the first requests' fates.

    ``delay``: seconds before each answer. ``stall``: seconds without an answer where a request is
    left hanging; it ends early when the server closes. Names are those of the server.
    """

    chances: dict[str, float] = field(default_factory=dict)
    script: Sequence[str] = ()
    seed: int = 1
    delay: float = 0.0
    retry_after: float = 1
    stall: float = 5.0

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._random = random.Random(self.seed)
        self._script = deque(self.script)
        self.happened: Counter[str] = Counter()

    def next(self) -> str:
        """The fate of the next request that would send."""
        with self._lock:
            fate = self._script.popleft() if self._script else self._by_chance()
            self.happened[fate] += 1
            return fate

    def change(self, *, script: Sequence[str] = (), chances: dict[str, float] | None) -> None:
        """Go on with another script, and other chances if they are given."""
        with self._lock:
            self._script.extend(script)
            if chances is not None:
                self.chances = dict(chances)

    def _by_chance(self) -> str:
        drawn = self._random.random()
        for name, chance in self.chances.items():
            drawn -= chance
            if drawn < 0:
                return name
        return OK


def fault_options(parser: argparse.ArgumentParser) -> None:
    """The options of a server that runs as a process."""
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--faults", default="{}", help="JSON: a fault's name -> how often of 1")
    parser.add_argument("--script", default="[]", help="JSON: the first requests' fates")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--delay-ms", type=float, default=0)
    parser.add_argument("--retry-after", type=float, default=1)
    parser.add_argument("--stall", type=float, default=5)


def faults_of(options: argparse.Namespace) -> Faults:
    chances: dict[str, float] = json.loads(options.faults)
    script: list[str] = json.loads(options.script)
    return Faults(
        chances,
        script,
        seed=options.seed,
        delay=options.delay_ms / 1000,
        retry_after=options.retry_after,
        stall=options.stall,
    )


def announce(document: dict[str, Any]) -> None:
    """Tell whoever started this process where it listens."""
    print(json.dumps(document), flush=True)  # noqa: T201
