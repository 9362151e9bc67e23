"""Where a database is, and as whom to knock."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """``host`` is a name, an address, or the directory of a Unix socket. Never a password."""

    host: str
    port: int
    dbname: str
    user: str
    sslmode: str = "prefer"
