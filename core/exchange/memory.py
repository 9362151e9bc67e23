"""How files of a shape were read the last time: mappings remembered by the shape's fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from core.database.tables.imports import IMPORT_MAPPINGS
from core.errors import InvalidInput
from core.exchange.mapping import SheetMapping

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from core.database.desk import Desk


def remembered(desk: Desk) -> Mapping[str, SheetMapping]:
    """Fingerprint → mapping, as the branch's admins left them.

    One that another version of this program made, and this one cannot read, is as forgotten.
    """
    table = IMPORT_MAPPINGS.c
    query = select(table.fingerprint, table.mapping).where(table.branch_id == desk.branch.branch_id)
    found: dict[str, SheetMapping] = {}
    with desk.reading() as connection:
        for row in connection.execute(query):
            try:
                found[row.fingerprint] = SheetMapping.from_json(row.mapping)
            except InvalidInput:
                continue
    return found


def remember(desk: Desk, act_id: UUID, fingerprint: str, mapping: SheetMapping) -> None:
    """Read files of this shape this way from now on (admins only)."""
    content = {"fingerprint": fingerprint, "mapping": mapping.as_json()}
    desk.act("remember_mapping", act_id, content)


def forget(desk: Desk, act_id: UUID, fingerprint: str) -> None:
    """Recognise files of this shape afresh (admins only). Raises NotFound."""
    desk.act("remember_mapping", act_id, {"fingerprint": fingerprint})
