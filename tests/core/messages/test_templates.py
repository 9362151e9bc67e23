"""A branch's own texts: refused with the place, previewed on a booking, never in a hold's way."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.booking.hold import hold
from core.catalog.rules import set_rules
from core.errors import ActReused, InvalidInput, NotAllowed, NotFound
from core.messages import draft
from core.messages.draft import draft_confirmation
from core.messages.list_messages import message_of
from core.messages.template_language import LONGEST_PART, find_fault
from core.messages.templates import (
    KINDS,
    Template,
    TemplateRefused,
    _call,
    check_template,
    drop_template,
    forgotten,
    list_templates,
    preview_template,
    save_template,
    shipped,
    template_variables,
)
from tests.core.messages.test_draft import FACTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.database.desk import Desk
    from tests.office import Office

OWN = Template(
    "confirmation",
    "en",
    "{{ branch }}: {{ day }}",
    "<p>Dear {{ customer_name }},\n{% if address %}we come to {{ address }} on {{ day }}, "
    "{{ arrival }}{% endif %}.</p>",
    "Dear {{ customer_name | upper }}, {{ day }} {{ arrival }} ({{ reference }})",
)


def refused(**parts: Any) -> InvalidInput:  # noqa: ANN401 - parts of a template
    with pytest.raises(InvalidInput) as caught:
        check_template(replace(OWN, **parts))
    return caught.value


# What a text may say ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_shipped_text_is_a_message_and_tells_when(kind: str, language: str) -> None:
    template = shipped(kind, language)
    assert template.shipped
    check_template(template)
    assert forgotten(template) == ()


def test_a_spanish_branch_is_written_to_in_spanish() -> None:
    assert shipped("confirmation", "es") != shipped("confirmation", "en")
    made = draft_confirmation(None, FACTS, "es")
    assert "entre las" in made.text
    assert "Su cita" in made.subject


def test_each_variable_can_be_filled_in_and_is_explained() -> None:
    for variable in template_variables("confirmation"):
        check_template(replace(OWN, text=f"{{{{ {variable.name} }}}}"))
        assert variable.about.endswith(".")
        assert variable.example


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("Hi\n{{ custmer_name }}", 2, 'no variable "custmer_name": did you mean "customer_name"?'),
        ("{{ xyzzy }}", 1, 'no variable "xyzzy".'),
        ("a\nb\n{{ day ", 3, "The braces do not fit"),
        ("{% if day %}\nno end", 2, "The braces do not fit"),
        ("{{ day | uper }}", 1, 'no filter "uper" for messages: did you mean "upper"?'),
        ("{{ day is odd }}", 1, 'no test "is odd"'),
        ("\n\n{% for x in day %}{{ x }}{% endfor %}", 3, "{% for %} cannot be used"),
        ("{{ day.__class__ }}", 1, "A dot after a name cannot be used"),
        ("{{ day[0] }}", 1, "A name with [ ] cannot be used"),
        ("{{ day.upper() }}", 1, "A call with ( ) cannot be used"),
        ("{{ 'x' * 9 }}", 1, "Multiplying cannot be used"),
        ("{{ 1 + 1 }}", 1, "Reckoning cannot be used"),
        ("{% set day = 'x' %}", 1, "{% set %} cannot be used"),
        ("{% include 'x' %}", 1, "{% include %} cannot be used"),
        ("{{ day | default('x' | replace('x', 'xx')) }}", 1, 'no filter "replace"'),
        ("{{ " + "(" * 300 + "day" + ")" * 300 + " ~ day }}", 1, ""),
        ("{{ " + "not " * 5000 + "day }}", 1, "too many brackets"),
        ("{{ " + "not " * 60 + "day }}", 1, "too many brackets"),
        ("{% if day %}" * 200 + "{% endif %}" * 200, 1, "too many brackets"),
        ("x" * (LONGEST_PART + 1), 1, "50,001 characters"),
        ("a\n\0", 2, "cannot be kept"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(source: str, line: int, words: str) -> None:
    if not words:
        # brackets alone are no node: whether so many are read is the parser's matter
        check_or_refuse(source)
        return
    error = refused(text=source)
    assert isinstance(error, TemplateRefused)
    assert (error.field, error.line) == ("text", line)
    assert words in error.message
    assert error.message.startswith(f"Line {line}: ")
    assert error.next_step


def check_or_refuse(source: str) -> None:
    try:
        check_template(replace(OWN, html=source))
    except InvalidInput as error:
        assert error.field == "html"  # noqa: PT017 - either is right


@pytest.mark.parametrize(("part", "words"), [("subject", "The subject"), ("html", "formatted")])
def test_a_blank_part_is_refused_by_its_field(part: str, words: str) -> None:
    error = refused(**{part: " \n"})
    assert error.field == part
    assert words in error.message


def test_a_long_subject_and_an_unknown_kind_are_refused() -> None:
    assert refused(subject="x" * 501).field == "subject"
    assert refused(kind="birthday").field == "kind"


def test_line_ends_are_made_alike() -> None:
    assert check_template(replace(OWN, text="{{ day }}\r\n{{ arrival }}\rx")).text == (
        "{{ day }}\n{{ arrival }}\nx"
    )


def test_what_the_customer_is_not_told_is_noticed() -> None:
    assert forgotten(OWN) == ()
    [said] = forgotten(replace(OWN, html="<p>{{ day }}</p>"))
    assert "formatted text" in said
    assert "{{ arrival }}" in said


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(1) }}",
        "{{ '%99999999999d' % 1 }}",
        "{{ '{:>99999999999}'.format(1) }}",
        "{{ 'x'.center(10 ** 12) }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ " + "not " * 5000 + "day }}",
        "{% if day %}" * 200 + "{% endif %}" * 200,
        "{% set x = 'xxxxxxxxxx' %}" + "{% set x = x ~ x %}" * 60 + "{{ x }}",
    ],
)
def test_no_text_keeps_a_hold_waiting(source: str) -> None:
    began = time.monotonic()
    template = replace(OWN, html=source)
    made = draft_confirmation(draft_sources(template), FACTS)
    assert made == draft_confirmation(None, FACTS)
    assert time.monotonic() - began < 2


@given(st.text(st.sampled_from("{}%# \nday|()[]'\"if.~x-"), max_size=60))
def test_whatever_is_typed_is_a_message_or_told_why_not(source: str) -> None:
    fault = find_fault(source, {"day"})
    if fault is not None:
        assert 1 <= fault.line <= source.count("\n") + 1
        assert fault.sentence
        return
    template = replace(OWN, text=source, html="-", subject="-")
    # a text that has no fault is never replaced by the shipped one
    assert draft_confirmation(draft_sources(template), FACTS).html == "-"


def draft_sources(template: Template) -> draft.Template:
    return draft.Template(template.subject, template.html, template.text)


# In the database -------------------------------------------------------------------------------


@pytest.fixture
def office(make_office: Callable[[], Office]) -> Office:
    return make_office()


def one(desk: Desk, language: str = "en") -> Template:
    [found] = [each for each in list_templates(desk) if each.language == language]
    return found


def test_a_branch_begins_with_the_shipped_texts(office: Office) -> None:
    found = list_templates(office.desk("admin"))
    assert [(t.kind, t.language, t.shipped, t.in_use) for t in found] == [
        ("confirmation", "en", True, True),
        ("confirmation", "es", True, False),
    ]


def test_saved_it_is_what_the_next_hold_drafts_and_dropped_the_shipped_one_again(
    office: Office,
) -> None:
    admin, csr = office.desk("admin"), office.desk("csr")
    sites = office.add_sites(3)
    office.add_routes(office.day(), 2)
    saved = save_template(admin, uuid4(), OWN)
    assert saved == replace(OWN, shipped=False)
    assert one(csr) == replace(OWN, in_use=True)
    first = hold(csr, uuid4(), sites[0], "TUNE", office.day(), "8-10")
    message = message_of(csr, first.reference)
    assert message is not None
    assert message.subject.startswith("Arvada branch: ")
    assert message.text.startswith("Dear CUSTOMER S1, ")

    act = uuid4()
    back = drop_template(admin, act, "confirmation", "en")
    assert back == shipped("confirmation", "en")
    assert drop_template(admin, act, "confirmation", "en") == back
    assert one(csr).shipped
    second = hold(csr, uuid4(), sites[1], "TUNE", office.day(), "8-10")
    message = message_of(csr, second.reference)
    assert message is not None
    assert "Hello Customer S2," in message.text
    # nothing of its own: nothing happens
    drop_template(admin, uuid4(), "confirmation", "es")


def test_saving_again_changes_the_one_there_is(office: Office) -> None:
    admin = office.desk("admin")
    act = uuid4()
    save_template(admin, act, OWN)
    save_template(admin, act, OWN)
    save_template(admin, uuid4(), replace(OWN, subject="Other"))
    save_template(admin, uuid4(), replace(OWN, language="es"))
    assert one(admin).subject == "Other"
    assert not one(admin, "es").shipped
    with pytest.raises(ActReused):
        save_template(admin, act, replace(OWN, subject="Third"))
    assert office.rows(
        "select kind, count(*)::int from booker.acts where branch_id = :branch"
        " and kind like '%template' group by kind"
    ) == [("save_template", 3)]
    assert office.rows(
        "select count(*)::int from booker.audit_events where branch_id = :branch"
        " and table_name = 'message_templates'"
    ) == [(3,)]


def test_only_admins_write_texts(office: Office) -> None:
    for role in ("csr", "dispatcher"):
        with pytest.raises(NotAllowed):
            save_template(office.desk(role), uuid4(), OWN)
        with pytest.raises(NotAllowed):
            drop_template(office.desk(role), uuid4(), "confirmation", "en")


def test_a_stored_text_that_is_broken_is_told_and_the_shipped_one_sent(office: Office) -> None:
    csr = office.desk("csr")
    sites = office.add_sites(1)
    office.add_routes(office.day())
    office.execute(
        "insert into booker.message_templates (branch_id, template_id, kind, language, subject,"
        " html, text) values (:branch, gen_random_uuid(), 'confirmation', 'en', 's',"
        " '{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}', 't')"
    )
    assert "{% for %} cannot be used" in one(csr).fault
    made = hold(csr, uuid4(), sites[0], "TUNE", office.day(), "8-10")
    message = message_of(csr, made.reference)
    assert message is not None
    assert "Hello Customer S1," in message.text


def test_the_language_of_the_branch_is_marked(office: Office) -> None:
    admin = office.desk("admin")
    set_rules(admin, uuid4(), branch={"language": "es"})
    assert [t.language for t in list_templates(admin) if t.in_use] == ["es"]


def test_a_preview_is_of_a_real_booking_or_of_an_invented_one(office: Office) -> None:
    csr = office.desk("csr")
    [site] = office.add_sites(1)
    office.add_routes(office.day())
    made = hold(csr, uuid4(), site, "TUNE", office.day(), "8-10")
    real = preview_template(csr, OWN, f" {made.reference.lower()} ")
    assert made.reference in real.text
    assert "CUSTOMER S1" in real.text
    assert "1 Main Street" in real.html
    assert "8:00" in real.text
    assert real.recipient == "s1@example.com"
    drafted = message_of(csr, made.reference)
    again = preview_template(csr, shipped("confirmation", "en"), made.reference)
    assert drafted is not None
    assert (again.subject, again.html, again.text) == (drafted.subject, drafted.html, drafted.text)
    invented = preview_template(csr, OWN, None)
    assert "LINDA GUZMAN" in invented.text
    assert "Arvada branch" in invented.subject
    with pytest.raises(NotFound) as caught:
        preview_template(csr, OWN, "NOSUCH")
    assert caught.value.field == "reference"
    with pytest.raises(TemplateRefused):
        preview_template(csr, replace(OWN, text="{{ nope }}"), made.reference)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": "birthday"}, "no kind of message birthday"),
        ({"language": "english"}, "english is not a language"),
        ({"subject": " "}, "needs a subject"),
        ({"subject": "x" * 501}, "longer than can be kept"),
        ({"html": "x" * 50_001}, "longer than can be kept"),
        ({"text": None}, "needs a subject"),
    ],
)
def test_the_database_has_limits_of_its_own(
    office: Office, change: dict[str, str | None], words: str
) -> None:
    content = {"kind": "confirmation", "language": "en", "subject": "s", "html": "h", "text": "t"}
    with pytest.raises(InvalidInput, match=words):
        _call(office.desk("admin"), "save_template", uuid4(), {**content, **change})
