-- The functions of 0003 that this file replaced are put back after this (v0004_messages.py).
alter table booker.routes
    drop constraint ex_routes_technician,
    add constraint ex_routes_technician exclude using gist (
        branch_id with =, technician with =, tstzrange(starts_at, ends_at) with &&)
        where (technician is not null)
        deferrable initially immediate;
