"""What stands on the Delivery page, in people's words: how long ahead, notices, beats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from ui.marking import QT_TRANSLATE_NOOP
from ui.sentences import said

if TYPE_CHECKING:
    from datetime import datetime

    from core.messages.health import DeliveryHealth, WorkerBeat
    from ui.moments import LocalTimes

translate = QCoreApplication.translate

HOUR: Final = 60
DAY: Final = 24 * HOUR
_JUST_NOW: Final = 10
_MINUTE: Final = 60
_AN_HOUR: Final = 3600

_NOTICES: Final = {
    "trouble": QT_TRANSLATE_NOOP("DeliveryWords", "Messages that did not arrive"),
    "confirmed": QT_TRANSLATE_NOOP("DeliveryWords", "Confirmed bookings"),
    "rescheduled": QT_TRANSLATE_NOOP("DeliveryWords", "Rescheduled bookings"),
    "cancelled": QT_TRANSLATE_NOOP("DeliveryWords", "Cancelled bookings"),
}


def notice_word(kind: str) -> str:
    """What the branch is told of."""
    return translate("DeliveryWords", _NOTICES[kind]) if kind in _NOTICES else kind


def offset_words(minutes: int) -> str:
    """How long before the promise a reminder goes out: "1 day before", "1 h 30 min before"."""
    if minutes % DAY == 0:
        days = minutes // DAY
        if days == 1:
            return translate("DeliveryWords", "1 day before")
        return translate("DeliveryWords", "{n} days before").format(n=days)
    hours, rest = divmod(minutes, HOUR)
    if not rest:
        return translate("DeliveryWords", "{n} h before").format(n=hours)
    if not hours:
        return translate("DeliveryWords", "{n} min before").format(n=rest)
    return translate("DeliveryWords", "{hours} h {minutes} min before").format(
        hours=hours, minutes=rest
    )


def ago_words(at: datetime, now: datetime, times: LocalTimes) -> str:
    """When a worker was heard of last: how long ago, or the day and time."""
    seconds = (now - at).total_seconds()
    if seconds < _JUST_NOW:
        return translate("DeliveryWords", "just now")
    if seconds < _MINUTE:
        return translate("DeliveryWords", "{n} s ago").format(n=int(seconds))
    if seconds < _AN_HOUR:
        return translate("DeliveryWords", "{n} min ago").format(n=int(seconds) // _MINUTE)
    return times.moment(at)


def sandbox_words(sandbox: str | None) -> str:
    """Where everything goes that a worker in a sandbox delivers."""
    if not sandbox:
        return translate("DeliveryWords", "to the customers")
    kind, _colon, where = sandbox.partition(":")
    if kind == "address":
        return translate("DeliveryWords", "sandbox: all to {address}").format(address=where)
    if where:
        return translate("DeliveryWords", "sandbox: folder {folder}").format(folder=where)
    return translate("DeliveryWords", "sandbox: a folder")


def place_words(worker: WorkerBeat) -> str:
    """What runs there."""
    if worker.in_desktop:
        return translate("DeliveryWords", "{host}, in a window").format(host=worker.host)
    return worker.host


def problem_words(health: DeliveryHealth) -> tuple[str, ...]:
    """What keeps the workers that are there from their work; a sentence each."""
    said_of = {
        f"{worker.login}: {said(str(task['problem']))}"
        for worker in health.workers
        if worker.is_alive
        for task in worker.tasks.values()
        if isinstance(task, dict) and task.get("problem")
    }
    return tuple(sorted(said_of))


def backlog_words(health: DeliveryHealth, times: LocalTimes) -> tuple[str, ...]:
    """What waits, and what went wrong; a sentence each."""
    told = []
    if health.backlog and health.oldest_queued_at is not None:
        told.append(
            translate(
                "DeliveryWords", "Waiting to be delivered: {n}, the oldest since {when}."
            ).format(n=health.backlog, when=times.moment(health.oldest_queued_at))
        )
    else:
        told.append(translate("DeliveryWords", "Nothing waits to be delivered."))
    if health.waiting_later:
        told.append(
            translate("DeliveryWords", "For later (quiet hours, or another attempt): {n}.").format(
                n=health.waiting_later
            )
        )
    if health.stranded:
        told.append(
            translate(
                "DeliveryWords",
                "Queued before delivery was set up, and not sent by itself: {n}. "
                "Look at them in Messages.",
            ).format(n=health.stranded)
        )
    if health.uncertain:
        told.append(
            translate(
                "DeliveryWords", "Nobody knows whether they arrived: {n}. Decide in Messages."
            ).format(n=health.uncertain)
        )
    if health.failed_recent:
        told.append(
            translate("DeliveryWords", "Did not arrive in the last 24 hours: {n}.").format(
                n=health.failed_recent
            )
        )
    return tuple(told)
