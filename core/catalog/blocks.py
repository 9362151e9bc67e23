"""Blocked times: once or recurring, of the branch, a zone, a route or a technician.

A recurring one is a rule (RFC 5545) whose days are written out as blocks up to two years ahead, so
that whoever plans a day looks at blocks alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import text

from core.catalog.entry_fields import number_between, one_line, refuse
from core.catalog.repeats import checked_repeats, days_of_rule, in_words, two_years_after
from core.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from core.database.desk import Desk

__all__ = [
    "Block",
    "BlockEntry",
    "BlockRule",
    "Blocked",
    "StandingBlock",
    "add_block",
    "days_of",
    "extend_block_rules",
    "in_words",
    "list_block_rules",
    "list_blocks",
    "remove_block",
    "remove_block_rule",
    "save_block",
    "save_blocks",
]

LONGEST_REASON = 200
MOST_BLOCKS_A_RULE = 1_000
"""Blocks that one rule may write ahead."""
MOST_ENTRIES = 200
"""Blocks and rules of one act: the holidays of several years are fewer."""
MOST_LISTED_DAYS = 1_100
EXTENDS_AFTER = timedelta(days=7)
FARTHEST_YEARS = 5
"""A day farther ahead is a mistyped year."""

_EXTEND = text("select app.extend_block_rule(:branch, :rule, :until, cast(:days as date[]))")
_TODAY = text(
    """
    select (clock_timestamp() at time zone timezone)::date from booker.branches
    where branch_id = :branch
    """
)
_BLOCKS = text(
    """
    select x.block_id, x.rule_id, l.starts::date as day,
           case when l.starts::time <> time '00:00' then l.starts::time end as starts,
           case when l.ends < l.starts::date + 1 then l.ends::time end as ends,
           z.name as zone, r.number as route, x.technician, x.reason
    from booker.branches o
    join booker.blocks x on x.branch_id = o.branch_id
    cross join lateral (select x.starts_at at time zone o.timezone as starts,
                               x.ends_at at time zone o.timezone as ends) as l
    left join booker.routes r on r.branch_id = x.branch_id and r.route_id = x.route_id
    left join booker.zones z on z.branch_id = x.branch_id
         and z.zone_id = coalesce(x.zone_id, r.zone_id)
    where o.branch_id = :branch
      and x.ends_at > cast(:first as date)::timestamp at time zone o.timezone
      and x.starts_at < (cast(:last as date) + 1)::timestamp at time zone o.timezone
    order by x.starts_at, x.ends_at, zone nulls first, route, x.technician, x.block_id
    """
)
_RULES = text(
    """
    select u.rule_id, u.reason, u.first_day, u.starts, u.ends, z.name as zone, u.technician,
           u.repeats, u.written_until
    from booker.block_rules u
    left join booker.zones z on z.branch_id = u.branch_id and z.zone_id = u.zone_id
    where u.branch_id = :branch
    order by u.first_day, u.reason, u.rule_id
    """
)


@dataclass(frozen=True, slots=True)
class Block:
    """A block just made; ``standing``: references of live bookings that stand there already."""

    block_id: UUID
    standing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlockEntry:
    """What shall be blocked: the whole branch, a zone, a route of it that day, or a technician.

    Local times; None: from the day's beginning, to its end. ``repeats``: an RFC 5545 RRULE without
    DTSTART ("FREQ=WEEKLY;BYDAY=MO") whose first day is ``day``; None: once.
    """

    reason: str
    day: date
    starts: time | None = None
    ends: time | None = None
    zone: str | None = None
    route: int | None = None
    technician: str | None = None
    repeats: str | None = None


@dataclass(frozen=True, slots=True)
class StandingBlock:
    """A block on its day, in local times; None: from the day's beginning, to its end."""

    block_id: UUID
    rule_id: UUID | None
    day: date
    starts: time | None
    ends: time | None
    zone: str | None
    route: int | None
    technician: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class BlockRule:
    """A recurring block; ``until``: the last day up to which its blocks are written out."""

    rule_id: UUID
    entry: BlockEntry
    until: date


@dataclass(frozen=True, slots=True)
class Blocked:
    """How many blocks an act made, and the live bookings that stand there already.

    ``standing``: their references, by date, at most 1,000. They stay.
    """

    blocks: int
    standing: tuple[str, ...]


def list_blocks(desk: Desk, first: date, last: date) -> tuple[StandingBlock, ...]:
    """The blocks of the days ``first`` … ``last``, by time. Raises InvalidInput (the range)."""
    if not 0 <= (last - first).days < MOST_LISTED_DAYS:
        message = f"Ask for 1 to {MOST_LISTED_DAYS} days, the first one first."
        raise InvalidInput(message)
    values = {"branch": desk.branch.branch_id, "first": first, "last": last}
    with desk.reading() as connection:
        return tuple(StandingBlock(*row) for row in connection.execute(_BLOCKS, values))


def list_block_rules(desk: Desk) -> tuple[BlockRule, ...]:
    """The recurring blocks, by their first day."""
    with desk.reading() as connection:
        return tuple(_rules(connection, desk))


def _rules(connection: Connection, desk: Desk) -> list[BlockRule]:
    rows = connection.execute(_RULES, {"branch": desk.branch.branch_id})
    return [
        BlockRule(
            row.rule_id,
            BlockEntry(
                reason=row.reason,
                day=row.first_day,
                starts=row.starts,
                ends=row.ends,
                zone=row.zone,
                technician=row.technician,
                repeats=row.repeats,
            ),
            row.written_until,
        )
        for row in rows
    ]


def save_block(desk: Desk, act_id: UUID, entry: BlockEntry) -> Blocked:
    """Block a time, once or recurring. See ``save_blocks``."""
    return save_blocks(desk, act_id, (entry,))


def save_blocks(desk: Desk, act_id: UUID, entries: Sequence[BlockEntry]) -> Blocked:
    """Block times, once or recurring, all or none of them. Dispatchers and admins.

    What stands there already stays and is named. A recurring one is written out two years ahead,
    in the local time of each day. Raises InvalidInput (its ``field`` names the field of BlockEntry
    that is wrong), NotFound (a zone, or a route on that day), NotAllowed, ActReused.
    """
    if not 1 <= len(entries) <= MOST_ENTRIES:
        message = f"Block 1 to {MOST_ENTRIES} times at once, not {len(entries)}."
        raise InvalidInput(message)
    checked = [check_block(entry) for entry in entries]
    content = {"entries": [_content(entry) for entry in checked]}

    def work(connection: Connection) -> dict[str, Any]:
        today = _today(connection, desk)
        until = two_years_after(today)
        # beside the content: the same act, repeated tomorrow, is still the same
        days = [_written_out(entry, today, until) for entry in checked]
        result: dict[str, Any] = desk.act_in(connection, "save_blocks", act_id, content, days)
        return result

    try:
        result = desk.database.serializable(work)
    except NotFound as error:
        error.field = error.field or ("route" if "route" in error.message else "zone")
        raise
    return Blocked(result["blocks"], tuple(result["standing"]))


def check_block(entry: BlockEntry) -> BlockEntry:
    """The entry tidied. Raises InvalidInput naming the first bad field."""
    reason = one_line("reason", "The reason", entry.reason, LONGEST_REASON)
    technician = entry.technician
    if technician is not None:
        technician = one_line("technician", "The technician's name", technician, LONGEST_REASON)
    for field, moment in (("starts", entry.starts), ("ends", entry.ends)):
        if moment is not None and (moment.second or moment.microsecond or moment.tzinfo):
            refuse(field, "A block's times are local times in whole minutes.")
    if (entry.starts or time(0)) >= (entry.ends or time.max):
        refuse("ends", "A block ends after it starts, on the same day.")
    if entry.route is not None:
        number_between("route", "The route's number", entry.route, 1, 10_000)
        if entry.zone is None:
            refuse("zone", "A route is one of a zone.", "Choose its zone.")
        if entry.repeats is not None:
            refuse("route", "A route is of one day only.", "Block its technician instead.")
    repeats = entry.repeats
    if repeats is not None:
        repeats = checked_repeats(repeats)
    return BlockEntry(
        reason, entry.day, entry.starts, entry.ends, entry.zone, entry.route, technician, repeats
    )


def days_of(entry: BlockEntry, until: date) -> list[date]:
    """The days that ``entry`` blocks up to ``until``, in order; pure.

    Raises InvalidInput (``field`` repeats: no such rule, or more than 1,000 days).
    """
    if entry.repeats is None:
        return [entry.day] if entry.day <= until else []
    return days_of_rule(entry.repeats, entry.day, until, MOST_BLOCKS_A_RULE)


def _written_out(entry: BlockEntry, today: date, until: date) -> dict[str, Any]:
    """What ``app.save_blocks`` shall write: the days, and how far they reach."""
    if entry.day > date(today.year + FARTHEST_YEARS, 12, 31):
        refuse("day", f"{entry.day.isoformat()} is more than {FARTHEST_YEARS} years ahead.")
    if entry.repeats is None:
        return {"days": [entry.day.isoformat()], "until": None}
    if entry.day > until:
        refuse("day", "A recurring block begins within two years.", "Choose an earlier first day.")
    days = days_of(entry, until)
    if not days:
        refuse("repeats", "This rule names no day within two years.", "Correct the rule.")
    return {"days": [day.isoformat() for day in days], "until": until.isoformat()}


def _content(entry: BlockEntry) -> dict[str, Any]:
    return {
        "reason": entry.reason,
        "date": entry.day.isoformat(),
        "starts": None if entry.starts is None else entry.starts.isoformat(),
        "ends": None if entry.ends is None else entry.ends.isoformat(),
        "zone": entry.zone,
        "route": entry.route,
        "technician": entry.technician,
        "repeats": entry.repeats,
    }


def _today(connection: Connection, desk: Desk) -> date:
    today: date = connection.execute(_TODAY, {"branch": desk.branch.branch_id}).scalar_one()
    return today


def extend_block_rules(desk: Desk) -> int:
    """Write the recurring blocks out to two years from now; how many blocks that made.

    For whoever looks at the calendar: safe to repeat, and when several do it at once. Whoever may
    not block times (a CSR) changes nothing.
    """
    if not {"dispatcher", "admin"} & set(desk.branch.roles):
        return 0
    with desk.reading() as connection:
        until = two_years_after(_today(connection, desk))
        # not every day: each is a row of the audit trail
        behind = [rule for rule in _rules(connection, desk) if rule.until < until - EXTENDS_AFTER]
    made = 0
    for rule in behind:
        made += _extend(desk, rule, until)
    return made


def _extend(desk: Desk, rule: BlockRule, until: date) -> int:
    days = days_of_rule(
        rule.entry.repeats or "", rule.entry.day, until, MOST_BLOCKS_A_RULE, after=rule.until
    )

    def work(connection: Connection) -> int:
        values = {
            "branch": desk.branch.branch_id,
            "rule": rule.rule_id,
            "until": until,
            "days": days,
        }
        made: int = connection.execute(_EXTEND, values).scalar_one()
        return made

    return desk.database.serializable(work)


def remove_block(desk: Desk, act_id: UUID, block_id: UUID) -> None:
    """Take a block away. Dispatchers and admins. Raises NotFound, NotAllowed."""
    desk.act("remove_block", act_id, {"block_id": str(block_id)})


def remove_block_rule(desk: Desk, act_id: UUID, rule_id: UUID) -> int:
    """End a recurring block: what is not over goes, past ones stay. How many blocks went.

    Dispatchers and admins. Raises NotFound, NotAllowed, ActReused.
    """
    result = desk.act("remove_block_rule", act_id, {"rule_id": str(rule_id)})
    removed: int = result["removed"]
    return removed


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
    """Block one time, as ``save_block`` does, and learn the block's key."""
    content = {
        "date": day.isoformat(),
        "reason": reason,
        "starts": None if starts is None else starts.isoformat(),
        "ends": None if ends is None else ends.isoformat(),
        "zone": zone,
        "route": route,
        "technician": technician,
    }
    result = desk.act("add_block", act_id, content)
    return Block(UUID(result["block_id"]), tuple(result["standing"]))
