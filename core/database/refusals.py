"""What the database says, sorted: errors a person can act on, faults to retry, and bugs.

Every constraint has a name, and each name that a person can meet is mapped here, once.
"""

from __future__ import annotations

import re

import psycopg
from sqlalchemy.exc import DataError, DBAPIError

from core.errors import (
    ActReused,
    AlreadyResolved,
    BookerError,
    Busy,
    CannotUndo,
    Duplicate,
    Expired,
    InvalidInput,
    LockedOut,
    NotAllowed,
    NotFound,
    NotOffered,
    OverPromised,
    SignInRefused,
    Taken,
    Unreachable,
)

# SQLSTATE class BK is ours: see migrations/versions/sql_0001/30_identity.sql
_OURS: dict[str, type[BookerError]] = {
    "BK001": InvalidInput,
    "BK002": NotFound,
    "BK003": NotOffered,
    "BK004": Expired,
    "BK005": AlreadyResolved,
    "BK006": ActReused,
    "BK007": OverPromised,
    "BK008": NotAllowed,
    "BK009": Taken,
    "BK010": CannotUndo,
}

# a connection that is refused comes without its code
_FULL = ("too many clients", "too many connections", "connection slots are reserved")
_TAKEN = "Another desk took that capacity a moment ago."
_CONSTRAINTS: dict[str, tuple[type[BookerError], str]] = {
    "ex_stops_no_overlap": (Taken, _TAKEN),
    "uq_stops_route": (Taken, _TAKEN),
    "booking_technicians": (Taken, _TAKEN),
    "booking_promise": (Taken, _TAKEN),
    "booking_shift": (Taken, _TAKEN),
    "booking_length": (Taken, _TAKEN),
    "ck_routes_max_stops": (Taken, "The route's maximum of stops has just been reached."),
    "ck_window_loads_limit": (NotOffered, "This window's limit of bookings has been reached."),
    "uq_bookings_site_window": (
        Duplicate,
        "This site already has a live booking for that date and window.",
    ),
    "ex_routes_technician": (
        InvalidInput,
        "A technician would be on two routes at the same time.",
    ),
    "ck_stops_times": (
        InvalidInput,
        "A stop's drive, arrival and end are not in that order, or not on whole minutes.",
    ),
    "ck_bookings_notes": (InvalidInput, "The notes are longer than 2,000 characters."),
    "ck_bookings_answers": (
        InvalidInput,
        "The answers are not pairs of a question and an answer, 12 at most.",
    ),
    "pk_acts": (Busy, "The same act is just being done by another connection."),
}

# serialization failure, deadlock, changed under the act, and what two desks made at once: a
# reference, a site's number
_RETRY = frozenset({"40001", "40P01", "BK009"})
_RETRY_CONSTRAINTS = frozenset(
    {"uq_bookings_reference", "uq_sites_number", "pk_acts", "pk_window_loads", "uq_messages_live"}
)
# the server ends the session: shut down, crashed, starting, its database dropped
_ENDED = frozenset({"57P01", "57P02", "57P03", "57P04", "57P05"})
# a plan made on a day that somebody changed without the lock: worth planning once more
_REPLAN_CONSTRAINTS = frozenset(
    {
        "ex_stops_no_overlap",
        "uq_stops_route",
        "booking_technicians",
        "booking_promise",
        "booking_shift",
        "booking_length",
        "ck_routes_max_stops",
    }
)


def sqlstate(error: DBAPIError) -> str | None:
    """The five-character SQLSTATE, or None where the connection itself failed."""
    return getattr(error.orig, "sqlstate", None)


def constraint(error: DBAPIError) -> str | None:
    """The name of the constraint that refused, if one did."""
    return getattr(getattr(error.orig, "diag", None), "constraint_name", None)


def is_retryable(error: DBAPIError) -> bool:
    """Whether the whole transaction may simply be run again."""
    return sqlstate(error) in _RETRY or constraint(error) in _RETRY_CONSTRAINTS


def is_replannable(error: DBAPIError) -> bool:
    """Whether a wall refused a plan: worth one fresh look, never a loop."""
    return constraint(error) in _REPLAN_CONSTRAINTS


def is_disconnect(error: DBAPIError) -> bool:
    """Whether the connection is gone, so that nobody knows if the last statement counted."""
    state = sqlstate(error)
    # 57014, a cancelled statement, leaves the connection as it was
    if state is None:
        return error.connection_invalidated or not isinstance(error, DataError)
    return error.connection_invalidated or state[:2] == "08" or state in _ENDED


def _login(said: str) -> str:
    named = re.search(r'role "([^"]+)"', said)
    return f"the login {named[1]}" if named else "this login"


def _from_connection(error: DBAPIError) -> BookerError:
    said = str(error.orig).strip()
    # the first line says what failed, the others what might be asked about it
    cause = said.splitlines()[0].removeprefix("connection failed: ") if said else "no answer"
    state = sqlstate(error) or ""
    if "not permitted to log in" in said:
        return LockedOut(f"An administrator has locked {_login(said)}.")
    if state.startswith("28") or any(
        words in said for words in ("authentication failed", "no password supplied")
    ):
        return SignInRefused("The database refused this login or password.")
    if "does not exist" in said and "role" in said:
        return SignInRefused("The database refused this login or password.")
    if "too many connections for role" in said:
        return Busy(
            f"T{_login(said)[1:]} has too many windows open.",
            next_step="Close another window of this login, then try again.",
        )
    if state == "53300" or any(words in said for words in _FULL):
        return Busy(
            "The database server has no connection left.",
            next_step="Try again in a moment; if it stays so, tell your administrator.",
        )
    return Unreachable(f"The database cannot be reached: {cause}")


_STATES: dict[str, tuple[type[BookerError], str]] = {
    "40001": (Busy, "Other desks kept changing the same day; nothing was written."),
    "40P01": (Busy, "Other desks kept changing the same day; nothing was written."),
    "55P03": (Busy, "Another desk has been working on that day for too long."),
    "57014": (Busy, "The database took too long to answer; nothing was written."),
    "42501": (NotAllowed, "This login may not do that."),
}

_SERVER: dict[str, str] = {
    "53100": "The disk of the database server is full; nothing was written.",
    "53200": "The database server has no memory left; nothing was written.",
}


def from_driver(error: psycopg.Error) -> BookerError | None:
    """As ``as_booker_error``, for a connection that is used without SQLAlchemy."""
    gone = isinstance(error, psycopg.OperationalError) and error.sqlstate is None
    return as_booker_error(DBAPIError(None, None, error, connection_invalidated=gone))


def as_booker_error(error: DBAPIError) -> BookerError | None:
    """The typed error a person shall see, or None: then it is a bug and must not be hidden."""
    state = sqlstate(error) or ""
    diag = getattr(error.orig, "diag", None)
    if state in _OURS and diag is not None:
        return _OURS[state](diag.message_primary or "", next_step=diag.message_hint or None)
    known = _CONSTRAINTS.get(constraint(error) or "") or _STATES.get(state)
    if known is not None:
        kind, sentence = known
        return kind(sentence)
    if state in _SERVER:
        return Busy(_SERVER[state], next_step="Tell your administrator.")
    if not state and isinstance(error, DataError):
        # the driver's own refusal: a zero byte, a lone surrogate
        return InvalidInput("A text holds a character that a database cannot keep.")
    if is_disconnect(error) or state in {"28P01", "28000", "53300", "3D000"}:
        return _from_connection(error)
    return None
