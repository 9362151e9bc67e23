"""How fast messages go out: many at once, and one from its confirmation to its provider.

On the embedded server with fsync; worker, provider and desk are processes of the same machine.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psycopg
import requests
import resend

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.messages.settings import DeliverySettings
from tests.bench.figure import Figure
from tests.core.booking.races.clients import percentile
from tests.core.messages.campaign.desk import DAYS, FIRST_DAY, WINDOWS, WORKER, furnish
from tests.core.messages.campaign.worker import Orders, WorkerProcess
from tests.office import Office, embedded_cluster

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = (
    "messages_per_second",
    "messages_per_second_bare",
    "confirm_to_handover",
    "confirm_to_handover_bare",
)
ANSWER_MS = 50
THREADS = 4
"""As many as a worker has."""
SETTINGS = DeliverySettings(
    mail_provider="resend",
    sender_name="Arvada branch",
    sender_address="office@example.com",
    mails_per_second=1000,
)
_MOST_SECONDS = 120.0
_LOOK_SECONDS = 0.005


class Provider:
    """Resend on loopback, in a process of its own."""

    def __init__(self, url: str, key: str) -> None:
        self.url = url
        self.key = key
        self._line = requests.Session()
        self._line.trust_env = False
        self._waited = threading.Event()

    def accepted(self) -> list[dict[str, Any]]:
        """The mails that it took, in their order."""
        told: list[dict[str, Any]] = self._line.get(f"{self.url}/_accepted", timeout=10).json()
        return told

    def wait_for(self, count: int) -> list[dict[str, Any]]:
        """Its mails, as soon as there are so many."""
        until = time.monotonic() + _MOST_SECONDS
        while self._count() < count:
            if time.monotonic() > until:
                message = f"{self._count()} of {count} messages arrived"
                raise TimeoutError(message)
            self._waited.wait(_LOOK_SECONDS)
        return self.accepted()

    def _count(self) -> int:
        return int(self._line.get(f"{self.url}/_counts", timeout=10).json()["accepted"])


def measure(*, quick: bool) -> list[Figure]:
    """All four figures, on one server."""
    with (
        TemporaryDirectory(prefix="booker-bench-") as folder,
        embedded_cluster(Path(folder), fast=False) as cluster,
    ):
        office = Office.found(cluster)
        many, single = (160, 20) if quick else (400, 60)
        try:
            furnish(office, SETTINGS, many + single)
            return [*_many(office, many), *_one_by_one(office, many, single)]
        finally:
            office.close()


def _many(office: Office, count: int) -> list[Figure]:
    _confirm(office, range(count))
    with _provider() as provider:
        worker = _worker(office, provider)
        try:
            mails = provider.wait_for(count)
        finally:
            worker.end()
    rate = _rate(mails)
    with _provider() as provider:
        baseline = _rate(_send_bare(provider, mails))
    return [
        Figure(
            "messages_per_second",
            rate,
            "1/s",
            f"{count} confirmations queued before, one worker with {THREADS} threads, a provider"
            f" that answers after {ANSWER_MS} ms; from the first mail it took to the last one",
            baseline=baseline,
            ratio=rate / baseline,
            target="> 20/s",
        ),
        Figure(
            "messages_per_second_bare",
            baseline,
            "1/s",
            f"the same {count} mails by the resend package in {THREADS} threads, no database",
        ),
    ]


def _one_by_one(office: Office, first: int, count: int) -> list[Figure]:
    spent = []
    with _provider() as provider:
        worker = _worker(office, provider)
        try:
            # it is at its work once this one has gone
            _confirm(office, [first])
            provider.wait_for(1)
            for number in range(1, count):
                (confirmed_at,) = _confirm(office, [first + number])
                mail = provider.wait_for(number + 1)[-1]
                spent.append(1000 * (mail["at"] - confirmed_at))
        finally:
            worker.end()
    value, baseline = median(spent), median(_notify_alone(office, count))
    return [
        Figure(
            "confirm_to_handover",
            value,
            "ms",
            f"median of {len(spent)} bookings, from confirm's return to the provider's receipt, one"
            f" idle worker; p95 {percentile(spent, 0.95):.0f} ms",
            baseline=baseline,
            ratio=value / baseline,
            target="< 1000 ms",
        ),
        Figure(
            "confirm_to_handover_bare",
            baseline,
            "ms",
            f"median of {count}: from a commit with NOTIFY to a connection that listens",
        ),
    ]


def _confirm(office: Office, numbers: range | list[int]) -> list[float]:
    """Hold and confirm; when each confirmation was answered, in seconds since 1970."""
    csr, dispatcher = office.desk("csr"), office.desk("dispatcher")
    moments = []
    for number in numbers:
        day, window = office.day(FIRST_DAY + number % DAYS), WINDOWS[number // DAYS % len(WINDOWS)]
        held = hold(csr, uuid4(), f"S{number + 1}", "TUNE", day, window)
        confirm(dispatcher, uuid4(), held.reference)
        moments.append(time.time())
    return moments


def _worker(office: Office, provider: Provider) -> WorkerProcess:
    orders = Orders(
        office.target(WORKER),
        {"BOOKER_RESEND_URL": provider.url},
        {"resend-api-key": provider.key},
        read_seconds=30.0,
        threads=THREADS,
    )
    return WorkerProcess(orders, None)


def _send_bare(provider: Provider, mails: list[dict[str, Any]]) -> list[dict[str, Any]]:
    before = resend.api_key, resend.api_url
    resend.api_key, resend.api_url = provider.key, provider.url
    try:
        with ThreadPoolExecutor(THREADS) as pool:
            list(
                pool.map(
                    lambda mail: resend.Emails.send(
                        mail["payload"], {"idempotency_key": mail["key"]}
                    ),
                    mails,
                )
            )
    finally:
        resend.api_key, resend.api_url = before
    return provider.accepted()


def _rate(mails: list[dict[str, Any]]) -> float:
    moments = [float(mail["at"]) for mail in mails]
    return (len(moments) - 1) / (max(moments) - min(moments))


def _notify_alone(office: Office, count: int) -> list[float]:
    target = office.cluster.administrator
    address = f"host={target.host} port={target.port} user={target.user} dbname={office.dbname}"
    spent = []
    with (
        psycopg.connect(address, autocommit=True) as listening,
        psycopg.connect(address, autocommit=True) as telling,
    ):
        listening.execute("listen bare")
        for _ in range(count):
            telling.execute("select pg_notify('bare', 'messages')")
            began = time.perf_counter()
            heard = next(iter(listening.notifies(timeout=10, stop_after=1)))
            spent.append(1000 * (time.perf_counter() - began))
            assert heard.channel == "bare"
    return spent


@contextmanager
def _provider() -> Iterator[Provider]:
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "tests.providers.resend_server"),
            *("--delay-ms", str(ANSWER_MS)),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        yield Provider(told["url"], told["key"])
    finally:
        process.terminate()
        process.communicate(timeout=10)
