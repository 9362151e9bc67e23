"""Kinds of messages, the channels they take, and what each may have filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.errors import InvalidInput

LANGUAGES: Final = ("en", "es")
"""Languages in which the program brings texts, and writes days and times."""
CHANNELS: Final = ("email", "sms")


@dataclass(frozen=True, slots=True)
class Variable:
    """What a template may have filled in: ``{{ name }}``, what that is, and how it looks."""

    name: str
    about: str
    example: str


_BOOKING: Final = (
    Variable("customer_name", "The customer's name.", "Linda Guzman"),
    Variable("day", "The day of the appointment.", "Thursday, December 10, 2026"),
    Variable("short_day", "The day of the appointment, short.", "Thu, Dec 10"),
    Variable("arrival", "When the technician arrives.", "between 8:00 AM and 10:00 AM"),
    Variable("job_type", "What is done.", "A/C tune-up"),
    Variable("address", "Where it is done.", "6120 Wadsworth Boulevard, Arvada, CO 80003"),
    Variable("reference", "The number of the booking.", "7KQ2XM"),
    Variable("branch", "The name of your branch.", "Arvada branch"),
)
_LINE: Final = Variable(
    "line",
    "What the dispatcher added for this customer; blank: nothing.",
    "Please keep the dog in the yard.",
)
_OLD: Final = (
    Variable("old_day", "The day it had before.", "Tuesday, December 8, 2026"),
    Variable(
        "old_arrival", "When the technician would have arrived.", "between 2:00 PM and 4:00 PM"
    ),
)
_VARIABLES: Final = {
    "confirmation": (*_BOOKING, _LINE),
    "reschedule": (*_BOOKING, *_OLD, _LINE),
    "proposal": (
        *_BOOKING,
        *_OLD,
        Variable("answer_by", "Until when both times are kept.", "3:45 PM on Mon, Dec 7"),
    ),
    "cancellation": _BOOKING,
    "reminder": (
        *_BOOKING,
        Variable("when", "Today, tomorrow, or on which day.", "tomorrow"),
        Variable(
            "begins",
            "In how long the arrival window begins; blank: in more than three hours.",
            "in about an hour",
        ),
    ),
    "on_the_way": (
        *_BOOKING,
        Variable("minutes", "In how long the technician arrives; blank: not known.", "20 minutes"),
        Variable("expected", "About when that is; blank: not known.", "around 8:20 AM"),
    ),
    "no_show": _BOOKING,
    "notice": (
        *_BOOKING,
        Variable("headline", "What it is about, in a few words.", "Came back: confirmation"),
        Variable("happened", "What happened.", "The confirmation to linda@example.com came back."),
        Variable("problem", "The reason that was given; blank: none.", "No such mailbox."),
        Variable("to_do", "What to do about it; blank: nothing.", "Ask for the right address."),
        Variable("phone", "The customer's telephone number; blank: none.", "303 555 0140"),
    ),
}
KINDS: Final = tuple(_VARIABLES)
SMS_KINDS: Final = tuple(kind for kind in KINDS if kind != "notice")
"""Kinds that go by text message as well; notices are the branch's own, by e-mail."""
_PARTS: Final = {"email": ("subject", "html", "text"), "sms": ("text",)}


def template_variables(kind: str) -> tuple[Variable, ...]:
    """What a template of ``kind`` may have filled in. Raises InvalidInput (no such kind)."""
    if kind not in _VARIABLES:
        message = f"There is no kind of message {kind}."
        raise InvalidInput(message, field="kind")
    return _VARIABLES[kind]


def channels_of(kind: str) -> tuple[str, ...]:
    """The channels that ``kind`` takes. Raises InvalidInput (no such kind)."""
    template_variables(kind)
    return CHANNELS if kind in SMS_KINDS else ("email",)


def parts_of(channel: str) -> tuple[str, ...]:
    """The parts of a message by ``channel``, as the fields of its template are named."""
    return _PARTS[channel]
