"""What a booking is told, notes and answers: kept as given, carried on, and never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from psycopg.types.json import Jsonb

from core.booking.answer_proposal import accept, decline
from core.booking.confirm import confirm
from core.booking.facts import booking_from_json
from core.booking.hold import hold
from core.booking.propose import propose
from core.booking.reschedule import reschedule
from core.booking.show import show
from core.errors import ActReused, InvalidInput
from tests.core.database.forge import Forger, connect, outcome

if TYPE_CHECKING:
    from tests.office import Office

NOTES = "Gate code 12#\nring twice"
ANSWERS = (("How old is it?", "ten years"), ("Is there a dog?", "yes, two"))


@pytest.fixture(scope="module", autouse=True)
def _day(office: Office) -> None:
    office.add_routes(office.day(2), 3)
    office.add_routes(office.day(3), 3)
    office.add_sites(30)
    office.execute(
        "update booker.sites set unit = '#3', city = 'Arvada', state = 'CO', postal_code = '80002',"
        " phone = '467 555 0808' where number = 'S1'"
    )


def test_a_hold_keeps_what_it_is_told(office: Office) -> None:
    desk, act, day = office.desk(), uuid4(), office.day(2)
    held = hold(desk, act, "S1", "TUNE", day, "8-10", notes=f"  {NOTES}\n", answers=ANSWERS)
    assert (held.notes, held.answers) == (NOTES, ANSWERS)
    assert held.job_name == "TUNE"
    assert held.address == "S1 Main Street #3, Arvada, CO 80002"
    assert (held.phone, held.email) == ("467 555 0808", "s1@example.com")
    assert show(desk, held.reference) == held
    # the same act answers the same; with other notes it is another one
    assert hold(desk, act, "S1", "TUNE", day, "8-10", notes=NOTES, answers=ANSWERS) == held
    with pytest.raises(ActReused):
        hold(desk, act, "S1", "TUNE", day, "8-10", notes="others", answers=ANSWERS)


def test_what_was_not_said_is_not_there(office: Office) -> None:
    desk = office.desk()
    unanswered = (("How old is it?", "  "), ANSWERS[1])
    held = hold(desk, uuid4(), "S2", "TUNE", office.day(2), "8-10", notes=" ", answers=unanswered)
    assert (held.notes, held.answers) == (None, ANSWERS[1:])
    assert (held.address, held.phone) == ("S2 Main Street", None)
    # an act's content is what it was before there were notes: old acts can be sent again
    content = office.rows(
        "select content from booker.acts where result ->> 'reference' = :reference",
        reference=hold(desk, uuid4(), "S3", "TUNE", office.day(2), "8-10").reference,
    )
    assert set(content[0][0]) == {"site", "job_type", "date", "window"}


def test_a_proposal_and_both_answers_to_it_keep_it(office: Office) -> None:
    day = office.day(2)
    for site, answer in (("S4", "accept"), ("S5", "keep the old"), ("S6", "decline")):
        held = hold(office.desk(), uuid4(), site, "TUNE", day, "10-12",
                    notes=NOTES, answers=ANSWERS)  # fmt: skip
        reference = held.reference
        proposed = propose(office.desk("dispatcher"), uuid4(), reference, office.day(3), "2-4")
        assert (proposed.notes, proposed.answers) == (NOTES, ANSWERS)
        kept = office.rows("select notes, answers from booker.bookings where reference = :kept",
                           kept=f"{reference}~1")  # fmt: skip
        assert kept == [(NOTES, [list(pair) for pair in ANSWERS])]
        if answer == "accept":
            after = accept(office.desk(), uuid4(), reference)
        else:
            after = decline(office.desk(), uuid4(), reference, keep_old=answer == "keep the old")
        assert (after.notes, after.answers) == (NOTES, ANSWERS)


def test_a_new_window_for_a_confirmed_booking_carries_it_on(office: Office) -> None:
    held = hold(office.desk(), uuid4(), "S7", "TUNE", office.day(2), "12-2",
                notes=NOTES, answers=ANSWERS)  # fmt: skip
    confirm(office.desk("dispatcher"), uuid4(), held.reference)
    moved = reschedule(office.desk(), uuid4(), held.reference, office.day(3), "8-10")
    assert moved.replaces == held.reference
    assert (moved.notes, moved.answers) == (NOTES, ANSWERS)


def test_nobody_changes_it_afterwards(office: Office) -> None:
    held = hold(office.desk(), uuid4(), "S8", "TUNE", office.day(2), "2-4", notes=NOTES)
    for change in ("notes = 'others'", "notes = null", """answers = '[["q", "a"]]'"""):
        with pytest.raises(Exception, match="never changes"):
            office.execute(
                f"update booker.bookings set {change} where reference = :reference",
                reference=held.reference,
            )


@pytest.mark.parametrize(
    ("notes", "answers", "field"),
    [
        ("x" * 2_001, (), "notes"),
        ("", tuple((f"q{n}", "a") for n in range(13)), "answers"),
        ("", (("q", "x" * 1_001),), "answers"),
    ],
)
def test_too_much_is_refused_before_anything_is_asked(
    office: Office, notes: str, answers: tuple[tuple[str, str], ...], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        hold(office.desk(), uuid4(), "S9", "TUNE", office.day(2), "2-4",
             notes=notes, answers=answers)  # fmt: skip
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ({"notes": "x" * 2_001}, "23514 ck_bookings_notes"),
        ({"answers": {"q": "a"}}, "23514 ck_bookings_answers"),
        ({"answers": "q"}, "23514 ck_bookings_answers"),
        ({"answers": None}, "23514 ck_bookings_answers"),
        ({"answers": ["qa"]}, "23514 ck_bookings_answers"),
        ({"answers": [["q"]]}, "23514 ck_bookings_answers"),
        ({"answers": [["q", 1]]}, "23514 ck_bookings_answers"),
        ({"answers": [["", "a"]]}, "23514 ck_bookings_answers"),
        ({"answers": [["q", "a"]] * 13}, "23514 ck_bookings_answers"),
        ({"answers": [["q", "x" * 1_001]]}, "23514 ck_bookings_answers"),
        ({"answers": [["q", "a"]] * 12, "notes": NOTES}, ""),
    ],
)
def test_the_database_checks_what_a_desk_sends(
    office: Office, content: dict[str, object], refusal: str
) -> None:
    day = office.day(3)
    forger = Forger(office, office.branch_id, day)
    plan = forger.plan("S10", "10-12", [forger.stop("North/1", "10:00", "11:00")])
    sent = {"date": day.isoformat(), **content}
    with connect(office, "csr") as session:
        assert outcome(session, forger.hold(plan, sent)) == refusal


def test_a_plan_cannot_smuggle_in_what_the_act_does_not_say(office: Office) -> None:
    day = office.day(3)
    forger = Forger(office, office.branch_id, day)
    plan = forger.plan("S11", "12-2", [forger.stop("North/2", "12:00", "13:00")])
    smuggled = {**plan, "notes": "others", "answers": [["q", "a"]]}
    with connect(office, "csr") as session:
        session.execute(
            "select app.hold(%s, %s, %s, %s)",
            (office.branch_id, uuid4(), Jsonb({"date": day.isoformat()}), Jsonb(smuggled)),
        )
    held = show(office.desk(), str(plan["reference"]))
    assert (held.notes, held.answers) == (None, ())


def test_what_an_act_of_the_first_schema_answered_is_still_read(office: Office) -> None:
    held = hold(office.desk(), uuid4(), "S12", "TUNE", office.day(3), "4-6")
    [(row,)] = office.rows(
        "select result from booker.acts where result ->> 'reference' = :reference",
        reference=held.reference,
    )
    for new in ("notes", "answers", "job_name", "address", "phone", "email"):
        del row[new]
    read = booking_from_json(row)
    assert (read.notes, read.answers, read.job_name, read.address) == (None, (), "TUNE", "")
    assert (read.reference, read.stops) == (held.reference, held.stops)
