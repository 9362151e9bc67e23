"""A worker inside an open window: for offices without a server, where the branch allows it.

It delivers on connections of its own, for the window's branch, from the moment that the branch
lets desktops deliver and this computer has what its provider needs, and ends with the window.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Final

from booker_desktop import profiles
from core import steady
from core.database.desk import Desk, open_database
from core.errors import BookerError

if TYPE_CHECKING:
    from collections.abc import Collection

    from booker_desktop.worker import BranchWorker
    from core.database.desk import Branch
    from core.database.target import Target

LOG = logging.getLogger(__name__)

ROLES: Final = frozenset({"dispatcher", "admin", "worker"})
POOL_SIZE: Final = 2
THREADS: Final = 2
BEGIN_SECONDS: Final = 3.0
"""The window comes first: what delivering takes is loaded after it stands."""
LOOK_SECONDS: Final = 30.0
"""How often it is asked whether desktops may deliver; a change that is heard of asks at once."""
END_SECONDS: Final = 2.0
"""So long what was handed over may take to come to its end."""


class DeskWorker:
    """``start`` begins a thread of its own, `stop` ends it; the others are for any thread."""

    def __init__(
        self,
        profile: str,
        target: Target,
        password: str | None,
        branch: Branch,
        *,
        begin_seconds: float = BEGIN_SECONDS,
    ) -> None:
        self._profile = profile
        self._target = target
        self._password = password
        self._branch = branch
        self._begin_seconds = begin_seconds
        self._stopping = threading.Event()
        self._look = threading.Event()
        self._worker: BranchWorker | None = None
        self._thread = threading.Thread(target=self._run, name="desk-worker", daemon=True)

    @property
    def is_delivering(self) -> bool:
        """Whether it does deliver at the moment."""
        return self._worker is not None

    def start(self) -> None:
        """Begin, where the login's role may ever deliver."""
        if ROLES & set(self._branch.roles):
            self._thread.start()

    def heard(self, topics: Collection[str]) -> None:
        """Something changed in the branch."""
        if "branches" in topics:
            self._look.set()
        worker = self._worker
        if worker is not None:
            worker.heard(topics)

    def stop(self) -> None:
        """Begin to end."""
        self._stopping.set()
        self._look.set()

    def join(self, seconds: float) -> bool:
        """Wait for the end; False: it takes longer."""
        if self._thread.is_alive():
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        self._look.wait(self._begin_seconds)
        with open_database(self._target, self._password, pool_size=POOL_SIZE) as database:
            desk = Desk(database, self._branch)
            while not self._stopping.is_set():
                self._look.clear()
                try:
                    self._settle(desk)
                except BookerError as error:
                    LOG.info("whether this window delivers is not known: %s", error)
                except Exception:
                    LOG.exception("this window's worker")
                self._look.wait(LOOK_SECONDS)
            self._end(desk, END_SECONDS)

    def _settle(self, desk: Desk) -> None:
        """Begin to deliver, or cease to, as the branch and this computer allow."""
        from booker_desktop.worker import may_deliver  # noqa: PLC0415 - see BEGIN_SECONDS

        may = may_deliver(desk.database, self._branch)
        if may and self._worker is None:
            made = self._make(desk)
            made.providers.refresh()
            if made.providers.channels and not self._stopping.is_set():
                made.start()
                self._worker = made
        elif not may and self._worker is not None:
            self._end(desk, END_SECONDS)

    def _make(self, desk: Desk) -> BranchWorker:
        from booker_desktop.worker import (  # noqa: PLC0415 - see BEGIN_SECONDS
            BranchWorker,
            Options,
            sandbox_of,
            secret_of,
        )
        from core.messages.providers.choose import Paces  # noqa: PLC0415

        profile = profiles.Profiles().show(self._profile)
        options = Options(
            secret_of(profile.name), sandbox_of(profile), in_desktop=True, threads=THREADS
        )
        return BranchWorker(desk, options, Paces())

    def _end(self, desk: Desk, seconds: float) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        began = steady.now()
        worker.stop()
        if not worker.join(seconds):
            if self._stopping.is_set():
                # whoever delivers next knows from the lease how far it came
                desk.database.abort()
            LOG.warning("this window's worker ends before what it handed over")
        LOG.info("this window's worker ended in %.1f s", steady.now() - began)
