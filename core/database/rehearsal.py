"""A dry run is the real thing, taken back: the counts it gives are those of the import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from core.database.desk import Desk

Result = TypeVar("Result")


class _TakeBack(Exception, Generic[Result]):
    def __init__(self, result: Result) -> None:
        super().__init__("dry run")
        self.result = result


def run(
    desk: Desk,
    work: Callable[[Connection], Result],
    *,
    dry_run: bool,
    locks: Sequence[str] = (),
    in_bulk: bool = False,
) -> Result:
    """``work`` in one serializable transaction; with ``dry_run`` rolled back in the end.

    ``in_bulk``: see Database.in_bulk.
    """
    repeated = desk.database.in_bulk if in_bulk else desk.database.serializable
    if not dry_run:
        return repeated(work, locks=locks)

    def rehearse(connection: Connection) -> Result:
        raise _TakeBack(work(connection))

    try:
        return repeated(rehearse, locks=locks)
    except _TakeBack as taken_back:
        result: Result = taken_back.result
        return result
