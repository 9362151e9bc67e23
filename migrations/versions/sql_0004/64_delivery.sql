-- Delivery: a worker claims what is due under a lease, commits that it hands a message over before
-- it calls the provider, and writes down what the provider said. Whatever is killed in between
-- leaves a state that the next worker can tell from every other one:
--   lease over, nothing handed over        nobody was called: try again
--   lease over, handed over, no result     it may have been accepted: the provider is asked under
--                                          the same key (Resend), looked through (Twilio), or a
--                                          person decides (SMTP)
-- Called at READ COMMITTED: rows are locked before they are judged.

-- Seconds until the next attempt after so many.
create function app.pause_after(p_attempts integer) returns double precision
language sql volatile set search_path = pg_catalog, pg_temp
as $$
    -- spread, so that what failed together does not come back together
    select (array[10, 30, 120, 600, 1800, 3600, 7200])[least(greatest(p_attempts, 1), 7)]
           * (0.8 + 0.4 * random())
$$;

-- The next instant, from p_at on, at which a text message may be sent at that place.
create function app.after_quiet(p_at timestamptz, p_zone text, p_from time, p_to time)
returns timestamptz
language sql stable set search_path = pg_catalog, pg_temp
as $$
    select case
        when p_from = p_to then p_at
        when p_from < p_to and l.clock >= p_from and l.clock < p_to
            then (l.day + p_to) at time zone p_zone
        when p_from > p_to and l.clock >= p_from then (l.day + 1 + p_to) at time zone p_zone
        when p_from > p_to and l.clock < p_to then (l.day + p_to) at time zone p_zone
        else p_at end
    from (select (p_at at time zone p_zone)::time as clock,
                 (p_at at time zone p_zone)::date as day) l
$$;

-- Whether a reminder says what was true when it was worded only: "tomorrow" on the day itself, or how
-- soon it is when half of that is over. What waited for the end of the quiet hours was worded for
-- that moment.
create function app.is_late_reminder(m booker.messages, b booker.bookings) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
    settings booker.delivery_settings := app.settings_of(m.branch_id);
    zone text := (select o.timezone from booker.branches o where o.branch_id = m.branch_id);
    said_at timestamptz := m.queued_at;
begin
    if m.channel = 'sms' then
        said_at := app.after_quiet(said_at, coalesce((
            select c.timezone from booker.site_contacts c
            where c.branch_id = b.branch_id and c.site_id = b.site_id), zone),
            settings.quiet_from, settings.quiet_to);
    end if;
    if (said_at at time zone zone)::date < (clock_timestamp() at time zone zone)::date then
        return (said_at at time zone zone)::date >= (b.promised_from at time zone zone)::date - 1;
    end if;
    return m.offset_minutes % 1440 <> 0
        and clock_timestamp() > said_at + (b.promised_from - said_at) / 2;
end
$$;

-- Whether what a queued message says is still true; null: it is, else why not.
create function app.why_stale(m booker.messages, b booker.bookings) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$
    select case
        -- a STOP, or an agreement taken back, holds for what is on its way as well
        when m.channel = 'sms' and not exists (
            select from booker.site_contacts c
            where c.branch_id = m.branch_id and c.site_id = b.site_id
              and c.sms_number = m.recipient and c.sms_stopped_at is null) then 'The customer wants no text messages any more.'
        when m.kind in ('confirmation', 'reschedule', 'reminder', 'on_the_way')
             and b.state <> 'confirmed' then 'The booking is no longer confirmed.'
        when m.kind in ('confirmation', 'reschedule') and b.promised_to <= clock_timestamp()
            then 'The visit is over.'
        when m.kind in ('confirmation', 'reschedule', 'reminder')
             and m.promised_from <> b.promised_from then 'The booking was moved.'
        when m.kind = 'reminder' and b.promised_from <= clock_timestamp()
            then 'The arrival window has begun.'
        when m.kind = 'reminder' and app.is_late_reminder(m, b) then 'It would come too late.'
        when m.kind = 'on_the_way' and m.queued_at < clock_timestamp() - interval '30 minutes'
            then 'It would come too late.'
        when m.kind = 'proposal'
             and (b.state <> 'proposed' or b.expires_at <= clock_timestamp()
                  or m.promised_from <> b.promised_from)
            then 'The proposal is no longer open.' end
$$;

-- UID and SEQUENCE of a booking's calendar entry: one entry through every reschedule.
create function app.invitation_of(p_branch uuid, p_booking uuid)
returns table (root text, replacements integer)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    with recursive chain (reference, replaces, depth) as (
        select split_part(b.reference, '~', 1), b.replaces, 0 from booker.bookings b
        where b.branch_id = p_branch and b.booking_id = p_booking
        union all
        select split_part(b.reference, '~', 1), b.replaces, c.depth + 1
        from chain c
        join booker.bookings b on b.branch_id = p_branch and b.booking_id = c.replaces
    )
    select c.reference, c.depth from chain c where c.replaces is null
$$;

-- p_channels: those that this worker can deliver; null: all. What nobody could deliver for three days
-- comes to its end here whatever its channel: it would be counted as waiting for ever.
create function app.claim_messages(p_branch uuid, p_worker uuid, p_most integer,
    p_lease_seconds integer, p_channels text[] default null)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    settings booker.delivery_settings;
    began timestamptz;
    moment timestamptz;
    m booker.messages;
    d booker.deliveries;
    b booker.bookings;
    s booker.sites;
    o booker.branches;
    i record;
    free_at timestamptz;
    stale text;
    unsure boolean;
    seen integer := 0;
    claimed jsonb := '[]';
begin
    perform app.require_worker(p_branch);
    perform set_config('booker.act_id', '', true), set_config('booker.act_kind', 'deliver', true);
    if p_most not between 1 and 200 or p_lease_seconds not between 5 and 3600 then
        perform app.refuse('BK001', 'Claim 1 to 200 messages for 5 to 3600 seconds.');
    end if;
    -- a worker in a sandbox keeps to itself what it takes: where one delivers for real, customers
    -- wait for these messages
    if exists (select from booker.workers w
               where w.branch_id = p_branch and w.worker_id = p_worker and w.sandbox is not null)
       and exists (select from booker.workers w
                   where w.branch_id = p_branch and w.worker_id <> p_worker and w.sandbox is null
                     and w.beat_at > clock_timestamp() - interval '90 seconds')
    then
        return '[]';
    end if;
    settings := app.settings_of(p_branch);
    select * into o from booker.branches where branch_id = p_branch;
    -- what waits for the end of the quiet hours, or came to an end here, must not hide what is due
    -- behind it
    for round in 1 .. 50 loop
        seen := 0;
        -- a value, which an index can be asked for
        began := clock_timestamp();
        for d in
            select x.* from booker.deliveries x
            where x.branch_id = p_branch and x.due_at <= began
              and (x.lease_until is null or x.lease_until <= began)
              and (p_channels is null or (
                  select n.channel from booker.messages n
                  where n.branch_id = p_branch and n.message_id = x.message_id) = any (p_channels)
                  or x.due_at <= clock_timestamp() - interval '3 days')
            order by x.due_at
            limit 4 * p_most
            for update skip locked
        loop
            exit when jsonb_array_length(claimed) >= p_most;
            seen := seen + 1;
            moment := clock_timestamp();
            select * into m from booker.messages
            where branch_id = p_branch and message_id = d.message_id for update skip locked;
            continue when not found or m.state <> 'queued';
            select * into b from booker.bookings
            where branch_id = p_branch and booking_id = m.booking_id;
            select * into s from booker.sites where branch_id = p_branch and site_id = b.site_id;
            unsure := d.handed_at is not null or d.unsure_since is not null;
            if d.handed_at is not null then
                -- the worker of that attempt is gone, and nobody knows how far it came
                update booker.delivery_attempts set ended_at = moment, result = 'again',
                    error = 'The worker was gone before the answer was known.'
                where branch_id = p_branch and message_id = d.message_id and attempt = d.attempts
                  and result is null;
                d.unsure_since := coalesce(d.unsure_since, d.handed_at);
            end if;
            stale := app.why_stale(m, b);
            -- the same key once more could bring what is no longer true
            if unsure and (d.provider = 'smtp' or stale is not null
                           or d.first_handed_at <= moment - interval '23 hours')
            then
                update booker.messages set state = 'uncertain', ended_at = moment,
                    problem = concat_ws(' ', case
                        when d.provider = 'smtp'
                            then 'Whether the mail server took it is not known.'
                        when stale is not null
                            then 'Whether it was accepted is not known.'
                        else 'Whether it was accepted could not be found out within 23 hours.'
                        end, stale)
                where branch_id = p_branch and message_id = d.message_id;
                update booker.deliveries set lease_token = null, lease_until = null,
                    unsure_since = d.unsure_since
                where branch_id = p_branch and message_id = d.message_id;
                continue;
            end if;
            if stale is not null then
                update booker.messages set state = 'withdrawn', withdrawn_at = moment,
                    problem = stale
                where branch_id = p_branch and message_id = d.message_id;
                continue;
            end if;
            if not unsure and m.queued_at <= moment - interval '3 days' then
                update booker.messages set state = 'failed', ended_at = moment,
                    problem = concat_ws(' ', 'It could not be delivered for three days.',
                                        d.last_error)
                where branch_id = p_branch and message_id = d.message_id;
                continue;
            end if;
            -- on the way: somebody is, and sent it by hand. What may have been accepted waits as
            -- well: it would be sent now if it was not
            if m.channel = 'sms' and m.kind <> 'on_the_way' then
                free_at := app.after_quiet(moment, coalesce((
                    select c.timezone from booker.site_contacts c
                    where c.branch_id = p_branch and c.site_id = b.site_id), o.timezone),
                    settings.quiet_from, settings.quiet_to);
                if free_at > moment then
                    update booker.deliveries set due_at = free_at
                    where branch_id = p_branch and message_id = d.message_id;
                    continue;
                end if;
            end if;
            update booker.deliveries set attempts = attempts + 1, lease_token = gen_random_uuid(),
                lease_until = moment + make_interval(secs => p_lease_seconds),
                worker_id = p_worker, unsure_since = d.unsure_since, handed_at = null
            where branch_id = p_branch and message_id = d.message_id
            returning * into d;
            select * into i from app.invitation_of(p_branch, m.booking_id);
            claimed := claimed || jsonb_build_array(jsonb_build_object(
                'message_id', m.message_id, 'token', d.lease_token, 'kind', m.kind,
                'channel', m.channel, 'language', m.language, 'recipient', m.recipient,
                'subject', m.subject, 'html', m.html, 'text', m.text, 'attempts', d.attempts,
                'provider', d.provider, 'payload', d.payload, 'unsure', unsure,
                'first_handed_at', d.first_handed_at at time zone 'UTC',
                'queued_at', m.queued_at at time zone 'UTC',
                'booking', jsonb_build_object(
                    'reference', split_part(b.reference, '~', 1), 'state', b.state,
                    'uid', i.root || '@' || replace(p_branch::text, '-', '') || '.booker',
                    'sequence', 2 * i.replacements + (m.kind = 'cancellation')::integer,
                    'promised_from', b.promised_from at time zone 'UTC',
                    'promised_to', b.promised_to at time zone 'UTC',
                    'timezone', o.timezone, 'branch', o.name, 'customer_name', s.customer_name,
                    'address', concat_ws(', ', concat_ws(' ', s.address, s.unit), s.city,
                                         nullif(concat_ws(' ', s.state, s.postal_code), '')),
                    'job_type', (select j.name from booker.job_types j
                                 where j.branch_id = p_branch and j.job_type_id = b.job_type_id))));
        end loop;
        exit when jsonb_array_length(claimed) > 0 or seen < 4 * p_most;
    end loop;
    return claimed;
end
$$;

-- Committed before the provider is called. p_payload: what is sent; kept from the first time on that
-- a provider may have accepted it (where each has said no, a sender mended since may take its place).
-- Answers {"go", "payload"}; no go: another's lease, no longer queued, or no longer true.
create function app.hand_over_message(p_branch uuid, p_message uuid, p_token uuid,
    p_provider text, p_payload jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    m booker.messages;
    d booker.deliveries;
    b booker.bookings;
    stale text;
    moment timestamptz := clock_timestamp();
begin
    perform app.require_worker(p_branch);
    perform set_config('booker.act_id', '', true), set_config('booker.act_kind', 'deliver', true);
    -- as the acts do: the booking, the message, its delivery. Who cancels meanwhile either sees
    -- that it is handed over (app.was_told), or is seen here
    select * into b from booker.bookings
    where branch_id = p_branch and booking_id = (
        select x.booking_id from booker.messages x
        where x.branch_id = p_branch and x.message_id = p_message)
    for share;
    select * into m from booker.messages
    where branch_id = p_branch and message_id = p_message for update;
    select * into d from booker.deliveries
    where branch_id = p_branch and message_id = p_message for update;
    if d.lease_token is distinct from p_token or d.lease_until <= clock_timestamp()
       or m.state <> 'queued'
    then
        return jsonb_build_object('go', false);
    end if;
    moment := clock_timestamp();
    stale := app.why_stale(m, b);
    if stale is not null then
        if d.unsure_since is null and d.handed_at is null then
            update booker.messages set state = 'withdrawn', withdrawn_at = moment, problem = stale
            where branch_id = p_branch and message_id = p_message;
        else
            update booker.messages set state = 'uncertain', ended_at = moment,
                problem = 'Whether it was accepted is not known. ' || stale
            where branch_id = p_branch and message_id = p_message;
        end if;
        update booker.deliveries set lease_token = null, lease_until = null
        where branch_id = p_branch and message_id = p_message;
        return jsonb_build_object('go', false);
    end if;
    update booker.deliveries set provider = p_provider,
        payload = case when payload is null or unsure_since is null and handed_at is null
                       then p_payload else payload end,
        first_handed_at = coalesce(first_handed_at, moment), handed_at = moment
    where branch_id = p_branch and message_id = p_message
    returning * into d;
    insert into booker.delivery_attempts (branch_id, message_id, attempt, worker_id, provider)
    values (p_branch, p_message, d.attempts, d.worker_id, p_provider)
    -- asked again under the same lease: the line dropped before the answer came
    on conflict on constraint pk_delivery_attempts do nothing;
    return jsonb_build_object('go', true, 'payload', d.payload);
end
$$;

-- p_outcome: {"result": "sent"|"again"|"failed"|"uncertain", "provider_id", "error",
-- "wait_seconds", "unsure", "stopped"}. Answers {"state", "kept"}; not kept: a stale token.
create function app.finish_message(p_branch uuid, p_message uuid, p_token uuid, p_outcome jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
<<finish_message>>
declare
    m booker.messages;
    d booker.deliveries;
    b booker.bookings;
    moment timestamptz := clock_timestamp();
    result text := p_outcome ->> 'result';
    error text := left(nullif(btrim(p_outcome ->> 'error'), ''), 1000);
    unsure boolean := coalesce((p_outcome ->> 'unsure')::boolean, false);
begin
    perform app.require_worker(p_branch);
    perform set_config('booker.act_id', '', true), set_config('booker.act_kind', 'deliver', true);
    if result is null or result not in ('sent', 'again', 'failed', 'uncertain') then
        perform app.refuse('BK001', format('%s is no result of a delivery.', result));
    end if;
    select * into m from booker.messages
    where branch_id = p_branch and message_id = p_message for update;
    select * into d from booker.deliveries
    where branch_id = p_branch and message_id = p_message for update;
    if d.lease_token is distinct from p_token or p_token is null then
        return jsonb_build_object('state', m.state, 'kept', false);
    end if;
    update booker.delivery_attempts set ended_at = moment, result = finish_message.result,
        error = finish_message.error
    where branch_id = p_branch and message_id = p_message and attempt = d.attempts
      and delivery_attempts.result is null;
    if m.state = 'queued' or (m.state = 'withdrawn' and result = 'sent') then
        if result <> 'again' then
            update booker.messages
            set state = finish_message.result,
                sent_at = case when finish_message.result = 'sent' then moment end,
                ended_at = case when finish_message.result <> 'sent' then moment end,
                problem = case when finish_message.result <> 'sent' then finish_message.error
                          end
            where branch_id = p_branch and message_id = p_message;
        end if;
    end if;
    update booker.deliveries
    set lease_token = null, lease_until = null,
        -- this attempt has ended, whatever is known of it
        handed_at = null,
        unsure_since = case when finish_message.result in ('sent', 'failed') then null
                            when unsure then coalesce(unsure_since, handed_at, moment)
                            else unsure_since end,
        provider_id = coalesce(p_outcome ->> 'provider_id', provider_id),
        last_error = finish_message.error,
        due_at = case when finish_message.result = 'again' and m.state = 'queued'
                      then moment + make_interval(secs => greatest(
                          app.pause_after(d.attempts),
                          coalesce((p_outcome ->> 'wait_seconds')::double precision, 0))) end,
        check_at = case when finish_message.result = 'sent'
                             and provider in ('resend', 'twilio')
                        then moment + interval '1 minute' end
    where branch_id = p_branch and message_id = p_message;
    if coalesce((p_outcome ->> 'stopped')::boolean, false) then
        update booker.site_contacts set sms_stopped_at = moment
        where branch_id = p_branch and sms_number = m.recipient and sms_stopped_at is null;
    end if;
    return jsonb_build_object('kept', true, 'state', (
        select x.state from booker.messages x
        where x.branch_id = p_branch and x.message_id = p_message));
end
$$;

create function app.extend_lease(p_branch uuid, p_message uuid, p_token uuid, p_seconds integer)
returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform app.require_worker(p_branch);
    update booker.deliveries
    set lease_until = clock_timestamp() + make_interval(secs => least(p_seconds, 3600))
    where branch_id = p_branch and message_id = p_message and lease_token = p_token
      and lease_until > clock_timestamp();
    return found;
end
$$;

-- What was sent and may have got further: each is looked at more and more rarely, for two days.
create function app.claim_status_checks(p_branch uuid, p_most integer) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    told jsonb;
    moment timestamptz := clock_timestamp();
begin
    perform app.require_worker(p_branch);
    with due as (
        select d.message_id from booker.deliveries d
        where d.branch_id = p_branch and d.check_at <= moment
        order by d.check_at limit least(p_most, 200)
        for update skip locked
    ), pushed as (
        update booker.deliveries d
        set checks = d.checks + 1,
            check_at = moment + (array[interval '4 minutes', '10 minutes',
                '45 minutes', '5 hours', '18 hours', '24 hours'])[d.checks + 1]
        from due where d.branch_id = p_branch and d.message_id = due.message_id
        returning d.message_id, d.provider, d.provider_id, d.checks
    )
    select coalesce(jsonb_agg(jsonb_build_object('message_id', p.message_id,
        'provider', p.provider, 'provider_id', p.provider_id, 'channel', m.channel,
        'sent_at', m.sent_at at time zone 'UTC', 'checks', p.checks)), '[]') into told
    from pushed p
    join booker.messages m on m.branch_id = p_branch and m.message_id = p.message_id
    where p.provider_id is not null;
    return told;
end
$$;

-- p_status: {"state": "delivered"|"bounced"|"complained"|"failed", "error"}. An address that bounced
-- is flagged at its site for as long as it is the site's. Whether anything changed.
create function app.record_status(p_branch uuid, p_message uuid, p_status jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    m booker.messages;
    wanted text := p_status ->> 'state';
    moment timestamptz := clock_timestamp();
begin
    perform app.require_worker(p_branch);
    perform set_config('booker.act_id', '', true), set_config('booker.act_kind', 'deliver', true);
    select * into m from booker.messages
    where branch_id = p_branch and message_id = p_message for update;
    if not found or (m.state, wanted) not in (
        ('sent', 'delivered'), ('sent', 'bounced'), ('sent', 'complained'), ('sent', 'failed'),
        ('delivered', 'bounced'), ('delivered', 'complained'))
    then
        return false;
    end if;
    update booker.messages
    set state = wanted,
        delivered_at = case when wanted = 'delivered' then moment else delivered_at end,
        ended_at = case when wanted <> 'delivered' then moment end,
        problem = case when wanted <> 'delivered' then left(p_status ->> 'error', 1000) end
    where branch_id = p_branch and message_id = p_message;
    if wanted in ('bounced', 'complained', 'failed') then
        update booker.deliveries set check_at = null
        where branch_id = p_branch and message_id = p_message;
    end if;
    if wanted in ('bounced', 'complained') and m.channel = 'email' then
        insert into booker.site_contacts as c (branch_id, site_id, email_problem,
            email_problem_of, email_problem_at)
        select p_branch, s.site_id, wanted, s.email, moment
        from booker.bookings b
        join booker.sites s on s.branch_id = b.branch_id and s.site_id = b.site_id
        where b.branch_id = p_branch and b.booking_id = m.booking_id and s.email = m.recipient
        on conflict on constraint pk_site_contacts do update
        set email_problem = excluded.email_problem, email_problem_of = excluded.email_problem_of,
            email_problem_at = excluded.email_problem_at;
    end if;
    return true;
end
$$;

-- A customer's answer to a text message: STOP or START. How many sites it concerns.
create function app.record_reply(p_branch uuid, p_number text, p_word text, p_at timestamptz)
returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    n integer;
begin
    perform app.require_worker(p_branch);
    perform set_config('booker.act_id', '', true), set_config('booker.act_kind', 'reply', true);
    if p_word = 'stop' then
        -- an agreement that is newer than the word stands; Twilio tells times by the second, and of
        -- the same second the STOP counts
        update booker.site_contacts set sms_stopped_at = p_at
        where branch_id = p_branch and sms_number = p_number and sms_stopped_at is null
          and date_trunc('second', sms_agreed_at) <= p_at;
    elsif p_word = 'start' then
        update booker.site_contacts set sms_stopped_at = null
        where branch_id = p_branch and sms_number = p_number and sms_stopped_at <= p_at;
    else
        perform app.refuse('BK001', format('%s is neither stop nor start.', p_word));
    end if;
    get diagnostics n = row_count;
    return n;
end
$$;

-- p_facts: {"host", "version", "sandbox", "in_desktop", "tasks"}. A worker that was not heard of for
-- a week is forgotten.
create function app.beat(p_branch uuid, p_worker uuid, p_facts jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform app.require_worker(p_branch);
    insert into booker.workers (branch_id, worker_id, host, version, sandbox, in_desktop, tasks)
    values (p_branch, p_worker, left(p_facts ->> 'host', 200), left(p_facts ->> 'version', 50),
        left(p_facts ->> 'sandbox', 200), coalesce((p_facts ->> 'in_desktop')::boolean, false),
        coalesce(p_facts -> 'tasks', '{}'))
    on conflict on constraint pk_workers do update
    set beat_at = clock_timestamp(), sandbox = excluded.sandbox, tasks = excluded.tasks;
    delete from booker.workers
    where branch_id = p_branch and beat_at < clock_timestamp() - interval '7 days';
end
$$;

-- A worker that ends says so, so that nobody waits for it.
create function app.leave(p_branch uuid, p_worker uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform app.require_worker(p_branch);
    delete from booker.workers where branch_id = p_branch and worker_id = p_worker;
end
$$;

-- Zone-days with a hold whose expiry nobody has recorded yet.
create function app.expired_zone_days(p_branch uuid) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
    moment timestamptz := clock_timestamp();
begin
    perform app.require_worker(p_branch);
    return array(
        select distinct b.zone_day from booker.bookings b
        where b.branch_id = p_branch and b.state in ('held', 'proposed')
          and b.expires_at <= moment
        limit 200);
end
$$;

-- Called under the zone-day's lock, as every writer of it.
create function app.record_expired(p_branch uuid, p_zone_day text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform app.require_worker(p_branch);
    perform set_config('booker.act_id', '', true), set_config('booker.act_kind', 'expire', true);
    return app.sweep(p_branch, array[p_zone_day]);
end
$$;

grant execute on function
    app.claim_messages(uuid, uuid, integer, integer, text[]),
    app.hand_over_message(uuid, uuid, uuid, text, jsonb),
    app.finish_message(uuid, uuid, uuid, jsonb), app.extend_lease(uuid, uuid, uuid, integer),
    app.claim_status_checks(uuid, integer), app.record_status(uuid, uuid, jsonb),
    app.record_reply(uuid, text, text, timestamptz), app.beat(uuid, uuid, jsonb),
    app.leave(uuid, uuid), app.expired_zone_days(uuid), app.record_expired(uuid, text)
to booker_staff;
