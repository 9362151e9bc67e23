"""How messages get to customers: deliveries, attempts, workers, settings, contacts of sites."""

from __future__ import annotations

from sqlalchemy import (
    ARRAY,
    Boolean,
    Column,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    Time,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from core.database.tables.metadata import INSTANT, METADATA

_NOW = text("clock_timestamp()")

DELIVERIES = Table(
    "deliveries",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("message_id", Uuid(), nullable=False),
    Column("due_at", INSTANT, nullable=True),
    Column("attempts", Integer(), nullable=False, server_default=text("0")),
    Column("lease_token", Uuid(), nullable=True),
    Column("lease_until", INSTANT, nullable=True),
    Column("worker_id", Uuid(), nullable=True),
    Column("provider", Text(), nullable=True),
    Column("payload", JSONB(), nullable=True),
    Column("first_handed_at", INSTANT, nullable=True),
    Column("handed_at", INSTANT, nullable=True),
    Column("unsure_since", INSTANT, nullable=True),
    Column("provider_id", Text(), nullable=True),
    Column("check_at", INSTANT, nullable=True),
    Column("checks", Integer(), nullable=False, server_default=text("0")),
    Column("last_error", Text(), nullable=True),
    PrimaryKeyConstraint("branch_id", "message_id", name="pk_deliveries"),
    ForeignKeyConstraint(
        ["branch_id", "message_id"],
        ["booker.messages.branch_id", "booker.messages.message_id"],
        name="fk_deliveries_message",
    ),
)
DELIVERY_ATTEMPTS = Table(
    "delivery_attempts",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("message_id", Uuid(), nullable=False),
    Column("attempt", Integer(), nullable=False),
    Column("worker_id", Uuid(), nullable=False),
    Column("provider", Text(), nullable=False),
    Column("handed_at", INSTANT, nullable=False, server_default=_NOW),
    Column("ended_at", INSTANT, nullable=True),
    Column("result", Text(), nullable=True),
    Column("error", Text(), nullable=True),
    PrimaryKeyConstraint("branch_id", "message_id", "attempt", name="pk_delivery_attempts"),
    ForeignKeyConstraint(
        ["branch_id", "message_id"],
        ["booker.deliveries.branch_id", "booker.deliveries.message_id"],
        name="fk_delivery_attempts_delivery",
    ),
)
WORKERS = Table(
    "workers",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("worker_id", Uuid(), nullable=False),
    Column("login", Text(), nullable=False, server_default=text("session_user")),
    Column("host", Text(), nullable=False),
    Column("version", Text(), nullable=False),
    Column("started_at", INSTANT, nullable=False, server_default=_NOW),
    Column("beat_at", INSTANT, nullable=False, server_default=_NOW),
    Column("sandbox", Text(), nullable=True),
    Column("in_desktop", Boolean(), nullable=False, server_default=text("false")),
    Column("tasks", JSONB(), nullable=False, server_default=text("'{}'::jsonb")),
    PrimaryKeyConstraint("branch_id", "worker_id", name="pk_workers"),
    ForeignKeyConstraint(["branch_id"], ["booker.branches.branch_id"], name="fk_workers_branch"),
)
DELIVERY_SETTINGS = Table(
    "delivery_settings",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("mail_provider", Text(), nullable=False, server_default=text("'none'")),
    Column("sender_name", Text(), nullable=False, server_default=text("''")),
    Column("sender_address", Text(), nullable=False, server_default=text("''")),
    Column("reply_to", Text(), nullable=True),
    Column("notice_address", Text(), nullable=True),
    Column("notice_on", ARRAY(Text()), nullable=False, server_default=text("'{trouble}'::text[]")),
    Column("smtp_host", Text(), nullable=True),
    Column("smtp_port", Integer(), nullable=False, server_default=text("587")),
    Column("smtp_security", Text(), nullable=False, server_default=text("'starttls'")),
    Column("smtp_login", Text(), nullable=True),
    Column("sms_provider", Text(), nullable=False, server_default=text("'none'")),
    Column("twilio_account", Text(), nullable=True),
    Column("sms_sender", Text(), nullable=True),
    Column(
        "sms_kinds",
        ARRAY(Text()),
        nullable=False,
        server_default=text("'{reminder,on_the_way}'::text[]"),
    ),
    Column(
        "reminder_offsets",
        ARRAY(Integer()),
        nullable=False,
        server_default=text("'{1440,60}'::integer[]"),
    ),
    Column("quiet_from", Time(), nullable=False, server_default=text("'21:00:00'")),
    Column("quiet_to", Time(), nullable=False, server_default=text("'08:00:00'")),
    Column("desktop_worker", Boolean(), nullable=False, server_default=text("false")),
    Column("mails_per_second", Float(53), nullable=False, server_default=text("2")),
    PrimaryKeyConstraint("branch_id", name="pk_delivery_settings"),
    ForeignKeyConstraint(
        ["branch_id"], ["booker.branches.branch_id"], name="fk_delivery_settings_branch"
    ),
)
SITE_CONTACTS = Table(
    "site_contacts",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("site_id", Uuid(), nullable=False),
    Column("language", Text(), nullable=True),
    Column("timezone", Text(), nullable=True),
    Column("sms_number", Text(), nullable=True),
    Column("sms_agreed_at", INSTANT, nullable=True),
    Column("sms_agreed_how", Text(), nullable=True),
    Column("sms_agreed_by", Text(), nullable=True),
    Column("sms_stopped_at", INSTANT, nullable=True),
    Column("email_problem", Text(), nullable=True),
    Column("email_problem_of", Text(), nullable=True),
    Column("email_problem_at", INSTANT, nullable=True),
    PrimaryKeyConstraint("branch_id", "site_id", name="pk_site_contacts"),
    ForeignKeyConstraint(
        ["branch_id", "site_id"],
        ["booker.sites.branch_id", "booker.sites.site_id"],
        name="fk_site_contacts_site",
    ),
)

Index(
    "ix_deliveries_due",
    DELIVERIES.c.branch_id,
    DELIVERIES.c.due_at,
    postgresql_where=text("due_at is not null"),
)
Index(
    "ix_deliveries_check",
    DELIVERIES.c.branch_id,
    DELIVERIES.c.check_at,
    postgresql_where=text("check_at is not null"),
)
Index(
    "ix_site_contacts_number",
    SITE_CONTACTS.c.branch_id,
    SITE_CONTACTS.c.sms_number,
    postgresql_where=text("sms_number is not null"),
)
