"""The tables as SQLAlchemy knows them; migrations build them, a test holds both equal.

``branch_id`` leads every key. Checks, exclusion constraints, triggers and policies stand in the
migrations only: they are the database's, and ``walls.py`` verifies that they are there.
"""

from __future__ import annotations

from core.database.tables import bookings, catalog, delivery, exports, imports, trail
from core.database.tables.metadata import METADATA

__all__ = ["METADATA", "bookings", "catalog", "delivery", "exports", "imports", "trail"]
