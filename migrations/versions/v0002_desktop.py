"""The desktop: search with typing errors, what a booking is told, moves by hand, notifications."""

from __future__ import annotations

from migrations.sql import restore, run

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_OWNED = (
    "20_tables.sql",
    "30_search.sql",
    "40_notify.sql",
    "60_acts.sql",
    "61_sites.sql",
    "62_moves.sql",
    "63_reading.sql",
)
_REPLACED = {
    "40_guards.sql": ("guard_transition",),
    "60_acts.sql": ("booking_json", "place_hold", "hold", "reschedule", "propose"),
    "61_catalog.sql": ("save_sites",),
}
"""Functions of 0001 that this version replaces (``create or replace``), by the file they are in."""


def upgrade() -> None:
    """Expand: new columns have defaults, so that nothing of 0001 is lost or locked for long."""
    for name in _OWNED:
        run(revision, name, role="booker_owner")


def downgrade() -> None:
    """Back to 0001; notes and answers of bookings are lost, the promises stay."""
    for name, functions in _REPLACED.items():
        restore(down_revision, name, functions, role="booker_owner")
    run(revision, "downgrade.sql")
