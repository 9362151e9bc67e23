"""The confirmation's draft: local times in words, escaped, sandboxed, never in a booking's way."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from jinja2.exceptions import SecurityError, UndefinedError

from core.messages.draft import (
    Draft,
    Facts,
    Template,
    draft_confirmation,
    render,
    shipped_template,
)

FACTS = Facts(
    reference="ABC123",
    customer_name='Tom & "Jerry" <tom@example.com>',
    address="1 Main Street, Arvada",
    job_type="A/C tune-up",
    branch="Arvada branch",
    promised_from=datetime(2026, 3, 8, 17, tzinfo=UTC),
    promised_to=datetime(2026, 3, 8, 22, tzinfo=UTC),
    timezone="America/New_York",
)


def spoken(text: str) -> str:
    """Whitespace folded: a locale's narrow no-break space is a matter of its tables' version."""
    return " ".join(text.split())


def test_the_promise_is_told_in_the_branchs_time_on_the_day_clocks_change() -> None:
    draft = draft_confirmation(None, FACTS)
    for part in (draft.subject, draft.html, draft.text):
        assert "Sunday, March 8, 2026" in spoken(part)
        assert "between 1:00 PM and 6:00 PM" in spoken(part)


def test_html_is_escaped_and_text_is_not() -> None:
    draft = draft_confirmation(None, FACTS)
    assert "Tom &amp; &#34;Jerry&#34; &lt;tom@example.com&gt;" in draft.html
    assert 'Hello Tom & "Jerry" <tom@example.com>,' in draft.text
    assert "\n" not in draft.subject


def test_a_subject_stays_one_line_whatever_a_name_holds() -> None:
    template = Template("For {{ customer_name }}", "-", "-")
    draft = render(template, replace(FACTS, customer_name="Eve\r\nBcc: all@example.com"))
    assert draft.subject == "For Eve Bcc: all@example.com"


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__.os.system('true') }}",
        "{{ nothing_of_that_name }}",
        "{% for x in range(100000000) %}x{% endfor %}",
        "{{ 1 / 0 }}",
        "{{ 'broken' ",
        "{{ 'x' * 1000000 }}",
    ],
)
def test_broken_or_hostile_template_falls_back_to_the_shipped_one(
    source: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        draft = draft_confirmation(Template("Hi", source, "Hi"), FACTS)
    assert draft == draft_confirmation(None, FACTS)
    assert "template is broken" in caplog.text


def test_sandbox_says_what_was_wrong() -> None:
    with pytest.raises(SecurityError):
        render(Template("{{ ''.__class__.__mro__[1] }}", "-", "-"), FACTS)
    with pytest.raises(UndefinedError):
        render(Template("{{ nope }}", "-", "-"), FACTS)


def test_branch_template_is_used() -> None:
    template = Template("{{ reference }}", "<b>{{ day }}</b>", "{{ arrival }}")
    draft = draft_confirmation(template, FACTS)
    assert draft.subject == "ABC123"
    assert draft.html == "<b>Sunday, March 8, 2026</b>"


def test_unknown_language_is_english() -> None:
    assert shipped_template("confirmation", "xx") == shipped_template("confirmation", "en")
    assert isinstance(draft_confirmation(None, FACTS, "xx"), Draft)
