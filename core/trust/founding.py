"""Founding branches and giving staff their logins: each is a real login of the database."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
_ADD_STAFF = text("select app.add_staff(:branch, :login, :role, :name, :verifier)")
_STAFF = text(
    """
    select login, role, display_name, added_by, added_at, deactivated_at from booker.staff
    where branch_id = :branch order by login
    """
)


@dataclass(frozen=True, slots=True)
class NewStaff:
    """A login just given a role; ``password`` is None where the login existed before."""

    login: str
    role: str
    password: str | None


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A person who signs in to a branch."""

    login: str
    role: str
    display_name: str
    active: bool


def draw_password() -> str:
    """A one-time password: 16 characters, about 92 bits."""
    return "".join(secrets.choice(_PASSWORD_ALPHABET) for _ in range(_PASSWORD_LENGTH))


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
) -> NewStaff:
    """Give ``login`` the role in the desk's branch (admins only).

    A new login gets ``password``, or a drawn one-time password; one that is staff of another
    branch keeps its own. Raises NotAllowed, InvalidInput.
    """
    chosen = password or draw_password()

    def work(connection: Connection) -> bool:
        result = connection.execute(
            _ADD_STAFF,
            {
                "branch": desk.branch.branch_id,
                "login": login.strip(),
                "role": role,
                "name": (display_name or login).strip(),
                "verifier": scram_verifier(chosen),
            },
        ).scalar_one()
        return bool(result["created"])

    created = desk.database.serializable(work)
    return NewStaff(login.strip(), role, chosen if created else None)


def list_staff(desk: Desk) -> tuple[StaffMember, ...]:
    """The branch's staff, by login."""
    with desk.reading() as connection:
        rows = connection.execute(_STAFF, {"branch": desk.branch.branch_id})
        return tuple(
            StaffMember(r.login, r.role, r.display_name, r.deactivated_at is None) for r in rows
        )
