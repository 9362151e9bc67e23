"""``import``: sheets in, or what they would change; the imports there were, and undoing one."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from booker_desktop.commands.options import BookerGroup, act, act_id_option
from booker_desktop.commands.session import Session, pass_session
from core.errors import InvalidInput
from core.exchange.commit import write_intake
from core.exchange.import_file import mappings_of
from core.exchange.import_log import list_imports, undo_import
from core.exchange.import_result import ImportResult
from core.exchange.intake import collect
from core.exchange.prepare import prepare_import
from core.exchange.progress import nobody
from core.exchange.read import open_book
from core.exchange.report import save_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from core.exchange.import_log import ImportRecord
    from core.exchange.prepare import Prepared

_SHOWN = 50
"""Refused rows and changes that the terminal shows; ``--json`` has every one."""
_REFUSED = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one import was asked for, by the names of its options."""

    file: Path
    sheet: str | None
    all_sheets: bool
    dates: str | None
    hidden_rows: str | None
    preview: bool
    take_good_rows: bool
    report: Path | None
    dry_run: bool
    create_zones: bool = False
    accept_losses: bool = False


_OPTIONS = (
    click.argument(
        "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE"
    ),
    click.option("--sheet", metavar="NAME", help="Which sheet of a workbook."),
    click.option("--all-sheets", is_flag=True, help="Every sheet of that kind, as one import."),
    click.option(
        "--dates",
        type=click.Choice(["mdy", "dmy"]),
        help="How 3/4/2026 is read: month or day first; else as the file's other dates tell.",
    ),
    click.option(
        "--hidden-rows",
        type=click.Choice(["take", "leave"]),
        help="What becomes of hidden rows and columns; else a sheet that has some is refused.",
    ),
    click.option("--preview", is_flag=True, help="Say what would change, one by one; no more."),
    click.option(
        "--take-good-rows",
        is_flag=True,
        help="Leave out refused rows, and the zone-days they may concern, and take the others.",
    ),
    click.option(
        "--report",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Where rows are refused: save a copy of the workbook with the cells marked.",
    ),
    click.option("--dry-run", is_flag=True, help="Say what would happen, and write nothing."),
)
_CREATE_ZONES = click.option("--create-zones", is_flag=True, help="Make zones that are new.")
_ACCEPT_LOSSES = click.option(
    "--accept-losses",
    is_flag=True,
    help="Take less capacity than is promised: those routes stay until their bookings end.",
)


@click.group("import", cls=BookerGroup)
def import_sheets() -> None:
    """Take in a sheet as the office types it: all of the file, or nothing (admins)."""


def _register(kind: str, sentence: str, *more: Callable[[Any], Any]) -> None:
    """Make the command that imports sheets of ``kind``, with ``more`` options than all have."""

    def command(session: Session, /, act_id: UUID | None, **given: Any) -> int:  # noqa: ANN401 - click's
        return _run(session, kind, act(act_id), Wanted(**given))

    for option in reversed((*_OPTIONS, *more)):
        command = option(command)
    decorated = act_id_option(pass_session(command))
    import_sheets.command(kind, help=sentence)(decorated)


_register("sites", "Sites (customers' addresses), by their number.", _CREATE_ZONES)
_register("job-types", "Job types, by their code.")
_register("windows", "Arrival windows, by their label.")
_register(
    "capacity",
    "Capacity: technicians per zone and day, a roster, technicians per window, minutes or jobs.",
    _CREATE_ZONES,
    _ACCEPT_LOSSES,
)


@import_sheets.command("list")
@pass_session
def list_them(session: Session) -> None:
    """The imports there were, the newest first."""
    found = list_imports(session.desk())
    text = "\n".join(_line(one) for one in found) or "Nothing has been imported yet."
    session.answer({"imports": [_record(one) for one in found]}, text)


@import_sheets.command("undo")
@click.argument("import_id", type=click.UUID, metavar="ID")
@act_id_option
@pass_session
def undo(session: Session, import_id: UUID, act_id: UUID | None) -> None:
    """Take an import back as a whole, while no booking stands on it (see `import list`)."""
    result = undo_import(session.desk(writing=True), act(act_id), import_id)
    session.answer(
        result.as_json() | {"undone": str(import_id)},
        f"Undone: {result.file}. {_counts(result)}.",
    )


def _run(session: Session, kind: str, act_id: UUID, wanted: Wanted) -> int:
    desk = session.desk(writing=True)
    book = open_book(wanted.file)
    mappings = mappings_of(
        desk,
        book,
        kind,
        sheet=wanted.sheet,
        all_sheets=wanted.all_sheets,
        dates=wanted.dates,
        hidden_rows=wanted.hidden_rows,
    )
    if wanted.preview:
        prepared = prepare_import(
            desk,
            book,
            mappings,
            create_zones=wanted.create_zones,
            take_good_rows=wanted.take_good_rows,
        )
        return _tell(session, wanted, _previewed(prepared, wanted), prepared)
    intake = collect(desk, book, mappings, create_zones=wanted.create_zones, tell=nobody)
    result = write_intake(
        desk,
        act_id,
        intake,
        take_good_rows=wanted.take_good_rows,
        accept_losses=wanted.accept_losses,
        dry_run=wanted.dry_run,
    )
    return _tell(session, wanted, result)


def _previewed(prepared: Prepared, wanted: Wanted) -> ImportResult:
    """The preview as the result of an import that wrote nothing."""
    intake = prepared.intake
    return ImportResult(
        kind=prepared.kind,
        file=prepared.book.name,
        sheet=", ".join(mapping.sheet for mapping in prepared.mappings if mapping.chosen),
        added=prepared.added,
        changed=prepared.changed,
        unchanged=prepared.unchanged,
        removed=prepared.removed,
        refused=prepared.problems,
        zones_created=prepared.new_zones,
        notes=prepared.notes,
        dry_run=True,
        skipped=intake.skipped if intake is not None and wanted.take_good_rows else 0,
    )


def _tell(
    session: Session, wanted: Wanted, result: ImportResult, prepared: Prepared | None = None
) -> int:
    content = result.as_json()
    lines: list[str] = []
    if prepared is not None:
        content |= _changes(prepared)
        lines = _change_lines(prepared)
    if wanted.report is not None:
        content["report"] = None
        if result.refused:
            save_report(wanted.file, result.refused, wanted.report)
            content["report"] = str(wanted.report)
            lines.append(f"  the refused cells are marked in {wanted.report}")
    if not result.refused or wanted.take_good_rows:
        session.answer(content, "\n".join([_summary(result), *_skipped(result), *lines]))
        return 0
    first = result.refused[0]
    refusal = InvalidInput(
        f"{len(result.refused)} places of {result.file} were refused, so nothing was taken. "
        f"The first: {first}",
        next_step="Correct the file and import it again.",
    )
    head = [f"{result.file}, sheet {result.sheet}: nothing was taken."]
    session.answer(content | refusal.as_json(), "\n".join([*head, *_refused(result), *lines]))
    return _REFUSED


def _changes(prepared: Prepared) -> dict[str, Any]:
    return {
        "changes": [
            {
                "how": change.how,
                "what": change.what,
                "fields": [
                    {"title": title, "before": before, "after": after}
                    for title, before, after in change.fields
                ],
                "sheet": change.sheet,
                "row": change.row,
            }
            for change in prepared.changes
        ],
        "more_changes": prepared.more_changes,
        "losses": [
            {
                "zone": loss.zone,
                "date": loss.day.isoformat(),
                "references": list(loss.references),
            }
            for loss in prepared.losses
        ],
    }


def _change_lines(prepared: Prepared) -> list[str]:
    lines: list[str] = []
    for change in prepared.changes[:_SHOWN]:
        said = "; ".join(
            f"{title}: {before} → {after}" if before else f"{title}: {after}"
            for title, before, after in change.fields
        )
        lines.append(f"  {change.how} {change.what}: {said}")
    more = len(prepared.changes) - len(lines) + prepared.more_changes
    if more > 0:
        lines.append(f"  and {more:,} more changes; --json shows the first thousands.")
    lines += [
        f"  {loss.zone} on {loss.day}: {', '.join(loss.references)} would lose their cover"
        for loss in prepared.losses
    ]
    return lines


def _refused(result: ImportResult) -> list[str]:
    lines = [f"  {problem}" for problem in result.refused[:_SHOWN]]
    if len(result.refused) > _SHOWN:
        lines.append(f"  and {len(result.refused) - _SHOWN} more; --json shows all.")
    return lines


def _skipped(result: ImportResult) -> list[str]:
    if not result.refused:
        return []
    what = "zone-days left as they were" if result.kind == "capacity" else "rows left out"
    return [f"  {result.skipped} {what}, because of these:", *_refused(result)]


def _counts(result: ImportResult) -> str:
    counts = f"{result.added} added, {result.changed} changed"
    return f"{counts}, {result.removed} removed" if result.removed else counts


def _summary(result: ImportResult) -> str:
    what = "routes" if result.kind == "capacity" else result.kind.replace("-", " ")
    counts = f"{result.added} added, {result.changed} changed, {result.unchanged} unchanged"
    if result.removed:
        counts += f", {result.removed} removed"
    would = "Dry run, nothing was written. " if result.dry_run else ""
    where = f"{would}{result.file}, sheet {result.sheet}"
    lines = [f"{where}: {what} {counts}, {len(result.refused)} refused."]
    if result.zones_created:
        lines.append(f"  zones created: {', '.join(result.zones_created)}")
    lines += [
        f"  {kept.zone} {kept.day.isoformat()}: route {kept.route} stays for "
        f"{', '.join(kept.references)}"
        for kept in result.kept_over_promised
    ]
    lines += [f"  {note}" for note in result.notes]
    return "\n".join(lines)


def _record(one: ImportRecord) -> dict[str, Any]:
    values = {item.name: getattr(one, item.name) for item in fields(one)}
    return values | {
        "import_id": str(one.import_id),
        "sheets": list(one.sheets),
        "done_at": one.done_at.isoformat(),
        "undone_at": None if one.undone_at is None else one.undone_at.isoformat(),
    }


def _line(one: ImportRecord) -> str:
    line = (
        f"{one.import_id}  {one.done_at:%Y-%m-%d %H:%M} UTC  {one.login}  {one.kind}  {one.file}"
        f"  {one.added} added, {one.changed} changed, {one.removed} removed"
    )
    if one.undone_at is None:
        return line
    return f"{line}; undone {one.undone_at:%Y-%m-%d %H:%M} UTC by {one.undone_by}"
