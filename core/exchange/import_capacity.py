"""Import of capacity: a matrix, a roster, or counts by window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.capacity.write_capacity import StatedCapacity, write_capacity
from core.catalog.windows import list_windows
from core.catalog.zones import list_zones
from core.exchange.import_result import ImportResult
from core.exchange.read_capacity import read_capacity
from core.exchange.sheet import open_book
from core.exchange.zone_names import ZoneNames

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path
    from uuid import UUID

    from core.capacity.day_change import WantedRoute
    from core.database.desk import Desk
    from core.exchange.capacity_sheet import CapacityReading


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
    untouched. Without ``sheet`` the first that is recognised. Raises InvalidInput (no capacity
    there), OverPromised (less than is promised, with the bookings), NotAllowed, ActReused, Busy.
    """
    book = open_book(path)
    windows = {w.label: (w.starts, w.ends) for w in list_windows(desk)}
    reading = read_capacity(book, windows, sheet)
    zones = ZoneNames((zone.name for zone in list_zones(desk)), create=create_zones)
    days: dict[tuple[str, date], Sequence[WantedRoute]] = {}
    refused = list(reading.problems)
    named: set[str] = set()
    working = {day.zone.casefold() for day in reading.days if day.routes}
    for day in reading.days:
        # a line without a single technician is a remark, not a zone to be made
        zone = zones.find(day.zone, may_create=day.zone.casefold() in working)
        if zone is not None:
            days[zone, day.day] = day.routes
        elif day.zone.casefold() not in named:
            named.add(day.zone.casefold())
            refused.append(zones.problem(reading.sheet, day.row, reading.columns["zone"], day.zone))
    if refused:
        ordered = tuple(sorted(refused, key=lambda problem: problem.row))
        return ImportResult(
            kind="capacity",
            file=book.name,
            sheet=reading.sheet,
            refused=ordered,
            notes=reading.notes,
            dry_run=dry_run,
        )
    written = write_capacity(
        desk,
        StatedCapacity(
            days, reading.names_technicians, reading.states_maximum, tuple(zones.to_create)
        ),
        act_id=act_id,
        content=_content(book.digest, reading, allow_over_promised=allow_over_promised),
        allow_over_promised=allow_over_promised,
        dry_run=dry_run,
    )
    return ImportResult(
        kind="capacity",
        file=book.name,
        sheet=reading.sheet,
        added=written.added,
        changed=written.changed,
        unchanged=written.unchanged,
        removed=written.removed,
        zones_created=written.zones_created,
        kept_over_promised=written.kept,
        notes=reading.notes,
        written=not dry_run,
        dry_run=dry_run,
    )


def _content(
    digest: str, reading: CapacityReading, *, allow_over_promised: bool
) -> dict[str, object]:
    """What makes the act the same act when it is repeated: the file, its sheet, the consent."""
    return {"sha256": digest, "sheet": reading.sheet, "accept_losses": allow_over_promised}
