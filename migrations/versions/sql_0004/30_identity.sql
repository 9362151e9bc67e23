-- A worker is a login like any other: its role is a group of its own, which sees its branches and
-- may do nothing there but what delivers.

create or replace function app.my_branches() returns uuid[]
language sql stable security definer parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select array(
        select right(pg_get_userbyid(m.roleid), 32)::uuid
        from pg_auth_members m
        where m.member = to_regrole(quote_ident(session_user))
          and pg_get_userbyid(m.roleid) ~ '^booker_(csr|dispatcher|admin|worker)_[0-9a-f]{32}$')
$$;

create or replace function app.my_roles(p_branch uuid) returns text[]
language sql stable security definer parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select coalesce(array_agg(split_part(g.rolname, '_', 2) order by g.rolname), '{}')
    from pg_auth_members m
    join pg_roles g on g.oid = m.roleid
    join pg_roles u on u.oid = m.member
    where u.rolname = session_user
      and g.rolname in (
          'booker_csr_' || replace(p_branch::text, '-', ''),
          'booker_dispatcher_' || replace(p_branch::text, '-', ''),
          'booker_admin_' || replace(p_branch::text, '-', ''),
          'booker_worker_' || replace(p_branch::text, '-', ''))
$$;

alter table booker.staff
    drop constraint ck_staff_role,
    add constraint ck_staff_role check (role in ('csr', 'dispatcher', 'admin', 'worker'));

create or replace function app.write_staff(p_branch uuid, p_login text, p_role text, p_name text,
    p_active boolean)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    admins text[];
begin
    -- locked, so that of two admins who send each other away at once the second one waits
    select array_agg(a.login) into admins
    from (select f.login from booker.staff f
          where f.branch_id = p_branch and f.role = 'admin' and f.deactivated_at is null
          order by f.login for update) a;
    if not (p_active and p_role = 'admin') and admins = array[p_login] then
        perform app.refuse('BK001', format('%s is the branch''s only admin.', p_login),
            'Make somebody else an admin first.');
    end if;
    if p_role is null or p_role not in ('csr', 'dispatcher', 'admin', 'worker') then
        perform app.refuse('BK001', format('"%s" is not a role.', p_role),
            'The roles are csr, dispatcher, admin and worker.');
    end if;
    update booker.staff f
    set role = p_role, display_name = p_name,
        deactivated_at = case when p_active then null
                              else coalesce(f.deactivated_at, clock_timestamp()) end
    where f.branch_id = p_branch and f.login = p_login;
end
$$;

-- The branch's delivery settings, stored or not.
create function app.settings_of(p_branch uuid) returns booker.delivery_settings
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
    s booker.delivery_settings;
begin
    select * into s from booker.delivery_settings where branch_id = p_branch;
    if not found then
        s.branch_id := p_branch;
        s.mail_provider := 'none';
        s.sender_name := '';
        s.sender_address := '';
        s.notice_on := '{trouble}';
        s.smtp_port := 587;
        s.smtp_security := 'starttls';
        s.sms_provider := 'none';
        s.sms_kinds := '{reminder,on_the_way}';
        s.reminder_offsets := '{1440,60}';
        s.quiet_from := '21:00';
        s.quiet_to := '08:00';
        s.desktop_worker := false;
        s.mails_per_second := 2;
    end if;
    return s;
end
$$;

-- A worker's login; a dispatcher's or an admin's where the branch lets desktops deliver.
create function app.require_worker(p_branch uuid) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if (app.settings_of(p_branch)).desktop_worker then
        perform app.require_role(p_branch, 'worker', 'dispatcher', 'admin');
    else
        perform app.require_role(p_branch, 'worker');
    end if;
end
$$;

create or replace function app.record_sign_in(p_branch uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform app.require_role(p_branch, 'csr', 'dispatcher', 'admin', 'worker');
    insert into booker.sign_ins (branch_id, login)
    select f.branch_id, f.login from booker.staff f
    where f.branch_id = p_branch and f.login = session_user
    on conflict on constraint pk_sign_ins do update set signed_in_at = excluded.signed_in_at;
end
$$;
