"""The few errors a person can meet: each has a title, a sentence and a next step.

``code`` and ``exit_code`` are the command line's contract: 2 bad input or usage, 3 refused by
a rule, 4 database unreachable, 5 not allowed. Anything else that escapes is a bug, not one of
these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class BookerError(Exception):
    """Base of all: ``message`` says what happened, ``next_step`` what to do now.

    ``alternatives`` are JSON-ready mappings, for windows: date, window, starts_at, ends_at.
    ``field``: the one field of an entry that is wrong, so that a form can point at it.
    """

    code: ClassVar[str] = "error"
    title: ClassVar[str] = "This did not work"
    exit_code: ClassVar[int] = 3
    default_next: ClassVar[str] = "Try again, or ask your administrator."

    def __init__(
        self,
        message: str,
        *,
        next_step: str | None = None,
        alternatives: Sequence[Mapping[str, Any]] = (),
        field: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.next_step = next_step or self.default_next
        self.alternatives = tuple(alternatives)

    def as_json(self) -> dict[str, Any]:
        """The document printed with ``--json``."""
        return {
            "error": {
                "code": self.code,
                "title": self.title,
                "message": self.message,
                "next": self.next_step,
                "alternatives": [dict(item) for item in self.alternatives],
            }
        }


class InvalidInput(BookerError):
    """Something typed, or in a file, is not what was expected."""

    code = "invalid"
    title = "Something in the input is wrong"
    exit_code = 2
    default_next = "Correct it and try again."


class NotFound(InvalidInput):
    """A site, job type, window, zone or booking of that name does not exist in the branch."""

    code = "not_found"
    title = "Not found"


class NotOffered(BookerError):
    """The window cannot be promised; the reason is in the message."""

    code = "not_offered"
    title = "This window cannot be promised"
    default_next = "Choose one of the windows that are still open."


class CannotMove(NotOffered):
    """A stop cannot go where a dispatcher dropped it; why is in the message."""

    code = "cannot_move"
    title = "The stop cannot go there"
    default_next = "Drop it at another time, or on another route."


class Taken(BookerError):
    """Another desk was faster: what was open a moment ago no longer is."""

    code = "taken"
    title = "Another desk was faster"
    default_next = "Offer the customer one of the nearest windows still open."


class Duplicate(BookerError):
    """The site already has a live booking for that date and window."""

    code = "duplicate"
    title = "This site already has a booking then"
    default_next = "Look at the existing booking, or choose another window."


class Expired(BookerError):
    """The hold's time was up, by the database's clock."""

    code = "expired"
    title = "The hold has expired"
    default_next = "Hold the window again if it is still open."


class AlreadyResolved(BookerError):
    """The booking is no longer in a state from which this act is possible."""

    code = "already_resolved"
    title = "This has already been decided"
    default_next = "Look at the booking to see what happened."


class ActReused(BookerError):
    """An act's id was sent again with other content."""

    code = "act_reused"
    title = "This request was already used for something else"
    default_next = "Start the act again; it will get an id of its own."


class CannotUndo(BookerError):
    """What was done stands: something was built on it, or it was changed, since."""

    code = "cannot_undo"
    title = "This cannot be undone"
    default_next = "Nothing was changed. Correct it by hand, or import a corrected file."


class ChangedSince(BookerError):
    """What was looked at before it was written is no longer so; nothing was written."""

    code = "changed_since"
    title = "Changed since the preview"
    default_next = "Look again: the changes are compared anew."


class OverPromised(BookerError):
    """A change would leave less capacity than is already promised."""

    code = "over_promised"
    title = "Less capacity than is already promised"


class Busy(BookerError):
    """The database could not finish the act within the allowed time or retries."""

    code = "busy"
    title = "Too many desks at once"
    default_next = "Nothing was written. Try again in a moment."


class Cancelled(BookerError):
    """Somebody stopped what was being done; nothing of it was written."""

    code = "cancelled"
    title = "Stopped"
    default_next = "Nothing was written. Start it again whenever you like."


class NotAllowed(BookerError):
    """The login's role does not permit the act, or the branch is not theirs."""

    code = "not_allowed"
    title = "You may not do this"
    exit_code = 5
    default_next = "Ask someone with the right role."


class Unreachable(BookerError):
    """No connection to the database."""

    code = "unreachable"
    title = "The database cannot be reached"
    exit_code = 4
    default_next = "Check the network and the profile, then try again."


class Unanswered(Unreachable):
    """The line dropped after an act was sent: nobody knows yet whether it was done.

    The act is repeated under its own id once the line is back, which answers for certain.
    """

    code = "unanswered"
    title = "The line dropped before the answer came"
    default_next = "Booker asks again by itself as soon as the line is back."


class SignInRefused(Unreachable):
    """The database answered, but refused the login."""

    code = "sign_in_refused"
    title = "Sign-in refused"
    exit_code = 5
    default_next = "Check the login and the password."


class LockedOut(SignInRefused):
    """The login is there and may not sign in."""

    code = "locked"
    title = "This login is locked"
    default_next = "Ask an administrator of your branch to unlock it."


class UnsafeDatabase(BookerError):
    """Constraints or policies that Booker relies on are missing: it refuses to book."""

    code = "unsafe_database"
    title = "This database does not protect its promises"
    default_next = "Have an administrator run `booker init` and `booker doctor`."


class Bug(BookerError):
    """Something escaped that no part of the program expected."""

    code = "bug"
    title = "Booker met something it was not made for"
    exit_code = 1
    default_next = "Send the log to whoever maintains Booker."
