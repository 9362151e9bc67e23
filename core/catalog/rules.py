"""What an admin sets: rules of the branch, its zones and windows; links between zones; blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time

    from sqlalchemy import Connection

    from core.database.desk import Desk

_ACTS = {
    name: text(f"select app.{name}(:branch, :act, :content)").bindparams(
        bindparam("content", type_=JSONB)
    )
    for name in ("set_rules", "set_zone_link", "add_block", "remove_block")
}


@dataclass(frozen=True, slots=True)
class Block:
    """A block just made; ``standing``: references of live bookings that stand there already."""

    block_id: UUID
    standing: tuple[str, ...]


def _call(desk: Desk, name: str, act_id: UUID, content: Mapping[str, Any]) -> dict[str, Any]:
    def work(connection: Connection) -> dict[str, Any]:
        values = {"branch": desk.branch.branch_id, "act": act_id, "content": dict(content)}
        result: dict[str, Any] = connection.execute(_ACTS[name], values).scalar_one()
        return result

    return desk.database.serializable(work)


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
    Values are JSON-ready (dates and times as ISO text). Raises NotFound, NotAllowed, and
    NotOffered where a window's limit would fall below what is promised.
    """
    content = {"branch": branch, "zones": zones, "windows": windows}
    _call(desk, "set_rules", act_id, {name: dict(v) for name, v in content.items() if v})


def set_zone_link(
    desk: Desk, act_id: UUID, zone: str, neighbour: str, drive_minutes: int | None
) -> None:
    """Let ``neighbour``'s routes serve ``zone``'s sites, at least so many minutes away.

    ``None`` ends it. Admins only. Raises NotFound, InvalidInput, NotAllowed.
    """
    content = {"zone": zone, "neighbour": neighbour, "drive_minutes": drive_minutes}
    _call(desk, "set_zone_link", act_id, content)


def add_block(  # noqa: PLR0913 - each says where or when, and each is optional
    desk: Desk,
    act_id: UUID,
    day: date,
    reason: str,
    *,
    starts: time | None = None,
    ends: time | None = None,
    zone: str | None = None,
    route: int | None = None,
    technician: str | None = None,
) -> Block:
    """Plan nothing there any more: the whole branch, a zone, a route of it, or a technician.

    Local times; ``None``: from the day's beginning, to its end. Dispatchers and admins. What
    stands there already stays and is named. Raises NotFound, InvalidInput, NotAllowed.
    """
    content = {
        "date": day.isoformat(),
        "reason": reason,
        "starts": None if starts is None else starts.isoformat(),
        "ends": None if ends is None else ends.isoformat(),
        "zone": zone,
        "route": route,
        "technician": technician,
    }
    result = _call(desk, "add_block", act_id, content)
    return Block(UUID(result["block_id"]), tuple(result["standing"]))


def remove_block(desk: Desk, act_id: UUID, block_id: UUID) -> None:
    """Take a block away. Dispatchers and admins. Raises NotFound, NotAllowed."""
    _call(desk, "remove_block", act_id, {"block_id": str(block_id)})
