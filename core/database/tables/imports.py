"""How files of a shape were read the last time; and the ways into what imports left behind."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from core.database.tables.bookings import BLOCKS
from core.database.tables.metadata import INSTANT, METADATA
from core.database.tables.trail import ACTS

IMPORT_MAPPINGS = Table(
    "import_mappings",
    METADATA,
    Column("branch_id", Uuid(), nullable=False),
    Column("fingerprint", Text(), nullable=False),
    Column("mapping", JSONB(), nullable=False),
    Column("remembered_by", Text(), nullable=False, server_default=text("session_user")),
    Column("remembered_at", INSTANT, nullable=False, server_default=text("clock_timestamp()")),
    PrimaryKeyConstraint("branch_id", "fingerprint", name="pk_import_mappings"),
    ForeignKeyConstraint(
        ["branch_id"], ["booker.branches.branch_id"], name="fk_import_mappings_branch"
    ),
)

Index(
    "ix_acts_imports",
    ACTS.c.branch_id,
    ACTS.c.done_at,
    postgresql_where=text("kind in ('import', 'undo_import')"),
)
Index(
    "ix_blocks_route",
    BLOCKS.c.branch_id,
    BLOCKS.c.route_id,
    postgresql_where=text("route_id is not null"),
)
