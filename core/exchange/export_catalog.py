"""What an import reads back: sites, job types, arrival windows, and capacity as a roster.

Titles are the words that the imports know their fields by (core/exchange/fields.py); what stands
below them is read back as it was, so that an export that is imported changes nothing.
"""

from __future__ import annotations

from core.exchange.export_layout import ExportField, ExportSource

_ACTIVE = ("active", "inactive")
_F = ExportField


def _by_state(alias: str) -> str:
    return f"""
    (cast(:states as text[]) is null
     or case when {alias}.active then 'active' else 'inactive' end
        = any (cast(:states as text[])))
    """


def _by_zone(column: str) -> str:
    return f"""
    (cast(:zones as text[]) is null or {column} = any (array(
        select n.zone_id from booker.zones n
        where n.branch_id = :branch and n.name = any (cast(:zones as text[])))))
    """  # noqa: S608 - made of constants


SITES = ExportSource(
    kind="sites",
    sheet="Sites",
    fields=(
        _F("number", "Customer #", "The customer number.", "s.number"),
        _F("customer_name", "Customer Name", "The customer's name.", "s.customer_name", width=26),
        _F("address", "Service Address", "Street and house number.", "s.address", width=30),
        _F("unit", "Unit", "Apartment or suite.", "s.unit"),
        _F("city", "City", "The city.", "s.city", width=16),
        _F("state", "State", "The state.", "s.state"),
        _F("postal_code", "ZIP", "The postal code.", "s.postal_code"),
        _F("zone", "Zone", "The zone that serves it.", "z.name", width=16),
        _F("phone", "Phone", "The phone number.", "s.phone", width=18),
        _F("email", "Email", "The e-mail address.", "s.email", width=30),
        _F("vip", "VIP", "Whether it is a VIP's.", "s.vip", "flag"),
        _F("latitude", "Latitude", "Degrees, where they are known.", "s.latitude", "number"),
        _F("longitude", "Longitude", "Degrees, where they are known.", "s.longitude", "number"),
        _F("notes", "Notes", "What the technician must know.", "s.notes", width=40),
        _F("active", "Active", "no: it is not offered any more.", "s.active", "flag"),
        _F("address_line", "Address (one line)", "Street, unit, city, state and postal code.",
           """concat_ws(', ', s.address, nullif(s.unit, ''), s.city,
           nullif(concat_ws(' ', s.state, s.postal_code), ''))""", width=44, usual=False),
    ),
    table="booker.sites s",
    joins="join booker.zones z on z.branch_id = s.branch_id and z.zone_id = s.zone_id",
    where=f"s.branch_id = :branch and {_by_state('s')} and {_by_zone('s.zone_id')}",
    order='s.number collate "C"',
    by_title=True,
    states=_ACTIVE,
    has_dates=False,
)  # fmt: skip

JOB_TYPES = ExportSource(
    kind="job-types",
    sheet="Job types",
    fields=(
        _F("code", "Code", "The job type's code.", "j.code", width=14),
        _F("name", "Job type", "Its name.", "j.name", width=30),
        _F("minutes", "Minutes", "Minutes on site.", "j.minutes", "number"),
        _F("technicians", "Techs needed", "How many at once.", "j.technicians", "number"),
        _F("all_day", "All day", "Whether it takes the whole shift.", "j.all_day", "flag"),
        _F("buffer_before", "Preparation", "Minutes before the work.", "j.buffer_before",
           "number"),
        _F("buffer_after", "Clean-up", "Minutes after the work.", "j.buffer_after", "number"),
        _F("questions", "Questions", "What the office asks before it books, one a line.",
           r"nullif(array_to_string(j.questions, E'\n'), '')", width=40),
        _F("active", "Active", "no: it is not offered any more.", "j.active", "flag"),
    ),
    table="booker.job_types j",
    joins="",
    where=f"j.branch_id = :branch and {_by_state('j')}",
    order='j.code collate "C"',
    by_title=True,
    states=_ACTIVE,
    has_dates=False,
    has_zones=False,
)  # fmt: skip

WINDOWS = ExportSource(
    kind="windows",
    sheet="Windows",
    fields=(
        _F("label", "Window", "The arrival window's label.", "w.label"),
        _F("starts", "From", "When it begins, local.", "w.starts", "time"),
        _F("ends", "To", "When it ends, local.", "w.ends", "time"),
        _F("weekdays", "Days", "The weekdays it is offered on.", "w.weekdays", "weekdays", 16),
        _F("max_bookings", "Max jobs", "Most bookings of a zone and day; empty: no limit.",
           "w.max_bookings", "number"),
        _F("active", "Active", "no: it is not offered any more.", "w.active", "flag"),
    ),
    table="booker.arrival_windows w",
    joins="",
    where=f"w.branch_id = :branch and {_by_state('w')}",
    order='w.starts, w.ends, w.label collate "C"',
    by_title=True,
    states=_ACTIVE,
    has_dates=False,
    has_zones=False,
)  # fmt: skip

CAPACITY = ExportSource(
    kind="capacity",
    sheet="Roster",
    fields=(
        _F("zone", "Zone", "The zone that the technician works in.", "z.name", width=18),
        _F("date", "Date", "The day.", "r.service_date", "date"),
        _F("technician", "Technician", "The technician's name; empty: not named.", "r.technician",
           width=22),
        _F("starts", "Start", "When the shift starts, local.",
           "(r.starts_at at time zone o.timezone)::time", "time"),
        _F("ends", "End", "When the shift ends, local.",
           "(r.ends_at at time zone o.timezone)::time", "time"),
        _F("max_stops", "Max jobs", "Most jobs of the day; empty: no limit.", "r.max_stops",
           "number"),
        _F("route", "Route", "The route's number in its zone and day.", "r.number", "number",
           usual=False),
        _F("stops", "Stops", "How many stops are planned.", "r.stop_count", "number",
           usual=False),
    ),
    table="booker.routes r",
    joins="""
    join booker.branches o on o.branch_id = r.branch_id
    join booker.zones z on z.branch_id = r.branch_id and z.zone_id = r.zone_id
    """,
    # a retired route is no capacity: it only keeps what was promised on it
    where=f"""
    r.branch_id = :branch and not r.retired
      and (cast(:first as date) is null or r.service_date >= cast(:first as date))
      and (cast(:last as date) is null or r.service_date <= cast(:last as date))
      and {_by_zone('r.zone_id')}
    """,
    order='r.service_date, z.name collate "C", r.number',
    by_title=True,
)  # fmt: skip
