-- How a branch delivers, and how a site's customer is written to.

-- p_content: every column of delivery_settings but branch_id, under its name. Answers them.
create function app.save_delivery_settings(p_branch uuid, p_act uuid, p_content jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    wanted booker.delivery_settings;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'save_delivery_settings', p_content);
    if done is not null then
        return done;
    end if;
    wanted := jsonb_populate_record(app.settings_of(p_branch), p_content - 'branch_id');
    wanted.branch_id := p_branch;
    if wanted.mail_provider <> 'none' and wanted.sender_address not like '%_@_%' then
        perform app.refuse('BK001', 'E-mail needs an address that it comes from.');
    elsif wanted.mail_provider = 'smtp' and wanted.smtp_host is null then
        perform app.refuse('BK001', 'SMTP needs the name of the mail server.');
    elsif wanted.sms_provider = 'twilio'
          and (wanted.twilio_account is null or wanted.sms_sender is null)
    then
        perform app.refuse('BK001', 'Text messages need the Twilio account and the number that '
            'they come from.');
    elsif exists (select from unnest(wanted.reminder_offsets) as f (minutes)
                  where minutes is null or minutes not between 10 and 20160)
          or cardinality(wanted.reminder_offsets) > 6
    then
        perform app.refuse('BK001', 'There may be six reminders, each 10 minutes to 14 days '
            'ahead.');
    end if;
    insert into booker.delivery_settings select (wanted).*
    on conflict on constraint pk_delivery_settings do update
    set mail_provider = excluded.mail_provider, sender_name = excluded.sender_name,
        sender_address = excluded.sender_address, reply_to = excluded.reply_to,
        notice_address = excluded.notice_address, notice_on = excluded.notice_on,
        smtp_host = excluded.smtp_host, smtp_port = excluded.smtp_port,
        smtp_security = excluded.smtp_security, smtp_login = excluded.smtp_login,
        sms_provider = excluded.sms_provider, twilio_account = excluded.twilio_account,
        sms_sender = excluded.sms_sender, sms_kinds = excluded.sms_kinds,
        reminder_offsets = excluded.reminder_offsets, quiet_from = excluded.quiet_from,
        quiet_to = excluded.quiet_to, desktop_worker = excluded.desktop_worker,
        mails_per_second = excluded.mails_per_second;
    return app.end_act(p_branch, p_act, 'save_delivery_settings', p_content,
                       to_jsonb(wanted) - 'branch_id');
end
$$;

-- p_content: {"site": number, "language", "timezone", "sms": bool, "sms_number", "how"}; language
-- and timezone null: the branch's. An agreement is noted with the moment, its source and who took
-- it down; taken back, it is gone at once (the audit trail keeps it).
create function app.save_contact(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
<<save_contact>>
declare
    done jsonb;
    site uuid;
    old booker.site_contacts;
    agrees boolean := coalesce((p_content ->> 'sms')::boolean, false);
    number text := nullif(btrim(p_content ->> 'sms_number'), '');
    how text := nullif(btrim(p_content ->> 'how'), '');
    language text := nullif(btrim(p_content ->> 'language'), '');
    zone text := nullif(btrim(p_content ->> 'timezone'), '');
    is_same boolean;
begin
    perform app.require_role(p_branch, 'csr', 'dispatcher', 'admin');
    done := app.begin_act(p_branch, p_act, 'save_contact', p_content);
    if done is not null then
        return done;
    end if;
    select s.site_id into site from booker.sites s
    where s.branch_id = p_branch and s.number = p_content ->> 'site' for update;
    if not found then
        perform app.refuse('BK002', format('There is no site %s in this branch.',
                                           p_content ->> 'site'));
    elsif language is not null and language !~ '^[a-z]{2}$' then
        perform app.refuse('BK001', format('%s is not a language.', language));
    elsif zone is not null and not exists (select from pg_timezone_names where name = zone) then
        perform app.refuse('BK001', format('"%s" is not a time zone the database knows.', zone),
            'Use a name such as America/Denver.');
    elsif agrees and (number is null or number !~ '^[+][1-9][0-9]{6,14}$') then
        perform app.refuse('BK001', 'Text messages need a mobile number, with its country code.');
    end if;
    select * into old from booker.site_contacts where branch_id = p_branch and site_id = site;
    is_same := agrees and old.sms_number = number and old.sms_stopped_at is null;
    if agrees and not coalesce(is_same, false) and how is null then
        perform app.refuse('BK001', 'Say how the customer agreed to text messages.');
    elsif length(how) > 200 then
        perform app.refuse('BK001', 'How the customer agreed has more than 200 characters.');
    end if;
    insert into booker.site_contacts as c (branch_id, site_id, language, timezone, sms_number,
        sms_agreed_at, sms_agreed_how, sms_agreed_by)
    select p_branch, site, language, zone, given.number,
        case when agrees then clock_timestamp() end,
        given.how, case when agrees then session_user::text end
    from (select case when agrees then save_contact.number end as number,
                 -- a row that is not whole is refused before its conflict is seen
                 case when agrees then coalesce(save_contact.how, old.sms_agreed_how) end as how
         ) as given
    on conflict on constraint pk_site_contacts do update
    set language = excluded.language, timezone = excluded.timezone,
        sms_number = excluded.sms_number,
        sms_agreed_at = case when is_same then c.sms_agreed_at else excluded.sms_agreed_at end,
        sms_agreed_how = case when is_same then c.sms_agreed_how
                              else excluded.sms_agreed_how end,
        sms_agreed_by = case when is_same then c.sms_agreed_by else excluded.sms_agreed_by end,
        sms_stopped_at = case when agrees then null else c.sms_stopped_at end;
    return app.end_act(p_branch, p_act, 'save_contact', p_content, p_content);
end
$$;

grant execute on function app.save_delivery_settings(uuid, uuid, jsonb),
    app.save_contact(uuid, uuid, jsonb)
to booker_staff;
