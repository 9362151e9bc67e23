-- Branches and staff: the only functions that make roles. Run as booker_keeper (CREATEROLE).

create function app.record_branch(p_branch uuid, p_code text, p_name text, p_timezone text)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if not exists (select from pg_timezone_names where name = p_timezone) then
        perform app.refuse('BK001', format('"%s" is not a time zone the database knows.',
            p_timezone), 'Use a name such as America/Denver.');
    end if;
    insert into booker.branches (branch_id, code, name, timezone)
    values (p_branch, p_code, p_name, p_timezone);
    -- leaves a mark in the catalogue that this branch lives in this database (see add_branch)
    execute format('grant usage on schema app to %I',
        'booker_admin_' || replace(p_branch::text, '-', ''));
end
$$;

create function app.record_staff(p_branch uuid, p_login text, p_role text, p_name text)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    -- nobody would be left to give the role back
    if p_role <> 'admin'
       and exists (select from booker.staff where branch_id = p_branch and login = p_login
                   and role = 'admin' and deactivated_at is null)
       and not exists (select from booker.staff where branch_id = p_branch and login <> p_login
                       and role = 'admin' and deactivated_at is null)
    then
        perform app.refuse('BK001', format('%s is the branch''s only admin.', p_login),
            'Make somebody else an admin first.');
    end if;
    insert into booker.staff (branch_id, login, role, display_name)
    values (p_branch, p_login, p_role, p_name)
    on conflict on constraint pk_staff do update
    set role = excluded.role, display_name = excluded.display_name, deactivated_at = null;
end
$$;
grant execute on function app.record_branch(uuid, text, text, text) to booker_keeper;
grant execute on function app.record_staff(uuid, text, text, text) to booker_keeper;
grant execute on function app.refuse(text, text, text) to booker_keeper;
grant execute on function app.require_role(uuid, text[]) to booker_keeper;
grant create on schema app to booker_keeper;
