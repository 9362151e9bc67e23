-- Messages that are delivered: what each is, what became of it, and the worker's own notes of how
-- it gets there. What a person may have to answer for stands in messages, and is audited; leases
-- and attempts change every few seconds and stand beside it.

alter table booker.messages
    add column channel text not null default 'email',
    add column language text not null default 'en',
    add column resends uuid,
    add column offset_minutes integer,
    add column promised_from timestamptz,
    add column line text,
    add column about uuid,
    add column notice_of text,
    add column template_fault text,
    add column sent_at timestamptz,
    add column delivered_at timestamptz,
    add column ended_at timestamptz,
    add column problem text,
    drop constraint ck_messages_kind,
    drop constraint ck_messages_state,
    add constraint ck_messages_kind check (kind in ('confirmation', 'reschedule', 'proposal',
        'cancellation', 'reminder', 'on_the_way', 'no_show', 'notice')),
    add constraint ck_messages_channel check (channel in ('email', 'sms')),
    add constraint ck_messages_language check (language ~ '^[a-z]{2}$'),
    add constraint ck_messages_state check (state in ('draft', 'queued', 'sent', 'delivered',
        'bounced', 'complained', 'failed', 'uncertain', 'withdrawn')),
    -- a worker claims several at once
    add constraint ck_messages_length check (
        length(subject) <= 2000 and length(html) <= 500000 and length(text) <= 200000),
    add constraint ck_messages_line check (length(line) between 1 and 500),
    -- a reminder says how long before which promise, a notice what it is about; nothing else does
    add constraint ck_messages_reminder check (
        (kind = 'reminder') = (offset_minutes is not null)
        and (kind <> 'reminder' or promised_from is not null)),
    add constraint ck_messages_notice check (
        (kind = 'notice') = (notice_of is not null) and (about is null or kind = 'notice')),
    add constraint ck_messages_sent check (
        state not in ('sent', 'delivered', 'complained') or sent_at is not null),
    add constraint fk_messages_resends foreign key (branch_id, resends)
        references booker.messages (branch_id, message_id),
    add constraint fk_messages_about foreign key (branch_id, about)
        references booker.messages (branch_id, message_id);

drop index booker.uq_messages_live;
create unique index uq_messages_live on booker.messages
    (branch_id, booking_id, kind, channel, coalesce(offset_minutes, 0), coalesce(notice_of, ''),
     coalesce(about, booking_id))
    where state in ('draft', 'queued');
-- A reminder is made once for a promise, and a notice once for what happened, whichever worker it
-- is and whatever became of it; what a person sends again is no second one of these.
create unique index uq_messages_reminder on booker.messages
    (branch_id, booking_id, channel, offset_minutes, promised_from)
    where kind = 'reminder' and resends is null;
create unique index uq_messages_notice on booker.messages
    (branch_id, booking_id, notice_of, coalesce(about, booking_id))
    where kind = 'notice' and resends is null;
create index ix_messages_trouble on booker.messages (branch_id, ended_at)
    where state in ('failed', 'bounced', 'complained', 'uncertain');
-- Text messages are few among the e-mails: those of a branch, the newest first.
create index ix_messages_sms on booker.messages (branch_id, drafted_at) where channel = 'sms';

-- How a queued message gets to its provider.
create table booker.deliveries (
    branch_id uuid not null,
    message_id uuid not null,
    due_at timestamptz,
    attempts integer not null default 0,
    lease_token uuid,
    lease_until timestamptz,
    worker_id uuid,
    provider text,
    payload jsonb,
    first_handed_at timestamptz,
    handed_at timestamptz,
    unsure_since timestamptz,
    provider_id text,
    check_at timestamptz,
    checks integer not null default 0,
    last_error text,
    constraint pk_deliveries primary key (branch_id, message_id),
    constraint fk_deliveries_message foreign key (branch_id, message_id)
        references booker.messages (branch_id, message_id),
    constraint ck_deliveries_lease check ((lease_token is null) = (lease_until is null)),
    constraint ck_deliveries_attempts check (attempts >= 0 and checks >= 0)
);
create index ix_deliveries_due on booker.deliveries (branch_id, due_at) where due_at is not null;
create index ix_deliveries_check on booker.deliveries (branch_id, check_at)
    where check_at is not null;

create table booker.delivery_attempts (
    branch_id uuid not null,
    message_id uuid not null,
    attempt integer not null,
    worker_id uuid not null,
    provider text not null,
    handed_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz,
    result text,
    error text,
    constraint pk_delivery_attempts primary key (branch_id, message_id, attempt),
    constraint fk_delivery_attempts_delivery foreign key (branch_id, message_id)
        references booker.deliveries (branch_id, message_id),
    constraint ck_delivery_attempts_result check (
        result in ('sent', 'again', 'failed', 'uncertain'))
);

-- Who delivers, and when they were last heard of.
create table booker.workers (
    branch_id uuid not null,
    worker_id uuid not null,
    login text not null default session_user,
    host text not null,
    version text not null,
    started_at timestamptz not null default clock_timestamp(),
    beat_at timestamptz not null default clock_timestamp(),
    sandbox text,
    in_desktop boolean not null default false,
    tasks jsonb not null default '{}',
    constraint pk_workers primary key (branch_id, worker_id),
    constraint fk_workers_branch foreign key (branch_id) references booker.branches (branch_id)
);

-- How a branch's messages are delivered; a branch without a row has what app.settings_of says.
create table booker.delivery_settings (
    branch_id uuid not null,
    mail_provider text not null default 'none',
    sender_name text not null default '',
    sender_address text not null default '',
    reply_to text,
    notice_address text,
    notice_on text[] not null default '{trouble}',
    smtp_host text,
    smtp_port integer not null default 587,
    smtp_security text not null default 'starttls',
    smtp_login text,
    sms_provider text not null default 'none',
    twilio_account text,
    sms_sender text,
    sms_kinds text[] not null default '{reminder,on_the_way}',
    reminder_offsets integer[] not null default '{1440,60}',
    quiet_from time not null default '21:00',
    quiet_to time not null default '08:00',
    desktop_worker boolean not null default false,
    mails_per_second double precision not null default 2,
    constraint pk_delivery_settings primary key (branch_id),
    constraint fk_delivery_settings_branch foreign key (branch_id)
        references booker.branches (branch_id),
    constraint ck_delivery_settings_mail check (mail_provider in ('none', 'resend', 'smtp')),
    constraint ck_delivery_settings_sms check (sms_provider in ('none', 'twilio')),
    constraint ck_delivery_settings_sender check (
        mail_provider = 'none' or sender_address like '%_@_%'),
    constraint ck_delivery_settings_smtp check (
        smtp_port between 1 and 65535 and smtp_security in ('starttls', 'tls', 'none')
        and (mail_provider <> 'smtp' or smtp_host is not null)),
    constraint ck_delivery_settings_twilio check (
        sms_provider <> 'twilio' or (twilio_account is not null and sms_sender is not null)),
    constraint ck_delivery_settings_notice check (
        notice_on <@ '{trouble,confirmed,rescheduled,cancelled}'::text[]),
    constraint ck_delivery_settings_kinds check (sms_kinds <@ '{confirmation,reschedule,proposal,'
        'cancellation,reminder,on_the_way,no_show}'::text[]),
    constraint ck_delivery_settings_offsets check (
        cardinality(reminder_offsets) <= 6 and array_position(reminder_offsets, null) is null
        and 10 <= all (reminder_offsets) and 20160 >= all (reminder_offsets)),
    constraint ck_delivery_settings_rate check (mails_per_second between 0.1 and 1000)
);

-- How a site's customer is written to, what they agreed to, and which address gave trouble.
create table booker.site_contacts (
    branch_id uuid not null,
    site_id uuid not null,
    language text,
    timezone text,
    sms_number text,
    sms_agreed_at timestamptz,
    sms_agreed_how text,
    sms_agreed_by text,
    sms_stopped_at timestamptz,
    email_problem text,
    email_problem_of text,
    email_problem_at timestamptz,
    constraint pk_site_contacts primary key (branch_id, site_id),
    constraint fk_site_contacts_site foreign key (branch_id, site_id)
        references booker.sites (branch_id, site_id),
    constraint ck_site_contacts_language check (language ~ '^[a-z]{2}$'),
    constraint ck_site_contacts_number check (sms_number ~ '^[+][1-9][0-9]{6,14}$'),
    -- no agreement without its date, its source and who took it down
    constraint ck_site_contacts_agreed check (
        num_nulls(sms_number, sms_agreed_at, sms_agreed_how, sms_agreed_by) in (0, 4)),
    constraint ck_site_contacts_how check (length(sms_agreed_how) between 1 and 200),
    constraint ck_site_contacts_email check (email_problem in ('bounced', 'complained')
        and num_nulls(email_problem, email_problem_of, email_problem_at) in (0, 3))
);
create index ix_site_contacts_number on booker.site_contacts (branch_id, sms_number)
    where sms_number is not null;

do $$
declare
    t record;
begin
    for t in
        select * from (values ('deliveries'), ('delivery_attempts'), ('workers'),
                              ('delivery_settings'), ('site_contacts')) as w (name)
    loop
        execute format('create trigger never_truncated before truncate on booker.%I '
            'for each statement execute function app.guard_append_only()', t.name);
        execute format('alter table booker.%I enable row level security', t.name);
        execute format('alter table booker.%I force row level security', t.name);
        execute format('create policy staff_of_branch on booker.%I '
            'using (branch_id = any (app.my_branches())) '
            'with check (branch_id = any (app.my_branches()))', t.name);
        execute format('revoke all on booker.%I from public', t.name);
        execute format('grant select on booker.%I to booker_staff', t.name);
    end loop;
end
$$;

create trigger audit after insert or update or delete on booker.delivery_settings
    for each row execute function app.audit('branch_id');
create trigger audit after insert or update or delete on booker.site_contacts
    for each row execute function app.audit('site_id');

do $$
declare
    t record;
begin
    for t in
        select * from (values ('delivery_settings', 'branches'), ('site_contacts', 'sites'))
            as w (relname, topic)
    loop
        execute format('create trigger announce_insert after insert on booker.%I referencing '
            'new table as new_rows for each statement execute function app.announce_topic(%L)',
            t.relname, t.topic);
        execute format('create trigger announce_update after update on booker.%I referencing '
            'old table as old_rows new table as new_rows for each statement execute function '
            'app.announce_topic(%L)', t.relname, t.topic);
        execute format('create trigger announce_delete after delete on booker.%I referencing '
            'old table as old_rows for each statement execute function app.announce_topic(%L)',
            t.relname, t.topic);
    end loop;
end
$$;

-- What is queued is what is sent: only its fate changes, along the arrows of docs/domain.md.
create function app.guard_message() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'DELETE' then
        perform app.refuse('BK005', 'Messages are never deleted.');
    elsif tg_op = 'INSERT' then
        if new.state not in ('draft', 'queued') then
            perform app.refuse('BK005', 'A message begins as a draft, or queued.');
        end if;
        return new;
    end if;
    if (new.branch_id, new.message_id, new.booking_id, new.kind, new.channel, new.language,
        new.resends, new.offset_minutes, new.promised_from, new.about, new.notice_of)
       is distinct from
       (old.branch_id, old.message_id, old.booking_id, old.kind, old.channel, old.language,
        old.resends, old.offset_minutes, old.promised_from, old.about, old.notice_of)
       or old.state <> 'draft'
          and (new.recipient, new.subject, new.html, new.text, new.line, new.template_fault)
              is distinct from
              (old.recipient, old.subject, old.html, old.text, old.line, old.template_fault)
    then
        perform app.refuse('BK005', 'What a message says never changes once it is queued.');
    end if;
    if new.state <> old.state and (old.state, new.state) not in (
        ('draft', 'queued'), ('draft', 'withdrawn'), ('queued', 'withdrawn'),
        ('queued', 'sent'), ('queued', 'failed'), ('queued', 'uncertain'),
        ('sent', 'delivered'), ('sent', 'bounced'), ('sent', 'complained'), ('sent', 'failed'),
        ('delivered', 'bounced'), ('delivered', 'complained'),
        ('uncertain', 'sent'), ('uncertain', 'failed'),
        -- it was on its way when it was withdrawn
        ('withdrawn', 'sent'))
    then
        perform app.refuse('BK005', format('A message that is %s cannot become %s.',
                                           old.state, new.state));
    end if;
    if old.state = 'draft' and new.state = 'queued' and new.kind in ('confirmation', 'reschedule')
       and not exists (
           select from booker.bookings b
           where b.branch_id = new.branch_id and b.booking_id = new.booking_id
             and b.state = 'confirmed')
    then
        perform app.refuse('BK005', 'A confirmation goes out with the promise, never before it.');
    end if;
    return new;
end
$$;
create trigger guard_message before insert or update or delete on booker.messages
    for each row execute function app.guard_message();

-- Queued: there is something to deliver, at once. No longer queued: nothing is due any more.
create function app.follow_message() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if new.state = 'queued' then
        insert into booker.deliveries (branch_id, message_id, due_at)
        values (new.branch_id, new.message_id, clock_timestamp());
    else
        update booker.deliveries set due_at = null
        where branch_id = new.branch_id and message_id = new.message_id and due_at is not null;
    end if;
    return null;
end
$$;
create trigger follow_message_insert after insert on booker.messages
    for each row when (new.state = 'queued') execute function app.follow_message();
create trigger follow_message_update after update of state on booker.messages
    for each row when (old.state <> new.state and new.state <> 'draft')
    execute function app.follow_message();

-- What was sent, or may have been, is kept verbatim.
create function app.guard_delivery() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'DELETE' then
        perform app.refuse('BK005', 'Deliveries are never deleted.');
    elsif old.payload is not null and new.payload is distinct from old.payload
          and num_nonnulls(old.unsure_since, old.handed_at, old.provider_id) > 0
    then
        perform app.refuse('BK005', 'What was handed to a provider never changes.');
    end if;
    return new;
end
$$;
create trigger guard_delivery before update or delete on booker.deliveries
    for each row execute function app.guard_delivery();
create function app.guard_attempt() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'DELETE' or old.result is not null
       or (new.branch_id, new.message_id, new.attempt, new.worker_id, new.provider, new.handed_at)
          is distinct from
          (old.branch_id, old.message_id, old.attempt, old.worker_id, old.provider, old.handed_at)
    then
        perform app.refuse('BK005', 'An attempt that ended is never changed or deleted.');
    end if;
    return new;
end
$$;
create trigger guard_attempt before update or delete on booker.delivery_attempts
    for each row execute function app.guard_attempt();

-- Messages that were queued before anybody could deliver them are of promises long known by now:
-- they must not all go out on the day that delivery is set up. Whoever runs this is no staff.
alter table booker.messages no force row level security;
alter table booker.deliveries no force row level security;
insert into booker.deliveries (branch_id, message_id)
select branch_id, message_id from booker.messages where state = 'queued';
alter table booker.messages force row level security;
alter table booker.deliveries force row level security;
