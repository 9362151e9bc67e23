"""Drafts: local times in words, escaped, sandboxed, never in a booking's way."""

from __future__ import annotations

import logging
import re
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from core.messages.draft import (
    LONGEST_SMS,
    Facts,
    Sources,
    UnfitTextError,
    draft_message,
    load_drafting,
    render_mail,
    render_sms,
    shipped_sources,
    variables,
)
from core.messages.kinds import KINDS, LANGUAGES, SMS_KINDS
from core.messages.notice_words import Notice
from core.messages.segments import segments

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
FULL = replace(
    FACTS,
    old_from=datetime(2026, 3, 6, 14, tzinfo=UTC),
    old_to=datetime(2026, 3, 6, 16, tzinfo=UTC),
    answer_by=datetime(2026, 3, 5, 20, 45, 30, tzinfo=UTC),
    minutes_away=20,
    now=datetime(2026, 3, 7, 18, tzinfo=UTC),
    notice=Notice("trouble", "confirmation", "email", "bounced", "en", "t@example.com", "No box."),
)


def drafted(
    kind: str = "confirmation", facts: Facts = FULL, language: str = "en", **own: Sources
) -> dict[str, Any]:
    return draft_message(kind, own, facts, language)


def test_the_promise_is_told_in_the_branchs_time_on_the_day_clocks_change() -> None:
    draft = drafted(facts=FACTS)
    for part in (draft["subject"], draft["html"], draft["text"]):
        assert "Sunday, March 8, 2026" in part
        assert "between 1:00 PM and 6:00 PM" in part
    assert "Sun, Mar 8, between 1:00 PM and 6:00 PM" in draft["sms"]


def test_html_is_escaped_and_text_is_not() -> None:
    draft = drafted()
    assert 'Hello Tom &amp; "Jerry" &lt;tom@example.com&gt;,' in draft["html"]
    assert 'Hello Tom & "Jerry" <tom@example.com>,' in draft["text"]
    assert "\n" not in draft["subject"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_says_what_it_is_about(kind: str, language: str) -> None:
    draft = drafted(kind, FULL, language)
    assert (draft["kind"], draft["language"]) == (kind, language)
    assert (draft["fault"], draft["sms_fault"]) == (None, None)
    for part in ("subject", "html", "text"):
        assert draft[part].strip()
        assert "{" not in re.sub(r"<style>.*?</style>", "", draft[part], flags=re.DOTALL)
    assert f'<html lang="{language}"' in draft["html"]
    assert "<!-- body -->" not in draft["html"]
    assert "style=" in draft["html"]
    assert "ABC123" in draft["text"]
    # nothing that was left out leaves a gap
    assert "\n\n\n" not in draft["text"]
    assert not re.search(r"[a-z]\.\.|  +[a-z]{4,}  |[ ,],", draft["text"])
    assert len(draft["html"]) < 20_000
    assert bool(draft["sms"]) == (kind in SMS_KINDS)
    if kind in SMS_KINDS:
        found = segments(draft["sms"])
        assert (found.encoding, found.odd) == ("gsm-7", "")
        assert found.count <= 2
        assert "Arvada branch" in draft["sms"]
        assert ".." not in draft["sms"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_known_is_left_out(kind: str, language: str) -> None:
    draft = drafted(kind, FACTS, language)
    assert draft["fault"] is None
    for part in ("subject", "text", "sms"):
        assert "None" not in draft[part]
        assert "\n\n\n" not in draft[part]
        assert "  ." not in draft[part]


def test_a_new_time_names_the_old_one() -> None:
    for kind in ("reschedule", "proposal"):
        draft = drafted(kind)
        assert "Friday, March 6, 2026" in draft["text"]
        assert "between 9:00 AM and 11:00 AM" in draft["html"]
    assert "before 3:45 PM on Thu, Mar 5" in drafted("proposal")["text"]
    assert "<strong>" not in drafted("proposal")["text"]


def test_a_reminder_says_when() -> None:
    tomorrow = drafted("reminder")
    assert tomorrow["subject"] == "Reminder: A/C tune-up tomorrow, between 1:00 PM and 6:00 PM"
    soon = drafted("reminder", replace(FULL, now=FULL.promised_from - timedelta(minutes=60)))
    assert "today" in soon["subject"]
    assert "begins in about an hour" in soon["text"]


def test_on_the_way_with_minutes_and_without() -> None:
    assert "in about 20 minutes, around 1:20 PM" in drafted("on_the_way")["sms"]
    assert "should arrive soon" in drafted("on_the_way", replace(FULL, minutes_away=None))["sms"]
    es = drafted("on_the_way", FULL, "es")
    assert "sobre la 1:20 p.m., en unos 20 minutos" in es["text"]


@pytest.mark.parametrize(
    ("notice", "headline", "words"),
    [
        (Notice("trouble", "reminder", "sms", "failed"), "Not delivered: reminder", "text message"),
        (Notice("trouble", "confirmation", "email", "bounced"), "Came back", "right address"),
        (Notice("trouble", "no_show", "email", "complained"), "spam", "unwanted"),
        (Notice("trouble", "proposal", "email", "uncertain"), "May not have arrived", "Ask"),
        (Notice("template", "proposal", "sms", "queued", "es"), "(Spanish, text message)", "Setup"),
        (Notice("confirmed", by="maria"), "Confirmed: A/C tune-up", "maria confirmed"),
        (Notice("rescheduled", by="maria"), "Moved: A/C tune-up", "new time"),
        (Notice("cancelled", by="maria", reason="sold it"), "Cancelled: A/C", "sold it"),
    ],
)
def test_a_notice_says_what_happened_and_what_to_do(
    notice: Notice, headline: str, words: str
) -> None:
    draft = drafted("notice", replace(FULL, notice=notice))
    assert headline in draft["subject"]
    assert words in draft["text"]
    spanish = drafted("notice", replace(FULL, notice=notice), "es")
    assert spanish["subject"] != draft["subject"]
    assert spanish["text"] != draft["text"]


# The dispatcher's line -------------------------------------------------------------------------

LINE = 'The gate code is "7" & <9>.'


def test_the_line_stands_in_every_form() -> None:
    draft = drafted(facts=replace(FULL, line=f"  {LINE}\n"))
    assert 'The gate code is "7" &amp; &lt;9&gt;.</p>' in draft["html"]
    assert draft["text"].count(LINE) == draft["sms"].count(LINE) == 1
    assert draft["sms"].endswith(f"\n{LINE}")


def test_a_text_that_has_no_place_for_the_line_gets_it_at_its_end() -> None:
    own = Sources("s", "<html><body><p>Hi</p></BODY></html>", "Hi\n")
    draft = drafted(facts=replace(FULL, line=LINE), email=own, sms=Sources("", "", "Hi"))
    assert draft["fault"] is None
    assert draft["html"] == (
        "<html><body><p>Hi</p><p>The gate code is &#34;7&#34; &amp; &lt;9&gt;.</p>\n</BODY></html>"
    )
    assert draft["text"] == f"Hi\n\n{LINE}\n"
    assert draft["sms"] == f"Hi\n{LINE}"
    bare = drafted(facts=replace(FULL, line=LINE), email=Sources("s", "<b>Hi</b>", "Hi"))
    assert bare["html"].endswith("&lt;9&gt;.</p>")


@pytest.mark.parametrize(
    "place", ["{{ line }}", "{{ line | upper }}", "<i>{{ line }}</i>, you see"]
)
def test_a_text_that_has_a_place_for_the_line_gets_it_there_alone(place: str) -> None:
    own = Sources("s", f"<p>{place}</p>", place)
    draft = drafted(facts=replace(FULL, line=LINE), email=own, sms=Sources("", "", place))
    for part, line in (("html", "gate code"), ("text", "gate code"), ("sms", "gate code")):
        assert draft[part].casefold().count(line) == 1


def test_no_line_no_gap() -> None:
    draft = drafted()
    assert 'class="line"' not in draft["html"]
    assert drafted("cancellation", replace(FULL, line=LINE))["text"].count("gate") == 0


# Texts of the branch ---------------------------------------------------------------------------


def test_a_subject_stays_one_line_whatever_a_name_holds() -> None:
    facts = replace(FACTS, customer_name="Eve\r\nBcc: all@example.com")
    draft = drafted(facts=facts, email=Sources("For {{ customer_name }}", "-", "-"))
    assert draft["subject"] == "For Eve Bcc: all@example.com"


BROKEN = [
    "{{ ''.__class__.__mro__ }}",
    "{{ cycler.__init__.__globals__.os.system('true') }}",
    "{{ nothing_of_that_name }}",
    "{% for x in range(100000000) %}x{% endfor %}",
    "{{ 1 / 0 }}",
    "{{ 'broken' ",
    "{{ 'x' * 1000000 }}",
]


@pytest.mark.parametrize("source", BROKEN)
@pytest.mark.parametrize("part", ["subject", "html", "text"])
def test_a_broken_or_hostile_text_gives_way_to_the_shipped_one(
    source: str, part: str, caplog: pytest.LogCaptureFixture
) -> None:
    own = replace(Sources("Hi", "Hi", "Hi"), **{part: source})
    with caplog.at_level(logging.WARNING):
        draft = drafted(email=own)
    called = {"subject": "Subject", "html": "Formatted text", "text": "Plain text"}[part]
    assert draft["fault"].startswith("Your own text could not be filled in; the shipped one was")
    assert f"{called}, line 1: " in draft["fault"]
    # what is right by the other channel stays
    assert draft["sms_fault"] is None
    assert {**draft, "fault": None} == drafted()
    assert "is broken" in caplog.text


@pytest.mark.parametrize("source", BROKEN)
def test_a_broken_sms_leaves_the_mail_as_the_branch_has_it(source: str) -> None:
    draft = drafted(email=Sources("Hi", "Hi", "Hi"), sms=Sources("", "", source))
    assert (draft["subject"], draft["html"]) == ("Hi", "Hi")
    assert draft["sms"] == drafted()["sms"]
    assert draft["fault"] is None
    assert "Text message, line 1: " in draft["sms_fault"]


def test_what_grows_too_long_gives_way_too() -> None:
    name = "x" * 900
    facts = replace(FACTS, customer_name=name)
    long = drafted(facts=facts, email=Sources("s", "h", "{{ customer_name }}" * 200))
    assert "Plain text: " in long["fault"]
    sms = drafted(facts=facts, sms=Sources("", "", "{{ customer_name }}" * 2))
    assert f"{LONGEST_SMS:,} characters" in sms["sms_fault"]
    styled = "<style>" + "*{a:b;}" * 3000 + "</style>" + "<b>" * 1400
    assert "too long for so many" in drafted(email=Sources("s", styled, "t"))["fault"]


def test_what_was_wrong_is_said_with_its_place() -> None:
    values = variables("confirmation", FACTS, "en")
    with pytest.raises(UnfitTextError, match=r'Plain text, line 2: There is no variable "nope"'):
        render_mail(Sources("-", "-", "\n{{ nope }}"), values)
    with pytest.raises(UnfitTextError, match=r"Text message, line 1: A dot after a name"):
        render_sms(Sources("", "", "{{ day.__class__ }}"), values)


def test_the_branchs_own_text_is_used() -> None:
    own = Sources("{{ reference }}", "<b>{{ day }}</b>", "{{ arrival }}")
    draft = drafted(email=own, sms=Sources("", "", " {{ day }} \u2013 {{ reference }}\n\n\nBye "))
    assert draft["subject"] == "ABC123"
    # as it was written, for there is no style sheet in it
    assert draft["html"] == "<b>Sunday, March 8, 2026</b>"
    assert draft["sms"] == "Sunday, March 8, 2026 - ABC123\n\n\nBye"


def test_a_language_that_is_not_spoken_is_english_unless_the_branch_speaks_it() -> None:
    assert shipped_sources("confirmation", "email", "xx") == shipped_sources(
        "confirmation", "email", "en"
    )
    assert drafted(language="fr") == drafted()
    own = drafted(language="fr", email=Sources("s", "h", "{{ day }}"))
    assert (own["language"], own["text"]) == ("fr", "dimanche 8 mars 2026")
    assert own["sms"] == drafted()["sms"]
    broken = drafted(language="fr", email=Sources("s", "h", "{{ "))
    assert broken["language"] == "en"
    assert "Sunday" in broken["text"]


def test_a_draft_takes_a_moment() -> None:
    load_drafting()
    times = []
    for _ in range(20):
        began = time.perf_counter()
        drafted()
        times.append(time.perf_counter() - began)
    # 0.6 ms where nothing else runs
    assert sorted(times)[10] < 0.02
