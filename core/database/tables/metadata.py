"""What every table's module builds on."""

from __future__ import annotations

from sqlalchemy import DateTime, MetaData

METADATA = MetaData(schema="booker")
INSTANT = DateTime(timezone=True)
ZONE_DAY = "(zone_id::text || ':') || (service_date - '2000-01-01'::date)::text"
