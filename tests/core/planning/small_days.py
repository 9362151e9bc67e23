"""Hand-made zone-days for the planner's tests: minutes counted from 8:00, one zone, 15 a drive."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from core.planning.answer import Budget, answer
from core.planning.model import Answer, Place, Route, Stop, Travel, Visit, ZoneDay

EIGHT = 29_400_480
WINDOWS = {"8-10": (0, 120), "10-12": (120, 240), "12-14": (240, 360), "14-16": (360, 480)}


def route(name: str = "r1", starts: int = 0, ends: int = 540, **more: object) -> Route:
    return replace(Route(name, "north", EIGHT + starts, EIGHT + ends), **more)  # type: ignore[arg-type]


def visit(name: str, window: str = "8-10", minutes: int = 60, **more: object) -> Visit:
    starts, ends = WINDOWS[window]
    plain = Visit(
        name, Place(name), "north", minutes, 1, EIGHT + starts, EIGHT + ends, window=window
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def stop(of: Visit, on: str, arrives: int, *, drive: int = 0, pinned: bool = False) -> Stop:
    """The stop of a visit that arrives so many minutes after 8:00."""
    at = EIGHT + arrives
    return Stop(
        of.booking_id,
        on,
        at - of.buffer_before - drive,
        at,
        at + of.minutes + of.buffer_after,
        drive,
        pinned,
    )


def day(
    routes: tuple[Route, ...],
    visits: tuple[Visit, ...] = (),
    stops: tuple[Stop, ...] = (),
    **more: object,
) -> ZoneDay:
    plain = ZoneDay("north", routes, visits, stops, {"north": Travel(), "south": Travel()})
    return replace(plain, **more)  # type: ignore[arg-type]


def ticking(seconds: float) -> Budget:
    """A budget on a clock that advances a millisecond a look: the same on every machine."""
    ticks = count()
    return Budget(lambda: next(ticks) / 1000.0, seconds)


def ask(zone_day: ZoneDay, candidate: Visit, seconds: float = 0.0) -> Answer:
    return answer(zone_day, (candidate,), budget=ticking(seconds), seed=1)[0]
