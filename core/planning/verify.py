"""The separate, dumb checker: is this plan right? It shares no code with the search.

It checks every rule of "What genuinely covered means" (docs/domain.md) by the definition, one
after the other, and says each violation in a sentence. An empty list is a proof.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from core.planning.travel import Roads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.planning.model import Plan, Route, Stop, Visit, ZoneDay


def verify(day: ZoneDay, plan: Plan, candidate: Visit | None = None) -> list[str]:
    """Every rule that ``plan`` breaks, as sentences; empty when it can be kept.

    ``day`` is the standing zone-day; ``candidate`` the booking that the plan adds, if any.
    Stops that refer to a route outside the zone-day are right only for a fixed visit.
    """
    checker = _Checker(day, plan, candidate)
    return [
        *checker.visits_covered(),
        *checker.routes_kept(),
        *checker.limits_kept(),
        *checker.standing_kept(),
        *checker.claims_true(),
    ]


class _Checker:
    def __init__(self, day: ZoneDay, plan: Plan, candidate: Visit | None) -> None:
        self.day = day
        self.plan = plan
        self.candidate = candidate
        self.routes = {route.route_id: route for route in day.routes}
        self.visits = {visit.booking_id: visit for visit in day.visits}
        if candidate is not None:
            self.visits[candidate.booking_id] = candidate
        self.standing = {(stop.booking_id, stop.route_id): stop for stop in day.stops}
        self.roads = Roads(day)

    def visits_covered(self) -> Iterator[str]:
        """Rule 1 and 4: the right number of stops, at once, inside the promise."""
        by_visit: dict[str, list[Stop]] = defaultdict(list)
        for stop in self.plan.stops:
            by_visit[stop.booking_id].append(stop)
            if stop.booking_id not in self.visits:
                yield f"{stop.booking_id}: a stop of no known booking"
        for visit in self.visits.values():
            yield from self._visit_covered(visit, by_visit[visit.booking_id])

    def _visit_covered(self, visit: Visit, stops: list[Stop]) -> Iterator[str]:
        name = visit.booking_id
        if len(stops) != visit.technicians and not visit.fixed:
            yield f"{name}: {len(stops)} stops, needs {visit.technicians}"
        if len({stop.route_id for stop in stops}) != len(stops):
            yield f"{name}: two stops on one route"
        if len({stop.arrives for stop in stops}) > 1:
            yield f"{name}: its technicians arrive at different times"
        for stop in stops:
            if not visit.promised_from <= stop.arrives < visit.promised_to:
                yield f"{name}: arrives at {stop.arrives}, outside its promise"
            route = self.routes.get(stop.route_id)
            if route is None:
                if not visit.fixed:
                    yield f"{name}: on {stop.route_id}, which does not work that day"
                continue
            if not self.roads.may_serve(route, visit) and not self._cannot_move(stop):
                yield f"{name}: {route.route_id} does not cover zone {visit.zone}"
            yield from _interval_right(visit, route, stop)

    def routes_kept(self) -> Iterator[str]:
        """Rules 2 and 3, blocks, maxima, drives, all-day stops alone."""
        by_route: dict[str, list[Stop]] = defaultdict(list)
        for stop in self.plan.stops:
            by_route[stop.route_id].append(stop)
        for route in self.day.routes:
            stops = sorted(by_route[route.route_id], key=lambda stop: (stop.starts, stop.ends))
            yield from self._route_kept(route, stops)

    def _route_kept(self, route: Route, stops: list[Stop]) -> Iterator[str]:
        name = route.route_id
        if route.max_stops is not None and len(stops) > route.max_stops:
            yield f"{name}: {len(stops)} stops, at most {route.max_stops}"
        for before, after in pairwise(stops):
            if after.starts < before.ends:
                yield f"{name}: {before.booking_id} and {after.booking_id} overlap"
        follows = self._standing_order(route)
        previous: Visit | None = None
        last: Stop | None = None
        for stop in stops:
            yield from self._stop_kept(route, stop)
            visit = self.visits.get(stop.booking_id)
            if visit is None:
                continue
            if not visit.all_day:
                stood = follows.get(stop.booking_id, stop)
                kept = last is stood or (
                    last is not None
                    and stood is not None
                    and last.booking_id == stood.booking_id
                    and last.ends <= stood.ends
                )
                if not (kept and self._cannot_move(stop)):
                    yield from self._drive_enough(route, previous, visit, stop)
            elif len(stops) > 1:
                yield f"{name}: {stop.booking_id} is an all-day job, not alone"
            previous = visit
            last = stop

    def _stop_kept(self, route: Route, stop: Stop) -> Iterator[str]:
        label = f"{route.route_id}: {stop.booking_id}"
        if stop.starts < route.starts or stop.ends > route.ends:
            yield f"{label} lies outside the shift"
        meets = any(stop.starts < ends and starts < stop.ends for starts, ends in route.blocks)
        if meets and not self._cannot_move(stop):
            yield f"{label} lies in a block"
        if route.retired and (stop.booking_id, route.route_id) not in self.standing:
            yield f"{label} is new on a retired route"

    def _cannot_move(self, stop: Stop) -> bool:
        """Pinned, fixed or begun, and as it stood: not judged by rules that came later."""
        visit = self.visits.get(stop.booking_id)
        now = self.day.not_before
        return self.standing.get((stop.booking_id, stop.route_id)) == stop and (
            stop.pinned
            or (visit is not None and visit.fixed)
            or (now is not None and stop.starts < now)
        )

    def _standing_order(self, route: Route) -> dict[str, Stop | None]:
        """Booking → the stop before its own in the standing plan of the route (None: first)."""
        stops = [stop for stop in self.day.stops if stop.route_id == route.route_id]
        stops.sort(key=lambda stop: (stop.starts, stop.ends))
        return {s.booking_id: before for s, before in zip(stops, [None, *stops], strict=False)}

    def _drive_enough(
        self, route: Route, previous: Visit | None, visit: Visit, stop: Stop
    ) -> Iterator[str]:
        demanded = self.roads.to_stop(route, previous, visit)
        label = f"{route.route_id}: {stop.booking_id}"
        if stop.drive < demanded:
            yield f"{label} has {stop.drive} minutes for a drive of {demanded}"
        longest = self.day.travel[route.zone].max_minutes
        if longest is not None and demanded > longest:
            yield f"{label} is {demanded} minutes away, at most {longest}"

    def limits_kept(self) -> Iterator[str]:
        """Rule 5: window limits and the VIP reserve (what already stands is tolerated)."""
        day = self.day
        standing = Counter(visit.window for visit in day.visits if visit.zone == day.zone)
        now = Counter(visit.window for visit in self.visits.values() if visit.zone == day.zone)
        for window, limit in day.window_limits.items():
            if now[window] > max(limit, standing[window]):
                yield f"window {window}: {now[window]} bookings, at most {limit}"
        live = {
            route.route_id for route in day.routes if route.zone == day.zone and not route.retired
        }
        used = self._plain_routes(self.plan.stops) & live
        already = self._plain_routes(day.stops) & live
        most = max(len(live) - day.vip_reserve, len(already))
        if len(used) > most:
            yield f"VIP reserve: {len(used)} routes carry other bookings, at most {most}"

    def _plain_routes(self, stops: tuple[Stop, ...]) -> set[str]:
        return {
            stop.route_id
            for stop in stops
            if stop.booking_id in self.visits and not self.visits[stop.booking_id].vip
        }

    def standing_kept(self) -> Iterator[str]:
        """Pinned, fixed and begun stops stay; settled days keep their technicians."""
        day = self.day
        planned = {(stop.booking_id, stop.route_id): stop for stop in self.plan.stops}
        for key, stop in self.standing.items():
            visit = self.visits.get(stop.booking_id)
            same = planned.get(key) == stop
            if stop.pinned and not same:
                yield f"{stop.booking_id}: its pinned stop on {stop.route_id} moved"
            elif visit is not None and visit.fixed and not same:
                yield f"{stop.booking_id}: its fixed stop on {stop.route_id} moved"
            elif day.not_before is not None and stop.starts < day.not_before and not same:
                yield f"{stop.booking_id}: its stop on {stop.route_id} had begun and moved"
            if day.settled and key not in planned and stop.route_id in self.routes:
                yield f"{stop.booking_id}: loses {stop.route_id} though the day is settled"
        for key, stop in planned.items():
            if self.standing.get(key) == stop:
                continue
            if day.not_before is not None and stop.starts < day.not_before:
                yield f"{stop.booking_id}: would start before now on {stop.route_id}"
            if stop.pinned:
                yield f"{stop.booking_id}: a new or moved stop cannot be pinned"

    def claims_true(self) -> Iterator[str]:
        """``moved``, ``added`` and ``extra_drive`` say what the stops say."""
        plan = self.plan
        mine = self.candidate.booking_id if self.candidate is not None else None
        added = {stop for stop in plan.stops if stop.booking_id == mine}
        moved = {
            stop
            for stop in plan.stops
            if stop not in added and self.standing.get((stop.booking_id, stop.route_id)) != stop
        }
        if set(plan.added) != added or len(plan.added) != len(added):
            yield "`added` is not the candidate's stops"
        if set(plan.moved) != moved or len(plan.moved) != len(moved):
            yield "`moved` is not the standing stops that differ"
        extra = sum(stop.drive for stop in plan.stops) - sum(s.drive for s in self.day.stops)
        if plan.extra_drive != extra:
            yield f"`extra_drive` is {plan.extra_drive}, in truth {extra}"


def _interval_right(visit: Visit, route: Route, stop: Stop) -> Iterator[str]:
    label = f"{route.route_id}: {visit.booking_id}"
    if stop.drive < 0:
        yield f"{label} has a negative drive"
    if visit.all_day:
        if (stop.starts, stop.ends) != (route.starts, route.ends) or stop.arrives != stop.starts:
            yield f"{label} is an all-day job and does not take the whole shift"
        return
    if stop.arrives != stop.starts + stop.drive + visit.buffer_before:
        yield f"{label} arrives at another time than drive and buffer say"
    if stop.ends != stop.arrives + visit.minutes + visit.buffer_after:
        yield f"{label} ends at another time than its minutes and buffer say"
