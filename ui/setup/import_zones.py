"""Zones that a file names and the branch does not have: they can be made with the import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.setup.import_words import column_index

if TYPE_CHECKING:
    from core.exchange.prepare import Prepared
    from core.exchange.problem import Problem
    from ui.setup.import_work import Choices

_NO_NAME = ("#", "=")
"""How errors and formulas begin."""


def zones_to_make(prepared: Prepared, choices: Choices) -> tuple[str, ...]:
    """The zones that will be made, or could be, in the order in which the file names them."""
    if choices.create_zones:
        return prepared.new_zones
    found = (
        problem.value
        for problem in prepared.problems
        if _is_about_zone(prepared, problem)
        and problem.value
        and not problem.value.startswith(_NO_NAME)
    )
    return tuple(dict.fromkeys(found))


def _is_about_zone(prepared: Prepared, problem: Problem) -> bool:
    """Whether it stands where zones stand: in their column, or in the header that names them."""
    for mapping in prepared.mappings:
        if mapping.sheet == problem.sheet:
            if "zone" in mapping.columns:
                return column_index(problem.column) == mapping.columns["zone"]
            return mapping.kind == "capacity" and problem.row == mapping.header
    return False
