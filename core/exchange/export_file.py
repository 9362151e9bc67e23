"""A file that appears whole or not at all, and the result that tells of it."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import IO


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was written: where, in which format (``csv``, ``xlsx``, ``ics``), how many rows.

    For calendars ``path`` may be a folder of files, and a row is an event.
    """

    path: Path
    format: str
    rows: int


@contextmanager
def whole_file(path: Path, ready: Callable[[], None] | None = None) -> Iterator[IO[bytes]]:
    """A new file beside ``path`` that takes its place once it is complete.

    ``ready`` is called when it is, and may raise: then it never takes its place. Raises
    InvalidInput where it cannot be written or ``path`` cannot be replaced.
    """
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        file = unfinished.open("xb")
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}."
        raise InvalidInput(message, next_step="Choose another place.") from error
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if ready is not None:
            ready()
        try:
            unfinished.replace(path)
        except OSError as error:
            # on Windows a file that Excel has open cannot be replaced
            message = f"{path} cannot be replaced: {error.strerror or error}."
            raise InvalidInput(message, next_step="Close the file and try again.") from error
    finally:
        unfinished.unlink(missing_ok=True)
