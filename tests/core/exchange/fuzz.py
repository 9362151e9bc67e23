"""A fuzzer over the readers: corpus files, damaged from a seed, must be read or refused in words.

Anything but InvalidInput, and anything that takes too long, is a failure. The seeds of failures
that were found are in ``KNOWN`` and are replayed first. By hand, for longer::

    python -m tests.core.exchange.fuzz --minutes 10
"""

from __future__ import annotations

import argparse
import io
import itertools
import random
import sys
import time
import zipfile
import zlib
from dataclasses import dataclass, replace
from datetime import date
from datetime import time as clock
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from core.errors import InvalidInput
from core.exchange.mapping import FORMS, KINDS, SheetMapping, fields
from core.exchange.read import read
from core.exchange.recognise import fingerprint, preview, recognise
from core.exchange.sheet import open_book
from tests.core.exchange import corpus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.exchange.book import Book

SECONDS = 10.0
"""Processor time that one damaged file may take: the corpus is small."""
KNOWN: tuple[tuple[int, str], ...] = ((1_233, "glendale_windows.csv"),)
"""Seed and file of every failure found: replayed first."""
WINDOWS = {"8-10": (clock(8), clock(10)), "10-12": (clock(10), clock(12))}
TODAY = date(2026, 11, 21)
_ODD = (
    *(b"", b"0", b"-1", b"1e999", b"99999999999999999999", b"nan", b"2958466", b"0.99999999"),
    *(b"true", b"\xff", b"\x00", b"<", b"&amp;", b"&x;", b"]]>", b"A0", b"XFE1", b"A1048577"),
    *(b"1:1", b"A1:XFD1048576", b"inlineStr", b"str", b"d", b"e", b"=1+1", b"'", b'"', b"\r"),
    *(b"2026-13-01", b"13/13/2026", b"12/7", b"8-10", b"\n", b"\t", b"_x000D_", b"_xD800_"),
    *(b"\xed\xa0\x80", b"#REF!", b"1,5", b"9" * 400, b"(" * 200, b"-" * 300),
    *(text.encode() for text in ("\u0661\u0662", "\u00b2", "\u2460", "\u200f")),
)
_PARTS = (
    "xl/worksheets/sheet1.xml",
    "xl/workbook.xml",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
    "xl/_rels/workbook.xml.rels",
    "_rels/.rels",
    "[Content_Types].xml",
)


@dataclass(frozen=True)
class Failure:
    """What a seed did to the readers."""

    seed: int
    name: str
    what: str


def _sources() -> dict[str, bytes]:
    found = {name: data for name, data in corpus.files().items() if len(data) < 200_000}
    data = Path(__file__).parents[2] / "data"
    for path in sorted(data.rglob("*")):
        if path.suffix in {".csv", ".xlsx"}:
            found[f"{path.parent.name}_{path.name}"] = path.read_bytes()[:20_000_000]
    return found


def _damage(content: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, left out, doubled or replaced by what is odd."""
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        if not damaged:
            break
        place = chance.randrange(len(damaged))
        end = min(len(damaged), place + chance.choice((1, 1, 2, 8, 64)))
        match chance.randrange(6):
            case 0:
                damaged[place] = chance.randrange(256)
            case 1:
                del damaged[place:end]
            case 2:
                damaged[place:place] = damaged[place:end] * chance.choice((1, 2, 20))
            case 3:
                damaged[place:end] = chance.choice(_ODD)
            case 4:
                del damaged[place:]
            case _:
                damaged[place:place] = chance.choice(_ODD)
    return bytes(damaged)


def _token_damage(content: bytes, chance: random.Random) -> bytes:
    """A value between quotes, tags or delimiters replaced: the file stays what it is."""
    marks = [i for i, letter in enumerate(content) if letter in b'"<>,;\t\n|^']
    if len(marks) < 2:
        return _damage(content, chance)
    damaged = content
    for _ in range(chance.choice((1, 1, 3, 10))):
        at = chance.randrange(len(marks) - 1)
        first, last = marks[at] + 1, marks[at + 1]
        if first <= last <= len(damaged):
            damaged = damaged[:first] + chance.choice(_ODD) + damaged[last:]
    return damaged


def _damage_parts(content: bytes, chance: random.Random) -> bytes:
    """The XML inside of a workbook damaged, its archive whole."""
    target = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
            names = old.namelist()
            chosen = {chance.choice([n for n in names if n in _PARTS] or names)}
            for name in names:
                data = old.read(name)
                if name in chosen:
                    data = chance.choice((_damage, _token_damage))(data, chance)
                new.writestr(name, data)
    except (zipfile.BadZipFile, RuntimeError, zlib.error, IndexError):
        return _damage(content, chance)
    return target.getvalue()


def _damaged(seed: int, content: bytes) -> bytes:
    # the file is chosen elsewhere: a seed means the same damage when files are added
    chance = random.Random(seed)
    if content.startswith(b"PK") and chance.random() < 0.85:
        return _damage_parts(content, chance)
    return chance.choice((_damage, _token_damage))(content, chance)


def _mappings(book: Book, chance: random.Random) -> Iterator[SheetMapping]:
    """What is recognised, and what a person might make of it by mistake."""
    for mapping in recognise(book, today=TODAY):
        yield replace(mapping, hidden_rows=chance.choice(("take", "leave")))
    for sheet in book.sheets[:2]:
        kind = chance.choice(KINDS)
        form = chance.choice(FORMS[kind])
        known = [info.name for info in fields(kind, form)]
        columns = {name: chance.randrange(8) for name in known if chance.random() < 0.7}
        yield SheetMapping(
            sheet.name,
            kind,
            form,
            chance.randrange(6),
            columns,
            dates=chance.choice(("auto", "mdy", "dmy")),
            hidden_rows="take",
            unit=chance.choice(("minutes", "hours")),
        )


def _use(path: Path, seed: int) -> None:
    book = open_book(path)
    for mapping in _mappings(book, random.Random(seed)):
        preview(book, mapping)
        fingerprint(book.sheet(mapping.sheet), mapping.header)
        try:
            read(book, mapping, WINDOWS, today=TODAY)
        except InvalidInput:
            continue


def run(seed: int, name: str, sources: dict[str, bytes], folder: Path) -> Failure | None:
    """One damaged file through all readers."""
    content = _damaged(seed, sources[name])
    path = folder / name
    path.write_bytes(content)
    started = time.thread_time()
    try:
        _use(path, seed)
    except InvalidInput:
        pass
    except Exception as error:  # noqa: BLE001 - any is what is looked for
        return Failure(seed, name, f"{type(error).__name__}: {error}")
    finally:
        path.unlink()
    taken = time.thread_time() - started
    return Failure(seed, name, f"took {taken:.1f} s") if taken > SECONDS else None


def hunt(seconds: float, first: int) -> tuple[int, list[Failure]]:
    """Seeds from ``first`` on for so long, the known ones before; how many, and the failures."""
    sources = _sources()
    failures: list[Failure] = []
    ends = time.monotonic() + seconds
    count = 0
    names = sorted(sources)
    fresh = ((seed, names[seed % len(names)]) for seed in itertools.count(first))
    with TemporaryDirectory() as folder:
        for seed, name in itertools.chain(KNOWN, fresh):
            if count >= len(KNOWN) and time.monotonic() > ends:
                break
            failure = run(seed, name, sources, Path(folder))
            count += 1
            if failure is not None:
                failures.append(failure)
    return count, failures


def main() -> int:
    """The command line: 1 when a seed fails."""
    parser = argparse.ArgumentParser(description="Damage files and read them.")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--first", type=int, default=None, help="first seed; else by the clock")
    chosen = parser.parse_args()
    first = int(time.time()) * 1_000 if chosen.first is None else chosen.first
    count, failures = hunt(chosen.minutes * 60, first)
    for failure in failures:
        sys.stdout.write(f"{failure.seed} {failure.name}: {failure.what}\n")
    sys.stdout.write(f"{count} files from seed {first}, {len(failures)} failures\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
