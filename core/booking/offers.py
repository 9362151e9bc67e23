"""offers: which arrival windows can genuinely be kept, and why the others cannot."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from core.booking.calendar import DayWindow, database_minute, load_windows
from core.booking.explain import explain
from core.booking.facts import Offers, Window, at_minute
from core.booking.request import Request, load_request
from core.booking.zone_day import LoadedDay, load_zone_days
from core.planning.answer import Budget, answer
from core.planning.model import Closed, Offered, Reason, Undecided, Visit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy import Connection

    from core.database.desk import Desk
    from core.planning.model import Answer

    _Answers = dict[tuple[date, UUID], Answer]

FIRST_ANSWER_SECONDS = 0.05
"""The first answer's whole time: the grid must be there at once. Re-planning has what reading
and insertion leave of it, all days together."""
LEAST_SEARCH_SECONDS = 0.02
"""At least so much re-planning, however slow the database was."""
THOROUGH_SECONDS = 1.0
"""Re-planning a zone-day in the thorough answer."""
SEED = 1


def offers(
    desk: Desk,
    site_number: str,
    job_code: str,
    first: date | None = None,
    days: int = 14,
    *,
    thorough: bool = False,
) -> Offers:
    """Every window of ``days`` days from ``first`` (None: today at the branch).

    The first answer decides by insertion, proofs and a little re-planning; cells it leaves
    undecided have reason "checking". ``thorough`` settles them. Raises NotFound, InvalidInput.
    """
    deadline = time.monotonic() + FIRST_ANSWER_SECONDS
    with desk.reading() as connection:
        request = load_request(connection, desk, site_number, job_code)
        seen = _look(connection, request, first, days)
    answers = _decide(request, seen, None if thorough else deadline)
    return Offers(
        site=request.site_number,
        job_type=request.job_code,
        zone=request.zone_name,
        as_of=at_minute(seen.now),
        windows=_tell(request, seen, answers, final=thorough),
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the database said at ``now``: the windows asked for, and the days they need."""

    now: int
    windows: list[DayWindow]
    loaded: dict[date, LoadedDay]

    def open_by_date(self) -> dict[date, list[DayWindow]]:
        by_date: dict[date, list[DayWindow]] = defaultdict(list)
        for window in self.windows:
            if window.closed is None:
                by_date[window.service_date].append(window)
        return by_date


def _look(connection: Connection, request: Request, first: date | None, days: int) -> _Seen:
    now = database_minute(connection)
    windows = load_windows(connection, request, first, days, now)
    open_dates = sorted({w.service_date for w in windows if w.closed is None})
    loaded = load_zone_days(
        connection, request.branch_id, request.zone_id, open_dates, for_vip=request.vip
    )
    return _Seen(now, windows, loaded)


def _tell(request: Request, seen: _Seen, answers: _Answers, *, final: bool) -> tuple[Window, ...]:
    return tuple(
        _told(
            window,
            answers.get((window.service_date, window.window_id)),
            request,
            seen.loaded,
            final=final,
        )
        for window in seen.windows
    )


def candidate_visit(request: Request, window: DayWindow, booking_id: str) -> Visit:
    """The booking-to-be as the planner sees it."""
    return Visit(
        booking_id=booking_id,
        place=request.place,
        zone=str(request.zone_id),
        minutes=request.minutes,
        technicians=request.technicians,
        promised_from=window.promised_from,
        promised_to=window.promised_to,
        all_day=request.all_day,
        buffer_before=request.buffer_before,
        buffer_after=request.buffer_after,
        vip=request.vip,
        window=str(window.window_id),
    )


def _decide(request: Request, seen: _Seen, deadline: float | None) -> _Answers:
    """Insertion and proofs for every day, then search: until ``deadline``, or thoroughly."""
    by_date = seen.open_by_date()
    answers = _insert(request, seen, by_date)
    waiting = [
        day
        for day, windows in by_date.items()
        if any(isinstance(answers[day, w.window_id], Undecided) for w in windows)
    ]
    if deadline is not None:
        deadline = max(deadline, time.monotonic() + LEAST_SEARCH_SECONDS)
    for left, service_date in zip(range(len(waiting), 0, -1), waiting, strict=True):
        # days share what is left: one that is settled early leaves more to the others
        seconds = THOROUGH_SECONDS if deadline is None else (deadline - time.monotonic()) / left
        if seconds <= 0:
            break
        windows = [
            w
            for w in by_date[service_date]
            if isinstance(answers[service_date, w.window_id], Undecided)
        ]
        found = _ask(request, seen.loaded[service_date], windows, seconds)
        for window, told in zip(windows, found, strict=True):
            answers[service_date, window.window_id] = told
    return answers


def _insert(request: Request, seen: _Seen, by_date: Mapping[date, list[DayWindow]]) -> _Answers:
    answers: _Answers = {}
    for service_date, windows in by_date.items():
        found = _ask(request, seen.loaded[service_date], windows, 0.0)
        for window, told in zip(windows, found, strict=True):
            answers[service_date, window.window_id] = told
    return answers


def _ask(
    request: Request, loaded: LoadedDay, windows: Sequence[DayWindow], seconds: float
) -> tuple[Answer, ...]:
    day = loaded.day
    if not day.routes:
        return tuple(Closed(Reason.CLOSED) for _ in windows)
    candidates = [candidate_visit(request, w, f"candidate:{w.window_id}") for w in windows]
    return answer(day, candidates, budget=Budget(time.monotonic, seconds), seed=SEED)


def _told(
    window: DayWindow,
    found: Answer | None,
    request: Request,
    loaded: dict[date, LoadedDay],
    *,
    final: bool,
) -> Window:
    offered = isinstance(found, Offered)
    reason, explanation = window.closed, window.explanation
    if found is not None:
        reason = None if offered else _reason(found, final=final)
        blocks = loaded[window.service_date].block_reasons
        explanation = explain(found, request, blocks, final=final)
    return Window(
        date=window.service_date,
        window=window.label,
        starts_at=at_minute(window.promised_from),
        ends_at=at_minute(window.promised_to),
        offered=offered,
        technicians_free=found.technicians_free if isinstance(found, Offered) else 0,
        extra_drive_minutes=found.plan.extra_drive if isinstance(found, Offered) else None,
        reason=reason,
        explanation=explanation,
    )


def _reason(found: Answer, *, final: bool) -> Reason:
    if isinstance(found, Closed):
        return found.reason
    if isinstance(found, Undecided) and final:
        return found.likely
    return Reason.CHECKING


def nearest_open(desk: Desk, request: Request, service_date: date, label: str) -> list[Window]:
    """At most three windows still open, nearest in time to the one that was wanted.

    Looks at insertion only, from three days before to seven after: a customer is waiting.
    """
    with desk.reading() as connection:
        seen = _look(connection, request, service_date - timedelta(days=3), 11)
    answers = _insert(request, seen, seen.open_by_date())
    told = _tell(request, seen, answers, final=False)
    wanted = [w for w in told if (w.date, w.window) == (service_date, label)]
    centre = wanted[0].starts_at if wanted else at_minute(seen.now)
    still_open = [w for w in told if w.offered]
    return sorted(still_open, key=lambda w: (abs(w.starts_at - centre), w.starts_at))[:3]
