"""``--self-check``: whether this Booker is whole; the last step of making the bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from booker_desktop.commands import answer
from booker_desktop.self_check import check_all

if TYPE_CHECKING:
    from booker_desktop.commands.session import Session

_BROKEN: Final = 1


def run_self_check(session: Session) -> int:
    """Check everything, print what was found; 0 if all is well, else 1."""
    findings = check_all()
    whole = all(finding.ok for finding in findings)
    rows = [("ok" if found.ok else "BAD", found.name, found.detail) for found in findings]
    table = answer.table(("", "what", "found"), rows)
    session.answer({"ok": whole, "checks": findings}, table)
    return 0 if whole else _BROKEN
