"""What a file may ask of this computer, in one place: held while it is read, not afterwards.

============================  ==============================================================
``MAX_BYTES``                 the file itself
``MAX_UNPACKED_BYTES``        everything in an Excel file's archive, unpacked
``MAX_RATIO``                 unpacked to packed, of a part larger than ``RATIO_FROM_BYTES``:
                              sheets reach some 30, a bomb of zeros 1,000
``MAX_PARTS``                 files in that archive
``MAX_SMALL_PART_BYTES``      a part that is read whole (the list of sheets, the styles)
``MAX_SHEETS``                sheets of a file
``MAX_ROWS``                  rows of a sheet that have something in them
``MAX_COLUMNS``               columns of a row up to the last that has something in it
``MAX_CELLS``                 cells of a file that have something in them, and its texts
``MAX_CELL_LENGTH``           characters of a cell: what Excel itself allows
``MAX_MERGED``                merged areas of a sheet, and the cells that they fill
``MAX_PROBLEMS``              refused cells of a sheet: beyond that the mapping is wrong
``MAX_SECONDS``               processor time for opening a file, and again for reading a sheet
============================  ==============================================================

Measured: 100,000 rows of sites, 14 columns, stay below 400 MB of memory and 4 s.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from core.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_BYTES = 50_000_000
MAX_UNPACKED_BYTES = 400_000_000
MAX_RATIO = 400
RATIO_FROM_BYTES = 20_000_000
MAX_PARTS = 5_000
MAX_SMALL_PART_BYTES = 20_000_000
MAX_SHEETS = 200
MAX_ROWS = 250_000
MAX_COLUMNS = 800
MAX_CELLS = 6_000_000
MAX_CELL_LENGTH = 32_767
MAX_MERGED = 500_000
MAX_PROBLEMS = 20_000
MAX_SECONDS = 60.0


class Watch:
    """Ends a reading that takes too long, or that nobody waits for any more.

    ``stop`` is called now and then and may raise. Processor time of the reading thread counts:
    a busy computer is not the file's fault.
    """

    def __init__(self, name: str, stop: Callable[[], None] | None = None) -> None:
        self._name = name
        self._stop = stop
        self._ends = time.thread_time() + MAX_SECONDS

    def tick(self) -> None:
        """Raises InvalidInput when the time is up, or what ``stop`` raises."""
        if self._stop is not None:
            self._stop()
        if time.thread_time() > self._ends:
            message = f"{self._name} takes more than {MAX_SECONDS:.0f} seconds to read."
            raise InvalidInput(message, next_step="Split the file and import the parts.")
