"""From an assignment to the witness: arrival times that move as little as they can, and stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.planning.field import NEVER
from core.planning.model import Plan, Stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.planning.field import Field
    from core.planning.model import ZoneDay

Edge = tuple[int, int, int]
"""(route, previous visit or -1, visit)."""


def retell(day: ZoneDay, stops: Sequence[Stop], added_ids: Iterable[str] = ()) -> Plan:
    """The plan of these stops, told as a change of the standing plan of ``day``."""
    standing = set(day.stops)
    mine = set(added_ids)
    return Plan(
        stops=tuple(stops),
        moved=tuple(s for s in stops if s not in standing and s.booking_id not in mine),
        added=tuple(s for s in stops if s.booking_id in mine),
        extra_drive=sum(s.drive for s in stops) - sum(s.drive for s in day.stops),
    )


def schedule(field: Field, seqs: Sequence[Sequence[int]]) -> list[int] | None:
    """Arrival per visit for these route orders, near the standing arrivals; None: impossible.

    A visit that stands nowhere arrives as early as it can; one that is in no route keeps the
    arrival of the field and means nothing.
    """
    edges_in: dict[int, list[Edge]] = {}
    edges_out: dict[int, list[Edge]] = {}
    for r, seq in enumerate(seqs):
        previous = -1
        for v in seq:
            edge = (r, previous, v)
            edges_in.setdefault(v, []).append(edge)
            if previous >= 0:
                edges_out.setdefault(previous, []).append(edge)
            previous = v
    earliest = _earliest(field, edges_in, edges_out)
    if earliest is None:
        return None
    order = sorted(edges_in, key=earliest.__getitem__)
    latest = _latest(field, order, edges_in, edges_out)
    if latest is None:
        return None
    arrival = list(field.arrival)
    for v in order:
        # Who changes routes gives way to those who stay: it arrives as early as it can.
        stays = v < field.standing and field.slots[v] == sorted(r for r, _, _ in edges_in[v])
        wish = min(field.arrival[v], latest[v]) if stays else field.lo[v]
        arrival[v] = _first_fit(field, v, max(wish, field.lo[v]), edges_in[v], arrival)
        if arrival[v] > latest[v]:
            return None
    return arrival


def _first_fit(
    field: Field, v: int, arrives: int, edges: Sequence[Edge], arrival: Sequence[int]
) -> int:
    """The first arrival ≥ ``arrives`` that what goes before and the blocks allow."""
    if field.visits[v].all_day:
        return max(arrives, *(field.routes[r].starts for r, _, _ in edges), field.lo[v])
    for r, previous, _ in edges:
        base = arrival[previous] if previous >= 0 else field.opens(r)
        arrives = max(arrives, base + field.weight(r, previous, v))
    while True:
        pushed = arrives
        for r, previous, _ in edges:
            pushed = field.push(r, previous, v, pushed)
        if pushed == arrives or pushed > field.hi[v]:
            return pushed
        arrives = pushed


def _earliest(
    field: Field, edges_in: dict[int, list[Edge]], edges_out: dict[int, list[Edge]]
) -> dict[int, int] | None:
    """Earliest arrivals by relaxation; None when a promise is missed or the orders conflict."""
    earliest = {v: field.lo[v] for v in edges_in}
    waiting = list(edges_in)
    arrival = list(field.lo)
    while waiting:
        v = waiting.pop()
        value = _first_fit(field, v, arrival[v], edges_in[v], arrival)
        if value > field.hi[v]:
            return None
        if value > arrival[v]:
            arrival[v] = earliest[v] = value
            waiting.extend(after for _, _, after in edges_out.get(v, ()))
    return earliest


def _latest(
    field: Field,
    order: Sequence[int],
    edges_in: dict[int, list[Edge]],
    edges_out: dict[int, list[Edge]],
) -> list[int] | None:
    latest = list(field.hi)
    for v in reversed(order):
        value = field.hi[v]
        for r, _, after in edges_out.get(v, ()):
            value = min(value, latest[after] - field.weight(r, v, after))
        for r, _, _ in edges_in[v]:
            if not field.visits[v].all_day:
                value = min(value, field.routes[r].ends - field.tail[v])
        before = NEVER
        while value != before:
            before = value
            for r, previous, _ in edges_in[v]:
                value = field.pull(r, previous, v, value)
        if value < field.lo[v]:
            return None
        latest[v] = value
    return latest


def stops_of(field: Field, seqs: Sequence[Sequence[int]], arrival: Sequence[int]) -> list[Stop]:
    """The stops of these orders and arrivals; a standing stop that can stay as it is, stays.

    Stops of fixed visits on routes outside the zone-day are carried along.
    """
    known = {route.route_id for route in field.routes}
    stops = [stop for stop in field.day.stops if stop.route_id not in known and _fixed(field, stop)]
    for r, seq in enumerate(seqs):
        stands = field.stop_of[r]
        free = -NEVER
        previous = -1
        for v in seq:
            stop = stands.get(v)
            starts, ends, drive = field.stop_on(r, previous, v, arrival[v])
            if stop is None or (
                not field.frozen[v]
                and not (
                    stop.arrives == arrival[v]
                    and stop.ends == ends
                    and stop.drive >= drive
                    and stop.starts >= max(free, field.routes[r].starts)
                    and stop.arrives - stop.starts - stop.drive == field.before[v]
                    and not _blocked(field, r, stop)
                )
            ):
                visit = field.visits[v]
                stop = Stop(
                    visit.booking_id, field.routes[r].route_id, starts, arrival[v], ends, drive
                )
            stops.append(stop)
            free = stop.ends
            previous = v
    return stops


def _fixed(field: Field, stop: Stop) -> bool:
    return any(v.fixed and v.booking_id == stop.booking_id for v in field.day.visits)


def _blocked(field: Field, r: int, stop: Stop) -> bool:
    return any(stop.starts < ends and starts < stop.ends for starts, ends in field.routes[r].blocks)


def plan_of(field: Field, seqs: Sequence[Sequence[int]], added: Iterable[int] = ()) -> Plan | None:
    """The witness of these route orders, or None where no times fit."""
    arrival = schedule(field, seqs)
    if arrival is None:
        return None
    ids = [field.visits[v].booking_id for v in added]
    return retell(field.day, stops_of(field, seqs, arrival), ids)
