"""What the fields of a setup form may hold: refused by a sentence that names the field; pure."""

from __future__ import annotations

import math
from typing import NoReturn

from core.catalog.typed_text import FieldRefused, tidy_lines
from core.errors import InvalidInput


def refuse(field: str, message: str, next_step: str | None = None) -> NoReturn:
    """Raise InvalidInput for one field of an entry."""
    raise InvalidInput(message, next_step=next_step, field=field)


def one_line(field: str, called: str, given: str, most: int) -> str:
    """``given`` tidied, on one line. Raises InvalidInput where it is blank or too long."""
    try:
        result = " ".join(tidy_lines(given).split())
    except FieldRefused as refused:
        refuse(field, f"{called} {refused.message}", refused.proposal or None)
    if not result:
        refuse(field, f"{called} must not be blank.", "Fill it in.")
    if len(result) > most:
        refuse(field, f"{called} is longer than {most} characters.", "Shorten it.")
    return result


def number_between(field: str, called: str, value: float, least: float, most: float) -> None:
    """Raise InvalidInput unless ``least`` <= ``value`` <= ``most``."""
    if not math.isfinite(value) or not least <= value <= most:
        shown = f"{value:g}" if math.isfinite(value) else "no number"
        refuse(field, f"{called} must be between {least:,g} and {most:,g}, not {shown}.")
