"""Where in a delivery a worker dies, and how: by its own SIGKILL, when it gets there.

Nothing in the product is made for it. Steps in the database are seen through SQLAlchemy's events;
those on the wire through what the standard library tells auditors, and its two functions that
wait for an answer. Every transport is watched; which steps there are is the same for all.
"""

from __future__ import annotations

import http.client
import os
import signal
import smtplib
import sys
import threading
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import Pool

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection


class Step(StrEnum):
    """What was last done, and what was not done any more."""

    CLAIM_WRITTEN = "claim, not committed"
    CLAIM_COMMITTED = "claim committed"
    HAND_OVER_WRITTEN = "hand-over, not committed"
    HAND_OVER_COMMITTED = "hand-over committed"
    REQUEST_UNWRITTEN = "connected, request not written"
    REQUEST_BEGUN = "request half written"
    ANSWER_UNREAD = "accepted, answer not read"
    ANSWER_READ = "answer read"
    FINISH_WRITTEN = "finish, not committed"
    FINISH_COMMITTED = "finish committed"


@dataclass(frozen=True, slots=True)
class Death:
    """Die at ``step``, the ``passes``-th time that the worker gets there."""

    step: Step
    passes: int


_WRITTEN = {
    "app.claim_messages(": Step.CLAIM_WRITTEN,
    "app.hand_over_message(": Step.HAND_OVER_WRITTEN,
    "app.finish_message(": Step.FINISH_WRITTEN,
}
_COMMITTED = {
    Step.CLAIM_WRITTEN: Step.CLAIM_COMMITTED,
    Step.HAND_OVER_WRITTEN: Step.HAND_OVER_COMMITTED,
    Step.FINISH_WRITTEN: Step.FINISH_COMMITTED,
}


def arrange(death: Death) -> None:
    """From now on this process is going to die; there is no way back."""
    lock = threading.Lock()
    left = death.passes

    def reach(step: Step) -> None:
        nonlocal left
        if step is not death.step:
            return
        with lock:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    _watch_database(reach)
    sys.addaudithook(lambda name, values: _listen(reach, name, values))
    _watch_http_answers(reach)
    _watch_smtp_answers(reach)


def _watch_database(reach: Callable[[Step], None]) -> None:
    @event.listens_for(Engine, "after_cursor_execute")
    def note(
        connection: Connection,
        cursor: Any,  # noqa: ANN401 - psycopg's
        statement: str,
        *_more: object,
    ) -> None:
        step = next((step for name, step in _WRITTEN.items() if name in statement), None)
        if step is not None and not (step is Step.CLAIM_WRITTEN and _is_empty(cursor)):
            connection.info["step"] = step

    @event.listens_for(Engine, "commit")
    def before_commit(connection: Connection) -> None:
        if "step" in connection.info:
            reach(connection.info["step"])

    @event.listens_for(Pool, "checkin")
    def after_commit(_connection: object, record: Any) -> None:  # noqa: ANN401 - the pool's
        step = record.info.pop("step", None)
        if step is not None:
            reach(_COMMITTED[step])


def _is_empty(cursor: Any) -> bool:  # noqa: ANN401 - psycopg's
    # looked at, not fetched: that is the worker's
    value: bytes = cursor.pgresult.get_value(0, 0)
    return value.endswith(b"[]")


def _listen(reach: Callable[[Step], None], name: str, values: tuple[Any, ...]) -> None:
    """What the standard library tells just before it writes."""
    if name == "http.client.send":
        written = values[1]
        if not isinstance(written, bytes) or written.startswith(b"GET "):
            return
        reach(Step.REQUEST_UNWRITTEN if written.startswith(b"POST ") else Step.REQUEST_BEGUN)
    elif name == "smtplib.send":
        written = values[1]
        if written[:5].lower() == b"mail ":
            reach(Step.REQUEST_UNWRITTEN)
        elif _is_mail(written):
            reach(Step.REQUEST_BEGUN)
        values[0].has_written_mail = _is_mail(written)


def _is_mail(written: bytes) -> bool:
    return written.endswith(b"\r\n.\r\n")


def _watch_http_answers(reach: Callable[[Step], None]) -> None:
    begin = http.client.HTTPResponse.begin

    def watched(self: Any) -> None:  # noqa: ANN401 - as above
        if self._method == "POST" and self.fp.peek(1):
            reach(Step.ANSWER_UNREAD)
        begin(self)
        if self._method == "POST":
            reach(Step.ANSWER_READ)

    http.client.HTTPResponse.begin = watched  # type: ignore[method-assign]


def _watch_smtp_answers(reach: Callable[[Step], None]) -> None:
    getreply = smtplib.SMTP.getreply

    def watched(self: Any) -> tuple[int, bytes]:  # noqa: ANN401 - as above
        is_last = getattr(self, "has_written_mail", False)
        if is_last and self.file.peek(1):
            reach(Step.ANSWER_UNREAD)
        answer = getreply(self)
        if is_last:
            reach(Step.ANSWER_READ)
        return answer

    smtplib.SMTP.getreply = watched  # type: ignore[method-assign]
