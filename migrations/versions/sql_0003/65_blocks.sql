-- Blocks that recur. A rule's days are written out as blocks up to two years ahead, each in the
-- branch's local time on its day: whoever plans a day looks at blocks alone, as before.

create table booker.block_rules (
    branch_id uuid not null,
    rule_id uuid not null,
    zone_id uuid,
    technician text,
    first_day date not null,
    starts time,
    ends time,
    reason text not null,
    repeats text not null,
    written_until date not null,
    constraint pk_block_rules primary key (branch_id, rule_id),
    constraint fk_block_rules_branch foreign key (branch_id)
        references booker.branches (branch_id),
    constraint fk_block_rules_zone foreign key (branch_id, zone_id)
        references booker.zones (branch_id, zone_id),
    constraint ck_block_rules_times check (
        coalesce(starts, time '00:00') < coalesce(ends, time '24:00')),
    constraint ck_block_rules_reason check (reason <> ''),
    constraint ck_block_rules_repeats check (length(repeats) between 1 and 300)
);
alter table booker.blocks
    add column rule_id uuid,
    add constraint fk_blocks_rule foreign key (branch_id, rule_id)
        references booker.block_rules (branch_id, rule_id);
create index ix_blocks_rule on booker.blocks (branch_id, rule_id) where rule_id is not null;

create trigger audit after insert or update or delete on booker.block_rules
    for each row execute function app.audit('rule_id');
create trigger announce_insert after insert on booker.block_rules
    referencing new table as new_rows
    for each statement execute function app.announce_topic('blocks');
create trigger announce_update after update on booker.block_rules
    referencing old table as old_rows new table as new_rows
    for each statement execute function app.announce_topic('blocks');
create trigger announce_delete after delete on booker.block_rules
    referencing old table as old_rows
    for each statement execute function app.announce_topic('blocks');
create trigger never_truncate before truncate on booker.block_rules
    for each statement execute function app.guard_append_only();
alter table booker.block_rules enable row level security;
alter table booker.block_rules force row level security;
create policy staff_of_branch on booker.block_rules
    using (branch_id = any (app.my_branches())) with check (branch_id = any (app.my_branches()));
revoke all on booker.block_rules from public;
grant select on booker.block_rules to booker_staff;

-- Writes p_block (its times are not looked at) on each of the days, from p_starts to p_ends: local
-- times, null: from the day's beginning, to its end. Answers the keys. Where the clock leaps over
-- the whole of it, as long a time before is blocked: rather too much than nothing.
create function app.write_blocks(p_block booker.blocks, p_starts time, p_ends time, p_days date[])
returns uuid[]
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    made uuid[];
begin
    with written as (
        insert into booker.blocks (branch_id, block_id, zone_id, route_id, technician, starts_at,
            ends_at, reason, rule_id)
        select p_block.branch_id, gen_random_uuid(), p_block.zone_id, p_block.route_id,
            p_block.technician,
            case when i.starts_at < i.ends_at then i.starts_at
                 else i.ends_at - (p_ends - p_starts) end,
            i.ends_at, p_block.reason, p_block.rule_id
        from booker.branches o
        cross join (select distinct unnest(p_days)) as d (day)
        cross join lateral (
            select (d.day + coalesce(p_starts, time '00:00')) at time zone o.timezone as starts_at,
                   case when p_ends is null then (d.day + 1)::timestamp at time zone o.timezone
                        else (d.day + p_ends) at time zone o.timezone end as ends_at) as i
        where o.branch_id = p_block.branch_id
        returning block_id
    )
    select coalesce(array_agg(block_id), '{}') into made from written;
    return made;
end
$$;

-- References of the live bookings that have stops under these blocks, by date, at most 1,000.
create function app.standing_under(p_branch uuid, p_blocks uuid[]) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    with o as materialized (
        select timezone, (clock_timestamp() at time zone timezone)::date as today
        from booker.branches where branch_id = p_branch
    ), made as materialized (
        select x.zone_id, x.route_id, x.technician, x.starts_at, x.ends_at,
               (x.starts_at at time zone o.timezone)::date as day
        from o
        join booker.blocks x on x.branch_id = p_branch and x.block_id = any (p_blocks)
    ), live as materialized (
        select b.booking_id, b.reference, b.promised_from
        from (select min(m.day) as first, max(m.day) as last from made m) s
        cross join o
        join booker.bookings b on b.branch_id = p_branch
             and b.service_date between greatest(s.first - 1, o.today - 1) and s.last
        where b.state = 'confirmed'
           or (b.state in ('held', 'proposed') and b.expires_at > clock_timestamp())
    ), covered as (
        select distinct l.promised_from, split_part(l.reference, '~', 1) as reference
        from live l
        join booker.stops t on t.branch_id = p_branch and t.booking_id = l.booking_id
        join booker.routes r on r.branch_id = p_branch and r.route_id = t.route_id
        -- a shift may run past midnight
        cross join (values (0), (1)) as past (days)
        join made m on m.day = t.service_date + past.days
        where (m.zone_id is null or m.zone_id = r.zone_id)
          and (m.route_id is null or m.route_id = r.route_id)
          and (m.technician is null or m.technician = r.technician)
          and t.starts_at < m.ends_at and m.starts_at < t.ends_at
    )
    select coalesce(jsonb_agg(c.reference order by c.promised_from, c.reference), '[]')
    from (select * from covered order by promised_from, reference limit 1000) c
$$;

-- p_content: {"entries": [{"reason", "date", "starts", "ends" (local; null: the whole day), "zone",
-- "technician", "route" (a number, with zone), "repeats" (an RRULE; null: once)}]}; p_days, beside
-- each: {"days": [date], "until": how far a rule is written out}, worked out by whoever asks.
-- Answers {"blocks": how many, "standing": [reference]}.
create function app.save_blocks(p_branch uuid, p_act uuid, p_content jsonb, p_days jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    entry jsonb;
    n integer := 0;
    block booker.blocks;
    days date[];
    made uuid[] := '{}';
    horizon date;
begin
    perform app.require_role(p_branch, 'dispatcher', 'admin');
    done := app.begin_act(p_branch, p_act, 'save_blocks', p_content);
    if done is not null then
        return done;
    end if;
    select (clock_timestamp() at time zone timezone)::date + 732 into horizon
    from booker.branches where branch_id = p_branch;
    for entry in select e from jsonb_array_elements(p_content -> 'entries') as e loop
        block := null;
        block.branch_id := p_branch;
        block.reason := btrim(entry ->> 'reason');
        block.technician := nullif(btrim(entry ->> 'technician'), '');
        if coalesce(block.reason, '') = '' then
            perform app.refuse('BK001', 'A block needs a reason.');
        elsif coalesce((entry ->> 'starts')::time, time '00:00')
              >= coalesce((entry ->> 'ends')::time, time '24:00')
        then
            perform app.refuse('BK001', 'A block ends after it starts.');
        end if;
        if entry ->> 'zone' is not null then
            select zone_id into block.zone_id from booker.zones
            where branch_id = p_branch and name = entry ->> 'zone';
            if block.zone_id is null then
                perform app.refuse('BK002', format('There is no zone %s in this branch.',
                    entry ->> 'zone'));
            end if;
        end if;
        if entry ->> 'route' is not null then
            select route_id into block.route_id from booker.routes
            where branch_id = p_branch and zone_id = block.zone_id
              and service_date = (entry ->> 'date')::date
              and number = (entry ->> 'route')::integer;
            if block.route_id is null or entry ->> 'repeats' is not null then
                perform app.refuse('BK002', format('There is no route %s in %s on %s.',
                    entry ->> 'route', entry ->> 'zone', entry ->> 'date'));
            end if;
        end if;
        if entry ->> 'repeats' is null then
            days := array[(entry ->> 'date')::date];
        else
            days := array(select d::date from jsonb_array_elements_text(p_days -> n -> 'days') d);
            if cardinality(days) > 1000 or not ((p_days -> n ->> 'until')::date <= horizon)
               or exists (select from unnest(days) as d (day)
                          where d.day > (p_days -> n ->> 'until')::date
                             or d.day < (entry ->> 'date')::date)
            then
                perform app.refuse('BK001', 'A rule is written out two years ahead, 1,000 days.');
            end if;
            block.rule_id := gen_random_uuid();
            insert into booker.block_rules (branch_id, rule_id, zone_id, technician, first_day,
                starts, ends, reason, repeats, written_until)
            values (p_branch, block.rule_id, block.zone_id, block.technician,
                (entry ->> 'date')::date, (entry ->> 'starts')::time, (entry ->> 'ends')::time,
                block.reason, entry ->> 'repeats', (p_days -> n ->> 'until')::date);
        end if;
        made := made || app.write_blocks(block, (entry ->> 'starts')::time,
                                         (entry ->> 'ends')::time, days);
        if cardinality(made) > 5000 then
            perform app.refuse('BK001', 'That makes more than 5,000 blocks.',
                'Block fewer times at once.');
        end if;
        n := n + 1;
    end loop;
    return app.end_act(p_branch, p_act, 'save_blocks', p_content, jsonb_build_object(
        'blocks', cardinality(made), 'standing', app.standing_under(p_branch, made)));
end
$$;

-- Writes a rule further out; p_days: its days after those that are written, up to p_until. Two who
-- do it at once do it once. Answers how many blocks that made.
create function app.extend_block_rule(p_branch uuid, p_rule uuid, p_until date, p_days date[])
returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    u booker.block_rules;
    block booker.blocks;
begin
    perform app.require_role(p_branch, 'dispatcher', 'admin');
    perform set_config('booker.act_id', '', true),
            set_config('booker.act_kind', 'extend_block_rules', true);
    select * into u from booker.block_rules
    where branch_id = p_branch and rule_id = p_rule for update;
    if not found or p_until <= u.written_until then
        return 0;
    end if;
    if cardinality(p_days) > 1000 or p_until > (
        select (clock_timestamp() at time zone timezone)::date + 732 from booker.branches
        where branch_id = p_branch)
    then
        perform app.refuse('BK001', 'A rule is written out two years ahead, 1,000 days.');
    end if;
    block.branch_id := p_branch;
    block.zone_id := u.zone_id;
    block.technician := u.technician;
    block.reason := u.reason;
    block.rule_id := u.rule_id;
    update booker.block_rules set written_until = p_until
    where branch_id = p_branch and rule_id = p_rule;
    return cardinality(app.write_blocks(block, u.starts, u.ends, array(
        select d.day from unnest(p_days) as d (day)
        where d.day > u.written_until and d.day <= p_until)));
end
$$;

-- p_content: {"rule_id"}. Answers {"removed": how many blocks went}: those that are not over.
create function app.remove_block_rule(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    rule uuid := (p_content ->> 'rule_id')::uuid;
    removed integer;
begin
    perform app.require_role(p_branch, 'dispatcher', 'admin');
    done := app.begin_act(p_branch, p_act, 'remove_block_rule', p_content);
    if done is not null then
        return done;
    end if;
    delete from booker.blocks
    where branch_id = p_branch and rule_id = rule and ends_at > clock_timestamp();
    get diagnostics removed = row_count;
    update booker.blocks set rule_id = null where branch_id = p_branch and rule_id = rule;
    delete from booker.block_rules where branch_id = p_branch and rule_id = rule;
    if not found then
        perform app.refuse('BK002', 'There is no such recurring block in this branch.');
    end if;
    return app.end_act(p_branch, p_act, 'remove_block_rule', p_content,
                       jsonb_build_object('removed', removed));
end
$$;
grant execute on function
    app.save_blocks(uuid, uuid, jsonb, jsonb), app.extend_block_rule(uuid, uuid, date, date[]),
    app.remove_block_rule(uuid, uuid, jsonb)
to booker_staff;
