"""Which zone of the branch a sheet means: capitals and stray spaces aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.catalog.typed_text import tidy
from core.exchange.problem import Problem
from core.exchange.table import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable


class ZoneNames:
    """The branch's zones by any spelling of their names; with ``create``, those to be made too.

    ``to_create`` collects the new names, in the spelling that comes first.
    """

    def __init__(self, names: Iterable[str], *, create: bool) -> None:
        self._known = {tidy(name).casefold(): name for name in names}
        self._create = create
        self.to_create: list[str] = []
        self._proposals: dict[str, str] = {}
        self._found: dict[str, str] = {}

    def find(self, typed: str, *, may_create: bool = True) -> str | None:
        """The zone's own name; ``None`` for a zone that there is not and shall not be."""
        if typed in self._found:
            return self._found[typed]
        key = tidy(typed).casefold()
        if key not in self._known and self._create and may_create:
            self._known[key] = tidy(typed)
            self.to_create.append(tidy(typed))
        found = self._known.get(key)
        if found is not None:
            self._found[typed] = found
        return found

    def problem(self, sheet: str, row: int, column: str, typed: str) -> Problem:
        """Why a row of an unknown zone is refused, with the nearest name there is."""
        key = tidy(typed).casefold()
        if key not in self._proposals:
            # the same slip stands in many rows, and the nearest name takes a while to find
            self._proposals[key] = did_you_mean(typed, self._known.values())
        proposal = self._proposals[key]
        if not proposal and not self._create:
            proposal = "Zones can be created from the file with --create-zones."
        return Problem(sheet, row, column, typed, "is no zone of this branch.", proposal)
