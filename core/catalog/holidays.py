"""Public holidays of a country and state, from the library that knows them; no network.

The library and the names of countries are loaded when they are first asked for: a window that
books does not wait for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from core.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

MOST_YEARS = 10
_YEARS = range(1970, 2200)
_ENGLISH = "en_US"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday by its English name, where there is one."""

    day: date
    name: str


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """Every country whose holidays are known: its ISO code and English name, by name."""
    import holidays  # noqa: PLC0415 - see the module
    from babel import Locale  # noqa: PLC0415

    names = Locale("en").territories
    codes = holidays.list_supported_countries(include_aliases=False)
    return tuple(sorted(((code, str(names.get(code, code))) for code in codes), key=_by_name))


@cache
def states(country: str) -> tuple[tuple[str, str], ...]:
    """The states (provinces, regions) of a country that have holidays of their own, by name.

    Each as its code and its name, or the code twice where no name is known. Raises NotFound.
    """
    import holidays  # noqa: PLC0415 - see the module

    known = holidays.list_supported_countries(include_aliases=False)
    if country not in known:
        raise _no_country(country)
    aliases: dict[str, list[str]] = {}
    for code, names in holidays.country_holidays(country).get_subdivision_aliases().items():
        aliases[str(code)] = [str(name) for name in names]
    pairs = ((code, (aliases.get(code) or [code])[0]) for code in map(str, known[country]))
    return tuple(sorted(pairs, key=_by_name))


def public_holidays(country: str, state: str | None, years: Iterable[int]) -> tuple[Holiday, ...]:
    """The public holidays of the country, and of the state where one is given, by day.

    Raises NotFound (country, state), InvalidInput (no years, or more than 10).
    """
    import holidays  # noqa: PLC0415 - see the module

    wanted = sorted(set(years))
    if not 1 <= len(wanted) <= MOST_YEARS or not all(year in _YEARS for year in wanted):
        message = f"Choose 1 to {MOST_YEARS} years from {_YEARS.start} to {_YEARS.stop - 1}."
        raise InvalidInput(message, field="years")
    if country not in dict(countries()):
        raise _no_country(country)
    if state is not None and state not in dict(states(country)):
        message = f'{dict(countries())[country]} has no state "{state}" with holidays of its own.'
        raise NotFound(message, field="state")
    kind = type(holidays.country_holidays(country))
    language = _ENGLISH if _ENGLISH in kind.supported_languages else None
    found = holidays.country_holidays(country, subdiv=state, years=wanted, language=language)
    return tuple(
        Holiday(day, name) for day, name in sorted(found.items()) if day.year in set(wanted)
    )


def _by_name(pair: tuple[str, str]) -> tuple[str, str]:
    return (pair[1].casefold(), pair[0])


def _no_country(country: str) -> NotFound:
    return NotFound(f'The holidays of "{country}" are not known.', field="country")
