"""Signing in for the window: profiles, the keyring, and a pool that is safe to book on.

What is slow to import (SQLAlchemy, the driver, the keyring) is imported by the call that needs it,
on a thread of the window: the form is there before them.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from booker_desktop import profiles
from core.errors import InvalidInput, SignInRefused, Unreachable
from ui.gate import ProfileChoice, SignedIn

if TYPE_CHECKING:
    from booker_desktop.profiles import Profile
    from core.database.desk import Branch, Database

LOG = logging.getLogger(__name__)


class DesktopGate:
    """The gate of this computer (`ui.gate.Gate`); ``chosen`` names the profile to begin with."""

    def __init__(self, chosen: str | None = None) -> None:
        self._chosen = chosen
        self._lock = threading.Lock()
        self._attempt = 0
        self._given_up = 0
        self._opening: Database | None = None

    def profiles(self) -> tuple[ProfileChoice, ...]:
        """See `ui.gate.Gate.profiles`."""
        book = profiles.Profiles()
        first = book.show(self._chosen)
        others = (profile for profile in book.list() if profile.name != first.name)
        return tuple(_choice(profile) for profile in (first, *others))

    def is_remembered(self, profile: str, login: str) -> bool:
        """See `ui.gate.Gate.is_remembered`."""
        from booker_desktop import secrets  # noqa: PLC0415 - see the module

        return secrets.remembered(profile, login) is not None

    def keyring_refusal(self) -> str | None:
        """See `ui.gate.Gate.keyring_refusal`."""
        from booker_desktop import secrets  # noqa: PLC0415 - see the module

        return secrets.refusal()

    def sign_in(
        self,
        profile: str,
        login: str,
        password: str | None,
        *,
        remember: bool | None,
        branch: str | None = None,
    ) -> SignedIn:
        """See `ui.gate.Gate.sign_in`."""
        from booker_desktop import signing_in  # noqa: PLC0415 - see the module

        with self._lock:
            self._attempt += 1
            attempt = self._attempt
        chosen = profiles.Profiles().show(profile)
        if not login:
            message = "Nobody is named who signs in."
            raise InvalidInput(message, next_step="Type your login.")
        known = password or _remembered(profile, login)
        database = signing_in.pool(chosen, login, known)
        try:
            with self._lock:
                self._opening = database
            self._stop_if_given_up(attempt)
            branches = signing_in.enter(database, is_remembered=password is None)
            must_change = signing_in.must_change(database, branches)
            self._stop_if_given_up(attempt)
        except BaseException:
            database.close()
            raise
        finally:
            with self._lock:
                self._opening = None
        hint = _keep(profile, login, password, remember=remember)
        LOG.info("window: signed in to %s as %s", profile, login)
        place = _usual(branches, branch or chosen.branch)
        return SignedIn(profile, database, known, branches, place, hint, must_change)

    def change_password(self, signed_in: SignedIn, new: str) -> SignedIn:
        """See `ui.gate.Gate.change_password`."""
        from booker_desktop import secrets, signing_in  # noqa: PLC0415 - see the module

        chosen = profiles.Profiles().show(signed_in.profile)
        login = signed_in.database.login
        was_remembered = secrets.remembered(signed_in.profile, login) is not None
        # made ahead: what could be wrong with it is found while the old password still counts
        database = signing_in.pool(chosen, login, new)
        try:
            signing_in.change_password(signed_in.database, signed_in.branches, new)
        except BaseException:
            database.close()
            raise
        signed_in.database.close()
        hint = _keep(signed_in.profile, login, new, remember=True) if was_remembered else ""
        LOG.info("window: %s changed their password", login)
        return replace(
            signed_in,
            database=database,
            password=new,
            hint=hint or signed_in.hint,
            must_change=False,
        )

    def give_up(self) -> None:
        """See `ui.gate.Gate.give_up`."""
        with self._lock:
            self._given_up = self._attempt
            opening = self._opening
        if opening is not None:
            opening.abort()

    def _stop_if_given_up(self, attempt: int) -> None:
        with self._lock:
            given_up = attempt <= self._given_up
        if given_up:
            message = "Signing in was broken off."
            raise Unreachable(message, next_step="Sign in again.")


def _choice(profile: Profile) -> ProfileChoice:
    login = profile.login or ""
    if profile.kind == "central":
        return ProfileChoice(profile.name, "central", profile.host, login)
    is_new = not (profiles.embedded_dir(profile.name) / "cluster").exists()
    if profile.name == profiles.LOCAL:
        return ProfileChoice(profile.name, "local", "", login, is_new)
    if profile.name == profiles.DEMO:
        return ProfileChoice(profile.name, "sample", "", login, is_new)
    return ProfileChoice(profile.name, "embedded", "", login, is_new)


def _usual(branches: tuple[Branch, ...], code: str | None) -> Branch | None:
    if len(branches) == 1:
        return branches[0]
    return next((branch for branch in branches if branch.code == code), None)


def _remembered(profile: str, login: str) -> str:
    """The keyring's password. Raises SignInRefused."""
    from booker_desktop import secrets  # noqa: PLC0415 - see the module

    known = secrets.remembered(profile, login)
    if known is None:
        message = f"No password of {login} is remembered on this computer."
        raise SignInRefused(message, next_step="Type the password.")
    return known


def _keep(profile: str, login: str, password: str | None, *, remember: bool | None) -> str:
    """Remember or forget the password (None: it is remembered); answer what could not be done."""
    if remember is None:
        return ""
    from booker_desktop import secrets  # noqa: PLC0415 - see the module

    if not remember:
        secrets.forget(profile, login)
    if not remember or password is None or secrets.remember(profile, login, password):
        return ""
    return secrets.refusal() or "The keyring is locked, so the password was not remembered."
