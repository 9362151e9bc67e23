"""An office as large as any: 100,000 sites, a million past bookings, two weeks 80 % full.

Written past the triggers as the administrator, because a million acts would take hours; the days
ahead are packed here by the rules of docs/domain.md, and the planner's own checker must agree
with them before anything is measured on them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import text

from core.exchange.import_catalog import import_job_types
from core.planning.model import Place, Travel
from core.planning.travel import drive_minutes
from tests.core.booking.standing import faults
from tests.office import Office

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from tests.office import Cluster

DATA: Final = Path(__file__).resolve().parents[1] / "data"
TIMEZONE: Final = "America/Denver"
ZONES: Final = tuple(
    f"{town} {side}"
    for town in ("Arvada", "Golden", "Westminster")
    for side in ("NE", "NW", "SE", "SW")
)
DAYS: Final = 14
FULL: Final = 0.8
"""The share of a shift that is planned: driving and work."""
_HALF_A_STOP: Final = 20
_WAITS: Final = (0, 0, 0, 0, 30)
SHIFT: Final = (8 * 60, 17 * 60)
PAST_DAYS: Final = 1095
_CENTRE: Final = (39.8028, -105.0875)
_ZONE_DEGREES: Final = 0.05
_CHECKED_DAYS: Final = 6


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything."""

    sites: int
    past: int


WHOLE: Final = Size(100_000, 1_000_000)
QUICK: Final = Size(10_000, 100_000)


@dataclass(frozen=True, slots=True)
class BigSite:
    """A site as it was written."""

    site_id: UUID
    number: str
    customer_name: str
    address: str
    phone: str
    email: str
    zone: str
    place: Place


@dataclass(frozen=True, slots=True)
class BigOffice:
    """The office, its sites, and what was written to it."""

    office: Office
    sites: tuple[BigSite, ...]
    size: Size
    ahead: int
    """Bookings of the two weeks ahead."""
    share: float
    """How full their shifts are."""


@dataclass(frozen=True, slots=True)
class _Job:
    job_type_id: UUID
    minutes: int


@dataclass(frozen=True, slots=True)
class _Window:
    window_id: UUID
    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class _Packed:
    """A stop of a route, minutes since the midnight of its day."""

    site: BigSite
    job: _Job
    window: _Window
    starts: int
    arrives: int
    ends: int
    drive: int


def make(cluster: Cluster, size: Size) -> BigOffice:
    """Found the office and fill it; raises RuntimeError if a day ahead could not be kept."""
    office = Office.found(cluster, TIMEZONE)
    office.execute("delete from booker.job_types where branch_id = :branch")
    import_job_types(office.admin_desk, DATA / "arvada" / "job_types.csv", act_id=uuid4())
    office.execute("update booker.zones set name = :name where branch_id = :branch", name=ZONES[0])
    office.zones[ZONES[0]] = office.zones.pop("North")
    for name in ZONES[1:]:
        office.add_zone(name)
    random = Random(2026)
    sites = _sites(random, size.sites)
    with office.admin.engine.begin() as connection:
        connection.exec_driver_sql("set local session_replication_role = replica")
        connection.exec_driver_sql("set local statement_timeout = 0")
        # the desks' own settings suit small reads; a million rows are joined by scanning them
        connection.exec_driver_sql("set local enable_seqscan = on")
        connection.exec_driver_sql("set local enable_nestloop = off")
        _copy_sites(connection, office, sites)
        connection.execute(text(_SITE_WORDS), {"branch": office.branch_id})
        connection.execute(text(_PAST), {"branch": office.branch_id, "count": size.past})
        connection.execute(text(_PAST_MESSAGES), {"branch": office.branch_id})
        connection.execute(text(_PAST_EVENTS), {"branch": office.branch_id})
        ahead, share = _write_days(connection, office, random, sites)
        for statement in (_STOP_COUNTS, _WINDOW_LOADS):
            connection.execute(text(statement), {"branch": office.branch_id})
    office.cluster.execute("vacuum analyze", office.dbname)
    _check(office)
    return BigOffice(office, sites, size, ahead, share)


# Sites ---------------------------------------------------------------------------------------


def _words() -> tuple[list[str], list[str], list[str]]:
    """First names, last names and streets of the sheets in tests/data."""
    firsts, lasts, streets = set(), set(), set()
    for path in sorted(DATA.glob("*/sites.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                name = row["Customer Name"].split()
                if len(name) == 2 and name[0].isalpha() and name[1].isalpha():
                    firsts.add(name[0])
                    lasts.add(name[1])
                streets.add(row["Service Address"].partition(" ")[2])
    return sorted(firsts), sorted(lasts), sorted(street for street in streets if street)


def _sites(random: Random, count: int) -> tuple[BigSite, ...]:
    firsts, lasts, streets = _words()
    made = []
    for n in range(count):
        first, last = random.choice(firsts), random.choice(lasts)
        name = (
            f"{last} {random.choice(('LLC', 'Inc', '& Sons'))}"
            if n % 17 == 0
            else f"{first} {last}"
        )
        zone = n % len(ZONES)
        site_id = UUID(int=random.getrandbits(128), version=4)
        latitude = _CENTRE[0] + (zone // 4 - 1 + random.uniform(-0.5, 0.5)) * _ZONE_DEGREES
        longitude = _CENTRE[1] + (zone % 4 - 1.5 + random.uniform(-0.5, 0.5)) * _ZONE_DEGREES
        made.append(
            BigSite(
                site_id,
                f"AR-{n + 1:06}",
                name,
                f"{random.randrange(100, 19_999)} {random.choice(streets)}",
                f"+1303555{n % 10_000:04}",
                f"{first}.{last}{n}@example.com".lower(),
                ZONES[zone],
                Place(str(site_id), round(latitude, 6), round(longitude, 6)),
            )
        )
    return tuple(made)


def _copy_sites(connection: Connection, office: Office, sites: Iterable[BigSite]) -> None:
    columns = (
        "branch_id, site_id, number, customer_name, address, city, state, postal_code, zone_id,"
        " phone, email, vip, latitude, longitude, notes"
    )
    _copy(
        connection,
        f"copy booker.sites ({columns}) from stdin",
        (
            (
                office.branch_id,
                site.site_id,
                site.number,
                site.customer_name,
                site.address,
                site.zone.rpartition(" ")[0],
                "CO",
                f"8{1000 + ZONES.index(site.zone):04}",
                office.zones[site.zone],
                site.phone,
                site.email if n % 3 else None,
                n % 25 == 0,
                site.place.latitude,
                site.place.longitude,
                "Call first" if n % 11 == 0 else None,
            )
            for n, site in enumerate(sites)
        ),
    )


def _copy(connection: Connection, statement: str, rows: Iterable[Sequence[Any]]) -> None:
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


# what the trigger that is lifted here would have written
_SITE_WORDS = """
insert into booker.site_words (branch_id, word, site_id)
select s.branch_id, w.word, s.site_id
from booker.sites s
cross join unnest(app.words_of(s.number, s.customer_name, s.address, s.unit, s.city, s.postal_code,
                               s.phone, s.email)) as w (word)
where s.branch_id = :branch
"""


# The past ------------------------------------------------------------------------------------

_PAST = f"""
with sites as (
    select row_number() over (order by number) - 1 as n, site_id, zone_id, vip
    from booker.sites where branch_id = :branch),
jobs as (
    select row_number() over (order by code) - 1 as n, job_type_id, minutes
    from booker.job_types where branch_id = :branch and not all_day and technicians = 1),
windows as (
    select row_number() over (order by starts) - 1 as n, window_id, starts, ends
    from booker.arrival_windows where branch_id = :branch),
drawn as (
    select g, g * 7919 % (select count(*) from sites) as site,
        g * 31 % (select count(*) from jobs) as job,
        g * 13 % (select count(*) from windows) as window,
        (now() at time zone '{TIMEZONE}')::date - 1 - (g * {PAST_DAYS} / :count)::integer as day
    from generate_series(1::bigint, :count) as g)
insert into booker.bookings (branch_id, booking_id, reference, site_id, job_type_id, zone_id,
    service_date, window_id, state, promised_from, promised_to, minutes, technicians, all_day,
    buffer_before, buffer_after, vip, held_by, held_at, expires_at, confirmed_by, confirmed_at,
    closed_by, closed_at)
select :branch, gen_random_uuid(), 'P' || d.g, s.site_id, j.job_type_id, s.zone_id, d.day,
    w.window_id, case when d.g % 40 = 0 then 'no_show' else 'completed' end,
    (d.day + w.starts) at time zone '{TIMEZONE}', (d.day + w.ends) at time zone '{TIMEZONE}',
    j.minutes, 1, false, 0, 0, s.vip, 'csr' || d.g % 7, d.day - interval '3 days',
    d.day - interval '3 days', 'dispatcher1', d.day - interval '3 days', 'dispatcher1',
    d.day + interval '20 hours'
from drawn d
join sites s on s.n = d.site join jobs j on j.n = d.job join windows w on w.n = d.window
"""

_PAST_MESSAGES = """
insert into booker.messages (branch_id, message_id, booking_id, kind, state, recipient, subject,
    html, text, drafted_at, queued_at)
select branch_id, gen_random_uuid(), booking_id, 'confirmation', 'queued',
    lower(reference) || '@example.com', 'Your appointment on ' || service_date,
    '<p>We will come on ' || service_date || '.</p>' || repeat('<p>Please be there.</p>', 8),
    'We will come on ' || service_date || '. ' || repeat('Please be there. ', 8), held_at,
    confirmed_at
from booker.bookings where branch_id = :branch
"""

# of the newest tenth: who looks at the trail looks at what happened lately
_PAST_EVENTS = """
insert into booker.audit_events (branch_id, happened_at, transaction_id, login, client,
    application, act_id, act_kind, table_name, row_key, booking_id, operation, after)
select branch_id, held_at, row_number() over (), held_by, '10.0.0.1', 'booker', gen_random_uuid(),
    'hold', 'bookings', jsonb_build_object('booking_id', booking_id), booking_id, 'insert',
    to_jsonb(b)
from booker.bookings b where branch_id = :branch
order by service_date desc limit (select count(*) / 10 from booker.bookings)
"""

# The days ahead --------------------------------------------------------------------------------

_STOP_COUNTS = """
update booker.routes r set stop_count = s.n
from (select route_id, count(*) as n from booker.stops where branch_id = :branch
    group by route_id) as s
where r.branch_id = :branch and r.route_id = s.route_id
"""

_WINDOW_LOADS = """
insert into booker.window_loads (branch_id, zone_id, service_date, window_id, taken)
select branch_id, zone_id, service_date, window_id, count(*)
from booker.bookings where branch_id = :branch and state = 'confirmed'
group by branch_id, zone_id, service_date, window_id
"""


def _write_days(
    connection: Connection, office: Office, random: Random, sites: Sequence[BigSite]
) -> tuple[int, float]:
    """Routes with packed stops; answers the bookings and how full the shifts are."""
    values = {"branch": office.branch_id}
    jobs = [
        _Job(*row)
        for row in connection.execute(
            text(
                "select job_type_id, minutes from booker.job_types where branch_id = :branch"
                " and not all_day and technicians = 1 order by code"
            ),
            values,
        )
    ]
    windows = [
        _Window(row.window_id, _minutes(row.starts), _minutes(row.ends))
        for row in connection.execute(
            text(
                "select window_id, starts, ends from booker.arrival_windows"
                " where branch_id = :branch order by starts"
            ),
            values,
        )
    ]
    by_zone = {zone: [site for site in sites if site.zone == zone] for zone in ZONES}
    routes: list[Sequence[Any]] = []
    bookings: list[Sequence[Any]] = []
    stops: list[Sequence[Any]] = []
    busy = 0
    for ahead in range(DAYS):
        day = office.day(ahead)
        for zone in ZONES:
            wanted = random.sample(by_zone[zone], min(len(by_zone[zone]), 120))
            for number in range(1, 7 + random.randrange(3)):
                route_id = uuid4()
                routes.append(_route_row(office, zone, day, number, route_id))
                for packed in _pack(random, wanted, jobs, windows):
                    busy += packed.ends - packed.starts
                    booking_id = uuid4()
                    reference = f"A{len(bookings) + 1}"
                    bookings.append(_booking_row(office, day, packed, booking_id, reference))
                    stops.append(_stop_row(office, day, packed, booking_id, route_id))
    _copy(connection, f"copy booker.routes ({_ROUTE}) from stdin", routes)
    _copy(connection, f"copy booker.bookings ({_BOOKING}) from stdin", bookings)
    _copy(connection, f"copy booker.stops ({_STOP}) from stdin", stops)
    return len(bookings), busy / (len(routes) * (SHIFT[1] - SHIFT[0]))


def _pack(
    random: Random, wanted: list[BigSite], jobs: Sequence[_Job], windows: Sequence[_Window]
) -> list[_Packed]:
    """One route, each stop the nearest of a few; here and there it waits, as in life."""
    packed: list[_Packed] = []
    free, busy = SHIFT[0], 0
    while wanted and busy < FULL * (SHIFT[1] - SHIFT[0]) - _HALF_A_STOP:
        last = packed[-1].site if packed else None
        site = min(wanted[:8], key=lambda other: _drive(last, other))
        drive, job = _drive(last, site), random.choice(jobs)
        starts = free + random.choice(_WAITS)
        arrives = starts + drive
        ends = arrives + job.minutes
        fitting = [window for window in windows if window.starts <= arrives < window.ends]
        if ends > SHIFT[1] or not fitting:
            break
        wanted.remove(site)
        packed.append(_Packed(site, job, fitting[0], starts, arrives, ends, drive))
        free = ends
        busy += ends - starts
    return packed


def _drive(last: BigSite | None, site: BigSite) -> int:
    return 0 if last is None else drive_minutes(Travel(), last.place, site.place)


def _minutes(moment: time) -> int:
    return 60 * moment.hour + moment.minute


def _at(day: date, minutes: int) -> datetime:
    local = datetime.combine(day, time(minutes // 60, minutes % 60), ZoneInfo(TIMEZONE))
    return local.astimezone(UTC)


_ROUTE = "branch_id, route_id, zone_id, service_date, number, technician, starts_at, ends_at"
_BOOKING = (
    "branch_id, booking_id, reference, site_id, job_type_id, zone_id, service_date, window_id,"
    " state, promised_from, promised_to, minutes, technicians, all_day, buffer_before,"
    " buffer_after, vip, held_by, held_at, expires_at, confirmed_by, confirmed_at"
)
_STOP = (
    "branch_id, stop_id, booking_id, route_id, zone_id, service_date, starts_at, arrives_at,"
    " ends_at, drive_minutes"
)


def _route_row(office: Office, zone: str, day: date, number: int, route_id: UUID) -> Sequence[Any]:
    shift = (_at(day, SHIFT[0]), _at(day, SHIFT[1]))
    technician = f"Technician {zone} {number}"
    return (office.branch_id, route_id, office.zones[zone], day, number, technician, *shift)


def _booking_row(
    office: Office, day: date, packed: _Packed, booking_id: UUID, reference: str
) -> Sequence[Any]:
    site, window = packed.site, packed.window
    held_at = datetime.now(UTC) - timedelta(days=2)
    key = (office.branch_id, booking_id, reference, site.site_id, packed.job.job_type_id)
    when = (office.zones[site.zone], day, window.window_id, "confirmed")
    promise = (_at(day, window.starts), _at(day, window.ends))
    job = (packed.job.minutes, 1, False, 0, 0, False)
    return (*key, *when, *promise, *job, "csr1", held_at, held_at, "dispatcher1", held_at)


def _stop_row(
    office: Office, day: date, packed: _Packed, booking_id: UUID, route_id: UUID
) -> Sequence[Any]:
    key = (office.branch_id, uuid4(), booking_id, route_id, office.zones[packed.site.zone], day)
    times = (_at(day, packed.starts), _at(day, packed.arrives), _at(day, packed.ends))
    return (*key, *times, packed.drive)


def _check(office: Office) -> None:
    """The separate checker looks at some of the days; what it finds would spoil every figure."""
    for n in range(_CHECKED_DAYS):
        zone, day = ZONES[5 * n % len(ZONES)], office.day(1 + 2 * n)
        found = faults(office, office.admin_desk, day, zone)
        if found:
            message = f"{zone} on {day} cannot be kept: {found[0]}"
            raise RuntimeError(message)
