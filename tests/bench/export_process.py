"""``python -m tests.bench.export_process``: one export, told on standard input, timed."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import psutil

from core.database.desk import Target, open_database, open_desk
from core.exchange.export_bookings import export_bookings

_MEGABYTE = 1024 * 1024


def _peak() -> float:
    """The most memory this process ever had, in MB."""
    if sys.platform == "win32":
        return float(psutil.Process().memory_info().peak_wset) / _MEGABYTE
    status = Path("/proc/self/status")
    if status.exists():
        # what getrusage tells begins with the peak of the process that started this one
        (line,) = (line for line in status.read_text("utf-8").splitlines() if "VmHWM" in line)
        return int(line.split()[1]) / 1024
    import resource  # noqa: PLC0415 - there is none on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE


def main() -> None:
    """Export every booking that took or takes place; print what it cost as JSON."""
    order = json.loads(sys.stdin.read())
    target = Target(order["host"], order["port"], order["dbname"], order["user"])
    with open_database(target, order["password"]) as database:
        desk = open_desk(database)
        before = psutil.Process().memory_info().rss / _MEGABYTE
        began = time.perf_counter()
        result = export_bookings(
            desk,
            Path(order["path"]),
            states=("confirmed", "completed", "no_show"),
            tell=lambda _what, _done, _total: None,
        )
        seconds = time.perf_counter() - began
    told = {"rows": result.rows, "seconds": seconds, "before": before, "peak": _peak()}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
