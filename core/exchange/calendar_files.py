"""Planned stops as iCalendar files (RFC 5545): one calendar a technician, for their phone.

An event is the planned stop; its title begins with the arrival window that was promised. A UID
stays the same as long as the booking stays with its technician, so that a calendar that is
subscribed to, or imported again, moves the event instead of doubling it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from sqlalchemy import text

from core.errors import InvalidInput
from core.exchange.export_bookings import ADDRESS_LINE, ANSWERS
from core.exchange.export_file import ExportResult, whole_file
from core.exchange.export_rows import ROWS_AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Row

    from core.database.desk import Desk
    from core.exchange.progress import Progress

MOST_EVENTS = 50_000
"""Events of one export: all calendars are made before the first takes its place."""
_NAMESPACE = UUID("6f0a3f0e-7d55-4f6c-8d0b-0d9f0c0c3b51")
_LONGEST_NAME = 80
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_TENTATIVE = frozenset({"held", "proposed"})

# A technician whose routes have no stops has a calendar too: it takes the place of the last one.
_STOPS = text(
    rf"""
    select coalesce(r.technician, z.name || ' ' || r.number) as technician,
           clock_timestamp() as written_at, o.timezone, o.name as branch,
           p.arrives_at, p.ends_at, p.booking_id, p.reference, p.state, p.promised_from,
           p.promised_to, p.technicians, p.vip, p.label, p.job, p.customer_name, p.address,
           p.latitude, p.longitude, p.phone, p.instructions
    from booker.routes r
    join booker.branches o on o.branch_id = r.branch_id
    join booker.zones z on z.branch_id = r.branch_id and z.zone_id = r.zone_id
    left join (
        select t.branch_id, t.route_id, t.arrives_at, t.ends_at, b.booking_id, b.reference,
               x.state, b.promised_from, b.promised_to, b.technicians, b.vip, w.label,
               j.name as job, s.customer_name, {ADDRESS_LINE} as address, s.latitude,
               s.longitude, s.phone,
               nullif(concat_ws(E'\n', s.notes, b.notes, {ANSWERS}), '') as instructions
        from booker.stops t
        join booker.bookings b on b.branch_id = t.branch_id and b.booking_id = t.booking_id
        cross join lateral (
            select case when b.state in ('held', 'proposed')
                             and b.expires_at <= clock_timestamp()
                        then 'expired' else b.state end) as x (state)
        join booker.sites s on s.branch_id = b.branch_id and s.site_id = b.site_id
        join booker.job_types j
          on j.branch_id = b.branch_id and j.job_type_id = b.job_type_id
        join booker.arrival_windows w
          on w.branch_id = b.branch_id and w.window_id = b.window_id
        where t.branch_id = :branch and b.keeps_for is null
          and (cast(:states as text[]) is null or x.state = any (cast(:states as text[])))
          and (cast(:first as date) is null or t.service_date >= cast(:first as date))
          and (cast(:last as date) is null or t.service_date <= cast(:last as date))
    ) p on p.branch_id = r.branch_id and p.route_id = r.route_id
    where r.branch_id = :branch
      and (cast(:first as date) is null or r.service_date >= cast(:first as date))
      and (cast(:last as date) is null or r.service_date <= cast(:last as date))
      and (cast(:zones as text[]) is null or z.name = any (cast(:zones as text[])))
    order by lower(coalesce(r.technician, z.name || ' ' || r.number)) collate "C",
             p.arrives_at, p.reference
    """  # noqa: S608 - made of constants
)


@dataclass(slots=True)
class _Sheets:
    """The calendars made so far, by technician; or one for all of them."""

    together: bool
    calendars: dict[str, Calendar] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    events: int = 0

    def take(self, row: Row[Any]) -> None:
        """Note the technician, and the stop if the row has one."""
        key = "" if self.together else row.technician.casefold()
        calendar = self.calendars.get(key)
        if calendar is None:
            self.names[key] = row.branch if self.together else row.technician
            calendar = self.calendars[key] = _calendar(self.names[key], row.timezone)
        if row.booking_id is not None:
            self.events += 1
            if self.events > MOST_EVENTS:
                message = f"Calendars hold {MOST_EVENTS:,} visits at once, and there are more."
                raise InvalidInput(message, next_step="Choose a shorter period.")
            calendar.add_component(_event(row, together=self.together))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Name (without ending) and content of each calendar."""
        taken: set[str] = set()
        for key, calendar in self.calendars.items():
            calendar.add_missing_timezones()
            plain = name = file_name_of(self.names[key])
            again = 1
            while name.casefold() in taken:
                again += 1
                name = f"{plain} {again}"
            taken.add(name.casefold())
            yield name, calendar.to_ical()


def write_calendars(
    desk: Desk,
    values: Mapping[str, Any],
    path: Path,
    *,
    tell: Progress | None = None,
    ready: Callable[[], None] | None = None,
) -> ExportResult:
    """Write a calendar a technician into the folder ``path``, or all into one if it is an .ics.

    ``values`` as core.exchange.export_rows.wanted gives them. Raises InvalidInput (no folder, too
    many visits), and what ``tell`` and ``ready`` raise: then nothing was written.
    """
    together = path.suffix.casefold() == ".ics"
    if not together:
        _make_folder(path)
    sheets = _Sheets(together)
    with desk.reading(whole=True) as connection:
        streamed = {"yield_per": ROWS_AT_ONCE}
        with connection.execute(_STOPS, dict(values), execution_options=streamed) as found:
            for number, row in enumerate(found):
                sheets.take(row)
                if tell is not None and number % 100 == 0:
                    tell("calendars", sheets.events, 0)
    files = list(sheets.files())
    if together and not files:
        files = [("", _calendar(desk.branch.name, desk.branch.timezone).to_ical())]
    if tell is not None:
        tell("calendars", sheets.events, sheets.events)
    if ready is not None:
        ready()
    for name, content in files:
        with whole_file(path if together else path / f"{name}.ics") as file:
            file.write(content)
    return ExportResult(path, "ics", sheets.events)


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        message = f"{path} is no folder that can be written to: {error.strerror or error}."
        raise InvalidInput(message, next_step="Choose a folder, or a name with .ics.") from error


def file_name_of(name: str) -> str:
    """A name that every system takes for a file's: ``O'Neil / North`` → ``O'Neil - North``."""
    clean = " ".join(_NOT_IN_A_NAME.sub("-", name).split()).strip(". ")[:_LONGEST_NAME].strip()
    clean = clean or "Unnamed"
    return f"_{clean}" if _RESERVED.fullmatch(clean) else clean


def _calendar(name: str, timezone: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Booker//Planned stops//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _clean(name))
    calendar.add("x-wr-timezone", timezone)
    return calendar


def _event(row: Row[Any], *, together: bool) -> Event:
    zone = ZoneInfo(row.timezone)
    event = Event()
    who = row.technician.casefold()
    event.add("uid", f"{uuid5(_NAMESPACE, f'{row.booking_id}/{who}')}@booker")
    event.add("dtstamp", row.written_at)
    event.add("dtstart", row.arrives_at.astimezone(zone))
    event.add("dtend", row.ends_at.astimezone(zone))
    title = f"{row.label} · {row.customer_name} · {row.job}"
    event.add("summary", _clean(f"{title} ({row.technician})" if together else title))
    event.add("location", _clean(row.address))
    event.add("description", _clean("\n".join(_lines(row, zone))))
    event.add("status", "TENTATIVE" if row.state in _TENTATIVE else "CONFIRMED")
    event.add("transp", "OPAQUE")
    if row.latitude is not None:
        event.add("geo", (row.latitude, row.longitude))
    return event


def _lines(row: Row[Any], zone: ZoneInfo) -> Iterable[str]:
    yield f"Arrival promised {_clock(row.promised_from, zone)}-{_clock(row.promised_to, zone)}"
    yield row.job
    if row.technicians > 1:
        yield f"{row.technicians} technicians"
    if row.vip:
        yield "VIP"
    if row.phone:
        yield row.phone
    if row.instructions:
        yield row.instructions
    yield f"Booking {row.reference}"


def _clock(instant: datetime, zone: ZoneInfo) -> str:
    return f"{instant.astimezone(zone):%H:%M}"


def _clean(given: str) -> str:
    """Text as RFC 5545 has it: no control characters but the line's end."""
    return _CONTROL.sub(" ", given.replace("\r\n", "\n").replace("\r", "\n"))
