"""Two branches in one database, a day with bookings in every state that matters, open sessions."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.core.database.forge import (
    Forger,
    act,
    connect,
    connect_owner,
    found_second,
    furnish,
    run,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tests.core.database.forge import Raw
    from tests.office import Office


@dataclass
class Scene:
    """Branch arvada (``here``) and branch boulder (``there``), and a session of everybody."""

    office: Office
    here: Forger
    there: Forger
    csr: Raw
    dispatcher: Raw
    admin: Raw
    csr9: Raw
    dispatcher9: Raw
    admin9: Raw
    owner: Raw
    standing: dict[str, str]
    """What the references of the standing bookings are: held, pinned, completed, pair …"""


@pytest.fixture(scope="module")
def scene(office: Office) -> Iterator[Scene]:
    day = _next_weekday(office)
    office.add_sites(20)
    office.add_sites(3, vip=True, prefix="V")
    office.add_routes(day, 3)
    office.add_routes(day, 1, max_stops=1)
    office.add_routes(day, 1)
    office.add_routes(day + timedelta(days=1), 1)
    for zone in ("South", "East"):
        office.add_zone(zone)
        office.add_routes(day, 2, zone)
    office.add_sites(5, "East", prefix="E")
    office.execute(
        "insert into booker.blocks (branch_id, block_id, route_id, starts_at, ends_at, reason)"
        " select branch_id, gen_random_uuid(), route_id, starts_at + interval '3 hours',"
        " starts_at + interval '4 hours', 'van in the shop' from booker.routes"
        " where zone_id = :zone and service_date = :day and number = 3",
        zone=office.zones["North"],
        day=day,
    )
    office.execute("update booker.zones set vip_reserve_routes = 1 where name = 'East'")
    office.execute("update booker.routes set retired = true where zone_id = :z and number = 2",
                   z=office.zones["South"])  # fmt: skip
    office.execute(
        "insert into booker.arrival_windows (branch_id, window_id, label, starts, ends, weekdays,"
        " max_bookings) values (:branch, gen_random_uuid(), 'one', '08:00', '18:00', default, 1),"
        " (:branch, gen_random_uuid(), 'sundays', '08:00', '18:00', '{7}', null)"
    )
    # a copied database does not carry what the migration revoked in its template
    office.execute(f"revoke temporary on database {office.dbname} from public")
    second = found_second(office)
    there = furnish(office, second, day)
    with ExitStack() as stack:
        sessions = {
            name: stack.enter_context(connect(office, name))
            for name in ("csr", "dispatcher", "admin", "csr9", "dispatcher9", "admin9")
        }
        owner = stack.enter_context(connect_owner(office))
        here = Forger(office, office.branch_id, day)
        standing = _bookings(here, sessions, owner)
        yield Scene(office, here, there, **sessions, owner=owner, standing=standing)


def _next_weekday(office: Office) -> date:
    """Monday of next week, so that nothing is settled and no window is closed."""
    return office.day(14 - office.today().weekday())


def _bookings(here: Forger, sessions: dict[str, Raw], owner: Raw) -> dict[str, str]:
    csr, dispatcher = sessions["csr"], sessions["dispatcher"]
    stop = here.stop
    standing = {
        "held": here.stand(csr, "S1", "8-10", stop("North/1", "08:00", "09:00")),
        "pinned": here.stand(csr, "S2", "10-12", stop("North/1", "10:00", "11:00")),
        "completed": here.stand(csr, "S3", "12-2", stop("North/1", "12:00", "13:00")),
        "pair": here.stand(
            csr, "S4", "2-4", stop("North/1", "14:00", "16:00"), stop("North/2", "14:00", "16:00"),
            job="SWAP",
        ),
        "only": here.stand(csr, "S5", "8-10", stop("North/4", "08:00", "09:00")),
        "one": here.stand(csr, "S6", "one", stop("North/3", "16:00", "17:00")),
        "east": here.stand(csr, "E1", "8-10", stop("East/1", "08:00", "09:00")),
        "east too": here.stand(csr, "E2", "10-12", stop("East/1", "10:00", "11:00")),
    }  # fmt: skip
    run(owner, "update booker.stops set pinned = true where booking_id = (select booking_id"
        " from booker.bookings where reference = %s)", (standing["pinned"],))  # fmt: skip
    run(dispatcher, *act("confirm", here.branch, standing["completed"]))
    run(dispatcher, *act("complete", here.branch, standing["completed"]))
    return standing
