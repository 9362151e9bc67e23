"""What a plan becomes on its way into the database: moves, stops, a reference, a draft."""

from __future__ import annotations

import secrets
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.booking.facts import Booking, at_minute, booking_from_json
from core.messages.draft import Facts, draft_message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Connection

    from core.booking.calendar import DayWindow
    from core.booking.request import Request
    from core.booking.zone_day import LoadedDay, StandingStop
    from core.database.desk import Desk
    from core.planning.model import Plan, Stop

# no I, L, O, U: nobody mishears or misreads a reference, and it spells no word
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_REFERENCE_LENGTH = 6


def draw_reference() -> str:
    """A short human reference; one that is taken already is drawn anew by the act's retry."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_REFERENCE_LENGTH))


def _times(stop: Stop) -> dict[str, Any]:
    return {
        "route_id": stop.route_id,
        "starts_at": at_minute(stop.starts).isoformat(),
        "arrives_at": at_minute(stop.arrives).isoformat(),
        "ends_at": at_minute(stop.ends).isoformat(),
        "drive": stop.drive,
    }


def plan_json(loaded: LoadedDay, plan: Plan, booking_id: str) -> dict[str, Any]:
    """The plan as the database function ``app.write_plan`` takes it: only what differs."""
    standing: dict[str, list[StandingStop]] = defaultdict(list)
    for row in loaded.rows:
        standing[row.booking_id].append(row)
    moves: list[dict[str, Any]] = []
    wanted: dict[str, list[Stop]] = defaultdict(list)
    for stop in plan.stops:
        if stop.booking_id != booking_id:
            wanted[stop.booking_id].append(stop)
    for booking, rows in standing.items():
        moves += _moves(rows, wanted[booking])
    own = [_times(stop) for stop in plan.stops if stop.booking_id == booking_id]
    return {"moves": moves, "stops": own}


def _moves(rows: list[StandingStop], stops: list[Stop]) -> list[dict[str, Any]]:
    by_route = {stop.route_id: stop for stop in stops}
    strangers = [row for row in rows if row.route_id not in by_route]
    pairs = [(row, by_route.pop(row.route_id)) for row in rows if row.route_id in by_route]
    pairs += list(zip(strangers, by_route.values(), strict=True))
    return [
        {"stop_id": row.stop_id, **_times(stop)}
        for row, stop in pairs
        if (row.route_id, row.starts, row.arrives, row.ends, row.drive_minutes)
        != (stop.route_id, stop.starts, stop.arrives, stop.ends, stop.drive)
    ]


@dataclass(frozen=True, slots=True)
class Before:
    """The promise that a booking has before an act moves it; ``answer_by``: of a proposal."""

    promised_from: datetime
    promised_to: datetime
    answer_by: datetime


def draft_for(
    request: Request, window: DayWindow, reference: str, before: Before | None = None
) -> dict[str, Any]:
    """The request's message about that window, as the acts' functions take it."""
    facts = Facts(
        reference=reference,
        customer_name=request.customer_name,
        address=request.address,
        job_type=request.job_name,
        branch=request.branch_name,
        promised_from=at_minute(window.promised_from),
        promised_to=at_minute(window.promised_to),
        timezone=request.timezone,
        old_from=None if before is None else before.promised_from,
        old_to=None if before is None else before.promised_to,
        answer_by=None if before is None else before.answer_by,
    )
    return draft_message(request.message_kind, request.templates, facts, request.language)


def call_act(
    connection: Connection,
    desk: Desk,
    kind: str,
    act_id: UUID,
    content: Mapping[str, Any],
    extra: Mapping[str, Any] | None = None,
) -> Booking:
    """Run the act's database function and return the booking it answers with."""
    return booking_from_json(desk.act_in(connection, kind, act_id, content, extra))
