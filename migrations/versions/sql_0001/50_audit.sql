-- Who did what to which row, when, from where: before and after.
-- The settings decide how a number or an instant is written: a client that chose fewer digits
-- could make a change look like none.
create function app.audit() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
set extra_float_digits = 1 set timezone = 'UTC'
as $$
declare
    before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
    after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
    image jsonb := coalesce(after, before);
    key jsonb := '{}';
    part text;
begin
    if tg_op = 'UPDATE' and before = after then
        return null;
    end if;
    foreach part in array tg_argv loop
        key := key || jsonb_build_object(part, image -> part);
    end loop;
    insert into booker.audit_events (branch_id, transaction_id, login, client, application,
        act_id, act_kind, table_name, row_key, booking_id, operation, before, after)
    values ((image ->> 'branch_id')::uuid, txid_current(), session_user,
        host(inet_client_addr()), current_setting('application_name', true),
        nullif(current_setting('booker.act_id', true), '')::uuid,
        nullif(current_setting('booker.act_kind', true), ''),
        tg_table_name, key, (image ->> 'booking_id')::uuid, lower(tg_op), before, after);
    return null;
end
$$;

create trigger audit after insert or update or delete on booker.branches
    for each row execute function app.audit('branch_id');
create trigger audit after insert or update or delete on booker.staff
    for each row execute function app.audit('login');
create trigger audit after insert or update or delete on booker.zones
    for each row execute function app.audit('zone_id');
create trigger audit after insert or update or delete on booker.zone_links
    for each row execute function app.audit('zone_id', 'neighbour_id');
create trigger audit after insert or update or delete on booker.sites
    for each row execute function app.audit('site_id');
create trigger audit after insert or update or delete on booker.job_types
    for each row execute function app.audit('job_type_id');
create trigger audit after insert or update or delete on booker.arrival_windows
    for each row execute function app.audit('window_id');
-- a route's stop_count is derived from its stops, which are audited themselves
create trigger audit after insert or delete on booker.routes
    for each row execute function app.audit('route_id');
create trigger audit_changed after update of zone_id, service_date, number, technician, starts_at,
    ends_at, max_stops, start_latitude, start_longitude, retired on booker.routes
    for each row execute function app.audit('route_id');
create trigger audit after insert or update or delete on booker.bookings
    for each row execute function app.audit('booking_id');
create trigger audit after insert or update or delete on booker.stops
    for each row execute function app.audit('stop_id');
create trigger audit after insert or update or delete on booker.blocks
    for each row execute function app.audit('block_id');
create trigger audit after insert or update or delete on booker.message_templates
    for each row execute function app.audit('template_id');
create trigger audit after insert or update or delete on booker.messages
    for each row execute function app.audit('message_id');

create function app.audit_text(e booker.audit_events) returns bytea
language sql stable set search_path = pg_catalog, pg_temp
as $$
    select convert_to(jsonb_build_array(
        e.event_id, to_char(e.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
        e.transaction_id, e.login, e.client, e.application, e.act_id, e.act_kind, e.table_name,
        e.row_key, e.booking_id, e.operation, e.before, e.after)::text, 'UTF8')
$$;

-- Chains every event that is not chained yet; one sealer a branch at a time. Returns how many.
create function app.seal_audit(p_branch uuid) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    last booker.audit_seals;
    e booker.audit_events;
    n bigint := 0;
begin
    perform app.require_role(p_branch, 'admin');
    perform pg_advisory_xact_lock(hashtextextended('seal:' || p_branch::text, 0));
    select * into last from booker.audit_seals where branch_id = p_branch
    order by position desc limit 1;
    for e in
        select a.* from booker.audit_events a
        where a.branch_id = p_branch and not exists (
            select from booker.audit_seals s
            where s.branch_id = a.branch_id and s.event_id = a.event_id)
        order by a.happened_at, a.event_id
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

-- The first place where the chain does not hold: position and what is wrong; no row: it holds.
create function app.verify_audit(p_branch uuid)
returns table (broken_position bigint, problem text, head_position bigint, head_hash text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
    r record;
    previous bytea := ''::bytea;
    expected bigint := 1;
begin
    if not p_branch = any (app.my_branches()) then
        perform app.refuse('BK008', format('%s is not staff of this branch.', session_user));
    end if;
    for r in
        select s.position, s.hash, e.event_id, app.audit_text(e) as content
        from booker.audit_seals s
        left join booker.audit_events e on e.branch_id = s.branch_id and e.event_id = s.event_id
        where s.branch_id = p_branch order by s.position
    loop
        if r.position <> expected then
            return query select expected, 'a seal was removed', r.position, encode(r.hash, 'hex');
            return;
        elsif r.event_id is null then
            return query select r.position, 'the event was removed', r.position,
                                encode(r.hash, 'hex');
            return;
        elsif sha256(previous || r.content) <> r.hash then
            return query select r.position, 'the event was altered', r.position,
                                encode(r.hash, 'hex');
            return;
        end if;
        previous := r.hash;
        expected := expected + 1;
    end loop;
    return query select null::bigint, null::text, expected - 1, encode(previous, 'hex');
end
$$;
