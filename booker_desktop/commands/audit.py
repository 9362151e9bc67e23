"""``audit``: who did what to which row, and whether the record is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from booker_desktop.commands import answer
from booker_desktop.commands.options import BookerCommand
from booker_desktop.commands.session import Session, pass_session
from core.trust.audit import MOST_EVENTS, AuditEvent, read_events, seal, verify

if TYPE_CHECKING:
    from core.database.desk import Desk

_CELL = 60
_BROKEN = 3


@click.command(cls=BookerCommand)
@click.option("--ref", "reference", metavar="REF", help="Only what happened to this booking.")
@click.option(
    "--limit", type=click.IntRange(1, MOST_EVENTS), default=100, show_default=True, help="Newest."
)
@click.option("--verify", "verifying", is_flag=True, help="Compute the chain of hashes anew.")
@pass_session
def audit(session: Session, reference: str | None, limit: int, *, verifying: bool) -> int:
    """The newest changes first; --verify tells whether one was altered or removed."""
    desk = session.desk()
    if verifying:
        return _verify(session, desk)
    events = read_events(desk, reference, limit)
    timezone = desk.branch.timezone
    rows = [
        (
            answer.moment(event.happened_at, timezone),
            event.login,
            event.act,
            event.operation,
            event.table,
            event.reference,
            _changed(event),
        )
        for event in events
    ]
    headings = ("when", "who", "act", "did", "table", "booking", "what")
    session.answer({"events": events}, answer.table(headings, rows))
    return 0


def _changed(event: AuditEvent) -> str:
    if event.operation != "update":
        return ""
    parts = [f"{name}: {before} → {after}" for name, (before, after) in event.changes().items()]
    said = ", ".join(parts)
    return said if len(said) <= _CELL else said[: _CELL - 1] + "…"


def _verify(session: Session, desk: Desk) -> int:
    # what was written since the last seal is covered from now on; a csr only verifies
    newly = seal(desk) if "admin" in desk.branch.roles else 0
    verdict = verify(desk)
    content = {
        "verified": verdict.problem is None,
        "problem": verdict.problem,
        "position": verdict.position,
        "sealed": verdict.sealed,
        "newly_sealed": newly,
        "head": verdict.head,
    }
    if verdict.problem is None:
        session.answer(
            content, f"The record is whole: {verdict.sealed} sealed events, head {verdict.head}."
        )
        return 0
    said = f"The record is broken at position {verdict.position}: {verdict.problem}."
    session.answer(content, said)
    return _BROKEN
