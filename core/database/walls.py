"""The walls: what the database itself refuses to break, and whether all of it is really there.

``walls.txt`` lists them, one a line, as the catalogue describes them after a fresh migration:
constraints, unique indexes, triggers, row-level security, policies, functions with their owner,
rights and a digest of their text. A test writes the list and compares it. Whatever the program
promises stands on these (docs/domain.md, "Invariants"), so it refuses to book where one is gone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from core.errors import UnsafeDatabase

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCHEMA_VERSION = "0004"
"""The schema this program is made for: the newest of the migrations (a test compares)."""
NAMED_AT_MOST = 5
"""Missing walls that one sentence names."""

_VERSION_TABLE = text(
    """
    select pg_catalog.has_table_privilege(c.oid, 'select') as readable
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'booker' and c.relname = 'alembic_version'
    """
)
_VERSION = text("select version_num from booker.alembic_version")

# Every line is "kind name: what the catalogue says". Lines of the kind "hole" must not be there.
_STANDING = text(
    r"""
    with t as (
        select c.oid, c.relname, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity
        from pg_catalog.pg_class c
        where c.relnamespace = 'booker'::regnamespace and c.relkind in ('r', 'p')
          and c.relname <> 'alembic_version'
    ), staff as (
        select distinct u.oid, u.rolname, u.rolsuper, u.rolbypassrls
        from pg_catalog.pg_auth_members m
        join pg_catalog.pg_roles g on g.oid = m.roleid
        join pg_catalog.pg_roles u on u.oid = m.member
        where g.rolname ~ '^booker_(csr|dispatcher|admin)_[0-9a-f]{32}$' and u.rolcanlogin
          and not exists (
              select from pg_catalog.pg_auth_members f
              where f.member = u.oid and f.roleid = 'booker_founder'::regrole)
    )
    select 'constraint ' || t.relname || '.' || k.conname || ': '
           || pg_catalog.pg_get_constraintdef(k.oid)
    from t join pg_catalog.pg_constraint k on k.conrelid = t.oid
    where k.contype in ('p', 'u', 'f', 'c', 'x')
    union all
    select 'unique index ' || t.relname || '.' || x.relname || ': '
           || pg_catalog.pg_get_indexdef(i.indexrelid)
           || case when i.indisvalid then '' else ' INVALID' end
    from t join pg_catalog.pg_index i on i.indrelid = t.oid
    join pg_catalog.pg_class x on x.oid = i.indexrelid
    where i.indisunique and not exists (
        select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid)
    union all
    select 'trigger ' || t.relname || '.' || g.tgname || ': '
           || pg_catalog.pg_get_triggerdef(g.oid) || ' ' || g.tgenabled::text
    from t join pg_catalog.pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal
    union all
    select 'hole ' || t.relname || ': the trigger of a constraint is disabled'
    from t join pg_catalog.pg_trigger g on g.tgrelid = t.oid
    where g.tgisinternal and g.tgenabled <> 'O'
    union all
    select 'row security ' || t.relname || ': '
           || case when t.relrowsecurity and t.relforcerowsecurity then 'forced' else 'off' end
           || ', owner ' || pg_catalog.pg_get_userbyid(t.relowner)
    from t
    union all
    select 'policy ' || t.relname || '.' || p.polname || ': ' || p.polcmd::text || ' '
           || p.polpermissive::text || ' ' || p.polroles::text || ' '
           || coalesce(pg_catalog.pg_get_expr(p.polqual, p.polrelid), '-') || ' '
           || coalesce(pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid), '-')
    from t join pg_catalog.pg_policy p on p.polrelid = t.oid
    union all
    select 'function app.' || f.proname || '('
           || pg_catalog.pg_get_function_identity_arguments(f.oid) || '): '
           || case when f.prosecdef then 'definer' else 'invoker' end || ', owner '
           || pg_catalog.pg_get_userbyid(f.proowner) || ', '
           || coalesce(f.proconfig::text, 'no settings') || ', '
           || coalesce(f.proacl::text, 'open to everybody') || ', ' || pg_catalog.md5(f.prosrc)
    from pg_catalog.pg_proc f where f.pronamespace = 'app'::regnamespace
    union all
    select 'hole ' || t.relname || ': '
           || case when a.grantee = 0 then 'everybody' else a.grantee::regrole::text end
           || ' may ' || lower(a.privilege_type)
    from t cross join lateral pg_catalog.aclexplode(t.relacl) a
    where a.grantee <> t.relowner and a.privilege_type in ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')
    union all
    select 'hole ' || t.relname || '.' || c.attname || ': a column is granted by itself'
    from t join pg_catalog.pg_attribute c on c.attrelid = t.oid where c.attacl is not null
    union all
    select 'hole ' || r.rolname || ': a role that must be bound by the policies is not'
    from pg_catalog.pg_roles r
    where (r.rolname in ('booker_owner', 'booker_keeper', 'booker_staff', 'booker_founder')
           and (r.rolsuper or r.rolbypassrls or r.rolcanlogin))
       or (r.rolname ~ '^booker_(csr|dispatcher|admin)_[0-9a-f]{32}$'
           and (r.rolsuper or r.rolbypassrls or r.rolcanlogin or r.rolcreaterole))
    union all
    select 'hole ' || s.rolname || ': a staff login has the rights of the owner'
    from staff s
    where s.rolsuper or s.rolbypassrls or exists (
        select from pg_catalog.pg_auth_members m
        where m.member = s.oid
          and m.roleid in ('booker_owner'::regrole, 'booker_keeper'::regrole))
    """
)


@cache
def expected_walls() -> frozenset[str]:
    """Every line of ``walls.txt``."""
    lines = Path(__file__).with_name("walls.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line)


def standing_walls(connection: Connection) -> frozenset[str]:
    """What the catalogue says now, in the words of ``walls.txt``, holes included."""
    return frozenset(connection.execute(_STANDING).scalars())


def missing_walls(connection: Connection) -> list[str]:
    """Names of the walls that are gone, switched off or altered, and of holes; none: all stand.

    One query on the catalogue, which every login may read. An unknown policy counts as a hole:
    policies add up. Anything else that is there besides does no harm.
    """
    standing, expected = standing_walls(connection), expected_walls()
    names = {_name(line) for line in standing}
    holes = [line.removeprefix("hole ") for line in standing if line.startswith("hole ")]
    known_policies = {_name(line) for line in expected}
    strange = [
        f"{_name(line)} (unknown)"
        for line in standing
        if line.startswith("policy ") and _name(line) not in known_policies
    ]
    gone = [
        f"{_name(line)} ({'altered' if _name(line) in names else 'missing'})"
        for line in expected - standing
    ]
    return sorted([*gone, *strange, *holes])


def require_walls(connection: Connection) -> None:
    """Raise UnsafeDatabase, naming them, where walls are missing."""
    missing = missing_walls(connection)
    if not missing:
        return
    named = "; ".join(missing[:NAMED_AT_MOST])
    more = len(missing) - NAMED_AT_MOST
    message = f"Not as it must be: {named}{f'; and {more} more' if more > 0 else ''}."
    raise UnsafeDatabase(message)


def schema_version(connection: Connection) -> str | None:
    """The version that the database's schema has; None if it has none. Raises UnsafeDatabase."""
    table = connection.execute(_VERSION_TABLE).first()
    if table is None:
        return None
    if not table.readable:
        message = "This login may not even see which version of Booker the database is for."
        raise UnsafeDatabase(message, next_step="Ask an administrator for a login of Booker's own.")
    version: str | None = connection.execute(_VERSION).scalar_one_or_none()
    return version


def require_schema(connection: Connection) -> None:
    """Raise UnsafeDatabase where the schema is not the one this program is made for."""
    version = schema_version(connection)
    if version is None:
        message = "This database has not been prepared for Booker yet."
        raise UnsafeDatabase(message, next_step="Have an administrator run `booker init`.")
    if version < SCHEMA_VERSION:
        message = f"The database's schema is {version}; this Booker needs {SCHEMA_VERSION}."
        raise UnsafeDatabase(message, next_step="Have an administrator run `booker init`.")
    if version > SCHEMA_VERSION:
        message = f"The database's schema is {version}; this Booker only knows {SCHEMA_VERSION}."
        raise UnsafeDatabase(message, next_step="Install the newer Booker.")


def _name(line: str) -> str:
    return line.split(": ", 1)[0]
