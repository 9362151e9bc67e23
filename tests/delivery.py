"""An office whose messages are delivered: a worker's login, settings, confirmed bookings."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import text

from booker_desktop.worker import Options, Worker
from core import steady
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.database.desk import open_database
from core.messages.settings import DeliverySettings, save_settings
from core.trust.founding import add_staff
from tests.office import PASSWORD, Office
from tests.providers.resend_server import KEY as RESEND_KEY
from tests.providers.twilio_server import TOKEN as TWILIO_TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from core.database.desk import Database, Desk
    from tests.office import Cluster

KEYS = {
    "resend-api-key": RESEND_KEY,
    "smtp-password": "smtp-test-password",
    "twilio-auth-token": TWILIO_TOKEN,
}
RESEND = DeliverySettings(
    mail_provider="resend",
    sender_name="Arvada branch",
    sender_address="office@example.com",
    mails_per_second=1000,
)


@contextmanager
def mailing_office(cluster: Cluster, timezone: str = "America/Denver") -> Iterator[Office]:
    """An office with a worker's login, forty sites, and three routes a day from tomorrow on.

    Closed at once: each has a dozen connections, and a server has a hundred.
    """
    office = Office.found(cluster, timezone)
    try:
        add_worker(office)
        office.add_sites(40)
        for ahead in range(1, 4):
            office.add_routes(office.day(ahead), 3)
        yield office
    finally:
        office.close()


def add_worker(office: Office, login: str = "mailer") -> Desk:
    """A login of the role worker, and its desk."""
    add_staff(office.admin_desk, office.login(login), "worker", password=PASSWORD)
    return office.desk(login, pool_size=3)


def deliver_by(office: Office, settings: DeliverySettings, **changes: object) -> DeliverySettings:
    """Set the office's delivery up."""
    wanted = replace(settings, **changes)  # type: ignore[arg-type]  # a test's own names
    return save_settings(office.desk("admin"), uuid4(), wanted)


def options(**changes: Any) -> Options:  # noqa: ANN401 - the fields of Options
    """A worker with keys of its own."""
    return Options(**{"secret": lambda _branch, name: KEYS.get(name), **changes})


def worker_of(office: Office, given: Options, login: str = "mailer") -> Worker:
    """A worker on the pool of its login's desk."""
    return Worker(office.desk(login, pool_size=3).database, given)


def run_once(office: Office, given: Options | None = None) -> dict[str, int]:
    """Everything that is due, once; the counts that are not 0."""
    counts = worker_of(office, given or options()).run_once()
    return {name: n for name, n in counts.items() if n and name not in {"sealed", "expired"}}


@contextmanager
def running(office: Office, given: Options, login: str = "mailer") -> Iterator[Worker]:
    """A worker at work, with connections of its own, until the end of the block."""
    stopping = threading.Event()
    target = office.target(login)
    database: Database
    with open_database(target, PASSWORD, pool_size=3) as database:
        worker = Worker(database, given)
        thread = threading.Thread(
            target=worker.run, args=(target, PASSWORD, stopping), kwargs={"end_seconds": 20}
        )
        thread.start()
        try:
            yield worker
        finally:
            stopping.set()
            thread.join(30)
            assert not thread.is_alive()


def hold_one(office: Office, site: str, day: date, window: str = "8-10", job: str = "TUNE") -> str:
    """A hold; its reference."""
    return hold(office.desk("csr"), uuid4(), site, job, day, window).reference


def confirm_one(
    office: Office, site: str, day: date, window: str = "8-10", job: str = "TUNE"
) -> str:
    """A confirmed booking, whose message is queued with it; its reference."""
    reference = hold_one(office, site, day, window, job)
    confirm(office.desk("dispatcher"), uuid4(), reference)
    return reference


def messages(office: Office, reference: str | None = None) -> list[Any]:
    """The messages of a booking, or of all, with their deliveries, the oldest first."""
    return office.rows(
        "select b.reference, m.message_id, m.kind, m.channel, m.state, m.recipient, m.subject,"
        " m.text, m.html, m.problem, m.sent_at, m.delivered_at, m.ended_at, m.queued_at,"
        " m.offset_minutes, m.promised_from, m.notice_of, m.about, m.language,"
        " d.due_at, d.attempts, d.provider, d.provider_id, d.payload, d.handed_at,"
        " d.first_handed_at, d.unsure_since, d.lease_until, d.last_error, d.check_at, d.checks"
        " from booker.messages m"
        " join booker.bookings b on b.branch_id = m.branch_id and b.booking_id = m.booking_id"
        " left join booker.deliveries d"
        "   on d.branch_id = m.branch_id and d.message_id = m.message_id"
        " where m.branch_id = :branch and (cast(:reference as text) is null"
        "   or b.reference = :reference)"
        " order by m.drafted_at, m.channel",
        reference=reference,
    )


def age(office: Office, interval: str, *, lease_only: bool = False) -> None:
    """Let so much time pass for everything that waits or is on its way ("23 hours")."""
    office.execute(
        "update booker.deliveries set due_at = due_at - cast(:by as interval),"
        " lease_until = lease_until - cast(:by as interval)"
        " where branch_id = :branch",
        by=interval,
    )
    if lease_only:
        return
    office.execute(
        "update booker.deliveries set first_handed_at = first_handed_at - cast(:by as interval),"
        " handed_at = handed_at - cast(:by as interval),"
        " unsure_since = unsure_since - cast(:by as interval),"
        " check_at = check_at - cast(:by as interval) where branch_id = :branch",
        by=interval,
    )
    office.execute(
        "update booker.messages set queued_at = queued_at - cast(:by as interval),"
        " sent_at = sent_at - cast(:by as interval),"
        " ended_at = ended_at - cast(:by as interval) where branch_id = :branch",
        by=interval,
    )


def hurry(office: Office) -> None:
    """Let the pause before the next attempt be over, wherever no attempt runs."""
    office.execute(
        "update booker.deliveries set due_at = clock_timestamp()"
        " where branch_id = :branch and due_at > clock_timestamp() and lease_token is null"
    )


def until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    """Wait until something in another thread or process has come about."""
    end = steady.now() + seconds
    pause = threading.Event()
    while not condition():
        assert steady.now() < end, "it did not come about"
        pause.wait(0.02)


def agree_to_texts(
    office: Office, site: str, number: str = "+13035550199", timezone: str | None = None
) -> str:
    """The site's customer agrees to text messages; the number."""
    office.execute(
        "insert into booker.site_contacts (branch_id, site_id, timezone, sms_number,"
        " sms_agreed_at, sms_agreed_how, sms_agreed_by)"
        " select :branch, site_id, :timezone, :number, clock_timestamp() - interval '1 day',"
        " 'on the phone', 'csr' from booker.sites where branch_id = :branch and number = :site",
        site=site,
        number=number,
        timezone=timezone,
    )
    return number


def unguarded(office: Office, statement: str, **values: object) -> None:
    """One statement as the administrator, triggers lifted: as if time had passed."""
    with office.admin.engine.begin() as connection:
        connection.exec_driver_sql("set local session_replication_role = replica")
        connection.execute(text(statement), {"branch": office.branch_id, **values})


def move_promise(office: Office, reference: str, promised_from: str) -> None:
    """Move a booking's promise to a moment (SQL), as if it had been booked so, long ago."""
    unguarded(
        office,
        "update booker.bookings b set"
        f" promised_to = ({promised_from}) + (b.promised_to - b.promised_from),"
        f" promised_from = ({promised_from}), confirmed_at = b.confirmed_at - interval '60 days',"
        f" service_date = (({promised_from}) at time zone o.timezone)::date"
        " from booker.branches o where o.branch_id = b.branch_id"
        " and b.branch_id = :branch and b.reference = :reference",
        reference=reference,
    )
    unguarded(
        office,
        "update booker.messages m set promised_from = b.promised_from from booker.bookings b"
        " where b.branch_id = m.branch_id and b.booking_id = m.booking_id"
        " and m.branch_id = :branch and b.reference = :reference"
        " and m.kind in ('confirmation', 'reschedule')",
        reference=reference,
    )
