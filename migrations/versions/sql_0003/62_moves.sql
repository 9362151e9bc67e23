-- A dispatcher's move is what the audit trail says it is: it moves the booking that it names, and
-- nothing into the past. Else app.move_stops could shift one booking under another's reference.

-- Whether a dispatcher may move the stops that a plan moves: of the named booking to any route that
-- serves it, settled day or not; of any other booking only in time, and only beside a stop of the
-- named one. What the constraints and guards of 0001 refuse (promise, shift, overlap, maximum, pin)
-- stands behind it.
create or replace function app.check_moves(p_branch uuid, p_booking uuid, p_moves jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    bad text;
begin
    -- of stops that are there no more nothing is known: those are found missing as they are written
    if (select not bool_or(t.booking_id = p_booking)
        from jsonb_to_recordset(p_moves) as m (stop_id uuid)
        join booker.stops t on t.branch_id = p_branch and t.stop_id = m.stop_id)
    then
        perform app.refuse('BK001', 'A move moves a stop of the booking that it names.');
    end if;
    select string_agg(distinct b.reference, ', ') into bad
    from jsonb_to_recordset(p_moves) as m (stop_id uuid, route_id uuid, starts_at timestamptz)
    join booker.stops t on t.branch_id = p_branch and t.stop_id = m.stop_id
    join booker.bookings b on b.branch_id = t.branch_id and b.booking_id = t.booking_id
    where b.state in ('completed', 'no_show')
       or t.starts_at < clock_timestamp()
       -- planned a moment ago, so that a moment may have passed
       or (m.starts_at <> t.starts_at and m.starts_at < clock_timestamp() - interval '2 minutes')
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
