"""The customers' sites of a branch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from core.catalog.search_words import Wanted, distance, read_words, slips
from core.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, TextClause

    from core.database.desk import Desk

MOST_FOUND = 200
"""Sites one search may answer with."""
MOST_CANDIDATES = 400
"""Sites that are compared with what was typed; of a single word, the first in its order."""
MOST_OF_ONE_SPELLING = 40
"""Of them, those that one of a word's other spellings may bring."""
MOST_SLIPS = 3
"""Words that may be misspelt at once."""
MOST_BEGUN = 40
"""Words of the branch that one typed may begin, of places and of others."""
MOST_LIKELY = 40
"""Words of the branch that one typed may have been meant to be."""
MOST_AWAY = 2
"""Slips by which a word may be misspelt for a thorough search."""
SHORTEST_PART = 3
"""Letters of a word that is looked for in the middle of others, or among the places."""
PLACE = "~"
"""What a word of city, postal code or an e-mail's domain begins with (``app.words_of``)."""
MOST_OF_ONE_WORD = 20_000
"""Sites that may have one of several words, before only those with all are kept."""
COMMON = 2_000
"""A word that so many sites have is looked for among those that have the rarer ones."""


@dataclass(frozen=True, slots=True)
class Site:
    """A customer's address, in one zone (docs/domain.md, "site")."""

    number: str
    customer_name: str
    address: str
    unit: str | None
    city: str | None
    state: str | None
    postal_code: str | None
    zone: str
    phone: str | None
    email: str | None
    vip: bool
    latitude: float | None
    longitude: float | None
    notes: str | None
    active: bool


_COLUMNS = """
    select s.number, s.customer_name, s.address, s.unit, s.city, s.state, s.postal_code,
           z.name as zone, s.phone, s.email, s.vip, s.latitude, s.longitude, s.notes, s.active
    from booker.sites s
    join booker.zones z on z.branch_id = s.branch_id and z.zone_id = s.zone_id
    where s.branch_id = :branch
"""
_ONE = text(_COLUMNS + " and s.number = :number")
# What has every word, by its beginning. Only equality and order are asked of the index, which the
# policies let through; the texts of the few that are found are looked into afterwards.
_RANGE = """
    select w.site_id from unnest(cast(:words_{n} as text[])) as p (word)
    cross join lateral (
        select x.site_id from booker.site_words x
        where x.branch_id = :branch and x.word >= p.word and x.word < p.word || chr(1114111)
        order by x.word limit :most_{n}) as w
"""
# A word that half the branch has finds nobody: it is looked for in what the others found.
_COUNTED = """
    (select count(*) from (
        select from booker.site_words x
        where x.branch_id = :branch and x.word >= :word_{n} and x.word < :word_{n} || chr(1114111)
        limit :common) as w)
"""
_AT = """
    exists (select from booker.site_words x where x.branch_id = :branch
            and x.word = any (cast(:place_{n} as text[])) and x.site_id = f.site_id)
"""
_RANKED = """
    and s.site_id = any (array(
        select f.site_id from ({found}) as f where {sifted} limit :candidates))
    and not exists (
        select from unnest(cast(:letters as text[])) as l (letter)
        where strpos(' ' || {line}, ' ' || l.letter) = 0)
    and not exists (
        select from unnest(cast(:common as text[])) as c (word)
        where {all} !~ ('(^|[^[:alnum:]])' || c.word))
    order by s.active desc, app.fold(s.number) = :line desc,
             starts_with(app.fold(s.customer_name), :line) desc,
             public.strict_word_similarity(:line, {line}) desc, s.customer_name, s.number
    limit :most
"""
# The words that one begins, places first, by leaps through the index.
_BEGUN = text(
    """
    select p.word, w.word from unnest(cast(:words as text[])) as p (word)
    cross join unnest(array['~', '']) as k (kind)
    cross join lateral (
        with recursive leap (word) as (
            (select x.word from booker.site_words x
             where x.branch_id = :branch and x.word >= k.kind || p.word
               and x.word < k.kind || p.word || chr(1114111)
             order by x.word limit 1)
            union all
            select (select x.word from booker.site_words x
                    where x.branch_id = :branch and x.word > l.word
                      and x.word < k.kind || p.word || chr(1114111)
                    order by x.word limit 1)
            from leap l where l.word is not null)
        select word from leap where word is not null limit :most) as w
    """
)
# All words of the branch that have one in them, or look a little like it.
_LIKELY = text(
    """
    with v as materialized (
        select x.word from booker.site_words x
        where x.branch_id = :branch and x.word >= 'a' group by x.word)
    select t.word, w.word, w.is_part from unnest(cast(:typed as text[])) as t (word)
    cross join lateral (
        select v.word, strpos(v.word, t.word) > 0 as is_part
        from v
        where strpos(v.word, t.word) > 0
           or (v.word !~ '[0-9]' and length(v.word) between length(t.word) - 2 and 40
               and public.similarity(v.word, t.word) > 0.1)
        order by 2 desc, public.similarity(v.word, t.word) desc, v.word
        limit 300) as w
    """
)
_LINE = "app.fold(concat_ws(' ', s.number, s.customer_name, s.address, s.unit, s.email))"
_DIGITS = "regexp_replace(split_part(lower(s.phone), 'x', 1), '[^0-9]', '', 'g')"
# the words of app.words_of, but for those of places
_ALL = f"""
    app.fold(concat_ws(' ', s.number, regexp_replace(s.number, '[^[:alnum:]]', '', 'g'),
        s.customer_name, s.address, s.unit, split_part(s.email, '@', 1),
        right({_DIGITS}, 10), right({_DIGITS}, 7), right({_DIGITS}, 4)))
"""


def find_site(desk: Desk, number: str) -> Site:
    """The site with that customer number. Raises NotFound."""
    with desk.reading() as connection:
        row = connection.execute(
            _ONE, {"branch": desk.branch.branch_id, "number": number.strip()}
        ).one_or_none()
    if row is None:
        message = f"There is no site {number} in this branch."
        raise NotFound(message)
    return Site(*row)


def search_sites(
    desk: Desk, words: str, most: int = 20, *, thorough: bool = False
) -> tuple[Site, ...]:
    """Sites that have every word of ``words``, best first; at most 200.

    Words are beginnings of words of number, name, street and e-mail (what stands before its @),
    or digits of the phone number, also without area code or the last four. Where fewer than
    ``most`` have them so, sites follow that have some of them in city, postal code or the
    e-mail's domain, then those that have words one slip of the finger away.

    ``thorough`` looks through all words of the branch instead, for up to half a second: for those
    that are two slips away, and those that have what was typed in their middle.
    """
    wanted = read_words(words)
    if not wanted.words:
        return ()
    most = min(most, MOST_FOUND)
    search = _search_thoroughly if thorough else _search_quickly
    with desk.reading() as connection:
        return tuple(search(_Search(connection, desk, wanted, most)))


@dataclass(frozen=True, slots=True)
class _Search:
    """What is asked, where, and for how many sites at most."""

    connection: Connection
    desk: Desk
    wanted: Wanted
    most: int

    def ask(self, statement: TextClause, **values: object) -> Sequence[Any]:
        """The rows of ``statement`` for the desk's branch."""
        known = {"branch": self.desk.branch.branch_id, **values}
        return self.connection.execute(statement, known).all()


def _search_quickly(search: _Search) -> list[Site]:
    as_typed: dict[str, tuple[str, ...]] = {word: (word,) for word in search.wanted.words}
    found = _find(search, as_typed)
    if len(found) >= search.most:
        return found
    places = _places(search)
    # but for the longest, a word is as typed
    longest = sorted(as_typed, key=len, reverse=True)[:MOST_SLIPS]
    with_slips = {word: slips(word) if word in longest else (word,) for word in as_typed}
    for spellings in [as_typed, with_slips] if places else [with_slips]:
        if len(found) < search.most and (places or spellings != as_typed):
            known = {site.number for site in found}
            more = _find(search, spellings, places)
            found += [site for site in more if site.number not in known]
    return found[: search.most]


def _search_thoroughly(search: _Search) -> list[Site]:
    longest = sorted(search.wanted.words, key=len, reverse=True)[:MOST_SLIPS]
    typed = [word for word in longest if len(word) >= SHORTEST_PART and word.isalpha()]
    likely: dict[str, list[tuple[int, str]]] = {word: [] for word in typed}
    for word, other, is_part in search.ask(_LIKELY, typed=typed) if typed else ():
        away = 0 if is_part else distance(word, other.removeprefix(PLACE))
        if away <= (MOST_AWAY if len(word) > SHORTEST_PART + 1 else 1):
            likely[word].append((away, other))
    meant = {
        word: tuple(other for _, other in sorted(likely[word])[:MOST_LIKELY])
        if word in likely
        else (word, PLACE + word)
        for word in search.wanted.words
    }
    return _find(search, meant) if all(meant.values()) else []


def _places(search: _Search) -> dict[str, list[str]]:
    """Of words that begin a city's, postal code's or domain's name: all words they may begin."""
    asked = [word for word in search.wanted.words if len(word) >= SHORTEST_PART]
    found: dict[str, list[str]] = {}
    for word, other in search.ask(_BEGUN, words=asked, most=MOST_BEGUN) if asked else ():
        found.setdefault(word, []).append(other)
    return {
        word: others
        for word, others in found.items()
        if any(other.startswith(PLACE) for other in others)
    }


def _find(
    search: _Search,
    words: Mapping[str, tuple[str, ...]],
    places: Mapping[str, list[str]] | None = None,
) -> list[Site]:
    """Sites that have, for each of ``words``, a word that begins with one of its spellings.

    A word of ``places`` sifts what the others find: a site must have one of those, whole.
    """
    places = dict(places or {})
    # one letter is the beginning of half the words there are: the others find, it only sifts
    letters = [word for word in words if len(word) == 1]
    sure = [w for w in words if len(words[w]) == 1 and w not in letters and w not in places]
    common = _common(search, sure, others=len(words) > len(sure))
    sifting = {*letters, *common, *places}
    telling = [words[word] for word in words if word not in sifting]
    alone = MOST_CANDIDATES if all(len(s) == 1 for s in telling) else MOST_OF_ONE_SPELLING
    if not telling and places:
        # a postal code is rarer than a city
        rarest = min(places, key=str.isalpha)
        telling, alone = [(rarest, PLACE + rarest)], MOST_CANDIDATES
        del places[rarest]
    elif not telling:
        telling, letters = [(letters[0],)], letters[1:]
    values: dict[str, object] = {
        "line": search.wanted.line,
        "letters": letters,
        "common": common,
        "candidates": MOST_CANDIDATES,
        "most": search.most,
    }
    for n, spellings in enumerate(telling):
        values[f"words_{n}"] = list(spellings)
        values[f"most_{n}"] = alone if len(telling) == 1 and not places else MOST_OF_ONE_WORD
    for n, others in enumerate(places.values()):
        values[f"place_{n}"] = others
    found = " intersect ".join(_RANGE.format(n=n) for n in range(len(telling)))
    sifted = " and ".join(["true", *(_AT.format(n=n) for n in range(len(places)))])
    statement = _COLUMNS + _RANKED.format(found=found, sifted=sifted, line=_LINE, all=_ALL)
    return [Site(*row) for row in search.ask(text(statement), **values)]


def _common(search: _Search, words: Sequence[str], *, others: bool) -> list[str]:
    """Those of ``words`` that too many sites have to find one by them.

    The limit of what one word may find would else leave out the very site that has all of them.
    None where nothing rarer is left: all have to find then. ``others``: words beside these.
    """
    if len(words) + others <= 1:
        return []
    counted = ", ".join(_COUNTED.format(n=n) for n in range(len(words)))
    values: dict[str, object] = {f"word_{n}": word for n, word in enumerate(words)}
    (counts,) = search.ask(text(f"select {counted}"), common=COMMON, **values)
    found = [word for word, count in zip(words, counts, strict=True) if count == COMMON]
    return found if others or len(found) < len(words) else []
