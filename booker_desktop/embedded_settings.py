"""What the embedded server is told: how its cluster is made, its settings and who may sign in.

The three files are written anew before every start, so that a newer Booker's rules reach an
older cluster and nobody's edit weakens them.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from booker_desktop import embedded_account
from booker_desktop.profiles import replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from booker_desktop.embedded_account import ServerAccount

ADMINISTRATOR = "booker_administrator"

# The locale is PostgreSQL's own C.UTF-8: the same order of texts on every system, whatever is
# installed there. "reject" because the rules for signing in are ours alone (below).
INITDB_OPTIONS = (
    f"--username={ADMINISTRATOR}",
    "--auth=reject",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
)

# A hold reads some hundred rows. With PostgreSQL's own 64 predicate locks those become locks on
# whole tables, and holds in unrelated zones then fail each other: hence max_pred_locks.
# The search words of 100,000 sites are an index of 128 MB, and importing them writes 650 MB of
# log: with less of either, every page of it goes to the disk several times.
#
# Errors are logged without their statement, detail and parameters, which hold names, addresses
# and, for a new login, a password.
_SETTINGS = """\
listen_addresses = '127.0.0.1'
max_connections = 100
password_encryption = 'scram-sha-256'
authentication_timeout = '20s'
tcp_keepalives_idle = 30
tcp_keepalives_interval = 10
tcp_keepalives_count = 3
idle_in_transaction_session_timeout = '30s'
max_pred_locks_per_transaction = 512
max_pred_locks_per_relation = 1024
max_pred_locks_per_page = 16
shared_buffers = '128MB'
max_wal_size = '1GB'
io_method = 'sync'
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
datestyle = 'iso, ymd'
lc_messages = 'C'
default_text_search_config = 'pg_catalog.simple'
logging_collector = on
log_directory = '../log'
log_filename = 'postgres-%w.log'
log_rotation_age = '1d'
log_rotation_size = 0
log_truncate_on_rotation = on
log_min_messages = 'error'
log_min_error_statement = 'panic'
log_error_verbosity = 'terse'
log_statement = 'none'
"""
_SAFE = "fsync = on\nsynchronous_commit = on\nfull_page_writes = on\n"
# Even so a commit survives a killed server; only a power cut may lose it, or break the cluster.
_FAST = "fsync = off\nsynchronous_commit = on\nfull_page_writes = off\nmax_wal_size = '256MB'\n"

_HBA_UNIX = f"""\
local all {ADMINISTRATOR} peer map=booker
host  all {ADMINISTRATOR} all reject
local all all scram-sha-256
host  all all 127.0.0.1/32 scram-sha-256
"""
_HBA_WINDOWS = f"""\
host all {ADMINISTRATOR} 127.0.0.1/32 sspi include_realm=0 map=booker
host all {ADMINISTRATOR} all reject
host all all 127.0.0.1/32 scram-sha-256
"""


def write(
    cluster: Path,
    account: ServerAccount | None,
    *,
    port: int,
    socket_dir: Path | None,
    fast: bool,
) -> None:
    """Write postgresql.conf, pg_hba.conf and pg_ident.conf of a stopped server.

    ``socket_dir`` None: no socket (Windows). ``fast``: lose data at a power cut, for tests.
    """
    sockets = "" if socket_dir is None else str(socket_dir)
    place = (
        f"port = {port}\nunix_socket_directories = '{sockets}'\nunix_socket_permissions = 0700\n"
    )
    hba = _HBA_WINDOWS if sys.platform == "win32" else _HBA_UNIX
    texts = {
        "postgresql.conf": _SETTINGS + (_FAST if fast else _SAFE) + place,
        "pg_hba.conf": hba,
        "pg_ident.conf": "".join(f'booker "{name}" {ADMINISTRATOR}\n' for name in _people(account)),
    }
    for name, text in texts.items():
        replace_file(cluster / name, "# Written by Booker before every start.\n" + text)
        embedded_account.own(cluster / name, account)


def _people(account: ServerAccount | None) -> list[str]:
    """The operating-system accounts that are the administrator: Booker's own, root, the server's.

    Root can become any of them anyway, and works on a person's cluster under sudo.
    """
    names = {embedded_account.current_user()}
    if sys.platform != "win32":
        names.add("root")
    if account is not None:
        names.add(account.name)
    return sorted(names)
