"""The tables as SQLAlchemy knows them; migrations build them, a test holds both equal.

``branch_id`` leads every key. Checks, exclusion constraints, triggers and policies stand in the
migrations only: they are the database's, and ``walls.py`` verifies that they are there.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Computed,
    Date,
    DateTime,
    Double,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    Time,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSTZRANGE

METADATA = MetaData(schema="booker")
INSTANT = DateTime(timezone=True)
ZONE_DAY = "(zone_id::text || ':') || (service_date - '2000-01-01'::date)::text"

BRANCHES = Table(
    "branches",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("code", Text(), nullable=False),
    Column("name", Text(), nullable=False),
    Column("timezone", Text(), nullable=False),
    Column("hold_minutes", Integer(), nullable=False, server_default=text("10")),
    Column("proposal_minutes", Integer(), nullable=False, server_default=text("60")),
    Column("minimum_notice_minutes", Integer(), nullable=False, server_default=text("60")),
    Column("horizon_days", Integer(), nullable=False, server_default=text("60")),
    Column("settled_at", Time(), nullable=False, server_default=text("'17:00'")),
    Column("language", Text(), nullable=False, server_default=text("'en'")),
    Column("created_at", INSTANT, nullable=False, server_default=text("clock_timestamp()")),
    PrimaryKeyConstraint("branch_id", name="pk_branches"),
)
STAFF = Table(
    "staff",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("login", Text(), nullable=False),
    Column("role", Text(), nullable=False),
    Column("display_name", Text(), nullable=False),
    Column("added_by", Text(), nullable=False, server_default=text("session_user")),
    Column("added_at", INSTANT, nullable=False, server_default=text("clock_timestamp()")),
    Column("deactivated_at", INSTANT, nullable=True),
    PrimaryKeyConstraint("branch_id", "login", name="pk_staff"),
    ForeignKeyConstraint(["branch_id"], ["booker.branches.branch_id"], name="fk_staff_branch"),
)
ZONES = Table(
    "zones",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("zone_id", Uuid(), nullable=False),
    Column("name", Text(), nullable=False),
    Column("default_drive_minutes", Integer(), nullable=False, server_default=text("15")),
    Column("road_factor", Double(), nullable=False, server_default=text("1.3")),
    Column("speed_kmh", Double(), nullable=False, server_default=text("40")),
    Column("max_drive_minutes", Integer(), nullable=True),
    Column("vip_reserve_routes", Integer(), nullable=False, server_default=text("0")),
    Column("vip_reserve_hours", Integer(), nullable=False, server_default=text("24")),
    Column("released_until", Date(), nullable=True),
    Column("active", Boolean(), nullable=False, server_default=text("true")),
    PrimaryKeyConstraint("branch_id", "zone_id", name="pk_zones"),
    UniqueConstraint("branch_id", "name", name="uq_zones_name"),
    ForeignKeyConstraint(["branch_id"], ["booker.branches.branch_id"], name="fk_zones_branch"),
)
ZONE_LINKS = Table(
    "zone_links",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("zone_id", Uuid(), nullable=False),
    Column("neighbour_id", Uuid(), nullable=False),
    Column("drive_minutes", Integer(), nullable=False),
    PrimaryKeyConstraint("branch_id", "zone_id", "neighbour_id", name="pk_zone_links"),
    ForeignKeyConstraint(
        ["branch_id", "zone_id"],
        ["booker.zones.branch_id", "booker.zones.zone_id"],
        name="fk_zone_links_zone",
    ),
    ForeignKeyConstraint(
        ["branch_id", "neighbour_id"],
        ["booker.zones.branch_id", "booker.zones.zone_id"],
        name="fk_zone_links_neighbour",
    ),
)
SITES = Table(
    "sites",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("site_id", Uuid(), nullable=False),
    Column("number", Text(), nullable=False),
    Column("customer_name", Text(), nullable=False),
    Column("address", Text(), nullable=False),
    Column("unit", Text(), nullable=True),
    Column("city", Text(), nullable=True),
    Column("state", Text(), nullable=True),
    Column("postal_code", Text(), nullable=True),
    Column("zone_id", Uuid(), nullable=False),
    Column("phone", Text(), nullable=True),
    Column("email", Text(), nullable=True),
    Column("vip", Boolean(), nullable=False, server_default=text("false")),
    Column("latitude", Double(), nullable=True),
    Column("longitude", Double(), nullable=True),
    Column("notes", Text(), nullable=True),
    Column("active", Boolean(), nullable=False, server_default=text("true")),
    PrimaryKeyConstraint("branch_id", "site_id", name="pk_sites"),
    UniqueConstraint("branch_id", "number", name="uq_sites_number"),
    ForeignKeyConstraint(
        ["branch_id", "zone_id"],
        ["booker.zones.branch_id", "booker.zones.zone_id"],
        name="fk_sites_zone",
    ),
)
JOB_TYPES = Table(
    "job_types",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("job_type_id", Uuid(), nullable=False),
    Column("code", Text(), nullable=False),
    Column("name", Text(), nullable=False),
    Column("minutes", Integer(), nullable=True),
    Column("technicians", Integer(), nullable=False, server_default=text("1")),
    Column("all_day", Boolean(), nullable=False, server_default=text("false")),
    Column("buffer_before", Integer(), nullable=False, server_default=text("0")),
    Column("buffer_after", Integer(), nullable=False, server_default=text("0")),
    Column("active", Boolean(), nullable=False, server_default=text("true")),
    PrimaryKeyConstraint("branch_id", "job_type_id", name="pk_job_types"),
    UniqueConstraint("branch_id", "code", name="uq_job_types_code"),
    ForeignKeyConstraint(["branch_id"], ["booker.branches.branch_id"], name="fk_job_types_branch"),
)
ARRIVAL_WINDOWS = Table(
    "arrival_windows",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("window_id", Uuid(), nullable=False),
    Column("label", Text(), nullable=False),
    Column("starts", Time(), nullable=False),
    Column("ends", Time(), nullable=False),
    Column("weekdays", ARRAY(Integer()), nullable=False, server_default=text("'{1,2,3,4,5,6,7}'")),
    Column("max_bookings", Integer(), nullable=True),
    Column("active", Boolean(), nullable=False, server_default=text("true")),
    PrimaryKeyConstraint("branch_id", "window_id", name="pk_arrival_windows"),
    UniqueConstraint("branch_id", "label", name="uq_arrival_windows_label"),
    ForeignKeyConstraint(
        ["branch_id"], ["booker.branches.branch_id"], name="fk_arrival_windows_branch"
    ),
)
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
)
MESSAGE_TEMPLATES = Table(
    "message_templates",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("template_id", Uuid(), nullable=False),
    Column("kind", Text(), nullable=False),
    Column("language", Text(), nullable=False),
    Column("subject", Text(), nullable=False),
    Column("html", Text(), nullable=False),
    Column("text", Text(), nullable=False),
    PrimaryKeyConstraint("branch_id", "template_id", name="pk_message_templates"),
    UniqueConstraint("branch_id", "kind", "language", name="uq_message_templates_kind"),
    ForeignKeyConstraint(
        ["branch_id"], ["booker.branches.branch_id"], name="fk_message_templates_branch"
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
    PrimaryKeyConstraint("branch_id", "message_id", name="pk_messages"),
    ForeignKeyConstraint(
        ["branch_id", "booking_id"],
        ["booker.bookings.branch_id", "booker.bookings.booking_id"],
        name="fk_messages_booking",
    ),
)
ACTS = Table(
    "acts",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("act_id", Uuid(), nullable=False),
    Column("kind", Text(), nullable=False),
    Column("content", JSONB(), nullable=False),
    Column("result", JSONB(), nullable=False),
    Column("login", Text(), nullable=False, server_default=text("session_user")),
    Column("done_at", INSTANT, nullable=False, server_default=text("clock_timestamp()")),
    PrimaryKeyConstraint("branch_id", "act_id", name="pk_acts"),
    ForeignKeyConstraint(["branch_id"], ["booker.branches.branch_id"], name="fk_acts_branch"),
)
AUDIT_EVENTS = Table(
    "audit_events",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("event_id", Uuid(), nullable=False, server_default=text("gen_random_uuid()")),
    Column("happened_at", INSTANT, nullable=False, server_default=text("clock_timestamp()")),
    Column("transaction_id", BigInteger(), nullable=False),
    Column("login", Text(), nullable=False),
    Column("client", Text(), nullable=True),
    Column("application", Text(), nullable=True),
    Column("act_id", Uuid(), nullable=True),
    Column("act_kind", Text(), nullable=True),
    Column("table_name", Text(), nullable=False),
    Column("row_key", JSONB(), nullable=False),
    Column("booking_id", Uuid(), nullable=True),
    Column("operation", Text(), nullable=False),
    Column("before", JSONB(), nullable=True),
    Column("after", JSONB(), nullable=True),
    PrimaryKeyConstraint("branch_id", "event_id", name="pk_audit_events"),
)
AUDIT_SEALS = Table(
    "audit_seals",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("position", BigInteger(), nullable=False),
    Column("event_id", Uuid(), nullable=False),
    Column("hash", LargeBinary(), nullable=False),
    Column("sealed_at", INSTANT, nullable=False, server_default=text("clock_timestamp()")),
    PrimaryKeyConstraint("branch_id", "position", name="pk_audit_seals"),
    UniqueConstraint("branch_id", "event_id", name="uq_audit_seals_event"),
    ForeignKeyConstraint(
        ["branch_id", "event_id"],
        ["booker.audit_events.branch_id", "booker.audit_events.event_id"],
        name="fk_audit_seals_event",
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
Index("ix_bookings_date", BOOKINGS.c.branch_id, BOOKINGS.c.service_date)
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
Index("ix_messages_booking", MESSAGES.c.branch_id, MESSAGES.c.booking_id)
Index(
    "uq_messages_live",
    MESSAGES.c.branch_id,
    MESSAGES.c.booking_id,
    MESSAGES.c.kind,
    unique=True,
    postgresql_where=text("state in ('draft', 'queued')"),
)
Index("ix_audit_events_time", AUDIT_EVENTS.c.branch_id, AUDIT_EVENTS.c.happened_at)
Index(
    "ix_audit_events_booking",
    AUDIT_EVENTS.c.branch_id,
    AUDIT_EVENTS.c.booking_id,
    postgresql_where=text("booking_id is not null"),
)
