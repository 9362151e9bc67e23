"""Public holidays of countries and states."""

from __future__ import annotations

from datetime import date

import pytest

from core.catalog.holidays import countries, public_holidays, states
from core.errors import InvalidInput, NotFound


def test_countries_and_states_have_names() -> None:
    known = dict(countries())
    assert (known["US"], known["DE"]) == ("United States", "Germany")
    names = [name.casefold() for _, name in countries()]
    assert names == sorted(names)
    assert dict(states("US"))["CO"] == "Colorado"
    assert dict(states("DE"))["BY"] == "Bayern"
    assert states("IS") == ()


def test_a_state_has_days_of_its_own() -> None:
    nation = {h.day: h.name for h in public_holidays("US", None, [2026])}
    assert nation[date(2026, 12, 25)] == "Christmas Day"
    assert nation[date(2026, 11, 26)] == "Thanksgiving Day"
    state = {h.day for h in public_holidays("US", "CO", [2026])}
    assert state >= set(nation) - {date(2026, 10, 12)}
    assert state - set(nation)
    two = public_holidays("US", "CO", range(2026, 2028))
    assert [h.day for h in two] == sorted(h.day for h in two)
    assert {h.day.year for h in two} == {2026, 2027}
    # in English where the library has it
    assert "German Unity Day" in {h.name for h in public_holidays("DE", None, [2026])}


def test_what_is_not_known_is_said() -> None:
    with pytest.raises(NotFound) as refused:
        public_holidays("XX", None, [2026])
    assert refused.value.field == "country"
    with pytest.raises(NotFound):
        states("XX")
    with pytest.raises(NotFound, match="no state") as refused:
        public_holidays("US", "ZZ", [2026])
    assert refused.value.field == "state"
    for years in ([], range(2000, 2011), [1800], [99999]):
        with pytest.raises(InvalidInput):
            public_holidays("US", None, years)
