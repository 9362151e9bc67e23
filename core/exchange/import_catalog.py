"""Imports of sites, job types and arrival windows in one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.exchange.import_file import import_file

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from core.database.desk import Desk
    from core.exchange.import_result import ImportResult


def import_sites(
    desk: Desk,
    path: Path,
    *,
    act_id: UUID,
    sheet: str | None = None,
    create_zones: bool = False,
    dry_run: bool = False,
) -> ImportResult:
    """Add and change the sites of a file; those it does not name stay untouched (admins only).

    A row of an unknown zone is refused, unless ``create_zones``. A column that the file does
    not have leaves its field as it is, a blank cell clears it. Raises InvalidInput (no such
    sheet), NotAllowed, ActReused, Busy.
    """
    return import_file(
        desk, "sites", path, act_id=act_id, sheet=sheet, create_zones=create_zones, dry_run=dry_run
    )


def import_job_types(
    desk: Desk, path: Path, *, act_id: UUID, sheet: str | None = None, dry_run: bool = False
) -> ImportResult:
    """Add and change the job types of a file (admins only); see :func:`import_sites`.

    Standing bookings keep the length that they were promised with.
    """
    return import_file(desk, "job-types", path, act_id=act_id, sheet=sheet, dry_run=dry_run)


def import_windows(
    desk: Desk, path: Path, *, act_id: UUID, sheet: str | None = None, dry_run: bool = False
) -> ImportResult:
    """Add and change the arrival windows of a file (admins only); see :func:`import_sites`.

    Standing bookings keep the promise that they have.
    """
    return import_file(desk, "windows", path, act_id=act_id, sheet=sheet, dry_run=dry_run)
