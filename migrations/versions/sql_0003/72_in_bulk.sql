-- A hundred thousand sites or routes in one transaction. What cost most was asked once a row and
-- need only be asked once a statement: whose branch it is, and the audit trail's insert.

-- The same walls, asked once a statement: a sub-select is an InitPlan, the bare function is called
-- for every row that is written.
alter policy staff_of_branch on booker.sites
    with check (branch_id = any (array(select unnest(app.my_branches()))));
alter policy staff_of_branch on booker.routes
    with check (branch_id = any (array(select unnest(app.my_branches()))));
alter policy staff_of_branch on booker.audit_events
    with check (branch_id = any (array(select unnest(app.my_branches()))));

-- As app.audit, for all rows of a statement at once; the arguments: the key's column, and columns
-- whose change alone is no event. An update that changes nothing leaves none.
create function app.audit_rows() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
set extra_float_digits = 1 set timezone = 'UTC'
as $$
declare
    key text := tg_argv[0];
    ignored text[] := tg_argv[1:];
begin
    if tg_op = 'INSERT' then
        insert into booker.audit_events (branch_id, transaction_id, login, client, application,
            act_id, act_kind, table_name, row_key, operation, after)
        select (i.image ->> 'branch_id')::uuid, txid_current(), session_user,
            host(inet_client_addr()), current_setting('application_name', true),
            nullif(current_setting('booker.act_id', true), '')::uuid,
            nullif(current_setting('booker.act_kind', true), ''),
            tg_table_name, jsonb_build_object(key, i.image -> key), 'insert', i.image
        from (select to_jsonb(n) as image from new_rows n offset 0) i;
    elsif tg_op = 'DELETE' then
        insert into booker.audit_events (branch_id, transaction_id, login, client, application,
            act_id, act_kind, table_name, row_key, operation, before)
        select (i.image ->> 'branch_id')::uuid, txid_current(), session_user,
            host(inet_client_addr()), current_setting('application_name', true),
            nullif(current_setting('booker.act_id', true), '')::uuid,
            nullif(current_setting('booker.act_kind', true), ''),
            tg_table_name, jsonb_build_object(key, i.image -> key), 'delete', i.image
        from (select to_jsonb(o) as image from old_rows o offset 0) i;
    else
        insert into booker.audit_events (branch_id, transaction_id, login, client, application,
            act_id, act_kind, table_name, row_key, operation, before, after)
        select (i.image ->> 'branch_id')::uuid, txid_current(), session_user,
            host(inet_client_addr()), current_setting('application_name', true),
            nullif(current_setting('booker.act_id', true), '')::uuid,
            nullif(current_setting('booker.act_kind', true), ''),
            tg_table_name, jsonb_build_object(key, i.image -> key), 'update', i.before, i.after
        from (
            -- a row whose key changed is two: one that was, one that is
            select coalesce(n.image, o.image) as image, o.image as before, n.image as after
            from (select to_jsonb(x) as image from old_rows x offset 0) o
            full join (select to_jsonb(x) as image from new_rows x offset 0) n
              on n.image -> 'branch_id' = o.image -> 'branch_id'
             and n.image -> key = o.image -> key
            where n.image - ignored is distinct from o.image - ignored) i;
    end if;
    return null;
end
$$;

drop trigger audit on booker.sites;
create trigger audit after insert on booker.sites referencing new table as new_rows
    for each statement execute function app.audit_rows('site_id');
create trigger audit_changed after update on booker.sites
    referencing old table as old_rows new table as new_rows
    for each statement execute function app.audit_rows('site_id');
create trigger audit_removed after delete on booker.sites referencing old table as old_rows
    for each statement execute function app.audit_rows('site_id');
drop trigger audit on booker.routes;
create trigger audit after insert on booker.routes referencing new table as new_rows
    for each statement execute function app.audit_rows('route_id');
-- a hold, which only counts a stop, is no change of its route
drop trigger audit_changed on booker.routes;
create trigger audit_changed after update on booker.routes
    referencing old table as old_rows new table as new_rows
    for each statement execute function app.audit_rows('route_id', 'stop_count');
create trigger audit_removed after delete on booker.routes referencing old table as old_rows
    for each statement execute function app.audit_rows('route_id');

-- As in 0001, but that a route without a stop has nothing to check: a year's shifts changed at once
-- were a hundred thousand checks, each with its search. No stop outside its shift passes by this:
-- * A stop that comes to the route later in the same transaction, or in the same statement, is
--   checked by its own deferred check (check_booking_stops), which runs at the end and sees the
--   shift as it then is.
-- * stop_count is 0 only where no stop is: it is written by the triggers of stops alone
--   (guard_counter), in the statement that brings the stop. A statement that moves stops writes it
--   unless as many come as go, and none can go from where none is.
-- * So whoever brings a first stop writes the route's row, as who changes its shift does, and one
--   of the two waits for the other. If the shift waits, it is written over the row that counts the
--   stop, and the check is queued; if the stop waits, its deferred check sees the new shift. At
--   REPEATABLE READ and above, where it would not, the second write to the row fails instead.
drop trigger check_route_stops on booker.routes;
create constraint trigger check_route_stops after update of starts_at, ends_at on booker.routes
    deferrable initially deferred for each row
    when (new.stop_count > 0
          and (old.starts_at, old.ends_at) is distinct from (new.starts_at, new.ends_at))
    execute function app.check_route_stops();

-- As in 0002, without joining the images: the plan is made for the few rows of the first statement
-- and kept, and a join that tries each pair of five thousand rows took seconds.
create or replace function app.announce_routes() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform app.announce(c.branch_id, 'routes', array_agg(distinct c.zone_day))
    from (
        (select branch_id, route_id, zone_day, number, technician, starts_at, ends_at, max_stops,
             start_latitude, start_longitude, retired from new_rows
         except
         select branch_id, route_id, zone_day, number, technician, starts_at, ends_at, max_stops,
             start_latitude, start_longitude, retired from old_rows)
        union all
        (select branch_id, route_id, zone_day, number, technician, starts_at, ends_at, max_stops,
             start_latitude, start_longitude, retired from old_rows
         except
         select branch_id, route_id, zone_day, number, technician, starts_at, ends_at, max_stops,
             start_latitude, start_longitude, retired from new_rows)
    ) c
    group by c.branch_id;
    return null;
end
$$;

-- The words of a site as 0002 chose them, but as they come: with repetitions, nulls, blanks and
-- bare ~, and longer than they are kept (see index_words). It asks no query for them, of which each
-- has its price; and a text without any accent, as nearly all are, is folded here.
create function app.words_said(p_number text, p_name text, p_address text, p_unit text,
    p_city text, p_postal_code text, p_phone text, p_email text)
returns text[]
language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp
as $$
declare
    digits text := right(regexp_replace(split_part(lower(p_phone), 'x', 1), '[^0-9]', '', 'g'), 10);
    number text := p_number;
    said text := concat_ws(' ', p_number, p_name, p_address, p_unit, split_part(p_email, '@', 1));
    -- without its last part, com or the like
    shared text := concat_ws(' ', p_city, p_postal_code,
        regexp_replace(split_part(p_email, '@', 2), '[.][^.]*$', ''));
begin
    if octet_length(said) = length(said) and octet_length(shared) = length(shared) then
        number := lower(translate(number, '''`', ''));
        said := lower(translate(said, '''`', ''));
        shared := lower(translate(shared, '''`', ''));
    else
        number := app.fold(number);
        said := app.fold(said);
        shared := app.fold(shared);
    end if;
    return regexp_split_to_array(said, '[^[:alnum:]]+')
        || string_to_array('~' || regexp_replace(shared, '[^[:alnum:]]+', ' ~', 'g'), ' ')
        || array[digits, right(digits, 7), right(digits, 4),
                 regexp_replace(number, '[^[:alnum:]]', '', 'g'),
                 substring(number from '[0-9]+$')];
end
$$;

-- As in 0002: each word once.
create or replace function app.words_of(p_number text, p_name text, p_address text, p_unit text,
    p_city text, p_postal_code text, p_phone text, p_email text)
returns text[]
language sql immutable parallel safe set search_path = pg_catalog, pg_temp
as $$
    select array(
        select distinct left(w, 40)
        from unnest(app.words_said(p_number, p_name, p_address, p_unit, p_city, p_postal_code,
                                   p_phone, p_email)) as w
        where w not in ('', '~'))
$$;

-- As in 0002, but that many are written in the order of their index, which finds the page of one
-- word where it left that of the word before: half the time. The images are not joined, see
-- announce_routes.
create or replace function app.index_words() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
set work_mem = '32MB'
as $$
begin
    if tg_op = 'INSERT' then
        insert into booker.site_words (branch_id, word, site_id)
        select distinct s.branch_id, left(s.word, 40) collate "C" as word, s.site_id
        from (
            select n.branch_id, n.site_id, unnest(app.words_said(n.number, n.customer_name,
                n.address, n.unit, n.city, n.postal_code, n.phone, n.email)) as word
            from new_rows n) s
        where s.word not in ('', '~')
        order by word, s.site_id;
    elsif tg_op = 'DELETE' then
        delete from booker.site_words x using (
            select o.branch_id, o.site_id, unnest(app.words_of(o.number, o.customer_name,
                o.address, o.unit, o.city, o.postal_code, o.phone, o.email)) as word
            from old_rows o) as gone
        where (x.branch_id, x.word, x.site_id) = (gone.branch_id, gone.word, gone.site_id);
    else
        with words_before as materialized (
            select o.branch_id, o.site_id, unnest(app.words_of(o.number, o.customer_name,
                o.address, o.unit, o.city, o.postal_code, o.phone, o.email)) as word
            from (
                select branch_id, site_id, number, customer_name, address, unit, city,
                    postal_code, phone, email from old_rows
                except
                select branch_id, site_id, number, customer_name, address, unit, city,
                    postal_code, phone, email from new_rows) o
        ), words_after as materialized (
            select n.branch_id, n.site_id, unnest(app.words_of(n.number, n.customer_name,
                n.address, n.unit, n.city, n.postal_code, n.phone, n.email)) as word
            from (
                select branch_id, site_id, number, customer_name, address, unit, city,
                    postal_code, phone, email from new_rows
                except
                select branch_id, site_id, number, customer_name, address, unit, city,
                    postal_code, phone, email from old_rows) n
        ), gone as (
            delete from booker.site_words x
            using (select * from words_before except select * from words_after) w
            where (x.branch_id, x.word, x.site_id) = (w.branch_id, w.word, w.site_id)
        )
        insert into booker.site_words (branch_id, word, site_id)
        select w.branch_id, w.word, w.site_id
        from (select * from words_after except select * from words_before) w
        order by w.word collate "C", w.site_id;
    end if;
    return null;
end
$$;

-- Writes routes as p_routes states them: [{"route_id", "zone_id", "date", "number",
-- "technician", "starts", "ends" (local times), "max_stops", "retired"}]. Shifts become instants
-- here: one time-zone table, one source of truth for clock changes. A maximum below the stops
-- that are still there waits for p_final, until these have moved. As in 0001, but that routes which
-- are said to be new ("is_new") are not looked for.
create or replace function app.write_routes(p_branch uuid, p_routes jsonb, p_final boolean) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
    ids uuid[] := array(
        select w.route_id from jsonb_to_recordset(p_routes) as w (route_id uuid, is_new boolean)
        where not coalesce(w.is_new, false));
    -- few are looked up one by one, which locks no neighbour of theirs; many are joined
    loops text := case when cardinality(ids) > 500 then 'off' else 'on' end;
begin
    perform set_config('enable_nestloop', loops, true);
    set constraints booker.ex_routes_technician deferred;
    with wanted as materialized (
        select w.route_id, w.zone_id, w.date as service_date, w.number, w.technician,
            (w.date + w.starts) at time zone o.timezone as starts_at,
            (w.date + w.ends) at time zone o.timezone as ends_at, w.max_stops,
            coalesce(w.retired, false) as retired, coalesce(w.is_new, false) as is_new
        from jsonb_to_recordset(p_routes) as w (route_id uuid, zone_id uuid, date date,
            number integer, technician text, starts time, ends time, max_stops integer,
            retired boolean, is_new boolean)
        join booker.branches o on o.branch_id = p_branch
    ), merged as materialized (
        select w.route_id, w.zone_id, w.service_date, w.number, w.technician, w.starts_at,
            w.ends_at, w.retired, r.route_id is null as is_new,
            case when p_final or r.route_id is null or w.retired or w.max_stops is null
                      or w.max_stops >= r.stop_count then w.max_stops
                 else r.max_stops end as max_stops
        from wanted w
        left join booker.routes r on r.branch_id = p_branch and r.route_id = w.route_id
         and r.route_id = any (ids)
        where not w.is_new
    ), changed as (
        update booker.routes r
        set technician = m.technician, starts_at = m.starts_at, ends_at = m.ends_at,
            max_stops = m.max_stops, retired = m.retired
        from merged m
        where not m.is_new and r.branch_id = p_branch and r.route_id = m.route_id
          and r.route_id = any (ids)
          and (r.technician, r.starts_at, r.ends_at, r.max_stops, r.retired)
              is distinct from (m.technician, m.starts_at, m.ends_at, m.max_stops, m.retired)
        returning 1
    )
    insert into booker.routes (branch_id, route_id, zone_id, service_date, number, technician,
        starts_at, ends_at, max_stops, retired)
    select p_branch, route_id, zone_id, service_date, number, technician, starts_at, ends_at,
        max_stops, retired
    from merged where is_new
    union all
    select p_branch, route_id, zone_id, service_date, number, technician, starts_at, ends_at,
        max_stops, retired
    from wanted where is_new;
    perform set_config('enable_nestloop', 'on', true);
end
$$;

-- p_final: {"routes": as for write_routes, "moves": as for write_plan, "removed": [route_id]};
-- p_result: what the act answers, counts of routes. Routes that save_routes left as they shall be
-- need not be said again.
create or replace function app.settle_routes(p_branch uuid, p_act uuid, p_content jsonb, p_final jsonb,
    p_result jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    gone uuid[] := array(
        select r::uuid from jsonb_array_elements_text(coalesce(p_final -> 'removed', '[]')) as r);
    said uuid[] := array(
        select w.route_id
        from jsonb_to_recordset(coalesce(p_final -> 'routes', '[]')) as w (route_id uuid));
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
    begin
        set constraints booker.ex_routes_technician immediate;
    exception when exclusion_violation then
        -- found by the constraint's own index; of each pair first what is stated now
        select string_agg(format('%s on %s (%s and %s)', c.technician, c.service_date, c.a, c.b),
                          '; ') into clash
        from (
            select distinct on (least(a.route_id, b.route_id), greatest(a.route_id, b.route_id))
                a.technician, a.service_date, za.name as a, zb.name as b
            from booker.routes a
            join booker.routes b on b.branch_id = a.branch_id and b.technician = a.technician
             and b.route_id <> a.route_id
             and tstzrange(b.starts_at, b.ends_at) && tstzrange(a.starts_at, a.ends_at)
            join booker.zones za on za.branch_id = a.branch_id and za.zone_id = a.zone_id
            join booker.zones zb on zb.branch_id = b.branch_id and zb.zone_id = b.zone_id
            where a.branch_id = p_branch and a.technician is not null
            order by least(a.route_id, b.route_id), greatest(a.route_id, b.route_id),
                a.route_id = any (said) desc
            limit 10) c;
        perform app.refuse('BK001', format('On two routes at the same time: %s.', clash));
    end;
    set constraints all immediate;
    return app.end_act(p_branch, p_act, 'save_routes', p_content, p_result);
end
$$;

-- For who writes capacity at READ COMMITTED: from here on these routes keep the stops they have,
-- because no stop comes or goes without a write to its route (count_stops).
create function app.lock_routes(p_branch uuid, p_routes uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
as $$
begin
    perform app.require_role(p_branch, 'admin');
    perform from booker.routes r
    where r.branch_id = p_branch and r.route_id = any (p_routes)
    order by r.route_id for update;
end
$$;
grant execute on function app.lock_routes(uuid, uuid[]) to booker_staff;

-- As in 0002, but for the rows' locks: at READ COMMITTED, at which a large file is written, what is
-- read next is then what is written over, and a site that is corrected on the phone meanwhile waits
-- or is read corrected. No key of theirs changes, so that bookings are made on them all the while.
create or replace function app.save_sites(p_branch uuid, p_act uuid, p_content jsonb, p_rows jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
set enable_nestloop = off set plan_cache_mode = force_custom_plan
as $$
declare
    done jsonb;
    made jsonb := '[]';
    numbers text[];
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
    numbers := array(select e ->> 'number' from jsonb_array_elements(p_rows) as e);
    perform from booker.sites x
    where x.branch_id = p_branch and x.number = any (numbers)
    order by x.site_id for no key update;
    with stated as materialized (
        select e.item, z.zone_id, x as old
        from jsonb_array_elements(p_rows) as e (item)
        join booker.zones z on z.branch_id = p_branch and z.name = e.item ->> 'zone'
        left join booker.sites x on x.branch_id = p_branch and x.number = e.item ->> 'number'
         and x.number = any (numbers)
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
            case when item ? 'notes' then item ->> 'notes' else (old).notes end as notes,
            coalesce((item ->> 'active')::boolean, (old).active, true) as active
        from stated
    ), differing as materialized (
        select * from wanted w
        where not w.is_new
          and ((old).customer_name, (old).address, (old).zone_id, (old).unit, (old).city,
               (old).state, (old).postal_code, (old).phone, (old).email, (old).vip,
               (old).latitude, (old).longitude, (old).notes, (old).active)
              is distinct from
              (w.customer_name, w.address, w.zone_id, w.unit, w.city, w.state, w.postal_code,
               w.phone, w.email, w.vip, w.latitude, w.longitude, w.notes, w.active)
    ), changed as (
        update booker.sites t
        set customer_name = w.customer_name, address = w.address, zone_id = w.zone_id,
            unit = w.unit, city = w.city, state = w.state, postal_code = w.postal_code,
            phone = w.phone, email = w.email, vip = w.vip, latitude = w.latitude,
            longitude = w.longitude, notes = w.notes, active = w.active
        from differing w
        where t.branch_id = p_branch and t.site_id = w.site_id
        returning 1
    ), added as (
        insert into booker.sites (branch_id, site_id, number, customer_name, address, zone_id,
            unit, city, state, postal_code, phone, email, vip, latitude, longitude, notes,
            active)
        select p_branch, site_id, number, customer_name, address, zone_id, unit, city, state,
            postal_code, phone, email, vip, latitude, longitude, notes, active
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
