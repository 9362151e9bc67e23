"""The heart of hold, reschedule and propose: find a plan, have the database write it.

Under the zone-day's lock only insertion and proofs run; where they do not decide, the lock is
given back, the day is searched, and the plan that was found is checked against the day again
under the lock. So no desk waits for another's search.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NoReturn
from uuid import UUID, uuid4

from sqlalchemy import text

from core.booking.calendar import DayWindow, database_minute, load_window
from core.booking.explain import explain
from core.booking.facts import Booking, Window
from core.booking.offers import SEED, candidate_visit, nearest_open
from core.booking.write import Before, call_act, draft_for, draw_reference, plan_json
from core.booking.zone_day import LoadedDay, load_zone_days
from core.errors import (
    AlreadyResolved,
    Busy,
    Duplicate,
    Expired,
    NotAllowed,
    NotOffered,
    Taken,
)
from core.planning.answer import Budget, decide
from core.planning.model import Closed, Offered, Reason
from core.planning.verify import verify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from core.booking.request import Request
    from core.database.desk import Desk
    from core.planning.model import Answer, Plan, Visit, ZoneDay

SEARCH_SECONDS = 0.5
"""Re-planning for one booking, outside the lock: the customer is on the phone. Counted from the
act's beginning, so that a lost race is told within a second also after a queue."""
LEAST_SEARCH_SECONDS = 0.05
"""At least so much, however long the queue was."""
ROUNDS = 3
"""Searches at most, where other desks keep changing the day meanwhile."""
RECENT_SECONDS = 120
"""A hold by another desk this young explains why a window is gone."""

_BEGIN = text(
    """
    select ceil(extract(epoch from clock_timestamp()) / 60)::bigint as now,
           exists (select from booker.acts
                   where branch_id = :branch and act_id = :act) as done
    """
)

# The act's function asks the same, and decides; asked before, a person hears what really stands
# in the way instead of what the plan for it lacks.
_STANDING = text(
    """
    select b.state, app.my_roles(b.branch_id) as roles,
           b.state in ('held', 'proposed') and b.expires_at <= clock_timestamp() as overdue,
           b.promised_from, b.promised_to, b.expires_at, clock_timestamp() as now
    from booker.bookings b
    where b.branch_id = :branch and b.reference = :reference
    """
)
_NEEDED_STATE = {"propose": "held", "reschedule": "confirmed"}

_RECENT = text(
    """
    select b.held_by, ceil(extract(epoch from clock_timestamp() - b.held_at))::integer as ago
    from booker.bookings b
    where b.branch_id = :branch and b.zone_day = :key and b.keeps_for is null
      and b.held_at > clock_timestamp() - make_interval(secs => :recent)
      and b.state in ('held', 'proposed', 'confirmed')
    order by b.promised_from = to_timestamp(cast(:promised_from as bigint) * 60) desc,
             b.held_at desc
    limit 1
    """
)


@dataclass(frozen=True, slots=True)
class _Searched:
    """The day as it was under the lock, undecided by insertion and proofs."""

    day: ZoneDay
    candidate: Visit


def place(
    desk: Desk,
    kind: str,
    act_id: UUID,
    content: Mapping[str, Any],
    request: Request,
    *,
    booking_id: UUID | None = None,
    locks: tuple[str, ...] = (),
) -> Booking:
    """Run act ``kind`` (hold, reschedule, propose) for ``content``'s date and window.

    ``booking_id``: the booking that a proposal moves; None: a new one. ``locks``: zone-days
    besides those of the request. Raises NotOffered, Taken, Duplicate with the nearest windows
    still open, and what Database.serializable raises.
    """
    service_date: date = content["date"]
    label: str = content["window"]
    wire = {**content, "date": service_date.isoformat()}
    keys = tuple(dict.fromkeys((*request.zone_days(service_date), *locks)))
    hint: Plan | None = None
    deadline = time.monotonic() + SEARCH_SECONDS
    for _ in range(ROUNDS):
        attempt = _Attempt(desk, kind, act_id, wire, request, service_date, label, booking_id, hint)
        try:
            outcome = desk.database.serializable(attempt, locks=keys)
        except (Taken, NotOffered, Duplicate) as refused:
            if not refused.alternatives:
                refused.alternatives = alternatives(
                    nearest_open(desk, request, service_date, label)
                )
            raise
        if isinstance(outcome, Booking):
            return outcome
        seconds = max(deadline - time.monotonic(), LEAST_SEARCH_SECONDS)
        found = decide(outcome.day, outcome.candidate, Budget(time.monotonic, seconds), SEED)
        if not isinstance(found, Offered):
            attempt.refuse(found)
        else:
            hint = found.plan
    message = "Other desks kept changing that day while it was planned."
    raise Busy(message)


def alternatives(windows: Sequence[Window]) -> tuple[dict[str, Any], ...]:
    """Windows still open, as an error names them: date, window, starts_at, ends_at."""
    return tuple(
        {
            "date": window.date.isoformat(),
            "window": window.window,
            "starts_at": window.starts_at.isoformat(),
            "ends_at": window.ends_at.isoformat(),
        }
        for window in windows
    )


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One transaction under the lock: load, decide, write. Repeatable: the act's id sees to it."""

    desk: Desk
    kind: str
    act_id: UUID
    wire: Mapping[str, Any]
    request: Request
    service_date: date
    label: str
    booking_id: UUID | None
    hint: Plan | None

    def __call__(self, connection: Connection) -> Booking | _Searched:
        request = self.request
        begin = connection.execute(_BEGIN, {"branch": request.branch_id, "act": self.act_id}).one()
        if begin.done:
            # nothing to plan, only to answer as before
            return call_act(connection, self.desk, self.kind, self.act_id, self.wire, {})
        before = self._check_standing(connection) if self.kind in _NEEDED_STATE else None
        window = load_window(connection, request, self.service_date, self.label, begin.now)
        if window.closed is Reason.ALREADY_BOOKED:
            raise Duplicate(window.explanation)
        if window.closed is not None:
            raise NotOffered(window.explanation)
        loaded = load_zone_days(
            connection,
            request.branch_id,
            request.zone_id,
            [self.service_date],
            for_vip=request.vip,
        )[self.service_date]
        booking = str(self.booking_id or uuid4())
        found = self._decide(loaded, window)
        if isinstance(found, _Searched):
            return found
        if isinstance(found, Closed):
            raise self._refusal(connection, found, loaded.block_reasons, window)
        return self._write(connection, loaded, window, found, booking, before)

    def _check_standing(self, connection: Connection) -> Before:
        """The promise that the booking has now. Raises where the act would be refused."""
        reference = self.wire["reference"]
        at = {"branch": self.request.branch_id, "reference": reference}
        booking = connection.execute(_STANDING, at).one()
        if self.kind == "propose" and "dispatcher" not in booking.roles:
            message = f"{self.desk.database.login} is not a dispatcher here."
            raise NotAllowed(message)
        if booking.overdue or booking.state == "expired":
            message = f"The hold {reference} has expired."
            raise Expired(message)
        if booking.state != _NEEDED_STATE[self.kind]:
            state = booking.state.replace("_", " ")
            message = f"{reference} is {state}; it would have to be {_NEEDED_STATE[self.kind]}."
            raise AlreadyResolved(message)
        # as app.propose reckons it, a moment later
        answer_by = booking.now + timedelta(minutes=self.request.proposal_minutes)
        return Before(
            booking.promised_from, booking.promised_to, max(answer_by, booking.expires_at)
        )

    def _decide(self, loaded: LoadedDay, window: DayWindow) -> Plan | Closed | _Searched:
        if not loaded.day.routes:
            return Closed(Reason.CLOSED)
        # the plan names the candidate; a proposal's booking stands in the day already, under
        # the same id, so the candidate gets another name until it is written
        candidate = candidate_visit(self.request, window, f"candidate:{self.act_id}")
        found = decide(loaded.day, candidate, Budget(time.monotonic, 0.0), SEED)
        if isinstance(found, Offered):
            return found.plan
        if isinstance(found, Closed):
            return found
        if self.hint is not None and not verify(loaded.day, self.hint, candidate):
            return self.hint
        return _Searched(loaded.day, candidate)

    def _write(
        self,
        connection: Connection,
        loaded: LoadedDay,
        window: DayWindow,
        plan: Plan,
        booking: str,
        before: Before | None,
    ) -> Booking:
        reference = draw_reference()
        extra = plan_json(loaded, plan, f"candidate:{self.act_id}") | {
            "booking_id": booking,
            "reference": reference,
            "site_id": str(self.request.site_id),
            "job_type_id": str(self.request.job_type_id),
            "window_id": str(window.window_id),
        }
        # the customer of a proposal knows the number of their booking already
        told = self.wire["reference"] if self.kind == "propose" else reference
        extra["draft"] = draft_for(self.request, window, told, before)
        return call_act(connection, self.desk, self.kind, self.act_id, self.wire, extra)

    def _refusal(
        self, connection: Connection, found: Closed, blocks: tuple[str, ...], window: DayWindow
    ) -> Taken | NotOffered:
        why = explain(found, self.request, blocks, final=True)
        recent = connection.execute(
            _RECENT,
            {
                "branch": self.request.branch_id,
                "key": self.request.zone_days(self.service_date)[0],
                "recent": RECENT_SECONDS,
                "promised_from": window.promised_from,
            },
        ).first()
        if recent is not None and found.reason in _CAPACITY:
            message = f"Taken {recent.ago} s ago by {recent.held_by} at another desk. {why}"
            return Taken(message)
        return NotOffered(why)

    def refuse(self, found: Answer) -> NoReturn:
        """Refuse after a search that found no plan, as under the lock."""
        closed = found if isinstance(found, Closed) else Closed(Reason.ROUTES_FULL)
        with self.desk.reading() as connection:
            now = database_minute(connection)
            window = load_window(connection, self.request, self.service_date, self.label, now)
            refused = self._refusal(connection, closed, (), window)
        refused.alternatives = alternatives(
            nearest_open(self.desk, self.request, self.service_date, self.label)
        )
        raise refused


_CAPACITY = frozenset(
    {
        Reason.ROUTES_FULL,
        Reason.WINDOW_LIMIT,
        Reason.TECHNICIANS_SHORT,
        Reason.SHIFT_TOO_SHORT,
        Reason.VIP_RESERVED,
    }
)
