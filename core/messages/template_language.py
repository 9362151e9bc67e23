"""What a message template may say: variables, filters and conditions, and nothing that takes long.

Jinja2 can loop, call and multiply: ten lines could keep a hold waiting for hours. A message needs
none of it. So a template is read before it is run: only what stands in the lists below may be in
it, and what is left takes a time that grows with its length alone. Jinja2 is imported by the first
template that is read, so that a window that only looks starts without it.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from jinja2 import Template as JinjaTemplate
    from jinja2 import nodes
    from jinja2.sandbox import ImmutableSandboxedEnvironment

LONGEST_PART: Final = 50_000
"""Characters of a subject's, an HTML's or a plain text's source."""
MAX_LENGTH: Final = 100_000
"""Characters a rendered part may have; a template that yields more is broken."""
DEEPEST: Final = 40
"""Conditions and brackets inside each other; Python's own compiler gives up at a hundred."""
KEPT: Final = 256
"""Compiled parts that are kept: those of a few branches, not every keystroke of an editor."""
FILTERS: Final = (
    "capitalize", "d", "default", "e", "escape", "length", "lower", "title", "trim", "upper",
)  # fmt: skip
TESTS: Final = ("defined", "none", "undefined")
_NODES: Final = frozenset(
    {
        *("Template", "Output", "TemplateData", "Name", "Const", "If", "CondExpr", "Compare"),
        *("Operand", "And", "Or", "Not", "Filter", "Test", "Concat"),
    }
)
_CALLED: Final = {
    "For": "{% for %}",
    "Macro": "{% macro %}",
    "CallBlock": "{% call %}",
    "FilterBlock": "{% filter %}",
    "Assign": "{% set %}",
    "AssignBlock": "{% set %}",
    "NSRef": "{% set %}",
    "With": "{% with %}",
    "Block": "{% block %}",
    "Extends": "{% extends %}",
    "Include": "{% include %}",
    "Import": "{% import %}",
    "FromImport": "{% from %}",
    "Call": "A call with ( )",
    "Getattr": "A dot after a name",
    "Getitem": "A name with [ ]",
    "Mul": "Multiplying",
    "Pow": "Multiplying",
}
_NEAR: Final = 0.6


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a source is no message: the line it is in, from 1, and a sentence."""

    line: int
    sentence: str


def find_fault(source: str, names: Collection[str] | None) -> Fault | None:
    """The first thing that keeps ``source`` from being a message; None: it can be filled in.

    ``names``: the variables there are; None: whoever fills it in tells an unknown one. Nothing is
    run.
    """
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415 - see the module

    if len(source) > LONGEST_PART:
        return Fault(1, f"The text has {len(source):,} characters; {LONGEST_PART:,} can be kept.")
    if "\0" in source:
        line = source[: source.index("\0")].count("\n") + 1
        return Fault(line, "There is a character that cannot be kept.")
    try:
        tree = _environment(escape=False).parse(source)
    except TemplateSyntaxError as error:
        return Fault(error.lineno, f"The braces do not fit: {error.message or 'unfinished'}.")
    except RecursionError:
        return Fault(1, "There are too many brackets or conditions inside each other.")
    return _fault_in(tree, names, 0)


def names_in(source: str) -> frozenset[str]:
    """The variables that ``source`` speaks of; none, where it cannot be read."""
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415 - see the module
    from jinja2.nodes import Name  # noqa: PLC0415 - see the module

    try:
        tree = _environment(escape=False).parse(source)
    except (TemplateSyntaxError, RecursionError):
        return frozenset()
    return frozenset(name.name for name in tree.find_all(Name))


def _fault_in(node: nodes.Node, names: Collection[str] | None, depth: int) -> Fault | None:
    sentence = _sentence(node, names)
    if sentence is None and depth > DEEPEST:
        sentence = "There are too many brackets or conditions inside each other."
    if sentence is not None:
        return Fault(max(1, node.lineno or 1), sentence)
    for child in node.iter_child_nodes():
        found = _fault_in(child, names, depth + 1)
        if found is not None:
            return found
    return None


def _sentence(node: nodes.Node, names: Collection[str] | None) -> str | None:
    """What is wrong with this node itself."""
    from jinja2 import nodes as kinds  # noqa: PLC0415 - see the module

    sentence = None
    if isinstance(node, kinds.Name):
        if names is not None and node.name not in names:
            sentence = f'There is no variable "{node.name}"{_near(node.name, names)}'
    elif isinstance(node, kinds.Filter):
        if node.name not in FILTERS:
            sentence = f'There is no filter "{node.name}" for messages{_near(node.name, FILTERS)}'
    elif isinstance(node, kinds.Test):
        if node.name not in TESTS:
            sentence = f'There is no test "is {node.name}" for messages{_near(node.name, TESTS)}'
    elif type(node).__name__ not in _NODES:
        called = _CALLED.get(type(node).__name__, "Reckoning")
        sentence = f"{called} cannot be used in a message: variables, filters and conditions can."
    return sentence


def _near(name: str, names: Collection[str]) -> str:
    near = difflib.get_close_matches(name.casefold(), names, n=1, cutoff=_NEAR)
    return f': did you mean "{near[0]}"?' if near else "."


def fill(source: str, values: Mapping[str, str], *, escape: bool) -> str:
    """``source`` with ``values`` in their places; ``escape``: for HTML.

    Raises jinja2.TemplateError where it is no message, or gives more than 100,000 characters.
    """
    from jinja2.exceptions import TemplateError  # noqa: PLC0415 - see the module

    rendered = _compiled(source, escape=escape).render(values)
    if len(rendered) > MAX_LENGTH:
        message = f"a message may have {MAX_LENGTH} characters, this one has {len(rendered)}"
        raise TemplateError(message)
    return rendered


@cache
def _environment(*, escape: bool) -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined  # noqa: PLC0415 - see the module
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - see the module

    return ImmutableSandboxedEnvironment(
        autoescape=escape, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@lru_cache(maxsize=KEPT)
def _compiled(source: str, *, escape: bool) -> JinjaTemplate:
    from jinja2.exceptions import SecurityError  # noqa: PLC0415 - see the module

    fault = find_fault(source, None)
    if fault is not None:
        message = f"line {fault.line}: {fault.sentence}"
        raise SecurityError(message)
    return _environment(escape=escape).from_string(source)
