"""How the calendar's cells are said: load, routes, what blocks them, what was changed."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLocale

from ui.marking import QT_TRANSLATE_NOOP
from ui.moments import long_day
from ui.setup.fields import clock_words
from ui.theme import Tone

if TYPE_CHECKING:
    from datetime import date, time

    from core.capacity.blocked import CalendarBlock
    from core.capacity.calendar import CalendarDay


class Load(Enum):
    """How full a zone-day is: its word, its tone, and from how many per cent on."""

    FREE = (QT_TRANSLATE_NOOP("Calendar", "Room"), Tone.GOOD, 0)
    FILLING = (QT_TRANSLATE_NOOP("Calendar", "Filling"), Tone.NOTICE, 50)
    SHORT = (QT_TRANSLATE_NOOP("Calendar", "Nearly full"), Tone.WARNING, 75)
    FULL = (QT_TRANSLATE_NOOP("Calendar", "Full"), Tone.DANGER, 95)

    @property
    def tone(self) -> Tone:
        """The colour's meaning."""
        return self.value[1]

    @property
    def first(self) -> int:
        """The least per cent that is called so."""
        return self.value[2]

    def word(self) -> str:
        """In the user's language."""
        return QCoreApplication.translate("Calendar", self.value[0])


_FULLEST_FIRST: Final = tuple(reversed(Load))


def load_of(cell: CalendarDay) -> Load | None:
    """How full a cell is; None where there is nothing to fill."""
    per_cent = cell.load
    if per_cent is None:
        # what stands there although nothing is left to give is beyond full
        return Load.FULL if cell.taken_minutes else None
    return next(level for level in _FULLEST_FIRST if per_cent >= level.first)


def per_cent(number: int) -> str:
    """A share as it stands in a cell."""
    return QCoreApplication.translate("Calendar", "{n} %").format(n=QLocale().toString(number))


def routes_words(count: int) -> str:
    """So many routes."""
    if count == 1:
        return QCoreApplication.translate("Calendar", "1 route")
    return QCoreApplication.translate("Calendar", "{n} routes").format(n=count)


def hours(minutes: int) -> str:
    """A length: "7 h 30 min"."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return QCoreApplication.translate("Calendar", "{n} min").format(n=rest)
    if not rest:
        return QCoreApplication.translate("Calendar", "{n} h").format(n=whole)
    return QCoreApplication.translate("Calendar", "{h} h {m} min").format(h=whole, m=rest)


def span(starts: time, ends: time) -> str:
    """From … to."""
    return f"{clock_words(starts)} \N{EN DASH} {clock_words(ends)}"


def block_words(block: CalendarBlock) -> str:
    """What is blocked: "Christmas Day (all day)", "Training (Ann, 8:00 to 12:00)"."""
    when = (
        QCoreApplication.translate("Calendar", "all day")
        if block.whole
        else span(block.starts, block.ends)
    )
    parts = [when]
    if block.technician is not None:
        parts.insert(0, block.technician)
    if block.route is not None:
        route = QCoreApplication.translate("Calendar", "route {n}").format(n=block.route)
        parts.insert(0, route)
    return f"{block.reason} ({', '.join(parts)})"


def load_words(cell: CalendarDay) -> str:
    """How much is taken, in words and numbers; empty where there is nothing to take."""
    level = load_of(cell)
    if level is None:
        return ""
    taken = QCoreApplication.translate("Calendar", "{taken} of {all} taken").format(
        taken=hours(cell.taken_minutes), all=hours(cell.minutes)
    )
    stops = (
        QCoreApplication.translate("Calendar", "1 stop")
        if cell.stops == 1
        else QCoreApplication.translate("Calendar", "{n} stops").format(n=cell.stops)
    )
    share = level.word() if cell.load is None else f"{level.word()}, {per_cent(cell.load)}"
    return f"{share}: {taken}, {stops}"


def name_of(zone: str, day: date, today: date | None = None) -> str:
    """A cell's name: "Arvada NE, Tuesday 24 November"."""
    return f"{zone}, {long_day(day, today)}"


def cell_sentences(cell: CalendarDay) -> list[str]:
    """What a cell says, one thing a line."""
    said = [routes_words(cell.routes)]
    if cell.kept:
        kept = QCoreApplication.translate("Calendar", "{routes} kept until their bookings end")
        said.append(kept.format(routes=routes_words(cell.kept)))
    load = load_words(cell)
    if load:
        said.append(load)
    if cell.closed:
        said.append(QCoreApplication.translate("Calendar", "Blocked as a whole"))
    blocked = QCoreApplication.translate("Calendar", "Blocked: {what}")
    said += [blocked.format(what=block_words(block)) for block in cell.blocks]
    return said
