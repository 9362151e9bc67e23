-- Without a way to change them, one-time passwords would lock their owners out.
do $$
declare
    r record;
begin
    set local role booker_owner;
    alter table booker.staff no force row level security;
    for r in select distinct login from booker.staff where one_time_password loop
        set local role booker_keeper;
        if exists (select from pg_catalog.pg_roles where rolname = r.login) then
            execute format('alter role %I valid until %L', r.login, 'infinity');
        end if;
        set local role booker_owner;
    end loop;
    alter table booker.staff force row level security;
    reset role;
end
$$;
drop function app.change_staff(uuid, uuid, jsonb), app.deactivate_staff(uuid, uuid, jsonb),
    app.end_sessions(uuid, text), app.reactivate_staff(uuid, uuid, jsonb),
    app.reset_password(uuid, uuid, jsonb, text), app.change_password(text),
    app.add_staff(uuid, uuid, jsonb, text), app.set_password(text, text, timestamptz),
    app.require_verifier(text), app.set_role(uuid, text, text), app.require_own_login(text),
    app.require_own_password(uuid, text, timestamptz),
    app.has_strange_password(uuid, text, timestamptz), app.note_giver(text),
    app.end_all_sessions(text), app.write_note(text, boolean, text), app.password_given_at(text),
    app.password_note(text),
    app.has_left(text), app.is_plain(text), app.groups_of(text);
