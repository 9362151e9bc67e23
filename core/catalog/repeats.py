"""How often a block repeats: an RFC 5545 rule read, put into words, and its days; pure.

The rule itself is worked out by dateutil. Two things are added: what makes no sense for whole days
is refused by a sentence, and a rule that never comes true ends soon.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, NoReturn

from dateutil.rrule import rrulestr

from core.catalog.entry_fields import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST_RULE = 300
MOST_INTERVAL = 1_000
_FREQUENCIES: Final[dict[str, tuple[str, str]]] = {
    "DAILY": ("day", "days"),
    "WEEKLY": ("week", "weeks"),
    "MONTHLY": ("month", "months"),
    "YEARLY": ("year", "years"),
}
_TOO_OFTEN = frozenset({"HOURLY", "MINUTELY", "SECONDLY"})
_HOURS = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})
_DAYS: Final[dict[str, str]] = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_PLACES: Final[dict[int, str]] = {
    1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last", -2: "second to last",
}  # fmt: skip
_NUMBER_PARTS: Final[dict[str, tuple[int, int]]] = {
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYSETPOS": (-366, 366),
}
_WEEKDAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"([0-9]{8})(T[0-9]{6}Z?)?")
_MOST_OF_A_MONTH: Final = 5
_CYCLE_YEARS: Final = 400
"""After so many years the calendar repeats, weekdays and all."""
_LAST_YEAR: Final = 9999


def two_years_after(day: date) -> date:
    """The day up to which recurring blocks are written out."""
    # 29 February has no brother two years on
    return (day.replace(day=28) if (day.month, day.day) == (2, 29) else day).replace(
        year=day.year + 2
    )


def checked_repeats(repeats: str) -> str:
    """The rule in its normal form. Raises InvalidInput (``field`` repeats) with what is wrong."""
    return ";".join(f"{name}={value}" for name, value in _parts(repeats).items())


def days_of_rule(
    repeats: str, first: date, until: date, most: int, *, after: date | None = None
) -> list[date]:
    """The days of the rule from ``first`` up to ``until``, in order; later than ``after`` only.

    A first day that the rule does not name is none of them. Raises InvalidInput (``field``
    repeats): no such rule, or more than ``most`` days.
    """
    parts = _parts(repeats)
    last = until
    if "UNTIL" in parts:
        last = min(until, datetime.strptime(parts.pop("UNTIL"), "%Y%m%d").date())  # noqa: DTZ007 - a day
    if last < first:
        return []
    days = []
    for day in _worked_out(parts, first, last):
        if after is not None and day <= after:
            continue
        days.append(day)
        if len(days) > most:
            refuse(
                "repeats",
                f"This rule makes more than {most:,} blocks until {until.isoformat()}.",
                "Let it begin later, repeat less often, or end.",
            )
    return days


def _worked_out(parts: Mapping[str, str], first: date, last: date) -> list[date]:
    # dateutil looks for a match until the year 9999: near its end it gives up soon where there
    # is none, and the calendar there is the same
    shift = (_LAST_YEAR - last.year) // _CYCLE_YEARS * _CYCLE_YEARS
    start = datetime(first.year + shift, first.month, first.day)  # noqa: DTZ001 - local days
    end = datetime(last.year + shift, last.month, last.day)  # noqa: DTZ001
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    found = []
    for moment in rrulestr(text, dtstart=start):
        if moment > end:
            break
        found.append(date(moment.year - shift, moment.month, moment.day))
    return found


def _parts(repeats: str) -> dict[str, str]:
    """The rule's parts by name, checked one by one."""
    text = "".join(repeats.upper().split()).removeprefix("RRULE:").strip(";")
    if not text:
        _wrong("The rule is empty.")
    if len(text) > LONGEST_RULE:
        _wrong(f"The rule is longer than {LONGEST_RULE} characters.")
    parts: dict[str, str] = {}
    for part in text.split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value:
            _wrong(f'"{part}" is not a part of a rule.', "Write parts such as FREQ=WEEKLY.")
        if name in parts:
            _wrong(f"{name} is there twice.")
        parts[name] = _checked(name, value)
    if "FREQ" not in parts:
        _wrong("The rule does not say how often: FREQ is missing.", "Begin with FREQ=WEEKLY.")
    if "COUNT" in parts and "UNTIL" in parts:
        _wrong("A rule ends after COUNT times or with UNTIL, not both.")
    _check_together(parts)
    return parts


def _checked(name: str, value: str) -> str:
    if name in _HOURS:
        _wrong(f"A block repeats by days, not by {name}.", "Say the hours with from and to.")
    check = _CHECKS.get(name)
    if check is None:
        _wrong(f'Rules have no part "{name}".')
    return check(name, value)


def _check_together(parts: Mapping[str, str]) -> None:
    frequency = parts["FREQ"]
    places = [int(found[1] or 0) for found in _WEEKDAY.finditer(parts.get("BYDAY", ""))]
    if any(places) and frequency not in {"MONTHLY", "YEARLY"}:
        _wrong("Only a month or a year has a first or last weekday.", "Write BYDAY=MO.")
    of_month = frequency == "MONTHLY" or "BYMONTH" in parts
    if of_month and any(abs(place) > _MOST_OF_A_MONTH for place in places):
        # the library would fail on it
        _wrong("A month has five of a weekday at most.")
    if "BYWEEKNO" in parts and frequency != "YEARLY":
        _wrong("Only a rule of the year has BYWEEKNO.")
    if "BYMONTHDAY" in parts and frequency == "WEEKLY":
        _wrong("A week has no BYMONTHDAY.", "Write FREQ=MONTHLY.")
    if "BYYEARDAY" in parts and frequency != "YEARLY":
        _wrong("Only a rule of the year has BYYEARDAY.")
    if "BYSETPOS" in parts and not any(name in parts for name in _NAMING):
        _wrong("BYSETPOS chooses among the days that another part names.")


_NAMING = ("BYDAY", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO")


def _frequency(_: str, value: str) -> str:
    if value in _TOO_OFTEN:
        _wrong(
            f"A block repeats by days, not {value.lower()}.",
            "Use FREQ=DAILY, and say the hours with from and to.",
        )
    if value not in _FREQUENCIES:
        _wrong(f'"{value}" is no frequency.', f"Frequencies are {', '.join(_FREQUENCIES)}.")
    return value


def _whole(name: str, value: str) -> str:
    if not value.isascii() or not value.isdecimal() or not 1 <= int(value[:9]) <= MOST_INTERVAL:
        _wrong(f"{name} must be a number from 1 to {MOST_INTERVAL:,}, not {value}.")
    return str(int(value))


def _numbers(name: str, value: str) -> str:
    least, most = _NUMBER_PARTS[name]
    numbers = []
    for item in value.split(","):
        if not re.fullmatch(r"[+-]?[0-9]{1,3}", item) or not least <= int(item) <= most:
            _wrong(f"{item} cannot stand in {name}: from {least} to {most}.")
        if int(item) == 0:
            _wrong(f"0 cannot stand in {name}.")
        numbers.append(str(int(item)))
    return ",".join(dict.fromkeys(numbers))


def _weekdays(name: str, value: str) -> str:
    days = []
    for item in value.split(","):
        found = _WEEKDAY.fullmatch(item)
        if found is None:
            _wrong(f'"{item}" is no weekday in {name}.', f"Weekdays are {', '.join(_DAYS)}.")
        place = int(found[1] or 0)
        if found[1] is not None and not 1 <= abs(place) <= 53:  # noqa: PLR2004 - weeks of a year
            _wrong(f"There is no {item} in a year.")
        days.append(f"{place or ''}{found[2]}")
    return ",".join(dict.fromkeys(days))


def _last_day(_: str, value: str) -> str:
    found = _UNTIL.fullmatch(value)
    try:
        if found is None:
            raise ValueError  # noqa: TRY301 - the same sentence for both
        datetime.strptime(found[1], "%Y%m%d")  # noqa: DTZ007 - a day
    except ValueError:
        _wrong(f"{value} is not a day.", "Write the last day as UNTIL=20261231.")
    return found[1]


def _week_start(_: str, value: str) -> str:
    if value not in _DAYS:
        _wrong(f'"{value}" is no weekday in WKST.', f"Weekdays are {', '.join(_DAYS)}.")
    return value


_CHECKS: Final[dict[str, Callable[[str, str], str]]] = {
    "FREQ": _frequency,
    "INTERVAL": _whole,
    "COUNT": _whole,
    "UNTIL": _last_day,
    "BYDAY": _weekdays,
    "WKST": _week_start,
    **dict.fromkeys(_NUMBER_PARTS, _numbers),
}


def _wrong(message: str, next_step: str | None = None) -> NoReturn:
    refuse("repeats", message, next_step or "Correct the rule.")


def in_words(repeats: str) -> str:
    """The rule as an English sentence's part: "every 2 weeks on Monday, until 31 December 2026".

    Raises InvalidInput (``field`` repeats) with what is wrong.
    """
    parts = _parts(repeats)
    one, many = _FREQUENCIES[parts["FREQ"]]
    interval = int(parts.get("INTERVAL", "1"))
    if set(parts) & {"BYYEARDAY", "BYWEEKNO"} or ("BYSETPOS" in parts and "BYDAY" not in parts):
        # seldom, and clearer as it is written
        return f"by the rule {checked_repeats(repeats)}"
    words = [f"every {one}" if interval == 1 else f"every {interval} {many}"]
    if (days := _days_in_words(parts)) and interval == 1 and parts["FREQ"] == "WEEKLY":
        words = [f"every {days}"]
    elif days:
        words.append(f"on {days}")
    if "BYMONTHDAY" in parts:
        numbers = [_month_day(int(number)) for number in parts["BYMONTHDAY"].split(",")]
        # the 13th, and a Friday: both must be
        words.append(
            f"where it is the {_listed(numbers, 'or')}" if days else f"on the {_listed(numbers)}"
        )
    if "BYMONTH" in parts:
        months = [_MONTHS[int(number) - 1] for number in parts["BYMONTH"].split(",")]
        words.append(f"in {_listed(months)}")
    sentence = " ".join(words)
    if "COUNT" in parts:
        count = int(parts["COUNT"])
        sentence += ", once" if count == 1 else f", {count} times"
    if "UNTIL" in parts:
        last = datetime.strptime(parts["UNTIL"], "%Y%m%d").date()  # noqa: DTZ007 - a day
        sentence += f", until {last.day} {_MONTHS[last.month - 1]} {last.year}"
    return sentence


def _days_in_words(parts: Mapping[str, str]) -> str:
    if "BYDAY" not in parts:
        return ""
    found = [_WEEKDAY.fullmatch(item) for item in parts["BYDAY"].split(",")]
    names = [
        f"the {_place(int(day[1]))} {_DAYS[day[2]]}" if day[1] else _DAYS[day[2]]
        for day in found
        if day is not None
    ]
    if "BYSETPOS" in parts:
        places = [_place(int(number)) for number in parts["BYSETPOS"].split(",")]
        return f"the {_listed(places)} {_listed(names, 'or')}"
    return _listed(names)


def _place(number: int) -> str:
    if number in _PLACES:
        return _PLACES[number]
    return _nth(number) if number > 0 else f"{_nth(-number)} to last"


def _month_day(number: int) -> str:
    if number == -1:
        return "last day"
    return _nth(number) if number > 0 else f"{_nth(-number)} to last day"


def _nth(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 < number % 100 < 14 else ending}"  # noqa: PLR2004 - 11th to 13th


def _listed(words: list[str], last: str = "and") -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
