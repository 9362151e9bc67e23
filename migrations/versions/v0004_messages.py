"""Messages that arrive once: workers, delivery, reminders, text messages."""

from __future__ import annotations

from migrations.sql import restore, run

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_OWNED = (
    "20_messages.sql",
    "30_identity.sql",
    "50_audit.sql",
    "60_acts.sql",
    "64_delivery.sql",
    "66_reminders.sql",
    "67_settings.sql",
    "72_in_bulk.sql",
    "78_templates.sql",
)
_KEPT = ("71_keeper.sql",)
_REPLACED: dict[tuple[str, str, str], tuple[str, ...]] = {
    ("0001", "30_identity.sql", "booker_owner"): ("my_branches", "my_roles"),
    ("0001", "50_audit.sql", "booker_owner"): ("seal_audit",),
    ("0001", "60_acts.sql", "booker_owner"): ("draft", "confirm"),
    ("0001", "71_keeper.sql", "booker_keeper"): ("add_staff",),
    ("0002", "60_acts.sql", "booker_owner"): ("booking_json", "propose"),
    ("0003", "20_staff.sql", "booker_owner"): ("write_staff", "record_sign_in"),
    ("0003", "70_imports.sql", "booker_owner"): ("undo_rows",),
    ("0003", "72_in_bulk.sql", "booker_owner"): (
        "audit_rows",
        "words_said",
        "index_words",
        "write_routes",
        "settle_routes",
        "save_sites",
    ),
    ("0003", "71_keeper.sql", "booker_keeper"): ("groups_of", "is_plain", "set_role"),
    ("0003", "78_templates.sql", "booker_owner"): ("save_template", "drop_template"),
}
"""Functions that this version replaces (``create or replace``), by the version and file that made
them last, and who owns them."""


def upgrade() -> None:
    """Expand: new columns have defaults; what was queued before is not sent (20_messages.sql)."""
    for name in _OWNED:
        run(revision, name, role="booker_owner")
    for name in _KEPT:
        run(revision, name, role="booker_keeper")


def downgrade() -> None:
    """Back to 0003; who was told what is lost, bookings and promises stay."""
    for name in reversed((*_OWNED, *_KEPT)):
        run(revision, f"down/{name}")
    for (made_in, name, role), functions in _REPLACED.items():
        restore(made_in, name, functions, role=role)
