-- One site, made or corrected by whoever has the customer on the phone.
-- p_content: {"number" (null: a new site, which gets the next number), "customer_name", "address",
-- "zone" (a name), "vip", and "unit", "city", "state", "postal_code", "phone", "email",
-- "latitude", "longitude", "notes", each null where there is none}. Answers {"number"}.

-- The branch's highest number, one more, in the same shape: after AR-0187 comes AR-0188. The
-- caller's lock keeps two desks from drawing the same one; the unique key would refuse it.
create function app.next_site_number(p_branch uuid) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$
    select coalesce((
        select left(s.number, -length(d.digits))
               || lpad(d.next, greatest(length(d.next), length(d.digits)), '0')
        from booker.sites s
        cross join lateral (select substring(s.number from '[0-9]{1,15}$') as digits) as f
        cross join lateral (select f.digits, (f.digits::bigint + 1)::text as next) as d
        where s.branch_id = p_branch and d.digits is not null
        order by d.digits::bigint desc, s.number desc
        limit 1), '1')
$$;

create function app.save_site(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    site_number text := p_content ->> 'number';
    old booker.sites;
    wanted booker.sites;
    z booker.zones;
begin
    perform app.require_role(p_branch, 'csr', 'dispatcher', 'admin');
    done := app.begin_act(p_branch, p_act, 'save_site', p_content);
    if done is not null then
        return done;
    end if;
    if coalesce(btrim(p_content ->> 'customer_name'), '') = ''
       or coalesce(btrim(p_content ->> 'address'), '') = ''
    then
        perform app.refuse('BK001', 'A site needs a customer''s name and an address.');
    end if;
    select * into z from booker.zones
    where branch_id = p_branch and name = p_content ->> 'zone';
    if not found then
        perform app.refuse('BK002', format('There is no zone %s in this branch.',
            p_content ->> 'zone'));
    end if;
    if site_number is not null then
        select * into old from booker.sites
        where branch_id = p_branch and number = site_number for update;
        if not found then
            perform app.refuse('BK002', format('There is no site %s in this branch.', site_number));
        end if;
    end if;
    if not z.active and z.zone_id is distinct from old.zone_id then
        perform app.refuse('BK001', format('The zone %s is no longer used.', z.name));
    end if;
    wanted := old;
    wanted.customer_name := btrim(p_content ->> 'customer_name');
    wanted.address := btrim(p_content ->> 'address');
    wanted.unit := p_content ->> 'unit';
    wanted.city := p_content ->> 'city';
    wanted.state := p_content ->> 'state';
    wanted.postal_code := p_content ->> 'postal_code';
    wanted.zone_id := z.zone_id;
    wanted.phone := p_content ->> 'phone';
    wanted.email := p_content ->> 'email';
    wanted.vip := coalesce((p_content ->> 'vip')::boolean, false);
    wanted.latitude := (p_content ->> 'latitude')::double precision;
    wanted.longitude := (p_content ->> 'longitude')::double precision;
    wanted.notes := p_content ->> 'notes';
    if site_number is null then
        wanted.branch_id := p_branch;
        wanted.site_id := gen_random_uuid();
        wanted.number := app.next_site_number(p_branch);
        wanted.active := true;
        insert into booker.sites select (wanted).*;
    elsif wanted is distinct from old then
        update booker.sites t
        set customer_name = wanted.customer_name, address = wanted.address, unit = wanted.unit,
            city = wanted.city, state = wanted.state, postal_code = wanted.postal_code,
            zone_id = wanted.zone_id, phone = wanted.phone, email = wanted.email,
            vip = wanted.vip, latitude = wanted.latitude, longitude = wanted.longitude,
            notes = wanted.notes
        where t.branch_id = p_branch and t.site_id = wanted.site_id;
    end if;
    return app.end_act(p_branch, p_act, 'save_site', p_content,
                       jsonb_build_object('number', wanted.number));
end
$$;
grant execute on function app.save_site(uuid, uuid, jsonb) to booker_staff;

-- As in 0001, but that the sites there are once read for all rows. On a table without statistics
-- both of its indexes look alike to the planner, and a probe a row by the wrong one reads the
-- whole branch each time (44 million rows for 10,000 sites): without nested loops it cannot. And
-- numbers are looked up in a hash table only where the plan knows them: each call has its own.
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
            case when item ? 'notes' then item ->> 'notes' else (old).notes end as notes
        from stated
    ), differing as materialized (
        select * from wanted w
        where not w.is_new
          and ((old).customer_name, (old).address, (old).zone_id, (old).unit, (old).city,
               (old).state, (old).postal_code, (old).phone, (old).email, (old).vip,
               (old).latitude, (old).longitude, (old).notes, (old).active)
              is distinct from
              (w.customer_name, w.address, w.zone_id, w.unit, w.city, w.state, w.postal_code,
               w.phone, w.email, w.vip, w.latitude, w.longitude, w.notes, true)
    ), changed as (
        update booker.sites t
        set customer_name = w.customer_name, address = w.address, zone_id = w.zone_id,
            unit = w.unit, city = w.city, state = w.state, postal_code = w.postal_code,
            phone = w.phone, email = w.email, vip = w.vip, latitude = w.latitude,
            longitude = w.longitude, notes = w.notes, active = true
        from differing w
        where t.branch_id = p_branch and t.site_id = w.site_id
        returning 1
    ), added as (
        insert into booker.sites (branch_id, site_id, number, customer_name, address, zone_id,
            unit, city, state, postal_code, phone, email, vip, latitude, longitude, notes)
        select p_branch, site_id, number, customer_name, address, zone_id, unit, city, state,
            postal_code, phone, email, vip, latitude, longitude, notes
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
