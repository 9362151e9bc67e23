"""Reading the XML in an Excel file: element by element, nothing outside it, no entities.

An entity that stands for ten others is how a small file becomes a huge one, and a declaration
(``<!DOCTYPE``) is the only place where one can be made: no spreadsheet writes any, so a part with
one is refused, as :mod:`defusedxml` would.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from core.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import IO

    from core.exchange.limits import Watch

_CHUNK = 1 << 16
_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    # the same in the strict form of the standard
    "http://purl.oclc.org/ooxml/spreadsheetml/main}",
)
RELATION_ID = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
RELATION = "http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Damaged(Exception):
    """A part is not what the format says."""


def parse(
    source: IO[bytes],
    watch: Watch,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call back for every element; names come as ``namespace}name``, see :func:`main`."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.buffer_size = _CHUNK
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_declaration
    while chunk := source.read(_CHUNK):
        watch.tick()
        parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keyword
    parser.Parse(b"", True)  # noqa: FBT003 - expat takes no keyword


def _refuse_declaration(*_: object) -> None:
    message = "The file declares XML entities, which no spreadsheet does: it may be an attack."
    raise InvalidInput(message, next_step="Ask whoever sent it to save it again as .xlsx.")


def main(name: str) -> tuple[str, str]:
    """The full names of an element of spreadsheets, in both forms of the standard."""
    return _MAIN[0] + name, _MAIN[1] + name


def local(name: str) -> str:
    """``name`` of an element of spreadsheets, ``""`` for an element of anything else."""
    for space in _MAIN:
        if name.startswith(space):
            return name[len(space) :]
    return ""
