"""What the keys in audit events stand for, so that people can read them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from core.database.desk import Desk
    from core.trust.audit import AuditEvent

_NAMES = text(
    """
    select 'route' as kind, route_id::text as key, coalesce(technician, '') as name,
           number from booker.routes
    where branch_id = :branch and route_id = any (cast(:routes as uuid[]))
    union all
    select 'zone', zone_id::text, name, 0 from booker.zones
    where branch_id = :branch and zone_id = any (cast(:zones as uuid[]))
    union all
    select 'window', window_id::text, label, 0 from booker.arrival_windows
    where branch_id = :branch and window_id = any (cast(:windows as uuid[]))
    union all
    select 'site', site_id::text, number || ' ' || customer_name, 0 from booker.sites
    where branch_id = :branch and site_id = any (cast(:sites as uuid[]))
    union all
    select 'job_type', job_type_id::text, name, 0 from booker.job_types
    where branch_id = :branch and job_type_id = any (cast(:job_types as uuid[]))
    union all
    select 'booking', booking_id::text, reference, 0 from booker.bookings
    where branch_id = :branch and booking_id = any (cast(:bookings as uuid[]))
    union all
    select 'rule', rule_id::text, reason, 0 from booker.block_rules
    where branch_id = :branch and rule_id = any (cast(:rules as uuid[]))
    """
)
_KINDS = {
    "route_id": "routes",
    "zone_id": "zones",
    "neighbour_id": "zones",
    "window_id": "windows",
    "site_id": "sites",
    "job_type_id": "job_types",
    "booking_id": "bookings",
    "replaces": "bookings",
    "keeps_for": "bookings",
    "rule_id": "rules",
}


@dataclass(frozen=True, slots=True)
class Names:
    """Key (as an event writes it) → name. ``routes``: number and technician, or "" for nobody.

    What is gone has no name any more and is missing here.
    """

    routes: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)


def names_of(desk: Desk, events: Iterable[AuditEvent]) -> Names:
    """The names of everything that the events' columns refer to, as they are now."""
    wanted: dict[str, set[str]] = {kind: set() for kind in _KINDS.values()}
    for event in events:
        for image in (event.before, event.after):
            _collect(image or {}, wanted)
    values = {kind: [UUID(key) for key in sorted(keys)] for kind, keys in wanted.items()}
    with desk.reading() as connection:
        rows = connection.execute(_NAMES, {"branch": desk.branch.branch_id, **values}).all()
    return Names(
        routes={row.key: (row.number, row.name) for row in rows if row.kind == "route"},
        others={row.key: row.name for row in rows if row.kind != "route"},
    )


def _collect(image: Mapping[str, Any], wanted: Mapping[str, set[str]]) -> None:
    for column, kind in _KINDS.items():
        key = image.get(column)
        if isinstance(key, str):
            wanted[kind].add(key)
