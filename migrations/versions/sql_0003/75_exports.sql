-- How a branch hands its sheets on: profiles that an admin saves by name, and the record of the
-- runs that a profile's schedule makes due.
create table booker.export_profiles (
    branch_id uuid not null,
    profile_id uuid not null,
    name text not null,
    content jsonb not null,
    saved_by text not null default session_user,
    saved_at timestamptz not null default clock_timestamp(),
    constraint pk_export_profiles primary key (branch_id, profile_id),
    constraint uq_export_profiles_name unique (branch_id, name),
    constraint fk_export_profiles_branch foreign key (branch_id)
        references booker.branches (branch_id),
    constraint ck_export_profiles_name check (
        name = btrim(name) and length(name) between 1 and 80),
    constraint ck_export_profiles_content check (
        jsonb_typeof(content) = 'object' and length(content::text) <= 50000)
);

-- A due run is one row, whoever makes it: the key lets no two machines claim the same one. A claim
-- that nobody finishes (the machine died) is free again after 15 minutes; who makes a long file
-- renews it, and asks once more before the file takes its place. Not audited: it is a record
-- itself, of files that say nothing which the branch's staff may not read at any time.
create table booker.export_runs (
    branch_id uuid not null,
    profile_id uuid not null,
    due_at timestamptz not null,
    token uuid not null,
    machine text not null,
    claimed_by text not null default session_user,
    claimed_at timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    written bigint,
    problem text,
    constraint pk_export_runs primary key (branch_id, profile_id, due_at),
    constraint fk_export_runs_profile foreign key (branch_id, profile_id)
        references booker.export_profiles (branch_id, profile_id),
    constraint ck_export_runs_machine check (length(machine) between 1 and 200),
    constraint ck_export_runs_finished check (
        (finished_at is null) = (written is null and problem is null)),
    constraint ck_export_runs_problem check (length(problem) between 1 and 2000)
);

-- p_content: {"name", "was": its name until now or null for a new one, "content": the profile}.
create function app.save_export_profile(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    wanted text := p_content ->> 'name';
    was text := p_content ->> 'was';
    standing uuid;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'save_export_profile', p_content);
    if done is not null then
        return done;
    end if;
    if exists (select from booker.export_profiles p
               where p.branch_id = p_branch and lower(p.name) = lower(wanted)
                 and p.name is distinct from was) then
        perform app.refuse('BK001', format('There is an export profile %s already.', wanted),
                           'Choose another name.');
    end if;
    if was is null then
        insert into booker.export_profiles (branch_id, profile_id, name, content)
        values (p_branch, gen_random_uuid(), wanted, p_content -> 'content');
    else
        select p.profile_id into standing from booker.export_profiles p
        where p.branch_id = p_branch and p.name = was;
        if standing is null then
            perform app.refuse('BK002', format('There is no export profile %s.', was));
        end if;
        update booker.export_profiles p
        set name = wanted, content = p_content -> 'content', saved_by = session_user,
            saved_at = clock_timestamp()
        where p.branch_id = p_branch and p.profile_id = standing;
    end if;
    return app.end_act(p_branch, p_act, 'save_export_profile', p_content,
                       jsonb_build_object('name', wanted));
end
$$;

-- p_content: {"name"}. Its runs go with it.
create function app.remove_export_profile(p_branch uuid, p_act uuid, p_content jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    standing uuid;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'remove_export_profile', p_content);
    if done is not null then
        return done;
    end if;
    select p.profile_id into standing from booker.export_profiles p
    where p.branch_id = p_branch and p.name = p_content ->> 'name';
    if standing is null then
        perform app.refuse('BK002',
                           format('There is no export profile %s.', p_content ->> 'name'));
    end if;
    delete from booker.export_runs r where r.branch_id = p_branch and r.profile_id = standing;
    delete from booker.export_profiles p where p.branch_id = p_branch and p.profile_id = standing;
    return app.end_act(p_branch, p_act, 'remove_export_profile', p_content,
                       jsonb_build_object('name', p_content ->> 'name'));
end
$$;

-- Whether this run is the caller's to make. p_content: {"profile_id", "due_at", "token": made by
-- the caller, the same in every call of one run, "machine"}. A run that failed may be tried again
-- after five minutes. Not for a CSR: whoever claims a run keeps it from the machine that has the
-- folder. No act: a schedule that runs every five minutes would bury the acts of people.
create function app.claim_export(p_branch uuid, p_content jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    this_profile uuid := (p_content ->> 'profile_id')::uuid;
    this_due timestamptz := (p_content ->> 'due_at')::timestamptz;
begin
    perform app.require_role(p_branch, 'dispatcher', 'admin');
    if not exists (select from booker.export_profiles p
                   where p.branch_id = p_branch and p.profile_id = this_profile) then
        return false;
    end if;
    if this_due > clock_timestamp() then
        perform app.refuse('BK001', 'This export is not due yet.');
    end if;
    delete from booker.export_runs r
    where r.branch_id = p_branch and r.profile_id = this_profile
      and r.due_at < clock_timestamp() - interval '90 days' and r.due_at <> this_due;
    insert into booker.export_runs as r (branch_id, profile_id, due_at, token, machine)
    values (p_branch, this_profile, this_due, (p_content ->> 'token')::uuid,
            p_content ->> 'machine')
    on conflict on constraint pk_export_runs do update
    set token = excluded.token, machine = excluded.machine, claimed_by = session_user,
        claimed_at = clock_timestamp(), finished_at = null, written = null, problem = null
    where (r.finished_at is null and ((r.token, r.claimed_by) = (excluded.token, session_user)
               or r.claimed_at < clock_timestamp() - interval '15 minutes'))
       or (r.problem is not null and r.finished_at < clock_timestamp() - interval '5 minutes');
    return found;
end
$$;

-- Whether the claim is still the caller's; it then holds for another 15 minutes.
create function app.keep_export(p_branch uuid, p_content jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform app.require_role(p_branch, 'dispatcher', 'admin');
    update booker.export_runs r set claimed_at = clock_timestamp()
    where r.branch_id = p_branch and r.profile_id = (p_content ->> 'profile_id')::uuid
      and r.due_at = (p_content ->> 'due_at')::timestamptz
      and r.token = (p_content ->> 'token')::uuid and r.claimed_by = session_user
      and r.finished_at is null;
    return found;
end
$$;

-- What became of the run: {"profile_id", "due_at", "token", "written": rows, or "problem"}.
create function app.finish_export(p_branch uuid, p_content jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform app.require_role(p_branch, 'dispatcher', 'admin');
    update booker.export_runs r
    set finished_at = clock_timestamp(), written = (p_content ->> 'written')::bigint,
        problem = left(p_content ->> 'problem', 2000)
    where r.branch_id = p_branch and r.profile_id = (p_content ->> 'profile_id')::uuid
      and r.due_at = (p_content ->> 'due_at')::timestamptz
      and r.token = (p_content ->> 'token')::uuid and r.claimed_by = session_user
      and r.finished_at is null;
    return found;
end
$$;

create trigger audit after insert or update or delete on booker.export_profiles
    for each row execute function app.audit('profile_id');

do $$
declare
    t record;
begin
    for t in select unnest(array['export_profiles', 'export_runs']) as relname loop
        execute format('create trigger never_truncated before truncate on booker.%I '
            'for each statement execute function app.guard_append_only()', t.relname);
        execute format('create trigger announce_insert after insert on booker.%I referencing '
            'new table as new_rows for each statement execute function '
            'app.announce_topic(''export_profiles'')', t.relname);
        execute format('create trigger announce_update after update on booker.%I referencing '
            'old table as old_rows new table as new_rows for each statement execute function '
            'app.announce_topic(''export_profiles'')', t.relname);
        execute format('create trigger announce_delete after delete on booker.%I referencing '
            'old table as old_rows for each statement execute function '
            'app.announce_topic(''export_profiles'')', t.relname);
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
    app.save_export_profile(uuid, uuid, jsonb), app.remove_export_profile(uuid, uuid, jsonb),
    app.claim_export(uuid, jsonb), app.keep_export(uuid, jsonb), app.finish_export(uuid, jsonb)
to booker_staff;

-- What an export says can be taken in again: also what is not offered any more, and questions.
-- p_rows: as in 0001, and any of "active" (absent: true, as before) and "questions" (texts;
-- absent: as they are).
create or replace function app.save_job_types(p_branch uuid, p_act uuid, p_content jsonb, p_rows jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    counts record;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'save_job_types', p_content);
    if done is not null then
        return done;
    end if;
    with wanted as materialized (
        select j.job_type_id is null as is_new,
            coalesce(j.job_type_id, gen_random_uuid()) as job_type_id,
            e.item ->> 'code' as code, e.item ->> 'name' as name,
            (e.item ->> 'minutes')::integer as minutes,
            coalesce((e.item ->> 'technicians')::integer, j.technicians, 1) as technicians,
            coalesce((e.item ->> 'all_day')::boolean, j.all_day, false) as all_day,
            coalesce((e.item ->> 'buffer_before')::integer, j.buffer_before, 0) as buffer_before,
            coalesce((e.item ->> 'buffer_after')::integer, j.buffer_after, 0) as buffer_after,
            case when e.item ? 'questions' then array(
                     select q.question
                     from jsonb_array_elements_text(e.item -> 'questions') with ordinality
                         as q (question, nth)
                     order by q.nth)
                 else coalesce(j.questions, '{}') end as questions,
            coalesce((e.item ->> 'active')::boolean, true) as active
        from jsonb_array_elements(p_rows) as e (item)
        left join booker.job_types j on j.branch_id = p_branch and j.code = e.item ->> 'code'
    ), changed as (
        update booker.job_types t
        set name = w.name, minutes = w.minutes, technicians = w.technicians,
            all_day = w.all_day, buffer_before = w.buffer_before,
            buffer_after = w.buffer_after, questions = w.questions, active = w.active
        from wanted w
        where not w.is_new and t.branch_id = p_branch and t.job_type_id = w.job_type_id
          and (t.name, t.minutes, t.technicians, t.all_day, t.buffer_before, t.buffer_after,
               t.questions, t.active)
              is distinct from
              (w.name, w.minutes, w.technicians, w.all_day, w.buffer_before, w.buffer_after,
               w.questions, w.active)
        returning 1
    ), added as (
        insert into booker.job_types (branch_id, job_type_id, code, name, minutes, technicians,
            all_day, buffer_before, buffer_after, questions, active)
        select p_branch, job_type_id, code, name, minutes, technicians, all_day, buffer_before,
            buffer_after, questions, active
        from wanted where is_new
        returning 1
    )
    select (select count(*) from added) as added, (select count(*) from changed) as changed,
           (select count(*) from wanted) as total into counts;
    return app.end_act(p_branch, p_act, 'save_job_types', p_content, jsonb_build_object(
        'added', counts.added, 'changed', counts.changed,
        'unchanged', counts.total - counts.added - counts.changed));
end
$$;

-- p_rows: as in 0001, and "active" (absent: true, as before).
create or replace function app.save_windows(p_branch uuid, p_act uuid, p_content jsonb, p_rows jsonb)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    done jsonb;
    counts record;
begin
    perform app.require_role(p_branch, 'admin');
    done := app.begin_act(p_branch, p_act, 'save_windows', p_content);
    if done is not null then
        return done;
    end if;
    with wanted as materialized (
        select x.window_id is null as is_new, coalesce(x.window_id, gen_random_uuid()) as window_id,
            e.item ->> 'label' as label, (e.item ->> 'starts')::time as starts,
            (e.item ->> 'ends')::time as ends,
            case when e.item ? 'weekdays' then array(
                     select d::integer from jsonb_array_elements_text(e.item -> 'weekdays') as d
                     order by 1)
                 else coalesce(x.weekdays, '{1,2,3,4,5,6,7}') end as weekdays,
            case when e.item ? 'max_bookings' then (e.item ->> 'max_bookings')::integer
                 else x.max_bookings end as max_bookings,
            coalesce((e.item ->> 'active')::boolean, true) as active
        from jsonb_array_elements(p_rows) as e (item)
        left join booker.arrival_windows x
          on x.branch_id = p_branch and x.label = e.item ->> 'label'
    ), changed as (
        update booker.arrival_windows t
        set starts = w.starts, ends = w.ends, weekdays = w.weekdays,
            max_bookings = w.max_bookings, active = w.active
        from wanted w
        where not w.is_new and t.branch_id = p_branch and t.window_id = w.window_id
          and (t.starts, t.ends, t.weekdays, t.max_bookings, t.active)
              is distinct from (w.starts, w.ends, w.weekdays, w.max_bookings, w.active)
        returning 1
    ), added as (
        insert into booker.arrival_windows (branch_id, window_id, label, starts, ends, weekdays,
            max_bookings, active)
        select p_branch, window_id, label, starts, ends, weekdays, max_bookings, active
        from wanted where is_new
        returning 1
    )
    select (select count(*) from added) as added, (select count(*) from changed) as changed,
           (select count(*) from wanted) as total into counts;
    return app.end_act(p_branch, p_act, 'save_windows', p_content, jsonb_build_object(
        'added', counts.added, 'changed', counts.changed,
        'unchanged', counts.total - counts.added - counts.changed));
end
$$;
