-- Imports: one transaction whatever their size, remembered as one act, undone as a whole from the
-- audit trail's before-images; and how files of a shape were read the last time.

-- the imports of a branch among its million acts
create index ix_acts_imports on booker.acts (branch_id, done_at)
    where kind in ('import', 'undo_import');
-- a route that goes is looked for here: without it every block of the branch was read, a route
create index ix_blocks_route on booker.blocks (branch_id, route_id) where route_id is not null;

create table booker.import_mappings (
    branch_id uuid not null,
    fingerprint text not null,
    mapping jsonb not null,
    remembered_by text not null default session_user,
    remembered_at timestamptz not null default clock_timestamp(),
    constraint pk_import_mappings primary key (branch_id, fingerprint),
    constraint fk_import_mappings_branch foreign key (branch_id)
        references booker.branches (branch_id),
    constraint ck_import_mappings_fingerprint check (length(fingerprint) between 1 and 200),
    constraint ck_import_mappings_mapping check (
        jsonb_typeof(mapping) = 'object' and length(mapping::text) <= 100000)
);
create trigger audit after insert or update or delete on booker.import_mappings
    for each row execute function app.audit('fingerprint');
create trigger never_truncate before truncate on booker.import_mappings
    for each statement execute function app.guard_append_only();
create trigger announce_insert after insert on booker.import_mappings
    referencing new table as new_rows
    for each statement execute function app.announce_topic('import_mappings');
create trigger announce_update after update on booker.import_mappings
    referencing old table as old_rows new table as new_rows
    for each statement execute function app.announce_topic('import_mappings');
create trigger announce_delete after delete on booker.import_mappings
    referencing old table as old_rows
    for each statement execute function app.announce_topic('import_mappings');
alter table booker.import_mappings enable row level security;
alter table booker.import_mappings force row level security;
create policy staff_of_branch on booker.import_mappings
    using (branch_id = any (app.my_branches())) with check (branch_id = any (app.my_branches()));
revoke all on booker.import_mappings from public;
grant select on booker.import_mappings to booker_staff;

-- p_content: {"fingerprint", "mapping"}; without a mapping the shape is forgotten.
create function app.remember_mapping(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    shape text := p_content ->> 'fingerprint';
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'remember_mapping', p_content);
    if done is not null then
        return done;
    end if;
    if p_content -> 'mapping' is null then
        delete from booker.import_mappings where branch_id = p_branch and fingerprint = shape;
        if not found then
            perform app.refuse('BK002', 'Nothing is remembered of files of that shape.');
        end if;
    else
        insert into booker.import_mappings as m (branch_id, fingerprint, mapping)
        values (p_branch, shape, p_content -> 'mapping')
        on conflict on constraint pk_import_mappings do update
        set mapping = excluded.mapping, remembered_by = excluded.remembered_by,
            remembered_at = excluded.remembered_at
        where m.mapping <> excluded.mapping;
    end if;
    return app.end_act(p_branch, p_act, 'remember_mapping', p_content, '{}');
end
$$;

-- An import is the act p_act around the acts that write its parts, all in one transaction. Answers
-- the stored result of one that was done before, null for a new one.
create function app.begin_import(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform app.require_role(p_branch, 'admin');
    return app.begin_act(p_branch, p_act, 'import', p_content);
end
$$;

-- p_content: {"kind", "file", "sheets", …}; p_parts: the acts of its parts; p_result: what is
-- answered, its counts among it.
create function app.end_import(p_branch uuid, p_act uuid, p_content jsonb, p_parts uuid[],
    p_result jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
begin
    done := app.begin_import(p_branch, p_act, p_content);
    if done is not null then
        return done;
    end if;
    return app.end_act(p_branch, p_act, 'import', p_content, p_result || jsonb_build_object(
        'parts', to_jsonb(p_parts), 'began', transaction_timestamp()));
end
$$;

-- What is undone: the import's act, and when it was. Refuses what is no import, and what was undone
-- before.
create function app.import_to_undo(p_branch uuid, p_content jsonb) returns booker.acts
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done booker.acts;
    undone booker.acts;
begin
    perform app.require_role(p_branch, 'admin');
    select * into done from booker.acts
    where branch_id = p_branch and act_id = (p_content ->> 'import_id')::uuid and kind = 'import';
    if not found then
        perform app.refuse('BK002', 'There is no such import in this branch.');
    end if;
    select * into undone from booker.acts
    where branch_id = p_branch and kind = 'undo_import' and done_at >= done.done_at
      and content ->> 'import_id' = done.act_id::text;
    if found then
        perform app.refuse('BK010', format('%s has undone this import already, %s UTC.',
            undone.login, to_char(undone.done_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI')));
    end if;
    return done;
end
$$;

-- p_content: {"import_id"}. Answers {"result"} of an undoing that was done before, else the
-- import's {"parts", "began", "done_at", "kind"}, for the calls of undo_rows.
create function app.begin_undo(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    import booker.acts;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'undo_import', p_content);
    if done is not null then
        return jsonb_build_object('result', done);
    end if;
    import := app.import_to_undo(p_branch, p_content);
    return jsonb_build_object('parts', import.result -> 'parts', 'began', import.result -> 'began',
        'done_at', import.done_at, 'kind', import.content ->> 'kind',
        'file', import.content ->> 'file', 'sheets', import.content -> 'sheets');
end
$$;

-- A row as a person calls it.
create function app.row_name(p_branch uuid, p_table text, p_image jsonb) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$
    select case p_table
        when 'sites' then format('site %s', p_image ->> 'number')
        when 'zones' then format('zone %s', p_image ->> 'name')
        when 'job_types' then format('job type %s', p_image ->> 'code')
        when 'arrival_windows' then format('window %s', p_image ->> 'label')
        when 'routes' then format('route %s of %s on %s', p_image ->> 'number',
            (select z.name from booker.zones z where z.branch_id = p_branch
             and z.zone_id = (p_image ->> 'zone_id')::uuid), p_image ->> 'service_date')
        else p_table end
$$;

-- Refuses, by name and with who did it when, rows that are no longer as the import left them.
create function app.refuse_changed(p_branch uuid, p_table text, p_changed jsonb, p_since timestamptz)
returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
    named text;
begin
    select string_agg(format('%s (%s)', app.row_name(p_branch, p_table, c.image),
               coalesce(e.login || ', ' || to_char(e.happened_at at time zone 'UTC',
                   'YYYY-MM-DD HH24:MI') || ' UTC', 'not by this program')), '; ')
    into named
    from (select x as row, x -> 'image' as image
          from jsonb_array_elements(p_changed) with ordinality as u (x, n) where n <= 3) c
    left join lateral (
        select a.login, a.happened_at from booker.audit_events a
        where a.branch_id = p_branch and a.table_name = p_table and a.happened_at > p_since
          and a.row_key = c.row -> 'key'
        order by a.happened_at desc limit 1) e on true;
    perform app.refuse('BK010', format('Changed since the import: %s%s.', named,
        case when jsonb_array_length(p_changed) > 3
             then format(' and %s more', jsonb_array_length(p_changed) - 3) else '' end));
end
$$;

-- Refuses rows that a later import, which stands, states as this one left them: it would no longer
-- be true. The acts of its parts tell what it states ("states"): of catalog rows their keys, of
-- capacity by zone the days, as a multirange. p_images: the rows as the import left them.
create function app.refuse_stated_again(p_branch uuid, p_table text, p_images jsonb[],
    p_since timestamptz)
returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
set enable_nestloop = on
as $$
declare
    kind_of text := case p_table when 'sites' then 'sites' when 'job_types' then 'job-types'
        when 'arrival_windows' then 'windows' when 'routes' then 'capacity' end;
    key text := case p_table when 'sites' then 'number' when 'job_types' then 'code'
        when 'arrival_windows' then 'label' end;
    later booker.acts;
    parts uuid[];
    again boolean;
begin
    for later in
        select a.* from booker.acts a
        where a.branch_id = p_branch and a.kind = 'import' and a.done_at > p_since
          and a.content ->> 'kind' = kind_of
          and not exists (
              select from booker.acts u
              where u.branch_id = p_branch and u.kind = 'undo_import' and u.done_at > p_since
                and u.content ->> 'import_id' = a.act_id::text)
        order by a.done_at desc
    loop
        parts := array(select x::uuid from jsonb_array_elements_text(later.result -> 'parts') as x);
        if p_table = 'routes' then
            select exists (
                select from booker.acts p
                cross join (
                    select z.name, range_agg(daterange(d.day, d.day, '[]')) as days
                    from (select distinct i ->> 'zone_id' as zone_id,
                              (i ->> 'service_date')::date as day
                          from unnest(p_images) as u (i)) d
                    join booker.zones z on z.branch_id = p_branch and z.zone_id = d.zone_id::uuid
                    group by z.name) mine
                where p.branch_id = p_branch and p.act_id = any (parts)
                  and (p.content -> 'states' ->> mine.name)::datemultirange && mine.days)
            into again;
        else
            select exists (
                select from booker.acts p
                cross join lateral jsonb_array_elements_text(p.content -> 'states') as theirs (key)
                join (select i ->> key as key from unnest(p_images) as u (i)) mine
                  on mine.key = theirs.key
                where p.branch_id = p_branch and p.act_id = any (parts))
            into again;
        end if;
        if again then
            perform app.refuse('BK010', format(
                'The import of %s states the same again (%s, %s UTC): undo that one first.',
                later.content ->> 'file', later.login,
                to_char(later.done_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI')));
        end if;
    end loop;
end
$$;

-- Refuses what was built on rows that the import added: bookings by their references. Those that
-- are over without a visit do not count, of routes they have no stops.
create function app.refuse_standing(p_branch uuid, p_table text, p_ids uuid[]) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
    standing text[];
begin
    if p_table = 'routes' then
        standing := array(
            select distinct b.reference from booker.routes r
            join booker.stops t on t.branch_id = r.branch_id and t.zone_day = r.zone_day
             and t.route_id = r.route_id
            join booker.bookings b on b.branch_id = t.branch_id and b.booking_id = t.booking_id
            where r.branch_id = p_branch and r.route_id = any (p_ids) and r.stop_count > 0
            order by 1);
    elsif p_table in ('sites', 'job_types', 'arrival_windows') then
        standing := array(
            select distinct b.reference from booker.bookings b
            where b.branch_id = p_branch
              and case p_table when 'sites' then b.site_id = any (p_ids)
                  when 'job_types' then b.job_type_id = any (p_ids)
                  else b.window_id = any (p_ids) end
              and b.state not in ('released', 'expired', 'cancelled', 'rescheduled')
              and (b.state not in ('held', 'proposed') or b.expires_at > clock_timestamp())
            order by 1);
    end if;
    if cardinality(standing) > 0 then
        perform app.refuse('BK010', format('Bookings stand on what the import added: %s%s.',
            array_to_string(standing[1:10], ', '),
            case when cardinality(standing) > 10
                 then format(' and %s more', cardinality(standing) - 10) else '' end));
    end if;
end
$$;

-- Rows that the import added and that cannot go, as bookings that are over name them, are offered no
-- more; and a zone with them, where nothing else is in it. Answers their ids.
create function app.retire_booked(p_branch uuid, p_table text, p_ids uuid[]) returns uuid[]
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    stay uuid[] := '{}';
begin
    if p_table = 'sites' then
        stay := array(select distinct b.site_id from booker.bookings b
                      where b.branch_id = p_branch and b.site_id = any (p_ids));
        update booker.sites set active = false
        where branch_id = p_branch and site_id = any (stay) and active;
    elsif p_table = 'job_types' then
        stay := array(select distinct b.job_type_id from booker.bookings b
                      where b.branch_id = p_branch and b.job_type_id = any (p_ids));
        update booker.job_types set active = false
        where branch_id = p_branch and job_type_id = any (stay) and active;
    elsif p_table = 'arrival_windows' then
        stay := array(select distinct b.window_id from booker.bookings b
                      where b.branch_id = p_branch and b.window_id = any (p_ids));
        update booker.arrival_windows set active = false
        where branch_id = p_branch and window_id = any (stay) and active;
    elsif p_table = 'zones' then
        stay := array(
            select z.zone_id from booker.zones z
            where z.branch_id = p_branch and z.zone_id = any (p_ids)
              and exists (select from booker.sites s
                          where s.branch_id = p_branch and s.zone_id = z.zone_id)
              and not exists (select from booker.sites s
                              where s.branch_id = p_branch and s.zone_id = z.zone_id and s.active)
              and not exists (select from booker.routes r
                              where r.branch_id = p_branch and r.zone_id = z.zone_id));
        update booker.zones set active = false
        where branch_id = p_branch and zone_id = any (stay) and active;
    end if;
    return stay;
end
$$;

-- Undoes some rows of one table. p_rows: [{"first", "last"}], for each row the first and the last
-- event that the import left in the audit trail; p_stage: 'restore' gives rows that were changed or
-- removed their before-image back, 'settle' routes the maximum that had to wait for their stops,
-- 'remove' takes away what was added. Refused where a row is no longer as the import left it or
-- where something stands on it; stops that moved on since stay where they are. Answers how many
-- rows it touched; of 'remove' those that went: see retire_booked for the others. Sorted look-ups by key and hash joins: see save_sites in 0002.
create function app.undo_rows(p_branch uuid, p_act uuid, p_content jsonb, p_table text,
    p_stage text, p_rows jsonb)
returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
set extra_float_digits = 1 set timezone = 'UTC'
set enable_nestloop = off set plan_cache_mode = force_custom_plan
as $$
declare
    import booker.acts;
    key text := case p_table when 'zones' then 'zone_id' when 'job_types' then 'job_type_id'
        when 'arrival_windows' then 'window_id' when 'sites' then 'site_id'
        when 'routes' then 'route_id' when 'stops' then 'stop_id' when 'blocks' then 'block_id' end;
    parts uuid[];
    firsts uuid[];
    lasts uuid[];
    ids uuid[];
    was jsonb[];
    became jsonb[];
    changed jsonb;
    columns text;
    named text;
    n integer := 0;
    more integer;
begin
    if app.begin_act(p_branch, p_act, 'undo_import', p_content) is not null then
        return 0;
    end if;
    import := app.import_to_undo(p_branch, p_content);
    if key is null or p_stage not in ('restore', 'settle', 'remove') then
        perform app.refuse('BK001', 'That is nothing an import can be undone with.');
    end if;
    set constraints all deferred;
    parts := array(select x::uuid from jsonb_array_elements_text(import.result -> 'parts') as x);
    select array_agg(e.first), array_agg(e.last) into firsts, lasts
    from jsonb_to_recordset(p_rows) as e (first uuid, last uuid);
    select array_agg((f.row_key ->> key)::uuid), array_agg(f.before), array_agg(l.after)
    into ids, was, became
    from unnest(firsts, lasts) as e (first, last)
    join booker.audit_events f on f.branch_id = p_branch and f.event_id = any (firsts)
     and f.event_id = e.first and f.table_name = p_table and f.act_id = any (parts)
    join booker.audit_events l on l.branch_id = p_branch and l.event_id = any (lasts)
     and l.event_id = e.last and l.table_name = p_table and l.act_id = any (parts)
    where f.row_key = l.row_key;
    if p_table = 'stops' then
        return app.undo_stops(p_branch, ids, was, became);
    end if;
    execute format('select count(*) from (select from booker.%I t where t.branch_id = $1 '
        'and t.%I = any ($2) order by t.%I for update) as locked', p_table, key, key)
    into more using p_branch, ids;
    if p_table = 'routes' then
        -- a hold past its expiry stands in nobody's way
        perform app.sweep(p_branch, array(
            select distinct r.zone_day from booker.routes r
            where r.branch_id = p_branch and r.route_id = any (ids) and r.stop_count > 0));
    end if;
    if p_stage <> 'settle' then
        -- what a row holds beside the image (a counter, a column that came later) stays out of it
        execute format(
            'select coalesce(jsonb_agg(jsonb_build_object(''key'', jsonb_build_object(%L, w.id), '
            '''image'', coalesce(w.became, w.was))), ''[]'') '
            'from unnest($2, $3, $4) as w (id, was, became) '
            'left join booker.%I t on t.branch_id = $1 and t.%I = any ($2) and t.%I = w.id '
            'where case when w.became is null then t.%I is not null else t.%I is null or '
            'jsonb_populate_record(t, w.became - ''stop_count'') is distinct from t end',
            key, p_table, key, key, key, key)
        into changed using p_branch, ids, was, became;
        if changed <> '[]' then
            perform app.refuse_changed(p_branch, p_table, changed, import.done_at);
        end if;
        if p_table in ('sites', 'job_types', 'arrival_windows', 'routes') then
            perform app.refuse_stated_again(p_branch, p_table, array(
                select coalesce(w.became, w.was) from unnest(was, became) as w (was, became)),
                import.done_at);
        end if;
    end if;
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into columns
    from pg_attribute a
    where a.attrelid = format('booker.%I', p_table)::regclass and a.attnum > 0
      and not a.attisdropped and a.attgenerated = '' and a.attname <> 'stop_count'
      and a.attname = any (array(
          select jsonb_object_keys(x) from unnest(was) as u (x) where x is not null limit 100));
    if p_stage = 'settle' then
        update booker.routes t set max_stops = (w.was ->> 'max_stops')::integer
        from unnest(ids, was) as w (id, was)
        where t.branch_id = p_branch and t.route_id = any (ids) and t.route_id = w.id
          and w.was is not null
          and t.max_stops is distinct from (w.was ->> 'max_stops')::integer;
        get diagnostics n = row_count;
    elsif p_stage = 'restore' and columns is not null then
        execute format(
            'update booker.%I t set (%s) = (select %s from jsonb_populate_record(t, w.was || '
            'case when (w.was ->> ''max_stops'')::integer < (to_jsonb(t) ->> ''stop_count'')::integer '
            'then jsonb_build_object(''max_stops'', to_jsonb(t) -> ''max_stops'') else ''{}'' end) '
            'as r) from unnest($2, $3, $4) as w (id, was, became) '
            'where t.branch_id = $1 and t.%I = any ($2) and t.%I = w.id '
            'and w.was is not null and w.became is not null and w.was <> w.became',
            p_table, columns, columns, key, key)
        using p_branch, ids, was, became;
        get diagnostics n = row_count;
        execute format(
            'insert into booker.%I (%s) select %s from unnest($1, $2) as w (was, became) '
            'cross join lateral jsonb_populate_record(null::booker.%I, w.was) as r '
            'where w.was is not null and w.became is null', p_table, columns, columns, p_table)
        using was, became;
        get diagnostics more = row_count;
        n := n + more;
    elsif p_stage = 'remove' then
        ids := array(select w.id from unnest(ids, was, became) as w (id, was, became)
                     where w.was is null and w.became is not null);
        perform app.refuse_standing(p_branch, p_table, ids);
        execute format('delete from booker.%I where branch_id = $1 and %I = any ($2) '
                       'and %I <> all ($3)', p_table, key, key)
        using p_branch, ids, app.retire_booked(p_branch, p_table, ids);
        get diagnostics n = row_count;
    end if;
    return n;
exception
    when unique_violation then
        get stacked diagnostics named = constraint_name;
        perform app.refuse('BK010', case named
            when 'uq_routes_number' then 'Routes were added since in the place of routes that the '
                'import removed.'
            else format('Something else stands by now in the place of rows that the import '
                        'removed (%s).', named) end);
    when foreign_key_violation then
        get stacked diagnostics named = table_name;
        perform app.refuse('BK010', format('Something was built since on what the import added '
            '(%s).', replace(named, '_', ' ')));
    when check_violation then
        get stacked diagnostics named = constraint_name;
        perform app.refuse('BK010', case named
            when 'ck_window_loads_limit' then 'More is promised by now than the limit of bookings '
                'that a window had.'
            when 'ck_routes_max_stops' then 'More is promised by now than the most jobs that a '
                'route had.'
            else format('What was written since does not fit what was there before the import '
                        '(%s).', named) end);
end
$$;

-- The stops that the import moved go back where nothing has moved them since, where their technician
-- has not read a route without them (settled), and where their drive has not begun.
create function app.undo_stops(p_branch uuid, p_ids uuid[], p_was jsonb[], p_became jsonb[])
returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
set timezone = 'UTC' set enable_nestloop = off set plan_cache_mode = force_custom_plan
as $$
declare
    n integer;
begin
    with back as materialized (
        select t.stop_id, r.route_id, r.zone_id, r.service_date, r.starts_at, r.arrives_at,
            r.ends_at, r.drive_minutes
        from unnest(p_ids, p_was, p_became) as w (id, was, became)
        join booker.stops t on t.branch_id = p_branch and t.stop_id = any (p_ids)
         and t.stop_id = w.id
        join booker.branches o on o.branch_id = t.branch_id
        cross join lateral jsonb_populate_record(t, w.was) as r
        where w.was is not null and w.became is not null
          and jsonb_populate_record(t, w.became) is not distinct from t
          and least(t.starts_at, r.starts_at) > clock_timestamp()
          and (r.route_id = t.route_id or clock_timestamp() <
               (t.service_date - 1 + o.settled_at) at time zone o.timezone)
          and not exists (
              select from booker.bookings b
              where b.branch_id = t.branch_id and b.booking_id = t.booking_id
                and b.state in ('completed', 'no_show'))
    )
    update booker.stops t
    set route_id = k.route_id, zone_id = k.zone_id, service_date = k.service_date,
        starts_at = k.starts_at, arrives_at = k.arrives_at, ends_at = k.ends_at,
        drive_minutes = k.drive_minutes
    from back k
    where t.branch_id = p_branch and t.stop_id = any (p_ids) and t.stop_id = k.stop_id;
    get diagnostics n = row_count;
    return n;
end
$$;

-- The end of an undoing: every promise that stands must still have its plan.
create function app.end_undo(p_branch uuid, p_act uuid, p_content jsonb, p_result jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    said text;
    named text;
begin
    done := app.begin_act(p_branch, p_act, 'undo_import', p_content);
    if done is not null then
        return done;
    end if;
    perform app.import_to_undo(p_branch, p_content);
    begin
        set constraints all immediate;
    exception when check_violation or exclusion_violation then
        get stacked diagnostics said = message_text, named = constraint_name;
        perform app.refuse('BK010', case named
            when 'ex_stops_no_overlap' then 'Bookings made since stand where others would return.'
            when 'ex_routes_technician' then
                'A technician works by then on another route at the same time.'
            else said end);
    end;
    return app.end_act(p_branch, p_act, 'undo_import', p_content, p_result);
end
$$;

grant execute on function
    app.remember_mapping(uuid, uuid, jsonb), app.begin_import(uuid, uuid, jsonb),
    app.end_import(uuid, uuid, jsonb, uuid[], jsonb), app.begin_undo(uuid, uuid, jsonb),
    app.undo_rows(uuid, uuid, jsonb, text, text, jsonb), app.end_undo(uuid, uuid, jsonb, jsonb)
to booker_staff;
