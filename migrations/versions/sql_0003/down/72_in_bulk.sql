-- The functions of 0001 and 0002 that this file replaced are back by now (v0003_setup.py).
drop trigger audit on booker.sites;
drop trigger audit_changed on booker.sites;
drop trigger audit_removed on booker.sites;
drop trigger audit on booker.routes;
drop trigger audit_removed on booker.routes;
drop function app.audit_rows();
create trigger audit after insert or update or delete on booker.sites
    for each row execute function app.audit('site_id');
create trigger audit after insert or delete on booker.routes
    for each row execute function app.audit('route_id');
alter policy staff_of_branch on booker.sites with check (branch_id = any (app.my_branches()));
alter policy staff_of_branch on booker.routes with check (branch_id = any (app.my_branches()));
alter policy staff_of_branch on booker.audit_events
    with check (branch_id = any (app.my_branches()));
drop function app.words_said(text, text, text, text, text, text, text, text);
drop function app.lock_routes(uuid, uuid[]);
