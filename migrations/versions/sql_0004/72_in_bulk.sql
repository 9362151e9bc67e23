-- What a hundred thousand sites or routes in one transaction cost the server, halved.
--
-- plan_cache_mode is in force while a statement's triggers run as well: under force_custom_plan
-- every foreign key of every row was planned anew, which took longer than to check it. So what is
-- to be planned for its values is executed instead, and the setting left alone.

-- As in 0001, with a number before the name: the tree is walked comparing numbers, where it compared
-- every name on its pages. Who is the same still says the name: two of one hash are not one person.
alter table booker.routes
    drop constraint ex_routes_technician,
    add constraint ex_routes_technician exclude using gist (
        branch_id with =, hashtext(technician) with =, tstzrange(starts_at, ends_at) with &&,
        technician with =)
        where (technician is not null)
        deferrable initially immediate;

-- As in 0003, but that what is the same for all rows is asked once, and the events of a statement
-- are numbered from one random beginning: a random number for each was a tenth of the trail.
create or replace function app.audit_rows() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
set extra_float_digits = 1 set timezone = 'UTC'
as $$
declare
    key text := tg_argv[0];
    ignored text[] := tg_argv[1:];
    host_of text := host(inet_client_addr());
    application_of text := current_setting('application_name', true);
    act uuid := nullif(current_setting('booker.act_id', true), '')::uuid;
    kind text := nullif(current_setting('booker.act_kind', true), '');
    -- a random id but for its last group, and the first of twelve digits
    ids text := left(gen_random_uuid()::text, 24);
    first bigint := x'100000000000'::bigint;
begin
    if tg_op = 'INSERT' then
        insert into booker.audit_events (branch_id, event_id, transaction_id, login, client,
            application, act_id, act_kind, table_name, row_key, operation, after)
        select i.branch_id, (ids || to_hex(first + i.n))::uuid, txid_current(), session_user,
            host_of, application_of, act, kind, tg_table_name,
            jsonb_build_object(key, i.image -> key), 'insert', i.image
        from (select n.branch_id, to_jsonb(n) as image, row_number() over () as n
              from new_rows n offset 0) i;
    elsif tg_op = 'DELETE' then
        insert into booker.audit_events (branch_id, event_id, transaction_id, login, client,
            application, act_id, act_kind, table_name, row_key, operation, before)
        select i.branch_id, (ids || to_hex(first + i.n))::uuid, txid_current(), session_user,
            host_of, application_of, act, kind, tg_table_name,
            jsonb_build_object(key, i.image -> key), 'delete', i.image
        from (select o.branch_id, to_jsonb(o) as image, row_number() over () as n
              from old_rows o offset 0) i;
    else
        insert into booker.audit_events (branch_id, event_id, transaction_id, login, client,
            application, act_id, act_kind, table_name, row_key, operation, before, after)
        select (i.image ->> 'branch_id')::uuid, (ids || to_hex(first + i.n))::uuid, txid_current(),
            session_user, host_of, application_of, act, kind, tg_table_name,
            jsonb_build_object(key, i.image -> key), 'update', i.before, i.after
        from (
            -- a row whose key changed is two: one that was, one that is
            select coalesce(n.image, o.image) as image, o.image as before, n.image as after,
                row_number() over () as n
            from (select to_jsonb(x) as image from old_rows x offset 0) o
            full join (select to_jsonb(x) as image from new_rows x offset 0) n
              on n.image -> 'branch_id' = o.image -> 'branch_id'
             and n.image -> key = o.image -> key
            where n.image - ignored is distinct from o.image - ignored) i;
    end if;
    return null;
end
$$;

-- The words of a site as in 0003. What is not a letter, a digit or a blank is looked for on its own,
-- which for most texts is little: a third of the time.
create or replace function app.words_said(p_number text, p_name text, p_address text, p_unit text,
    p_city text, p_postal_code text, p_phone text, p_email text)
returns text[]
language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp
as $$
declare
    digits text := right(regexp_replace(
        split_part(lower(p_phone), 'x', 1) collate "C", '[^0-9]+', '', 'g'), 10);
    number text := p_number;
    said text := concat_ws(' ', p_number, p_name, p_address, p_unit, split_part(p_email, '@', 1));
    -- without its last part, com or the like
    shared text := concat_ws(' ', p_city, p_postal_code,
        regexp_replace(split_part(p_email, '@', 2), '[.][^.]*$', ''));
begin
    if octet_length(said) = length(said) and octet_length(shared) = length(shared) then
        number := lower(replace(replace(number, '''', ''), '`', '') collate "C");
        said := lower(replace(replace(said, '''', ''), '`', '') collate "C");
        shared := lower(replace(replace(shared, '''', ''), '`', '') collate "C");
        return string_to_array(regexp_replace(said collate "C", '[^a-z0-9 ]', ' ', 'g'), ' ')
            || string_to_array('~' || replace(
                regexp_replace(shared collate "C", '[^a-z0-9 ]', ' ', 'g'), ' ', ' ~'), ' ')
            || array[digits, right(digits, 7), right(digits, 4),
                     regexp_replace(number collate "C", '[^a-z0-9]+', '', 'g'),
                     substring(number collate "C" from '[0-9]+$')];
    end if;
    number := app.fold(number);
    said := app.fold(said);
    shared := app.fold(shared);
    return regexp_split_to_array(said, '[^[:alnum:]]+')
        || string_to_array('~' || regexp_replace(shared, '[^[:alnum:]]+', ' ~', 'g'), ' ')
        || array[digits, right(digits, 7), right(digits, 4),
                 regexp_replace(number, '[^[:alnum:]]', '', 'g'),
                 substring(number from '[0-9]+$')];
end
$$;

-- As in 0003, but that repetitions are left out of what is sorted anyway, not looked for before.
create or replace function app.index_words() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
set work_mem = '32MB'
as $$
begin
    if tg_op = 'INSERT' then
        insert into booker.site_words (branch_id, word, site_id)
        select distinct on (word, s.site_id, s.branch_id)
            s.branch_id, left(s.word, 40) collate "C" as word, s.site_id
        from (
            select n.branch_id, n.site_id, unnest(app.words_said(n.number, n.customer_name,
                n.address, n.unit, n.city, n.postal_code, n.phone, n.email)) as word
            from new_rows n) s
        where s.word not in ('', '~')
        order by word, s.site_id, s.branch_id;
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

-- As in 0003, but that what is written is planned for its values by being executed.
create or replace function app.write_routes(p_branch uuid, p_routes jsonb, p_final boolean) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
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
    execute $write$
        with wanted as materialized (
            select w.route_id, w.zone_id, w.date as service_date, w.number, w.technician,
                (w.date + w.starts) at time zone o.timezone as starts_at,
                (w.date + w.ends) at time zone o.timezone as ends_at, w.max_stops,
                coalesce(w.retired, false) as retired, coalesce(w.is_new, false) as is_new
            from jsonb_to_recordset($2) as w (route_id uuid, zone_id uuid, date date,
                number integer, technician text, starts time, ends time, max_stops integer,
                retired boolean, is_new boolean)
            join booker.branches o on o.branch_id = $1
        ), merged as materialized (
            select w.route_id, w.zone_id, w.service_date, w.number, w.technician, w.starts_at,
                w.ends_at, w.retired, r.route_id is null as is_new,
                case when $3 or r.route_id is null or w.retired or w.max_stops is null
                          or w.max_stops >= r.stop_count then w.max_stops
                     else r.max_stops end as max_stops
            from wanted w
            left join booker.routes r on r.branch_id = $1 and r.route_id = w.route_id
             and r.route_id = any ($4)
            where not w.is_new
        ), changed as (
            update booker.routes r
            set technician = m.technician, starts_at = m.starts_at, ends_at = m.ends_at,
                max_stops = m.max_stops, retired = m.retired
            from merged m
            where not m.is_new and r.branch_id = $1 and r.route_id = m.route_id
              and r.route_id = any ($4)
              and (r.technician, r.starts_at, r.ends_at, r.max_stops, r.retired)
                  is distinct from (m.technician, m.starts_at, m.ends_at, m.max_stops, m.retired)
            returning 1
        )
        insert into booker.routes (branch_id, route_id, zone_id, service_date, number, technician,
            starts_at, ends_at, max_stops, retired)
        select $1, route_id, zone_id, service_date, number, technician, starts_at, ends_at,
            max_stops, retired
        from merged where is_new
        union all
        select $1, route_id, zone_id, service_date, number, technician, starts_at, ends_at,
            max_stops, retired
        from wanted where is_new
        $write$ using p_branch, p_routes, p_final, ids;
    perform set_config('enable_nestloop', 'on', true);
end
$$;

-- As in 0003, by the constraint's index as it is by now.
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
            join booker.routes b on hashtext(b.technician) = hashtext(a.technician)
             and b.branch_id = a.branch_id and b.technician = a.technician
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

-- As in 0003, but that sites which are new are not compared with what is not there.
create or replace function app.save_sites(p_branch uuid, p_act uuid, p_content jsonb, p_rows jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
set enable_nestloop = off
as $$
declare
    done jsonb;
    made jsonb := '[]';
    numbers text[];
    standing text[];
    -- a random id but for its last group, and the first of twelve digits
    ids text := left(gen_random_uuid()::text, 24);
    first bigint := x'100000000000'::bigint;
    added integer;
    changed integer := 0;
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
    execute 'select array(select x.number from booker.sites x '
        'where x.branch_id = $1 and x.number = any ($2) order by x.site_id for no key update)'
    into standing using p_branch, numbers;
    if cardinality(standing) > 0 then
        execute $change$
            with stated as materialized (
                select e.item, z.zone_id, x as old
                from jsonb_array_elements($2) as e (item)
                join booker.zones z on z.branch_id = $1 and z.name = e.item ->> 'zone'
                join booker.sites x on x.branch_id = $1 and x.number = e.item ->> 'number'
                 and x.number = any ($3)
            ), wanted as materialized (
                select old, item ->> 'customer_name' as customer_name,
                    item ->> 'address' as address, zone_id,
                    case when item ? 'unit' then item ->> 'unit' else (old).unit end as unit,
                    case when item ? 'city' then item ->> 'city' else (old).city end as city,
                    case when item ? 'state' then item ->> 'state' else (old).state end as state,
                    case when item ? 'postal_code' then item ->> 'postal_code'
                         else (old).postal_code end as postal_code,
                    case when item ? 'phone' then item ->> 'phone' else (old).phone end as phone,
                    case when item ? 'email' then item ->> 'email' else (old).email end as email,
                    case when item ? 'vip' then (item ->> 'vip')::boolean
                         else (old).vip end as vip,
                    case when item ? 'latitude' then (item ->> 'latitude')::double precision
                         else (old).latitude end as latitude,
                    case when item ? 'longitude' then (item ->> 'longitude')::double precision
                         else (old).longitude end as longitude,
                    case when item ? 'notes' then item ->> 'notes' else (old).notes end as notes,
                    coalesce((item ->> 'active')::boolean, (old).active) as active
                from stated
            )
            update booker.sites t
            set customer_name = w.customer_name, address = w.address, zone_id = w.zone_id,
                unit = w.unit, city = w.city, state = w.state, postal_code = w.postal_code,
                phone = w.phone, email = w.email, vip = w.vip, latitude = w.latitude,
                longitude = w.longitude, notes = w.notes, active = w.active
            from wanted w
            where t.branch_id = $1 and t.site_id = (old).site_id
              and ((old).customer_name, (old).address, (old).zone_id, (old).unit, (old).city,
                   (old).state, (old).postal_code, (old).phone, (old).email, (old).vip,
                   (old).latitude, (old).longitude, (old).notes, (old).active)
                  is distinct from
                  (w.customer_name, w.address, w.zone_id, w.unit, w.city, w.state, w.postal_code,
                   w.phone, w.email, w.vip, w.latitude, w.longitude, w.notes, w.active)
            $change$ using p_branch, p_rows, standing;
        get diagnostics changed = row_count;
    end if;
    execute $add$
        insert into booker.sites (branch_id, site_id, number, customer_name, address, zone_id,
            unit, city, state, postal_code, phone, email, vip, latitude, longitude, notes,
            active)
        select $1, ($4 || to_hex($5 + row_number() over ()))::uuid, r.number, r.customer_name, r.address,
            z.zone_id, r.unit, r.city, r.state, r.postal_code, r.phone, r.email,
            coalesce(r.vip, false), r.latitude, r.longitude, r.notes, coalesce(r.active, true)
        from jsonb_to_recordset($2) as r (number text, customer_name text, address text, zone text,
            unit text, city text, state text, postal_code text, phone text, email text,
            vip boolean, latitude double precision, longitude double precision, notes text,
            active boolean)
        join booker.zones z on z.branch_id = $1 and z.name = r.zone
        where not exists (select from unnest($3) as o (number) where o.number = r.number)
        $add$ using p_branch, p_rows, standing, ids, first;
    get diagnostics added = row_count;
    return app.end_act(p_branch, p_act, 'save_sites', p_content, jsonb_build_object(
        'added', added, 'changed', changed,
        'unchanged', jsonb_array_length(p_rows) - added - changed, 'zones_created', made));
end
$$;


-- As in 0003, but that what is written is planned for its values by being executed: the keys of a
-- hundred thousand rows that go are looked for without planning each time.
create or replace function app.undo_rows(p_branch uuid, p_act uuid, p_content jsonb, p_table text,
    p_stage text, p_rows jsonb)
returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
set extra_float_digits = 1 set timezone = 'UTC'
set enable_nestloop = off
as $$
declare
    import booker.acts;
    key text := case p_table when 'zones' then 'zone_id' when 'job_types' then 'job_type_id'
        when 'arrival_windows' then 'window_id' when 'sites' then 'site_id'
        when 'routes' then 'route_id' when 'stops' then 'stop_id' when 'blocks' then 'block_id' end;
    parts uuid[];
    firsts uuid[];
    lasts uuid[];
    ids uuid[];
    was jsonb[];
    became jsonb[];
    changed jsonb;
    columns text;
    named text;
    n integer := 0;
    more integer;
begin
    if app.begin_act(p_branch, p_act, 'undo_import', p_content) is not null then
        return 0;
    end if;
    import := app.import_to_undo(p_branch, p_content);
    if key is null or p_stage not in ('restore', 'settle', 'remove') then
        perform app.refuse('BK001', 'That is nothing an import can be undone with.');
    end if;
    set constraints all deferred;
    parts := array(select x::uuid from jsonb_array_elements_text(import.result -> 'parts') as x);
    select array_agg(e.first), array_agg(e.last) into firsts, lasts
    from jsonb_to_recordset(p_rows) as e (first uuid, last uuid);
    execute
        'select array_agg((f.row_key ->> $6)::uuid), array_agg(f.before), array_agg(l.after) '
        'from unnest($2, $3) as e (first, last) '
        'join booker.audit_events f on f.branch_id = $1 and f.event_id = any ($2) '
        'and f.event_id = e.first and f.table_name = $5 and f.act_id = any ($4) '
        'join booker.audit_events l on l.branch_id = $1 and l.event_id = any ($3) '
        'and l.event_id = e.last and l.table_name = $5 and l.act_id = any ($4) '
        'where f.row_key = l.row_key'
    into ids, was, became using p_branch, firsts, lasts, parts, p_table, key;
    if p_table = 'stops' then
        return app.undo_stops(p_branch, ids, was, became);
    end if;
    execute format('select count(*) from (select from booker.%I t where t.branch_id = $1 '
        'and t.%I = any ($2) order by t.%I for update) as locked', p_table, key, key)
    into more using p_branch, ids;
    if p_table = 'routes' then
        -- a hold past its expiry stands in nobody's way
        execute 'select app.sweep($1, array(select distinct r.zone_day from booker.routes r '
            'where r.branch_id = $1 and r.route_id = any ($2) and r.stop_count > 0))'
        using p_branch, ids;
    end if;
    if p_stage <> 'settle' then
        -- what a row holds beside the image (a counter, a column that came later) stays out of it
        execute format(
            'select coalesce(jsonb_agg(jsonb_build_object(''key'', jsonb_build_object(%L, w.id), '
            '''image'', coalesce(w.became, w.was))), ''[]'') '
            'from unnest($2, $3, $4) as w (id, was, became) '
            'left join booker.%I t on t.branch_id = $1 and t.%I = any ($2) and t.%I = w.id '
            'where case when w.became is null then t.%I is not null else t.%I is null or '
            'jsonb_populate_record(t, w.became - ''stop_count'') is distinct from t end',
            key, p_table, key, key, key, key)
        into changed using p_branch, ids, was, became;
        if changed <> '[]' then
            perform app.refuse_changed(p_branch, p_table, changed, import.done_at);
        end if;
        if p_table in ('sites', 'job_types', 'arrival_windows', 'routes') then
            perform app.refuse_stated_again(p_branch, p_table, array(
                select coalesce(w.became, w.was) from unnest(was, became) as w (was, became)),
                import.done_at);
        end if;
    end if;
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into columns
    from pg_attribute a
    where a.attrelid = format('booker.%I', p_table)::regclass and a.attnum > 0
      and not a.attisdropped and a.attgenerated = '' and a.attname <> 'stop_count'
      and a.attname = any (array(
          select jsonb_object_keys(x) from unnest(was) as u (x) where x is not null limit 100));
    if p_stage = 'settle' then
        execute
            'update booker.routes t set max_stops = (w.was ->> ''max_stops'')::integer '
            'from unnest($2, $3) as w (id, was) '
            'where t.branch_id = $1 and t.route_id = any ($2) and t.route_id = w.id '
            'and w.was is not null '
            'and t.max_stops is distinct from (w.was ->> ''max_stops'')::integer'
        using p_branch, ids, was;
        get diagnostics n = row_count;
    elsif p_stage = 'restore' and columns is not null then
        execute format(
            'update booker.%I t set (%s) = (select %s from jsonb_populate_record(t, w.was || '
            'case when (w.was ->> ''max_stops'')::integer < (to_jsonb(t) ->> ''stop_count'')::integer '
            'then jsonb_build_object(''max_stops'', to_jsonb(t) -> ''max_stops'') else ''{}'' end) '
            'as r) from unnest($2, $3, $4) as w (id, was, became) '
            'where t.branch_id = $1 and t.%I = any ($2) and t.%I = w.id '
            'and w.was is not null and w.became is not null and w.was <> w.became',
            p_table, columns, columns, key, key)
        using p_branch, ids, was, became;
        get diagnostics n = row_count;
        execute format(
            'insert into booker.%I (%s) select %s from unnest($1, $2) as w (was, became) '
            'cross join lateral jsonb_populate_record(null::booker.%I, w.was) as r '
            'where w.was is not null and w.became is null', p_table, columns, columns, p_table)
        using was, became;
        get diagnostics more = row_count;
        n := n + more;
    elsif p_stage = 'remove' then
        ids := array(select w.id from unnest(ids, was, became) as w (id, was, became)
                     where w.was is null and w.became is not null);
        perform app.refuse_standing(p_branch, p_table, ids);
        execute format('delete from booker.%I where branch_id = $1 and %I = any ($2) '
                       'and %I <> all ($3)', p_table, key, key)
        using p_branch, ids, app.retire_booked(p_branch, p_table, ids);
        get diagnostics n = row_count;
    end if;
    return n;
exception
    when unique_violation then
        get stacked diagnostics named = constraint_name;
        perform app.refuse('BK010', case named
            when 'uq_routes_number' then 'Routes were added since in the place of routes that the '
                'import removed.'
            else format('Something else stands by now in the place of rows that the import '
                        'removed (%s).', named) end);
    when foreign_key_violation then
        get stacked diagnostics named = table_name;
        perform app.refuse('BK010', format('Something was built since on what the import added '
            '(%s).', replace(named, '_', ' ')));
    when check_violation then
        get stacked diagnostics named = constraint_name;
        perform app.refuse('BK010', case named
            when 'ck_window_loads_limit' then 'More is promised by now than the limit of bookings '
                'that a window had.'
            when 'ck_routes_max_stops' then 'More is promised by now than the most jobs that a '
                'route had.'
            else format('What was written since does not fit what was there before the import '
                        '(%s).', named) end);
end
$$;
