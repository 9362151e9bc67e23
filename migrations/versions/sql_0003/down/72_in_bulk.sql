-- The functions of 0001 and 0002 that this file replaced are back by now (v0003_setup.py).
drop trigger audit on booker.sites;
drop trigger audit_changed on booker.sites;
drop trigger audit_removed on booker.sites;
drop trigger audit on booker.routes;
drop trigger audit_changed on booker.routes;
drop trigger audit_removed on booker.routes;
drop function app.audit_rows();
create trigger audit after insert or update or delete on booker.sites
    for each row execute function app.audit('site_id');
create trigger audit after insert or delete on booker.routes
    for each row execute function app.audit('route_id');
create trigger audit_changed after update of zone_id, service_date, number, technician, starts_at,
    ends_at, max_stops, start_latitude, start_longitude, retired on booker.routes
    for each row execute function app.audit('route_id');
drop trigger check_route_stops on booker.routes;
create constraint trigger check_route_stops after update of starts_at, ends_at on booker.routes
    deferrable initially deferred for each row
    when ((old.starts_at, old.ends_at) is distinct from (new.starts_at, new.ends_at))
    execute function app.check_route_stops();
alter policy staff_of_branch on booker.sites with check (branch_id = any (app.my_branches()));
alter policy staff_of_branch on booker.routes with check (branch_id = any (app.my_branches()));
alter policy staff_of_branch on booker.audit_events
    with check (branch_id = any (app.my_branches()));
drop function app.words_said(text, text, text, text, text, text, text, text);
drop function app.lock_routes(uuid, uuid[]);
