-- Walls that hold whatever program writes, an owner's script included.

-- States in which a booking occupies capacity.
create function app.occupies(p_state text) returns boolean
language sql immutable parallel safe set search_path = pg_catalog, pg_temp
as $$ select p_state in ('held', 'proposed', 'confirmed', 'completed', 'no_show') $$;

-- Only the arrows of docs/domain.md, "States of a booking".
create function app.guard_transition() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'DELETE' then
        perform app.refuse('BK005', 'Bookings are never deleted.');
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'held' or new.confirmed_by is not null then
            perform app.refuse('BK005', 'A booking begins as a hold.');
        end if;
        return new;
    end if;
    if (new.branch_id, new.booking_id, new.reference, new.site_id, new.job_type_id, new.minutes,
        new.technicians, new.all_day, new.buffer_before, new.buffer_after, new.vip, new.held_by,
        new.held_at, new.replaces, new.keeps_for)
       is distinct from
       (old.branch_id, old.booking_id, old.reference, old.site_id, old.job_type_id, old.minutes,
        old.technicians, old.all_day, old.buffer_before, old.buffer_after, old.vip, old.held_by,
        old.held_at, old.replaces, old.keeps_for)
    then
        perform app.refuse('BK005', 'What a booking is about never changes.');
    end if;
    if (new.confirmed_by, new.confirmed_at) is distinct from (old.confirmed_by, old.confirmed_at)
       and not (old.state = 'held' and new.state = 'confirmed')
    then
        perform app.refuse('BK005', 'Who confirmed, and when, never changes.');
    end if;
    -- the promise moves with a proposal or its refusal, and never otherwise
    if (new.window_id, new.service_date, new.zone_id, new.promised_from, new.promised_to)
       is distinct from
       (old.window_id, old.service_date, old.zone_id, old.promised_from, old.promised_to)
       and not (old.state = 'held' and new.state = 'proposed')
       and not (old.state = 'proposed' and new.state = 'held')
    then
        perform app.refuse('BK005', 'A promise does not move without the customer.');
    end if;
    if new.state <> old.state and (old.state, new.state) not in (
        ('held', 'confirmed'), ('held', 'proposed'), ('held', 'expired'), ('held', 'released'),
        ('proposed', 'held'), ('proposed', 'expired'), ('proposed', 'released'),
        ('confirmed', 'completed'), ('confirmed', 'no_show'), ('confirmed', 'cancelled'),
        ('confirmed', 'rescheduled'))
    then
        perform app.refuse('BK005', format('A booking that is %s cannot become %s.',
                                           old.state, new.state));
    end if;
    if new.state = old.state and new.state not in ('held', 'proposed') and new <> old then
        perform app.refuse('BK005', format('A booking that is %s does not change.', old.state));
    end if;
    if old.state in ('held', 'proposed') and new.state in ('held', 'proposed', 'confirmed')
       and old.expires_at <= clock_timestamp()
    then
        perform app.refuse('BK004', format('The hold %s expired at %s UTC.', old.reference,
            to_char(old.expires_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')));
    end if;
    if new.state = 'expired' and old.expires_at > clock_timestamp() then
        perform app.refuse('BK005', 'This hold has not expired yet.');
    end if;
    if new.state = 'confirmed' and old.state <> 'confirmed' then
        perform app.require_role(new.branch_id, 'dispatcher');
        if new.confirmed_by is distinct from session_user::text then
            perform app.refuse('BK008', 'A confirmation carries the name of who makes it.');
        end if;
    end if;
    return new;
end
$$;
create trigger guard_transition before insert or update or delete on booker.bookings
    for each row execute function app.guard_transition();

-- A pinned stop stays where a dispatcher put it; unpinning is a change of its own.
create function app.guard_pin() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if old.pinned and new.pinned
       and (new.route_id, new.arrives_at) is distinct from (old.route_id, old.arrives_at)
    then
        perform app.refuse('BK009', 'A pinned stop does not move.');
    end if;
    return new;
end
$$;
create trigger guard_pin before update on booker.stops
    for each row execute function app.guard_pin();

-- What leaves the occupying states frees its stops and withdraws its draft, whoever ended it.
create function app.free_capacity() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    delete from booker.stops where branch_id = new.branch_id and booking_id = new.booking_id;
    update booker.messages set state = 'withdrawn', withdrawn_at = clock_timestamp()
    where branch_id = new.branch_id and booking_id = new.booking_id
      and state in ('draft', 'queued');
    return null;
end
$$;
create trigger free_capacity after update of state on booker.bookings
    for each row when (app.occupies(old.state) and not app.occupies(new.state))
    execute function app.free_capacity();

create function app.count_window() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and app.occupies(old.state) then
        update booker.window_loads set taken = taken - 1
        where branch_id = old.branch_id and zone_id = old.zone_id
          and service_date = old.service_date and window_id = old.window_id;
    end if;
    if app.occupies(new.state) then
        insert into booker.window_loads as l
            (branch_id, zone_id, service_date, window_id, taken, max_bookings)
        select new.branch_id, new.zone_id, new.service_date, new.window_id, 1, w.max_bookings
        from booker.arrival_windows w
        where w.branch_id = new.branch_id and w.window_id = new.window_id
        on conflict on constraint pk_window_loads do update set taken = l.taken + 1;
    end if;
    return null;
end
$$;
create trigger count_window_insert after insert on booker.bookings
    for each row execute function app.count_window();
create trigger count_window_update after update on booker.bookings
    for each row when (
        (app.occupies(old.state), old.zone_id, old.service_date, old.window_id)
        is distinct from (app.occupies(new.state), new.zone_id, new.service_date, new.window_id))
    execute function app.count_window();

-- A window's limit is copied to its days, where the check stands. Lowering it below what is
-- already promised is refused there, by name.
create function app.copy_window_limit() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update booker.window_loads set max_bookings = new.max_bookings
    where branch_id = new.branch_id and window_id = new.window_id
      and service_date >= (clock_timestamp() at time zone 'UTC')::date - 1;
    return null;
end
$$;
create trigger copy_window_limit after update of max_bookings on booker.arrival_windows
    for each row when (old.max_bookings is distinct from new.max_bookings)
    execute function app.copy_window_limit();

create function app.count_stops() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'DELETE' then
        update booker.routes set stop_count = stop_count - 1
        where branch_id = old.branch_id and route_id = old.route_id;
    else
        update booker.routes set stop_count = stop_count + 1
        where branch_id = new.branch_id and route_id = new.route_id;
    end if;
    return null;
end
$$;
create trigger count_stops after insert or delete on booker.stops
    for each row execute function app.count_stops();

-- A whole statement's moves at once: two full routes may exchange stops, row by row they may not.
create function app.count_moved_stops() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update booker.routes r set stop_count = r.stop_count + m.net
    from (
        select c.branch_id, c.route_id, sum(c.n)::integer as net
        from (
            select branch_id, route_id, 1 as n from after_move
            union all
            select branch_id, route_id, -1 from before_move
        ) c
        group by c.branch_id, c.route_id
        having sum(c.n) <> 0
    ) m
    where r.branch_id = m.branch_id and r.route_id = m.route_id;
    return null;
end
$$;
create trigger count_stops_moved after update on booker.stops
    referencing old table as before_move new table as after_move
    for each statement execute function app.count_moved_stops();

-- A booking that occupies has exactly the stops it needs, at one time, inside its promise and
-- the shifts, and none of them is squeezed; one that does not has none. Checked once everything
-- is written (deferred), so that an act may pass through unfinished states.
create function app.check_booking(p_branch uuid, p_booking uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    b booker.bookings;
    s record;
begin
    select * into b from booker.bookings where branch_id = p_branch and booking_id = p_booking;
    if not found then
        -- hidden by the policies from who writes here: what cannot be checked is not believed
        perform app.refuse('BK008', format('%s is not staff of this branch.', session_user));
    end if;
    select count(*) as n,
           min(t.arrives_at) as first_arrival,
           max(t.arrives_at) as last_arrival,
           bool_and(r.starts_at <= t.starts_at and t.ends_at <= r.ends_at) as in_shift,
           bool_and(t.arrives_at >= t.starts_at
                    + make_interval(mins => t.drive_minutes + b.buffer_before)) as reached,
           bool_and(t.ends_at >= t.arrives_at
                    + make_interval(mins => b.minutes + b.buffer_after)) as long_enough,
           bool_and(t.starts_at = r.starts_at and t.arrives_at = r.starts_at
                    and t.ends_at = r.ends_at) as whole_shift
    into s
    from booker.stops t
    join booker.routes r on r.branch_id = t.branch_id and r.route_id = t.route_id
    where t.branch_id = p_branch and t.booking_id = p_booking;
    if not app.occupies(b.state) then
        if s.n > 0 then
            raise exception using errcode = 'check_violation', constraint = 'booking_freed',
                message = format('%s is %s and still has stops.', b.reference, b.state);
        end if;
        return;
    end if;
    if s.n <> b.technicians or s.first_arrival <> s.last_arrival then
        raise exception using errcode = 'check_violation', constraint = 'booking_technicians',
            message = format('%s needs %s technicians at once and has %s stops.',
                             b.reference, b.technicians, s.n);
    end if;
    if s.first_arrival < b.promised_from or s.first_arrival >= b.promised_to then
        raise exception using errcode = 'check_violation', constraint = 'booking_promise',
            message = format('%s would arrive outside its promise.', b.reference);
    end if;
    if not s.in_shift then
        raise exception using errcode = 'check_violation', constraint = 'booking_shift',
            message = format('%s would lie outside its route''s shift.', b.reference);
    end if;
    if not (case when b.all_day then s.whole_shift else s.reached and s.long_enough end) then
        raise exception using errcode = 'check_violation', constraint = 'booking_length',
            message = format('%s would get less time than its job takes.', b.reference);
    end if;
end
$$;

create function app.check_booking_of_row() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op in ('UPDATE', 'DELETE') then
        perform app.check_booking(old.branch_id, old.booking_id);
    end if;
    if tg_op = 'INSERT' then
        perform app.check_booking(new.branch_id, new.booking_id);
    elsif tg_op = 'UPDATE' and new.booking_id <> old.booking_id then
        perform app.check_booking(new.branch_id, new.booking_id);
    end if;
    return null;
end
$$;
create constraint trigger check_booking_stops after insert or update or delete on booker.stops
    deferrable initially deferred for each row execute function app.check_booking_of_row();
create constraint trigger check_booking_state after insert or update on booker.bookings
    deferrable initially deferred for each row execute function app.check_booking_of_row();

create function app.check_route_stops() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    -- locked first: whoever moves one of them at this moment is waited for, or waits and is checked
    -- against the new shift, in whatever isolation they chose
    perform from booker.stops t
    where t.branch_id = new.branch_id and t.route_id = new.route_id for update;
    perform app.check_booking(t.branch_id, t.booking_id) from booker.stops t
    where t.branch_id = new.branch_id and t.route_id = new.route_id;
    return null;
end
$$;
create constraint trigger check_route_stops after update of starts_at, ends_at on booker.routes
    deferrable initially deferred for each row
    when ((old.starts_at, old.ends_at) is distinct from (new.starts_at, new.ends_at))
    execute function app.check_route_stops();

-- Acts are a memory, not a business object: written once.
create function app.guard_append_only() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    raise exception using errcode = 'BK005',
        message = format('Rows of %s are never changed or deleted.', tg_table_name);
end
$$;
create trigger append_only before update or delete or truncate on booker.audit_events
    for each statement execute function app.guard_append_only();
create trigger append_only before update or delete or truncate on booker.audit_seals
    for each statement execute function app.guard_append_only();
create trigger append_only before update or delete or truncate on booker.acts
    for each statement execute function app.guard_append_only();

-- TRUNCATE passes by every trigger for a row: nobody empties a table past the audit trail.
do $$
declare
    t record;
begin
    for t in
        select c.relname from pg_catalog.pg_class c
        where c.relnamespace = 'booker'::regnamespace and c.relkind = 'r'
          and c.relname not in ('alembic_version', 'audit_events', 'audit_seals', 'acts')
    loop
        execute format('create trigger never_truncated before truncate on booker.%I '
            'for each statement execute function app.guard_append_only()', t.relname);
    end loop;
end
$$;

-- The counters are the triggers' alone: a count that a script sets is no limit any more.
create function app.guard_counter() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    raise exception using errcode = 'BK005',
        message = format('The counts in %s follow from the bookings.', tg_table_name);
end
$$;
create trigger guard_counter before insert or update or delete on booker.window_loads
    for each row when (pg_trigger_depth() = 0) execute function app.guard_counter();
create trigger guard_counter_insert before insert on booker.routes
    for each row when (new.stop_count <> 0) execute function app.guard_counter();
create trigger guard_counter before update of stop_count on booker.routes
    for each row when (old.stop_count <> new.stop_count and pg_trigger_depth() = 0)
    execute function app.guard_counter();
