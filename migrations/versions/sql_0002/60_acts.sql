-- The acts and guards of 0001 that know what a booking is told: notes for the technician and the
-- office's questions with the customer's answers. Who changes one of these changes v0002's list
-- of what a downgrade puts back.

-- Volatile, so that it sees what the statement that calls it has just written.
create or replace function app.booking_json(p_branch uuid, p_booking uuid) returns jsonb
language sql volatile set search_path = pg_catalog, pg_temp
as $$
    select jsonb_build_object(
        'booking_id', b.booking_id, 'reference', b.reference, 'state', b.state,
        'site', s.number, 'customer_name', s.customer_name,
        'address', concat_ws(', ', concat_ws(' ', s.address, s.unit), s.city,
                             nullif(concat_ws(' ', s.state, s.postal_code), '')),
        'phone', s.phone, 'email', s.email,
        'job_type', j.code, 'job_name', j.name, 'zone', z.name,
        'notes', b.notes, 'answers', b.answers,
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

-- Only the arrows of docs/domain.md, "States of a booking".
create or replace function app.guard_transition() returns trigger
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
        new.held_at, new.replaces, new.keeps_for, new.notes, new.answers)
       is distinct from
       (old.branch_id, old.booking_id, old.reference, old.site_id, old.job_type_id, old.minutes,
        old.technicians, old.all_day, old.buffer_before, old.buffer_after, old.vip, old.held_by,
        old.held_at, old.replaces, old.keeps_for, old.notes, old.answers)
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

-- p_plan as in 0001, with "notes" and "answers", which hold takes from the act's content and
-- reschedule from the booking that is replaced: never from what a desk sends as its plan.
create or replace function app.place_hold(p_branch uuid, p_date date, p_plan jsonb, p_replaces uuid)
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
        all_day, buffer_before, buffer_after, vip, held_by, held_at, expires_at, replaces, notes,
        answers)
    values (p_branch, booking, p_plan ->> 'reference', s.site_id, j.job_type_id, s.zone_id,
        p_date, (p_plan ->> 'window_id')::uuid, 'held', promise.promised_from,
        promise.promised_to, coalesce(j.minutes, 0), j.technicians, j.all_day, j.buffer_before,
        j.buffer_after, s.vip, session_user, moment,
        moment + make_interval(mins => o.hold_minutes), p_replaces,
        nullif(btrim(p_plan ->> 'notes'), ''), coalesce(p_plan -> 'answers', '[]'));
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

create or replace function app.hold(p_branch uuid, p_act uuid, p_content jsonb, p_plan jsonb) returns jsonb
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
        app.place_hold(p_branch, (p_content ->> 'date')::date,
            p_plan || jsonb_build_object('notes', p_content ->> 'notes',
                                         'answers', coalesce(p_content -> 'answers', '[]')),
            null)));
end
$$;

create or replace function app.reschedule(p_branch uuid, p_act uuid, p_content jsonb, p_plan jsonb)
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
        app.place_hold(p_branch, (p_content ->> 'date')::date,
            p_plan || jsonb_build_object('notes', b.notes, 'answers', b.answers),
            b.booking_id)));
end
$$;

-- The old window stays held, by a row of its own that keeps it, until the customer answers.
create or replace function app.propose(p_branch uuid, p_act uuid, p_content jsonb, p_plan jsonb)
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
        keeps_for, notes, answers)
    select p_branch, keeper, b.reference || '~' || (1 + count(*)), b.site_id, b.job_type_id,
        b.zone_id, b.service_date, b.window_id, 'held', b.promised_from, b.promised_to,
        b.minutes, b.technicians, b.all_day, b.buffer_before, b.buffer_after, b.vip, b.held_by,
        b.held_at, until, b.agreed, b.booking_id, b.notes, b.answers
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
