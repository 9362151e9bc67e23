"""The staff of a branch: role, name, leaving, coming back, and passwords.

Each is a real login of the database, and every password travels as a SCRAM verifier made here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import text

from core.errors import InvalidInput, NotFound
from core.trust.founding import draw_password, login_locks, scram_verifier

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Connection

    from core.database.desk import Desk

FEWEST_LETTERS = 10
FEWEST_DIFFERENT = 6
"""Different characters of a password."""
MOST_LETTERS = 200
ONE_TIME_HOURS = 72
"""So long a one-time password lets somebody in, by the database's clock."""
LONGEST_NAME = 80
ROLES = ("csr", "dispatcher", "admin", "worker")

_CHANGE = text("select app.change_password(:verifier)")
_END_SESSIONS = text("select app.end_sessions(:branch, :login)")
_RECORD = text("select app.record_sign_in(:branch)")
_MUST_CHANGE = text(
    """
    select exists (
        select from booker.staff
        where branch_id = any (app.my_branches()) and login = session_user and one_time_password)
    """
)
_STAFF = text(
    """
    select f.login, f.role, f.display_name, f.deactivated_at is null as active, f.added_by,
           f.added_at, f.deactivated_at, s.signed_in_at, f.one_time_password
    from booker.staff f
    left join booker.sign_ins s on s.branch_id = f.branch_id and s.login = f.login
    where f.branch_id = :branch order by f.login
    """
)


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A person who signs in to a branch, or did until ``deactivated_at``.

    ``last_sign_in_at``: into this branch, None before the first. ``one_time_password``: the
    password was drawn by an admin and waits to be changed.
    """

    login: str
    role: str
    display_name: str
    active: bool
    added_by: str
    added_at: datetime
    deactivated_at: datetime | None
    last_sign_in_at: datetime | None
    one_time_password: bool


def list_staff(desk: Desk) -> tuple[StaffMember, ...]:
    """The branch's staff, by login; those who left too."""
    with desk.reading() as connection:
        rows = connection.execute(_STAFF, {"branch": desk.branch.branch_id})
        return tuple(StaffMember(*row) for row in rows)


def find_staff(desk: Desk, login: str) -> StaffMember:
    """The member of staff of that login. Raises NotFound."""
    for member in list_staff(desk):
        if member.login == login.strip():
            return member
    message = f"{login} is not staff of {desk.branch.code}."
    raise NotFound(message, next_step="Look at the list of staff.")


def change_staff(
    desk: Desk,
    act_id: UUID,
    login: str,
    *,
    role: str | None = None,
    display_name: str | None = None,
) -> StaffMember:
    """Give a member of staff another role or name (admins only); what is None stays.

    A role counts from the next statement on, in windows that are open too. Raises InvalidInput
    (``field`` role or display_name; the branch's only admin stays one), NotFound, NotAllowed.
    """
    content: dict[str, Any] = {"login": login.strip()}
    if role is not None:
        if role not in ROLES:
            message = f'"{role}" is not a role.'
            raise InvalidInput(
                message, next_step="The roles are csr, dispatcher, admin and worker.", field="role"
            )
        content["role"] = role
    if display_name is not None:
        content["display_name"] = _name(display_name)
    try:
        desk.act("change_staff", act_id, content, locks=login_locks(login))
    except NotFound:
        raise
    except InvalidInput as error:
        error.field = "role"
        raise
    return find_staff(desk, login)


def _name(display_name: str) -> str:
    name = " ".join(display_name.split())
    if not name or not name.isprintable():
        message = "A member of staff needs a name that can be shown."
        raise InvalidInput(message, next_step="Fill it in.", field="display_name")
    if len(name) > LONGEST_NAME:
        message = f"The name is longer than {LONGEST_NAME} characters."
        raise InvalidInput(message, next_step="Shorten it.", field="display_name")
    return name


def deactivate_staff(desk: Desk, act_id: UUID, login: str) -> StaffMember:
    """Take somebody's rights in this branch away, at once, in windows that are open too.

    Admins only, and nobody themselves. A login that is left without any branch can no longer sign
    in. Raises InvalidInput (yourself, the branch's only admin), NotFound, NotAllowed.
    """
    locks = login_locks(login)
    desk.act("deactivate_staff", act_id, {"login": login.strip()}, locks=locks)

    def work(connection: Connection) -> None:
        values = {"branch": desk.branch.branch_id, "login": login.strip()}
        connection.execute(_END_SESSIONS, values)

    # once it cannot sign in any more: ended earlier, a window would just come back
    desk.database.serializable(work, locks=locks)
    return find_staff(desk, login)


def reactivate_staff(desk: Desk, act_id: UUID, login: str) -> StaffMember:
    """Give somebody who left their role in this branch again, and their password (admins only).

    Raises InvalidInput (the login was removed from the server; ``field`` password: an admin of
    another branch gave them one since they left, so that ``reset_password`` comes first), NotFound,
    NotAllowed.
    """
    try:
        content = {"login": login.strip()}
        desk.act("reactivate_staff", act_id, content, locks=login_locks(login))
    except InvalidInput as error:
        if "another password" in error.message:
            error.field = "password"
        raise
    return find_staff(desk, login)


def reset_password(desk: Desk, act_id: UUID, login: str) -> str:
    """Give a login a new password, which this returns: nobody can see it again (admins only).

    It lets in for 72 hours and must be changed (``change_password``). Only for a login all of
    whose branches the caller is an admin of, and never one that administers the server. For one
    who left, only where ``reactivate_staff`` refuses the password that they have. Raises
    NotAllowed, NotFound, InvalidInput, and ActReused where the act was done: draw another then.
    """
    password = draw_password()
    verifier = scram_verifier(password)
    # a repeated act would not have set the password that is drawn now: its content differs
    content = {"login": login.strip(), "drawn": str(uuid4())}
    desk.act("reset_password", act_id, content, extra=verifier, locks=login_locks(login))
    return password


def change_password(desk: Desk, new: str) -> None:
    """Change the password of the desk's own login, in all its branches.

    Connections that are open stay so; new ones need ``new``: open the database again with it.
    Raises InvalidInput (``field`` new), NotAllowed (a login that is not Booker's own). What a
    password is, is checked here alone: the database gets a verifier, and cannot tell.
    """
    check_password(new, desk.database.login)
    if new == desk.database.engine.url.password:
        message = "That is the password you have now."
        raise InvalidInput(message, next_step="Choose another one.", field="new")
    verifier = scram_verifier(new)

    def work(connection: Connection) -> None:
        connection.execute(_CHANGE, {"verifier": verifier})

    desk.database.serializable(work, locks=login_locks(desk.database.login))


def check_password(new: str, login: str = "") -> None:
    """Raise InvalidInput (``field`` new) where ``new`` cannot be the password of ``login``."""
    if not re.fullmatch(r"[ -~]*", new):
        # SASLprep changes others, and a keyboard elsewhere may not have them
        message = "A password is made of the letters, digits and signs of an English keyboard."
        raise InvalidInput(message, next_step="Leave out accents and the like.", field="new")
    if not FEWEST_LETTERS <= len(new) <= MOST_LETTERS:
        message = f"A password has {FEWEST_LETTERS} to {MOST_LETTERS} characters, not {len(new)}."
        raise InvalidInput(message, next_step="Choose a longer one.", field="new")
    if len(set(new.casefold())) < FEWEST_DIFFERENT:
        message = f"A password has at least {FEWEST_DIFFERENT} different characters."
        raise InvalidInput(message, next_step="Choose another one.", field="new")
    if login and not re.search(r"[a-z0-9]", new.casefold().replace(login.casefold(), "")):
        message = "The login, repeated, is no password."
        raise InvalidInput(message, next_step="Choose another one.", field="new")


def must_change_password(desk: Desk) -> bool:
    """Whether the desk's own login still has a one-time password."""
    with desk.reading() as connection:
        return bool(connection.execute(_MUST_CHANGE).scalar_one())


def record_sign_in(desk: Desk) -> None:
    """Note by the database's clock that the desk's login signed in to its branch."""

    def work(connection: Connection) -> None:
        connection.execute(_RECORD, {"branch": desk.branch.branch_id})

    desk.database.serializable(work)
