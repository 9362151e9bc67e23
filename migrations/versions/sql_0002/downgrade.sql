-- The functions of 0001 that this version replaced are back by now (v0002_desktop.py).
do $$
declare
    t record;
begin
    for t in
        select g.tgname, g.tgrelid::regclass as relation from pg_catalog.pg_trigger g
        where g.tgname in ('announce_insert', 'announce_update', 'announce_delete')
    loop
        execute format('drop trigger %I on %s', t.tgname, t.relation);
    end loop;
end
$$;
drop function app.announce_zone_days(), app.announce_routes(), app.announce_messages(),
    app.announce_topic(), app.announce(uuid, text, text[]);
alter table booker.bookings drop column notes, drop column answers;
alter table booker.job_types drop column questions;
drop function app.are_questions(text[]), app.are_answers(jsonb);
drop index booker.ix_bookings_date, booker.ix_bookings_state, booker.ix_messages_time,
    booker.ix_audit_events_login, booker.ix_audit_events_act, booker.ix_audit_events_table;
create index ix_bookings_date on booker.bookings (branch_id, service_date);
drop trigger index_words_insert on booker.sites;
drop trigger index_words_update on booker.sites;
drop trigger index_words_delete on booker.sites;
drop table booker.site_words;
drop function app.save_site(uuid, uuid, jsonb), app.next_site_number(uuid);
drop function app.index_words(), app.fold(text),
    app.words_of(text, text, text, text, text, text, text, text);
drop function app.move_stops(uuid, uuid, jsonb, jsonb), app.pin_stop(uuid, uuid, jsonb),
    app.check_moves(uuid, uuid, jsonb);
