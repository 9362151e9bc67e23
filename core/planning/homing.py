"""A re-planned day back towards the standing plan: fewer stops on other routes than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.planning.placing import Placer

REPAIRS = 3
"""Rounds of returning visits to their own routes."""


class Homing:
    """Returns visits to the routes on which they stand, where the day allows it."""

    def __init__(self, placer: Placer) -> None:
        self._placer = placer
        self._tours = placer.tours

    def repair(self, target: int) -> None:
        """Back towards the standing plan: return visits to their own routes where that fits.

        Whoever else is not at home gives way to the one that returns, and so does the target.
        """
        away = self._away(target)
        for _ in range(REPAIRS):
            before = len(away)
            for v in away:
                if self._home_again(v, target, len(away)):
                    away = self._away(target)
            away = self._away(target)
            if len(away) in (0, before):
                return

    def _away(self, target: int) -> list[int]:
        """Standing visits that are not on their own routes."""
        on, slots = self._tours.on, self._tours.field.slots
        return [
            v
            for v in range(self._tours.field.standing)
            if v != target and on[v] and sorted(on[v]) != slots[v]
        ]

    def _home_again(self, v: int, target: int, away: int) -> bool:
        """Return ``v`` home if fewer than ``away`` visits are away then; else change nothing."""
        tours, home = self._tours, self._tours.field.slots[v]
        if sorted(tours.on[v]) == home or not home or not set(home) <= set(tours.allowed[v]):
            return False
        others = {*self._away(target)} - {v}
        if target >= 0 and not self._tours.field.visits[target].all_day:
            others.add(target)
        guests = [u for u in others if set(tours.on[u]) & set(home)]
        before = tours.save()
        if (
            tours.take_out([v, *guests])
            and self._insert_home(v)
            and all(self._insert_home(u) or self._placer.insert(u, 0.0) for u in guests)
            and len(self._away(target)) < away
        ):
            return True
        tours.restore(before)
        return False

    def _insert_home(self, v: int) -> bool:
        """Insert ``v`` on the routes where it stands, if it stands anywhere."""
        tours, home = self._tours, self._tours.field.slots[v]
        if len(home) != self._tours.field.need[v] or not set(home) <= set(tours.allowed[v]):
            return False
        allowed, tours.allowed[v] = tours.allowed[v], home
        fits = self._placer.insert(v, 0.0)
        tours.allowed[v] = allowed
        return fits
