"""The database's versions (Alembic), run by an administrator's command, never by a desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

if TYPE_CHECKING:
    from sqlalchemy import Connection


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the schema to ``revision``; safe to repeat, and safe when several start at once."""
    command.upgrade(_config(connection), revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Take the schema back to ``revision``, ``base`` for an empty one. Data is lost."""
    command.downgrade(_config(connection), revision)


def head() -> str:
    """The newest version's name."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    if revision is None:
        message = "the program carries no migrations"
        raise RuntimeError(message)
    return revision


def versions() -> list[str]:
    """Every version's name, oldest first."""
    script = ScriptDirectory.from_config(_config())
    return [version.revision for version in reversed(list(script.walk_revisions()))]
