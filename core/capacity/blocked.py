"""Blocked time as it concerns zone-days: which routes, and how many of their minutes. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row


@dataclass(frozen=True, slots=True)
class CalendarBlock:
    """Blocked time that concerns a zone-day. ``whole``: from the day's beginning to its end.

    ``technician``, ``route`` (its number): whom it concerns; None: everybody there.
    """

    reason: str
    starts: time
    ends: time
    whole: bool
    technician: str | None
    route: int | None


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A row of blocks; instants as minutes."""

    zone_id: UUID | None
    route_id: UUID | None
    technician: str | None
    reason: str
    starts: int
    ends: int
    local_starts: time
    local_ends: time

    def concerns(self, zone_id: UUID, row: Row[Any]) -> bool:
        """Whether it takes time from a route of that zone."""
        return (
            self.zone_id in (None, zone_id)
            and self.route_id in (None, row.route_id)
            and self.technician in (None, row.technician)
            and self.starts < row.ends
            and self.ends > row.starts
        )

    @property
    def for_all(self) -> bool:
        """Whether it is of the branch or a whole zone."""
        return self.route_id is None and self.technician is None


def block_row(row: Sequence[Any]) -> BlockRow:
    """A block as the database tells it in JSON."""
    zone_id, route_id, technician, reason, starts, ends, local_starts, local_ends = row
    return BlockRow(
        None if zone_id is None else UUID(zone_id),
        None if route_id is None else UUID(route_id),
        technician,
        reason,
        starts,
        ends,
        time.fromisoformat(local_starts),
        time.fromisoformat(local_ends),
    )


def covered_minutes(blocks: Sequence[BlockRow], first: int, last: int) -> int:
    """Minutes between two instants that are blocked, however often."""
    covered, until = 0, first
    for block in sorted(blocks, key=lambda block: block.starts):
        starts, ends = max(block.starts, until), min(block.ends, last)
        if ends > starts:
            covered += ends - starts
            until = ends
    return covered
