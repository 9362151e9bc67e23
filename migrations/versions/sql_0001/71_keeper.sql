-- Which branch has a code: names of branches are no secret between administrators, rows are.
-- The code stands in the comment of the branch's group role, because no policy lets a founder
-- see another's rows; roles belong to the cluster and outlive a database that was dropped, so a
-- code counts as taken while its role is granted something in this one.
create function app.add_branch(p_code text, p_name text, p_timezone text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    branch uuid := gen_random_uuid();
    kind text;
begin
    if not pg_has_role(session_user, 'booker_founder', 'usage') then
        perform app.refuse('BK008', format('%s may not found branches.', session_user));
    end if;
    if p_code !~ '^[a-z0-9][a-z0-9_-]{0,31}$' then
        perform app.refuse('BK001', format('"%s" cannot be a branch code.', p_code),
            'Use up to 32 small letters, digits, - and _.');
    end if;
    perform set_config('booker.act_id', '', true),
            set_config('booker.act_kind', 'add_branch', true);
    perform pg_advisory_xact_lock(hashtextextended('branch:' || p_code, 0));
    if exists (
        select from pg_roles r
        join pg_shdescription d on d.objoid = r.oid and d.classoid = 'pg_authid'::regclass
        where r.rolname ~ '^booker_admin_[0-9a-f]{32}$'
          and substring(d.description from '[^/]*$') = p_code
          and exists (
              select from pg_shdepend s
              where s.refclassid = 'pg_authid'::regclass and s.refobjid = r.oid
                and s.dbid = (select oid from pg_database where datname = current_database())))
    then
        perform app.refuse('BK001', format('There is a branch %s already.', p_code));
    end if;
    foreach kind in array array['csr', 'dispatcher', 'admin'] loop
        execute format('create role %I nologin',
                       'booker_' || kind || '_' || replace(branch::text, '-', ''));
        execute format('grant booker_staff to %I',
                       'booker_' || kind || '_' || replace(branch::text, '-', ''));
    end loop;
    execute format('comment on role %I is %L',
        'booker_admin_' || replace(branch::text, '-', ''), current_database() || '/' || p_code);
    execute format('grant %I to %I',
        'booker_admin_' || replace(branch::text, '-', ''), session_user);
    perform app.record_branch(branch, p_code, p_name, p_timezone);
    return jsonb_build_object('branch_id', branch, 'code', p_code);
end
$$;

-- p_verifier: a SCRAM verifier made on the client; the plain password never travels.
create function app.add_staff(p_branch uuid, p_login text, p_role text, p_name text,
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
    elsif p_role is null or p_role not in ('csr', 'dispatcher', 'admin') then
        perform app.refuse('BK001', format('"%s" is not a role.', p_role),
            'The roles are csr, dispatcher and admin.');
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
            execute format('create role %I login connection limit 8 password %L',
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
                and g.rolname ~ '^booker_(csr|dispatcher|admin)_[0-9a-f]{32}$')
    then
        -- never adopt a login that is not Booker's own
        perform app.refuse('BK001', format('The login %s belongs to somebody else.', p_login),
            'Choose another login.');
    end if;
    foreach kind in array array['csr', 'dispatcher', 'admin'] loop
        if kind <> p_role then
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
          and g.rolname ~ ('^booker_(csr|dispatcher|admin)_' || replace(p_branch::text, '-', '')))
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
grant execute on function app.add_branch(text, text, text) to booker_founder;
grant execute on function app.add_staff(uuid, text, text, text, text) to booker_staff;
