"""The exact oracle: CP-SAT on the whole zone-day, every rule of docs/domain.md in the model.

A development dependency only. ``feasible`` answers True, False, or None (not within the limit).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from core.planning.travel import Roads

if TYPE_CHECKING:
    from core.planning.model import Route, Stop, Visit, ZoneDay


NEVER = 1 << 40


@dataclass(slots=True)
class _Model:
    day: ZoneDay
    visits: list[Visit]
    cp: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    arrival: dict[int, cp_model.IntVar] = field(default_factory=dict)
    present: dict[tuple[int, int], cp_model.IntVar] = field(default_factory=dict)


def feasible(
    day: ZoneDay, candidate: Visit | None, *, seconds: float = 10.0, workers: int = 1
) -> bool | None:
    """Whether a plan exists for the standing visits and the candidate."""
    visits = [*day.visits, *([candidate] if candidate is not None else [])]
    if candidate is not None and candidate.zone == day.zone:
        limit = day.window_limits.get(candidate.window)
        taken = sum(v.window == candidate.window and v.zone == day.zone for v in day.visits)
        if limit is not None and taken >= limit:
            return False
    model = _Model(day, visits)
    if not _place(model):
        return False
    for r, route in enumerate(day.routes):
        _route(model, r, route)
    _reserve(model)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = workers
    status = solver.solve(model.cp)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return True
    return False if status == cp_model.INFEASIBLE else None


def _standing(model: _Model, v: int) -> dict[str, Stop]:
    own = model.visits[v].booking_id
    return {stop.route_id: stop for stop in model.day.stops if stop.booking_id == own}


def _immovable(model: _Model, v: int, stop: Stop) -> bool:
    begun = model.day.not_before is not None and stop.starts < model.day.not_before
    return stop.pinned or model.visits[v].fixed or begun


def _place(model: _Model) -> bool:
    """Arrival and presence variables; False when a visit has too few routes."""
    day, cp = model.day, model.cp
    roads = Roads(day)
    for v, visit in enumerate(model.visits):
        model.arrival[v] = cp.new_int_var(visit.promised_from, visit.promised_to - 1, f"a{v}")
        stands = _standing(model, v)
        for r, route in enumerate(day.routes):
            here = cp.new_bool_var(f"p{v},{r}")
            model.present[v, r] = here
            stop = stands.get(route.route_id)
            may = roads.may_serve(route, visit) and (not route.retired or stop is not None)
            held = stop is not None and _immovable(model, v, stop)
            if not may and not held:
                cp.add(here == 0)
            if stop is not None and held:
                cp.add(here == 1)
                cp.add(model.arrival[v] == stop.arrives)
            elif stop is not None and day.settled:
                cp.add(here == 1)
        known = [model.present[v, r] for r in range(len(day.routes))]
        if visit.fixed:
            cp.add(sum(known) == sum(route.route_id in stands for route in day.routes))
        elif len(known) < visit.technicians:
            return False
        else:
            cp.add(sum(known) == visit.technicians)
    return True


def _route(model: _Model, r: int, route: Route) -> None:
    """The route's circuit with drives, shift, blocks, maximum, all-day visits alone."""
    cp, day = model.cp, model.day
    roads = Roads(day)
    opens = max(route.starts, day.not_before if day.not_before is not None else route.starts)
    longest = day.travel[route.zone].max_minutes
    idle = cp.new_bool_var(f"idle{r}")
    arcs: list[tuple[int, int, cp_model.LiteralT]] = [(0, 0, idle)]
    starts: dict[int, cp_model.IntVar] = {}
    for v, visit in enumerate(model.visits):
        here = model.present[v, r]
        arcs.append((v + 1, v + 1, here.negated()))
        first, last = cp.new_bool_var(f"f{v},{r}"), cp.new_bool_var(f"l{v},{r}")
        arcs += [(0, v + 1, first), (v + 1, 0, last)]
        stop = _standing(model, v).get(route.route_id)
        held = stop if stop is not None and _immovable(model, v, stop) else None
        lead = 0 if visit.all_day else visit.buffer_before
        starts[v] = cp.new_int_var(route.starts - 1440, route.ends + 1440, f"s{v},{r}")
        if held is not None:
            cp.add(starts[v] == held.starts).only_enforce_if(here)
            if roads.to_stop(route, None, visit) > held.drive and _standing_before(model, held):
                cp.add(first == 0)
        elif visit.all_day:
            cp.add(starts[v] == model.arrival[v]).only_enforce_if(here)
            cp.add(starts[v] == route.starts).only_enforce_if(here)
            cp.add(starts[v] >= opens).only_enforce_if(here)
        else:
            drive = roads.to_stop(route, None, visit)
            if longest is not None and drive > longest:
                cp.add(first == 0)
            cp.add(starts[v] >= opens).only_enforce_if(here)
            cp.add(starts[v] <= model.arrival[v] - lead - drive).only_enforce_if(first)
        _bounds(model, r, v, starts[v], held)
        arcs += _successions(model, r, v, starts[v], held)
    cp.add_circuit(arcs)
    if route.max_stops is not None:
        cp.add(sum(model.present[v, r] for v in range(len(model.visits))) <= route.max_stops)


def _successions(
    model: _Model, r: int, v: int, starts: cp_model.IntVar, held: Stop | None
) -> list[tuple[int, int, cp_model.IntVar]]:
    """Arcs from every other visit to visit ``v``, with the drive between them."""
    cp, day, visit = model.cp, model.day, model.visits[v]
    route = day.routes[r]
    roads = Roads(day)
    longest = day.travel[route.zone].max_minutes
    lead = visit.buffer_before
    arcs: list[tuple[int, int, cp_model.IntVar]] = []
    for u, other in enumerate(model.visits):
        if u == v or visit.all_day or other.all_day:
            continue
        drive = roads.to_stop(route, other, visit)
        short = held is not None and drive > held.drive
        stood = held is not None and _standing_before(model, held) == other.booking_id
        if stood:
            drive = 0  # who cannot move stays behind whom it stood, whatever the rules say now
        rest = other.minutes + other.buffer_after
        most = min(NEVER if longest is None else longest, NEVER if held is None else held.drive)
        if drive > most or other.promised_from + rest + drive + lead >= visit.promised_to:
            continue
        arc = cp.new_bool_var(f"x{u},{v},{r}")
        arcs.append((u + 1, v + 1, arc))
        cp.add(starts >= model.arrival[u] + rest).only_enforce_if(arc)
        if held is None:
            cp.add(starts <= model.arrival[v] - lead - drive).only_enforce_if(arc)
        elif stood and short:
            until = _standing(model, u)[route.route_id].arrives
            cp.add(model.arrival[u] <= until).only_enforce_if(arc)
    return arcs


def _standing_before(model: _Model, stop: Stop) -> str:
    """Who stands before this stop on its route: "" for nobody."""
    same = [other for other in model.day.stops if other.route_id == stop.route_id]
    same.sort(key=lambda other: (other.starts, other.ends))
    place = same.index(stop)
    return same[place - 1].booking_id if place else ""


def _bounds(model: _Model, r: int, v: int, starts: cp_model.IntVar, held: Stop | None) -> None:
    """Inside the shift and outside the blocks."""
    cp, route, visit = model.cp, model.day.routes[r], model.visits[v]
    here = model.present[v, r]
    if visit.all_day:
        if held is None and any(a < route.ends and route.starts < b for a, b in route.blocks):
            cp.add(here == 0)
        return
    rest = visit.minutes + visit.buffer_after
    cp.add(starts >= route.starts).only_enforce_if(here)
    cp.add(model.arrival[v] + rest <= route.ends).only_enforce_if(here)
    for i, (begins, ends) in enumerate(route.blocks if held is None else ()):
        earlier = cp.new_bool_var(f"b{v},{r},{i}")
        cp.add(model.arrival[v] + rest <= begins).only_enforce_if(here, earlier)
        cp.add(starts >= ends).only_enforce_if(here, earlier.negated())


def _reserve(model: _Model) -> None:
    day, cp = model.day, model.cp
    if day.vip_reserve <= 0:
        return
    live = [r for r, route in enumerate(day.routes) if route.zone == day.zone and not route.retired]
    plain = [v for v, visit in enumerate(model.visits) if not visit.vip]
    names = {model.visits[v].booking_id for v in plain}
    already = {stop.route_id for stop in day.stops if stop.booking_id in names}
    used = []
    for r in live:
        carries = cp.new_bool_var(f"plain{r}")
        for v in plain:
            cp.add_implication(model.present[v, r], carries)
        used.append(carries)
    most = max(len(live) - day.vip_reserve, sum(day.routes[r].route_id in already for r in live))
    cp.add(sum(used) <= most)
