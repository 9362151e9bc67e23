"""What a command prints: one JSON document, or plain text with aligned tables."""

from __future__ import annotations

import dataclasses
import json
import sys
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from _typeshed import DataclassInstance

    from core.booking.facts import Booking, PlannedStop
    from core.errors import BookerError


def document(fact: DataclassInstance) -> dict[str, Any]:
    """A fact as the mapping that `write_json` prints: its fields by name."""
    return {field.name: getattr(fact, field.name) for field in dataclasses.fields(fact)}


def _as_json(value: object) -> object:
    """What JSON has no word for: facts, instants as ISO 8601 with offset, ISO dates, ids."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return document(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    message = f"{type(value).__name__} has no form in JSON"
    raise TypeError(message)


def write_json(content: Mapping[str, Any]) -> None:
    """Print the one document of a command."""
    text = json.dumps(content, indent=2, ensure_ascii=False, default=_as_json)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def write_text(text: str) -> None:
    """Print text for a person."""
    sys.stdout.write(text.rstrip("\n") + "\n")
    sys.stdout.flush()


def write_error(error: BookerError, *, as_json: bool) -> None:
    """Print a refusal: JSON on standard output, sentences on standard error."""
    if as_json:
        write_json(error.as_json())
        return
    lines = [f"{error.title}. {error.message}", error.next_step]
    if error.alternatives:
        lines.append("Still open: " + ", ".join(_alternative(item) for item in error.alternatives))
    sys.stderr.write("\n".join(lines) + "\n")


def _alternative(item: Mapping[str, Any]) -> str:
    return f"{item.get('date', '')} {item.get('window', '')}".strip()


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Columns under their headings, padded with blanks; None is an empty cell."""
    texts = [["" if cell is None else str(cell) for cell in row] for row in rows]
    lines = [list(headings), *texts]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def clock(instant: datetime, timezone: str) -> str:
    """The time of day at the branch."""
    return instant.astimezone(ZoneInfo(timezone)).strftime("%H:%M")


def moment(instant: datetime, timezone: str) -> str:
    """Day and time at the branch."""
    return instant.astimezone(ZoneInfo(timezone)).strftime("%a %Y-%m-%d %H:%M")


def span(starts: datetime, ends: datetime, timezone: str) -> str:
    """From and to, as times of day at the branch."""
    return f"{clock(starts, timezone)}-{clock(ends, timezone)}"


def promise(booking: Booking, timezone: str) -> str:
    """The promised arrival: from, to."""
    day = booking.promised_from.astimezone(ZoneInfo(timezone)).strftime("%a %Y-%m-%d")
    return f"{day} {span(booking.promised_from, booking.promised_to, timezone)}"


def booking_text(booking: Booking, timezone: str) -> str:
    """A booking as a person reads it at the branch."""
    lines = [
        f"{booking.reference}  {_state(booking, timezone)}",
        f"  {booking.job_type} for {booking.customer_name} ({booking.site}), {booking.zone}",
        f"  arrival promised {promise(booking, timezone)} (window {booking.window})",
    ]
    lines += [f"  {stop_text(stop, timezone)}" for stop in booking.stops]
    if booking.replaces:
        lines.append(f"  replaces {booking.replaces} once a dispatcher confirms it")
    if booking.reason:
        lines.append(f"  reason: {booking.reason}")
    if booking.message:
        lines.append(f"  confirmation message: {booking.message}")
    return "\n".join(lines)


def _state(booking: Booking, timezone: str) -> str:
    if booking.state in {"held", "proposed"} and booking.expires_at is not None:
        agreed = ", agreed by the customer" if booking.agreed else ""
        return f"{booking.state} until {clock(booking.expires_at, timezone)}{agreed}"
    if booking.state == "confirmed" and booking.confirmed_at is not None:
        return f"confirmed by {booking.confirmed_by}, {moment(booking.confirmed_at, timezone)}"
    if booking.closed_at is not None:
        return f"{booking.state} by {booking.closed_by}, {moment(booking.closed_at, timezone)}"
    return booking.state


def stop_text(stop: PlannedStop, timezone: str) -> str:
    """One technician's stop in a line."""
    who = f" ({stop.technician})" if stop.technician else ""
    return (
        f"route {stop.route}{who}: starts {clock(stop.starts_at, timezone)},"
        f" drives {stop.drive_minutes} min, arrives {clock(stop.arrives_at, timezone)},"
        f" ends {clock(stop.ends_at, timezone)}"
    )
