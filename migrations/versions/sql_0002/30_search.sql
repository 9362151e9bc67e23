-- Sites found by the words that a customer says on the phone. An inverted index as a table: the
-- policies stay in force, because all that a search asks of it is equality and order, which leak
-- nothing; a trigram index would never be used under them. Typing errors are the asker's to think
-- of (core/catalog/search_words.py): it asks for every word that is one slip away.

-- Small letters without accents and apostrophes, as core/catalog/search_words.py folds as well.
-- A text without any accent, as nearly all are, is not looked through for each of them.
create function app.fold(p_text text) returns text
language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp
as $$
    select lower(case when octet_length(p_text) = length(p_text) then translate(p_text, '''`', '')
        else translate(p_text,
            'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿ''’`´',
            'AAAAAACEEEEIIIINOOOOOOUUUUYaaaaaaceeeeiiiinoooooouuuuyy') end)
$$;

-- The words of a site: of number, name and street, what stands before an e-mail's @, the number
-- without its dashes and its last digits, and a phone number as it is said: whole, without area
-- code, its last four digits. What half a branch may share, the words of city, postal code and an
-- e-mail's domain, has a ~ before it: it is asked for on its own, and buries no name.
create function app.words_of(p_number text, p_name text, p_address text, p_unit text, p_city text,
    p_postal_code text, p_phone text, p_email text)
returns text[]
language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp
as $$
declare
    digits text := right(regexp_replace(split_part(lower(p_phone), 'x', 1), '[^0-9]', '', 'g'), 10);
    number text := app.fold(p_number);
    said text := concat_ws(' ', p_number, p_name, p_address, p_unit, split_part(p_email, '@', 1));
    -- without its last part, com or the like
    shared text := concat_ws(' ', p_city, p_postal_code,
        regexp_replace(split_part(p_email, '@', 2), '[.][^.]*$', ''));
begin
    return array(
        select distinct left(w, 40)
        from unnest(regexp_split_to_array(app.fold(said), '[^[:alnum:]]+')
                    || array[digits, right(digits, 7), right(digits, 4),
                             regexp_replace(number, '[^[:alnum:]]', '', 'g'),
                             substring(number from '[0-9]+$')]) as w
        where w <> ''
        union all
        select distinct '~' || left(w, 39)
        from unnest(regexp_split_to_array(app.fold(shared), '[^[:alnum:]]+')) as w
        where w <> '');
end
$$;

create table booker.site_words (
    branch_id uuid not null,
    word text collate "C" not null,
    site_id uuid not null,
    constraint pk_site_words primary key (branch_id, word, site_id)
);

-- Follows every write to a site, whoever makes it; what a site is found by is not audited, because
-- the site is.
create function app.index_words() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        insert into booker.site_words (branch_id, word, site_id)
        select n.branch_id, w.word, n.site_id
        from new_rows n
        cross join unnest(app.words_of(n.number, n.customer_name, n.address, n.unit, n.city,
                                       n.postal_code, n.phone, n.email)) as w (word);
    elsif tg_op = 'DELETE' then
        delete from booker.site_words x using (
            select o.branch_id, o.site_id, unnest(app.words_of(o.number, o.customer_name,
                o.address, o.unit, o.city, o.postal_code, o.phone, o.email)) as word
            from old_rows o) as gone
        where (x.branch_id, x.word, x.site_id) = (gone.branch_id, gone.word, gone.site_id);
    else
        with changed as materialized (
            select o.branch_id, o.site_id,
                app.words_of(o.number, o.customer_name, o.address, o.unit, o.city, o.postal_code,
                             o.phone, o.email) as old,
                app.words_of(n.number, n.customer_name, n.address, n.unit, n.city, n.postal_code,
                             n.phone, n.email) as new
            from old_rows o
            join new_rows n on n.branch_id = o.branch_id and n.site_id = o.site_id
            where (o.number, o.customer_name, o.address, o.unit, o.city, o.postal_code, o.phone,
                   o.email) is distinct from
                  (n.number, n.customer_name, n.address, n.unit, n.city, n.postal_code, n.phone,
                   n.email)
        ), gone as (
            delete from booker.site_words x
            using changed c cross join unnest(c.old) as w (word)
            where (x.branch_id, x.word, x.site_id) = (c.branch_id, w.word, c.site_id)
              and not w.word = any (c.new)
        )
        insert into booker.site_words (branch_id, word, site_id)
        select c.branch_id, w.word, c.site_id from changed c cross join unnest(c.new) as w (word)
        where not w.word = any (c.old);
    end if;
    return null;
end
$$;
create trigger index_words_insert after insert on booker.sites
    referencing new table as new_rows
    for each statement execute function app.index_words();
create trigger index_words_update after update on booker.sites
    referencing old table as old_rows new table as new_rows
    for each statement execute function app.index_words();
create trigger index_words_delete after delete on booker.sites
    referencing old table as old_rows
    for each statement execute function app.index_words();
create trigger never_truncate before truncate on booker.site_words
    for each statement execute function app.guard_append_only();

-- The sites that stand already. The owner is bound by the policies: lifted for this one statement,
-- in a transaction that nobody else sees inside.
alter table booker.sites no force row level security;
insert into booker.site_words (branch_id, word, site_id)
select s.branch_id, w.word, s.site_id
from booker.sites s
cross join unnest(app.words_of(s.number, s.customer_name, s.address, s.unit, s.city, s.postal_code,
                               s.phone, s.email)) as w (word);
alter table booker.sites force row level security;

alter table booker.site_words enable row level security;
alter table booker.site_words force row level security;
-- what is written follows from a row of sites, which was checked: once, not once a word
create policy staff_of_branch on booker.site_words
    using (branch_id = any (app.my_branches())) with check (true);
revoke all on booker.site_words from public;
grant select on booker.site_words to booker_staff;
grant execute on function app.fold(text) to booker_staff;
