"""Capacity and promises: routes, bookings, their stops, window loads, blocks, messages."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Computed,
    Date,
    Double,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TSTZRANGE

from core.database.tables.metadata import INSTANT, METADATA, ZONE_DAY

ROUTES = Table(
    "routes",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("route_id", Uuid(), nullable=False),
    Column("zone_id", Uuid(), nullable=False),
    Column("service_date", Date(), nullable=False),
    Column("zone_day", Text(), Computed(ZONE_DAY, persisted=True), nullable=False),
    Column("number", Integer(), nullable=False),
    Column("technician", Text(), nullable=True),
    Column("starts_at", INSTANT, nullable=False),
    Column("ends_at", INSTANT, nullable=False),
    Column("max_stops", Integer(), nullable=True),
    Column("stop_count", Integer(), nullable=False, server_default=text("0")),
    Column("start_latitude", Double(), nullable=True),
    Column("start_longitude", Double(), nullable=True),
    Column("retired", Boolean(), nullable=False, server_default=text("false")),
    PrimaryKeyConstraint("branch_id", "route_id", name="pk_routes"),
    UniqueConstraint("branch_id", "route_id", "zone_id", "service_date", name="uq_routes_day"),
    UniqueConstraint("branch_id", "zone_id", "service_date", "number", name="uq_routes_number"),
    ForeignKeyConstraint(
        ["branch_id", "zone_id"],
        ["booker.zones.branch_id", "booker.zones.zone_id"],
        name="fk_routes_zone",
    ),
)
BOOKINGS = Table(
    "bookings",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("booking_id", Uuid(), nullable=False),
    Column("reference", Text(), nullable=False),
    Column("site_id", Uuid(), nullable=False),
    Column("job_type_id", Uuid(), nullable=False),
    Column("zone_id", Uuid(), nullable=False),
    Column("service_date", Date(), nullable=False),
    Column("zone_day", Text(), Computed(ZONE_DAY, persisted=True), nullable=False),
    Column("window_id", Uuid(), nullable=False),
    Column("state", Text(), nullable=False),
    Column("promised_from", INSTANT, nullable=False),
    Column("promised_to", INSTANT, nullable=False),
    Column("minutes", Integer(), nullable=False),
    Column("technicians", Integer(), nullable=False),
    Column("all_day", Boolean(), nullable=False),
    Column("buffer_before", Integer(), nullable=False),
    Column("buffer_after", Integer(), nullable=False),
    Column("vip", Boolean(), nullable=False),
    Column("held_by", Text(), nullable=False),
    Column("held_at", INSTANT, nullable=False),
    Column("expires_at", INSTANT, nullable=False),
    Column("agreed", Boolean(), nullable=False, server_default=text("false")),
    Column("confirmed_by", Text(), nullable=True),
    Column("confirmed_at", INSTANT, nullable=True),
    Column("closed_by", Text(), nullable=True),
    Column("closed_at", INSTANT, nullable=True),
    Column("reason", Text(), nullable=True),
    Column("replaces", Uuid(), nullable=True),
    Column("keeps_for", Uuid(), nullable=True),
    Column("notes", Text(), nullable=True),
    Column("answers", JSONB(), nullable=False, server_default=text("'[]'")),
    PrimaryKeyConstraint("branch_id", "booking_id", name="pk_bookings"),
    UniqueConstraint("branch_id", "reference", name="uq_bookings_reference"),
    ForeignKeyConstraint(
        ["branch_id", "site_id"],
        ["booker.sites.branch_id", "booker.sites.site_id"],
        name="fk_bookings_site",
    ),
    ForeignKeyConstraint(
        ["branch_id", "job_type_id"],
        ["booker.job_types.branch_id", "booker.job_types.job_type_id"],
        name="fk_bookings_job_type",
    ),
    ForeignKeyConstraint(
        ["branch_id", "zone_id"],
        ["booker.zones.branch_id", "booker.zones.zone_id"],
        name="fk_bookings_zone",
    ),
    ForeignKeyConstraint(
        ["branch_id", "window_id"],
        ["booker.arrival_windows.branch_id", "booker.arrival_windows.window_id"],
        name="fk_bookings_window",
    ),
    ForeignKeyConstraint(
        ["branch_id", "replaces"],
        ["booker.bookings.branch_id", "booker.bookings.booking_id"],
        name="fk_bookings_replaces",
    ),
    ForeignKeyConstraint(
        ["branch_id", "keeps_for"],
        ["booker.bookings.branch_id", "booker.bookings.booking_id"],
        name="fk_bookings_keeps_for",
    ),
)
STOPS = Table(
    "stops",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("stop_id", Uuid(), nullable=False),
    Column("booking_id", Uuid(), nullable=False),
    Column("route_id", Uuid(), nullable=False),
    Column("zone_id", Uuid(), nullable=False),
    Column("service_date", Date(), nullable=False),
    Column("zone_day", Text(), Computed(ZONE_DAY, persisted=True), nullable=False),
    Column("starts_at", INSTANT, nullable=False),
    Column("arrives_at", INSTANT, nullable=False),
    Column("ends_at", INSTANT, nullable=False),
    Column("drive_minutes", Integer(), nullable=False),
    Column("pinned", Boolean(), nullable=False, server_default=text("false")),
    Column(
        "during",
        TSTZRANGE(),
        Computed("tstzrange(starts_at, ends_at, '[)'::text)", persisted=True),
        nullable=False,
    ),
    PrimaryKeyConstraint("branch_id", "stop_id", name="pk_stops"),
    UniqueConstraint(
        "branch_id",
        "booking_id",
        "route_id",
        name="uq_stops_route",
        deferrable=True,
        initially="IMMEDIATE",
    ),
    ForeignKeyConstraint(
        ["branch_id", "booking_id"],
        ["booker.bookings.branch_id", "booker.bookings.booking_id"],
        name="fk_stops_booking",
    ),
    ForeignKeyConstraint(
        ["branch_id", "route_id", "zone_id", "service_date"],
        [
            "booker.routes.branch_id",
            "booker.routes.route_id",
            "booker.routes.zone_id",
            "booker.routes.service_date",
        ],
        name="fk_stops_route",
    ),
)
WINDOW_LOADS = Table(
    "window_loads",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("zone_id", Uuid(), nullable=False),
    Column("service_date", Date(), nullable=False),
    Column("window_id", Uuid(), nullable=False),
    Column("taken", Integer(), nullable=False),
    Column("max_bookings", Integer(), nullable=True),
    PrimaryKeyConstraint(
        "branch_id", "zone_id", "service_date", "window_id", name="pk_window_loads"
    ),
    ForeignKeyConstraint(
        ["branch_id", "zone_id"],
        ["booker.zones.branch_id", "booker.zones.zone_id"],
        name="fk_window_loads_zone",
    ),
    ForeignKeyConstraint(
        ["branch_id", "window_id"],
        ["booker.arrival_windows.branch_id", "booker.arrival_windows.window_id"],
        name="fk_window_loads_window",
    ),
)
BLOCKS = Table(
    "blocks",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("block_id", Uuid(), nullable=False),
    Column("zone_id", Uuid(), nullable=True),
    Column("route_id", Uuid(), nullable=True),
    Column("technician", Text(), nullable=True),
    Column("starts_at", INSTANT, nullable=False),
    Column("ends_at", INSTANT, nullable=False),
    Column("reason", Text(), nullable=False),
    Column("rule_id", Uuid(), nullable=True),
    PrimaryKeyConstraint("branch_id", "block_id", name="pk_blocks"),
    ForeignKeyConstraint(["branch_id"], ["booker.branches.branch_id"], name="fk_blocks_branch"),
    ForeignKeyConstraint(
        ["branch_id", "zone_id"],
        ["booker.zones.branch_id", "booker.zones.zone_id"],
        name="fk_blocks_zone",
    ),
    ForeignKeyConstraint(
        ["branch_id", "route_id"],
        ["booker.routes.branch_id", "booker.routes.route_id"],
        name="fk_blocks_route",
    ),
    ForeignKeyConstraint(
        ["branch_id", "rule_id"],
        ["booker.block_rules.branch_id", "booker.block_rules.rule_id"],
        name="fk_blocks_rule",
    ),
)
MESSAGES = Table(
    "messages",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("message_id", Uuid(), nullable=False),
    Column("booking_id", Uuid(), nullable=False),
    Column("kind", Text(), nullable=False),
    Column("state", Text(), nullable=False),
    Column("recipient", Text(), nullable=True),
    Column("subject", Text(), nullable=False),
    Column("html", Text(), nullable=False),
    Column("text", Text(), nullable=False),
    Column("drafted_at", INSTANT, nullable=False, server_default=text("clock_timestamp()")),
    Column("queued_at", INSTANT, nullable=True),
    Column("withdrawn_at", INSTANT, nullable=True),
    Column("channel", Text(), nullable=False, server_default=text("'email'")),
    Column("language", Text(), nullable=False, server_default=text("'en'")),
    Column("resends", Uuid(), nullable=True),
    Column("offset_minutes", Integer(), nullable=True),
    Column("promised_from", INSTANT, nullable=True),
    Column("line", Text(), nullable=True),
    Column("about", Uuid(), nullable=True),
    Column("notice_of", Text(), nullable=True),
    Column("template_fault", Text(), nullable=True),
    Column("sent_at", INSTANT, nullable=True),
    Column("delivered_at", INSTANT, nullable=True),
    Column("ended_at", INSTANT, nullable=True),
    Column("problem", Text(), nullable=True),
    PrimaryKeyConstraint("branch_id", "message_id", name="pk_messages"),
    ForeignKeyConstraint(
        ["branch_id", "booking_id"],
        ["booker.bookings.branch_id", "booker.bookings.booking_id"],
        name="fk_messages_booking",
    ),
    ForeignKeyConstraint(
        ["branch_id", "resends"],
        ["booker.messages.branch_id", "booker.messages.message_id"],
        name="fk_messages_resends",
    ),
    ForeignKeyConstraint(
        ["branch_id", "about"],
        ["booker.messages.branch_id", "booker.messages.message_id"],
        name="fk_messages_about",
    ),
)

Index("ix_routes_zone_day", ROUTES.c.zone_day, postgresql_using="hash")
Index(
    "uq_bookings_site_window",
    BOOKINGS.c.branch_id,
    BOOKINGS.c.site_id,
    BOOKINGS.c.service_date,
    BOOKINGS.c.window_id,
    unique=True,
    postgresql_where=text("state in ('held', 'proposed', 'confirmed')"),
)
Index("ix_bookings_zone_day", BOOKINGS.c.zone_day, postgresql_using="hash")
Index(
    "ix_bookings_date",
    BOOKINGS.c.branch_id,
    BOOKINGS.c.service_date,
    BOOKINGS.c.promised_from,
    BOOKINGS.c.reference,
    BOOKINGS.c.zone_id,
)
Index(
    "ix_bookings_state",
    BOOKINGS.c.branch_id,
    BOOKINGS.c.state,
    BOOKINGS.c.service_date,
    BOOKINGS.c.promised_from,
    BOOKINGS.c.reference,
    BOOKINGS.c.zone_id,
    postgresql_where=text("state not in ('held', 'proposed')"),
)
Index("ix_bookings_site", BOOKINGS.c.branch_id, BOOKINGS.c.site_id, BOOKINGS.c.service_date)
Index(
    "ix_bookings_holds",
    BOOKINGS.c.branch_id,
    BOOKINGS.c.expires_at,
    postgresql_where=text("state in ('held', 'proposed')"),
)
Index(
    "ix_bookings_keeps_for",
    BOOKINGS.c.branch_id,
    BOOKINGS.c.keeps_for,
    postgresql_where=text("keeps_for is not null"),
)
Index("ix_stops_zone_day", STOPS.c.zone_day, postgresql_using="hash")
Index("ix_blocks_time", BLOCKS.c.branch_id, BLOCKS.c.starts_at, BLOCKS.c.ends_at)
Index(
    "ix_blocks_rule",
    BLOCKS.c.branch_id,
    BLOCKS.c.rule_id,
    postgresql_where=text("rule_id is not null"),
)
Index("ix_messages_time", MESSAGES.c.branch_id, MESSAGES.c.drafted_at, MESSAGES.c.state)
Index("ix_messages_booking", MESSAGES.c.branch_id, MESSAGES.c.booking_id)
Index(
    "uq_messages_live",
    MESSAGES.c.branch_id,
    MESSAGES.c.booking_id,
    MESSAGES.c.kind,
    MESSAGES.c.channel,
    text("coalesce(offset_minutes, 0)"),
    text("coalesce(notice_of, '')"),
    text("coalesce(about, booking_id)"),
    unique=True,
    postgresql_where=text("state in ('draft', 'queued')"),
)
Index(
    "uq_messages_reminder",
    MESSAGES.c.branch_id,
    MESSAGES.c.booking_id,
    MESSAGES.c.channel,
    MESSAGES.c.offset_minutes,
    MESSAGES.c.promised_from,
    unique=True,
    postgresql_where=text("kind = 'reminder' and resends is null"),
)
Index(
    "uq_messages_notice",
    MESSAGES.c.branch_id,
    MESSAGES.c.booking_id,
    MESSAGES.c.notice_of,
    text("coalesce(about, booking_id)"),
    unique=True,
    postgresql_where=text("kind = 'notice' and resends is null"),
)
Index(
    "ix_messages_trouble",
    MESSAGES.c.branch_id,
    MESSAGES.c.ended_at,
    postgresql_where=text("state in ('failed', 'bounced', 'complained', 'uncertain')"),
)
Index(
    "ix_messages_sms",
    MESSAGES.c.branch_id,
    MESSAGES.c.drafted_at,
    postgresql_where=text("channel = 'sms'"),
)
