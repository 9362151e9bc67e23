"""Checks a zone-day of the database with the planner's separate checker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.booking.zone_day import load_zone_days
from core.planning.model import Plan
from core.planning.replan import retime
from core.planning.verify import verify

if TYPE_CHECKING:
    from datetime import date

    from core.database.desk import Desk
    from tests.office import Office


def faults(office: Office, desk: Desk, service_date: date, zone: str = "North") -> list[str]:
    """What is wrong with the day as it stands, drives told anew; empty: every promise is kept."""
    with desk.reading() as connection:
        day = load_zone_days(connection, office.branch_id, office.zones[zone], [service_date])[
            service_date
        ].day
    plan = retime(day)
    if plan is None:
        return ["the day cannot be driven in its order"]
    return verify(day, Plan(plan.stops, plan.moved, (), plan.extra_drive))
