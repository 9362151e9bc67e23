-- Staff who leave, come back, get another role; passwords that must be changed; last sign-ins.
-- What writes the tables, as booker_owner; the logins themselves are the keeper's (71_keeper.sql).

alter table booker.staff
    add column one_time_password boolean not null default false,
    add column password_set_at timestamptz;

-- When somebody last signed in to a branch. Not audited: it is told by the one row that there is.
create table booker.sign_ins (
    branch_id uuid not null,
    login text not null,
    signed_in_at timestamptz not null default clock_timestamp(),
    constraint pk_sign_ins primary key (branch_id, login),
    constraint fk_sign_ins_staff foreign key (branch_id, login)
        references booker.staff (branch_id, login)
);
create trigger never_truncate before truncate on booker.sign_ins
    for each statement execute function app.guard_append_only();
alter table booker.sign_ins enable row level security;
alter table booker.sign_ins force row level security;
create policy staff_of_branch on booker.sign_ins
    using (branch_id = any (app.my_branches())) with check (branch_id = any (app.my_branches()));
revoke all on booker.sign_ins from public;
grant select on booker.sign_ins to booker_staff;

-- One's own row only. Who founded a branch is its admin without being in its list of staff.
create function app.record_sign_in(p_branch uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform app.require_role(p_branch, 'csr', 'dispatcher', 'admin');
    insert into booker.sign_ins (branch_id, login)
    select f.branch_id, f.login from booker.staff f
    where f.branch_id = p_branch and f.login = session_user
    on conflict on constraint pk_sign_ins do update set signed_in_at = excluded.signed_in_at;
end
$$;
grant execute on function app.record_sign_in(uuid) to booker_staff;

-- A member of the branch's staff, those who left too: {"role", "display_name", "active", "left_at":
-- null while active}.
create function app.staff_member(p_branch uuid, p_login text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    f booker.staff;
begin
    select * into f from booker.staff where branch_id = p_branch and login = p_login;
    if not found then
        perform app.refuse('BK002', format('%s is not staff of this branch.', p_login));
    end if;
    return jsonb_build_object('role', f.role, 'display_name', f.display_name,
                              'active', f.deactivated_at is null, 'left_at', f.deactivated_at);
end
$$;

-- Whether the branch's list of staff has the login, those who left too.
create function app.is_listed(p_branch uuid, p_login text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select exists (select from booker.staff where branch_id = p_branch and login = p_login)
$$;

create function app.write_staff(p_branch uuid, p_login text, p_role text, p_name text,
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
    if p_role is null or p_role not in ('csr', 'dispatcher', 'admin') then
        perform app.refuse('BK001', format('"%s" is not a role.', p_role),
            'The roles are csr, dispatcher and admin.');
    end if;
    update booker.staff f
    set role = p_role, display_name = p_name,
        deactivated_at = case when p_active then null
                              else coalesce(f.deactivated_at, clock_timestamp()) end
    where f.branch_id = p_branch and f.login = p_login;
end
$$;

-- In every branch of this database that the caller shares with the login.
create function app.record_password(p_login text, p_one_time boolean) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update booker.staff
    set one_time_password = p_one_time, password_set_at = clock_timestamp()
    where branch_id = any (app.my_branches()) and login = p_login;
end
$$;
grant execute on function
    app.staff_member(uuid, text), app.is_listed(uuid, text),
    app.write_staff(uuid, text, text, text, boolean), app.record_password(text, boolean),
    app.begin_act(uuid, uuid, text, jsonb),
    app.end_act(uuid, uuid, text, jsonb, jsonb)
to booker_keeper;
