-- What a booking is told besides site, job and window: what the office asked, what the technician
-- must know. Every new column has a default: what stands at 0001 stays as it is.

-- The questions an office asks before it books a job: at most 12, each of 1 to 200 characters.
create function app.are_questions(p_questions text[]) returns boolean
language sql immutable parallel safe set search_path = pg_catalog, pg_temp
as $$
    select cardinality(p_questions) <= 12 and not exists (
        select from unnest(p_questions) as q (question)
        where q.question is null or q.question <> btrim(q.question)
           or length(q.question) not between 1 and 200)
$$;

-- [[question, answer] …], as they were asked and answered: texts, at most 12 pairs.
create function app.are_answers(p_answers jsonb) returns boolean
language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp
as $$
begin
    if jsonb_typeof(p_answers) <> 'array' then
        return false;
    end if;
    return jsonb_array_length(p_answers) <= 12 and not exists (
        select from jsonb_array_elements(p_answers) as a (pair)
        where case when jsonb_typeof(a.pair) <> 'array' then true
                   when jsonb_array_length(a.pair) <> 2 then true
                   else jsonb_typeof(a.pair -> 0) <> 'string'
                        or jsonb_typeof(a.pair -> 1) <> 'string'
                        or length(a.pair ->> 0) not between 1 and 200
                        or length(a.pair ->> 1) not between 1 and 1000 end);
end
$$;

alter table booker.job_types
    add column questions text[] not null default '{}',
    add constraint ck_job_types_questions check (app.are_questions(questions));

alter table booker.bookings
    add column notes text,
    add column answers jsonb not null default '[]',
    add constraint ck_bookings_notes check (length(notes) between 1 and 2000),
    add constraint ck_bookings_answers check (app.are_answers(answers));
