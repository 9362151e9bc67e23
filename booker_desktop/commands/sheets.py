"""Sheets in and out: ``import`` and ``export``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from booker_desktop.commands.options import (
    BookerCommand,
    BookerGroup,
    act,
    act_id_option,
    iso_date,
)
from booker_desktop.commands.session import Session, pass_session
from core.errors import InvalidInput
from core.exchange.export_bookings import export_bookings
from core.exchange.import_capacity import import_capacity
from core.exchange.import_catalog import import_job_types, import_sites, import_windows

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from core.exchange.import_result import ImportResult

_SHOWN = 50
"""Refused rows that the terminal shows; ``--json`` has every one."""
_REFUSED = 2

_file = click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE"
)
_sheet = click.option("--sheet", metavar="NAME", help="Which sheet of a workbook.")
_dry_run = click.option("--dry-run", is_flag=True, help="Say what would happen, and write nothing.")
_create_zones = click.option("--create-zones", is_flag=True, help="Make zones that are new.")


@click.group("import", cls=BookerGroup)
def import_sheets() -> None:
    """Take in a sheet as the office types it: all of the file, or nothing (admins)."""


@import_sheets.command("sites")
@_file
@_sheet
@_create_zones
@_dry_run
@act_id_option
@pass_session
def sites(
    session: Session,
    file: Path,
    sheet: str | None,
    act_id: UUID | None,
    *,
    create_zones: bool,
    dry_run: bool,
) -> int:
    """Sites (customers' addresses), by their number."""
    desk = session.desk(writing=True)
    result = import_sites(
        desk,
        file,
        act_id=act(act_id),
        sheet=sheet,
        create_zones=create_zones,
        dry_run=dry_run,
    )
    return _tell(session, result)


def _catalog(name: str, run: Callable[..., ImportResult], sentence: str) -> None:
    """Register the import of job types or of windows, which take the same options."""

    @import_sheets.command(name, help=sentence)
    @_file
    @_sheet
    @_dry_run
    @act_id_option
    @pass_session
    def command(
        session: Session, file: Path, sheet: str | None, act_id: UUID | None, *, dry_run: bool
    ) -> int:
        desk = session.desk(writing=True)
        return _tell(session, run(desk, file, act_id=act(act_id), sheet=sheet, dry_run=dry_run))


_catalog("job-types", import_job_types, "Job types, by their code.")
_catalog("windows", import_windows, "Arrival windows, by their label.")


@import_sheets.command("capacity")
@_file
@_sheet
@_create_zones
@click.option(
    "--accept-losses",
    is_flag=True,
    help="Take less capacity than is promised: those routes stay until their bookings end.",
)
@_dry_run
@act_id_option
@pass_session
def capacity(
    session: Session,
    file: Path,
    sheet: str | None,
    act_id: UUID | None,
    *,
    create_zones: bool,
    accept_losses: bool,
    dry_run: bool,
) -> int:
    """Capacity: technicians per zone and day, a roster, or technicians per window."""
    desk = session.desk(writing=True)
    result = import_capacity(
        desk,
        file,
        act_id=act(act_id),
        sheet=sheet,
        create_zones=create_zones,
        allow_over_promised=accept_losses,
        dry_run=dry_run,
    )
    return _tell(session, result)


def _tell(session: Session, result: ImportResult) -> int:
    content = result.as_json()
    if not result.refused:
        session.answer(content, _summary(result))
        return 0
    first = result.refused[0]
    refusal = InvalidInput(
        f"{len(result.refused)} places of {result.file} were refused, so nothing was taken. "
        f"The first: {first}",
        next_step="Correct the file and import it again.",
    )
    lines = [f"{result.file}, sheet {result.sheet}: nothing was taken."]
    lines += [f"  {problem}" for problem in result.refused[:_SHOWN]]
    if len(result.refused) > _SHOWN:
        lines.append(f"  and {len(result.refused) - _SHOWN} more; --json shows all.")
    session.answer(content | refusal.as_json(), "\n".join(lines))
    return _REFUSED


def _summary(result: ImportResult) -> str:
    what = "routes" if result.kind == "capacity" else result.kind.replace("-", " ")
    counts = f"{result.added} added, {result.changed} changed, {result.unchanged} unchanged"
    if result.removed:
        counts += f", {result.removed} removed"
    would = "Dry run, nothing was written. " if result.dry_run else ""
    lines = [f"{would}{result.file}, sheet {result.sheet}: {what} {counts}, 0 refused."]
    if result.zones_created:
        lines.append(f"  zones created: {', '.join(result.zones_created)}")
    lines += [
        f"  {kept.zone} {kept.day.isoformat()}: route {kept.route} stays for "
        f"{', '.join(kept.references)}"
        for kept in result.kept_over_promised
    ]
    lines += [f"  {note}" for note in result.notes]
    return "\n".join(lines)


@click.group("export", cls=BookerGroup)
def export_sheets() -> None:
    """Write sheets that a spreadsheet opens."""


@export_sheets.command("bookings", cls=BookerCommand)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--from", "first", type=iso_date, metavar="DATE", help="First service date.")
@click.option("--to", "last", type=iso_date, metavar="DATE", help="Last service date, included.")
@pass_session
def bookings(session: Session, file: Path, first: date | None, last: date | None) -> None:
    """Confirmed bookings, one a row, as FILE.csv or FILE.xlsx."""
    desk = session.desk()
    result = export_bookings(desk, file, first=first, last=last)
    session.answer(
        {"file": str(result.path), "format": result.format, "bookings": result.rows},
        f"Wrote {result.rows} confirmed bookings to {file}.",
    )
