-- Logins of staff who are there already: role, leaving, coming back, passwords. As booker_keeper.
-- Nothing here touches a login that administers the server, or that has rights Booker did not give.

-- The login's groups in branches that still exist, in whatever database of this server: roles
-- outlive a database that was dropped, and the mark that record_branch leaves does not.
create function app.groups_of(p_login text) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select coalesce(array_agg(g.rolname::text order by g.rolname), '{}')
    from pg_auth_members m
    join pg_roles u on u.oid = m.member
    join pg_roles g on g.oid = m.roleid
    join pg_roles a on a.rolname = 'booker_admin_' || right(g.rolname, 32)
    where u.rolname = p_login and g.rolname ~ '^booker_(csr|dispatcher|admin)_[0-9a-f]{32}$'
      and exists (select from pg_shdepend s
                  where s.refclassid = 'pg_authid'::regclass and s.refobjid = a.oid)
$$;

-- Whether the role has no rights on the server but those of branches' groups.
create function app.is_plain(p_login text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select exists (
        select from pg_roles r
        where r.rolname = p_login
          and not (r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication
                   or r.rolbypassrls)
          and not exists (
              select from pg_auth_members m join pg_roles g on g.oid = m.roleid
              where m.member = r.oid
                and g.rolname !~ '^booker_(csr|dispatcher|admin)_[0-9a-f]{32}$'))
$$;

-- What Booker notes at a login, in the comment that all databases of the server share: "Left
-- Booker.", and who gave it its password, as "Password given <instant> by admins of <branches>.".
-- A login cannot comment on itself; whoever drops it and makes another one does not copy it.
create function app.password_note(p_login text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select substring(shobj_description(r.oid, 'pg_authid') from 'Password given [0-9].*$')
    from pg_roles r where r.rolname = p_login
$$;

create function app.password_given_at(p_login text) returns timestamptz
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select substring(app.password_note(p_login) from 'given ([^ ]+)')::timestamptz
$$;

create function app.write_note(p_login text, p_left boolean, p_password_note text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    execute format('comment on role %I is %L', p_login, nullif(concat_ws(' ',
        case when p_left then 'Left Booker.' end, p_password_note), ''));
end
$$;

-- Whether the role was left without any branch by deactivate_staff.
create function app.has_left(p_login text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select app.groups_of(p_login) = '{}' and exists (
        select from pg_roles r
        where r.rolname = p_login
          and shobj_description(r.oid, 'pg_authid') like 'Left Booker.%')
$$;

-- The caller gave the login its password, and may know what it was changed to since.
create function app.note_giver(p_login text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform app.write_note(p_login, app.has_left(p_login), format(
        'Password given %s by admins of %s.',
        to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        (select string_agg(right(g.name, 32), ' ')
         from unnest(app.groups_of(session_user)) as g (name)
         where g.name like 'booker\_admin\_%')));
end
$$;

-- Whether the login got its password since it left the branch (p_left_at), from somebody who was no
-- admin of it: coming back with that password would let them in.
create function app.has_strange_password(p_branch uuid, p_login text, p_left_at timestamptz)
returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select coalesce(app.password_given_at(p_login) >= p_left_at
                    and position(replace(p_branch::text, '-', '')
                                 in app.password_note(p_login)) = 0, false)
$$;

create function app.require_own_password(p_branch uuid, p_login text, p_left_at timestamptz)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if app.has_strange_password(p_branch, p_login, p_left_at) then
        perform app.refuse('BK001', format('%s got another password in another branch, after '
            'leaving this one.', p_login), 'Reset their password first, then activate them.');
    end if;
end
$$;

-- A role that Booker may change: there, no administrator's, staff of a branch or once staff of one.
create function app.require_own_login(p_login text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if not exists (select from pg_roles where rolname = p_login) then
        perform app.refuse('BK001', format('The login %s is no longer on the server.', p_login),
            'Add them as new staff.');
    elsif not app.is_plain(p_login) then
        perform app.refuse('BK008', format('%s has rights on the server that Booker did not give.',
            p_login), 'Ask the database''s administrator.');
    elsif app.groups_of(p_login) = '{}' and not app.has_left(p_login) then
        perform app.refuse('BK001', format('The login %s belongs to somebody else.', p_login),
            'Choose another login.');
    end if;
end
$$;

-- Exactly this role in the branch; null: none.
create function app.set_role(p_branch uuid, p_login text, p_role text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    wanted text := 'booker_' || p_role || '_' || replace(p_branch::text, '-', '');
    given text;
begin
    foreach given in array app.groups_of(p_login) loop
        if right(given, 32) = replace(p_branch::text, '-', '') and given is distinct from wanted
        then
            execute format('revoke %I from %I', given, p_login);
        end if;
    end loop;
    -- a membership that somebody else granted is not ours to revoke, and says so with a warning only
    foreach given in array app.groups_of(p_login) loop
        if right(given, 32) = replace(p_branch::text, '-', '') and given is distinct from wanted
        then
            perform app.refuse('BK008', format('%s has a role here that was not given by Booker.',
                p_login), 'Have the database''s administrator revoke it.');
        end if;
    end loop;
    if wanted is not null then
        execute format('grant %I to %I', wanted, p_login);
    end if;
exception when internal_error then
    -- "tuple concurrently updated": roles know no waiting. Desks of one database queue before it
    -- (core/trust/staff.py); those of another one of this server cannot
    perform app.refuse('BK009', format('The login %s was changed a moment ago.', p_login));
end
$$;

-- p_content: {"login", and any of "role", "display_name"}.
create function app.change_staff(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    who text := p_content ->> 'login';
    member jsonb;
    new_role text;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'change_staff', p_content);
    if done is not null then
        return done;
    end if;
    member := app.staff_member(p_branch, who);
    new_role := coalesce(p_content ->> 'role', member ->> 'role');
    if new_role <> member ->> 'role' and not (member ->> 'active')::boolean then
        perform app.refuse('BK001', format('%s has left this branch.', who),
            'Activate them first.');
    end if;
    perform app.write_staff(p_branch, who, new_role,
        coalesce(nullif(btrim(p_content ->> 'display_name'), ''), member ->> 'display_name'),
        (member ->> 'active')::boolean);
    if new_role <> member ->> 'role' then
        perform app.set_role(p_branch, who, new_role);
    end if;
    return app.end_act(p_branch, p_act, 'change_staff', p_content,
                       jsonb_build_object('login', who, 'role', new_role));
end
$$;

-- p_content: {"login"}. A login without any branch left cannot sign in any more.
create function app.deactivate_staff(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    who text := p_content ->> 'login';
    member jsonb;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'deactivate_staff', p_content);
    if done is not null then
        return done;
    end if;
    member := app.staff_member(p_branch, who);
    if who = session_user then
        perform app.refuse('BK001', 'Nobody deactivates themselves.', 'Ask another admin.');
    elsif not (member ->> 'active')::boolean then
        perform app.refuse('BK001', format('%s has left this branch already.', who));
    end if;
    perform app.write_staff(p_branch, who, member ->> 'role', member ->> 'display_name', false);
    -- a role that the server's administrator dropped has no rights left to take
    if exists (select from pg_roles where rolname = who) then
        perform app.set_role(p_branch, who, null);
        if app.groups_of(who) = '{}' and app.is_plain(who) then
            execute format('alter role %I nologin', who);
            perform app.write_note(who, true, app.password_note(who));
        end if;
    end if;
    return app.end_act(p_branch, p_act, 'deactivate_staff', p_content, p_content);
end
$$;

-- Ends the login's sessions but this one; how many. To signal a session, one must have its login's
-- rights.
create function app.end_all_sessions(p_login text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    session integer;
    ended integer := 0;
begin
    execute format('grant %I to booker_keeper', p_login);
    -- one by one: in a condition the server might ask for the signal before the name
    for session in select a.pid from pg_stat_activity a
                   where a.usename = p_login and a.pid <> pg_backend_pid() loop
        ended := ended + pg_terminate_backend(session, 2000)::integer;
    end loop;
    execute format('revoke %I from booker_keeper', p_login);
    return ended;
end
$$;

-- Ends the sessions of a login that was just deactivated and has no branch left: what they may
-- went with the memberships already.
create function app.end_sessions(p_branch uuid, p_login text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform app.require_role(p_branch, 'admin');
    if (app.staff_member(p_branch, p_login) ->> 'active')::boolean
       or not (app.has_left(p_login) and app.is_plain(p_login))
    then
        return 0;
    end if;
    return app.end_all_sessions(p_login);
end
$$;

-- p_content: {"login"}: the role they had, and the password they had, unless another branch gave
-- them one meanwhile.
create function app.reactivate_staff(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    who text := p_content ->> 'login';
    member jsonb;
    left_at timestamptz;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'reactivate_staff', p_content);
    if done is not null then
        return done;
    end if;
    member := app.staff_member(p_branch, who);
    if (member ->> 'active')::boolean then
        perform app.refuse('BK001', format('%s is active already.', who));
    end if;
    perform app.require_own_login(who);
    left_at := (member ->> 'left_at')::timestamptz;
    perform app.require_own_password(p_branch, who, left_at);
    if app.password_given_at(who) >= left_at then
        -- whoever still sits there with a password that was replaced
        perform app.end_all_sessions(who);
    end if;
    perform app.set_role(p_branch, who, member ->> 'role');
    execute format('alter role %I login', who);
    perform app.write_note(who, false, app.password_note(who));
    perform app.write_staff(p_branch, who, member ->> 'role', member ->> 'display_name', true);
    return app.end_act(p_branch, p_act, 'reactivate_staff', p_content, p_content);
end
$$;

create function app.require_verifier(p_verifier text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if p_verifier is null or p_verifier !~ ('^SCRAM-SHA-256[$][1-9][0-9]{3,5}:'
        '([A-Za-z0-9+/]{4}){5,10}([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?'
        '[$][A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$')
    then
        -- what is not one, PostgreSQL would take for the password itself
        perform app.refuse('BK001', 'The password must come as a SCRAM verifier.');
    end if;
end
$$;

-- p_until: how long it lets in, 'infinity' for ever.
create function app.set_password(p_login text, p_verifier text, p_until timestamptz)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform app.require_verifier(p_verifier);
    perform app.require_own_login(p_login);
    begin
        execute format('alter role %I password %L valid until %L', p_login, p_verifier, p_until);
    exception
        -- neither is passed on as it is: it would carry the statement, verifier and all, into a log
        when insufficient_privilege then
            perform app.refuse('BK008', format('The login %s was not made by Booker.', p_login),
                'Ask the database''s administrator.');
        when internal_error then
            -- "tuple concurrently updated": roles know no waiting
            perform app.refuse('BK009', format('The login %s was changed a moment ago.', p_login));
    end;
    perform app.record_password(p_login, p_until <> 'infinity');
end
$$;

-- p_content: {"login", "drawn": what tells this password from the next one}; p_verifier beside it,
-- because acts can be read by the branch's staff. Whoever sets a password can sign in with it: so
-- only an admin of every branch that it opens may. For one who left only where another branch gave
-- the password meanwhile: they come back with this one.
create function app.reset_password(p_branch uuid, p_act uuid, p_content jsonb, p_verifier text)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    who text := p_content ->> 'login';
    member jsonb;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'reset_password', p_content);
    if done is not null then
        return done;
    end if;
    member := app.staff_member(p_branch, who);
    if not (member ->> 'active')::boolean
       and not app.has_strange_password(p_branch, who, (member ->> 'left_at')::timestamptz)
    then
        perform app.refuse('BK001', format('%s has left this branch.', who),
            'Activate them first.');
    elsif who = session_user then
        perform app.refuse('BK001', 'This is your own login.', 'Change your password instead.');
    elsif exists (select from unnest(app.groups_of(who)) as g (name)
                  where not 'booker_admin_' || right(g.name, 32)
                        = any (app.groups_of(session_user)))
    then
        perform app.refuse('BK008', format('%s is staff of another branch too, whose admin you '
            'are not.', who), 'Ask somebody who is admin of all their branches.');
    end if;
    perform app.set_password(who, p_verifier, clock_timestamp() + interval '72 hours');
    perform app.note_giver(who);
    return app.end_act(p_branch, p_act, 'reset_password', p_content,
                       jsonb_build_object('login', who));
end
$$;

-- One's own, in all one's branches.
create function app.change_password(p_verifier text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform set_config('booker.act_id', '', true),
            set_config('booker.act_kind', 'change_password', true);
    perform app.set_password(session_user, p_verifier, 'infinity');
end
$$;

-- p_content: {"login", "role", "display_name", "one_time": the password was drawn for them and must
-- be changed, "drawn": what tells this password from the next one, "only_new": refused where the
-- login is in the branch's list already}; p_verifier beside it, as for reset_password. A login that
-- works in another branch keeps its own password: "created" says which it is.
create function app.add_staff(p_branch uuid, p_act uuid, p_content jsonb, p_verifier text)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    who text := p_content ->> 'login';
    added jsonb;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'add_staff', p_content);
    if done is not null then
        return done;
    end if;
    if (p_content ->> 'only_new')::boolean and app.is_listed(p_branch, who) then
        perform app.refuse('BK001', format('%s is in the list already.', who));
    elsif app.has_left(who) then
        perform app.refuse('BK001', format('%s has left.', who),
            'Activate them where they were staff, or choose another login.');
    elsif app.is_listed(p_branch, who) then
        perform app.require_own_password(p_branch, who,
            (app.staff_member(p_branch, who) ->> 'left_at')::timestamptz);
    end if;
    added := app.add_staff(p_branch, who, p_content ->> 'role', p_content ->> 'display_name',
                           p_verifier);
    -- the version before knew no acts here
    perform set_config('booker.act_id', p_act::text, true);
    if (added ->> 'created')::boolean then
        if (p_content ->> 'one_time')::boolean then
            perform app.set_password(who, p_verifier, clock_timestamp() + interval '72 hours');
        end if;
        perform app.note_giver(who);
    end if;
    return app.end_act(p_branch, p_act, 'add_staff', p_content, added);
end
$$;
grant execute on function
    app.change_staff(uuid, uuid, jsonb), app.deactivate_staff(uuid, uuid, jsonb),
    app.end_sessions(uuid, text), app.reactivate_staff(uuid, uuid, jsonb),
    app.reset_password(uuid, uuid, jsonb, text), app.change_password(text),
    app.add_staff(uuid, uuid, jsonb, text)
to booker_staff;
