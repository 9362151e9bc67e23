"""Founding branches and giving staff their logins: each is a real login of the database."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import text

from core.errors import InvalidInput

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from core.database.desk import Database, Desk

SCRAM_ITERATIONS = 4096
"""PostgreSQL's own default; a one-time password carries its entropy itself."""
# no 0 O 1 l I: a one-time password is read out over the phone
_PASSWORD_ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # noqa: S105 - an alphabet
_PASSWORD_LENGTH = 16

_ADD_BRANCH = text("select app.add_branch(:code, :name, :timezone)")


@dataclass(frozen=True, slots=True)
class NewStaff:
    """A login just given a role; ``password`` is None where the login existed before."""

    login: str
    role: str
    password: str | None


def draw_password() -> str:
    """A one-time password: 16 characters, about 92 bits."""
    return "".join(secrets.choice(_PASSWORD_ALPHABET) for _ in range(_PASSWORD_LENGTH))


@dataclass(frozen=True, slots=True)
class DrawnPassword:
    """A one-time password, and what tells it from the next one without betraying it.

    Drawn before the act that gives it, so that the act, repeated, tells the same.
    """

    password: str = field(default_factory=draw_password, repr=False)
    mark: UUID = field(default_factory=uuid4)


def scram_verifier(password: str) -> str:
    """What PostgreSQL stores for ``password`` (RFC 5802, 7677): the password never travels.

    For passwords of printable ASCII, which SASLprep leaves as they are.
    """
    salt = secrets.token_bytes(16)
    salted = hashlib.pbkdf2_hmac("sha256", password.encode("ascii"), salt, SCRAM_ITERATIONS)
    stored = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    server = hmac.digest(salted, b"Server Key", "sha256")
    parts = [base64.b64encode(part).decode("ascii") for part in (salt, stored, server)]
    return f"SCRAM-SHA-256${SCRAM_ITERATIONS}:{parts[0]}${parts[1]}:{parts[2]}"


def login_locks(login: str) -> list[str]:
    """Keys under which desks that change one login queue: its role in the catalogue knows none."""
    return [f"login:{login.strip()}"]


def add_branch(database: Database, code: str, name: str, timezone: str) -> None:
    """Found a branch; the founder becomes its first admin. Raises NotAllowed, InvalidInput."""
    if not name.strip():
        message = "A branch needs a name."
        raise InvalidInput(message)

    def work(connection: Connection) -> None:
        connection.execute(
            _ADD_BRANCH, {"code": code.strip(), "name": name.strip(), "timezone": timezone.strip()}
        )

    # before the snapshot: who waited in vain for the same code must see that it is given
    database.serializable(work, locks=[f"branch:{code.strip()}"])


def add_staff(
    desk: Desk,
    login: str,
    role: str,
    *,
    display_name: str | None = None,
    password: str | None = None,
    act_id: UUID | None = None,
    drawn: DrawnPassword | None = None,
    only_new: bool = False,
) -> NewStaff:
    """Give ``login`` the role in the desk's branch (admins only).

    A new login gets ``password``, or else a one-time password, which lets in for 72 hours and must
    be changed; one that is staff of another branch keeps its own. Repeated under ``act_id`` with
    the same ``drawn`` it answers as before. ``only_new``: not for who is in the list already.
    Raises NotAllowed, InvalidInput, ActReused (the act was done with another ``drawn``).
    """
    given = drawn or DrawnPassword()
    chosen = password or given.password
    content = {
        "login": login.strip(),
        "role": role,
        "display_name": (display_name or login).strip(),
        "one_time": password is None,
        "drawn": str(given.mark),
        "only_new": only_new,
    }
    result = desk.act(
        "add_staff",
        act_id or uuid4(),
        content,
        extra=scram_verifier(chosen),
        locks=login_locks(login),
    )
    return NewStaff(login.strip(), role, chosen if result["created"] else None)
