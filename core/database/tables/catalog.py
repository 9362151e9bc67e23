"""What admins maintain: branches, staff, zones, sites, job types, arrival windows, block rules."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Double,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    Time,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY

from core.database.tables.metadata import INSTANT, METADATA

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
    Column("one_time_password", Boolean(), nullable=False, server_default=text("false")),
    Column("password_set_at", INSTANT, nullable=True),
    PrimaryKeyConstraint("branch_id", "login", name="pk_staff"),
    ForeignKeyConstraint(["branch_id"], ["booker.branches.branch_id"], name="fk_staff_branch"),
)
SIGN_INS = Table(
    "sign_ins",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("login", Text(), nullable=False),
    Column("signed_in_at", INSTANT, nullable=False, server_default=text("clock_timestamp()")),
    PrimaryKeyConstraint("branch_id", "login", name="pk_sign_ins"),
    ForeignKeyConstraint(
        ["branch_id", "login"],
        ["booker.staff.branch_id", "booker.staff.login"],
        name="fk_sign_ins_staff",
    ),
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
SITE_WORDS = Table(
    "site_words",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("word", Text(collation="C"), nullable=False),
    Column("site_id", Uuid(), nullable=False),
    PrimaryKeyConstraint("branch_id", "word", "site_id", name="pk_site_words"),
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
    Column("questions", ARRAY(Text()), nullable=False, server_default=text("'{}'")),
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
BLOCK_RULES = Table(
    "block_rules",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("rule_id", Uuid(), nullable=False),
    Column("zone_id", Uuid(), nullable=True),
    Column("technician", Text(), nullable=True),
    Column("first_day", Date(), nullable=False),
    Column("starts", Time(), nullable=True),
    Column("ends", Time(), nullable=True),
    Column("reason", Text(), nullable=False),
    Column("repeats", Text(), nullable=False),
    Column("written_until", Date(), nullable=False),
    PrimaryKeyConstraint("branch_id", "rule_id", name="pk_block_rules"),
    ForeignKeyConstraint(
        ["branch_id"], ["booker.branches.branch_id"], name="fk_block_rules_branch"
    ),
    ForeignKeyConstraint(
        ["branch_id", "zone_id"],
        ["booker.zones.branch_id", "booker.zones.zone_id"],
        name="fk_block_rules_zone",
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
    Column("channel", Text(), nullable=False, server_default=text("'email'")),
    PrimaryKeyConstraint("branch_id", "template_id", name="pk_message_templates"),
    UniqueConstraint("branch_id", "kind", "channel", "language", name="uq_message_templates_kind"),
    ForeignKeyConstraint(
        ["branch_id"], ["booker.branches.branch_id"], name="fk_message_templates_branch"
    ),
)
