"""What signing in needs from the program around the window, which the window may not import."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from core.database.desk import Branch, Database


@dataclass(frozen=True, slots=True)
class ProfileChoice:
    """A database that can be signed in to.

    ``kind``: this computer's own, the sample branch, another embedded one, or a central server at
    ``host``. ``login``: who signs in there usually, or nothing. ``is_new``: an embedded database
    that was never started, so nobody has a login there yet.
    """

    name: str
    kind: Literal["local", "sample", "embedded", "central"]
    host: str = ""
    login: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An open pool of one login, the branches it is staff of, and the one to work in.

    ``branch`` is None where the login is staff of several and none of them is the usual one: a
    person chooses. ``password`` is for the line's own connection. ``hint``: what did not work
    beside it, in a sentence, or nothing. ``must_change``: the password was a one-time one, and has
    to be changed before anything else. Whoever is given it closes ``database``.
    """

    profile: str
    database: Database
    password: str = field(repr=False)
    branches: tuple[Branch, ...]
    branch: Branch | None
    hint: str = ""
    must_change: bool = False

    def at(self, branch: Branch) -> SignedIn:
        """The same login, at work in ``branch``."""
        return replace(self, branch=branch)


class Gate(Protocol):
    """Profiles, keyring and connections. Everything but `give_up` may block: use a thread."""

    def profiles(self) -> tuple[ProfileChoice, ...]:
        """Every database that can be chosen, the current one first. Raises InvalidInput."""

    def is_remembered(self, profile: str, login: str) -> bool:
        """Whether this computer's keyring has that login's password."""

    def keyring_refusal(self) -> str | None:
        """Why passwords cannot be remembered on this computer; None if they can."""

    def sign_in(
        self,
        profile: str,
        login: str,
        password: str | None,
        *,
        remember: bool | None,
        branch: str | None = None,
    ) -> SignedIn:
        """Sign in; an embedded database is started first. ``password`` None: the remembered one.

        ``remember``: a password that opened the database goes into the keyring; False: what is
        there is taken out; None: it is left as it is. ``branch``: the code of the one worked in
        last. Raises
        SignInRefused (LockedOut for a locked login), Unreachable, UnsafeDatabase, NotAllowed
        (staff of no branch), NotFound (the profile), InvalidInput, Busy.
        """

    def change_password(self, signed_in: SignedIn, new: str) -> SignedIn:
        """Change the login's own password; answers a pool that opens with it.

        The one of ``signed_in`` is closed then. The keyring gets the new one if it had the old.
        Raises InvalidInput (what cannot be a password, with its ``field``), and as `sign_in`; then
        ``signed_in`` stays open.
        """

    def give_up(self) -> None:
        """Break off a `sign_in` that is under way in another thread; it raises Unreachable."""
