"""Where things of a zone-day stand on the timeline: instants to x, routes to rows. No painting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from core.booking.zone_plan import PlannedRoute, StopOnRoute, ZonePlan
    from ui.moments import LocalTimes

LEAST_HOUR_WIDTH: Final = 58.0
"""Pixels; a narrower view is scrolled sideways."""
MOST_ROW_HEIGHT: Final = 72.0
LEAST_SPAN: Final = timedelta(hours=6)
_MARGIN: Final = 4.0
_HOUR: Final = 3600.0


@dataclass(frozen=True, slots=True)
class Spot:
    """One stop where it stands: a booking with two technicians has two of the same reference."""

    route: PlannedRoute
    stop: StopOnRoute

    @property
    def key(self) -> tuple[str, int]:
        """Reference and route number: tells one stop from every other of the day."""
        return self.stop.reference, self.route.route


def spots(plan: ZonePlan) -> tuple[Spot, ...]:
    """Every stop of the day, route by route, in order."""
    return tuple(Spot(route, stop) for route in plan.routes for stop in route.stops)


def day_span(plan: ZonePlan, times: LocalTimes) -> tuple[datetime, datetime]:
    """The whole hours that hold every shift, stop and promise of the day."""
    first = min(
        (at for r in plan.routes for at in (r.starts_at, *(s.starts_at for s in r.stops))),
        default=None,
    )
    last = max(
        (at for r in plan.routes for at in (r.ends_at, *(s.ends_at for s in r.stops))),
        default=None,
    )
    if first is None or last is None:
        message = "a zone-day without routes has no hours"
        raise ValueError(message)
    for spot in spots(plan):
        first = min(first, spot.stop.promised_from)
        last = max(last, spot.stop.promised_to)
    return times.hour_before(first), times.hour_after(max(last, first + LEAST_SPAN))


@dataclass(frozen=True, slots=True)
class Scale:
    """Pixels of the timeline's contents: x from 0 at ``first``, y from 0 at the first route."""

    first: datetime
    last: datetime
    hour_width: float
    row_height: float
    rows: int

    @classmethod
    def fitting(
        cls,
        span: tuple[datetime, datetime],
        rows: int,
        size: tuple[float, float],
        *,
        least_row_height: float,
        zoom: float = 1.0,
    ) -> Scale:
        """Fills ``size`` (width, height) where that leaves hours and rows readable."""
        first, last = span
        hours = (last - first).total_seconds() / _HOUR
        width = max(LEAST_HOUR_WIDTH, size[0] / hours) * zoom
        height = min(max(least_row_height, size[1] / max(rows, 1)), MOST_ROW_HEIGHT)
        return cls(first, last, width, max(height, least_row_height), rows)

    @property
    def width(self) -> float:
        """Of all hours."""
        return self.x(self.last)

    @property
    def height(self) -> float:
        """Of all rows."""
        return self.row_height * self.rows

    def x(self, instant: datetime) -> float:
        """Elapsed time, not clock readings: also right on the days when the clocks change."""
        return (instant - self.first).total_seconds() / _HOUR * self.hour_width

    def instant(self, x: float) -> datetime:
        """The instant at x."""
        return self.first + timedelta(seconds=x / self.hour_width * _HOUR)

    def row(self, y: float) -> int:
        """The row at y, the first or last where y is above or below all of them."""
        return min(max(int(y // self.row_height), 0), self.rows - 1)

    def span(self, row: int, first: datetime, last: datetime, margin: float = 0.0) -> QRectF:
        """The rectangle from one instant to another in a row, ``margin`` from its edges."""
        left = self.x(first)
        top = row * self.row_height + margin
        return QRectF(left, top, self.x(last) - left, self.row_height - 2 * margin)

    def stop(self, row: int, stop: StopOnRoute) -> QRectF:
        """Drive, buffers and work of a stop."""
        return self.span(row, stop.starts_at, stop.ends_at, _MARGIN)

    def work(self, row: int, stop: StopOnRoute) -> QRectF:
        """The work alone, from the arrival on."""
        ends = stop.ends_at - timedelta(minutes=stop.buffer_after)
        return self.span(row, stop.arrives_at, ends, _MARGIN)


def busy_minutes(route: PlannedRoute) -> int:
    """Minutes of the shift that are taken by stops, drives and buffers included."""
    taken = sum((stop.ends_at - stop.starts_at for stop in route.stops), timedelta())
    return int(taken.total_seconds()) // 60


def shift_minutes(route: PlannedRoute) -> int:
    """Minutes of the shift that are not blocked."""
    free = route.ends_at - route.starts_at
    until = route.starts_at
    for first, last, _reason in route.blocks:
        begins, ends = max(first, until), min(last, route.ends_at)
        if ends > begins:
            free -= ends - begins
            until = ends
    return max(int(free.total_seconds()) // 60, 0)
