-- What the worker has to say by itself: reminders, and notices to the branch. What is due follows
-- from the bookings and messages; the unique indexes of messages make it once, however many
-- workers ask.

-- When a reminder so many minutes ahead falls due. Whole days are the branch's days: "24 h before"
-- is the same time of the day before, also where the clocks change in between.
create function app.reminder_at(p_promised_from timestamptz, p_offset integer, p_zone text)
returns timestamptz
language sql stable set search_path = pg_catalog, pg_temp
as $$
    select case when p_offset % 1440 = 0
        then ((p_promised_from at time zone p_zone) - make_interval(days => p_offset / 1440))
             at time zone p_zone
        else p_promised_from - make_interval(mins => p_offset) end
$$;

-- Reminders that are due at p_now (null: now). After a pause of the worker a reminder is still made
-- until halfway to the next one, or to the promise; what is later would be none.
create function app.due_reminders(p_branch uuid) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    settings booker.delivery_settings;
    told jsonb;
    -- a value, which an index can be asked for: the function would be called for every row
    moment timestamptz := clock_timestamp();
begin
    perform app.require_worker(p_branch);
    settings := app.settings_of(p_branch);
    if settings.reminder_offsets = '{}' then
        return '[]';
    end if;
    with zone as (
        select timezone, language, name,
               (moment at time zone timezone)::date as today
        from booker.branches where branch_id = p_branch
    ), offsets as (
        select distinct f.minutes,
               (select max(n.minutes) from unnest(settings.reminder_offsets) as n (minutes)
                where n.minutes < f.minutes) as next
        from unnest(settings.reminder_offsets) as f (minutes)
    ), ahead as materialized (
        select b.* from booker.bookings b, zone z
        where b.branch_id = p_branch and b.state = 'confirmed' and b.keeps_for is null
          and b.service_date between z.today and z.today + 1 + (
              select max(minutes) / 1440 from offsets)
          and b.promised_from > moment
    ), due as (
        select b.*, f.minutes as ahead_minutes, app.reminder_at(b.promised_from, f.minutes, z.timezone) as at,
               coalesce(app.reminder_at(b.promised_from, f.next, z.timezone),
                        b.promised_from) as next_at
        from ahead b, offsets f, zone z
    )
    select coalesce(jsonb_agg(jsonb_build_object(
        'booking_id', d.booking_id, 'offset_minutes', d.ahead_minutes,
        'promised_from', d.promised_from at time zone 'UTC',
        'promised_to', d.promised_to at time zone 'UTC',
        -- an address that bounced, or whose owner called a mail of ours unwanted, gets no reminder
        'email', case when c.email_problem_of is distinct from s.email then s.email end,
        'sms_number', case when c.sms_stopped_at is null then c.sms_number end,
        'by_sms', 'reminder' = any (settings.sms_kinds) or s.email is null
                  or coalesce(c.email_problem_of = s.email, false),
        -- it may have to wait for the end of the quiet hours: "tomorrow" must be true then
        'now', moment at time zone 'UTC',
        'sms_at', app.after_quiet(moment, coalesce(c.timezone, z.timezone),
                                  settings.quiet_from, settings.quiet_to) at time zone 'UTC',
        'language', coalesce(c.language, z.language),
        'reference', d.reference, 'customer_name', s.customer_name,
        'address', concat_ws(', ', concat_ws(' ', s.address, s.unit), s.city,
                             nullif(concat_ws(' ', s.state, s.postal_code), '')),
        'job_type', j.name, 'branch', z.name, 'timezone', z.timezone)
        order by d.promised_from, d.booking_id), '[]') into told
    from (
        select d.* from due d
        where d.at <= moment
          and moment < d.at + (d.next_at - d.at) / 2
          and d.confirmed_at < d.at
          and not exists (
              select from booker.messages m
              where m.branch_id = p_branch and m.booking_id = d.booking_id
                and m.kind = 'reminder' and m.offset_minutes = d.ahead_minutes
                and m.promised_from = d.promised_from)
          -- whoever cannot be reached must not stand before those who can
          and exists (
              select from booker.sites s
              left join booker.site_contacts c
                on c.branch_id = s.branch_id and c.site_id = s.site_id
              where s.branch_id = p_branch and s.site_id = d.site_id
                and ((s.email is not null and c.email_problem_of is distinct from s.email)
                     or (c.sms_number is not null and c.sms_stopped_at is null)))
        order by d.promised_from, d.booking_id limit 500
    ) d
    cross join zone z
    join booker.sites s on s.branch_id = p_branch and s.site_id = d.site_id
    join booker.job_types j on j.branch_id = p_branch and j.job_type_id = d.job_type_id
    left join booker.site_contacts c on c.branch_id = p_branch and c.site_id = d.site_id;
    return told;
end
$$;

-- What the branch wants to be told of and was not yet: messages in trouble, the branch's own texts
-- that could not be filled in (once a day for each kind), and what became of bookings.
create function app.due_notices(p_branch uuid) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    settings booker.delivery_settings;
    o booker.branches;
    told jsonb;
    -- a value, which an index can be asked for: the function would be called for every row
    moment timestamptz := clock_timestamp();
begin
    perform app.require_worker(p_branch);
    settings := app.settings_of(p_branch);
    if settings.notice_address is null or settings.notice_on = '{}' then
        return '[]';
    end if;
    select * into o from booker.branches where branch_id = p_branch;
    with news as (
        select m.booking_id, 'trouble' as notice_of, m.message_id as about, m.ended_at as at
        from booker.messages m
        where m.branch_id = p_branch and 'trouble' = any (settings.notice_on)
          and m.state in ('failed', 'bounced', 'complained', 'uncertain') and m.kind <> 'notice'
          and m.ended_at > moment - interval '3 days'
        union all
        select distinct on (m.kind, m.language, m.channel)
               m.booking_id, 'template', m.message_id, m.drafted_at
        from booker.messages m
        where m.branch_id = p_branch and 'trouble' = any (settings.notice_on)
          and m.template_fault is not null and m.kind <> 'notice'
          and m.drafted_at > moment - interval '1 day'
          and not exists (
              select from booker.messages n
              join booker.messages f on f.branch_id = n.branch_id and f.message_id = n.about
              where n.branch_id = p_branch and n.kind = 'notice' and n.notice_of = 'template'
                and n.drafted_at > moment - interval '1 day'
                and f.kind = m.kind and f.language = m.language and f.channel = m.channel)
        union all
        select b.booking_id,
               case when b.state <> 'confirmed' then b.state
                    when b.replaces is not null then 'rescheduled' else 'confirmed' end,
               null, coalesce(b.closed_at, b.confirmed_at)
        from booker.bookings b
        where b.branch_id = p_branch and b.keeps_for is null
          and b.state in ('confirmed', 'cancelled')
          and coalesce(b.closed_at, b.confirmed_at) > moment - interval '1 day'
          and b.service_date >= (moment at time zone o.timezone)::date - 1
          and case when b.state <> 'confirmed' then b.state
                   when b.replaces is not null then 'rescheduled' else 'confirmed' end
              = any (settings.notice_on)
    )
    select coalesce(jsonb_agg(jsonb_build_object(
        'booking_id', w.booking_id, 'notice_of', w.notice_of, 'about', w.about,
        'recipient', settings.notice_address, 'language', o.language,
        'reference', split_part(b.reference, '~', 1), 'state', b.state,
        'customer_name', s.customer_name, 'phone', s.phone,
        'address', concat_ws(', ', concat_ws(' ', s.address, s.unit), s.city,
                             nullif(concat_ws(' ', s.state, s.postal_code), '')),
        'job_type', j.name, 'reason', b.reason,
        'by', coalesce(b.closed_by, b.confirmed_by),
        'promised_from', b.promised_from at time zone 'UTC',
        'promised_to', b.promised_to at time zone 'UTC',
        'branch', o.name, 'timezone', o.timezone,
        'message_kind', a.kind, 'message_channel', a.channel, 'message_state', a.state,
        'message_recipient', a.recipient, 'problem', coalesce(
            case when w.notice_of = 'template' then a.template_fault end, a.problem),
        'message_language', a.language) order by w.at), '[]') into told
    from (
        select n.* from news n
        where not exists (
            select from booker.messages m
            where m.branch_id = p_branch and m.kind = 'notice' and m.booking_id = n.booking_id
              and m.notice_of = n.notice_of
              and coalesce(m.about, m.booking_id) = coalesce(n.about, n.booking_id))
        order by n.at limit 100
    ) w
    join booker.bookings b on b.branch_id = p_branch and b.booking_id = w.booking_id
    join booker.sites s on s.branch_id = p_branch and s.site_id = b.site_id
    join booker.job_types j on j.branch_id = p_branch and j.job_type_id = b.job_type_id
    left join booker.messages a on a.branch_id = p_branch and a.message_id = w.about;
    return told;
end
$$;

-- A reminder or a notice, rendered by the worker: {"booking_id", "kind", "channel", "language",
-- "recipient", "subject", "html", "text", "fault", "offset_minutes", "promised_from", "about",
-- "notice_of"}. Its id; null: there already, or no longer true.
create function app.queue_message(p_branch uuid, p_content jsonb) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    wanted booker.messages := jsonb_populate_record(null::booker.messages, p_content);
    b booker.bookings;
    made uuid := gen_random_uuid();
begin
    perform app.require_worker(p_branch);
    perform set_config('booker.act_id', '', true),
            set_config('booker.act_kind', 'queue_message', true);
    if wanted.kind is null or wanted.kind not in ('reminder', 'notice') then
        perform app.refuse('BK001', format('A worker queues no message of kind %s.',
                                           wanted.kind));
    end if;
    select * into b from booker.bookings
    where branch_id = p_branch and booking_id = wanted.booking_id for share;
    if not found then
        perform app.refuse('BK002', 'There is no such booking in this branch.');
    end if;
    if wanted.kind = 'reminder'
       and (b.state <> 'confirmed' or b.promised_from <> wanted.promised_from
            or b.promised_from <= clock_timestamp())
    then
        return null;
    end if;
    insert into booker.messages (branch_id, message_id, booking_id, kind, channel, language,
        state, recipient, subject, html, text, template_fault, offset_minutes, promised_from,
        about, notice_of, queued_at)
    values (p_branch, made, wanted.booking_id, wanted.kind, coalesce(wanted.channel, 'email'),
        coalesce(wanted.language, 'en'), 'queued', wanted.recipient,
        coalesce(wanted.subject, ''), coalesce(wanted.html, ''), wanted.text,
        p_content ->> 'fault', wanted.offset_minutes,
        case when wanted.kind = 'reminder' then wanted.promised_from end, wanted.about,
        wanted.notice_of, clock_timestamp())
    on conflict do nothing;
    if not found then
        return null;
    end if;
    return made;
end
$$;

grant execute on function app.due_reminders(uuid), app.due_notices(uuid),
    app.queue_message(uuid, jsonb)
to booker_staff;
