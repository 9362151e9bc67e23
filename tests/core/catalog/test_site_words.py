"""app.words_of: the words that 0002 chose, whatever stands in a site; kept as the site changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from migrations.sql import definition

if TYPE_CHECKING:
    from tests.office import Office


COLUMNS = "number, name, address, unit, city, postal_code, phone, email"
_PARTS = st.sampled_from(
    [
        *(
            " ",
            "  ",
            "-",
            "'",
            "`",
            "\u2019",
            "\u00b4",
            "~",
            "~~",
            "_",
            ".",
            "@",
            "@@",
            "x",
            "X",
            "\\",
            "%",
        ),
        *(
            "\n",
            "\t",
            "\u00a0",
            "\u2028",
            "\u0130",
            "ß",
            "Σ",
            "ς",
            "Ł",
            "ÿ",
            "é",
            "e\u0301",
            "\u0131",
        ),
        *("AR-0101", "O'Brien", "Renée", "55th", "303", "5550147", "١٢", "漢字", "🙂", "Golden"),
        *("a" * 39, "b" * 40, "é" * 41, "1" * 50, ".com", "@golden.co.uk", "#3", "(467) 555-0808"),
    ]
)
NASTY = st.none() | st.lists(_PARTS, max_size=7).map("".join)
SITES = st.lists(st.tuples(*[NASTY] * 8), min_size=1, max_size=25)

_BOTH = text(
    f"""
    select app.words_of({COLUMNS}) as now, pg_temp.words_before({COLUMNS}) as before
    from jsonb_to_recordset(:sites) as s (number text, name text, address text, unit text,
        city text, postal_code text, phone text, email text)
    """
).bindparams(bindparam("sites", type_=JSONB))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sites=SITES)
@example(sites=[(None,) * 8])
@example(sites=[("",) * 8])
@example(sites=[("A-12", "Ann", "", "", "~", "~80401", "x", "a@b")])
@example(sites=[("É-12", "Ann ~ Bo", "1 Élm", "", "Côte d'Or", "", "303-555-0147 X12", "é@ü.de")])
def test_the_words_are_those_of_0002(office: Office, sites: list[tuple[str | None, ...]]) -> None:
    before = definition("0002", "30_search.sql", "words_of")
    rows = [dict(zip(COLUMNS.split(", "), site, strict=True)) for site in sites]
    with office.admin.engine.begin() as connection:
        connection.exec_driver_sql(
            before.replace(
                "create function app.words_of", "create or replace function pg_temp.words_before"
            ),
            execution_options={"no_parameters": True},
        )
        found = connection.execute(_BOTH, {"sites": rows}).all()
    assert len(found) == len(sites)
    for now, then in found:
        assert sorted(now) == sorted(then)


def test_many_sites_keep_the_words_that_they_have(office: Office) -> None:
    """Added, changed and removed by one statement each, and after a single one in this session."""
    found_by = (
        "select count(*) from booker.sites s full join booker.site_words w"
        " on w.branch_id = s.branch_id and w.site_id = s.site_id"
        " and w.word = any (app.words_of(s.number, s.customer_name, s.address, s.unit, s.city,"
        " s.postal_code, s.phone, s.email)) where s.site_id is null or w.site_id is null"
    )
    words = (
        "select (select count(*) from booker.site_words) = (select sum(cardinality(app.words_of("
        "number, customer_name, address, unit, city, postal_code, phone, email)))"
        " from booker.sites)"
    )
    office.add_sites(1, prefix="One")
    office.execute("update booker.sites set phone = '303 555 0100' where number = 'One1'")
    office.add_sites(2_000, prefix="Many Many ")
    for change in (
        "update booker.sites set city = 'Golden', email = null where number like 'Many%5'",
        "update booker.sites set city = 'Arvada ~', customer_name = customer_name || ' Renée'",
        "update booker.sites set notes = 'no word of it'",
        "delete from booker.sites where number like 'Many%7'",
    ):
        office.execute(change)
        assert office.rows(found_by) == [(0,)]
        assert office.rows(words) == [(True,)]
