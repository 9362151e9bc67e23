"""Standing visits onto changed routes: after capacity was reduced, or after a stop vanished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.planning.field import Field
from core.planning.search import Search
from core.planning.verify import verify
from core.planning.witness import plan_of

if TYPE_CHECKING:
    from core.planning.budget import Budget
    from core.planning.model import Plan, ZoneDay


def replan(day: ZoneDay, budget: Budget, seed: int) -> Plan | tuple[str, ...]:
    """All standing visits onto the day's routes, moving few; else who could not be placed.

    Standing stops may lie on routes that are gone or break their route's rules. The booking
    ids that come back are those left over by the best day found (pinned and fixed ones whose
    stop no longer fits always among them).
    """
    field = Field(day)
    search = Search(field, seed)
    orders, left = search.place_all(budget.clock, budget.deadline())
    if not left:
        plan = plan_of(field, orders)
        if plan is not None and not verify(day, plan):
            return plan
        # Never nobody: without a plan somebody has no place, and be it one that cannot move.
        left = [v for v in range(field.standing) if not field.frozen[v]]
        left = left or list(range(field.standing))
    return tuple(field.visits[v].booking_id for v in left)


def retime(day: ZoneDay) -> Plan | None:
    """The same assignment and order with drives and times made right; None: impossible.

    For a day from which a stop vanished. A stop that can stay as it is, stays.
    """
    field = Field(day)
    if any(
        len(field.slots[v]) != field.need[v] and not field.visits[v].fixed
        for v in range(field.standing)
    ):
        return None
    plan = plan_of(field, field.seq)
    if plan is None or verify(day, plan):
        return None
    return plan
