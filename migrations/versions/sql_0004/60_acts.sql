-- The acts that speak to the customer. Which messages there are follows from the site: one by
-- e-mail where it has an address, one by SMS where its customer agreed to that and the branch wants
-- it for this kind, or has no other way.

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
        -- what the customer was told of the promise last
        'message', (select m.state from booker.messages m
                    where m.branch_id = b.branch_id and m.booking_id = b.booking_id
                      and m.kind not in ('reminder', 'on_the_way', 'notice')
                    order by m.drafted_at desc, m.channel limit 1),
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

-- p_draft: {"language", "subject", "html", "text", "fault", "sms", "sms_fault", "line"} as
-- core/messages/draft.py makes it; null: nothing is said.
create function app.write_messages(p_branch uuid, p_booking uuid, p_kind text, p_state text,
    p_draft jsonb)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    b booker.bookings;
    s booker.sites;
    c booker.site_contacts;
    settings booker.delivery_settings := app.settings_of(p_branch);
    moment timestamptz := clock_timestamp();
    by_sms boolean;
begin
    if p_draft is null or p_draft in ('null', '{}') then
        return;
    end if;
    select * into b from booker.bookings where branch_id = p_branch and booking_id = p_booking;
    select * into s from booker.sites where branch_id = p_branch and site_id = b.site_id;
    select * into c from booker.site_contacts where branch_id = p_branch and site_id = b.site_id;
    by_sms := c.sms_number is not null and c.sms_stopped_at is null
        and coalesce(btrim(p_draft ->> 'sms'), '') <> ''
        and (p_kind = any (settings.sms_kinds) or s.email is null
             or coalesce(c.email_problem_of = s.email, false));
    -- a draft is shown to the CSR even where it will reach nobody, and says so
    if s.email is not null or (p_state = 'draft' and not by_sms) then
        insert into booker.messages (branch_id, message_id, booking_id, kind, channel, language,
            state, recipient, subject, html, text, line, template_fault, promised_from,
            drafted_at, queued_at)
        values (p_branch, gen_random_uuid(), p_booking, p_kind, 'email',
            coalesce(p_draft ->> 'language', 'en'), p_state, s.email, p_draft ->> 'subject',
            p_draft ->> 'html', p_draft ->> 'text', nullif(btrim(p_draft ->> 'line'), ''),
            p_draft ->> 'fault', b.promised_from, moment,
            case when p_state = 'queued' then moment end);
    end if;
    if by_sms then
        insert into booker.messages (branch_id, message_id, booking_id, kind, channel, language,
            state, recipient, subject, html, text, line, template_fault, promised_from,
            drafted_at, queued_at)
        values (p_branch, gen_random_uuid(), p_booking, p_kind, 'sms',
            coalesce(p_draft ->> 'language', 'en'), p_state, c.sms_number, '', '',
            p_draft ->> 'sms', nullif(btrim(p_draft ->> 'line'), ''), p_draft ->> 'sms_fault',
            b.promised_from, moment, case when p_state = 'queued' then moment end);
    end if;
end
$$;

create or replace function app.draft(p_branch uuid, p_booking uuid, p_draft jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update booker.messages set state = 'withdrawn', withdrawn_at = clock_timestamp()
    where branch_id = p_branch and booking_id = p_booking and state = 'draft';
    perform app.write_messages(p_branch, p_booking, (
        select case when b.replaces is null then 'confirmation' else 'reschedule' end
        from booker.bookings b where b.branch_id = p_branch and b.booking_id = p_booking),
        'draft', p_draft);
end
$$;

-- Whether the customer was, or may have been, told of the promise, or of one that it replaced: a
-- reminder tells of it as well, where the confirmation came back.
create function app.was_told(p_branch uuid, p_booking uuid) returns boolean
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
    chain uuid[];
begin
    with recursive replaced (booking_id, replaces) as (
        select b.booking_id, b.replaces from booker.bookings b
        where b.branch_id = p_branch and b.booking_id = p_booking
        union all
        select b.booking_id, b.replaces from replaced r
        join booker.bookings b on b.branch_id = p_branch and b.booking_id = r.replaces
    )
    select array_agg(r.booking_id) into chain from replaced r;
    -- locked: a hand-over that was committed since this transaction's snapshot fails it, and is
    -- seen when it runs again
    perform from booker.deliveries d
    where d.branch_id = p_branch and d.message_id in (
        select m.message_id from booker.messages m
        where m.branch_id = p_branch and m.booking_id = any (chain)
          and m.kind in ('confirmation', 'reschedule', 'reminder', 'on_the_way'))
    for share;
    return exists (
        select from booker.messages m
        left join booker.deliveries d
          on d.branch_id = m.branch_id and d.message_id = m.message_id
        where m.branch_id = p_branch and m.booking_id = any (chain)
          and m.kind in ('confirmation', 'reschedule', 'reminder', 'on_the_way')
          and (m.state in ('sent', 'delivered', 'complained', 'uncertain')
               or (m.state in ('queued', 'withdrawn')
                   and (d.handed_at is not null or d.unsure_since is not null))));
end
$$;

-- p_draft: the drafts made anew with the line that the dispatcher adds ("line" in p_content), or
-- null: those of the hold go out.
create function app.confirm(p_branch uuid, p_act uuid, p_content jsonb, p_draft jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    b booker.bookings;
    old booker.bookings;
begin
    perform app.require_role(p_branch, 'dispatcher');
    done := app.begin_act(p_branch, p_act, 'confirm', p_content);
    if done is not null then
        return done;
    end if;
    b := app.booking_for_update(p_branch, p_content ->> 'reference');
    perform app.require_state(b, 'held');
    if length(btrim(p_content ->> 'line')) > 500 then
        perform app.refuse('BK001', 'The added line has more than 500 characters.');
    end if;
    if b.replaces is not null then
        select * into old from booker.bookings
        where branch_id = p_branch and booking_id = b.replaces for update;
        perform app.require_state(old, 'confirmed');
        update booker.bookings set state = 'rescheduled', closed_by = session_user,
            closed_at = clock_timestamp(), reason = 'replaced by ' || b.reference
        where branch_id = p_branch and booking_id = b.replaces;
    end if;
    update booker.bookings set state = 'confirmed', confirmed_by = session_user,
        confirmed_at = clock_timestamp()
    where branch_id = p_branch and booking_id = b.booking_id;
    if coalesce(p_draft, 'null') not in ('null', '{}') then
        perform app.draft(p_branch, b.booking_id,
                          p_draft || jsonb_build_object('line', p_content ->> 'line'));
    end if;
    -- to where the customer is reached now: an address corrected since the hold is not a stranger's
    update booker.messages m
    set recipient = case m.channel when 'email' then s.email
                         else case when c.sms_stopped_at is null then c.sms_number end end
    from booker.sites s
    left join booker.site_contacts c on c.branch_id = s.branch_id and c.site_id = s.site_id
    where m.branch_id = p_branch and m.booking_id = b.booking_id and m.state = 'draft'
      and s.branch_id = p_branch and s.site_id = b.site_id
      and m.recipient is distinct from case m.channel when 'email' then s.email
              else case when c.sms_stopped_at is null then c.sms_number end end;
    -- the customer's message goes out with the promise, in one transaction, and never earlier
    update booker.messages
    set state = case when recipient is null then 'withdrawn' else 'queued' end,
        queued_at = case when recipient is not null then clock_timestamp() end,
        withdrawn_at = case when recipient is null then clock_timestamp() end,
        problem = case when recipient is not null then null
                       when channel = 'sms' then 'The customer wants no text messages any more.'
                       else 'The site has no e-mail address.' end
    where branch_id = p_branch and booking_id = b.booking_id and state = 'draft';
    set constraints all immediate;
    return app.end_act(p_branch, p_act, 'confirm', p_content,
                       app.booking_json(p_branch, b.booking_id));
end
$$;

create or replace function app.confirm(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language sql security definer set search_path = pg_catalog, pg_temp
as $$
    select app.confirm(p_branch, p_act, p_content, null::jsonb)
$$;

-- p_plan with "draft": what the customer is told of the proposal.
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
    where branch_id = p_branch and booking_id = b.booking_id
      and (state = 'draft' or (state = 'queued' and kind = 'proposal'));
    perform app.write_messages(p_branch, b.booking_id, 'proposal', 'queued', p_plan -> 'draft');
    set constraints all immediate;
    return app.end_act(p_branch, p_act, 'propose', p_content,
                       app.booking_json(p_branch, b.booking_id));
end
$$;

-- p_draft: what the customer is told; null: nothing. Who was never told of the promise is told
-- nothing of its end.
create function app.close_confirmed(p_branch uuid, p_act uuid, p_kind text, p_content jsonb,
    p_state text, p_reason text, p_message_kind text, p_draft jsonb, variadic p_roles text[])
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    b booker.bookings;
begin
    perform app.require_role(p_branch, variadic p_roles);
    done := app.begin_act(p_branch, p_act, p_kind, p_content);
    if done is not null then
        return done;
    end if;
    b := app.booking_for_update(p_branch, p_content ->> 'reference');
    perform app.require_state(b, 'confirmed');
    update booker.bookings set state = p_state, closed_by = session_user,
        closed_at = clock_timestamp(), reason = p_reason
    where branch_id = p_branch and booking_id = b.booking_id;
    -- nor whose visit is over: there is nobody to keep from waiting
    if p_message_kind is not null
       and (p_message_kind <> 'cancellation' or b.promised_to > clock_timestamp())
       and app.was_told(p_branch, b.booking_id)
    then
        perform app.write_messages(p_branch, b.booking_id, p_message_kind, 'queued', p_draft);
    end if;
    set constraints all immediate;
    return app.end_act(p_branch, p_act, p_kind, p_content,
                       app.booking_json(p_branch, b.booking_id));
end
$$;

create function app.cancel(p_branch uuid, p_act uuid, p_content jsonb, p_draft jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if coalesce(btrim(p_content ->> 'reason'), '') = '' then
        perform app.refuse('BK001', 'A cancellation needs a reason.');
    end if;
    return app.close_confirmed(p_branch, p_act, 'cancel', p_content, 'cancelled',
        p_content ->> 'reason', 'cancellation', p_draft, 'csr', 'dispatcher', 'admin');
end
$$;

create function app.no_show(p_branch uuid, p_act uuid, p_content jsonb, p_draft jsonb)
returns jsonb
language sql security definer set search_path = pg_catalog, pg_temp
as $$
    select app.close_confirmed(p_branch, p_act, 'no_show', p_content, 'no_show', null, 'no_show',
                               p_draft, 'dispatcher')
$$;

-- By hand: the technician is on the way. p_content: {"reference", "minutes": until the arrival, or
-- null}.
create function app.technician_on_the_way(p_branch uuid, p_act uuid, p_content jsonb,
    p_draft jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    b booker.bookings;
    o booker.branches;
    written integer;
begin
    perform app.require_role(p_branch, 'csr', 'dispatcher', 'admin');
    done := app.begin_act(p_branch, p_act, 'technician_on_the_way', p_content);
    if done is not null then
        return done;
    end if;
    b := app.booking_for_update(p_branch, p_content ->> 'reference');
    perform app.require_state(b, 'confirmed');
    select * into o from booker.branches where branch_id = p_branch;
    if b.service_date <> (clock_timestamp() at time zone o.timezone)::date then
        perform app.refuse('BK001', format('The visit of %s is not today.', b.reference));
    end if;
    update booker.messages set state = 'withdrawn', withdrawn_at = clock_timestamp()
    where branch_id = p_branch and booking_id = b.booking_id and state = 'queued'
      and kind = 'on_the_way';
    perform app.write_messages(p_branch, b.booking_id, 'on_the_way', 'queued', p_draft);
    select count(*) into written from booker.messages m
    where m.branch_id = p_branch and m.booking_id = b.booking_id and m.kind = 'on_the_way'
      and m.state = 'queued';
    if written = 0 then
        perform app.refuse('BK001', 'The customer has neither an e-mail address nor agreed to '
            'text messages.', 'Call them.');
    end if;
    return app.end_act(p_branch, p_act, 'technician_on_the_way', p_content,
                       app.booking_json(p_branch, b.booking_id));
end
$$;

-- p_content: {"message_id", "recipient": null for the same}. A new message with a key of its own:
-- what was sent once stays as it was. Answers {"message_id"}.
create function app.send_again(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    m booker.messages;
    b booker.bookings;
    wanted text := coalesce(nullif(btrim(p_content ->> 'recipient'), ''), '');
    again uuid := gen_random_uuid();
begin
    perform app.require_role(p_branch, 'csr', 'dispatcher', 'admin');
    done := app.begin_act(p_branch, p_act, 'send_again', p_content);
    if done is not null then
        return done;
    end if;
    select * into m from booker.messages
    where branch_id = p_branch and message_id = (p_content ->> 'message_id')::uuid for update;
    if not found then
        perform app.refuse('BK002', 'There is no such message in this branch.');
    end if;
    wanted := coalesce(nullif(wanted, ''), m.recipient);
    select * into b from booker.bookings
    where branch_id = p_branch and booking_id = m.booking_id;
    if m.state = 'queued' and exists (
        select from booker.deliveries d
        where d.branch_id = p_branch and d.message_id = m.message_id and d.due_at is null)
    then
        -- of the days before delivery was set up
        update booker.messages set state = 'withdrawn', withdrawn_at = clock_timestamp()
        where branch_id = p_branch and message_id = m.message_id;
    elsif m.state in ('draft', 'queued') then
        perform app.refuse('BK001', case m.state
            when 'draft' then 'This message is a draft: it goes out when the booking is confirmed.'
            else 'This message is still on its way.' end);
    end if;
    if wanted is null then
        perform app.refuse('BK001', 'The site has no address for this message.',
            'Give the address to send it to.');
    elsif m.channel = 'sms' and wanted !~ '^[+][1-9][0-9]{6,14}$' then
        perform app.refuse('BK001', format('"%s" is not a mobile number.', wanted));
    elsif m.channel = 'email' and wanted !~ '^[^@[:space:]]+@[^@[:space:]]+$' then
        perform app.refuse('BK001', format('"%s" is not an e-mail address.', wanted));
    elsif m.channel = 'sms' and not exists (
        select from booker.site_contacts c
        where c.branch_id = p_branch and c.site_id = b.site_id and c.sms_number = wanted
          and c.sms_stopped_at is null)
    then
        perform app.refuse('BK001', format('The customer has not agreed to text messages to %s.',
            wanted), 'Note their agreement at the site first.');
    elsif (m.kind in ('confirmation', 'reschedule', 'reminder', 'on_the_way')
           and b.state <> 'confirmed')
       or (m.kind = 'proposal' and (b.state <> 'proposed' or b.expires_at <= clock_timestamp()))
    then
        perform app.refuse('BK001', format('The booking is %s: this message would no longer be '
            'true.', case when b.state = 'no_show' then 'a no-show' else b.state end));
    elsif m.kind in ('confirmation', 'reschedule', 'reminder', 'on_the_way')
          and b.promised_to <= clock_timestamp()
    then
        perform app.refuse('BK001', 'The visit is over: this message would no longer be true.');
    elsif m.kind in ('confirmation', 'reschedule', 'reminder', 'proposal')
          and m.promised_from <> b.promised_from
    then
        perform app.refuse('BK001', 'The booking was moved: this message would no longer be true.');
    elsif (m.kind = 'reminder' and (b.promised_from <= clock_timestamp()
                                    or app.is_late_reminder(m, b)))
       or (m.kind = 'on_the_way' and m.queued_at < clock_timestamp() - interval '15 minutes')
    then
        perform app.refuse('BK001', 'This message says how soon somebody comes: by now it would no '
            'longer be true.', 'Call the customer, or write anew.');
    elsif exists (
        select from booker.messages x
        where x.branch_id = p_branch and x.booking_id = m.booking_id and x.kind = m.kind
          and x.channel = m.channel and x.state in ('draft', 'queued')
          and x.message_id <> m.message_id
          and coalesce(x.offset_minutes, 0) = coalesce(m.offset_minutes, 0)
          and coalesce(x.notice_of, '') = coalesce(m.notice_of, '')
          and coalesce(x.about, x.booking_id) = coalesce(m.about, m.booking_id))
    then
        perform app.refuse('BK001', 'This message is still on its way.');
    end if;
    insert into booker.messages (branch_id, message_id, booking_id, kind, channel, language,
        state, recipient, subject, html, text, line, template_fault, offset_minutes,
        promised_from, about, notice_of, resends, queued_at)
    values (p_branch, again, m.booking_id, m.kind, m.channel, m.language, 'queued', wanted,
        m.subject, m.html, m.text, m.line, m.template_fault, m.offset_minutes, m.promised_from,
        m.about, m.notice_of, m.message_id, clock_timestamp());
    if m.state = 'uncertain' then
        -- whoever sends it again has decided that it did not arrive
        update booker.messages set state = 'failed', ended_at = clock_timestamp(),
            problem = format('%s sent it again.', session_user)
        where branch_id = p_branch and message_id = m.message_id;
    end if;
    return app.end_act(p_branch, p_act, 'send_again', p_content,
                       jsonb_build_object('message_id', again));
end
$$;

-- p_content: {"message_id", "arrived"}: what a person found out of a message whose fate no program
-- can tell. Answers {"message_id", "state"}.
create function app.settle_message(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    m booker.messages;
    arrived boolean := (p_content ->> 'arrived')::boolean;
begin
    perform app.require_role(p_branch, 'csr', 'dispatcher', 'admin');
    done := app.begin_act(p_branch, p_act, 'settle_message', p_content);
    if done is not null then
        return done;
    end if;
    select * into m from booker.messages
    where branch_id = p_branch and message_id = (p_content ->> 'message_id')::uuid for update;
    if not found then
        perform app.refuse('BK002', 'There is no such message in this branch.');
    elsif m.state <> 'uncertain' then
        perform app.refuse('BK005', format('This message is %s, not uncertain.', m.state));
    end if;
    update booker.messages
    set state = case when arrived then 'sent' else 'failed' end,
        sent_at = case when arrived then coalesce(ended_at, clock_timestamp()) end,
        ended_at = case when not arrived then clock_timestamp() end,
        problem = case when arrived then null
                       else format('%s found out that it did not arrive.', session_user) end
    where branch_id = p_branch and message_id = m.message_id;
    return app.end_act(p_branch, p_act, 'settle_message', p_content, jsonb_build_object(
        'message_id', m.message_id, 'state', case when arrived then 'sent' else 'failed' end));
end
$$;

grant execute on function
    app.confirm(uuid, uuid, jsonb, jsonb), app.cancel(uuid, uuid, jsonb, jsonb),
    app.no_show(uuid, uuid, jsonb, jsonb), app.technician_on_the_way(uuid, uuid, jsonb, jsonb),
    app.send_again(uuid, uuid, jsonb), app.settle_message(uuid, uuid, jsonb)
to booker_staff;
