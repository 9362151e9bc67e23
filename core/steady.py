"""This computer's clock that never jumps, and goes on while a laptop sleeps.

``time.monotonic`` stands still in sleep on Linux and macOS: a countdown would go on where it was,
and a line that died in the meantime would look as if it had just been heard of.
"""

from __future__ import annotations

import sys
import time

if sys.platform == "linux":

    def now() -> float:
        """Seconds since an arbitrary instant, sleep included."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)

elif sys.platform == "darwin":

    def now() -> float:
        """Seconds since an arbitrary instant, sleep included."""
        return time.clock_gettime(time.CLOCK_MONOTONIC)

else:

    def now() -> float:
        """Seconds since an arbitrary instant, sleep included."""
        return time.monotonic()
