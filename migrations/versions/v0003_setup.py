"""Setup and sheets: what admins maintain, imports that can be undone, export profiles, staff."""

from __future__ import annotations

from migrations.sql import restore, run

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_OWNED = (
    "20_staff.sql",
    "61_setup.sql",
    "62_moves.sql",
    "65_blocks.sql",
    "70_imports.sql",
    "72_in_bulk.sql",
    "75_exports.sql",
    "78_templates.sql",
)
_KEPT = ("71_keeper.sql",)
_REPLACED: dict[tuple[str, str], tuple[str, ...]] = {
    ("0002", "30_search.sql"): ("words_of", "index_words"),
    ("0002", "40_notify.sql"): ("announce_routes",),
    ("0002", "62_moves.sql"): ("check_moves",),
    ("0001", "61_catalog.sql"): (
        "write_routes",
        "settle_routes",
        "save_job_types",
        "save_windows",
    ),
    ("0002", "61_sites.sql"): ("save_sites",),
}
"""Functions that this version replaces (``create or replace``), by the version and file that made
them last."""


def upgrade() -> None:
    """Expand: new columns have defaults, so that nothing of 0002 is lost or locked for long."""
    for name in _OWNED:
        run(revision, name, role="booker_owner")
    for name in _KEPT:
        run(revision, name, role="booker_keeper")


def downgrade() -> None:
    """Back to 0002; what only this version knows is lost, bookings and promises stay."""
    for (made_in, name), functions in _REPLACED.items():
        restore(made_in, name, functions, role="booker_owner")
    for name in reversed((*_OWNED, *_KEPT)):
        run(revision, f"down/{name}")
