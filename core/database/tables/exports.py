"""How sheets are handed on: export profiles, and the runs that their schedules made due."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from core.database.tables.metadata import INSTANT, METADATA

EXPORT_PROFILES = Table(
    "export_profiles",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("profile_id", Uuid(), nullable=False),
    Column("name", Text(), nullable=False),
    Column("content", JSONB(), nullable=False),
    Column("saved_by", Text(), nullable=False, server_default=text("session_user")),
    Column("saved_at", INSTANT, nullable=False, server_default=text("clock_timestamp()")),
    PrimaryKeyConstraint("branch_id", "profile_id", name="pk_export_profiles"),
    UniqueConstraint("branch_id", "name", name="uq_export_profiles_name"),
    ForeignKeyConstraint(
        ["branch_id"], ["booker.branches.branch_id"], name="fk_export_profiles_branch"
    ),
)
EXPORT_RUNS = Table(
    "export_runs",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("profile_id", Uuid(), nullable=False),
    Column("due_at", INSTANT, nullable=False),
    Column("token", Uuid(), nullable=False),
    Column("machine", Text(), nullable=False),
    Column("claimed_by", Text(), nullable=False, server_default=text("session_user")),
    Column("claimed_at", INSTANT, nullable=False, server_default=text("clock_timestamp()")),
    Column("finished_at", INSTANT, nullable=True),
    Column("written", BigInteger(), nullable=True),
    Column("problem", Text(), nullable=True),
    PrimaryKeyConstraint("branch_id", "profile_id", "due_at", name="pk_export_runs"),
    ForeignKeyConstraint(
        ["branch_id", "profile_id"],
        ["booker.export_profiles.branch_id", "booker.export_profiles.profile_id"],
        name="fk_export_runs_profile",
    ),
)
