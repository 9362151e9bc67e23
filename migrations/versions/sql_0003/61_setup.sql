-- Setup, one entry at a time, as a form states it: a zone, an arrival window, a job type. p_content
-- carries every field of it, and "was": the name, label or code that it had, null for a new one.
-- What is no longer active is not offered; what stands stays.

-- Up to five references of live bookings ahead that a zone has promised, its routes' guests too, and
-- how many more; null: none.
create function app.promised_ahead(p_branch uuid, p_zone uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    with today as materialized (
        select (clock_timestamp() at time zone o.timezone)::date - 1 as day
        from booker.branches o where o.branch_id = p_branch
    ), ahead as materialized (
        select b.booking_id from today
        join booker.bookings b on b.branch_id = p_branch and b.service_date >= today.day
        where b.zone_id = p_zone
        union
        select t.booking_id from today
        join booker.routes r on r.branch_id = p_branch and r.zone_id = p_zone
             and r.service_date >= today.day
        join booker.stops t on t.branch_id = p_branch and t.route_id = r.route_id
             and t.zone_day = r.zone_day
    ), live as (
        select b.reference, row_number() over (order by b.promised_from, b.reference) as nth,
               count(*) over () as total
        from ahead a
        join booker.bookings b on b.branch_id = p_branch and b.booking_id = a.booking_id
        where b.keeps_for is null and b.promised_to > clock_timestamp()
          and (b.state = 'confirmed' or (b.state in ('held', 'proposed')
               and b.expires_at > clock_timestamp()))
    )
    select string_agg(reference, ', ' order by nth)
           || case when max(total) > 5 then format(' and %s more', max(total) - 5) else '' end
    from live where nth <= 5
$$;

create function app.save_zone(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    old booker.zones;
    wanted booker.zones;
    other text;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'save_zone', p_content);
    if done is not null then
        return done;
    end if;
    if p_content ->> 'was' is not null then
        select * into old from booker.zones
        where branch_id = p_branch and name = p_content ->> 'was' for update;
        if not found then
            perform app.refuse('BK002', format('There is no zone %s in this branch.',
                p_content ->> 'was'));
        end if;
    end if;
    select z.name into other from booker.zones z
    where z.branch_id = p_branch and lower(z.name) = lower(p_content ->> 'name')
      and z.zone_id is distinct from old.zone_id;
    if found then
        perform app.refuse('BK001', format('There is a zone %s already.', other),
            'Choose another name.');
    end if;
    wanted := old;
    wanted.name := p_content ->> 'name';
    wanted.default_drive_minutes := (p_content ->> 'default_drive_minutes')::integer;
    wanted.road_factor := (p_content ->> 'road_factor')::double precision;
    wanted.speed_kmh := (p_content ->> 'speed_kmh')::double precision;
    wanted.max_drive_minutes := (p_content ->> 'max_drive_minutes')::integer;
    wanted.vip_reserve_routes := (p_content ->> 'vip_reserve_routes')::integer;
    wanted.vip_reserve_hours := (p_content ->> 'vip_reserve_hours')::integer;
    wanted.released_until := (p_content ->> 'released_until')::date;
    wanted.active := (p_content ->> 'active')::boolean;
    if old.active and not wanted.active
       and app.promised_ahead(p_branch, old.zone_id) is not null
    then
        perform app.refuse('BK007', format('%s has bookings ahead: %s.', old.name,
            app.promised_ahead(p_branch, old.zone_id)), 'Move or cancel them first.');
    end if;
    if old.zone_id is null then
        wanted.branch_id := p_branch;
        wanted.zone_id := gen_random_uuid();
        insert into booker.zones select (wanted).*;
    elsif wanted is distinct from old then
        update booker.zones z
        set name = wanted.name, default_drive_minutes = wanted.default_drive_minutes,
            road_factor = wanted.road_factor, speed_kmh = wanted.speed_kmh,
            max_drive_minutes = wanted.max_drive_minutes,
            vip_reserve_routes = wanted.vip_reserve_routes,
            vip_reserve_hours = wanted.vip_reserve_hours,
            released_until = wanted.released_until, active = wanted.active
        where z.branch_id = p_branch and z.zone_id = old.zone_id;
    end if;
    return app.end_act(p_branch, p_act, 'save_zone', p_content,
                       jsonb_build_object('name', wanted.name));
end
$$;

-- A zone that is no longer active takes no new booking, whoever plans it.
create function app.guard_zone() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    z booker.zones;
begin
    select * into z from booker.zones
    where branch_id = new.branch_id and zone_id = new.zone_id and not active;
    if found then
        perform app.refuse('BK003', format('The zone %s is no longer served.', z.name),
            'Move the site to another zone.');
    end if;
    return new;
end
$$;
create trigger guard_zone before insert on booker.bookings
    for each row execute function app.guard_zone();

create function app.save_window(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    old booker.arrival_windows;
    wanted booker.arrival_windows;
    other text;
    most record;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'save_window', p_content);
    if done is not null then
        return done;
    end if;
    if p_content ->> 'was' is not null then
        select * into old from booker.arrival_windows
        where branch_id = p_branch and label = p_content ->> 'was' for update;
        if not found then
            perform app.refuse('BK002', format('There is no arrival window %s in this branch.',
                p_content ->> 'was'));
        end if;
    end if;
    select w.label into other from booker.arrival_windows w
    where w.branch_id = p_branch and lower(w.label) = lower(p_content ->> 'label')
      and w.window_id is distinct from old.window_id;
    if found then
        perform app.refuse('BK001', format('There is an arrival window %s already.', other),
            'Choose another label.');
    end if;
    wanted := old;
    wanted.label := p_content ->> 'label';
    wanted.starts := (p_content ->> 'starts')::time;
    wanted.ends := (p_content ->> 'ends')::time;
    wanted.weekdays := array(
        select d::integer from jsonb_array_elements_text(p_content -> 'weekdays') as d order by 1);
    wanted.max_bookings := (p_content ->> 'max_bookings')::integer;
    wanted.active := (p_content ->> 'active')::boolean;
    select z.name, l.service_date, l.taken into most
    from booker.window_loads l
    join booker.zones z on z.branch_id = l.branch_id and z.zone_id = l.zone_id
    where l.branch_id = p_branch and l.window_id = old.window_id
      and l.taken > wanted.max_bookings
      and l.service_date >= (clock_timestamp() at time zone 'UTC')::date - 1
    order by l.service_date, z.name limit 1;
    if found then
        perform app.refuse('BK007', format('In %s, %s bookings of %s are promised on %s already.',
            most.name, most.taken, old.label, most.service_date), 'Choose a higher limit.');
    end if;
    if old.window_id is null then
        wanted.branch_id := p_branch;
        wanted.window_id := gen_random_uuid();
        insert into booker.arrival_windows select (wanted).*;
    elsif wanted is distinct from old then
        update booker.arrival_windows w
        set label = wanted.label, starts = wanted.starts, ends = wanted.ends,
            weekdays = wanted.weekdays, max_bookings = wanted.max_bookings,
            active = wanted.active
        where w.branch_id = p_branch and w.window_id = old.window_id;
    end if;
    return app.end_act(p_branch, p_act, 'save_window', p_content,
                       jsonb_build_object('label', wanted.label));
end
$$;

create function app.save_job_type(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    old booker.job_types;
    wanted booker.job_types;
    other text;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'save_job_type', p_content);
    if done is not null then
        return done;
    end if;
    if p_content ->> 'was' is not null then
        select * into old from booker.job_types
        where branch_id = p_branch and code = p_content ->> 'was' for update;
        if not found then
            perform app.refuse('BK002', format('There is no job type %s in this branch.',
                p_content ->> 'was'));
        end if;
    end if;
    select j.code into other from booker.job_types j
    where j.branch_id = p_branch and lower(j.code) = lower(p_content ->> 'code')
      and j.job_type_id is distinct from old.job_type_id;
    if found then
        perform app.refuse('BK001', format('There is a job type %s already.', other),
            'Choose another code.');
    end if;
    wanted := old;
    wanted.code := p_content ->> 'code';
    wanted.name := p_content ->> 'name';
    wanted.minutes := (p_content ->> 'minutes')::integer;
    wanted.technicians := (p_content ->> 'technicians')::integer;
    wanted.all_day := (p_content ->> 'all_day')::boolean;
    wanted.buffer_before := (p_content ->> 'buffer_before')::integer;
    wanted.buffer_after := (p_content ->> 'buffer_after')::integer;
    wanted.active := (p_content ->> 'active')::boolean;
    wanted.questions := array(
        select q from jsonb_array_elements_text(p_content -> 'questions') with ordinality as a (q, n)
        order by n);
    if old.job_type_id is null then
        wanted.branch_id := p_branch;
        wanted.job_type_id := gen_random_uuid();
        insert into booker.job_types select (wanted).*;
    elsif wanted is distinct from old then
        update booker.job_types j
        set code = wanted.code, name = wanted.name, minutes = wanted.minutes,
            technicians = wanted.technicians, all_day = wanted.all_day,
            buffer_before = wanted.buffer_before, buffer_after = wanted.buffer_after,
            active = wanted.active, questions = wanted.questions
        where j.branch_id = p_branch and j.job_type_id = old.job_type_id;
    end if;
    return app.end_act(p_branch, p_act, 'save_job_type', p_content,
                       jsonb_build_object('code', wanted.code));
end
$$;
-- As promised_ahead, of a site.
create function app.site_promised_ahead(p_branch uuid, p_site uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    with live as (
        select b.reference, row_number() over (order by b.promised_from, b.reference) as nth,
               count(*) over () as total
        from booker.bookings b
        where b.branch_id = p_branch and b.site_id = p_site
          and b.keeps_for is null and b.promised_to > clock_timestamp()
          and (b.state = 'confirmed' or (b.state in ('held', 'proposed')
               and b.expires_at > clock_timestamp()))
    )
    select string_agg(reference, ', ' order by nth)
           || case when max(total) > 5 then format(' and %s more', max(total) - 5) else '' end
    from live where nth <= 5
$$;

-- A site is offered nothing any more, or again. p_content: {"number", "active"}. place_hold refuses
-- an inactive one, whoever plans it; what is just being held is waited for by its key.
create function app.set_site_active(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    s booker.sites;
    wanted boolean := (p_content ->> 'active')::boolean;
    promised text;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'set_site_active', p_content);
    if done is not null then
        return done;
    end if;
    if wanted is null then
        perform app.refuse('BK001', 'A site is active or it is not.');
    end if;
    select * into s from booker.sites
    where branch_id = p_branch and number = p_content ->> 'number' for update;
    if not found then
        perform app.refuse('BK002', format('There is no site %s in this branch.',
            p_content ->> 'number'));
    end if;
    if s.active and not wanted then
        promised := app.site_promised_ahead(p_branch, s.site_id);
        if promised is not null then
            perform app.refuse('BK007', format('%s has bookings ahead: %s.', s.number, promised),
                'Move or cancel them first.');
        end if;
    end if;
    if s.active <> wanted then
        update booker.sites t set active = wanted
        where t.branch_id = p_branch and t.site_id = s.site_id;
    end if;
    return app.end_act(p_branch, p_act, 'set_site_active', p_content,
                       jsonb_build_object('number', s.number));
end
$$;
grant execute on function
    app.save_zone(uuid, uuid, jsonb), app.save_window(uuid, uuid, jsonb),
    app.save_job_type(uuid, uuid, jsonb), app.set_site_active(uuid, uuid, jsonb)
to booker_staff;
