"""The operating-system account of the embedded server, when Booker itself runs as root.

PostgreSQL refuses to run as root. Of the ways out this is the least intrusive one: a system
account of its own (no shell, no home, no password), made once; passage, and nothing else, for
that account alone through folders that are closed to it (an access control list entry: the
folder's mode for everybody else stays what it is); and a copy of the program files where the
installed ones are in a folder that the account cannot read. An ordinary user needs none of it.
"""

from __future__ import annotations

import os
import shutil
import stat
import struct
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import NotAllowed

if TYPE_CHECKING:
    from pathlib import Path

ACCOUNT_NAME = "booker-postgres"
_USERADD_SECONDS = 30


@dataclass(frozen=True, slots=True)
class ServerAccount:
    """Who the server's programs run as."""

    uid: int
    gid: int
    name: str


if sys.platform == "win32":

    def current_user() -> str:
        """The Windows account's name, as SSPI reports it."""
        return os.environ.get("USERNAME", "")

    def server_account(owned: Path) -> ServerAccount | None:
        """None: Windows' pg_ctl drops an administrator's rights by itself."""
        del owned
        return None

    def own(path: Path, account: ServerAccount | None) -> None:
        """Do nothing: the files already belong to the person."""
        del path, account

    def let_pass(directory: Path, account: ServerAccount | None) -> None:
        """Do nothing: the server runs as the person."""
        del directory, account

else:
    import pwd

    def current_user() -> str:
        """The name of the account that this process runs as; NotAllowed if it has none."""
        uid = os.geteuid()
        try:
            return pwd.getpwuid(uid).pw_name
        except KeyError:
            message = f"PostgreSQL cannot run as user {uid}, which has no name on this computer."
            raise NotAllowed(
                message, next_step=f"Give user {uid} a name in /etc/passwd, or use another account."
            ) from None

    def server_account(owned: Path) -> ServerAccount | None:
        """The account to run the server as; None if that is simply oneself.

        Root on a cluster that somebody's own Booker made (``sudo booker``) runs it as that
        person, so that it stays theirs; otherwise as the system account, made when absent.
        """
        if os.geteuid() != 0:
            return None
        if owned.exists() and owned.stat().st_uid != 0:
            entry = pwd.getpwuid(owned.stat().st_uid)
        else:
            entry = _system_account()
        return ServerAccount(entry.pw_uid, entry.pw_gid, entry.pw_name)

    def _system_account() -> pwd.struct_passwd:
        try:
            return pwd.getpwnam(ACCOUNT_NAME)
        except KeyError:
            refused = _add_system_account()
        try:
            # Another command may have made it at the same moment: what counts is that it exists.
            return pwd.getpwnam(ACCOUNT_NAME)
        except KeyError:
            message = (
                "PostgreSQL does not run as root, and the system account "
                f"{ACCOUNT_NAME} for it could not be made: {refused}."
            )
            next_step = (
                "Run Booker as an ordinary user, or have an administrator make the account "
                f"{ACCOUNT_NAME}."
            )
            raise NotAllowed(message, next_step=next_step) from None

    def _add_system_account() -> str:
        """Try to make the account; return why it was refused, or an empty text."""
        useradd = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
        if useradd is None:
            return "there is no useradd here"
        options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
        made = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            [useradd, *options, "--shell", "/usr/sbin/nologin", ACCOUNT_NAME],
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_USERADD_SECONDS,
        )
        return made.stderr.strip().rstrip(".")

    def own(path: Path, account: ServerAccount | None) -> None:
        """Give ``path`` to the account."""
        if account is not None:
            os.chown(path, account.uid, account.gid, follow_symlinks=False)

    def let_pass(directory: Path, account: ServerAccount | None) -> None:
        """Let the account through ``directory`` and every folder above it.

        Raises NotAllowed, naming the folder, where the file system keeps no access lists.
        """
        if account is None:
            return
        for folder in (directory, *directory.parents):
            if not _may_pass(folder.stat(), account):
                try:
                    _add_passage(folder, account.uid)
                except OSError as error:
                    message = (
                        f"The database server runs as {account.name}, which may not pass "
                        f"through {folder}."
                    )
                    next_step = (
                        "Set BOOKER_HOME to a folder that every account may pass through, "
                        "such as /var/lib/booker."
                    )
                    raise NotAllowed(message, next_step=next_step) from error

    def _may_pass(status: os.stat_result, account: ServerAccount) -> bool:
        if status.st_uid == account.uid:
            return bool(status.st_mode & stat.S_IXUSR)
        if status.st_gid == account.gid:
            return bool(status.st_mode & stat.S_IXGRP)
        return bool(status.st_mode & stat.S_IXOTH)


# Linux keeps a folder's access list in an extended attribute: a version, then entries of tag,
# permissions and id, in ascending order (acl(5); include/uapi/linux/posix_acl_xattr.h).
_ACL_NAME = "system.posix_acl_access"
_ACL_HEADER = struct.Struct("<I")
_ACL_ENTRY = struct.Struct("<HHI")
_ACL_VERSION = 2
_OWNER, _USER, _GROUP_OWNER, _MASK, _OTHER = 0x01, 0x02, 0x04, 0x10, 0x20
_NO_ID = 0xFFFFFFFF
_PASS = 0x1

if sys.platform == "linux":

    def _add_passage(folder: Path, uid: int) -> None:
        """Add ``user:uid:--x`` to the folder's access list, keeping what is in it."""
        try:
            raw = os.getxattr(folder, _ACL_NAME)
            entries = {(tag, who): bits for tag, bits, who in _ACL_ENTRY.iter_unpack(raw[4:])}
        except OSError:
            # No list yet (ENODATA): the mode is the list. If lists are unknown here, setting
            # one says so.
            mode = folder.stat().st_mode
            entries = {
                (_OWNER, _NO_ID): mode >> 6 & 7,
                (_GROUP_OWNER, _NO_ID): mode >> 3 & 7,
                (_OTHER, _NO_ID): mode & 7,
            }
        entries[_USER, uid] = entries.get((_USER, uid), 0) | _PASS
        mask = entries.get((_MASK, _NO_ID), entries[_GROUP_OWNER, _NO_ID])
        entries[_MASK, _NO_ID] = mask | _PASS
        packed = (_ACL_ENTRY.pack(tag, bits, who) for (tag, who), bits in sorted(entries.items()))
        os.setxattr(folder, _ACL_NAME, _ACL_HEADER.pack(_ACL_VERSION) + b"".join(packed))

else:

    def _add_passage(folder: Path, uid: int) -> None:
        """Refuse: access lists differ elsewhere, and root there has no server account."""
        message = f"no access lists for {uid} on this system"
        raise OSError(message, str(folder))
