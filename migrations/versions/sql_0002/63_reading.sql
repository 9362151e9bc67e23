-- Ways into lists of a branch that has a million bookings: each list is walked in its own order and
-- left where the page ends. None of these indexes suits what an act reads: an act that found its
-- rows by one would lock the neighbours of other zone-days (SERIALIZABLE).

-- the zone last: it is asked for within the walk
drop index booker.ix_bookings_date;
create index ix_bookings_date on booker.bookings
    (branch_id, service_date, promised_from, reference, zone_id);
-- without those that run: the acts ask for them, and ix_bookings_holds lists them
create index ix_bookings_state on booker.bookings
    (branch_id, state, service_date, promised_from, reference, zone_id)
    where state not in ('held', 'proposed');

-- the state last: it is asked for within the walk, and no act finds a booking's draft by it
create index ix_messages_time on booker.messages (branch_id, drafted_at, state);

create index ix_audit_events_login on booker.audit_events (branch_id, login, happened_at);
-- the acts and tables of every minute are found by time; these are for the seldom ones
create index ix_audit_events_act on booker.audit_events (branch_id, act_kind, happened_at)
    where act_kind not in ('hold', 'confirm', 'complete');
create index ix_audit_events_table on booker.audit_events (branch_id, table_name, happened_at)
    where table_name not in ('bookings', 'stops', 'messages');
