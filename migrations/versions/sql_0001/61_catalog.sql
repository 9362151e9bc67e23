-- What admins maintain: zones, sites, job types, windows, routes, rules, blocks; written by the
-- import and setup acts. Each compares before it writes and touches only rows that differ, so
-- that importing a sheet again changes nothing, the audit trail included. A field that p_rows
-- does not carry is not stated and stays as it is; one that it carries as null is cleared.

create function app.create_zones(p_branch uuid, p_names text[]) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    made jsonb;
begin
    with added as (
        insert into booker.zones (branch_id, zone_id, name)
        select p_branch, gen_random_uuid(), n from (select distinct unnest(p_names)) as u (n)
        on conflict on constraint uq_zones_name do nothing
        returning name
    )
    select coalesce(jsonb_agg(name order by name), '[]') into made from added;
    return made;
end
$$;

-- p_names: ["Arvada NE", …]. Answers {"zones_created": […]}.
create function app.save_zones(p_branch uuid, p_act uuid, p_content jsonb, p_names jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'save_zones', p_content);
    if done is not null then
        return done;
    end if;
    return app.end_act(p_branch, p_act, 'save_zones', p_content, jsonb_build_object(
        'zones_created', app.create_zones(p_branch, array(
            select jsonb_array_elements_text(p_names)))));
end
$$;

-- Refuses, by name, zones that rows speak of and the branch does not have.
create function app.require_zones(p_branch uuid, p_rows jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    missing text;
begin
    select string_agg(distinct r.zone, ', ') into missing
    from jsonb_to_recordset(p_rows) as r (zone text)
    where not exists (
        select from booker.zones z where z.branch_id = p_branch and z.name = r.zone);
    if missing is not null then
        perform app.refuse('BK002', format('There is no zone %s in this branch.', missing));
    end if;
end
$$;

-- p_rows: [{"number", "customer_name", "address", "zone", and any of unit, city, state,
-- postal_code, phone, email, vip, latitude, longitude, notes}]; p_content ->> 'create_zones'
-- true: zones that are missing are made. Answers {"added", "changed", "unchanged",
-- "zones_created"}.
create function app.save_sites(p_branch uuid, p_act uuid, p_content jsonb, p_rows jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    made jsonb := '[]';
    counts record;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'save_sites', p_content);
    if done is not null then
        return done;
    end if;
    if coalesce((p_content ->> 'create_zones')::boolean, false) then
        made := app.create_zones(p_branch, array(
            select distinct r.zone from jsonb_to_recordset(p_rows) as r (zone text)));
    end if;
    perform app.require_zones(p_branch, p_rows);
    -- lateral: one probe of the unique index a row, whatever the planner believes of a new table
    with stated as materialized (
        select e.item, z.zone_id, s.old
        from jsonb_array_elements(p_rows) as e (item)
        join booker.zones z on z.branch_id = p_branch and z.name = e.item ->> 'zone'
        left join lateral (
            select x from booker.sites x
            where x.branch_id = p_branch and x.number = e.item ->> 'number' offset 0
        ) as s (old) on true
    ), wanted as materialized (
        select (old).site_id is null as is_new, old,
            coalesce((old).site_id, gen_random_uuid()) as site_id,
            item ->> 'number' as number, item ->> 'customer_name' as customer_name,
            item ->> 'address' as address, zone_id,
            case when item ? 'unit' then item ->> 'unit' else (old).unit end as unit,
            case when item ? 'city' then item ->> 'city' else (old).city end as city,
            case when item ? 'state' then item ->> 'state' else (old).state end as state,
            case when item ? 'postal_code' then item ->> 'postal_code'
                 else (old).postal_code end as postal_code,
            case when item ? 'phone' then item ->> 'phone' else (old).phone end as phone,
            case when item ? 'email' then item ->> 'email' else (old).email end as email,
            case when item ? 'vip' then (item ->> 'vip')::boolean
                 else coalesce((old).vip, false) end as vip,
            case when item ? 'latitude' then (item ->> 'latitude')::double precision
                 else (old).latitude end as latitude,
            case when item ? 'longitude' then (item ->> 'longitude')::double precision
                 else (old).longitude end as longitude,
            case when item ? 'notes' then item ->> 'notes' else (old).notes end as notes
        from stated
    ), differing as materialized (
        select * from wanted w
        where not w.is_new
          and ((old).customer_name, (old).address, (old).zone_id, (old).unit, (old).city,
               (old).state, (old).postal_code, (old).phone, (old).email, (old).vip,
               (old).latitude, (old).longitude, (old).notes, (old).active)
              is distinct from
              (w.customer_name, w.address, w.zone_id, w.unit, w.city, w.state, w.postal_code,
               w.phone, w.email, w.vip, w.latitude, w.longitude, w.notes, true)
    ), changed as (
        update booker.sites t
        set customer_name = w.customer_name, address = w.address, zone_id = w.zone_id,
            unit = w.unit, city = w.city, state = w.state, postal_code = w.postal_code,
            phone = w.phone, email = w.email, vip = w.vip, latitude = w.latitude,
            longitude = w.longitude, notes = w.notes, active = true
        from differing w
        where t.branch_id = p_branch and t.site_id = w.site_id
        returning 1
    ), added as (
        insert into booker.sites (branch_id, site_id, number, customer_name, address, zone_id,
            unit, city, state, postal_code, phone, email, vip, latitude, longitude, notes)
        select p_branch, site_id, number, customer_name, address, zone_id, unit, city, state,
            postal_code, phone, email, vip, latitude, longitude, notes
        from wanted where is_new
        returning 1
    )
    select (select count(*) from added) as added, (select count(*) from changed) as changed,
           (select count(*) from wanted) as total into counts;
    return app.end_act(p_branch, p_act, 'save_sites', p_content, jsonb_build_object(
        'added', counts.added, 'changed', counts.changed,
        'unchanged', counts.total - counts.added - counts.changed, 'zones_created', made));
end
$$;

-- p_rows: [{"code", "name", "minutes", and any of technicians, all_day, buffer_before,
-- buffer_after}]. Standing bookings keep the length they were promised with.
create function app.save_job_types(p_branch uuid, p_act uuid, p_content jsonb, p_rows jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    counts record;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'save_job_types', p_content);
    if done is not null then
        return done;
    end if;
    with wanted as materialized (
        select j.job_type_id is null as is_new,
            coalesce(j.job_type_id, gen_random_uuid()) as job_type_id,
            e.item ->> 'code' as code, e.item ->> 'name' as name,
            (e.item ->> 'minutes')::integer as minutes,
            coalesce((e.item ->> 'technicians')::integer, j.technicians, 1) as technicians,
            coalesce((e.item ->> 'all_day')::boolean, j.all_day, false) as all_day,
            coalesce((e.item ->> 'buffer_before')::integer, j.buffer_before, 0) as buffer_before,
            coalesce((e.item ->> 'buffer_after')::integer, j.buffer_after, 0) as buffer_after
        from jsonb_array_elements(p_rows) as e (item)
        left join booker.job_types j on j.branch_id = p_branch and j.code = e.item ->> 'code'
    ), changed as (
        update booker.job_types t
        set name = w.name, minutes = w.minutes, technicians = w.technicians,
            all_day = w.all_day, buffer_before = w.buffer_before,
            buffer_after = w.buffer_after, active = true
        from wanted w
        where not w.is_new and t.branch_id = p_branch and t.job_type_id = w.job_type_id
          and (t.name, t.minutes, t.technicians, t.all_day, t.buffer_before, t.buffer_after,
               t.active)
              is distinct from
              (w.name, w.minutes, w.technicians, w.all_day, w.buffer_before, w.buffer_after,
               true)
        returning 1
    ), added as (
        insert into booker.job_types (branch_id, job_type_id, code, name, minutes, technicians,
            all_day, buffer_before, buffer_after)
        select p_branch, job_type_id, code, name, minutes, technicians, all_day, buffer_before,
            buffer_after
        from wanted where is_new
        returning 1
    )
    select (select count(*) from added) as added, (select count(*) from changed) as changed,
           (select count(*) from wanted) as total into counts;
    return app.end_act(p_branch, p_act, 'save_job_types', p_content, jsonb_build_object(
        'added', counts.added, 'changed', counts.changed,
        'unchanged', counts.total - counts.added - counts.changed));
end
$$;

-- p_rows: [{"label", "starts", "ends", and any of weekdays, max_bookings}]. Standing bookings
-- keep the promise they have.
create function app.save_windows(p_branch uuid, p_act uuid, p_content jsonb, p_rows jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    counts record;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'save_windows', p_content);
    if done is not null then
        return done;
    end if;
    with wanted as materialized (
        select x.window_id is null as is_new, coalesce(x.window_id, gen_random_uuid()) as window_id,
            e.item ->> 'label' as label, (e.item ->> 'starts')::time as starts,
            (e.item ->> 'ends')::time as ends,
            case when e.item ? 'weekdays' then array(
                     select d::integer from jsonb_array_elements_text(e.item -> 'weekdays') as d
                     order by 1)
                 else coalesce(x.weekdays, '{1,2,3,4,5,6,7}') end as weekdays,
            case when e.item ? 'max_bookings' then (e.item ->> 'max_bookings')::integer
                 else x.max_bookings end as max_bookings
        from jsonb_array_elements(p_rows) as e (item)
        left join booker.arrival_windows x
          on x.branch_id = p_branch and x.label = e.item ->> 'label'
    ), changed as (
        update booker.arrival_windows t
        set starts = w.starts, ends = w.ends, weekdays = w.weekdays,
            max_bookings = w.max_bookings, active = true
        from wanted w
        where not w.is_new and t.branch_id = p_branch and t.window_id = w.window_id
          and (t.starts, t.ends, t.weekdays, t.max_bookings, t.active)
              is distinct from (w.starts, w.ends, w.weekdays, w.max_bookings, true)
        returning 1
    ), added as (
        insert into booker.arrival_windows (branch_id, window_id, label, starts, ends, weekdays,
            max_bookings)
        select p_branch, window_id, label, starts, ends, weekdays, max_bookings
        from wanted where is_new
        returning 1
    )
    select (select count(*) from added) as added, (select count(*) from changed) as changed,
           (select count(*) from wanted) as total into counts;
    return app.end_act(p_branch, p_act, 'save_windows', p_content, jsonb_build_object(
        'added', counts.added, 'changed', counts.changed,
        'unchanged', counts.total - counts.added - counts.changed));
end
$$;

-- Writes routes as p_routes states them: [{"route_id", "zone_id", "date", "number",
-- "technician", "starts", "ends" (local times), "max_stops", "retired"}]. Shifts become instants
-- here: one time-zone table, one source of truth for clock changes. A maximum below the stops
-- that are still there waits for p_final, until these have moved.
create function app.write_routes(p_branch uuid, p_routes jsonb, p_final boolean) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    set constraints booker.ex_routes_technician deferred;
    with wanted as materialized (
        select w.route_id, w.zone_id, w.date as service_date, w.number, w.technician,
            (w.date + w.starts) at time zone o.timezone as starts_at,
            (w.date + w.ends) at time zone o.timezone as ends_at, w.max_stops,
            coalesce(w.retired, false) as retired
        from jsonb_to_recordset(p_routes) as w (route_id uuid, zone_id uuid, date date,
            number integer, technician text, starts time, ends time, max_stops integer,
            retired boolean)
        join booker.branches o on o.branch_id = p_branch
    ), merged as materialized (
        select w.route_id, w.zone_id, w.service_date, w.number, w.technician, w.starts_at,
            w.ends_at, w.retired, r.route_id is null as is_new,
            case when p_final or r.route_id is null or w.retired or w.max_stops is null
                      or w.max_stops >= r.stop_count then w.max_stops
                 else r.max_stops end as max_stops
        from wanted w
        left join booker.routes r on r.branch_id = p_branch and r.route_id = w.route_id
    ), changed as (
        update booker.routes r
        set technician = m.technician, starts_at = m.starts_at, ends_at = m.ends_at,
            max_stops = m.max_stops, retired = m.retired
        from merged m
        where not m.is_new and r.branch_id = p_branch and r.route_id = m.route_id
          and (r.technician, r.starts_at, r.ends_at, r.max_stops, r.retired)
              is distinct from (m.technician, m.starts_at, m.ends_at, m.max_stops, m.retired)
        returning 1
    )
    insert into booker.routes (branch_id, route_id, zone_id, service_date, number, technician,
        starts_at, ends_at, max_stops, retired)
    select p_branch, route_id, zone_id, service_date, number, technician, starts_at, ends_at,
        max_stops, retired
    from merged where is_new;
end
$$;

-- Capacity is written in two calls of one transaction, because the day is planned between them:
-- save_routes writes what the sheet states, settle_routes what the plan makes of it. Nothing of
-- this can be committed half: the deferred checks of stops, shifts and technicians see to it.
-- Answers the stored result of an act that was done before, null for a new one.
create function app.save_routes(p_branch uuid, p_act uuid, p_content jsonb, p_routes jsonb,
    p_zone_days text[])
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'save_routes', p_content);
    if done is not null then
        return done;
    end if;
    perform app.sweep(p_branch, p_zone_days);
    perform app.write_routes(p_branch, p_routes, false);
    return null;
end
$$;

-- p_final: {"routes": as for write_routes, "moves": as for write_plan, "removed": [route_id]};
-- p_result: what the act answers, counts of routes.
create function app.settle_routes(p_branch uuid, p_act uuid, p_content jsonb, p_final jsonb,
    p_result jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    gone uuid[] := array(
        select r::uuid from jsonb_array_elements_text(coalesce(p_final -> 'removed', '[]')) as r);
    done jsonb;
    clash text;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'save_routes', p_content);
    if done is not null then
        return done;
    end if;
    perform app.write_plan(p_branch, null, jsonb_build_object(
        'moves', coalesce(p_final -> 'moves', '[]'), 'stops', '[]'::jsonb));
    select string_agg(distinct b.reference, ', ') into clash
    from booker.stops t
    join booker.bookings b on b.branch_id = t.branch_id and b.booking_id = t.booking_id
    where t.branch_id = p_branch and t.route_id = any (gone);
    if clash is not null then
        perform app.refuse('BK007', format('Routes of %s would be removed.', clash));
    end if;
    delete from booker.blocks where branch_id = p_branch and route_id = any (gone);
    delete from booker.routes where branch_id = p_branch and route_id = any (gone);
    perform app.write_routes(p_branch, coalesce(p_final -> 'routes', '[]'), true);
    select string_agg(distinct format('%s on %s (%s and %s)', a.technician, a.service_date,
                                      za.name, zb.name), '; ') into clash
    from jsonb_to_recordset(coalesce(p_final -> 'routes', '[]')) as w (route_id uuid)
    join booker.routes a on a.branch_id = p_branch and a.route_id = w.route_id
    join booker.routes b on b.branch_id = a.branch_id and b.technician = a.technician
         and b.route_id <> a.route_id and b.starts_at < a.ends_at and a.starts_at < b.ends_at
    join booker.zones za on za.branch_id = a.branch_id and za.zone_id = a.zone_id
    join booker.zones zb on zb.branch_id = b.branch_id and zb.zone_id = b.zone_id;
    if clash is not null then
        perform app.refuse('BK001', format('On two routes at the same time: %s.', clash));
    end if;
    set constraints all immediate;
    return app.end_act(p_branch, p_act, 'save_routes', p_content, p_result);
end
$$;

-- p_content: {"branch": {hold_minutes, proposal_minutes, minimum_notice_minutes, horizon_days,
-- settled_at, language}, "zones": {name: {default_drive_minutes, road_factor, speed_kmh,
-- max_drive_minutes, vip_reserve_routes, vip_reserve_hours, released_until}},
-- "windows": {label: {max_bookings, active}}}, each with any of its rules.
create function app.set_rules(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    o jsonb := coalesce(p_content -> 'branch', '{}');
    unknown text;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'set_rules', p_content);
    if done is not null then
        return done;
    end if;
    select string_agg(k, ', ') into unknown from (
        select k from jsonb_object_keys(p_content) as k where k not in ('branch', 'zones', 'windows')
        union all
        select k from jsonb_object_keys(o) as k where k not in ('hold_minutes',
            'proposal_minutes', 'minimum_notice_minutes', 'horizon_days', 'settled_at', 'language')
        union all
        select k from jsonb_each(coalesce(p_content -> 'zones', '{}')) as z,
            jsonb_object_keys(z.value) as k
        where k not in ('default_drive_minutes', 'road_factor', 'speed_kmh', 'max_drive_minutes',
            'vip_reserve_routes', 'vip_reserve_hours', 'released_until')
        union all
        select k from jsonb_each(coalesce(p_content -> 'windows', '{}')) as w,
            jsonb_object_keys(w.value) as k
        where k not in ('max_bookings', 'active')
        union all
        select 'zone ' || z.key from jsonb_each(coalesce(p_content -> 'zones', '{}')) as z
        where not exists (select from booker.zones t
                          where t.branch_id = p_branch and t.name = z.key)
        union all
        select 'window ' || w.key from jsonb_each(coalesce(p_content -> 'windows', '{}')) as w
        where not exists (select from booker.arrival_windows t
                          where t.branch_id = p_branch and t.label = w.key)) as u (k);
    if unknown is not null then
        perform app.refuse('BK002', format('There is no such rule, zone or window: %s.', unknown));
    end if;
    if o <> '{}' then
        update booker.branches b
        set hold_minutes = coalesce((o ->> 'hold_minutes')::integer, b.hold_minutes),
            proposal_minutes = coalesce((o ->> 'proposal_minutes')::integer, b.proposal_minutes),
            minimum_notice_minutes = coalesce((o ->> 'minimum_notice_minutes')::integer,
                                              b.minimum_notice_minutes),
            horizon_days = coalesce((o ->> 'horizon_days')::integer, b.horizon_days),
            settled_at = coalesce((o ->> 'settled_at')::time, b.settled_at),
            language = coalesce(o ->> 'language', b.language)
        where b.branch_id = p_branch;
    end if;
    update booker.zones t
    set default_drive_minutes = coalesce((z.value ->> 'default_drive_minutes')::integer,
                                         t.default_drive_minutes),
        road_factor = coalesce((z.value ->> 'road_factor')::double precision, t.road_factor),
        speed_kmh = coalesce((z.value ->> 'speed_kmh')::double precision, t.speed_kmh),
        max_drive_minutes = case when z.value ? 'max_drive_minutes'
            then (z.value ->> 'max_drive_minutes')::integer else t.max_drive_minutes end,
        vip_reserve_routes = coalesce((z.value ->> 'vip_reserve_routes')::integer,
                                      t.vip_reserve_routes),
        vip_reserve_hours = coalesce((z.value ->> 'vip_reserve_hours')::integer,
                                     t.vip_reserve_hours),
        released_until = case when z.value ? 'released_until'
            then (z.value ->> 'released_until')::date else t.released_until end
    from jsonb_each(coalesce(p_content -> 'zones', '{}')) as z
    where t.branch_id = p_branch and t.name = z.key;
    update booker.arrival_windows t
    set max_bookings = case when w.value ? 'max_bookings'
            then (w.value ->> 'max_bookings')::integer else t.max_bookings end,
        active = coalesce((w.value ->> 'active')::boolean, t.active)
    from jsonb_each(coalesce(p_content -> 'windows', '{}')) as w
    where t.branch_id = p_branch and t.label = w.key;
    return app.end_act(p_branch, p_act, 'set_rules', p_content, jsonb_build_object('set', true));
end
$$;

-- p_content: {"zone", "neighbour", "drive_minutes"}: the neighbour's routes may serve the zone's
-- sites, at least so many minutes away; null: no longer.
create function app.set_zone_link(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    home uuid;
    other uuid;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'set_zone_link', p_content);
    if done is not null then
        return done;
    end if;
    select zone_id into home from booker.zones
    where branch_id = p_branch and name = p_content ->> 'zone';
    select zone_id into other from booker.zones
    where branch_id = p_branch and name = p_content ->> 'neighbour';
    if home is null or other is null then
        perform app.refuse('BK002', format('There is no zone %s in this branch.',
            case when home is null then p_content ->> 'zone'
                 else p_content ->> 'neighbour' end));
    elsif home = other then
        perform app.refuse('BK001', 'A zone is not its own neighbour.');
    end if;
    if p_content ->> 'drive_minutes' is null then
        delete from booker.zone_links
        where branch_id = p_branch and zone_id = home and neighbour_id = other;
    else
        insert into booker.zone_links as l (branch_id, zone_id, neighbour_id, drive_minutes)
        values (p_branch, home, other, (p_content ->> 'drive_minutes')::integer)
        on conflict on constraint pk_zone_links do update
        set drive_minutes = excluded.drive_minutes
        where l.drive_minutes <> excluded.drive_minutes;
    end if;
    return app.end_act(p_branch, p_act, 'set_zone_link', p_content, p_content);
end
$$;

-- p_content: {"reason", "date", "starts", "ends" (local; null: the whole day), and any of "zone",
-- "technician", "route" (a number, with zone)}: nothing is planned there any more. What stands
-- there already stays, and is named in the answer: {"block_id", "standing": [reference]}.
create function app.add_block(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    block booker.blocks;
    day date := (p_content ->> 'date')::date;
begin
    perform app.require_role(p_branch, 'dispatcher', 'admin');
    done := app.begin_act(p_branch, p_act, 'add_block', p_content);
    if done is not null then
        return done;
    end if;
    if coalesce(btrim(p_content ->> 'reason'), '') = '' then
        perform app.refuse('BK001', 'A block needs a reason.');
    end if;
    block.block_id := gen_random_uuid();
    if p_content ->> 'zone' is not null then
        select zone_id into block.zone_id from booker.zones
        where branch_id = p_branch and name = p_content ->> 'zone';
        if block.zone_id is null then
            perform app.refuse('BK002', format('There is no zone %s in this branch.',
                p_content ->> 'zone'));
        end if;
    end if;
    if p_content ->> 'route' is not null then
        select route_id into block.route_id from booker.routes
        where branch_id = p_branch and zone_id = block.zone_id and service_date = day
          and number = (p_content ->> 'route')::integer;
        if block.route_id is null then
            perform app.refuse('BK002', format('There is no route %s in %s on %s.',
                p_content ->> 'route', p_content ->> 'zone', day));
        end if;
    end if;
    select (day + coalesce((p_content ->> 'starts')::time, time '00:00')) at time zone o.timezone,
           case when p_content ->> 'ends' is null then (day + 1)::timestamp at time zone o.timezone
                else (day + (p_content ->> 'ends')::time) at time zone o.timezone end
    into block.starts_at, block.ends_at
    from booker.branches o where o.branch_id = p_branch;
    if block.starts_at >= block.ends_at then
        perform app.refuse('BK001', 'A block ends after it starts.');
    end if;
    insert into booker.blocks (branch_id, block_id, zone_id, route_id, technician, starts_at,
        ends_at, reason)
    values (p_branch, block.block_id, block.zone_id, block.route_id,
        p_content ->> 'technician', block.starts_at, block.ends_at,
        btrim(p_content ->> 'reason'));
    return app.end_act(p_branch, p_act, 'add_block', p_content, jsonb_build_object(
        'block_id', block.block_id,
        'standing', (
            select coalesce(jsonb_agg(distinct b.reference), '[]')
            from booker.stops t
            join booker.bookings b on b.branch_id = t.branch_id and b.booking_id = t.booking_id
            join booker.routes r on r.branch_id = t.branch_id and r.route_id = t.route_id
            where t.branch_id = p_branch and t.service_date between day - 1 and day + 1
              and (block.zone_id is null or r.zone_id = block.zone_id)
              and (block.route_id is null or r.route_id = block.route_id)
              and (p_content ->> 'technician' is null
                   or r.technician = p_content ->> 'technician')
              and t.starts_at < block.ends_at and block.starts_at < t.ends_at)));
end
$$;

-- p_content: {"block_id"}.
create function app.remove_block(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
begin
    perform app.require_role(p_branch, 'dispatcher', 'admin');
    done := app.begin_act(p_branch, p_act, 'remove_block', p_content);
    if done is not null then
        return done;
    end if;
    delete from booker.blocks
    where branch_id = p_branch and block_id = (p_content ->> 'block_id')::uuid;
    if not found then
        perform app.refuse('BK002', 'There is no such block in this branch.');
    end if;
    return app.end_act(p_branch, p_act, 'remove_block', p_content, p_content);
end
$$;

grant execute on function
    app.save_zones(uuid, uuid, jsonb, jsonb), app.save_sites(uuid, uuid, jsonb, jsonb),
    app.save_job_types(uuid, uuid, jsonb, jsonb), app.save_windows(uuid, uuid, jsonb, jsonb),
    app.save_routes(uuid, uuid, jsonb, jsonb, text[]),
    app.settle_routes(uuid, uuid, jsonb, jsonb, jsonb),
    app.set_rules(uuid, uuid, jsonb), app.set_zone_link(uuid, uuid, jsonb),
    app.add_block(uuid, uuid, jsonb), app.remove_block(uuid, uuid, jsonb)
to booker_staff;
