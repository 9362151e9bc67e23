"""Whether there is a screen to open a window on; asked before Qt, which would end the process."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, ClassVar, Final

from core.errors import BookerError

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES: Final = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
_UNSEEN: Final = ("offscreen", "minimal")


class NoScreen(BookerError):
    """A window was asked for where none can be shown."""

    code: ClassVar[str] = "usage"
    title: ClassVar[str] = "There is no screen here"
    exit_code: ClassVar[int] = 2
    default_next: ClassVar[str] = (
        "Start it in a graphical session, or name a command: see `booker --help`."
    )


def has_screen(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a window can be opened; Windows and macOS always have a screen."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(environment.get(name) for name in _NAMES)


def is_seen(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a person would see the window: not on a screen that only tests have."""
    chosen = environment.get("QT_QPA_PLATFORM", "")
    return has_screen(environment) and not chosen.startswith(_UNSEEN)


def require_screen() -> None:
    """Raise NoScreen where no window can be opened."""
    if not has_screen():
        message = "Neither DISPLAY nor WAYLAND_DISPLAY is set, so no window can be opened."
        raise NoScreen(message)
