-- Workers' logins keep their group, which 0003 does not know: they see nothing any more.
drop function app.require_worker(uuid), app.settings_of(uuid);
alter table booker.staff no force row level security;
update booker.staff set role = 'csr', deactivated_at = coalesce(deactivated_at, clock_timestamp())
where role = 'worker';
alter table booker.staff force row level security;
alter table booker.staff drop constraint ck_staff_role,
    add constraint ck_staff_role check (role in ('csr', 'dispatcher', 'admin'));
