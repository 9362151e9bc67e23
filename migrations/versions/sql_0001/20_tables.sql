-- branch_id leads every key: it isolates tenants, keeps foreign keys inside a branch, and is the
-- distribution column of a later sharding. Instants are UTC; durations are minutes.
create table booker.branches (
    branch_id uuid not null,
    code text not null,
    name text not null,
    timezone text not null,
    hold_minutes integer not null default 10,
    proposal_minutes integer not null default 60,
    minimum_notice_minutes integer not null default 60,
    horizon_days integer not null default 60,
    settled_at time not null default '17:00',
    language text not null default 'en',
    created_at timestamptz not null default clock_timestamp(),
    constraint pk_branches primary key (branch_id),
    constraint ck_branches_code check (code ~ '^[a-z0-9][a-z0-9_-]{0,31}$'),
    constraint ck_branches_hold_minutes check (hold_minutes between 1 and 1440),
    constraint ck_branches_proposal_minutes check (proposal_minutes between 1 and 10080),
    constraint ck_branches_minimum_notice check (minimum_notice_minutes between 0 and 20160),
    constraint ck_branches_horizon check (horizon_days between 1 and 730)
);

create table booker.staff (
    branch_id uuid not null,
    login text not null,
    role text not null,
    display_name text not null,
    added_by text not null default session_user,
    added_at timestamptz not null default clock_timestamp(),
    deactivated_at timestamptz,
    constraint pk_staff primary key (branch_id, login),
    constraint fk_staff_branch foreign key (branch_id) references booker.branches (branch_id),
    constraint ck_staff_role check (role in ('csr', 'dispatcher', 'admin'))
);

create table booker.zones (
    branch_id uuid not null,
    zone_id uuid not null,
    name text not null,
    default_drive_minutes integer not null default 15,
    road_factor double precision not null default 1.3,
    speed_kmh double precision not null default 40,
    max_drive_minutes integer,
    vip_reserve_routes integer not null default 0,
    vip_reserve_hours integer not null default 24,
    released_until date,
    active boolean not null default true,
    constraint pk_zones primary key (branch_id, zone_id),
    constraint uq_zones_name unique (branch_id, name),
    constraint fk_zones_branch foreign key (branch_id) references booker.branches (branch_id),
    constraint ck_zones_name check (name = btrim(name) and name <> ''),
    constraint ck_zones_drive check (default_drive_minutes between 0 and 480),
    constraint ck_zones_road_factor check (road_factor between 1 and 10),
    constraint ck_zones_speed check (speed_kmh between 1 and 200),
    constraint ck_zones_max_drive check (max_drive_minutes > 0),
    constraint ck_zones_vip check (vip_reserve_routes >= 0 and vip_reserve_hours >= 0)
);

create table booker.zone_links (
    branch_id uuid not null,
    zone_id uuid not null,
    neighbour_id uuid not null,
    drive_minutes integer not null,
    constraint pk_zone_links primary key (branch_id, zone_id, neighbour_id),
    constraint fk_zone_links_zone foreign key (branch_id, zone_id)
        references booker.zones (branch_id, zone_id),
    constraint fk_zone_links_neighbour foreign key (branch_id, neighbour_id)
        references booker.zones (branch_id, zone_id),
    constraint ck_zone_links_other check (zone_id <> neighbour_id),
    constraint ck_zone_links_drive check (drive_minutes between 0 and 480)
);

create table booker.sites (
    branch_id uuid not null,
    site_id uuid not null,
    number text not null,
    customer_name text not null,
    address text not null,
    unit text,
    city text,
    state text,
    postal_code text,
    zone_id uuid not null,
    phone text,
    email text,
    vip boolean not null default false,
    latitude double precision,
    longitude double precision,
    notes text,
    active boolean not null default true,
    constraint pk_sites primary key (branch_id, site_id),
    constraint uq_sites_number unique (branch_id, number),
    constraint fk_sites_zone foreign key (branch_id, zone_id)
        references booker.zones (branch_id, zone_id),
    constraint ck_sites_number check (number = btrim(number) and number <> ''),
    constraint ck_sites_coordinates check (
        (latitude is null) = (longitude is null)
        and latitude between -90 and 90 and longitude between -180 and 180)
);

create table booker.job_types (
    branch_id uuid not null,
    job_type_id uuid not null,
    code text not null,
    name text not null,
    minutes integer,
    technicians integer not null default 1,
    all_day boolean not null default false,
    buffer_before integer not null default 0,
    buffer_after integer not null default 0,
    active boolean not null default true,
    constraint pk_job_types primary key (branch_id, job_type_id),
    constraint uq_job_types_code unique (branch_id, code),
    constraint fk_job_types_branch foreign key (branch_id) references booker.branches (branch_id),
    constraint ck_job_types_code check (code = btrim(code) and code <> ''),
    -- the trade's best-known way to overbook massively: a job that takes no time
    constraint ck_job_types_minutes check (
        all_day or (minutes is not null and minutes between 1 and 1440)),
    constraint ck_job_types_technicians check (technicians between 1 and 20),
    constraint ck_job_types_buffers check (
        buffer_before between 0 and 480 and buffer_after between 0 and 480)
);

create table booker.arrival_windows (
    branch_id uuid not null,
    window_id uuid not null,
    label text not null,
    starts time not null,
    ends time not null,
    weekdays integer[] not null default '{1,2,3,4,5,6,7}',
    max_bookings integer,
    active boolean not null default true,
    constraint pk_arrival_windows primary key (branch_id, window_id),
    constraint uq_arrival_windows_label unique (branch_id, label),
    constraint fk_arrival_windows_branch foreign key (branch_id)
        references booker.branches (branch_id),
    constraint ck_arrival_windows_label check (label = btrim(label) and label <> ''),
    constraint ck_arrival_windows_times check (starts < ends),
    constraint ck_arrival_windows_weekdays check (
        weekdays <@ '{1,2,3,4,5,6,7}' and cardinality(weekdays) > 0),
    constraint ck_arrival_windows_max check (max_bookings >= 0)
);

create table booker.routes (
    branch_id uuid not null,
    route_id uuid not null,
    zone_id uuid not null,
    service_date date not null,
    zone_day text not null generated always as
        (zone_id::text || ':' || (service_date - date '2000-01-01')::text) stored,
    number integer not null,
    technician text,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    max_stops integer,
    stop_count integer not null default 0,
    start_latitude double precision,
    start_longitude double precision,
    retired boolean not null default false,
    constraint pk_routes primary key (branch_id, route_id),
    constraint uq_routes_day unique (branch_id, route_id, zone_id, service_date),
    constraint uq_routes_number unique (branch_id, zone_id, service_date, number),
    constraint fk_routes_zone foreign key (branch_id, zone_id)
        references booker.zones (branch_id, zone_id),
    constraint ck_routes_shift check (
        starts_at < ends_at and ends_at <= starts_at + interval '24 hours'
        and extract(epoch from starts_at) % 60 = 0 and extract(epoch from ends_at) % 60 = 0),
    constraint ck_routes_number check (number > 0),
    -- the counter that makes a route's maximum of stops a thing the database refuses to exceed
    constraint ck_routes_max_stops check (retired or max_stops is null or stop_count <= max_stops),
    constraint ck_routes_stop_count check (stop_count >= 0),
    constraint ck_routes_start check ((start_latitude is null) = (start_longitude is null)),
    -- one technician is in one place at a time, whichever zone's sheet names them
    constraint ex_routes_technician exclude using gist (
        branch_id with =, technician with =, tstzrange(starts_at, ends_at) with &&)
        where (technician is not null)
        deferrable initially immediate
);
create index ix_routes_zone_day on booker.routes using hash (zone_day);

create table booker.bookings (
    branch_id uuid not null,
    booking_id uuid not null,
    reference text not null,
    site_id uuid not null,
    job_type_id uuid not null,
    zone_id uuid not null,
    service_date date not null,
    zone_day text not null generated always as
        (zone_id::text || ':' || (service_date - date '2000-01-01')::text) stored,
    window_id uuid not null,
    state text not null,
    promised_from timestamptz not null,
    promised_to timestamptz not null,
    minutes integer not null,
    technicians integer not null,
    all_day boolean not null,
    buffer_before integer not null,
    buffer_after integer not null,
    vip boolean not null,
    held_by text not null,
    held_at timestamptz not null,
    expires_at timestamptz not null,
    agreed boolean not null default false,
    confirmed_by text,
    confirmed_at timestamptz,
    closed_by text,
    closed_at timestamptz,
    reason text,
    replaces uuid,
    keeps_for uuid,
    constraint pk_bookings primary key (branch_id, booking_id),
    constraint uq_bookings_reference unique (branch_id, reference),
    -- the desk draws it: nothing that a spreadsheet, a page or the keeper's name below could mistake
    constraint ck_bookings_reference check (reference ~ '^[0-9A-Z-]{1,24}(~[0-9]{1,6})?$'
        and (keeps_for is null) = (position('~' in reference) = 0)),
    constraint fk_bookings_site foreign key (branch_id, site_id)
        references booker.sites (branch_id, site_id),
    constraint fk_bookings_job_type foreign key (branch_id, job_type_id)
        references booker.job_types (branch_id, job_type_id),
    constraint fk_bookings_zone foreign key (branch_id, zone_id)
        references booker.zones (branch_id, zone_id),
    constraint fk_bookings_window foreign key (branch_id, window_id)
        references booker.arrival_windows (branch_id, window_id),
    constraint fk_bookings_replaces foreign key (branch_id, replaces)
        references booker.bookings (branch_id, booking_id),
    constraint fk_bookings_keeps_for foreign key (branch_id, keeps_for)
        references booker.bookings (branch_id, booking_id),
    constraint ck_bookings_state check (state in (
        'held', 'proposed', 'confirmed', 'completed', 'no_show', 'cancelled', 'rescheduled',
        'expired', 'released')),
    constraint ck_bookings_promise check (promised_from < promised_to),
    constraint ck_bookings_minutes check (all_day or minutes > 0),
    constraint ck_bookings_technicians check (technicians > 0),
    constraint ck_bookings_confirmed check (
        state not in ('confirmed', 'completed', 'no_show', 'cancelled', 'rescheduled')
        or (confirmed_by is not null and confirmed_at is not null)),
    -- the old window that is kept while the customer thinks a proposal over: never more than a hold
    constraint ck_bookings_keeps_for check (
        keeps_for is null or state in ('held', 'released', 'expired'))
);
create unique index uq_bookings_site_window
    on booker.bookings (branch_id, site_id, service_date, window_id)
    where state in ('held', 'proposed', 'confirmed');
create index ix_bookings_zone_day on booker.bookings using hash (zone_day);
create index ix_bookings_date on booker.bookings (branch_id, service_date);
create index ix_bookings_site on booker.bookings (branch_id, site_id, service_date);
create index ix_bookings_holds on booker.bookings (branch_id, expires_at)
    where state in ('held', 'proposed');
create index ix_bookings_keeps_for on booker.bookings (branch_id, keeps_for)
    where keeps_for is not null;

create table booker.stops (
    branch_id uuid not null,
    stop_id uuid not null,
    booking_id uuid not null,
    route_id uuid not null,
    zone_id uuid not null,
    service_date date not null,
    zone_day text not null generated always as
        (zone_id::text || ':' || (service_date - date '2000-01-01')::text) stored,
    starts_at timestamptz not null,
    arrives_at timestamptz not null,
    ends_at timestamptz not null,
    drive_minutes integer not null,
    pinned boolean not null default false,
    during tstzrange not null generated always as (tstzrange(starts_at, ends_at, '[)')) stored,
    constraint pk_stops primary key (branch_id, stop_id),
    constraint uq_stops_route unique (branch_id, booking_id, route_id)
        deferrable initially immediate,
    constraint fk_stops_booking foreign key (branch_id, booking_id)
        references booker.bookings (branch_id, booking_id),
    constraint fk_stops_route foreign key (branch_id, route_id, zone_id, service_date)
        references booker.routes (branch_id, route_id, zone_id, service_date),
    constraint ck_stops_times check (
        starts_at <= arrives_at and arrives_at < ends_at and drive_minutes >= 0
        and extract(epoch from starts_at) % 60 = 0 and extract(epoch from arrives_at) % 60 = 0
        and extract(epoch from ends_at) % 60 = 0),
    -- deferrable: a re-planned day moves several stops, and only the whole must fit
    constraint ex_stops_no_overlap exclude using gist (
        branch_id with =, route_id with =, during with &&)
        deferrable initially immediate
);
create index ix_stops_zone_day on booker.stops using hash (zone_day);

-- How many live bookings a zone's arrival window has on a day, beside its limit: an exclusion
-- constraint cannot say "at most N", a counter with a check can.
create table booker.window_loads (
    branch_id uuid not null,
    zone_id uuid not null,
    service_date date not null,
    window_id uuid not null,
    taken integer not null,
    max_bookings integer,
    constraint pk_window_loads primary key (branch_id, zone_id, service_date, window_id),
    constraint fk_window_loads_zone foreign key (branch_id, zone_id)
        references booker.zones (branch_id, zone_id),
    constraint fk_window_loads_window foreign key (branch_id, window_id)
        references booker.arrival_windows (branch_id, window_id),
    constraint ck_window_loads_taken check (taken >= 0),
    constraint ck_window_loads_limit check (max_bookings is null or taken <= max_bookings)
);

create table booker.blocks (
    branch_id uuid not null,
    block_id uuid not null,
    zone_id uuid,
    route_id uuid,
    technician text,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    reason text not null,
    constraint pk_blocks primary key (branch_id, block_id),
    constraint fk_blocks_branch foreign key (branch_id) references booker.branches (branch_id),
    constraint fk_blocks_zone foreign key (branch_id, zone_id)
        references booker.zones (branch_id, zone_id),
    constraint fk_blocks_route foreign key (branch_id, route_id)
        references booker.routes (branch_id, route_id),
    constraint ck_blocks_times check (starts_at < ends_at),
    constraint ck_blocks_reason check (reason <> '')
);
create index ix_blocks_time on booker.blocks (branch_id, starts_at, ends_at);

create table booker.message_templates (
    branch_id uuid not null,
    template_id uuid not null,
    kind text not null,
    language text not null,
    subject text not null,
    html text not null,
    text text not null,
    constraint pk_message_templates primary key (branch_id, template_id),
    constraint uq_message_templates_kind unique (branch_id, kind, language),
    constraint fk_message_templates_branch foreign key (branch_id)
        references booker.branches (branch_id),
    constraint ck_message_templates_kind check (kind in ('confirmation'))
);

create table booker.messages (
    branch_id uuid not null,
    message_id uuid not null,
    booking_id uuid not null,
    kind text not null,
    state text not null,
    recipient text,
    subject text not null,
    html text not null,
    text text not null,
    drafted_at timestamptz not null default clock_timestamp(),
    queued_at timestamptz,
    withdrawn_at timestamptz,
    constraint pk_messages primary key (branch_id, message_id),
    constraint fk_messages_booking foreign key (branch_id, booking_id)
        references booker.bookings (branch_id, booking_id),
    constraint ck_messages_kind check (kind in ('confirmation')),
    constraint ck_messages_state check (state in ('draft', 'queued', 'withdrawn')),
    constraint ck_messages_queued check (state <> 'queued' or queued_at is not null)
);
create index ix_messages_booking on booker.messages (branch_id, booking_id);
create unique index uq_messages_live on booker.messages (branch_id, booking_id, kind)
    where state in ('draft', 'queued');

-- Every act by its client-made id: repeated with the same content, it answers the same.
create table booker.acts (
    branch_id uuid not null,
    act_id uuid not null,
    kind text not null,
    content jsonb not null,
    result jsonb not null,
    login text not null default session_user,
    done_at timestamptz not null default clock_timestamp(),
    constraint pk_acts primary key (branch_id, act_id),
    constraint fk_acts_branch foreign key (branch_id) references booker.branches (branch_id)
);

create table booker.audit_events (
    branch_id uuid not null,
    event_id uuid not null default gen_random_uuid(),
    happened_at timestamptz not null default clock_timestamp(),
    transaction_id bigint not null,
    login text not null,
    client text,
    application text,
    act_id uuid,
    act_kind text,
    table_name text not null,
    row_key jsonb not null,
    booking_id uuid,
    operation text not null,
    before jsonb,
    after jsonb,
    constraint pk_audit_events primary key (branch_id, event_id),
    constraint ck_audit_events_operation check (operation in ('insert', 'update', 'delete'))
);
create index ix_audit_events_time on booker.audit_events (branch_id, happened_at);
create index ix_audit_events_booking on booker.audit_events (branch_id, booking_id)
    where booking_id is not null;

-- The hash chain over the audit events, made by one sealer a branch, after the fact: a chain in
-- the acts' own transactions would be a certain conflict between them.
create table booker.audit_seals (
    branch_id uuid not null,
    position bigint not null,
    event_id uuid not null,
    hash bytea not null,
    sealed_at timestamptz not null default clock_timestamp(),
    constraint pk_audit_seals primary key (branch_id, position),
    constraint uq_audit_seals_event unique (branch_id, event_id),
    constraint fk_audit_seals_event foreign key (branch_id, event_id)
        references booker.audit_events (branch_id, event_id)
);
