"""What acts and reads answer with: frozen facts, instants as aware UTC datetimes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.planning.model import Reason


@dataclass(frozen=True, slots=True)
class PlannedStop:
    """One technician's stop of a booking; ``route`` is the route's number in its zone-day."""

    route: int
    technician: str | None
    starts_at: datetime
    arrives_at: datetime
    ends_at: datetime
    drive_minutes: int


@dataclass(frozen=True, slots=True)
class Booking:
    """A booking as a desk sees it. ``message`` is the state of its newest message.

    ``address`` is the site's, on one line; ``notes`` are for the technician; ``answers`` are pairs
    of question and answer, in the order in which the office asked.
    """

    reference: str
    state: str
    site: str
    customer_name: str
    address: str
    phone: str | None
    email: str | None
    job_type: str
    job_name: str
    zone: str
    date: date
    window: str
    promised_from: datetime
    promised_to: datetime
    minutes: int
    technicians: int
    all_day: bool
    vip: bool
    held_by: str
    held_at: datetime
    expires_at: datetime | None
    agreed: bool
    confirmed_by: str | None
    confirmed_at: datetime | None
    closed_by: str | None
    closed_at: datetime | None
    replaces: str | None
    reason: str | None
    message: str | None
    notes: str | None
    answers: tuple[tuple[str, str], ...]
    stops: tuple[PlannedStop, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """One arrival window of one day: offered with its cost, or closed with its reason."""

    date: date
    window: str
    starts_at: datetime
    ends_at: datetime
    offered: bool
    technicians_free: int
    extra_drive_minutes: int | None
    reason: Reason | None
    explanation: str


@dataclass(frozen=True, slots=True)
class Offers:
    """Every window of a range for one site and job type, as of a database instant."""

    site: str
    job_type: str
    zone: str
    as_of: datetime
    windows: tuple[Window, ...]


def _instant(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)


def _known(value: str) -> datetime:
    return datetime.fromisoformat(value).replace(tzinfo=UTC)


def booking_from_json(row: Mapping[str, Any]) -> Booking:
    """The Booking that the database function ``app.booking_json`` describes.

    A hold past its expiry reads as ``expired``, whether or not anybody has recorded it yet. What
    an act of schema 0001 answered lacks what came with 0002: blank then.
    """
    overdue = bool(row["overdue"])
    return Booking(
        reference=row["reference"],
        state="expired" if overdue else row["state"],
        site=row["site"],
        customer_name=row["customer_name"],
        address=row.get("address", ""),
        phone=row.get("phone"),
        email=row.get("email"),
        job_type=row["job_type"],
        job_name=row.get("job_name", row["job_type"]),
        zone=row["zone"],
        date=date.fromisoformat(row["date"]),
        window=row["window"],
        promised_from=_known(row["promised_from"]),
        promised_to=_known(row["promised_to"]),
        minutes=row["minutes"],
        technicians=row["technicians"],
        all_day=row["all_day"],
        vip=row["vip"],
        held_by=row["held_by"],
        held_at=_known(row["held_at"]),
        expires_at=_instant(row["expires_at"]),
        agreed=row["agreed"],
        confirmed_by=row["confirmed_by"],
        confirmed_at=_instant(row["confirmed_at"]),
        closed_by=row["closed_by"],
        closed_at=_instant(row["closed_at"]),
        replaces=row["replaces"],
        reason=row["reason"],
        message="withdrawn" if overdue and row["message"] == "draft" else row["message"],
        notes=row.get("notes"),
        answers=tuple((question, answer) for question, answer in row.get("answers", ())),
        stops=()
        if overdue
        else tuple(
            PlannedStop(
                route=stop["route"],
                technician=stop["technician"],
                starts_at=_known(stop["starts_at"]),
                arrives_at=_known(stop["arrives_at"]),
                ends_at=_known(stop["ends_at"]),
                drive_minutes=stop["drive_minutes"],
            )
            for stop in row["stops"]
        ),
    )


def at_minute(minute: int) -> datetime:
    """The planner's minute as an aware UTC instant."""
    return datetime.fromtimestamp(minute * 60, UTC)


def to_minute(instant: datetime) -> int:
    """An aware instant on a whole minute as the planner's minute."""
    return int(instant.timestamp()) // 60
