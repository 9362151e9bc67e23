"""What a desk asks about, looked up once: the branch's rules, the site, the job type.

Also what the act needs before it can lock: the zone-days' keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from core.database.live import zone_day_key
from core.errors import NotFound
from core.messages.booking_facts import OWN_TEMPLATES, sources_of
from core.planning.model import Place

if TYPE_CHECKING:
    from datetime import date, time
    from uuid import UUID

    from sqlalchemy import Connection, Row

    from core.database.desk import Desk
    from core.messages.draft import Templates

__all__ = ["Request", "load_request", "zone_day_key"]

_REQUEST = text(
    f"""
    select o.name as branch_name, o.timezone, coalesce(c.language, o.language) as language,
           o.minimum_notice_minutes, o.horizon_days, o.settled_at, o.proposal_minutes,
           s.site_id, s.number, s.customer_name, s.address, s.unit, s.city, s.state,
           s.postal_code, s.vip, s.latitude, s.longitude, s.zone_id, s.active as site_active,
           z.name as zone_name, z.active as zone_active, z.released_until,
           j.job_type_id, j.code, j.name as job_name, j.minutes, j.technicians, j.all_day,
           j.buffer_before, j.buffer_after, j.active as job_active,
           {OWN_TEMPLATES.format(kind=":message_kind")} as templates,
           array(select l.neighbour_id from booker.zone_links l
                 where l.branch_id = o.branch_id and l.zone_id = s.zone_id
                 order by l.neighbour_id) as neighbours
    from booker.branches o
    left join booker.sites s on s.branch_id = o.branch_id and s.number = :site
    left join booker.zones z on z.branch_id = o.branch_id and z.zone_id = s.zone_id
    left join booker.job_types j on j.branch_id = o.branch_id and j.code = :job
    left join booker.site_contacts c on c.branch_id = o.branch_id and c.site_id = s.site_id
    where o.branch_id = :branch
    """  # noqa: S608 -- made of constants
)


@dataclass(frozen=True, slots=True)
class Request:
    """A site and a job type of one branch, with the rules that bind them.

    ``language`` and ``templates``: those in which its customer is written the message of
    ``message_kind``.
    """

    branch_id: UUID
    branch_name: str
    timezone: str
    language: str
    minimum_notice: int
    horizon_days: int
    settled_at: time
    proposal_minutes: int
    site_id: UUID
    site_number: str
    customer_name: str
    address: str
    vip: bool
    place: Place
    zone_id: UUID
    zone_name: str
    zone_active: bool
    released_until: date | None
    neighbours: tuple[UUID, ...]
    job_type_id: UUID
    job_code: str
    job_name: str
    minutes: int
    technicians: int
    all_day: bool
    buffer_before: int
    buffer_after: int
    message_kind: str
    templates: Templates

    def zone_days(self, service_date: date) -> tuple[str, ...]:
        """Keys of the zone-days that a plan for that date may touch."""
        return tuple(zone_day_key(zone, service_date) for zone in (self.zone_id, *self.neighbours))


def load_request(
    connection: Connection,
    desk: Desk,
    site_number: str,
    job_code: str,
    message_kind: str = "confirmation",
) -> Request:
    """Look the site and the job type up, and the branch's own texts of ``message_kind``.

    Raises NotFound naming what is missing.
    """
    row = connection.execute(
        _REQUEST,
        {
            "branch": desk.branch.branch_id,
            "site": site_number.strip(),
            "job": job_code.strip(),
            "message_kind": message_kind,
        },
    ).one()
    if row.site_id is None:
        message = f"There is no site {site_number} in {desk.branch.code}."
        raise NotFound(message, next_step="Check the customer number.")
    if not row.site_active:
        message = f"The site {row.number} is no longer in use."
        raise NotFound(message, next_step="Have an admin activate it in Setup, or choose another.")
    if row.job_type_id is None or not row.job_active:
        message = f"There is no job type {job_code} in {desk.branch.code}."
        raise NotFound(message, next_step="Check the job type's code.")
    return _request(desk, row, message_kind)


def _request(desk: Desk, row: Row[Any], message_kind: str) -> Request:
    return Request(
        branch_id=desk.branch.branch_id,
        branch_name=row.branch_name,
        timezone=row.timezone,
        language=row.language,
        minimum_notice=row.minimum_notice_minutes,
        horizon_days=row.horizon_days,
        settled_at=row.settled_at,
        proposal_minutes=row.proposal_minutes,
        site_id=row.site_id,
        site_number=row.number,
        customer_name=row.customer_name,
        address=_postal_address(row),
        vip=row.vip,
        place=Place(str(row.site_id), row.latitude, row.longitude),
        zone_id=row.zone_id,
        zone_name=row.zone_name,
        zone_active=row.zone_active,
        released_until=row.released_until,
        neighbours=tuple(row.neighbours),
        job_type_id=row.job_type_id,
        job_code=row.code,
        job_name=row.job_name,
        minutes=row.minutes or 0,
        technicians=row.technicians,
        all_day=row.all_day,
        buffer_before=row.buffer_before,
        buffer_after=row.buffer_after,
        message_kind=message_kind,
        templates=sources_of(row.templates),
    )


def _postal_address(row: Row[Any]) -> str:
    street = " ".join(part for part in (row.address, row.unit) if part)
    region = " ".join(part for part in (row.state, row.postal_code) if part)
    return ", ".join(part for part in (street, row.city, region) if part)
