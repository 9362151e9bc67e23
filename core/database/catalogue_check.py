"""Every key begins with the branch: asked of the catalogue, so that no new table forgets it.

The branch isolates tenants, keeps foreign keys inside a branch, and is the distribution column
of a later sharding (docs/domain.md, "branch"): each primary key, unique constraint, unique
index, exclusion constraint and foreign key of schema ``booker`` has ``branch_id`` first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_KEYS = text(
    """
    with t as (
        select c.oid, c.relname,
               (select a.attnum from pg_catalog.pg_attribute a
                where a.attrelid = c.oid and a.attname = 'branch_id' and a.attnotnull
                  and not a.attisdropped) as branch
        from pg_catalog.pg_class c
        where c.relnamespace = 'booker'::regnamespace and c.relkind in ('r', 'p')
          and c.relname <> 'alembic_version'
    )
    select t.relname || ' has no branch_id that is never null' as problem from t
    where t.branch is null
    union all
    select t.relname || ' has no primary key' from t
    where not exists (
        select from pg_catalog.pg_constraint k where k.conrelid = t.oid and k.contype = 'p')
    union all
    select t.relname || '.' || k.conname || ' does not begin with branch_id'
    from t join pg_catalog.pg_constraint k on k.conrelid = t.oid
    where k.contype in ('p', 'u', 'f', 'x') and k.conkey[1] is distinct from t.branch
    union all
    select t.relname || '.' || k.conname || ' does not lead to a branch_id'
    from t join pg_catalog.pg_constraint k on k.conrelid = t.oid
    left join t as other on other.oid = k.confrelid
    where k.contype = 'f' and k.confkey[1] is distinct from other.branch
    union all
    select t.relname || '.' || x.relname || ' does not begin with branch_id'
    from t join pg_catalog.pg_index i on i.indrelid = t.oid
    join pg_catalog.pg_class x on x.oid = i.indexrelid
    where i.indisunique and i.indkey[0] is distinct from t.branch
      and not exists (select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid)
    order by problem
    """
)


def keys_without_branch(connection: Connection) -> list[str]:
    """What breaks the rule, as sentences; none: every key begins with the branch."""
    return list(connection.execute(_KEYS).scalars())
