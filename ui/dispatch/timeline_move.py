"""A stop on its way to another time or technician: what is asked for, before anybody decides.

Whether it can work is decided by the core alone (core/booking/move_stop.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from core.booking.zone_plan import PlannedRoute
    from ui.dispatch.timeline_scale import Spot

COARSE_MINUTES: Final = 5
FINE_MINUTES: Final = 1


@dataclass(frozen=True, slots=True)
class Move:
    """The stop at ``spot`` is to arrive at ``arrives_at`` (UTC) on ``to_route``."""

    spot: Spot
    to_route: PlannedRoute
    arrives_at: datetime

    @classmethod
    def none(cls, spot: Spot) -> Move:
        """Where it is now."""
        return cls(spot, spot.route, spot.stop.arrives_at)

    @property
    def changes_anything(self) -> bool:
        """Whether it is somewhere else than now."""
        stop = self.spot.stop
        is_same_route = self.to_route.route == self.spot.route.route
        return not is_same_route or self.arrives_at != stop.arrives_at

    @property
    def keeps_promise(self) -> bool:
        """Whether the arrival lies inside what the customer was promised (half-open)."""
        return self.spot.stop.promised_from <= self.arrives_at < self.spot.stop.promised_to

    @property
    def ends_at(self) -> datetime:
        """When the work would end, buffer included."""
        stop = self.spot.stop
        return stop.ends_at + (self.arrives_at - stop.arrives_at)

    def later(self, minutes: int) -> Move:
        """So many minutes later (earlier, where negative)."""
        return replace(self, arrives_at=self.arrives_at + timedelta(minutes=minutes))

    def on(self, route: PlannedRoute) -> Move:
        """The same time with another technician."""
        return replace(self, to_route=route)

    def at(self, instant: datetime, step: int) -> Move:
        """At the step of whole ``step`` minutes that is nearest to the instant."""
        return replace(self, arrives_at=snap(instant, step))


def snap(instant: datetime, step: int) -> datetime:
    """The nearest whole ``step`` minutes of the hour."""
    seconds = step * 60
    return datetime.fromtimestamp(round(instant.timestamp() / seconds) * seconds, instant.tzinfo)
