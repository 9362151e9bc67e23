-- Roles that nobody logs in as. They belong to the cluster, not to the database, and may exist
-- already (another Booker database beside this one), so creating them must be repeatable.
do $$
declare
    wanted record;
begin
    for wanted in
        select * from (values
            -- owns tables and functions; no BYPASSRLS, so forced policies bind it as well
            ('booker_owner', 'nologin'),
            -- owns the few functions that make logins and group roles, and nothing else
            ('booker_keeper', 'nologin createrole'),
            -- may read (under the policies) and call the acts; every branch's group is a member
            ('booker_staff', 'nologin'),
            -- may found branches: the administrator who ran `booker init`
            ('booker_founder', 'nologin')
        ) as w (name, options)
    loop
        begin
            if not exists (select from pg_catalog.pg_roles where rolname = wanted.name) then
                execute format('create role %I %s', wanted.name, wanted.options);
            end if;
        exception when duplicate_object or unique_violation then
            null; -- another database of this cluster was initialised at the same moment
        end;
    end loop;
end
$$;

-- The administrator must be able to hand objects over to these roles, and found branches.
-- A superuser needs no membership, and gets none: it would survive in every later database.
-- Asked for as 'usage': from PostgreSQL 16 on, who creates a role is its member already, but only
-- to administer it, without its rights.
do $$
declare
    wanted text;
begin
    foreach wanted in array array['booker_owner', 'booker_keeper', 'booker_founder'] loop
        begin
            if not pg_catalog.pg_has_role(session_user, wanted, 'usage')
               -- who founded is told from who is staff by membership, a superuser's too
               or (wanted = 'booker_founder' and not exists (
                   select from pg_catalog.pg_auth_members m
                   where m.roleid = 'booker_founder'::regrole
                     and m.member = pg_catalog.quote_ident(session_user)::regrole))
            then
                execute format('grant %I to %I', wanted, session_user);
            end if;
        exception
            when unique_violation then
                null; -- as above, at the same moment
            when insufficient_privilege then
                -- from PostgreSQL 16 on, only who made a role, or was given it so, hands it on
                raise exception using errcode = 'BK008', message = format(
                    'The role %s was made by another administrator of this server.', wanted),
                    hint = format('Have them run: grant booker_owner, booker_keeper, '
                                  'booker_founder to %I', session_user);
        end;
    end loop;
    begin
        -- only once a cluster: a later administrator may not be entitled to repeat it
        if not exists (
            select from pg_catalog.pg_auth_members m
            where m.roleid = 'booker_staff'::regrole and m.member = 'booker_keeper'::regrole
              and m.admin_option)
        then
            grant booker_staff to booker_keeper with admin option;
        end if;
    exception when unique_violation then
        null;
    end;
    execute format('grant create on database %I to booker_owner', current_database());
    execute format('revoke temporary on database %I from public', current_database());
end
$$;

create extension if not exists btree_gist with schema public;
create extension if not exists pg_trgm with schema public;

create schema if not exists booker;
alter schema booker owner to booker_owner;
create schema app authorization booker_owner;
grant usage on schema booker, app to booker_staff, booker_keeper, booker_founder;
-- every desk asks which schema it talks to before it believes anything else
grant select on booker.alembic_version to booker_staff, booker_founder;
revoke create on schema public from public;
alter default privileges for role booker_owner revoke execute on functions from public;
alter default privileges for role booker_keeper revoke execute on functions from public;
