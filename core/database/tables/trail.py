"""What was done: acts, audit events, and the seals that chain them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from core.database.tables.metadata import INSTANT, METADATA

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

Index(
    "ix_audit_events_login",
    AUDIT_EVENTS.c.branch_id,
    AUDIT_EVENTS.c.login,
    AUDIT_EVENTS.c.happened_at,
)
Index(
    "ix_audit_events_act",
    AUDIT_EVENTS.c.branch_id,
    AUDIT_EVENTS.c.act_kind,
    AUDIT_EVENTS.c.happened_at,
    postgresql_where=text("act_kind not in ('hold', 'confirm', 'complete')"),
)
Index(
    "ix_audit_events_table",
    AUDIT_EVENTS.c.branch_id,
    AUDIT_EVENTS.c.table_name,
    AUDIT_EVENTS.c.happened_at,
    postgresql_where=text("table_name not in ('bookings', 'stops', 'messages')"),
)
Index("ix_audit_events_time", AUDIT_EVENTS.c.branch_id, AUDIT_EVENTS.c.happened_at)
Index(
    "ix_audit_events_booking",
    AUDIT_EVENTS.c.branch_id,
    AUDIT_EVENTS.c.booking_id,
    postgresql_where=text("booking_id is not null"),
)
