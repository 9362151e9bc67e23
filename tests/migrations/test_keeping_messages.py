"""From 0003 to 0004 and back with messages at every stage: nothing is sent that nobody meant."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import migrations
from core.booking.cancel import cancel
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.show import show
from tests.core.database.forge import Forger, connect, run

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office


def migrate(office: Office, revision: str, *, down: bool = False) -> None:
    with office.admin.engine.connect() as connection:
        (migrations.downgrade if down else migrations.upgrade)(connection, revision)


def states(office: Office) -> list[tuple[str, str]]:
    found = office.rows(
        "select s.number, m.state from booker.messages m join booker.bookings b using (branch_id,"
        " booking_id) join booker.sites s using (branch_id, site_id) order by 1, 2"
    )
    return [tuple(row) for row in found]


def test_what_was_queued_before_delivery_is_not_sent_by_it(
    make_office: Callable[[], Office],
) -> None:
    office = make_office()
    day = office.day(2)
    office.add_sites(4)
    office.add_routes(day, 2)
    migrate(office, "0003", down=True)
    # as an older program confirmed it
    forger = Forger(office, office.branch_id, day)
    with connect(office, "csr") as csr, connect(office, "dispatcher") as dispatcher:
        held = forger.stand(csr, "S1", "8-10", forger.stop("North/1", "08:00", "09:00"))
        run(
            dispatcher,
            "select app.confirm(%s, gen_random_uuid(), jsonb_build_object('reference', %s::text))",
            (office.branch_id, held),
        )
        waiting = forger.stand(csr, "S2", "10-12", forger.stop("North/2", "10:00", "11:00"))
    assert states(office) == [("S1", "queued"), ("S2", "draft")]

    migrate(office, "head")

    assert states(office) == [("S1", "queued"), ("S2", "draft")]
    assert office.rows("select due_at from booker.deliveries") == [(None,)]
    # what is confirmed from now on is delivered, and what was queued can be withdrawn
    confirm(office.desk("dispatcher"), uuid4(), waiting)
    assert office.rows(
        "select count(*) from booker.deliveries where due_at <= clock_timestamp()"
    ) == [(1,)]
    assert cancel(office.desk(), uuid4(), held, "asked for").message == "withdrawn"


def test_a_downgrade_keeps_what_the_older_schema_can_say(
    make_office: Callable[[], Office],
) -> None:
    office = make_office()
    day = office.day(2)
    office.add_sites(3)
    office.add_routes(day, 2)
    desk, dispatcher = office.desk(), office.desk("dispatcher")
    sent = hold(desk, uuid4(), "S1", "TUNE", day, "8-10").reference
    confirm(dispatcher, uuid4(), sent)
    office.execute("update booker.messages set state = 'sent', sent_at = now()")
    drafted = hold(desk, uuid4(), "S2", "TUNE", day, "8-10").reference
    office.execute(
        "insert into booker.messages (branch_id, message_id, booking_id, kind, state, recipient,"
        " subject, html, text, notice_of, queued_at) select branch_id, gen_random_uuid(),"
        " booking_id, 'notice', 'queued', 'office@example.com', 's', 'h', 't', 'confirmed', now()"
        " from booker.bookings where state = 'confirmed'"
    )

    migrate(office, "0003", down=True)
    assert states(office) == [("S1", "queued"), ("S2", "draft")]

    migrate(office, "head")
    assert show(desk, sent).state == "confirmed"
    assert show(desk, drafted).message == "draft"
    assert office.rows("select due_at from booker.deliveries") == [(None,)]
