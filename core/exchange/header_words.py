"""Which field a header means: by the words of :mod:`core.exchange.fields`, and words near them."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from core.exchange.fields import FIELDS
from core.exchange.table import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

EXACT, WEAK, SHORT, NEAR = 1.0, 0.9, 0.8, 0.6
_SPOILT = 0.05
"""What a header loses that is a word only without its brackets or its number."""
_NEAREST = 0.86
_FEWEST_LETTERS = 5
_LONGEST = 40
_EXPANDED = {
    "no": "number",
    "num": "number",
    "nbr": "number",
    "nr": "number",
    "cust": "customer",
    "acct": "account",
    "addr": "address",
    "svc": "service",
    "serv": "service",
    "tech": "technician",
    "qty": "quantity",
    "min": "minute",
    "mins": "minute",
    "hrs": "hour",
    "hr": "hour",
    "tel": "telephone",
    "ph": "phone",
    "apt": "apartment",
    "appt": "appointment",
    "appts": "appointment",
    "avail": "available",
    "cap": "capacity",
    "dur": "duration",
    "desc": "description",
    "max": "maximum",
    "st": "start",
    "loc": "location",
}
_WEAK_WORDS = frozenset(
    plain(word)
    for word in (
        *("Region", "Regi\u00f3n", "District", "Distrito", "Sector", "Quadrant"),
        *("Number", "#", "ID", "Site", "N\u00famero", "Cuenta", "Account", "Acct"),
        *("Name", "Nombre", "Customer", "Client", "Cliente", "Street", "Calle", "ST"),
        *("Day", "D\u00eda", "D\u00edas", "Dates", "Hours", "Max", "Limit", "Maximum", "Count"),
        *("Description", "Descripci\u00f3n", "Service", "Job", "Label", "Slot", "Calls", "Stops"),
        *("Cell", "Mobile", "Home phone", "Cell phone", "Priority", "Comments", "Comment"),
        *("Remarks", "Instructions", "Available", "Capacity", "Capacidad", "Length", "Before"),
        *("After", "Crew", "Techs", "Address 2", "Visits", "Slots", "Total minutes"),
        *("Total hours", "Employee", "From", "To", "Desde", "Hasta"),
    )
)
_UNITS = {
    "technicians": frozenset({"technician", "tecnico", "crew", "headcount", "fte"}),
    "minutes": frozenset({"minute", "minuto", "hour", "hora"}),
    "jobs": frozenset(
        {"job", "appointment", "slot", "stop", "call", "visit", "booking"}
        | {"trabajo", "cita", "visita"}
    ),
}
_BESIDE = frozenset({"number", "id", "type", "name", "booked", "scheduled", "done", "completed"})
"""With one of these a header is of something else: "Jobs booked"."""
_FILLERS = frozenset(
    {"a", "per", "of", "the", "day", "total", "maximum", "available", "number", "capacity", "count"}
)


@dataclass(frozen=True, slots=True)
class Assigned:
    """Field → column by words, with how sure that is; ``doubled``: columns that mean the same."""

    columns: dict[str, int] = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=dict)
    doubled: dict[str, list[int]] = field(default_factory=dict)


def _short(header: str) -> str:
    """Words without abbreviations and plurals: ``cust nos`` → ``customer number``."""
    found: list[str] = []
    for word in header.split():
        whole = _EXPANDED.get(word)
        if whole is None:
            single = word[:-1] if len(word) > 3 and word.endswith("s") else word  # noqa: PLR2004
            whole = _EXPANDED.get(single, single)
        found.append(whole)
    return " ".join(found)


def units(header: str) -> frozenset[str]:
    """What a header says that its column counts: technicians, minutes (or hours), jobs."""
    words = set(_short(plain(header)).split()) if len(header) <= _LONGEST else set()
    if words & _BESIDE and "of" not in words:
        return frozenset()
    return frozenset(name for name, known in _UNITS.items() if words & known)


def says_hours(header: str) -> bool:
    """Whether a header of minutes states hours."""
    return not {"hour", "hora"}.isdisjoint(_short(plain(header)).split())


def only_units(header: str) -> bool:
    """Whether a header says nothing but what is counted: ``Techs``, ``Total jobs``."""
    words = set(_short(plain(header)).split())
    known = frozenset().union(*_UNITS.values())
    return bool(words & known) and words <= known | _FILLERS


@lru_cache(maxsize=32)
def _vocabulary(kind: str, form: str) -> tuple[dict[str, tuple[str, float]], dict[str, str]]:
    """Exact header → field and score; shortened header → field."""
    exact: dict[str, tuple[str, float]] = {}
    short: dict[str, str] = {}
    for info in FIELDS[kind, form]:
        for word in info.words:
            header = plain(word)
            # the title is never weak: "Customer #" is what the field is called
            weak = header in _WEAK_WORDS and word != info.title
            exact.setdefault(header, (info.name, WEAK if weak else EXACT))
            short.setdefault(_short(header), info.name)
    return exact, short


def _variants(header: str) -> list[str]:
    """The header, then without what stands in brackets, then without a number at its end."""
    found = [plain(header)]
    for pattern in (r"[(\[{][^)\]}]*[)\]}]", r"\s*\d{1,2}\s*$", r"\s*:.*$"):
        variant = plain(re.sub(pattern, " ", header))
        if variant and variant not in found:
            found.append(variant)
    return found


@lru_cache(maxsize=8_192)
def score(header: str, kind: str, form: str, *, near: bool) -> tuple[str, float] | None:
    """The field that a header means and how sure that is; ``near``: misspelt words too.

    A quantity of capacity is never another one than the header says: "Capacity (jobs)".
    """
    if not header or len(header) > _LONGEST:
        return None
    found = _scored_word(header, kind, form, near=near)
    if kind == "capacity" and found is not None and found[0] in _UNITS:
        found = found if units(header) <= {found[0]} else None
    if kind == "capacity" and found is None and only_units(header):
        said = units(header)
        names = [info.name for info in FIELDS[kind, form] if said == {info.name}]
        return (names[0], SHORT) if names else None
    return found


def _scored_word(header: str, kind: str, form: str, *, near: bool) -> tuple[str, float] | None:
    exact, short = _vocabulary(kind, form)
    for index, variant in enumerate(_variants(header)):
        less = _SPOILT if index else 0.0
        if variant in exact:
            name, sure = exact[variant]
            return name, sure - less
        if _short(variant) in short:
            return short[_short(variant)], SHORT - less
    whole = plain(header)
    if near and len(whole) >= _FEWEST_LETTERS:
        found = difflib.get_close_matches(whole, exact, n=1, cutoff=_NEAREST)
        if found and len(found[0]) >= _FEWEST_LETTERS:
            return exact[found[0]][0], NEAR
    return None


def assign(
    headers: Sequence[str], kind: str, form: str, plausible: Callable[[str, int], bool]
) -> Assigned:
    """Fields to columns, the surest first; ``plausible``: whether a column may hold a field."""
    found = _scored(headers, kind, form, near=False)
    if found:
        # misspelt words are looked for only where others show that this is a header
        found = _scored(headers, kind, form, near=True)
    result = Assigned()
    for sure, _, name, index in sorted(found, key=lambda one: (-one[0], one[1])):
        if not plausible(name, index):
            continue
        if name not in result.columns:
            result.columns[name] = index
            result.scores[name] = sure
        elif result.scores[name] == sure and sure >= SHORT:
            result.doubled.setdefault(name, [result.columns[name]]).append(index)
    return result


def _scored(
    headers: Sequence[str], kind: str, form: str, *, near: bool
) -> list[tuple[float, int, str, int]]:
    found: list[tuple[float, int, str, int]] = []
    for index, header in enumerate(headers):
        match = score(header, kind, form, near=near)
        if match is not None:
            found.append((match[1], index, match[0], index))
    return found
