-- The worker's group, made for the first login that gets the role: branches founded before this
-- version have none.

create function app.require_group(p_branch uuid, p_role text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    wanted text := 'booker_' || p_role || '_' || replace(p_branch::text, '-', '');
begin
    if not exists (select from pg_roles where rolname = wanted) then
        begin
            execute format('create role %I nologin', wanted);
        exception when duplicate_object or unique_violation then
            perform app.refuse('BK009', 'The branch''s group was made a moment ago.');
        end;
        execute format('grant booker_staff to %I', wanted);
    end if;
end
$$;

-- The login's groups in branches that still exist, in whatever database of this server: roles
-- outlive a database that was dropped, and the mark that record_branch leaves does not.
create or replace function app.groups_of(p_login text) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select coalesce(array_agg(g.rolname::text order by g.rolname), '{}')
    from pg_auth_members m
    join pg_roles u on u.oid = m.member
    join pg_roles g on g.oid = m.roleid
    join pg_roles a on a.rolname = 'booker_admin_' || right(g.rolname, 32)
    where u.rolname = p_login and g.rolname ~ '^booker_(csr|dispatcher|admin|worker)_[0-9a-f]{32}$'
      and exists (select from pg_shdepend s
                  where s.refclassid = 'pg_authid'::regclass and s.refobjid = a.oid)
$$;

-- A worker has its branches' keys in its environment: whoever could have another branch's worker
-- serve theirs would have that branch's password sent to a mail server of their choice.
create function app.require_own_worker(p_branch uuid, p_login text) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if exists (
        select from unnest(app.groups_of(p_login)) as g (name)
        where right(g.name, 32) <> replace(p_branch::text, '-', '')
          and not pg_has_role(session_user, 'booker_admin_' || right(g.name, 32), 'member'))
    then
        perform app.refuse('BK008', format('%s works for a branch that you are no admin of.',
            p_login), 'Add a login of your own for the worker of this branch.');
    end if;
end
$$;

-- Whether the role has no rights on the server but those of branches' groups.
create or replace function app.is_plain(p_login text) returns boolean
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
                and g.rolname !~ '^booker_(csr|dispatcher|admin|worker)_[0-9a-f]{32}$'))
$$;

-- Exactly this role in the branch; null: none.
create or replace function app.set_role(p_branch uuid, p_login text, p_role text) returns void
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
    if p_role = 'worker' then
        perform app.require_own_worker(p_branch, p_login);
    end if;
    if wanted is not null then
        perform app.require_group(p_branch, p_role);
        execute format('grant %I to %I', wanted, p_login);
    end if;
exception when internal_error then
    -- "tuple concurrently updated": roles know no waiting. Desks of one database queue before it
    -- (core/trust/staff.py); those of another one of this server cannot
    perform app.refuse('BK009', format('The login %s was changed a moment ago.', p_login));
end
$$;

-- p_verifier: a SCRAM verifier made on the client; the plain password never travels.
create or replace function app.add_staff(p_branch uuid, p_login text, p_role text, p_name text,
    p_verifier text)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    kind text;
    is_new boolean;
begin
    perform app.require_role(p_branch, 'admin');
    perform set_config('booker.act_id', '', true),
            set_config('booker.act_kind', 'add_staff', true);
    if p_login is null or p_login !~ '^[a-z][a-z0-9_.-]{0,39}$' or p_login ~ '^(booker|pg)_'
       or p_login in ('public', 'none', 'postgres')
    then
        perform app.refuse('BK001', format('"%s" cannot be a login.', p_login),
            'Use up to 40 small letters, digits, ., - and _, beginning with a letter.');
    elsif p_role is null or p_role not in ('csr', 'dispatcher', 'admin', 'worker') then
        perform app.refuse('BK001', format('"%s" is not a role.', p_role),
            'The roles are csr, dispatcher, admin and worker.');
    elsif p_verifier is null or p_verifier !~ ('^SCRAM-SHA-256[$][1-9][0-9]{3,5}:'
        '([A-Za-z0-9+/]{4}){5,10}([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?'
        '[$][A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$')
    then
        -- what is not one, PostgreSQL would take for the password itself
        perform app.refuse('BK001', 'The password must come as a SCRAM verifier.');
    end if;
    is_new := not exists (select from pg_roles where rolname = p_login);
    if is_new then
        begin
            execute format('create role %I login connection limit 16 password %L',
                           p_login, p_verifier);
        exception when duplicate_object or unique_violation then
            -- not passed on as it is: it would carry the statement, verifier and all, into a log
            perform app.refuse('BK009', format('The login %s was made a moment ago.', p_login));
        end;
        execute format('alter role %I set statement_timeout = %L', p_login, '60s');
        execute format('alter role %I set idle_in_transaction_session_timeout = %L', p_login,
                       '30s');
    elsif exists (select from pg_roles where rolname = p_login and (rolsuper or rolcreaterole))
          or not exists (
              select from pg_auth_members m
              join pg_roles g on g.oid = m.roleid join pg_roles u on u.oid = m.member
              where u.rolname = p_login
                and g.rolname ~ '^booker_(csr|dispatcher|admin|worker)_[0-9a-f]{32}$')
    then
        -- never adopt a login that is not Booker's own
        perform app.refuse('BK001', format('The login %s belongs to somebody else.', p_login),
            'Choose another login.');
    end if;
    if p_role = 'worker' then
        perform app.require_own_worker(p_branch, p_login);
    end if;
    perform app.require_group(p_branch, p_role);
    foreach kind in array array['csr', 'dispatcher', 'admin', 'worker'] loop
        if kind <> p_role and exists (
            select from pg_roles where rolname = 'booker_' || kind || '_'
                || replace(p_branch::text, '-', ''))
        then
            execute format('revoke %I from %I',
                'booker_' || kind || '_' || replace(p_branch::text, '-', ''), p_login);
        end if;
    end loop;
    -- a membership that somebody else granted is not ours to revoke, and says so with a warning only
    if exists (
        select from pg_auth_members m
        join pg_roles g on g.oid = m.roleid join pg_roles u on u.oid = m.member
        where u.rolname = p_login and g.rolname <> 'booker_' || p_role || '_'
                  || replace(p_branch::text, '-', '')
          and g.rolname ~ ('^booker_(csr|dispatcher|admin|worker)_'
                           || replace(p_branch::text, '-', '')))
    then
        perform app.refuse('BK008', format('%s has another role here that was not given by Booker.',
            p_login), 'Have the database''s administrator revoke it.');
    end if;
    execute format('grant %I to %I',
        'booker_' || p_role || '_' || replace(p_branch::text, '-', ''), p_login);
    perform app.record_staff(p_branch, p_login, p_role, p_name);
    return jsonb_build_object('login', p_login, 'role', p_role, 'created', is_new);
end
$$;
