from __future__ import annotations

from datetime import date, time

import pytest

from core.errors import InvalidInput
from core.exchange.export_patterns import date_pattern, time_pattern

DAY = date(2026, 3, 7)


@pytest.mark.parametrize(
    ("pattern", "written", "excel"),
    [
        ("yyyy-MM-dd", "2026-03-07", "yyyy-mm-dd"),
        ("M/d/yyyy", "3/7/2026", "m/d/yyyy"),
        ("dd.MM.yy", "07.03.26", r"dd\.mm\.yy"),
        ("EEE d MMM", "Sat 7 Mar", "ddd d mmm"),
        ("EEEE, MMMM d, yyyy", "Saturday, March 7, 2026", r"dddd\, mmmm d\, yyyy"),
        ("d 'de' MMMM", "7 de March", 'd "de" mmmm'),
        ("d''MM", "7'03", 'd"\'"mm'),
    ],
)
def test_dates(pattern: str, written: str, excel: str) -> None:
    found = date_pattern(pattern)
    assert (found.write(DAY), found.excel) == (written, excel)


@pytest.mark.parametrize(
    ("pattern", "morning", "afternoon", "excel"),
    [
        ("HH:mm", "08:05", "16:30", "hh:mm"),
        ("H:mm", "8:05", "16:30", "h:mm"),
        ("h:mm a", "8:05 AM", "4:30 PM", "h:mm AM/PM"),
        ("hh.mm a", "08.05 AM", "04.30 PM", r"hh\.mm AM/PM"),
        ("HH:mm:ss", "08:05:00", "16:30:00", "hh:mm:ss"),
    ],
)
def test_times(pattern: str, morning: str, afternoon: str, excel: str) -> None:
    found = time_pattern(pattern)
    assert (found.write(time(8, 5)), found.write(time(16, 30))) == (morning, afternoon)
    assert found.excel == excel


def test_names_are_in_the_language_of_the_branch() -> None:
    assert date_pattern("EEEE d 'de' MMMM", "es").write(DAY) == "sábado 7 de marzo"
    assert date_pattern("d MMM", "es-MX").write(DAY) == "7 mar"
    assert date_pattern("d MMM", "no such language").write(DAY) == "7 Mar"


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("", "1 to 40"),
        ("   ", "1 to 40"),
        ("d" * 41, "1 to 40"),
        ("yyyy-mm-dd", '"mm" is no part of a date format'),
        ("DD/MM/YYYY", '"DD" is no part'),
        ("MM/yyyy", "has no day"),
        ("d 'open", '"\'" is not understood'),
        ("d\\M", r"is not understood"),
        ("d=M", "is not understood"),
        ("HH:mm", '"HH" is no part'),
    ],
)
def test_what_is_no_date_format_is_said(pattern: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said) as refused:
        date_pattern(pattern)
    assert refused.value.field == "date_format"


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("HH", "no hour or no minute"),
        ("mm", "no hour or no minute"),
        ("h:mm", "morning from afternoon"),
        ("HH:mm a", "morning from afternoon"),
        ("HH:MM", '"MM" is no part of a time format'),
        ("HH\nmm", "is not understood"),
    ],
)
def test_what_is_no_time_format_is_said(pattern: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said) as refused:
        time_pattern(pattern)
    assert refused.value.field == "time_format"
