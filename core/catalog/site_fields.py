"""What the fields of a site may hold, whether they come from a sheet or a form; pure.

The libraries that know phones and addresses are loaded by the first that is checked: a window that
only looks up sites starts without them.
"""

from __future__ import annotations

import re

from core.catalog.typed_text import FieldRefused

REGION = "US"
MOST_LATITUDE, MOST_LONGITUDE = 90, 180
_ZIP_DIGITS = 5
_FEWEST_PHONE_DIGITS = 7
_MOST_PHONE_DIGITS = 18


def postal_code(text: str) -> str:
    """A ZIP code that a spreadsheet took for a number has lost its leading zeros."""
    if text.isdecimal() and len(text) < _ZIP_DIGITS:
        return text.zfill(_ZIP_DIGITS)
    return text


def phone(text: str) -> str:
    """As typed where it can be dialled: people recognise their own way to write a number.

    Numbers that no plan has assigned (555 …) are kept: the list may be older than the number.
    """
    if re.search(r"\dE\+\d", text, re.IGNORECASE):
        message = "has lost digits: the spreadsheet took it for a number."
        raise FieldRefused(message, "Format the cell as text and type it again.")
    import phonenumbers  # noqa: PLC0415 - see the module

    try:
        phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        digits = sum(letter.isdecimal() for letter in text)
        if not _FEWEST_PHONE_DIGITS <= digits <= _MOST_PHONE_DIGITS:
            message = "is not a phone number."
            raise FieldRefused(message) from None
    return text


def email(text: str) -> str:
    """The address in its normal form."""
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - see the module

    try:
        # the domain is not asked: it must work without a network, and give one answer
        return validate_email(text, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        message = "is not an e-mail address."
        first = re.split(r"[;,\s]+", text)[0]
        proposal = f'Write one address only: "{first}".' if first != text and "@" in first else ""
        raise FieldRefused(message, proposal) from None


def degrees(value: float, most: int) -> float:
    """A latitude (``most`` 90) or a longitude (180)."""
    if not -most <= value <= most:
        message = f"is not between -{most} and {most} degrees."
        proposal = "Are latitude and longitude swapped?" if most == MOST_LATITUDE else ""
        raise FieldRefused(message, proposal)
    return value
