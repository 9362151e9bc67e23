"""What can be exported, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import InvalidInput
from core.exchange.export_bookings import BOOKINGS
from core.exchange.export_catalog import CAPACITY, JOB_TYPES, SITES, WINDOWS
from core.exchange.export_trail import AUDIT, MESSAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.exchange.export_layout import ExportSource
    from core.exchange.mapping import FieldInfo

SOURCES: Mapping[str, ExportSource] = {
    source.kind: source
    for source in (BOOKINGS, SITES, JOB_TYPES, WINDOWS, CAPACITY, MESSAGES, AUDIT)
}
EXPORT_KINDS = tuple(SOURCES)


def source_of(kind: str) -> ExportSource:
    """The source of that kind. Raises InvalidInput with the kinds there are."""
    source = SOURCES.get(kind)
    if source is None:
        message = f"There is no export of {kind}; there are: {', '.join(EXPORT_KINDS)}."
        raise InvalidInput(message, field="kind")
    return source


def export_fields(kind: str) -> tuple[FieldInfo, ...]:
    """What a profile's columns may show. Raises InvalidInput for an unknown kind."""
    return tuple(known.info() for known in source_of(kind).fields)
