drop function app.save_template(uuid, uuid, jsonb), app.drop_template(uuid, uuid, jsonb);
alter table booker.message_templates
    drop constraint ck_message_templates_language,
    drop constraint ck_message_templates_subject,
    drop constraint ck_message_templates_html,
    drop constraint ck_message_templates_text;
