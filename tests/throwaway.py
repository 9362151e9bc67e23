"""Folders for servers that nobody keeps."""

from __future__ import annotations

import os
import re
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY: Final = Path("/dev/shm")  # noqa: S108 - the folder is made by tempfile, under a name of its own
ROOM: Final = 8 * 1024**3
"""Bytes that must be free: each test process has its servers, and they are not small."""


@contextmanager
def throwaway() -> Iterator[Path]:
    """A folder that is deleted in the end; in memory, where the system has room there.

    A test's databases are made and dropped by the hundred: on a disk, making one takes five times
    as long. Not below pytest's own folder: each pytest that starts closes that one to other
    accounts, and root's server runs under another account.
    """
    place = MEMORY if _has_room() else None
    with TemporaryDirectory(prefix="booker-test-", dir=place) as folder:
        yield Path(folder)


def _has_room() -> bool:
    if sys.platform != "linux" or not os.access(MEMORY, os.W_OK | os.X_OK):
        return False
    if os.statvfs(MEMORY).f_flag & os.ST_NOEXEC:
        # a home may hold the server's programs too
        return False
    told = re.search(r"MemAvailable: *(\d+) kB", Path("/proc/meminfo").read_text("ascii"))
    available = 1024 * int(told.group(1)) if told else 0
    return min(shutil.disk_usage(MEMORY).free, available) >= ROOM
