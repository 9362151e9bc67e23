"""The sample branch's messages: how its customers are written to, who delivers, what arrived.

They go where the profile's sandbox says, a folder of this computer unless somebody changed it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import time as time_of_day
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from sqlalchemy import text

from booker_desktop.profiles import DEMO, PASSWORD_VARIABLE, sandbox_dir
from core.errors import Busy
from core.messages import outbox
from core.messages.contact import ContactEntry, save_contact
from core.messages.providers.choose import Sandbox, parse_sandbox
from core.messages.settings import DeliverySettings, read_settings, save_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from booker_desktop.demo import Stage

MAILER: Final = "mailer"
ADMIN: Final = "admin1"
SETTINGS: Final = DeliverySettings(
    sender_name="Arvada branch",
    sender_address="appointments@arvada.example",
    reply_to="office@arvada.example",
    notice_address="dispatch@arvada.example",
    notice_on=("trouble", "rescheduled", "cancelled"),
    sms_sender="+13035550100",
    sms_kinds=("confirmation", "reschedule", "cancellation", "reminder", "on_the_way"),
    # the day is played at any hour
    quiet_from=time_of_day(0),
    quiet_to=time_of_day(0),
)
_SPANISH: Final = 4
_TEXTED: Final = 3
"""One customer of so many reads Spanish, one agreed to text messages; some both."""
_HOW: Final = "Said yes on the phone"
_NUMBER: Final = "+1303555{:04}"

_DELIVERED_SECONDS: Final = 60.0
_LOOK_SECONDS: Final = 0.1
_START_SECONDS: Final = 60.0
_END_SECONDS: Final = 60.0
"""Longer than a worker takes to bring what it has handed over to its end."""

_SITES = text(
    "select number from booker.sites where branch_id = :branch and active order by number"
)
_TOLD = text("select exists (select from booker.site_contacts where branch_id = :branch)")
_WAITING = text(
    """
    select count(*) from booker.messages m
    join booker.deliveries d on d.branch_id = m.branch_id and d.message_id = m.message_id
    where m.branch_id = :branch and m.state = 'queued' and d.due_at is not null
    """
)
_STATES = text(
    """
    select kind, channel, language, state, count(*) as messages from booker.messages
    where branch_id = :branch group by kind, channel, language, state order by 1, 2, 3, 4
    """
)
# Triggers guard the row from the administrator as well, so they are lifted for this statement.
_AGE = text(
    """
    update booker.bookings set held_at = held_at - interval '3 days',
        confirmed_at = confirmed_at - interval '3 days'
    where branch_id = :branch and state = 'confirmed'
      and service_date = (clock_timestamp() at time zone :zone)::date + 1
      and confirmed_at > clock_timestamp() - interval '1 day'
    """
)


@dataclass(frozen=True, slots=True)
class Delivered:
    """How many messages of a kind, channel and language are in which state."""

    kind: str
    channel: str
    language: str
    state: str
    messages: int


def set_up(stage: Stage) -> None:
    """Delivery as an office would set it up, and what customers said; once."""
    desk = stage.desk(ADMIN)
    if read_settings(desk) == DeliverySettings():
        save_settings(desk, uuid4(), SETTINGS)
    branch = {"branch": desk.branch.branch_id}
    with desk.reading() as connection:
        if connection.execute(_TOLD, branch).scalar_one():
            return
        sites = connection.execute(_SITES, branch).scalars().all()
    for number, site in enumerate(sites):
        entry = ContactEntry(site, language="es" if number % _SPANISH == 1 else None)
        if number % _TEXTED == 0:
            mobile = _NUMBER.format(101 + number)
            entry = replace(entry, sms=True, sms_number=mobile, how=_HOW)
        if entry != ContactEntry(site):
            save_contact(desk, uuid4(), entry)


def sandbox(stage: Stage) -> Sandbox | None:
    """Where the messages go instead of to customers; None: to customers."""
    return parse_sandbox(stage.profile.sandbox, sandbox_dir(DEMO))


class Mailer:
    """A worker of the sample branch: `booker worker` in a process of its own."""

    def __init__(self, password: str) -> None:
        """Start it, signed in with the mailer's ``password``."""
        # what it says is read when it ended by itself, and is in nobody's way otherwise
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed in stop()
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            [*_program(), "--profile", DEMO, "--as", MAILER, "worker"],
            env={**os.environ, PASSWORD_VARIABLE: password},
            stdin=subprocess.DEVNULL,
            stdout=self._said,
            stderr=subprocess.STDOUT,
        )

    def check(self) -> None:
        """Raise Busy if it has ended by itself."""
        if self._process.poll() is not None:
            self._said.seek(0)
            said = self._said.read().decode("utf-8", "replace").strip()
            message = f"The sample branch's worker ended by itself: {said}"
            raise Busy(message, next_step="Begin afresh: `booker demo --reset`.")

    def stop(self) -> None:
        """End it, as a service manager does."""
        if self._process.poll() is None:
            # where a program cannot be asked to end, it dies: the next one takes its work over
            self._process.terminate()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._said.close()


@contextmanager
def delivering(password: str) -> Iterator[Mailer]:
    """A mailer at work for as long as the context lasts; it does not outlive this program."""
    before = signal.signal(signal.SIGTERM, _leave)
    mailer = Mailer(password)
    try:
        yield mailer
    finally:
        mailer.stop()
        signal.signal(signal.SIGTERM, before)


class Post:
    """What the day knows of its messages: waits until they are delivered, and counts them."""

    def __init__(self, stage: Stage, mailer: Mailer) -> None:
        self._stage = stage
        self._mailer = mailer
        self._desk = stage.desk(MAILER)
        self._branch = {"branch": self._desk.branch.branch_id}

    def wait(self, *, for_news: bool = False) -> None:
        """Until no message is on its way; ``for_news``: nor any reminder or notice to be made.

        Raises Busy after a minute, with the last trouble of a delivery.
        """
        until = time.monotonic() + _DELIVERED_SECONDS
        while self._is_waiting() or (for_news and self._has_news()):
            self._mailer.check()
            if time.monotonic() > until:
                message = "The sample branch's messages were not delivered within a minute."
                raise Busy(message, next_step="See `booker --profile demo doctor` for the reason.")
            time.sleep(_LOOK_SECONDS)

    def make_reminders_due(self) -> None:
        """Let tomorrow's bookings have been confirmed three days ago, not a minute ago."""
        values = {**self._branch, "zone": self._desk.branch.timezone}
        with self._stage.administrator.engine.begin() as connection:
            connection.exec_driver_sql("set local session_replication_role = replica")
            connection.execute(_AGE, values)

    def delivered(self) -> tuple[Delivered, ...]:
        """All messages of the branch, counted."""
        with self._desk.reading() as connection:
            return tuple(Delivered(*row) for row in connection.execute(_STATES, self._branch).all())

    def _is_waiting(self) -> bool:
        with self._desk.reading() as connection:
            return bool(connection.execute(_WAITING, self._branch).scalar_one())

    def _has_news(self) -> bool:
        return bool(outbox.due_reminders(self._desk) or outbox.due_notices(self._desk))


def _leave(number: int, _frame: FrameType | None) -> None:
    """End as the signal would, but by way of everybody's own end."""
    sys.exit(128 + number)


def _program() -> list[str]:
    """How this very program is started."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "booker_desktop"]
