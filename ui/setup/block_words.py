"""How blocked times are said: whom they are for, when, how often; and rules made by choosing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from core.errors import InvalidInput
from ui.setup.fields import clock_words
from ui.setup.repeat_words import repeat_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from core.catalog.blocks import BlockEntry, StandingBlock

WEEK: Final = 7
WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NEVER, DAILY, WEEKLY, MONTHLY, MONTHLY_WEEKDAY, YEARLY, RULE = (
    "never",
    "daily",
    "weekly",
    "monthly",
    "weekday",
    "yearly",
    "rule",
)
FOUR: Final = 4


def rule_of(
    kind: str, interval: int, weekdays: Sequence[int], day: date, until: date | None
) -> str | None:
    """The RRULE of what was chosen; None for once. ``weekdays``: 1 (Monday) to 7, of a week."""
    if kind == NEVER:
        return None
    names = {DAILY: "DAILY", WEEKLY: "WEEKLY", YEARLY: "YEARLY"}
    parts = [f"FREQ={names.get(kind, 'MONTHLY')}"]
    if interval > 1:
        parts.append(f"INTERVAL={interval}")
    if kind == WEEKLY:
        chosen = weekdays or (day.isoweekday(),)
        parts.append("BYDAY=" + ",".join(WEEKDAYS[number - 1] for number in chosen))
    elif kind == MONTHLY:
        parts.append(f"BYMONTHDAY={day.day}")
    elif kind == MONTHLY_WEEKDAY:
        place = (day.day - 1) // WEEK + 1
        # a fifth one is not in every month: it is meant as the last
        parts.append(f"BYDAY={place if place <= FOUR else -1}{WEEKDAYS[day.weekday()]}")
    if until is not None:
        parts.append(f"UNTIL={until:%Y%m%d}")
    return ";".join(parts)


def repeats_words(repeats: str | None) -> str:
    """How often, in the user's language as far as it is known; empty for once."""
    if repeats is None:
        return ""
    try:
        words = repeat_words(repeats)
    except InvalidInput:
        # written by a newer Booker, perhaps: better its own letters than nothing
        return repeats
    return words[:1].upper() + words[1:]


def times_words(starts: time | None, ends: time | None) -> str:
    """From … to, or all day."""
    translate = QCoreApplication.translate
    if starts is None and ends is None:
        return translate("Blocks", "all day")
    if starts is None and ends is not None:
        return translate("Blocks", "until {time}").format(time=clock_words(ends))
    if ends is None and starts is not None:
        return translate("Blocks", "from {time}").format(time=clock_words(starts))
    if starts is None or ends is None:
        return ""
    return f"{clock_words(starts)} \N{EN DASH} {clock_words(ends)}"


def whom_words(block: BlockEntry | StandingBlock) -> str:
    """For whom the time is blocked."""
    translate = QCoreApplication.translate
    if block.route is not None:
        words = translate("Blocks", "{zone}, route {n}")
        return words.format(zone=block.zone or "", n=block.route)
    if block.technician is not None:
        if block.zone is None:
            return block.technician
        return translate("Blocks", "{name} in {zone}").format(
            name=block.technician, zone=block.zone
        )
    return block.zone or translate("Blocks", "Whole branch")
