"""What every tab works with: the desk, the way off the GUI thread, the line, the clock."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.errors import BookerError, SignInRefused, Unanswered, Unreachable
from ui.clock import ServerClock
from ui.line import Line, LineStatus
from ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from core.database.desk import Branch, Desk
    from ui.preferences import Preferences

T = TypeVar("T")

PAUSE_MILLISECONDS: Final = 1000
"""Between an answer that was lost on a line that stands, and asking again."""
ASK_AGAIN_SECONDS: Final = 120
"""An act without an answer is repeated when the line is back, if that is within two minutes:
later nobody waits for it any more, and what it did is found by looking."""


@dataclass(frozen=True, slots=True)
class _Pending:
    """An act whose answer the line swallowed."""

    act: Callable[[Desk, UUID], Any]
    act_id: UUID
    done: Callable[[Any], None]
    failed: Callable[[BookerError], None]
    owner: QObject
    sent_at: datetime


class Session(QObject):
    """One login at work in one branch, in one window.

    ``changed`` carries a core.database.live.Change, ``line_changed`` a LineStatus.
    ``waiting_changed``: how many acts wait for the line to tell what became of them.
    """

    changed = Signal(object)
    line_changed = Signal(object)
    waiting_changed = Signal(int)

    def __init__(
        self,
        desk: Desk,
        password: str | None,
        preferences: Preferences,
        parent: QObject | None = None,
        *,
        branches: tuple[Branch, ...] = (),
        listen: bool = True,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.branches = branches or (desk.branch,)
        self.preferences = preferences
        self.clock = ServerClock(self)
        self.tasks = Tasks(self)
        self.line = Line(desk, password, self.clock, self, listen=listen)
        self.line.changed.connect(self.changed)
        self.line.status_changed.connect(self._on_line_changed)
        self._pending: list[_Pending] = []

    @property
    def roles(self) -> frozenset[str]:
        """The login's roles in the branch."""
        return frozenset(self.desk.branch.roles)

    @property
    def waiting(self) -> int:
        """Acts that wait for the line to tell what became of them."""
        return len(self._pending)

    def start(self) -> None:
        """Begin to watch the line."""
        self.line.start()

    def close(self) -> bool:
        """Break off what runs and end every thread; False if one would not end in time."""
        self.desk.database.abort()
        ended = self.line.close()
        ended = self.tasks.close() and ended
        self.desk.database.close()
        return ended

    def read(
        self,
        work: Callable[[Desk], T],
        done: Callable[[T], None],
        failed: Callable[[BookerError], None],
        *,
        owner: QObject,
        topic: str,
        background: bool = False,
    ) -> None:
        """Ask the core; the newest question of ``owner`` about ``topic`` is the one answered.

        ``background``: news of what is shown, which a person's questions go before. A connection
        that died since it was last used is replaced once, unseen.
        """
        self.tasks.run(
            partial(_read, self.desk, work),
            done,
            failed,
            owner=owner,
            topic=topic,
            background=background,
        )

    def act(
        self,
        act: Callable[[Desk, UUID], T],
        done: Callable[[T], None],
        failed: Callable[[BookerError], None],
        *,
        owner: QObject,
    ) -> UUID:
        """Do an act under a new id, which is returned. Every act is answered, in any order.

        Without a line it fails at once with Unreachable. Where the line drops before the answer,
        ``failed`` is told Unanswered, and one of both is called again once that is known.
        """
        act_id = uuid4()
        if not self.line.status.is_up:
            failed(self._no_line())
            return act_id
        self._send(_Pending(act, act_id, done, failed, owner, self.clock.now()))
        return act_id

    def _send(self, pending: _Pending) -> None:
        def failed(error: BookerError) -> None:
            if isinstance(error, Unreachable) and not isinstance(error, SignInRefused):
                self._pending.append(pending)
                self.waiting_changed.emit(self.waiting)
                if self.line.status.is_up:
                    # only this call's own connection died: no news of the line will come
                    QTimer.singleShot(PAUSE_MILLISECONDS, self, self._ask_again)
                message = "Whether it was done is not known yet."
                pending.failed(Unanswered(message))
            else:
                pending.failed(error)

        self.tasks.run(
            partial(pending.act, self.desk, pending.act_id),
            pending.done,
            failed,
            owner=pending.owner,
        )

    def _no_line(self) -> Unreachable:
        status = self.line.status
        message = "There is no line to the database, so nothing can be held or changed now."
        if status.error is not None:
            message = f"{message} {status.error.message}"
        return Unreachable(
            message, next_step="What you see stays readable; Booker reconnects by itself."
        )

    @Slot(object)
    def _on_line_changed(self, status: LineStatus) -> None:
        self.line_changed.emit(status)
        self._ask_again()

    @Slot()
    def _ask_again(self) -> None:
        if not self.line.status.is_up or not self._pending:
            return
        pending, self._pending = self._pending, []
        self.waiting_changed.emit(0)
        for one in pending:
            if (self.clock.now() - one.sent_at).total_seconds() <= ASK_AGAIN_SECONDS:
                self._send(one)
            else:
                message = "The line was away for too long; this was not tried again."
                one.failed(
                    Unreachable(message, next_step="Look whether it is there, then try again.")
                )


def _read(desk: Desk, work: Callable[[Desk], T]) -> T:
    try:
        return work(desk)
    except SignInRefused:
        raise
    except Unreachable:
        # the pool had a connection that died with the line or the server: now it has none
        return work(desk)
