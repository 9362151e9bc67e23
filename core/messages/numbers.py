"""Phone numbers that text messages go to and come from, in the one form that providers take; pure.

The libraries that know numbers and countries are loaded by the first that is checked.
"""

from __future__ import annotations

from functools import cache

from core.catalog import site_fields
from core.catalog.typed_text import FieldRefused


@cache
def region(timezone: str) -> str:
    """The country whose numbers are typed without their code: the time zone's (ISO, two letters).

    The country of the sheets where the zone is of none, such as UTC.
    """
    from babel.core import get_global  # noqa: PLC0415 - see the module

    territory = get_global("zone_territories").get(timezone)
    return territory if isinstance(territory, str) else site_fields.REGION


def dialled(typed: str, country: str) -> str:
    """A number as typed, as +13035550123 (E.164). Raises FieldRefused.

    Numbers that no plan has assigned are kept: the list may be older than the number.
    """
    import phonenumbers  # noqa: PLC0415 - see the module

    try:
        number = phonenumbers.parse(typed, country)
    except phonenumbers.NumberParseException:
        message = "is not a phone number."
        raise FieldRefused(message, "Write it as +1 303 555 0123.") from None
    if phonenumbers.is_possible_number_with_reason(number) != (
        phonenumbers.ValidationResult.IS_POSSIBLE
    ):
        message = "is not a whole phone number."
        raise FieldRefused(message, "Write it with its area code, or as +1 303 555 0123.")
    written: str = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return written


def mobile_number(typed: str, timezone: str) -> str:
    """As `dialled`, by the country of the time zone; what takes no text messages is refused.

    Where a country's numbers do not tell mobile phones from landlines (as in the United States),
    neither does this. Raises FieldRefused.
    """
    import phonenumbers  # noqa: PLC0415 - see the module

    written = dialled(typed, region(timezone))
    kind = phonenumbers.number_type(phonenumbers.parse(written))
    kinds = phonenumbers.PhoneNumberType
    if kind == kinds.FIXED_LINE:
        message = "is a landline, which takes no text messages."
        raise FieldRefused(message, "Ask for a mobile number.")
    if kind in {kinds.TOLL_FREE, kinds.PREMIUM_RATE, kinds.SHARED_COST, kinds.UAN}:
        message = "is a service number, which takes no text messages."
        raise FieldRefused(message, "Ask for a mobile number.")
    return written
