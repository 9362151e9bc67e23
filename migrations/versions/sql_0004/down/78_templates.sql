alter table booker.message_templates no force row level security;
alter table booker.message_templates disable trigger user;
delete from booker.message_templates where kind <> 'confirmation' or channel <> 'email';
alter table booker.message_templates enable trigger user;
alter table booker.message_templates force row level security;
alter table booker.message_templates
    drop constraint uq_message_templates_kind,
    drop constraint ck_message_templates_kind,
    drop constraint ck_message_templates_subject,
    drop constraint ck_message_templates_html,
    drop column channel,
    add constraint uq_message_templates_kind unique (branch_id, kind, language),
    add constraint ck_message_templates_kind check (kind in ('confirmation')),
    add constraint ck_message_templates_subject check (length(subject) between 1 and 500),
    add constraint ck_message_templates_html check (length(html) between 1 and 50000);
