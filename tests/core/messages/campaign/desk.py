"""What the office does while its messages go out: it books, confirms, cancels, moves, forgets."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import uuid4

from core.booking.cancel import cancel
from core.booking.confirm import confirm
from core.booking.hold import hold
from core.booking.release import release
from core.booking.reschedule import reschedule
from core.messages.contact import ContactEntry, save_contact
from core.messages.settings import DeliverySettings, save_settings
from core.trust.founding import add_staff
from tests.office import PASSWORD

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from tests.office import Office

WORKER = "mailer"
WINDOWS = ("8-10", "10-12", "12-2", "2-4", "4-6")
FIRST_DAY, DAYS, ROUTES = 3, 30, 8
"""Far enough ahead that no reminder is due, and room for every booking."""
LATER = 6
"""So many bookings after it was made, a promise is cancelled or moved: while its message is
on its way."""


class Fate(StrEnum):
    """What becomes of a booking."""

    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    MOVED = "rescheduled"
    HELD = "held"
    EXPIRED = "expired"
    RELEASED = "released"


PROMISED = (*[Fate.CONFIRMED] * 8, Fate.CANCELLED, Fate.MOVED)
"""Of ten that are confirmed."""
NEVER = (Fate.HELD, Fate.EXPIRED, Fate.RELEASED)
"""Two of ten more never are."""


@dataclass(frozen=True, slots=True)
class Booked:
    """A booking; ``moved_to`` is the reference of the one that replaced it."""

    reference: str
    fate: Fate
    moved_to: str | None = None


def furnish(office: Office, settings: DeliverySettings, sites: int) -> None:
    """Give the office a worker's login, its settings, customers and routes."""
    add_staff(office.admin_desk, office.login(WORKER), "worker", password=PASSWORD)
    # one login stands for every worker of the campaign, the dead ones' last connections too
    office.execute(f'alter role "{office.login(WORKER)}" connection limit -1')
    office.execute("update booker.branches set hold_minutes = 1440 where branch_id = :branch")
    save_settings(office.desk("admin"), uuid4(), settings)
    office.add_sites(sites)
    for ahead in range(FIRST_DAY, FIRST_DAY + DAYS):
        office.add_routes(office.day(ahead), ROUTES)


def text_only(office: Office, sites: int) -> None:
    """Let every customer have agreed to text messages, and have no e-mail address."""
    office.execute("update booker.sites set email = null where branch_id = :branch")
    csr = office.desk("csr")
    for number in range(1, sites + 1):
        mobile = f"+1303555{1000 + number}"
        entry = ContactEntry(f"S{number}", sms=True, sms_number=mobile, how="on the phone")
        save_contact(csr, uuid4(), entry)


def draw_fates(confirmed: int, chance: Random) -> list[Fate]:
    """``confirmed`` bookings that are confirmed, whatever comes then, and a fifth more never."""
    fates = [PROMISED[n % len(PROMISED)] for n in range(confirmed)]
    fates += [NEVER[n % len(NEVER)] for n in range(max(len(NEVER), confirmed // 5))]
    chance.shuffle(fates)
    return fates


class DeskWork(threading.Thread):
    """Books one site after another; ``booked`` is whole when the thread has ended well."""

    def __init__(self, office: Office, fates: list[Fate]) -> None:
        super().__init__(name="desk")
        self._office = office
        self._fates = fates
        self._csr = office.desk("csr")
        self._dispatcher = office.desk("dispatcher")
        self._later: deque[Booked] = deque()
        self.booked: list[Booked] = []
        self.trouble: Exception | None = None

    def run(self) -> None:
        """See the class."""
        try:
            for number, fate in enumerate(self._fates):
                self._book(number, fate)
                if len(self._later) > LATER:
                    self._change(self._later.popleft())
            while self._later:
                self._change(self._later.popleft())
        except Exception as trouble:  # noqa: BLE001 - told to the campaign, which fails for it
            self.trouble = trouble

    def _place(self, number: int) -> tuple[date, str]:
        day = self._office.day(FIRST_DAY + number % DAYS)
        return day, WINDOWS[number // DAYS % len(WINDOWS)]

    def _book(self, number: int, fate: Fate) -> None:
        held = hold(self._csr, uuid4(), f"S{number + 1}", "TUNE", *self._place(number))
        booked = Booked(held.reference, fate)
        if fate is Fate.EXPIRED:
            self._office.expire(held.reference)
        elif fate is Fate.RELEASED:
            release(self._csr, uuid4(), held.reference)
        elif fate is not Fate.HELD:
            confirm(self._dispatcher, uuid4(), held.reference)
            if fate is not Fate.CONFIRMED:
                self._later.append(booked)
                return
        self.booked.append(booked)

    def _change(self, booked: Booked) -> None:
        if booked.fate is Fate.CANCELLED:
            cancel(self._csr, uuid4(), booked.reference, "the customer called")
            self.booked.append(booked)
            return
        day, window = self._place(len(self._fates) + len(self.booked))
        new = reschedule(self._csr, uuid4(), booked.reference, day, window)
        confirm(self._dispatcher, uuid4(), new.reference)
        self.booked.append(Booked(booked.reference, booked.fate, new.reference))
