"""Bookings as a CSV or Excel file: one row a booking; the columns stand in docs/export.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import InvalidInput
from core.exchange.export_file import ExportResult
from core.exchange.export_layout import (
    Companion,
    ExportField,
    ExportSource,
    in_utc,
    plain_layout,
)
from core.exchange.export_rows import wanted, write_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date
    from pathlib import Path

    from core.database.desk import Desk
    from core.exchange.progress import Progress

__all__ = [
    "ADDRESS_LINE",
    "ANSWERS",
    "BOOKINGS",
    "COLUMNS",
    "STATES",
    "ExportResult",
    "export_bookings",
    "format_of",
]

STATES = frozenset(
    {
        "held",
        "proposed",
        "confirmed",
        "completed",
        "no_show",
        "cancelled",
        "rescheduled",
        "expired",
        "released",
    }
)
ADDRESS_LINE = """concat_ws(', ', s.address, nullif(s.unit, ''), s.city,
    nullif(concat_ws(' ', s.state, s.postal_code), ''))"""
"""The address of a site ``s`` in one line."""
ANSWERS = r"""(select string_agg((a.pair ->> 0) || ' ' || (a.pair ->> 1), E'\n' order by a.nth)
    from jsonb_array_elements(b.answers) with ordinality as a (pair, nth))"""
"""The questions and answers of a booking ``b``, one a line."""
_LOCAL_FROM = "(b.promised_from at time zone o.timezone)::time"
_LOCAL_TO = "(b.promised_to at time zone o.timezone)::time"


_F = ExportField
_FIELDS = (
    _F("reference", "Reference", "The booking's short reference.", "b.reference"),
    _F("state", "State", "confirmed, completed, no_show …; a hold past its time is expired.",
       "x.state"),
    _F("date", "Date", "The service date, local to the branch.", "b.service_date", "date"),
    _F("window", "Window", "The arrival window's label.", "w.label"),
    _F("from", "From", "The promised arrival begins, local.", _LOCAL_FROM, "time"),
    _F("to", "To", "The promised arrival ends, local; arrival is before it.", _LOCAL_TO, "time"),
    _F("planned_arrival", "Planned arrival", "The arrival as planned now, local; it may move.",
       "", "time", 17),
    _F("zone", "Zone", "The zone of the booking.", "z.name"),
    _F("job_type", "Job type", "The job type's code.", "j.code"),
    _F("job_name", "Job name", "The job type's name.", "j.name", "text", 26),
    _F("minutes", "Minutes", "Minutes on site as promised; empty for an all-day job.",
       "case when b.all_day then null else b.minutes end", "number"),
    _F("all_day", "All day", "Whether the job takes the whole shift.", "b.all_day", "flag"),
    _F("technicians_needed", "Technicians needed", "How many at once.", "b.technicians", "number",
       20),
    _F("technicians", "Technicians", "Their names, joined by ; .", "", "text", 13),
    _F("routes", "Routes", "Zone and number of each route, joined by ; ."),
    _F("site", "Site", "The customer number.", "s.number"),
    _F("customer_name", "Customer name", "The customer's name.", "s.customer_name", "text", 26),
    _F("address", "Address", "The site's street and house number.", "s.address", "text", 30),
    _F("unit", "Unit", "Apartment or suite.", "s.unit"),
    _F("city", "City", "The site's city.", "s.city"),
    _F("state_or_province", "State or province", "The site's state.", "s.state", "text", 19),
    _F("postal_code", "Postal code", "The site's postal code.", "s.postal_code", "text", 13),
    _F("phone", "Phone", "The customer's phone number.", "s.phone"),
    _F("email", "E-mail", "The customer's e-mail address.", "s.email", "text", 30),
    _F("vip", "VIP", "Whether the site was a VIP's when the booking was made.", "b.vip", "flag"),
    _F("notes", "Notes", "The site's notes for the technician.", "s.notes", "text", 40),
    _F("promised_from_utc", "Promised from (UTC)", "The promise's begin as an instant.",
       "b.promised_from at time zone 'UTC'", "instant", 19),
    _F("promised_to_utc", "Promised to (UTC)", "The promise's end as an instant.",
       "b.promised_to at time zone 'UTC'", "instant", 17),
    _F("timezone", "Time zone", "The branch's time zone, to which local times belong.",
       "o.timezone"),
    _F("held_by", "Held by", "Who held it.", "b.held_by"),
    _F("held_at_utc", "Held at (UTC)", "When it was held.", in_utc("b.held_at"), "instant", 13),
    _F("confirmed_by", "Confirmed by", "The dispatcher who confirmed it.", "b.confirmed_by",
       "text", 14),
    _F("confirmed_at_utc", "Confirmed at (UTC)", "When it was confirmed.",
       in_utc("b.confirmed_at"), "instant", 18),
    # what only profiles ask for
    _F("address_line", "Address (one line)", "Street, unit, city, state and postal code.",
       ADDRESS_LINE, "text", 44, usual=False),
    _F("latitude", "Latitude", "The site's latitude, where it is known.", "s.latitude", "number",
       usual=False),
    _F("longitude", "Longitude", "The site's longitude, where it is known.", "s.longitude",
       "number", usual=False),
    _F("planned_end", "Planned end", "When the visit ends as planned now, local.", "", "time", 13,
       usual=False),
    _F("visit_minutes", "Visit minutes",
       "Minutes planned on site, buffers included; an all-day job's shift.", "", "number", 13,
       usual=False),
    _F("booking_notes", "Booking notes", "What the office wrote down for this visit.", "b.notes",
       "text", 40, usual=False),
    _F("answers", "Answers", "The intake questions with the customer's answers, one a line.",
       ANSWERS, "text", 40, usual=False),
    _F("instructions", "Instructions", "Notes of site and booking, and the answers, one a line.",
       rf"nullif(concat_ws(E'\n', s.notes, b.notes, {ANSWERS}), '')", "text", 40, usual=False),
    _F("stop_name", "Stop name", "The arrival window and the customer's name.",
       "w.label || ' ' || s.customer_name", "text", 30, usual=False),
    _F("description", "Description", "Date, window, job, phone and notes, one a line.",
       r"concat_ws(E'\n', to_char(b.service_date, 'YYYY-MM-DD') || ', ' || w.label,"
       rf" j.name, s.phone, s.notes, b.notes, {ANSWERS}, b.reference)", "text", 40, usual=False),
)  # fmt: skip

COLUMNS = tuple(known.name for known in _FIELDS if known.usual)

# Asked for many bookings at once: a plan would look their stops up one by one.
_PLANNED = """
    select t.booking_id,
           (min(t.arrives_at) at time zone o.timezone)::time,
           (max(t.ends_at) at time zone o.timezone)::time,
           max((extract(epoch from t.ends_at - t.starts_at) / 60)::integer - t.drive_minutes),
           string_agg(r.technician, '; ' order by r.number),
           string_agg(z.name || ' ' || r.number, '; ' order by r.number)
    from booker.branches o
    cross join lateral (
        select * from booker.stops t
        where t.branch_id = o.branch_id and t.booking_id = any (cast(:keys as uuid[]))) t
    join booker.routes r on r.branch_id = t.branch_id and r.route_id = t.route_id
    join booker.zones z on z.branch_id = r.branch_id and z.zone_id = r.zone_id
    where o.branch_id = :branch
    group by t.booking_id, o.timezone
"""

BOOKINGS = ExportSource(
    kind="bookings",
    sheet="Bookings",
    fields=_FIELDS,
    table="""
    booker.bookings b
    cross join lateral (
        -- a hold past its expiry is gone, whether or not anybody has recorded it yet
        select case when b.state in ('held', 'proposed') and b.expires_at <= clock_timestamp()
                    then 'expired' else b.state end) as x (state)
    """,
    joins="""
    join booker.branches o on o.branch_id = b.branch_id
    join booker.sites s on s.branch_id = b.branch_id and s.site_id = b.site_id
    join booker.job_types j on j.branch_id = b.branch_id and j.job_type_id = b.job_type_id
    join booker.zones z on z.branch_id = b.branch_id and z.zone_id = b.zone_id
    join booker.arrival_windows w on w.branch_id = b.branch_id and w.window_id = b.window_id
    """,
    where="""
    b.branch_id = :branch and b.keeps_for is null
      and (cast(:states as text[]) is null or x.state = any (cast(:states as text[])))
      and (cast(:references as text[]) is null
           or b.reference = any (cast(:references as text[])))
      and (cast(:first as date) is null or b.service_date >= cast(:first as date))
      and (cast(:last as date) is null or b.service_date <= cast(:last as date))
      and (cast(:zones as text[]) is null or b.zone_id = any (array(
          select n.zone_id from booker.zones n
          where n.branch_id = :branch and n.name = any (cast(:zones as text[])))))
    """,
    order="b.promised_from, z.name, b.reference",
    states=tuple(sorted(STATES)),
    usual_states=("confirmed",),
    companion=Companion(
        "b.booking_id",
        _PLANNED,
        ("planned_arrival", "planned_end", "visit_minutes", "technicians", "routes"),
    ),
)


def export_bookings(
    desk: Desk,
    path: Path,
    *,
    first: date | None = None,
    last: date | None = None,
    states: Sequence[str] = ("confirmed",),
    references: Collection[str] | None = None,
    tell: Progress | None = None,
) -> ExportResult:
    """Write the bookings whose service date lies in ``first`` … ``last`` (both included).

    ``references``: only these, in whatever state. The name's ending chooses CSV or Excel. The file
    appears whole or not at all. Raises InvalidInput (another ending, no such folder, dates the
    wrong way round), and Cancelled where ``tell`` does.
    """
    values = wanted(desk, BOOKINGS, first=first, last=last, states=states, references=references)
    return write_rows(
        desk,
        BOOKINGS,
        plain_layout(BOOKINGS),
        values,
        path,
        file_format=format_of(path),
        tell=tell,
    )


def format_of(path: Path) -> str:
    """``csv`` or ``xlsx``, by the name's ending. Raises InvalidInput for another one."""
    ending = path.suffix.casefold()
    if ending not in {".csv", ".xlsx"}:
        message = f"{path.name} ends neither in .csv nor in .xlsx."
        raise InvalidInput(message, next_step="Choose one of these two formats.")
    return ending[1:]
