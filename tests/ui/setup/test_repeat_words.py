"""How often a block repeats, said in the user's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from ui.setup.block_words import repeats_words
from ui.setup.repeat_words import repeat_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _british(qapp: QApplication) -> Iterator[None]:
    del qapp
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("repeats", "words"),
    [
        ("FREQ=DAILY", "every day"),
        ("FREQ=DAILY;INTERVAL=3", "every 3 days"),
        ("FREQ=WEEKLY", "every week"),
        ("FREQ=WEEKLY;BYDAY=MO", "every Monday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,FR", "every Monday, Tuesday and Friday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "every 2 weeks on Monday"),
        ("FREQ=MONTHLY", "every month"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "every month on day 15"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday"),
        ("FREQ=MONTHLY;BYDAY=2TU;INTERVAL=3", "every 3 months on the second Tuesday"),
        ("FREQ=YEARLY", "every year"),
        ("FREQ=YEARLY;INTERVAL=2", "every 2 years"),
        ("FREQ=DAILY;COUNT=1", "every day, once"),
        ("FREQ=DAILY;COUNT=10", "every day, 10 times"),
        ("FREQ=DAILY;UNTIL=20401231", "every day, until Mon, 31 Dec 2040"),
        # what only somebody who writes rules asks for: as the core says it
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "every month on the 1st and 15th"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "every month on Friday where it is the 13th"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "every month on the first Monday or Tuesday"),
        ("FREQ=WEEKLY;BYDAY=MO;WKST=SU", "every Monday"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25", "every year on the 25th in December"),
        ("FREQ=YEARLY;BYWEEKNO=20", "by the rule FREQ=YEARLY;BYWEEKNO=20"),
    ],
)  # fmt: skip
def test_a_rule_in_words(repeats: str, words: str) -> None:
    assert repeat_words(repeats) == words


def test_weekdays_are_the_locales() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Spanish, QLocale.Country.UnitedStates))
    assert repeat_words("FREQ=WEEKLY;BYDAY=MO,FR") == "every lunes y viernes"


def test_what_is_no_rule_is_shown_as_it_stands() -> None:
    assert repeats_words("FREQ=NEVER") == "FREQ=NEVER"
    assert repeats_words(None) == ""
    assert repeats_words("FREQ=DAILY") == "Every day"
