"""The foundation: roles, tables, guards, audit trail, acts, policies."""

from __future__ import annotations

from migrations.sql import run

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_OWNED = (
    "20_tables.sql",
    "30_identity.sql",
    "40_guards.sql",
    "50_audit.sql",
    "60_acts.sql",
    "61_catalog.sql",
    "62_reading.sql",
    "70_founding.sql",
)


def upgrade() -> None:
    """Build everything docs/domain.md lists, owned by roles that nobody logs in as."""
    run(revision, "10_roles.sql")
    for name in _OWNED:
        run(revision, name, role="booker_owner")
    run(revision, "71_keeper.sql", role="booker_keeper")
    run(revision, "80_policies.sql", role="booker_owner")


def downgrade() -> None:
    """Remove it all; the cluster's roles stay, another database may live by them."""
    run(revision, "downgrade.sql")
