"""How long re-planning may search, by a clock that the caller brings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Budget:
    """How long re-planning may search; insertion and quick proofs run whatever it is.

    ``clock`` gives monotonic seconds (``time.monotonic``); ``seconds`` ≤ 0: no search at all.
    """

    clock: Callable[[], float]
    seconds: float

    def deadline(self) -> float:
        """The end of the budget on its clock, if it starts now."""
        return self.clock() + self.seconds

    def until(self, deadline: float) -> Budget:
        """What remains until ``deadline`` on the same clock."""
        return Budget(self.clock, deadline - self.clock())
