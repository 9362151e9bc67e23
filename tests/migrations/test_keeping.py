"""From 0001 to 0002 with an office at work: everything that stood there still does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import migrations
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.show import show
from core.catalog.job_types import list_job_types
from core.catalog.sites import search_sites
from core.trust.audit import seal, verify
from tests.core.database.forge import Forger, connect

if TYPE_CHECKING:
    from tests.office import Office


def migrate(office: Office, revision: str, *, down: bool = False) -> None:
    with office.admin.engine.connect() as connection:
        (migrations.downgrade if down else migrations.upgrade)(connection, revision)


def contents(office: Office, columns: dict[str, list[str]]) -> dict[str, list[Any]]:
    """Every row of every table, of those columns."""
    return {
        table: office.rows(
            f"select {', '.join(names)} from booker.{table} order by row({', '.join(names)})::text"
        )
        for table, names in columns.items()
    }


def columns_now(office: Office) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for table, column in office.rows(
        "select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid"
        " where c.relnamespace = 'booker'::regnamespace and c.relkind = 'r' and a.attnum > 0"
        " and not a.attisdropped and c.relname <> 'alembic_version' order by 1, a.attnum"
    ):
        found.setdefault(table, []).append(column)
    return found


def test_a_database_with_bookings_keeps_them_all(office: Office) -> None:
    day = office.day(2)
    office.add_sites(6)
    office.add_routes(day, 2)
    desk, dispatcher = office.desk(), office.desk("dispatcher")
    act = uuid4()
    confirmed = hold(desk, act, "S1", "TUNE", day, "8-10")
    confirm(dispatcher, uuid4(), confirmed.reference)
    migrate(office, "0001", down=True)
    # an office at work on the older schema, as an older program would
    forger = Forger(office, office.branch_id, day)
    with connect(office, "csr") as session:
        held = forger.stand(session, "S2", "10-12", forger.stop("North/2", "10:00", "11:00"))
    seal(office.desk("admin"))
    known = columns_now(office)
    before = contents(office, known)
    assert len(before["bookings"]) == 2
    assert len(before["stops"]) == 2

    migrate(office, "0002")

    assert contents(office, known) == before
    told = office.rows("select distinct notes, answers from booker.bookings")
    assert told == [(None, [])]
    # the program of today works on the schema of today
    migrate(office, "head")
    assert all(job.questions == () for job in list_job_types(desk))
    # what the older one wrote is found, read, sealed, and goes on
    assert [site.number for site in search_sites(desk, "custmer s2")] == ["S2"]
    assert show(desk, held).state == "held"
    assert show(desk, held).answers == ()
    assert confirm(dispatcher, uuid4(), held).state == "confirmed"
    assert hold(desk, act, "S1", "TUNE", day, "8-10").reference == confirmed.reference
    assert hold(desk, uuid4(), "S3", "TUNE", day, "8-10", notes="new").notes == "new"
    assert verify(office.desk("admin")).problem is None
