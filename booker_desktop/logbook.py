"""The program's own log: what ran, how it ended, and the traceback of a bug. Never a secret.

A refusal is written as the sentence that was shown; statements carry no parameters
(``hide_parameters`` in core/database/connection.py), and passwords are never in either.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, Final

from booker_desktop import profiles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOST_BYTES: Final = 1_000_000
_KEPT: Final = 3


def path() -> Path:
    """The log file, beside the profiles."""
    return profiles.config_dir() / "log" / "booker.log"


@contextmanager
def writing() -> Iterator[None]:
    """Log to the file while a command runs; where it cannot be written, the command runs on."""
    root = logging.getLogger()
    handler = _handler()
    previous = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    # Alembic tells every step, which belongs to a developer's terminal
    logging.getLogger("alembic").setLevel(logging.WARNING)
    try:
        yield
    finally:
        root.setLevel(previous)
        root.removeHandler(handler)
        handler.close()


def _handler() -> logging.Handler:
    file = path()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            file, maxBytes=_MOST_BYTES, backupCount=_KEPT, encoding="utf-8"
        )
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(message)s"))
    return handler
