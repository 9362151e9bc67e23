"""Columns of the audit trail have words that can be translated."""

from __future__ import annotations

from core.database.tables import METADATA
from ui.audit.column_words import COLUMNS, column_word

# what is kept of the audit, of acts and of counts is not audited itself
NOT_AUDITED = {
    *("audit_events", "audit_seals", "acts", "site_words", "window_loads"),
    *("export_runs", "sign_ins"),
    # how a message gets to its provider; the message itself is
    *("deliveries", "delivery_attempts", "workers"),
}


def test_every_column_of_an_audited_table_has_a_word() -> None:
    tables = [table for table in METADATA.tables.values() if table.name not in NOT_AUDITED]
    assert {column.name for table in tables for column in table.columns} - set(COLUMNS) == set()


def test_a_column_is_said_without_its_underscores() -> None:
    assert column_word("promised_from") == "promised from"
    assert column_word("route_id") == "route"


def test_a_column_of_a_later_version_is_said_too() -> None:
    assert column_word("parked_at") == "parked at"
