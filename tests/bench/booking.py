"""What a desk waits for: two weeks of windows, a hold, and sixteen desks on one zone-day.

On the embedded server with fsync, its clients and it on the same machine.
"""

from __future__ import annotations

import time
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import uuid4

from core.booking.hold import hold
from core.booking.offers import offers
from core.errors import BookerError
from tests.bench import bare
from tests.bench.figure import Figure
from tests.core.booking.races.clients import CLIENTS, Call, Clients, percentile
from tests.core.booking.races.days import Try, fill
from tests.office import Office, embedded_cluster

if TYPE_CHECKING:
    from datetime import date

    from core.database.desk import Desk
    from tests.office import Cluster

NAMES = ("offers_two_weeks", "hold", "hold_bare", "hot_zone_day", "hot_zone_day_bare")
TIMEZONE = "America/Phoenix"
"""No clock change: a day can be copied to the days after it."""
DAYS, ROUTES, STOPS = 14, 10, 60
JOBS = (("SHORT", 45), ("TUNE", 60), ("REPAIR", 75))
WINDOWS = ("8-10", "10-12", "12-2", "2-4", "4-6")
SITES = 200
FILLERS = 40
"""Sites for each of the clients that fill a day: more than it has room for."""


def measure(*, quick: bool) -> list[Figure]:
    """All five figures, on one server."""
    with (
        TemporaryDirectory(prefix="booker-bench-") as folder,
        embedded_cluster(Path(folder), fast=False) as cluster,
    ):
        office = Office.found(cluster, TIMEZONE)
        try:
            return [
                _offers_two_weeks(office, 20 if quick else 60),
                *_holds(office, 40 if quick else 120),
                *_hot_zone_day(cluster, quick=quick),
            ]
        finally:
            office.close()


def _offers_two_weeks(office: Office, runs: int) -> Figure:
    _make_two_weeks(office)
    desk = office.desk()
    first = office.day(1)
    spent = []
    for n in range(runs):
        began = time.perf_counter()
        told = offers(desk, f"S{1 + n % SITES}", "TUNE", first, DAYS)
        spent.append(1000 * (time.perf_counter() - began))
    opened = sum(window.offered for window in told.windows)
    return Figure(
        "offers_two_weeks",
        median(spent),
        "ms",
        f"median of {runs} whole calls; p99 {percentile(spent, 0.99):.0f} ms; {DAYS} days x"
        f" {len(WINDOWS)} windows, {ROUTES} routes with {STOPS} stops each day, {opened} of"
        f" {len(told.windows)} offered in the last call",
        target="<= 100 ms",
    )


def _make_two_weeks(office: Office) -> None:
    """One day filled by holds for sites with coordinates, copied to the thirteen after it."""
    office.add_sites(SITES)
    office.execute(
        "update booker.sites set latitude = 39.8 + n * 37 % 100 / 1000.0,"
        " longitude = -105.1 + n * 61 % 100 / 1000.0"
        " from (select site_id as id, substr(number, 2)::integer as n from booker.sites) as s"
        " where branch_id = :branch and site_id = s.id"
    )
    office.execute("update booker.branches set hold_minutes = 1440 where branch_id = :branch")
    for code, minutes in JOBS:
        if code != "TUNE":
            office.add_job_type(code, minutes)
    day = office.day(1)
    office.add_routes(day, ROUTES)
    _fill_by_holds(office.desk(), day, STOPS)
    with office.admin.engine.begin() as connection:
        # copies of what was checked, by a script that may write past the triggers
        connection.exec_driver_sql("set local session_replication_role = replica")
        connection.exec_driver_sql(_COPY_DAY)
    office.cluster.execute("analyze", office.dbname)


_COPY_DAY = f"""
do $$
declare
    n integer;
begin
    create temporary table map as
        select d.n, k.id as old, gen_random_uuid() as new
        from generate_series(1, {DAYS - 1}) as d (n), (
            select route_id as id from booker.routes union all
            select booking_id from booker.bookings) as k;
    insert into booker.routes (branch_id, route_id, zone_id, service_date, number, technician,
        starts_at, ends_at, stop_count)
    select r.branch_id, m.new, r.zone_id, r.service_date + m.n, r.number, r.technician,
        r.starts_at + make_interval(days => m.n), r.ends_at + make_interval(days => m.n),
        r.stop_count
    from booker.routes r join map m on m.old = r.route_id;
    insert into booker.bookings (branch_id, booking_id, reference, site_id, job_type_id, zone_id,
        service_date, window_id, state, promised_from, promised_to, minutes, technicians, all_day,
        buffer_before, buffer_after, vip, held_by, held_at, expires_at)
    select b.branch_id, m.new, b.reference || '-' || m.n, b.site_id, b.job_type_id, b.zone_id,
        b.service_date + m.n, b.window_id, b.state, b.promised_from + make_interval(days => m.n),
        b.promised_to + make_interval(days => m.n), b.minutes, b.technicians, b.all_day,
        b.buffer_before, b.buffer_after, b.vip, b.held_by, b.held_at, b.expires_at
    from booker.bookings b join map m on m.old = b.booking_id;
    insert into booker.stops (branch_id, stop_id, booking_id, route_id, zone_id, service_date,
        starts_at, arrives_at, ends_at, drive_minutes)
    select t.branch_id, gen_random_uuid(), b.new, r.new, t.zone_id, t.service_date + b.n,
        t.starts_at + make_interval(days => b.n), t.arrives_at + make_interval(days => b.n),
        t.ends_at + make_interval(days => b.n), t.drive_minutes
    from booker.stops t
    join map b on b.old = t.booking_id join map r on r.old = t.route_id and r.n = b.n;
    drop table map;
end
$$
"""


def _fill_by_holds(desk: Desk, day: date, count: int) -> list[float]:
    """Hold until ``count`` stand; answers the milliseconds of each hold that did."""
    random = Random(day.toordinal())
    spent: list[float] = []
    sites = [f"S{n}" for n in range(1, SITES + 1)]
    random.shuffle(sites)
    for site in sites:
        if len(spent) == count:
            return spent
        began = time.perf_counter()
        try:
            hold(desk, uuid4(), site, random.choice(JOBS)[0], day, random.choice(WINDOWS))
        except BookerError:
            continue
        spent.append(1000 * (time.perf_counter() - began))
    message = f"the day takes {len(spent)} holds, not {count}"
    raise RuntimeError(message)


def _holds(office: Office, runs: int) -> list[Figure]:
    days = max(1, runs // 40)
    spent: list[float] = []
    for ahead in range(DAYS + 1, DAYS + 1 + days):
        office.add_routes(office.day(ahead), ROUTES)
        spent += _fill_by_holds(office.desk(), office.day(ahead), 40)
    bare.prepare(office)
    baseline = 1000 * median(bare.run(office, clients=1, each=10 * runs).seconds)
    value = median(spent)
    return [
        Figure(
            "hold",
            value,
            "ms",
            f"median of {len(spent)} whole calls, one desk, {days} zone-days from empty to 40"
            f" stops on {ROUTES} routes; p99 {percentile(spent, 0.99):.0f} ms",
            baseline=baseline,
            ratio=value / baseline,
        ),
        Figure(
            "hold_bare",
            baseline,
            "ms",
            f"median of {10 * runs} calls by pgbench -c 1 of one function: the same rows, no"
            " check, no policy, no plan",
        ),
    ]


def _hot_zone_day(cluster: Cluster, *, quick: bool) -> list[Figure]:
    office = Office.found(cluster, TIMEZONE)
    try:
        for number in range(CLIENTS):
            office.add_sites(FILLERS, prefix=f"C{number}-")
        office.add_routes(office.day(), ROUTES)
        with Clients() as clients:
            clients.sign_in(office)
            outcomes = clients.race(
                [
                    Call(
                        fill,
                        (
                            office.day(),
                            [f"C{number}-{n}" for n in range(1, FILLERS + 1)],
                            WINDOWS[number % 5 :] + WINDOWS[: number % 5],
                        ),
                    )
                    for number in range(CLIENTS)
                ]
            )
        bare.prepare(office)
        baseline = bare.run(office, clients=CLIENTS, each=50 if quick else 200)
    finally:
        office.close()
    return _hot_figures([entry for outcome in outcomes for entry in outcome.value], baseline)


def _hot_figures(tries: list[Try], baseline: bare.BareRun) -> list[Figure]:
    held = [entry for entry in tries if entry.error is None]
    refused = [entry for entry in tries if entry.error is not None]
    rate = len(held) / (max(e.ended for e in held) - min(e.began for e in held))
    half = sorted(e.ended for e in held)[len(held) // 2 - 1]
    early = (len(held) // 2) / (half - min(e.began for e in held))
    answered = [1000 * (e.ended - e.began) for e in held]
    told = [1000 * (e.ended - e.began) for e in refused]
    kinds = sorted({type(e.error).__name__ for e in refused})
    return [
        Figure(
            "hot_zone_day",
            rate,
            "1/s",
            f"{len(held)} holds by {CLIENTS} processes until {ROUTES} routes were full, the first"
            f" half at {early:.1f}/s; p99 {percentile(answered, 0.99):.0f} ms;"
            f" {len(refused)} refused ({', '.join(kinds)}), p99 {percentile(told, 0.99):.0f} ms;"
            " 0 errors that are not ours",
            baseline=baseline.rate,
            ratio=rate / baseline.rate,
        ),
        Figure(
            "hot_zone_day_bare",
            baseline.rate,
            "1/s",
            f"{len(baseline.seconds)} calls by pgbench -c {CLIENTS} of one function: the same"
            f" rows on one zone-day; p99 {1000 * percentile(baseline.seconds, 0.99):.0f} ms",
        ),
    ]
