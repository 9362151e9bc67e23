-- A dispatcher moves a stop by hand, or pins it where it is.

-- Whether a dispatcher may move the stops that a plan moves: of the named booking to any route that
-- serves it, settled day or not; of any other booking only in time. What the constraints and guards
-- of 0001 refuse (promise, shift, overlap, maximum, pin) stands behind it.
create function app.check_moves(p_branch uuid, p_booking uuid, p_moves jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    bad text;
begin
    select string_agg(distinct b.reference, ', ') into bad
    from jsonb_to_recordset(p_moves) as m (stop_id uuid, route_id uuid)
    join booker.stops t on t.branch_id = p_branch and t.stop_id = m.stop_id
    join booker.bookings b on b.branch_id = t.branch_id and b.booking_id = t.booking_id
    where b.state in ('completed', 'no_show')
       or t.starts_at < clock_timestamp()
       or (b.booking_id <> p_booking and t.route_id <> m.route_id)
       or (t.route_id <> m.route_id and not exists (
           select from booker.routes r
           where r.branch_id = p_branch and r.route_id = m.route_id and not r.retired
             and r.service_date = b.service_date
             and (r.zone_id = b.zone_id or exists (
                 select from booker.zone_links l
                 where l.branch_id = b.branch_id and l.zone_id = b.zone_id
                   and l.neighbour_id = r.zone_id))));
    if bad is not null then
        perform app.refuse('BK009', format('The stops of %s may not move any more.', bad));
    end if;
    if exists (
        select from jsonb_to_recordset(p_moves) as m (route_id uuid, starts_at timestamptz,
            ends_at timestamptz)
        join booker.routes r on r.branch_id = p_branch and r.route_id = m.route_id
        join booker.blocks x on x.branch_id = p_branch
         and x.starts_at < m.ends_at and m.starts_at < x.ends_at
         and (x.zone_id is null or x.zone_id = r.zone_id)
         and (x.route_id is null or x.route_id = r.route_id)
         and (x.technician is null or x.technician = r.technician))
    then
        perform app.refuse('BK009', 'That route is blocked at that time.');
    end if;
end
$$;

-- p_content: {"reference", "zone", "date", "route", "to_route", "arrives_at"}; p_plan: {"moves"} as
-- for write_plan. A move adds no stop: what is not a move in the plan is refused.
create function app.move_stops(p_branch uuid, p_act uuid, p_content jsonb, p_plan jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    b booker.bookings;
    before jsonb;
    days text[];
    moves jsonb := coalesce(p_plan -> 'moves', '[]');
    n integer;
begin
    perform app.require_role(p_branch, 'dispatcher');
    done := app.begin_act(p_branch, p_act, 'move_stop', p_content);
    if done is not null then
        return done;
    end if;
    if jsonb_array_length(coalesce(p_plan -> 'stops', '[]')) > 0 then
        perform app.refuse('BK001', 'A move adds no stop.');
    end if;
    b := app.booking_for_update(p_branch, p_content ->> 'reference');
    perform app.require_state(b, 'held', 'proposed', 'confirmed');
    days := app.plan_zone_days(p_branch, p_plan);
    perform app.sweep(p_branch, days || b.zone_day);
    perform app.check_moves(p_branch, b.booking_id, moves);
    before := app.common_routes(p_branch, days);
    set constraints booker.ex_stops_no_overlap, booker.uq_stops_route deferred;
    update booker.stops t
    set route_id = m.route_id, zone_id = r.zone_id, service_date = r.service_date,
        starts_at = m.starts_at, arrives_at = m.arrives_at, ends_at = m.ends_at,
        drive_minutes = m.drive
    from jsonb_to_recordset(moves) as m (stop_id uuid, route_id uuid,
        starts_at timestamptz, arrives_at timestamptz, ends_at timestamptz, drive integer)
    join booker.routes r on r.branch_id = p_branch and r.route_id = m.route_id
    where t.branch_id = p_branch and t.stop_id = m.stop_id;
    get diagnostics n = row_count;
    if n <> jsonb_array_length(moves) then
        perform app.refuse('BK009', 'The routes changed while the day was planned.');
    end if;
    if not b.vip then
        perform app.check_vip_reserve(p_branch, before);
    end if;
    set constraints all immediate;
    return app.end_act(p_branch, p_act, 'move_stop', p_content,
                       app.booking_json(p_branch, b.booking_id));
end
$$;

-- p_content: {"reference", "zone", "date", "pinned"}. All stops of the booking: they arrive as one.
create function app.pin_stop(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    b booker.bookings;
begin
    perform app.require_role(p_branch, 'dispatcher');
    done := app.begin_act(p_branch, p_act, 'pin_stop', p_content);
    if done is not null then
        return done;
    end if;
    b := app.booking_for_update(p_branch, p_content ->> 'reference');
    perform app.require_state(b, 'held', 'proposed', 'confirmed');
    update booker.stops set pinned = coalesce((p_content ->> 'pinned')::boolean, false)
    where branch_id = p_branch and booking_id = b.booking_id
      and pinned <> coalesce((p_content ->> 'pinned')::boolean, false);
    return app.end_act(p_branch, p_act, 'pin_stop', p_content,
                       app.booking_json(p_branch, b.booking_id));
end
$$;

grant execute on function
    app.move_stops(uuid, uuid, jsonb, jsonb), app.pin_stop(uuid, uuid, jsonb)
to booker_staff;
