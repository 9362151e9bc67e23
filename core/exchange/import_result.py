"""What an import did, or would do, or refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uuid import UUID

    from core.capacity.write_capacity import KeptRoute
    from core.exchange.problem import Problem


@dataclass(frozen=True, slots=True)
class ImportResult:
    """Counts of one file: rows of sites, job types and windows; routes of capacity.

    ``written`` is false when rows were refused (then nothing of the file was taken) and for a
    dry run (then the counts say what would happen). Where the good rows were taken, ``refused``
    tells of the others and ``skipped`` counts them (of capacity: the zone-days left as they
    were). ``import_id``: what `list_imports` shows and `undo_import` takes.
    """

    kind: str
    file: str
    sheet: str
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: tuple[Problem, ...] = ()
    zones_created: tuple[str, ...] = ()
    removed: int = 0
    kept_over_promised: tuple[KeptRoute, ...] = ()
    notes: tuple[str, ...] = ()
    written: bool = False
    dry_run: bool = False
    import_id: UUID | None = None
    skipped: int = 0

    def as_json(self) -> dict[str, Any]:
        """The document printed with ``--json``."""
        return {
            "kind": self.kind,
            "file": self.file,
            "sheet": self.sheet,
            "written": self.written,
            "dry_run": self.dry_run,
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "zones_created": list(self.zones_created),
            "refused": [problem.as_json() for problem in self.refused],
            "kept_over_promised": [
                {
                    "zone": kept.zone,
                    "date": kept.day.isoformat(),
                    "route": kept.route,
                    "technician": kept.technician,
                    "references": list(kept.references),
                }
                for kept in self.kept_over_promised
            ],
            "notes": list(self.notes),
            "import_id": None if self.import_id is None else str(self.import_id),
            "skipped": self.skipped,
        }
