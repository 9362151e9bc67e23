"""What an admin sets: rules of the branch, its zones and windows; links between zones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from core.catalog.entry_fields import number_between, refuse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from core.database.desk import Desk

LIMITS: dict[str, tuple[str, int, int]] = {
    "hold_minutes": ("The minutes of a hold", 1, 1_440),
    "proposal_minutes": ("The minutes of a proposal", 1, 10_080),
    "minimum_notice_minutes": ("The minimum notice", 0, 20_160),
    "horizon_days": ("The days that bookings are taken ahead", 1, 730),
}
"""Rules of the branch that are numbers: what they are called, the least and the most."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")

_RULES = text(
    """
    select hold_minutes, proposal_minutes, minimum_notice_minutes, horizon_days, settled_at,
           language, name, timezone
    from booker.branches where branch_id = :branch
    """
)


@dataclass(frozen=True, slots=True)
class BranchRules:
    """The branch's own rules: minutes, days, a local time; ``language`` of its messages.

    ``name`` and ``timezone`` are shown beside them and are not set here.
    """

    hold_minutes: int
    proposal_minutes: int
    minimum_notice_minutes: int
    horizon_days: int
    settled_at: time
    language: str
    name: str
    timezone: str


def branch_rules(desk: Desk) -> BranchRules:
    """The rules of the desk's branch as they are now."""
    with desk.reading() as connection:
        return BranchRules(*connection.execute(_RULES, {"branch": desk.branch.branch_id}).one())


def set_rules(
    desk: Desk,
    act_id: UUID,
    *,
    branch: Mapping[str, Any] | None = None,
    zones: Mapping[str, Mapping[str, Any]] | None = None,
    windows: Mapping[str, Mapping[str, Any]] | None = None,
) -> None:
    """Set any rules of the branch, of zones by name, of windows by label (admins only).

    Branch: hold_minutes, proposal_minutes, minimum_notice_minutes, horizon_days, settled_at,
    language. Zone: default_drive_minutes, road_factor, speed_kmh, max_drive_minutes,
    vip_reserve_routes, vip_reserve_hours, released_until. Window: max_bookings, active.
    Values are JSON-ready (dates and times as ISO text). Raises InvalidInput (``field``: the
    branch's rule that is wrong), NotFound, NotAllowed, and NotOffered where a window's limit would
    fall below what is promised.
    """
    if branch:
        _check_branch(branch)
    content = {"branch": branch, "zones": zones, "windows": windows}
    desk.act("set_rules", act_id, {name: dict(v) for name, v in content.items() if v})


def _check_branch(rules: Mapping[str, Any]) -> None:
    """Raise InvalidInput for the first rule that cannot be; names are the database's to know."""
    for name, (called, least, most) in LIMITS.items():
        if name not in rules:
            continue
        if not isinstance(rules[name], int) or isinstance(rules[name], bool):
            refuse(name, f"{called} must be a whole number.")
        number_between(name, called, rules[name], least, most)
    if "settled_at" in rules:
        try:
            time.fromisoformat(str(rules["settled_at"]))
        except ValueError:
            refuse("settled_at", f"{rules['settled_at']} is not a time of day.")
    if "language" in rules and not _LANGUAGE.fullmatch(str(rules["language"])):
        refuse(
            "language",
            f'"{rules["language"]}" is not a language\'s code.',
            "Write one such as en or es.",
        )


def set_zone_link(
    desk: Desk, act_id: UUID, zone: str, neighbour: str, drive_minutes: int | None
) -> None:
    """Let ``neighbour``'s routes serve ``zone``'s sites, at least so many minutes away.

    ``None`` ends it. Admins only. Raises NotFound, InvalidInput (``field`` drive_minutes or
    neighbour), NotAllowed.
    """
    if drive_minutes is not None:
        number_between("drive_minutes", "The drive across the border", drive_minutes, 0, 480)
    if zone == neighbour:
        refuse("neighbour", "A zone is not its own neighbour.")
    content = {"zone": zone, "neighbour": neighbour, "drive_minutes": drive_minutes}
    desk.act("set_zone_link", act_id, content)
