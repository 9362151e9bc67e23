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
from core.messages.draft import Sources, draft_message
from core.messages.kinds import CHANNELS, channels_of
from core.messages.list_messages import newest_of
from core.messages.segments import segments
from core.messages.template_language import LONGEST_PART, find_fault
from core.messages.templates import (
    KINDS,
    Template,
    TemplateRefused,
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
    "email",
    "en",
    "{{ branch }}: {{ day }}",
    "<p>Dear {{ customer_name }},\n{% if address %}we come to {{ address }} on {{ day }}, "
    "{{ arrival }}{% endif %}.</p>",
    "Dear {{ customer_name | upper }}, {{ day }} {{ arrival }} ({{ reference }})",
)
SMS = Template("reminder", "sms", "en", "", "", "{{ when }}: {{ arrival }} ({{ reference }})")


def refused(**parts: Any) -> InvalidInput:  # noqa: ANN401 - parts of a template
    with pytest.raises(InvalidInput) as caught:
        check_template(replace(OWN, **parts))
    return caught.value


# What a text may say ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_shipped_text_is_a_message_and_tells_when(kind: str, language: str) -> None:
    for channel in channels_of(kind):
        template = shipped(kind, channel, language)
        assert template.shipped
        check_template(template)
        assert forgotten(template) == ()
        other = "es" if language == "en" else "en"
        assert replace(shipped(kind, channel, other), language=language) != template or (
            kind == "notice"
        )


def test_a_spanish_branch_is_written_to_in_spanish() -> None:
    made = draft_message("confirmation", {}, FACTS, "es")
    assert "entre la" in made["text"]
    assert "Su cita" in made["subject"]
    assert "queda confirmada" in made["sms"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_variable_can_be_filled_in_and_is_explained(kind: str) -> None:
    for channel in channels_of(kind):
        own = replace(OWN if channel == "email" else SMS, kind=kind, channel=channel)
        own = replace(own, subject="s" * (channel == "email"), html="h" * (channel == "email"))
        for variable in template_variables(kind):
            check_template(replace(own, text=f"{{{{ {variable.name} }}}}x"))
            assert variable.about.endswith(".")
            assert variable.example


def test_a_variable_of_another_kind_is_none_of_this_one() -> None:
    error = refused(text="{{ answer_by }}")
    assert 'no variable "answer_by"' in error.message
    check_template(replace(OWN, kind="proposal", text="{{ answer_by }}"))


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
    assert refused(channel="pigeon").field == "channel"
    assert refused(kind="notice", channel="sms").field == "channel"


def test_a_text_message_is_its_text_alone() -> None:
    checked = check_template(replace(SMS, subject="left over", html="<b>", text=" Hi\r\n"))
    assert (checked.subject, checked.html, checked.text) == ("", "", " Hi\n")
    for text, words in (
        (" ", "The text message must not be blank."),
        ("{{ day ", "Line 1: The braces do not fit"),
        ("x" * 1001, "A text message may have 1,000 characters."),
    ):
        with pytest.raises(InvalidInput) as caught:
            check_template(replace(SMS, text=text))
        assert caught.value.field == "text"
        assert words in caught.value.message


def test_a_style_sheet_too_long_is_refused_at_the_formatted_text() -> None:
    error = refused(html="<style>" + "*{a:b;}" * 3000 + "</style>" + "<b>" * 1400)
    assert error.field == "html"
    assert "too long for so many elements" in error.message


def test_line_ends_are_made_alike() -> None:
    assert check_template(replace(OWN, text="{{ day }}\r\n{{ arrival }}\rx")).text == (
        "{{ day }}\n{{ arrival }}\nx"
    )


def test_what_the_customer_is_not_told_is_noticed() -> None:
    assert forgotten(OWN) == ()
    [said] = forgotten(replace(OWN, html="<p>{{ day }}</p>"))
    assert "formatted text" in said
    assert "{{ arrival }}" in said
    # a word of the sentence is no variable
    [said] = forgotten(replace(OWN, text="that day, {{ arrival }}, not on {{ old_day }}"))
    assert "{{ day }}" in said
    [said] = forgotten(replace(SMS, text="{{ when }}"))
    assert said.startswith("The text message does not tell when")
    # the day, however it is written
    assert forgotten(SMS) == ()
    assert forgotten(replace(SMS, text="{{ short_day }} {{ arrival }}")) == ()
    assert forgotten(replace(SMS, kind="on_the_way", text="Soon!")) == ()


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
    made = draft_message("confirmation", {"email": sources(template)}, FACTS, "en")
    assert made["fault"]
    assert {**made, "fault": None} == draft_message("confirmation", {}, FACTS, "en")
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
    made = draft_message("confirmation", {"email": sources(template)}, FACTS, "en")
    assert (made["html"], made["fault"]) == ("-", None)


def sources(template: Template) -> Sources:
    return Sources(template.subject, template.html, template.text)


# In the database -------------------------------------------------------------------------------


@pytest.fixture
def office(make_office: Callable[[], Office]) -> Office:
    return make_office()


def one(
    desk: Desk, language: str = "en", kind: str = "confirmation", channel: str = "email"
) -> Template:
    [found] = [
        each
        for each in list_templates(desk)
        if (each.kind, each.channel, each.language) == (kind, channel, language)
    ]
    return found


def test_a_branch_begins_with_the_shipped_texts(office: Office) -> None:
    found = list_templates(office.desk("admin"))
    assert [(t.kind, t.channel, t.language, t.in_use) for t in found] == [
        (kind, channel, language, language == "en")
        for kind in KINDS
        for channel in CHANNELS
        if (kind, channel) != ("notice", "sms")
        for language in ("en", "es")
    ]
    assert all(t.shipped for t in found)


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
    message, *_ = newest_of(csr, first.reference)
    assert message.subject.startswith("Arvada branch: ")
    assert message.text.startswith("Dear CUSTOMER S1, ")

    act = uuid4()
    back = drop_template(admin, act, "confirmation", "email", "en")
    assert back == shipped("confirmation", "email", "en")
    assert drop_template(admin, act, "confirmation", "email", "en") == back
    assert one(csr).shipped
    second = hold(csr, uuid4(), sites[1], "TUNE", office.day(), "8-10")
    message, *_ = newest_of(csr, second.reference)
    assert "Hello Customer S2," in message.text
    # nothing of its own: nothing happens
    drop_template(admin, uuid4(), "confirmation", "email", "es")


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
            drop_template(office.desk(role), uuid4(), "confirmation", "email", "en")


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
    message, *_ = newest_of(csr, made.reference)
    assert "Hello Customer S1," in message.text


def test_the_language_of_the_branch_is_marked(office: Office) -> None:
    admin = office.desk("admin")
    set_rules(admin, uuid4(), branch={"language": "es"})
    assert {t.language for t in list_templates(admin) if t.in_use} == {"es"}
    [site] = office.add_sites(1)
    office.execute(
        "insert into booker.site_contacts (branch_id, site_id, language)"
        " select branch_id, site_id, 'fr' from booker.sites where number = :site",
        site=site,
    )
    assert {t.language for t in list_templates(admin) if t.in_use} == {"es", "fr"}
    assert one(admin, "fr").shipped


def test_a_text_message_has_a_row_of_its_own(office: Office) -> None:
    admin = office.desk("admin")
    save_template(admin, uuid4(), SMS)
    save_template(admin, uuid4(), replace(OWN, kind="reminder"))
    assert one(admin, kind="reminder", channel="sms") == replace(SMS, in_use=True)
    assert one(admin, kind="reminder").html == OWN.html
    drop_template(admin, uuid4(), "reminder", "sms", "en")
    assert one(admin, kind="reminder", channel="sms").shipped
    assert not one(admin, kind="reminder").shipped


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
    drafted, *_ = newest_of(csr, made.reference)
    again = preview_template(csr, shipped("confirmation", "email", "en"), made.reference)
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


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_seen_on_a_real_booking_and_on_an_invented_one(
    seen: tuple[Desk, str], kind: str
) -> None:
    csr, reference = seen
    for channel in channels_of(kind):
        for template in (shipped(kind, channel, "en"), shipped(kind, channel, "es")):
            for asked in (reference, None):
                made = preview_template(csr, template, asked)
                assert made.text
                if channel == "sms":
                    assert (made.subject, made.html) == ("", "")
                    assert made.segments == segments(made.text)
                else:
                    assert made.subject
                    assert "style=" in made.html
                    assert made.segments is None
                assert (asked or "7KQ2XM") in made.text
                if kind == "notice":
                    # nobody said yet where notices go
                    assert made.recipient is None
                elif channel == "sms":
                    assert made.recipient == (None if asked else "+13035550140")
                else:
                    assert made.recipient == (
                        "s1@example.com" if asked else "linda.guzman@example.com"
                    )


@pytest.fixture(scope="module")
def seen(make_office: Callable[[], Office]) -> tuple[Desk, str]:
    office = make_office()
    csr = office.desk("csr")
    [site] = office.add_sites(1)
    office.add_routes(office.day())
    return csr, hold(csr, uuid4(), site, "TUNE", office.day(), "8-10").reference


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": "birthday"}, "no kind of message birthday"),
        ({"channel": "pigeon"}, "no kind of message confirmation by pigeon"),
        ({"kind": "notice", "channel": "sms"}, "no kind of message notice by sms"),
        ({"channel": "sms", "text": " "}, "needs a subject"),
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
        office.desk("admin").act("save_template", uuid4(), {**content, **change})
