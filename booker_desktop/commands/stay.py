"""``export scheduled``: once, or staying and looking every minute until somebody stops it."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from booker_desktop.commands import answer
from core.errors import BookerError, Cancelled, Unreachable
from core.exchange.scheduled import run_due_exports

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import FrameType

    from booker_desktop.commands.session import Session
    from core.database.desk import Desk
    from core.exchange.scheduled import ExportRun

LOOK_SECONDS = 60.0
_BEAT_SECONDS = 0.5
"""A signal is noticed so soon, also where it does not end a wait."""
_REFUSED = 2


def run_once(session: Session, desk: Desk) -> int:
    """Make what is due; exit code 2 where one of the runs failed."""
    runs = run_due_exports(desk)
    lines = [_line(run, desk.branch.timezone) for run in runs]
    session.answer(
        {"runs": [_document(run) for run in runs]}, "\n".join(lines) or "Nothing is due."
    )
    return _REFUSED if any(run.problem for run in runs) else 0


def stay(desk: Desk) -> int:
    """Look every minute until SIGINT or SIGTERM; a line that is down is waited for."""
    told: set[tuple[str, object, str]] = set()
    with stopped_by_signal() as stopped:

        def tell(_what: str, _done: int, _total: int) -> None:
            if stopped.is_set():
                message = "The schedule was stopped while it ran."
                raise Cancelled(message)

        answer.write_text(f"Looking every minute for what is due in {desk.branch.name}.")
        while not stopped.is_set():
            try:
                runs: Sequence[ExportRun] = run_due_exports(desk, tell=tell)
            except Cancelled:
                break
            except Unreachable as error:
                _complain(error)
                runs = ()
            for run in runs:
                # a folder that is not there would be said every minute
                key = (run.profile, run.due_at, run.problem)
                if key not in told:
                    told.add(key)
                    answer.write_text(_line(run, desk.branch.timezone))
            _pause(stopped)
    answer.write_text("Stopped.")
    return 0


def _pause(stopped: threading.Event) -> None:
    for _ in range(int(LOOK_SECONDS / _BEAT_SECONDS)):
        if stopped.wait(_BEAT_SECONDS):
            return


@contextmanager
def stopped_by_signal() -> Iterator[threading.Event]:
    """An event that the first signal sets; a second one interrupts at once."""
    stopped = threading.Event()

    def handle(_number: int, _frame: FrameType | None) -> None:
        if stopped.is_set():
            raise KeyboardInterrupt
        stopped.set()

    numbers = [signal.SIGINT, signal.SIGTERM]
    if sys.platform == "win32":
        # a console that is closed, Ctrl+Break
        numbers.append(signal.SIGBREAK)
    before = {number: signal.signal(number, handle) for number in numbers}
    try:
        yield stopped
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _complain(error: BookerError) -> None:
    sys.stderr.write(f"{error.title}. {error.message}\n")
    sys.stderr.flush()


def _document(run: ExportRun) -> dict[str, object]:
    return {
        "profile": run.profile,
        "due_at": run.due_at,
        "file": None if run.path is None else str(run.path),
        "rows": run.rows,
        "problem": run.problem or None,
    }


def _line(run: ExportRun, timezone: str) -> str:
    due = answer.moment(run.due_at, timezone)
    if run.problem:
        return f"{run.profile}, due {due}: {run.problem}"
    return f"{run.profile}, due {due}: wrote {run.rows} rows to {run.path}."
