drop schema app cascade;
do $$
declare
    t record;
begin
    for t in
        select c.relname from pg_catalog.pg_class c
        where c.relnamespace = 'booker'::regnamespace and c.relkind = 'r'
          and c.relname <> 'alembic_version'
    loop
        execute format('drop table booker.%I cascade', t.relname);
    end loop;
end
$$;
alter default privileges for role booker_owner grant execute on functions to public;
alter default privileges for role booker_keeper grant execute on functions to public;
