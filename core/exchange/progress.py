"""How far a long piece of work is, told to whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are (0: not known).

Called often, on the thread that works. It may raise :class:`core.errors.Cancelled` to stop the
work: nothing of it is written then. After the last call that can stop it nothing is asked any
more, so that what was told "stopped" never happened.
"""


def nobody(_what: str, _done: int, _total: int) -> None:
    """The progress of work that nobody watches."""
