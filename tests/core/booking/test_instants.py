"""Local window times as instants: the database's time-zone table against Python's.

The rule where the clocks change is the database's, and there is one sentence for it: a local time
that does not exist, or exists twice, means *the later* of its two readings. So a promise never
begins before the hour that the customer can have meant.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from tests.core.database.forge import Forger, connect, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from tests.office import Office

DENVER, NEW_YORK, PHOENIX = "America/Denver", "America/New_York", "America/Phoenix"
HAVANA = "America/Havana"
"""Changes at midnight: the first hour of a day is missing, or comes twice."""
ZONES = (DENVER, NEW_YORK, PHOENIX, HAVANA)
CHANGES = {
    2026: (date(2026, 3, 8), date(2026, 11, 1)),
    2027: (date(2027, 3, 14), date(2027, 11, 7)),
}
CLOCKS = [time(hour, minute) for hour in range(24) for minute in (0, 30)]


def instant(day: date, clock: time, zone: str) -> datetime:
    """The documented rule, in Python: the later reading of a local time."""
    local = datetime.combine(day, clock, ZoneInfo(zone))
    return max(local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


def asked(connection: Connection, office: Office, day: date, clock: time) -> datetime:
    """What app.instant says for the office's branch."""
    answer = connection.execute(
        text("select app.instant(:branch, :day, :clock)"),
        {"branch": office.branch_id, "day": day, "clock": clock},
    ).scalar_one()
    assert isinstance(answer, datetime)
    return answer


@contextmanager
def living_in(office: Office, zone: str) -> Iterator[Connection]:
    """The branch moved to a zone, for the length of one transaction."""
    with office.admin.engine.connect() as connection, connection.begin() as transaction:
        connection.execute(
            text("update booker.branches set timezone = :zone where branch_id = :branch"),
            {"zone": zone, "branch": office.branch_id},
        )
        yield connection
        transaction.rollback()


@pytest.mark.parametrize("zone", ZONES)
def test_every_half_hour_around_every_change(office: Office, zone: str) -> None:
    with living_in(office, zone) as connection:
        for day in (d for days in CHANGES.values() for d in days):
            for around in (-1, 0, 1):
                when = day + timedelta(days=around)
                found = connection.execute(
                    text(
                        "select app.instant(:branch, :day, c)"
                        " from unnest(cast(:clocks as time[])) with ordinality as u (c, n)"
                        " order by n"
                    ),
                    {"branch": office.branch_id, "day": when, "clocks": CLOCKS},
                ).scalars()
                assert list(found) == [instant(when, clock, zone) for clock in CLOCKS], when


def test_the_zones_are_what_they_are_here_for() -> None:
    """Two change at two, one never, one at midnight: otherwise the tests above prove little."""
    spring, autumn = CHANGES[2026]
    for zone, gap in ((DENVER, time(2)), (NEW_YORK, time(2)), (HAVANA, time(0))):
        before = datetime.combine(spring, gap, ZoneInfo(zone)) - timedelta(minutes=1)
        missing = datetime.combine(spring, gap, ZoneInfo(zone))
        assert before.astimezone(UTC) + timedelta(minutes=1) == instant(spring, gap, zone)
        assert missing.replace(fold=0).utcoffset() != missing.replace(fold=1).utcoffset()
        lengths = [
            instant(day + timedelta(days=1), time(12), zone) - instant(day, time(12), zone)
            for day in (spring - timedelta(days=1), autumn - timedelta(days=1))
        ]
        assert lengths == [timedelta(hours=23), timedelta(hours=25)]
    year = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    offsets = {datetime.combine(d, time(12), ZoneInfo(PHOENIX)).utcoffset() for d in year}
    assert offsets == {timedelta(hours=-7)}


def test_the_promise_of_the_issue(office: Office) -> None:
    """13:00 to 18:00 in New York on 2026-03-08 is 17:00 to 22:00 UTC: the clocks had changed."""
    day = date(2026, 3, 8)
    with living_in(office, NEW_YORK) as connection:
        assert asked(connection, office, day, time(13)) == datetime(2026, 3, 8, 17, tzinfo=UTC)
        assert asked(connection, office, day, time(18)) == datetime(2026, 3, 8, 22, tzinfo=UTC)
        eve = day - timedelta(days=1)
        assert asked(connection, office, eve, time(13)) == datetime(2026, 3, 7, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        (DENVER, date(2026, 3, 8), 3), (DENVER, date(2026, 11, 1), 5),
        (NEW_YORK, date(2027, 3, 14), 3), (NEW_YORK, date(2027, 11, 7), 5),
        (PHOENIX, date(2026, 3, 8), 4), (PHOENIX, date(2026, 11, 1), 4),
        # midnight to four: the missing hour begins the day; the doubled one is read late
        (HAVANA, date(2026, 3, 8), 3), (HAVANA, date(2026, 11, 1), 4),
    ],
)  # fmt: skip
def test_a_window_across_the_change_is_as_long_as_the_clock_says(
    office: Office, zone: str, day: date, hours: int
) -> None:
    with living_in(office, zone) as connection:
        starts, ends = (asked(connection, office, day, time(h)) for h in (0, 4))
    assert ends - starts == timedelta(hours=hours)


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    zone=st.sampled_from(ZONES),
    day=st.one_of(
        st.sampled_from([d for days in CHANGES.values() for d in days]),
        st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    ),
    clock=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_an_instant_is_the_later_reading(office: Office, zone: str, day: date, clock: time) -> None:
    with living_in(office, zone) as connection:
        found = asked(connection, office, day, clock)
    assert found == instant(day, clock, zone)
    # and reads on the wall as it was said, except in an hour that does not exist
    wall = found.astimezone(ZoneInfo(zone))
    if wall.replace(tzinfo=None) != datetime.combine(day, clock):
        assert wall.replace(tzinfo=None) == datetime.combine(day, clock) + timedelta(hours=1)


@pytest.mark.parametrize("day", CHANGES[2027])
def test_a_hold_promises_those_instants(office: Office, day: date) -> None:
    """The act itself, on both change days to come, whatever zone the client's session is in."""
    office.execute("update booker.branches set horizon_days = 730 where branch_id = :branch")
    office.add_sites(1, prefix=f"C{day.month}-")
    office.add_routes(day)
    forger = Forger(office, office.branch_id, day)
    with connect(office, "csr") as csr:
        run(csr, "set timezone = 'Pacific/Kiritimati'")
        reference = forger.stand(
            csr, f"C{day.month}-1", "12-2", forger.stop("North/1", "12:00", "13:00")
        )
        run(csr, "set timezone = 'UTC'")
        [(promised_from, promised_to)] = run(
            csr,
            "select promised_from, promised_to from booker.bookings where reference = %s",
            (reference,),
        )
    assert promised_from == instant(day, time(12), office.timezone)
    assert promised_to == instant(day, time(14), office.timezone)
