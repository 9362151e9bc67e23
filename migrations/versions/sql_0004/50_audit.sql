-- Sealing, every few seconds and by whoever delivers: only what is newer than the last seal, by an
-- hour (an event's time is not the order of commits, and no transaction lasts so long), and only so
-- many at a time.

create function app.seal_audit(p_branch uuid, p_most integer) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    last booker.audit_seals;
    since timestamptz := '-infinity';
    e booker.audit_events;
    n bigint := 0;
begin
    if (app.settings_of(p_branch)).desktop_worker then
        perform app.require_role(p_branch, 'admin', 'worker', 'dispatcher');
    else
        perform app.require_role(p_branch, 'admin', 'worker');
    end if;
    perform pg_advisory_xact_lock(hashtextextended('seal:' || p_branch::text, 0));
    select * into last from booker.audit_seals where branch_id = p_branch
    order by position desc limit 1;
    if last.event_id is not null and p_most is not null then
        select a.happened_at - interval '1 hour' into since from booker.audit_events a
        where a.branch_id = p_branch and a.event_id = last.event_id;
    end if;
    for e in
        select a.* from booker.audit_events a
        where a.branch_id = p_branch and a.happened_at >= coalesce(since, '-infinity')
          and not exists (
            select from booker.audit_seals s
            where s.branch_id = a.branch_id and s.event_id = a.event_id)
        order by a.happened_at, a.event_id
        limit p_most
    loop
        last.position := coalesce(last.position, 0) + 1;
        last.hash := sha256(coalesce(last.hash, ''::bytea) || app.audit_text(e));
        insert into booker.audit_seals (branch_id, position, event_id, hash)
        values (p_branch, last.position, e.event_id, last.hash);
        n := n + 1;
    end loop;
    return n;
end
$$;

create or replace function app.seal_audit(p_branch uuid) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp
as $$
    select app.seal_audit(p_branch, null)
$$;
grant execute on function app.seal_audit(uuid, integer) to booker_staff;
