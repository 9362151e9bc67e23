"""Bookings as a CSV or Excel file: one row a booking; the columns stand in docs/export.md."""

from __future__ import annotations

import csv
import os
import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from sqlalchemy import text

from core.errors import InvalidInput
from core.exchange.defuse import defuse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path
    from typing import IO

    from core.database.desk import Desk

STATES = frozenset(
    {
        "held",
        "proposed",
        "confirmed",
        "completed",
        "no_show",
        "cancelled",
        "rescheduled",
        "expired",
        "released",
    }
)
_ROWS_AT_ONCE = 500
_LONGEST_CELL = 32_767

Value = str | int | bool | date | time | datetime | None

_BOOKINGS = text(
    """
    select b.reference, x.state, b.service_date as date, w.label as window,
           (b.promised_from at time zone o.timezone)::time as "from",
           (b.promised_to at time zone o.timezone)::time as "to",
           (p.arrives_at at time zone o.timezone)::time as planned_arrival,
           z.name as zone, j.code as job_type, j.name as job_name,
           case when b.all_day then null else b.minutes end as minutes,
           b.all_day, b.technicians as technicians_needed, p.technicians, p.routes,
           s.number as site, s.customer_name, s.address, s.unit, s.city,
           s.state as state_or_province, s.postal_code, s.phone, s.email, b.vip, s.notes,
           b.promised_from at time zone 'UTC' as promised_from_utc,
           b.promised_to at time zone 'UTC' as promised_to_utc,
           o.timezone, b.held_by, date_trunc('second', b.held_at at time zone 'UTC') as held_at_utc,
           b.confirmed_by,
           date_trunc('second', b.confirmed_at at time zone 'UTC') as confirmed_at_utc
    from booker.bookings b
    cross join lateral (
        -- a hold past its expiry is gone, whether or not anybody has recorded it yet
        select case when b.state in ('held', 'proposed') and b.expires_at <= clock_timestamp()
                    then 'expired' else b.state end) as x (state)
    join booker.branches o on o.branch_id = b.branch_id
    join booker.sites s on s.branch_id = b.branch_id and s.site_id = b.site_id
    join booker.job_types j on j.branch_id = b.branch_id and j.job_type_id = b.job_type_id
    join booker.zones z on z.branch_id = b.branch_id and z.zone_id = b.zone_id
    join booker.arrival_windows w on w.branch_id = b.branch_id and w.window_id = b.window_id
    left join lateral (
        select min(t.arrives_at) as arrives_at,
               string_agg(r.technician, '; ' order by r.number) as technicians,
               string_agg(rz.name || ' ' || r.number, '; ' order by r.number) as routes
        from booker.stops t
        join booker.routes r on r.branch_id = t.branch_id and r.route_id = t.route_id
        join booker.zones rz on rz.branch_id = r.branch_id and rz.zone_id = r.zone_id
        where t.branch_id = b.branch_id and t.booking_id = b.booking_id
    ) p on true
    where b.branch_id = :branch and b.keeps_for is null
      and (cast(:states as text[]) is null or x.state = any (cast(:states as text[])))
      and (cast(:references as text[]) is null
           or b.reference = any (cast(:references as text[])))
      and (cast(:first as date) is null or b.service_date >= cast(:first as date))
      and (cast(:last as date) is null or b.service_date <= cast(:last as date))
    order by b.promised_from, z.name, b.reference
    """
)

COLUMNS = (
    "reference",
    "state",
    "date",
    "window",
    "from",
    "to",
    "planned_arrival",
    "zone",
    "job_type",
    "job_name",
    "minutes",
    "all_day",
    "technicians_needed",
    "technicians",
    "routes",
    "site",
    "customer_name",
    "address",
    "unit",
    "city",
    "state_or_province",
    "postal_code",
    "phone",
    "email",
    "vip",
    "notes",
    "promised_from_utc",
    "promised_to_utc",
    "timezone",
    "held_by",
    "held_at_utc",
    "confirmed_by",
    "confirmed_at_utc",
)
_WIDE = {"job_name": 26, "customer_name": 26, "address": 30, "email": 30, "notes": 40}


@dataclass(frozen=True, slots=True)
class ExportResult:
    """A file that was written: where, in which format (``csv``, ``xlsx``), how many bookings."""

    path: Path
    format: str
    rows: int


def export_bookings(
    desk: Desk,
    path: Path,
    *,
    first: date | None = None,
    last: date | None = None,
    states: Sequence[str] = ("confirmed",),
    references: Collection[str] | None = None,
) -> ExportResult:
    """Write the bookings whose service date lies in ``first`` … ``last`` (both included).

    ``references``: only these, in whatever state. The name's ending chooses CSV or Excel. The file
    appears whole or not at all. Raises InvalidInput (another ending, no such folder, dates the
    wrong way round).
    """
    writers = {".csv": _write_csv, ".xlsx": _write_xlsx}
    ending = path.suffix.casefold()
    if ending not in writers:
        message = f"{path.name} ends neither in .csv nor in .xlsx."
        raise InvalidInput(message, next_step="Choose one of these two formats.")
    if first is not None and last is not None and first > last:
        message = f"The range ends on {last}, before it begins on {first}."
        raise InvalidInput(message)
    unknown = set(states) - STATES
    if unknown:
        message = f"There is no state {', '.join(sorted(unknown))}."
        raise InvalidInput(message)
    values = {
        "branch": desk.branch.branch_id,
        "states": list(states) if references is None else None,
        "references": None if references is None else list(references),
        "first": first,
        "last": last,
    }
    with desk.reading() as connection, _whole_file(path) as file:
        # a server-side cursor: a year's bookings never stand in memory at once
        found = connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(_BOOKINGS, values)
        rows = writers[ending](file, (tuple(row) for row in found))
    return ExportResult(path, ending[1:], rows)


@contextmanager
def _whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A new file beside ``path`` that takes its place once it is complete."""
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        file = unfinished.open("xb")
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}."
        raise InvalidInput(message, next_step="Choose another place.") from error
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        try:
            unfinished.replace(path)
        except OSError as error:
            # on Windows a file that Excel has open cannot be replaced
            message = f"{path} cannot be replaced: {error.strerror or error}."
            raise InvalidInput(message, next_step="Close the file and try again.") from error
    finally:
        unfinished.unlink(missing_ok=True)


# -- CSV -------------------------------------------------------------------------------------


class _Utf8:
    """Text for the csv module, written as UTF-8 to a file that stays open."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, line: str) -> int:
        return self._file.write(line.encode("utf-8"))


def _write_csv(file: IO[bytes], rows: Iterator[Sequence[Value]]) -> int:
    # without the mark Excel reads UTF-8 as the machine's own old encoding
    file.write(b"\xef\xbb\xbf")
    writer = csv.writer(_Utf8(file), lineterminator="\r\n")
    writer.writerow(COLUMNS)
    count = 0
    for row in rows:
        writer.writerow([_csv_value(value) for value in row])
        count += 1
    return count


def _csv_value(value: Value) -> str:
    """ISO 8601 for dates and times, ``yes`` and ``no``, defused text."""
    if isinstance(value, str):
        return defuse(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds") + "Z"
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    return "" if value is None else str(value)


# -- Excel -----------------------------------------------------------------------------------


def _write_xlsx(file: IO[bytes], rows: Iterator[Sequence[Value]]) -> int:
    workbook = Workbook(write_only=True)
    sheet: Any = workbook.create_sheet("Bookings")
    sheet.freeze_panes = "B2"
    for index, name in enumerate(COLUMNS, start=1):
        width = _WIDE.get(name, max(len(name) + 2, 12))
        sheet.column_dimensions[get_column_letter(index)].width = width
    header = [_xlsx_cell(sheet, name) for name in COLUMNS]
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    count = 0
    for row in rows:
        sheet.append([_xlsx_cell(sheet, value) for value in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{count + 1}"
    workbook.save(file)
    return count


def _xlsx_cell(sheet: Any, value: Value) -> Any:  # noqa: ANN401 - openpyxl's untyped classes
    """A typed cell; a text stays one even where it looks like a formula, when edited as well."""
    if isinstance(value, str):
        clean = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)[:_LONGEST_CELL]
        cell = WriteOnlyCell(sheet, value=clean)
        cell.data_type = "s"
        if defuse(clean) != clean:
            cell.quotePrefix = True
        return cell
    typed: Any = value  # openpyxl takes dates and times too, its stubs do not say so
    cell = WriteOnlyCell(sheet, value=typed)
    if isinstance(value, datetime):
        cell.number_format = "yyyy-mm-dd hh:mm:ss"
    elif isinstance(value, time):
        cell.number_format = "hh:mm"
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    return cell
