-- Desks hear within a second what others changed: NOTIFY on the branch's channel, at commit,
-- 'topic zone_day' or only 'topic' where no zone-day is meant or too many are. Keys only: whoever
-- may connect to this database may listen, and learns that something changed, nothing of whom.

create function app.announce(p_branch uuid, p_topic text, p_zone_days text[]) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
    channel text := 'booker_' || replace(p_branch::text, '-', '');
    zone_day text;
begin
    if cardinality(p_zone_days) > 40 or p_zone_days = '{}' then
        perform pg_notify(channel, p_topic);
        return;
    end if;
    foreach zone_day in array p_zone_days loop
        perform pg_notify(channel, rtrim(p_topic || ' ' || coalesce(zone_day, '')));
    end loop;
end
$$;

-- Of tables whose rows have a zone-day: bookings and stops. Both images count: what moved away
-- changed the day that it left.
create function app.announce_zone_days() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        perform app.announce(n.branch_id, tg_table_name, array_agg(distinct n.zone_day))
        from new_rows n group by n.branch_id;
    elsif tg_op = 'DELETE' then
        perform app.announce(o.branch_id, tg_table_name, array_agg(distinct o.zone_day))
        from old_rows o group by o.branch_id;
    else
        perform app.announce(c.branch_id, tg_table_name, array_agg(distinct c.zone_day))
        from (select branch_id, zone_day from new_rows
              union select branch_id, zone_day from old_rows) c
        group by c.branch_id;
    end if;
    return null;
end
$$;

-- A route's stop_count follows from its stops, which announce themselves.
create function app.announce_routes() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform app.announce(c.branch_id, 'routes', array_agg(distinct c.zone_day))
    from (
        select n.branch_id, n.zone_day
        from new_rows n
        join old_rows o on o.branch_id = n.branch_id and o.route_id = n.route_id
        where (n.zone_day, n.number, n.technician, n.starts_at, n.ends_at, n.max_stops,
               n.start_latitude, n.start_longitude, n.retired)
              is distinct from
              (o.zone_day, o.number, o.technician, o.starts_at, o.ends_at, o.max_stops,
               o.start_latitude, o.start_longitude, o.retired)
        union
        select o.branch_id, o.zone_day
        from new_rows n
        join old_rows o on o.branch_id = n.branch_id and o.route_id = n.route_id
        where o.zone_day <> n.zone_day
    ) c
    group by c.branch_id;
    return null;
end
$$;

-- A message is of its booking's zone-day.
create function app.announce_messages() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'DELETE' then
        perform app.announce(o.branch_id, 'messages', array_agg(distinct b.zone_day))
        from old_rows o
        left join booker.bookings b
          on b.branch_id = o.branch_id and b.booking_id = o.booking_id
        group by o.branch_id;
    else
        perform app.announce(n.branch_id, 'messages', array_agg(distinct b.zone_day))
        from new_rows n
        left join booker.bookings b
          on b.branch_id = n.branch_id and b.booking_id = n.booking_id
        group by n.branch_id;
    end if;
    return null;
end
$$;

-- Of the other tables: the topic, which is the trigger's argument.
create function app.announce_topic() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'DELETE' then
        perform app.announce(o.branch_id, tg_argv[0], '{}')
        from (select distinct branch_id from old_rows) o;
    else
        perform app.announce(n.branch_id, tg_argv[0], '{}')
        from (select distinct branch_id from new_rows) n;
    end if;
    return null;
end
$$;

do $$
declare
    t record;
begin
    for t in
        select * from (values
            ('bookings', 'announce_zone_days', 'announce_zone_days', ''),
            ('stops', 'announce_zone_days', 'announce_zone_days', ''),
            ('routes', 'announce_zone_days', 'announce_routes', ''),
            ('messages', 'announce_messages', 'announce_messages', ''),
            ('message_templates', 'announce_topic', 'announce_topic', 'message_templates'),
            ('blocks', 'announce_topic', 'announce_topic', 'blocks'),
            ('sites', 'announce_topic', 'announce_topic', 'sites'),
            ('job_types', 'announce_topic', 'announce_topic', 'job_types'),
            ('arrival_windows', 'announce_topic', 'announce_topic', 'arrival_windows'),
            ('zones', 'announce_topic', 'announce_topic', 'zones'),
            ('zone_links', 'announce_topic', 'announce_topic', 'zones'),
            ('staff', 'announce_topic', 'announce_topic', 'staff'),
            ('branches', 'announce_topic', 'announce_topic', 'branches')
        ) as w (relname, on_rows, on_update, topic)
    loop
        execute format('create trigger announce_insert after insert on booker.%I referencing '
            'new table as new_rows for each statement execute function app.%I(%L)',
            t.relname, t.on_rows, t.topic);
        execute format('create trigger announce_update after update on booker.%I referencing '
            'old table as old_rows new table as new_rows for each statement execute function '
            'app.%I(%L)', t.relname, t.on_update, t.topic);
        execute format('create trigger announce_delete after delete on booker.%I referencing '
            'old table as old_rows for each statement execute function app.%I(%L)',
            t.relname, t.on_rows, t.topic);
    end loop;
end
$$;
