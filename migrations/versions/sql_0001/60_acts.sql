-- The acts: one function each, called by core/booking in a SERIALIZABLE transaction that holds
-- the zone-days' locks. Staff have no other way to write. A function checks who asks, whether
-- the act was done before, and every rule that does not need a plan; the plan that comes with it
-- is only believed as far as the constraints let it.

create function app.instant(p_branch uuid, p_date date, p_time time) returns timestamptz
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select (p_date + p_time) at time zone b.timezone
    from booker.branches b where b.branch_id = p_branch
$$;

-- Volatile, so that it sees what the statement that calls it has just written.
create function app.booking_json(p_branch uuid, p_booking uuid) returns jsonb
language sql volatile set search_path = pg_catalog, pg_temp
as $$
    select jsonb_build_object(
        'booking_id', b.booking_id, 'reference', b.reference, 'state', b.state,
        'site', s.number, 'customer_name', s.customer_name, 'job_type', j.code, 'zone', z.name,
        'date', b.service_date, 'window', w.label,
        'promised_from', b.promised_from at time zone 'UTC',
        'promised_to', b.promised_to at time zone 'UTC',
        'minutes', b.minutes, 'technicians', b.technicians, 'all_day', b.all_day, 'vip', b.vip,
        'held_by', b.held_by, 'held_at', b.held_at at time zone 'UTC',
        'expires_at', case when b.state in ('held', 'proposed', 'expired')
                           then b.expires_at at time zone 'UTC' end,
        'overdue', b.state in ('held', 'proposed') and b.expires_at <= clock_timestamp(),
        'agreed', b.agreed,
        'confirmed_by', b.confirmed_by, 'confirmed_at', b.confirmed_at at time zone 'UTC',
        'closed_by', b.closed_by, 'closed_at', b.closed_at at time zone 'UTC',
        'reason', b.reason,
        'replaces', (select r.reference from booker.bookings r
                     where r.branch_id = b.branch_id and r.booking_id = b.replaces),
        'message', (select m.state from booker.messages m
                    where m.branch_id = b.branch_id and m.booking_id = b.booking_id
                    order by m.drafted_at desc limit 1),
        'stops', coalesce((
            select jsonb_agg(jsonb_build_object(
                'route', r.number, 'technician', r.technician,
                'starts_at', t.starts_at at time zone 'UTC',
                'arrives_at', t.arrives_at at time zone 'UTC',
                'ends_at', t.ends_at at time zone 'UTC',
                'drive_minutes', t.drive_minutes) order by r.number)
            from booker.stops t
            join booker.routes r on r.branch_id = t.branch_id and r.route_id = t.route_id
            where t.branch_id = b.branch_id and t.booking_id = b.booking_id), '[]'))
    from booker.bookings b
    join booker.sites s on s.branch_id = b.branch_id and s.site_id = b.site_id
    join booker.job_types j on j.branch_id = b.branch_id and j.job_type_id = b.job_type_id
    join booker.zones z on z.branch_id = b.branch_id and z.zone_id = b.zone_id
    join booker.arrival_windows w on w.branch_id = b.branch_id and w.window_id = b.window_id
    where b.branch_id = p_branch and b.booking_id = p_booking
$$;

-- Records what the clock has already decided: holds past their expiry are gone. Whoever writes
-- to a zone-day does it first; no daemon is needed for it.
create function app.sweep(p_branch uuid, p_zone_days text[]) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    key text;
    due uuid[] := '{}';
    n integer;
begin
    -- zone-day by zone-day through the hash indexes: any other way in reads the whole branch, and
    -- at SERIALIZABLE fails with what other zones write at the same moment
    foreach key in array p_zone_days loop
        due := due || array(
            select b.booking_id from booker.bookings b
            where b.zone_day = key and b.branch_id = p_branch
              and b.state in ('held', 'proposed') and b.expires_at <= clock_timestamp());
        -- with bookings of other zones that have a stop on this one's routes
        due := due || array(
            select b.booking_id from booker.stops t
            join booker.bookings b on b.branch_id = t.branch_id and b.booking_id = t.booking_id
            where t.zone_day = key and t.branch_id = p_branch and b.zone_day <> key
              and b.state in ('held', 'proposed') and b.expires_at <= clock_timestamp());
    end loop;
    if due = '{}' then
        return 0;
    end if;
    update booker.bookings b set state = 'expired', closed_at = clock_timestamp(),
        closed_by = 'the clock'
    where b.branch_id = p_branch and b.booking_id = any (due)
      and b.state in ('held', 'proposed');
    get diagnostics n = row_count;
    return n;
end
$$;

-- Writes the plan's moves of standing stops and a booking's own stops.
-- p_plan: {"moves": [{"stop_id", "route_id", "starts_at", "arrives_at", "ends_at", "drive"}],
--          "stops": [the same without stop_id]}, instants as ISO text with offset.
create function app.write_plan(p_branch uuid, p_booking uuid, p_plan jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    wanted integer := jsonb_array_length(coalesce(p_plan -> 'moves', '[]'));
    n integer;
    bad text;
begin
    set constraints booker.ex_stops_no_overlap, booker.uq_stops_route deferred;
    if wanted > 0 then
        -- who has read a route by now does not lose or gain a stop (docs/domain.md, settled), and
        -- a stop that changes its route needs one that serves its zone on its day
        select string_agg(b.reference, ', ') into bad
        from jsonb_to_recordset(p_plan -> 'moves') as m (stop_id uuid, route_id uuid)
        join booker.stops t on t.branch_id = p_branch and t.stop_id = m.stop_id
        join booker.bookings b on b.branch_id = t.branch_id and b.booking_id = t.booking_id
        join booker.branches o on o.branch_id = t.branch_id
        where b.state in ('completed', 'no_show')
           or (t.route_id <> m.route_id and (
               clock_timestamp() >= (t.service_date - 1 + o.settled_at) at time zone o.timezone
               or not exists (
                   select from booker.routes r
                   where r.branch_id = p_branch and r.route_id = m.route_id and not r.retired
                     and r.service_date = b.service_date
                     and (r.zone_id = b.zone_id or exists (
                         select from booker.zone_links l
                         where l.branch_id = b.branch_id and l.zone_id = b.zone_id
                           and l.neighbour_id = r.zone_id)))));
        if bad is not null then
            perform app.refuse('BK009', format('The stops of %s may not move any more.', bad));
        end if;
        update booker.stops t
        set route_id = m.route_id, zone_id = r.zone_id, service_date = r.service_date,
            starts_at = m.starts_at, arrives_at = m.arrives_at, ends_at = m.ends_at,
            drive_minutes = m.drive
        from jsonb_to_recordset(p_plan -> 'moves') as m (stop_id uuid, route_id uuid,
            starts_at timestamptz, arrives_at timestamptz, ends_at timestamptz, drive integer)
        join booker.routes r on r.branch_id = p_branch and r.route_id = m.route_id
        where t.branch_id = p_branch and t.stop_id = m.stop_id;
        get diagnostics n = row_count;
        if n <> wanted then
            perform app.refuse('BK009', 'The routes changed while the day was planned.');
        end if;
    end if;
    insert into booker.stops (branch_id, stop_id, booking_id, route_id, zone_id, service_date,
        starts_at, arrives_at, ends_at, drive_minutes)
    select p_branch, gen_random_uuid(), p_booking, r.route_id, r.zone_id, r.service_date,
        s.starts_at, s.arrives_at, s.ends_at, s.drive
    from jsonb_to_recordset(p_plan -> 'stops') as s (route_id uuid,
        starts_at timestamptz, arrives_at timestamptz, ends_at timestamptz, drive integer)
    join booker.routes r on r.branch_id = p_branch and r.route_id = s.route_id
    where not r.retired;
    get diagnostics n = row_count;
    if n <> jsonb_array_length(p_plan -> 'stops') then
        perform app.refuse('BK009', 'The routes changed while the day was planned.');
    end if;
end
$$;

-- A plan may only use routes of the booking's own zone or of a linked neighbour, on its own day,
-- outside their blocks.
create function app.check_eligible(p_branch uuid, p_booking uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if exists (
        select from booker.stops t
        join booker.bookings b on b.branch_id = t.branch_id and b.booking_id = t.booking_id
        where t.branch_id = p_branch and t.booking_id = p_booking
          and (t.service_date <> b.service_date or (t.zone_id <> b.zone_id and not exists (
              select from booker.zone_links l
              where l.branch_id = b.branch_id and l.zone_id = b.zone_id
                and l.neighbour_id = t.zone_id))))
    then
        perform app.refuse('BK009', 'That route does not serve this zone on this day.');
    end if;
    if exists (
        select from booker.stops t
        join booker.routes r on r.branch_id = t.branch_id and r.route_id = t.route_id
        join booker.blocks x on x.branch_id = t.branch_id
         and x.starts_at < t.ends_at and t.starts_at < x.ends_at
         and (x.zone_id is null or x.zone_id = r.zone_id)
         and (x.route_id is null or x.route_id = r.route_id)
         and (x.technician is null or x.technician = r.technician)
        where t.branch_id = p_branch and t.booking_id = p_booking)
    then
        perform app.refuse('BK009', 'That route is blocked at that time.');
    end if;
end
$$;

-- How many routes of each zone-day with a VIP reserve carry other customers' stops.
create function app.common_routes(p_branch uuid, p_zone_days text[]) returns jsonb
language sql volatile security definer set search_path = pg_catalog, pg_temp
as $$
    select coalesce(jsonb_object_agg(d.zone_day, d.used), '{}')
    from (
        select r.zone_day, count(*) filter (where not r.retired and exists (
                   select from booker.stops t
                   join booker.bookings b
                     on b.branch_id = t.branch_id and b.booking_id = t.booking_id
                   where t.zone_day = r.zone_day and t.branch_id = r.branch_id
                     and t.route_id = r.route_id and not b.vip)) as used
        from unnest(p_zone_days) as k (zone_day)
        join booker.routes r on r.zone_day = k.zone_day and r.branch_id = p_branch
        join booker.zones z on z.branch_id = r.branch_id and z.zone_id = r.zone_id
        where z.vip_reserve_routes > 0
        group by r.zone_day
    ) d
$$;

-- So many routes of a zone-day are kept for VIP sites until so many hours before its first shift.
-- p_before: common_routes before the plan was written; what stood too many by then may stay.
create function app.check_vip_reserve(p_branch uuid, p_before jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    f record;
begin
    if p_before = '{}' then
        return;
    end if;
    for f in
        select z.name, z.vip_reserve_routes as reserve, d.routes,
               (u.used)::integer as used, (p_before ->> u.zone_day)::integer as before
        from jsonb_each_text(app.common_routes(p_branch, array(
            select jsonb_object_keys(p_before)))) as u (zone_day, used)
        cross join lateral (
            select r.zone_id, min(r.starts_at) as first_shift,
                   count(*) filter (where not r.retired) as routes
            from booker.routes r
            where r.zone_day = u.zone_day and r.branch_id = p_branch
            group by r.zone_id
        ) d
        join booker.zones z on z.branch_id = p_branch and z.zone_id = d.zone_id
        where clock_timestamp() < d.first_shift - make_interval(hours => z.vip_reserve_hours)
    loop
        if f.used > f.before and f.used > greatest(f.routes - f.reserve, 0) then
            perform app.refuse('BK003', format('%s of %s routes in %s are reserved for VIP '
                'customers.', f.reserve, f.routes, f.name));
        end if;
    end loop;
end
$$;

-- Window, date and clock rules that need no plan. Returns the promise.
create function app.promise(p_branch uuid, p_zone uuid, p_date date, p_window uuid,
    out promised_from timestamptz, out promised_to timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    o booker.branches;
    w booker.arrival_windows;
    z booker.zones;
    today date;
begin
    select * into o from booker.branches where branch_id = p_branch;
    select * into w from booker.arrival_windows
    where branch_id = p_branch and window_id = p_window;
    select * into z from booker.zones where branch_id = p_branch and zone_id = p_zone;
    today := (clock_timestamp() at time zone o.timezone)::date;
    promised_from := (p_date + w.starts) at time zone o.timezone;
    promised_to := (p_date + w.ends) at time zone o.timezone;
    if not w.active or not extract(isodow from p_date)::integer = any (w.weekdays) then
        perform app.refuse('BK003', format('The window %s is closed on %s.', w.label, p_date));
    elsif promised_from < clock_timestamp() + make_interval(mins => o.minimum_notice_minutes) then
        perform app.refuse('BK003', format('Too soon: bookings need %s minutes'' notice.',
                                           o.minimum_notice_minutes));
    elsif p_date > today + o.horizon_days then
        perform app.refuse('BK003', format('Bookings are taken up to %s days ahead.',
                                           o.horizon_days));
    elsif z.released_until is not null and p_date > z.released_until then
        perform app.refuse('BK003', format('%s is released until %s only.', z.name,
                                           z.released_until));
    end if;
end
$$;

create function app.draft(p_branch uuid, p_booking uuid, p_draft jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update booker.messages set state = 'withdrawn', withdrawn_at = clock_timestamp()
    where branch_id = p_branch and booking_id = p_booking and state = 'draft';
    insert into booker.messages (branch_id, message_id, booking_id, kind, state, recipient,
        subject, html, text)
    select p_branch, gen_random_uuid(), b.booking_id, 'confirmation', 'draft', s.email,
        p_draft ->> 'subject', p_draft ->> 'html', p_draft ->> 'text'
    from booker.bookings b
    join booker.sites s on s.branch_id = b.branch_id and s.site_id = b.site_id
    where b.branch_id = p_branch and b.booking_id = p_booking;
end
$$;

-- The zone-days a plan touches, besides the booking's own.
create function app.plan_zone_days(p_branch uuid, p_plan jsonb) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select coalesce(array_agg(distinct r.zone_day), '{}')
    from jsonb_array_elements(
        coalesce(p_plan -> 'stops', '[]') || coalesce(p_plan -> 'moves', '[]')) as e (item)
    join booker.routes r
      on r.branch_id = p_branch and r.route_id = (e.item ->> 'route_id')::uuid
$$;

create function app.zone_day(p_zone uuid, p_date date) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp
as $$ select p_zone::text || ':' || (p_date - date '2000-01-01')::text $$;

-- p_content: what the act is about, in the words of the desk; p_plan as for write_plan, with
-- "booking_id", "reference", "site_id", "job_type_id", "window_id" and "draft".
create function app.place_hold(p_branch uuid, p_date date, p_plan jsonb, p_replaces uuid)
returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    booking uuid := (p_plan ->> 'booking_id')::uuid;
    s booker.sites;
    j booker.job_types;
    o booker.branches;
    promise record;
    before jsonb;
    moment timestamptz;
begin
    select * into s from booker.sites
    where branch_id = p_branch and site_id = (p_plan ->> 'site_id')::uuid and active;
    if not found then
        perform app.refuse('BK002', 'There is no such site in this branch.');
    end if;
    select * into j from booker.job_types
    where branch_id = p_branch and job_type_id = (p_plan ->> 'job_type_id')::uuid and active;
    if not found then
        perform app.refuse('BK002', 'There is no such job type in this branch.');
    end if;
    select * into o from booker.branches where branch_id = p_branch;
    perform app.sweep(p_branch, app.plan_zone_days(p_branch, p_plan)
                                || app.zone_day(s.zone_id, p_date));
    promise := app.promise(p_branch, s.zone_id, p_date, (p_plan ->> 'window_id')::uuid);
    moment := clock_timestamp();
    insert into booker.bookings (branch_id, booking_id, reference, site_id, job_type_id, zone_id,
        service_date, window_id, state, promised_from, promised_to, minutes, technicians,
        all_day, buffer_before, buffer_after, vip, held_by, held_at, expires_at, replaces)
    values (p_branch, booking, p_plan ->> 'reference', s.site_id, j.job_type_id, s.zone_id,
        p_date, (p_plan ->> 'window_id')::uuid, 'held', promise.promised_from,
        promise.promised_to, coalesce(j.minutes, 0), j.technicians, j.all_day, j.buffer_before,
        j.buffer_after, s.vip, session_user, moment,
        moment + make_interval(mins => o.hold_minutes), p_replaces);
    before := app.common_routes(p_branch, app.plan_zone_days(p_branch, p_plan));
    perform app.write_plan(p_branch, booking, p_plan);
    perform app.check_eligible(p_branch, booking);
    if not s.vip then
        perform app.check_vip_reserve(p_branch, before);
    end if;
    perform app.draft(p_branch, booking, p_plan -> 'draft');
    set constraints all immediate;
    return booking;
end
$$;

create function app.hold(p_branch uuid, p_act uuid, p_content jsonb, p_plan jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
begin
    perform app.require_role(p_branch, 'csr', 'dispatcher', 'admin');
    done := app.begin_act(p_branch, p_act, 'hold', p_content);
    if done is not null then
        return done;
    end if;
    return app.end_act(p_branch, p_act, 'hold', p_content, app.booking_json(p_branch,
        app.place_hold(p_branch, (p_content ->> 'date')::date, p_plan, null)));
end
$$;

-- The booking an act names, locked; refuses what is not there.
create function app.booking_for_update(p_branch uuid, p_reference text) returns booker.bookings
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    b booker.bookings;
begin
    select * into b from booker.bookings
    where branch_id = p_branch and reference = p_reference for update;
    if not found or b.keeps_for is not null then
        perform app.refuse('BK002', format('There is no booking %s in this branch.', p_reference));
    end if;
    return b;
end
$$;

-- Refuses, with who did what when, an act that comes too late for the booking's state.
create function app.require_state(b booker.bookings, variadic p_states text[]) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
    zone text := (select timezone from booker.branches where branch_id = b.branch_id);
begin
    if b.state = 'expired'
       or (b.state in ('held', 'proposed') and b.expires_at <= clock_timestamp())
    then
        perform app.refuse('BK004', format('The hold %s expired at %s.', b.reference,
            to_char(b.expires_at at time zone zone, 'HH24:MI:SS')));
    elsif not b.state = any (p_states) then
        perform app.refuse('BK005', case b.state
            when 'confirmed' then format('%s was confirmed by %s at %s.', b.reference,
                b.confirmed_by, to_char(b.confirmed_at at time zone zone, 'HH24:MI:SS'))
            when 'held' then format('%s is still only held.', b.reference)
            when 'proposed' then format('%s waits for the customer''s answer to a proposal.',
                b.reference)
            else format('%s was %s by %s at %s.', b.reference,
                case b.state when 'no_show' then 'marked a no-show' else b.state end,
                coalesce(b.closed_by, '?'),
                to_char(b.closed_at at time zone zone, 'YYYY-MM-DD HH24:MI:SS')) end);
    end if;
end
$$;

create function app.reschedule(p_branch uuid, p_act uuid, p_content jsonb, p_plan jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    b booker.bookings;
begin
    perform app.require_role(p_branch, 'csr', 'dispatcher', 'admin');
    done := app.begin_act(p_branch, p_act, 'reschedule', p_content);
    if done is not null then
        return done;
    end if;
    b := app.booking_for_update(p_branch, p_content ->> 'reference');
    perform app.require_state(b, 'confirmed');
    if (p_plan ->> 'site_id')::uuid <> b.site_id
       or (p_plan ->> 'job_type_id')::uuid <> b.job_type_id
    then
        perform app.refuse('BK001', 'A rescheduled booking keeps its site and its job type.');
    end if;
    return app.end_act(p_branch, p_act, 'reschedule', p_content, app.booking_json(p_branch,
        app.place_hold(p_branch, (p_content ->> 'date')::date, p_plan, b.booking_id)));
end
$$;

create function app.confirm(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    b booker.bookings;
    old booker.bookings;
begin
    perform app.require_role(p_branch, 'dispatcher');
    done := app.begin_act(p_branch, p_act, 'confirm', p_content);
    if done is not null then
        return done;
    end if;
    b := app.booking_for_update(p_branch, p_content ->> 'reference');
    perform app.require_state(b, 'held');
    if b.replaces is not null then
        select * into old from booker.bookings
        where branch_id = p_branch and booking_id = b.replaces for update;
        perform app.require_state(old, 'confirmed');
        update booker.bookings set state = 'rescheduled', closed_by = session_user,
            closed_at = clock_timestamp(), reason = 'replaced by ' || b.reference
        where branch_id = p_branch and booking_id = b.replaces;
    end if;
    update booker.bookings set state = 'confirmed', confirmed_by = session_user,
        confirmed_at = clock_timestamp()
    where branch_id = p_branch and booking_id = b.booking_id;
    -- the customer's message goes out with the promise, in one transaction, and never earlier
    update booker.messages set state = 'queued', queued_at = clock_timestamp()
    where branch_id = p_branch and booking_id = b.booking_id and state = 'draft';
    set constraints all immediate;
    return app.end_act(p_branch, p_act, 'confirm', p_content,
                       app.booking_json(p_branch, b.booking_id));
end
$$;

-- The old window stays held, by a row of its own that keeps it, until the customer answers.
create function app.propose(p_branch uuid, p_act uuid, p_content jsonb, p_plan jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    b booker.bookings;
    promise record;
    before jsonb;
    keeper uuid := gen_random_uuid();
    until timestamptz;
    day date := (p_content ->> 'date')::date;
begin
    perform app.require_role(p_branch, 'dispatcher');
    done := app.begin_act(p_branch, p_act, 'propose', p_content);
    if done is not null then
        return done;
    end if;
    b := app.booking_for_update(p_branch, p_content ->> 'reference');
    perform app.require_state(b, 'held');
    if (b.service_date, b.window_id) = (day, (p_plan ->> 'window_id')::uuid) then
        perform app.refuse('BK001', 'That is the window it already has.');
    end if;
    perform app.sweep(p_branch, app.plan_zone_days(p_branch, p_plan)
        || array[b.zone_day, app.zone_day(b.zone_id, day)]);
    promise := app.promise(p_branch, b.zone_id, day, (p_plan ->> 'window_id')::uuid);
    until := clock_timestamp() + make_interval(mins => (
        select proposal_minutes from booker.branches where branch_id = p_branch));
    until := greatest(until, b.expires_at);
    set constraints booker.ex_stops_no_overlap, booker.uq_stops_route deferred;
    update booker.bookings set state = 'proposed', service_date = day,
        window_id = (p_plan ->> 'window_id')::uuid, promised_from = promise.promised_from,
        promised_to = promise.promised_to, expires_at = until, agreed = false
    where branch_id = p_branch and booking_id = b.booking_id;
    insert into booker.bookings (branch_id, booking_id, reference, site_id, job_type_id, zone_id,
        service_date, window_id, state, promised_from, promised_to, minutes, technicians,
        all_day, buffer_before, buffer_after, vip, held_by, held_at, expires_at, agreed,
        keeps_for)
    select p_branch, keeper, b.reference || '~' || (1 + count(*)), b.site_id, b.job_type_id,
        b.zone_id, b.service_date, b.window_id, 'held', b.promised_from, b.promised_to,
        b.minutes, b.technicians, b.all_day, b.buffer_before, b.buffer_after, b.vip, b.held_by,
        b.held_at, until, b.agreed, b.booking_id
    from booker.bookings k where k.branch_id = p_branch and k.keeps_for = b.booking_id;
    update booker.stops set booking_id = keeper
    where branch_id = p_branch and booking_id = b.booking_id;
    before := app.common_routes(p_branch, app.plan_zone_days(p_branch, p_plan));
    perform app.write_plan(p_branch, b.booking_id, p_plan);
    perform app.check_eligible(p_branch, b.booking_id);
    if not b.vip then
        perform app.check_vip_reserve(p_branch, before);
    end if;
    update booker.messages set state = 'withdrawn', withdrawn_at = clock_timestamp()
    where branch_id = p_branch and booking_id = b.booking_id and state = 'draft';
    set constraints all immediate;
    return app.end_act(p_branch, p_act, 'propose', p_content,
                       app.booking_json(p_branch, b.booking_id));
end
$$;

create function app.drop_keeper(p_branch uuid, p_booking uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$
    update booker.bookings set state = 'released', closed_by = session_user,
        closed_at = clock_timestamp()
    where branch_id = p_branch and keeps_for = p_booking and state = 'held'
$$;

create function app.accept(p_branch uuid, p_act uuid, p_content jsonb, p_draft jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    b booker.bookings;
begin
    perform app.require_role(p_branch, 'csr', 'dispatcher', 'admin');
    done := app.begin_act(p_branch, p_act, 'accept', p_content);
    if done is not null then
        return done;
    end if;
    b := app.booking_for_update(p_branch, p_content ->> 'reference');
    perform app.require_state(b, 'proposed');
    perform app.drop_keeper(p_branch, b.booking_id);
    update booker.bookings set state = 'held', agreed = true,
        expires_at = clock_timestamp() + make_interval(mins => (
            select hold_minutes from booker.branches where branch_id = p_branch))
    where branch_id = p_branch and booking_id = b.booking_id;
    perform app.draft(p_branch, b.booking_id, p_draft);
    set constraints all immediate;
    return app.end_act(p_branch, p_act, 'accept', p_content,
                       app.booking_json(p_branch, b.booking_id));
end
$$;

-- The customer said no: the hold is released, or goes back to the window it had.
create function app.decline(p_branch uuid, p_act uuid, p_content jsonb, p_draft jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    b booker.bookings;
    k booker.bookings;
begin
    perform app.require_role(p_branch, 'csr', 'dispatcher', 'admin');
    done := app.begin_act(p_branch, p_act, 'decline', p_content);
    if done is not null then
        return done;
    end if;
    b := app.booking_for_update(p_branch, p_content ->> 'reference');
    perform app.require_state(b, 'proposed');
    if coalesce((p_content ->> 'keep_old')::boolean, false) then
        select * into strict k from booker.bookings
        where branch_id = p_branch and keeps_for = b.booking_id and state = 'held' for update;
        set constraints booker.uq_stops_route deferred;
        delete from booker.stops where branch_id = p_branch and booking_id = b.booking_id;
        update booker.stops set booking_id = b.booking_id
        where branch_id = p_branch and booking_id = k.booking_id;
        perform app.drop_keeper(p_branch, b.booking_id);
        update booker.bookings set state = 'held', service_date = k.service_date,
            window_id = k.window_id, promised_from = k.promised_from,
            promised_to = k.promised_to, agreed = k.agreed,
            expires_at = clock_timestamp() + make_interval(mins => (
                select hold_minutes from booker.branches where branch_id = p_branch))
        where branch_id = p_branch and booking_id = b.booking_id;
        perform app.draft(p_branch, b.booking_id, p_draft);
    else
        perform app.drop_keeper(p_branch, b.booking_id);
        update booker.bookings set state = 'released', closed_by = session_user,
            closed_at = clock_timestamp(), reason = 'the customer declined the proposal'
        where branch_id = p_branch and booking_id = b.booking_id;
    end if;
    set constraints all immediate;
    return app.end_act(p_branch, p_act, 'decline', p_content,
                       app.booking_json(p_branch, b.booking_id));
end
$$;

create function app.release(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    b booker.bookings;
begin
    perform app.require_role(p_branch, 'csr', 'dispatcher', 'admin');
    done := app.begin_act(p_branch, p_act, 'release', p_content);
    if done is not null then
        return done;
    end if;
    b := app.booking_for_update(p_branch, p_content ->> 'reference');
    perform app.require_state(b, 'held', 'proposed');
    perform app.drop_keeper(p_branch, b.booking_id);
    update booker.bookings set state = 'released', closed_by = session_user,
        closed_at = clock_timestamp()
    where branch_id = p_branch and booking_id = b.booking_id;
    set constraints all immediate;
    return app.end_act(p_branch, p_act, 'release', p_content,
                       app.booking_json(p_branch, b.booking_id));
end
$$;

-- What can become of a confirmed booking: cancelled (any staff), completed or no_show (dispatch).
create function app.close_confirmed(p_branch uuid, p_act uuid, p_kind text, p_content jsonb,
    p_state text, p_reason text, variadic p_roles text[])
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    b booker.bookings;
begin
    perform app.require_role(p_branch, variadic p_roles);
    done := app.begin_act(p_branch, p_act, p_kind, p_content);
    if done is not null then
        return done;
    end if;
    b := app.booking_for_update(p_branch, p_content ->> 'reference');
    perform app.require_state(b, 'confirmed');
    update booker.bookings set state = p_state, closed_by = session_user,
        closed_at = clock_timestamp(), reason = p_reason
    where branch_id = p_branch and booking_id = b.booking_id;
    set constraints all immediate;
    return app.end_act(p_branch, p_act, p_kind, p_content,
                       app.booking_json(p_branch, b.booking_id));
end
$$;

create function app.cancel(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if coalesce(btrim(p_content ->> 'reason'), '') = '' then
        perform app.refuse('BK001', 'A cancellation needs a reason.');
    end if;
    return app.close_confirmed(p_branch, p_act, 'cancel', p_content, 'cancelled',
        p_content ->> 'reason', 'csr', 'dispatcher', 'admin');
end
$$;

create function app.complete(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language sql security definer set search_path = pg_catalog, pg_temp
as $$
    select app.close_confirmed(p_branch, p_act, 'complete', p_content, 'completed', null,
                               'dispatcher')
$$;

create function app.no_show(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language sql security definer set search_path = pg_catalog, pg_temp
as $$
    select app.close_confirmed(p_branch, p_act, 'no_show', p_content, 'no_show', null,
                               'dispatcher')
$$;
