-- Staff read their branches' rows and write none: the acts write, as booker_owner, and the
-- policies bind booker_owner as well (FORCE), by the login that asked.
do $$
declare
    t record;
begin
    for t in
        select c.oid, c.relname from pg_catalog.pg_class c
        where c.relnamespace = 'booker'::regnamespace and c.relkind = 'r'
          and c.relname <> 'alembic_version'
    loop
        execute format('alter table booker.%I enable row level security', t.relname);
        execute format('alter table booker.%I force row level security', t.relname);
        execute format('create policy staff_of_branch on booker.%I '
            'using (branch_id = any (app.my_branches())) '
            'with check (branch_id = any (app.my_branches()))', t.relname);
        execute format('revoke all on booker.%I from public', t.relname);
        execute format('grant select on booker.%I to booker_staff', t.relname);
    end loop;
end
$$;

grant execute on function
    app.my_branches(), app.my_roles(uuid), app.instant(uuid, date, time),
    app.booking_json(uuid, uuid), app.zone_day(uuid, date), app.occupies(text),
    app.hold(uuid, uuid, jsonb, jsonb), app.reschedule(uuid, uuid, jsonb, jsonb),
    app.confirm(uuid, uuid, jsonb), app.propose(uuid, uuid, jsonb, jsonb),
    app.accept(uuid, uuid, jsonb, jsonb), app.decline(uuid, uuid, jsonb, jsonb),
    app.release(uuid, uuid, jsonb), app.cancel(uuid, uuid, jsonb),
    app.complete(uuid, uuid, jsonb), app.no_show(uuid, uuid, jsonb),
    app.seal_audit(uuid), app.verify_audit(uuid)
to booker_staff;
