"""What a worker does beside delivering: records expired holds, seals the audit trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.errors import Busy
from core.messages import outbox

if TYPE_CHECKING:
    import threading

    from core.database.desk import Desk

SEALED_AT_ONCE: Final = 2000


def record_expired(desk: Desk, stopping: threading.Event) -> int:
    """Record the expired holds of the branch; how many. Raises core.errors types."""
    recorded = 0
    for zone_day in outbox.expired_zone_days(desk):
        if stopping.is_set():
            break
        try:
            recorded += outbox.record_expired(desk, zone_day)
        except Busy:
            # somebody works on that day for long, and sweeps it themselves, or the next time does
            continue
    return recorded


def seal(desk: Desk, stopping: threading.Event) -> int:
    """Seal what the audit trail has that is new; how many events. Raises core.errors types."""
    sealed = 0
    while not stopping.is_set():
        now = outbox.seal(desk, SEALED_AT_ONCE)
        sealed += now
        if now < SEALED_AT_ONCE:
            break
    return sealed
