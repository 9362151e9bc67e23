"""What a branch has, and what it lacks before its desk can open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.database.desk import Desk


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """Whether there is any active one of each; capacity: a route from today on.

    ``staff``: somebody who holds, and somebody who confirms. ``delivery``: messages have somebody
    who sends them, if only a worker that puts them all into a sandbox.
    """

    zones: bool
    windows: bool
    job_types: bool
    sites: bool
    capacity: bool
    staff: bool
    delivery: bool


_STEPS = text(
    """
    select exists (select from booker.zones where branch_id = :branch and active) as zones,
           exists (select from booker.arrival_windows where branch_id = :branch and active)
               as windows,
           exists (select from booker.job_types where branch_id = :branch and active) as job_types,
           exists (select from booker.sites where branch_id = :branch and active) as sites,
           exists (select from booker.routes r
                   join booker.branches b on b.branch_id = r.branch_id
                   where r.branch_id = :branch and not r.retired
                     and r.service_date >= (clock_timestamp() at time zone b.timezone)::date)
               as capacity,
           (select count(distinct role) from booker.staff
            where branch_id = :branch and deactivated_at is null
              and role in ('csr', 'dispatcher')) = 2 as staff,
           exists (select from booker.delivery_settings
                   where branch_id = :branch
                     and (mail_provider <> 'none' or sms_provider <> 'none'))
           or exists (select from booker.workers where branch_id = :branch and sandbox is not null)
               as delivery
    """
)
_SITES = text(
    """
    select z.name, count(s.site_id) as sites
    from booker.zones z
    left join booker.sites s
      on s.branch_id = z.branch_id and s.zone_id = z.zone_id and s.active
    where z.branch_id = :branch group by z.name
    """
)


def first_steps(desk: Desk) -> FirstSteps:
    """What the branch has."""
    with desk.reading() as connection:
        row = connection.execute(_STEPS, {"branch": desk.branch.branch_id}).one()
        return FirstSteps(*row)


def sites_by_zone(desk: Desk) -> Mapping[str, int]:
    """How many active sites each zone has, by its name."""
    with desk.reading() as connection:
        rows = connection.execute(_SITES, {"branch": desk.branch.branch_id})
        return {row.name: row.sites for row in rows}
