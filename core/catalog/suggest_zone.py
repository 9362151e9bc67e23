"""suggest_zone: which zone a new site is probably in, by what its neighbours are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from core.database.desk import Desk

FARTHEST_KM = 30
_KM_A_DEGREE = 111.2

# At so short a distance a degree of longitude is as long everywhere as at the place itself.
_NEAREST = text(
    """
    select z.name
    from booker.sites s
    join booker.zones z on z.branch_id = s.branch_id and z.zone_id = s.zone_id
    cross join lateral (
        select :km * sqrt(power(s.latitude - :latitude, 2) + power(
            (s.longitude - :longitude) * cos(radians(:latitude)), 2)) as distance) as d
    where s.branch_id = :branch and s.active and z.active and d.distance <= :farthest
    order by d.distance
    limit 1
    """
)
_BY_POSTAL_CODE = text(
    """
    select z.name
    from booker.sites s
    join booker.zones z on z.branch_id = s.branch_id and z.zone_id = s.zone_id
    where s.branch_id = :branch and s.active and z.active
      and left(s.postal_code, 5) = left(:postal_code, 5)
    group by z.name
    order by count(*) desc, z.name
    limit 1
    """
)


def suggest_zone(
    desk: Desk,
    *,
    postal_code: str | None = None,
    latitude: float | None = None,
    longitude: float | None = None,
) -> str | None:
    """The zone of the nearest site within 30 km, else the commonest one of that postal code.

    None where neither is known: then a person has to say.
    """
    with desk.reading() as connection:
        branch = desk.branch.branch_id
        zone: str | None = None
        if latitude is not None and longitude is not None:
            values = {
                "branch": branch,
                "latitude": latitude,
                "longitude": longitude,
                "km": _KM_A_DEGREE,
                "farthest": FARTHEST_KM,
            }
            zone = connection.execute(_NEAREST, values).scalar()
        if zone is None and postal_code and postal_code.strip():
            known = {"branch": branch, "postal_code": postal_code.strip()}
            zone = connection.execute(_BY_POSTAL_CODE, known).scalar()
        return zone
