-- Whole zone-days in one answer: an act reads under the zone-day's lock, where every round trip is
-- one that all other desks wait for. Runs with the asker's own rights, and keeps its plans.
--
-- {"zones": [[zone_id, default_drive_minutes, road_factor, speed_kmh, max_drive_minutes,
--             vip_reserve_routes, vip_reserve_hours] …], "links": [[zone, neighbour, minutes] …],
--  "limits": {window: max_bookings}, "settled": [one a date], "now": minute,
--  "routes": [[route_id, zone_id, zone_day, number, technician, max_stops, retired,
--              start_latitude, start_longitude, starts, ends] …],
--  "stops": [[stop_id, route_id, zone_day, pinned, drive, starts, arrives, ends, booking_id] …],
--  "bookings": [[booking_id, reference, state, zone_id, window_id, minutes, technicians, all_day,
--                buffer_before, buffer_after, vip, promised_from, promised_to, site_id] …],
--  "sites": [[site_id, number, latitude, longitude] …],
--  "blocks": [[zone_id, route_id, technician, reason, starts, ends] …]}, times as minutes (UTC).
create function app.read_zone_days(p_branch uuid, p_zone uuid, p_dates date[]) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
    o booker.branches;
    zone_ids uuid[];
    keys text[];
    zones jsonb;
    links jsonb;
    routes jsonb;
    stops jsonb;
    bookings jsonb;
    sites jsonb;
    blocks jsonb;
    booking_ids uuid[];
    site_ids uuid[];
    first timestamptz;
    last timestamptz;
begin
    select * into o from booker.branches where branch_id = p_branch;
    if not found then
        raise exception using errcode = 'BK008',
            message = format('%s is not staff of this branch.', session_user);
    end if;
    select array_agg(z.zone_id), jsonb_agg(jsonb_build_array(z.zone_id, z.default_drive_minutes,
               z.road_factor, z.speed_kmh, z.max_drive_minutes, z.vip_reserve_routes,
               z.vip_reserve_hours))
    into zone_ids, zones
    from booker.zones z
    where z.branch_id = p_branch and (z.zone_id = p_zone or z.zone_id = any (array(
        select l.neighbour_id from booker.zone_links l
        where l.branch_id = p_branch and l.zone_id = p_zone)));
    select jsonb_agg(jsonb_build_array(l.zone_id, l.neighbour_id, l.drive_minutes)) into links
    from booker.zone_links l
    where l.branch_id = p_branch and l.neighbour_id = any (zone_ids);
    keys := array(
        select z.id::text || ':' || (d.day - date '2000-01-01')::text
        from unnest(zone_ids) as z (id), unnest(p_dates) as d (day));
    -- one probe of the hash index a zone-day, and no predicate lock on its neighbours
    select jsonb_agg(jsonb_build_array(r.route_id, r.zone_id, r.zone_day, r.number, r.technician,
               r.max_stops, r.retired, r.start_latitude, r.start_longitude,
               (extract(epoch from r.starts_at) / 60)::bigint,
               (extract(epoch from r.ends_at) / 60)::bigint) order by r.zone_day, r.number),
           min(r.starts_at), max(r.ends_at)
    into routes, first, last
    from unnest(keys) as k (zone_day)
    cross join lateral (
        select * from booker.routes r
        where r.zone_day = k.zone_day and r.branch_id = p_branch) r;
    -- No joins from here on: tables that grow quickly have old statistics or none, and a plan that
    -- takes a day's stops for one row joins every stop to every booking of the branch. Besides, an
    -- index scan asks the policy once, the inner side of a join once a row.
    select jsonb_agg(jsonb_build_array(t.stop_id, t.route_id, t.zone_day, t.pinned,
               t.drive_minutes, (extract(epoch from t.starts_at) / 60)::bigint,
               (extract(epoch from t.arrives_at) / 60)::bigint,
               (extract(epoch from t.ends_at) / 60)::bigint, t.booking_id)),
           array_agg(distinct t.booking_id)
    into stops, booking_ids
    from unnest(keys) as k (zone_day)
    cross join lateral (
        select * from booker.stops t
        where t.zone_day = k.zone_day and t.branch_id = p_branch) t;
    if booking_ids is not null then
        select jsonb_agg(jsonb_build_array(b.booking_id, b.reference, b.state, b.zone_id,
                   b.window_id, b.minutes, b.technicians, b.all_day, b.buffer_before,
                   b.buffer_after, b.vip, (extract(epoch from b.promised_from) / 60)::bigint,
                   (extract(epoch from b.promised_to) / 60)::bigint, b.site_id)),
               array_agg(distinct b.site_id)
        into bookings, site_ids
        from booker.bookings b
        where b.branch_id = p_branch and b.booking_id = any (booking_ids)
          and not (b.state in ('held', 'proposed') and b.expires_at <= clock_timestamp());
        select jsonb_agg(jsonb_build_array(s.site_id, s.number, s.latitude, s.longitude))
        into sites
        from booker.sites s where s.branch_id = p_branch and s.site_id = any (site_ids);
    end if;
    if first is not null then
        select jsonb_agg(jsonb_build_array(x.zone_id, x.route_id, x.technician, x.reason,
                   floor(extract(epoch from x.starts_at) / 60)::bigint,
                   ceil(extract(epoch from x.ends_at) / 60)::bigint))
        into blocks
        from booker.blocks x
        where x.branch_id = p_branch and x.ends_at > first and x.starts_at < last;
    end if;
    return jsonb_build_object(
        'now', ceil(extract(epoch from clock_timestamp()) / 60)::bigint,
        'zones', zones, 'links', coalesce(links, '[]'),
        'limits', coalesce((
            select jsonb_object_agg(w.window_id, w.max_bookings) from booker.arrival_windows w
            where w.branch_id = p_branch and w.max_bookings is not null), '{}'),
        'settled', (
            select jsonb_agg(clock_timestamp()
                       >= (d.day - 1 + o.settled_at) at time zone o.timezone order by d.nth)
            from unnest(p_dates) with ordinality as d (day, nth)),
        'routes', coalesce(routes, '[]'), 'stops', coalesce(stops, '[]'),
        'bookings', coalesce(bookings, '[]'), 'sites', coalesce(sites, '[]'),
        'blocks', coalesce(blocks, '[]'));
end
$$;
grant execute on function app.read_zone_days(uuid, uuid, date[]) to booker_staff;
