"""Import of capacity in one call: a matrix, a roster, counts, minutes or jobs a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.exchange.import_file import import_file

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from core.database.desk import Desk
    from core.exchange.import_result import ImportResult


def import_capacity(
    desk: Desk,
    path: Path,
    *,
    act_id: UUID,
    sheet: str | None = None,
    create_zones: bool = False,
    allow_over_promised: bool = False,
    dry_run: bool = False,
) -> ImportResult:
    """Make the zone-days that a file names as it states them (admins only).

    A blank or CLOSED cell states: no routes; zone-days that the file does not name stay
    untouched. Without ``sheet`` what is recognised. Raises InvalidInput (no capacity there),
    OverPromised (less than is promised, with the bookings), NotAllowed, ActReused, Busy.
    """
    return import_file(
        desk,
        "capacity",
        path,
        act_id=act_id,
        sheet=sheet,
        create_zones=create_zones,
        accept_losses=allow_over_promised,
        dry_run=dry_run,
    )
