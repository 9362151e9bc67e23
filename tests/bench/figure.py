"""One measured figure, as ``dev.py bench`` prints it and writes it to bench.json."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` in ``unit`` (``ms``, ``share`` 0..1, ``1/s`` …) beside a bare ``baseline``.

    ``ratio`` is value ÷ baseline where both exist; ``target`` the issue's bound in words;
    ``how`` says how it was measured, so that anyone can repeat it.
    """

    name: str
    value: float
    unit: str
    how: str
    baseline: float | None = None
    ratio: float | None = None
    target: str | None = None
