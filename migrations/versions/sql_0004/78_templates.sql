-- The branch's own texts, of every kind and for both channels; those of text messages have no
-- subject and no formatted text.
alter table booker.message_templates
    add column channel text not null default 'email',
    drop constraint uq_message_templates_kind,
    add constraint uq_message_templates_kind unique (branch_id, kind, channel, language),
    drop constraint ck_message_templates_kind,
    add constraint ck_message_templates_kind check (kind in ('confirmation', 'reschedule',
        'proposal', 'cancellation', 'reminder', 'on_the_way', 'no_show', 'notice')),
    add constraint ck_message_templates_channel check (
        channel in ('email', 'sms') and (channel, kind) <> ('sms', 'notice')),
    drop constraint ck_message_templates_subject,
    add constraint ck_message_templates_subject check (
        length(subject) between (channel = 'email')::integer and 500),
    drop constraint ck_message_templates_html,
    add constraint ck_message_templates_html check (
        length(html) between (channel = 'email')::integer and 50000);

-- p_content: {"kind", "channel", "language", "subject", "html", "text"}. Answers {"saved": whether it differs
-- from what was there}.
create or replace function app.save_template(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    old booker.message_templates;
    wanted booker.message_templates;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'save_template', p_content);
    if done is not null then
        return done;
    end if;
    wanted := jsonb_populate_record(null::booker.message_templates, p_content);
    wanted.channel := coalesce(wanted.channel, 'email');
    if wanted.kind is null or wanted.kind not in ('confirmation', 'reschedule', 'proposal',
            'cancellation', 'reminder', 'on_the_way', 'no_show', 'notice')
       or wanted.channel not in ('email', 'sms')
       or (wanted.kind, wanted.channel) = ('notice', 'sms')
    then
        perform app.refuse('BK001', format('There is no kind of message %s by %s.', wanted.kind,
                                           wanted.channel));
    end if;
    if wanted.channel = 'sms' then
        wanted.subject := '';
        wanted.html := '';
    end if;
    if wanted.language is null or wanted.language !~ '^[a-z]{2}$' then
        perform app.refuse('BK001', format('%s is not a language.', wanted.language));
    end if;
    if wanted.channel = 'email'
       and (coalesce(btrim(wanted.subject), '') = '' or coalesce(btrim(wanted.html), '') = '')
       or coalesce(btrim(wanted.text), '') = ''
    then
        perform app.refuse('BK001', 'A message needs a subject, a formatted and a plain text.');
    end if;
    if length(wanted.subject) > 500 or length(wanted.html) > 50000
       or length(wanted.text) > 50000
    then
        perform app.refuse('BK001', 'A text of the message is longer than can be kept.');
    end if;
    select * into old from booker.message_templates
    where branch_id = p_branch and kind = wanted.kind and channel = wanted.channel
      and language = wanted.language for update;
    if found then
        update booker.message_templates
        set subject = wanted.subject, html = wanted.html, text = wanted.text
        where branch_id = p_branch and template_id = old.template_id
          and (subject, html, text) is distinct from (wanted.subject, wanted.html, wanted.text);
    else
        insert into booker.message_templates
            (branch_id, template_id, kind, channel, language, subject, html, text)
        values (p_branch, gen_random_uuid(), wanted.kind, wanted.channel, wanted.language,
            wanted.subject, wanted.html, wanted.text);
    end if;
    return app.end_act(p_branch, p_act, 'save_template', p_content, jsonb_build_object(
        'saved', (old.subject, old.html, old.text)
                 is distinct from (wanted.subject, wanted.html, wanted.text)));
end
$$;

-- p_content: {"kind", "channel", "language"}. Answers {"dropped"}: whether the branch had texts of its own.
create or replace function app.drop_template(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    gone integer;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'drop_template', p_content);
    if done is not null then
        return done;
    end if;
    delete from booker.message_templates
    where branch_id = p_branch and kind = p_content ->> 'kind'
      and channel = coalesce(p_content ->> 'channel', 'email')
      and language = p_content ->> 'language';
    get diagnostics gone = row_count;
    return app.end_act(p_branch, p_act, 'drop_template', p_content,
        jsonb_build_object('dropped', gone > 0));
end
$$;
