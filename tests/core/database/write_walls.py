"""``python -m tests.core.database.write_walls``: writes walls.txt anew after a migration changed.

What it lists is what a fresh migration builds; look at the difference before it is committed.
"""

from __future__ import annotations

from pathlib import Path

from core.database import walls
from tests.office import TEMPLATE, embedded_cluster
from tests.throwaway import throwaway

FILE = Path(walls.__file__).with_name("walls.txt")


def fresh(standing: frozenset[str]) -> str:
    """The file's text for a database that has just been migrated."""
    return "".join(f"{line}\n" for line in sorted(standing))


if __name__ == "__main__":
    with (
        throwaway() as folder,
        embedded_cluster(folder) as cluster,
        cluster.admin(TEMPLATE) as database,
        database.reading() as connection,
    ):
        FILE.write_text(fresh(walls.standing_walls(connection)), encoding="utf-8", newline="\n")
