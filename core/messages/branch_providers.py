"""The providers that a worker has for a branch: made of its settings, its keys and the sandbox."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from core import steady
from core.messages.providers.choose import SECRETS, Paces, make_provider
from core.messages.providers.provider import NotSetUp
from core.messages.settings import DeliverySettings, read_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.database.desk import Desk
    from core.messages.providers.choose import Sandbox
    from core.messages.providers.provider import Provider

CHANNELS: Final = ("email", "sms")
KEYS_SECONDS: Final = 60.0
"""How long keys are believed: a keyring may be slow to answer."""


class BranchProviders:
    """What ``refresh`` found; safe to use from several threads."""

    def __init__(
        self,
        desk: Desk,
        secret: Callable[[str], str | None],
        sandbox: Sandbox | None = None,
        paces: Paces | None = None,
    ) -> None:
        self._desk = desk
        self._secret = secret
        self._sandbox = sandbox
        self._paces = paces or Paces()
        self._lock = threading.Lock()
        self._keys: dict[str, str | None] = {}
        self._keys_at = float("-inf")
        self._made_of: object = None
        self._providers: dict[str, Provider] = {}
        self._problems: dict[str, NotSetUp] = {}
        self._earlier: dict[tuple[str, str], Provider | None] = {}
        self.settings = DeliverySettings()

    def refresh(self) -> None:
        """Read the settings, and make the providers anew where something changed.

        Raises core.errors types.
        """
        settings = read_settings(self._desk)
        with self._lock:
            if steady.now() - self._keys_at > KEYS_SECONDS:
                self._keys = {name: self._secret(name) for name in SECRETS}
                self._keys_at = steady.now()
            made_of = (settings, dict(self._keys))
            if made_of == self._made_of:
                return
            self._made_of = made_of
            self.settings = settings
            self._providers, self._problems, self._earlier = {}, {}, {}
            for channel in CHANNELS:
                try:
                    self._providers[channel] = self._make(channel)
                except NotSetUp as problem:
                    self._problems[channel] = problem

    @property
    def is_ready(self) -> bool:
        """Whether the settings were ever read."""
        return self._made_of is not None

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels that there is a provider for."""
        return tuple(self._providers)

    def problem(self) -> NotSetUp | None:
        """Why nothing can be delivered, or a chosen provider cannot be had; None: all is well."""
        chosen = {"email": self.settings.mail_provider, "sms": self.settings.sms_provider}
        for channel, problem in self._problems.items():
            if not self._providers or chosen[channel] != "none":
                return problem
        return None

    def problem_of(self, channel: str) -> NotSetUp | None:
        """Why there is no provider for a channel; None: there is one."""
        return self._problems.get(channel)

    def of(self, channel: str) -> Provider | None:
        """The provider of a channel."""
        return self._providers.get(channel)

    def named(self, channel: str, name: str) -> Provider | None:
        """The provider that an earlier attempt was made with, if it can still be had."""
        current = self.of(channel)
        if current is not None and current.name == name:
            return current
        with self._lock:
            key = (channel, name)
            if key not in self._earlier:
                try:
                    # a sandbox never asks a real provider, and what went into one stays there
                    self._earlier[key] = None if self._sandbox else self._make(channel, name)
                except NotSetUp:
                    self._earlier[key] = None
            return self._earlier[key]

    def _make(self, channel: str, name: str | None = None) -> Provider:
        return make_provider(
            channel, self.settings, self._keys.get, self._sandbox, paces=self._paces, name=name
        )
