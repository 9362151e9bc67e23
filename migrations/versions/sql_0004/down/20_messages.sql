-- What 0003 cannot say goes: other kinds and channels, and everything of a delivery. A message that
-- went out stays as queued, which is the furthest that 0003 knows.
alter table booker.messages no force row level security;
drop trigger guard_message on booker.messages;
drop trigger follow_message_insert on booker.messages;
drop trigger follow_message_update on booker.messages;
drop table booker.delivery_attempts, booker.deliveries, booker.workers, booker.delivery_settings,
    booker.site_contacts;
alter table booker.messages disable trigger user;
alter table booker.messages drop constraint fk_messages_resends, drop constraint fk_messages_about,
    drop constraint ck_messages_kind, drop constraint ck_messages_state,
    drop constraint ck_messages_channel, drop constraint ck_messages_language,
    drop constraint ck_messages_line, drop constraint ck_messages_length, drop constraint ck_messages_reminder,
    drop constraint ck_messages_notice, drop constraint ck_messages_sent;
drop index booker.uq_messages_live, booker.uq_messages_reminder, booker.uq_messages_notice,
    booker.ix_messages_trouble, booker.ix_messages_sms;
delete from booker.messages
where channel <> 'email' or resends is not null or kind not in ('confirmation', 'reschedule');
update booker.messages
set kind = 'confirmation',
    state = case when state in ('draft', 'withdrawn') then state else 'queued' end;
alter table booker.messages enable trigger user;
alter table booker.messages
    drop column channel, drop column language, drop column resends, drop column offset_minutes,
    drop column promised_from, drop column line, drop column about, drop column notice_of,
    drop column template_fault, drop column sent_at, drop column delivered_at,
    drop column ended_at, drop column problem,
    add constraint ck_messages_kind check (kind in ('confirmation')),
    add constraint ck_messages_state check (state in ('draft', 'queued', 'withdrawn'));
create unique index uq_messages_live on booker.messages (branch_id, booking_id, kind)
    where state in ('draft', 'queued');
drop function app.guard_message(), app.follow_message(), app.guard_delivery(),
    app.guard_attempt();
alter table booker.messages force row level security;
