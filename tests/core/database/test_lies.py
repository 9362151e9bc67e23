"""app.hold called directly, with lies: the plan is believed as far as the walls let it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psycopg
import pytest
from psycopg.types.json import Jsonb

from tests.core.database.forge import SETTLE, act, draw, outcome, run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.core.database.conftest import Scene

    Lie = Callable[[Scene], tuple[str, Sequence[Any]]]

# one worker, so that its scene is made once
TAKEN, NOT_OFFERED, NOT_FOUND = "BK009", "BK003", "BK002"
LENGTH, PROMISE = "23514 booking_length", "23514 booking_promise"
SHIFT, TECHNICIANS = "23514 booking_shift", "23514 booking_technicians"
OVERLAP, TIMES = "23P01 ex_stops_no_overlap", "23514 ck_stops_times"


def own(*stops: tuple[Any, ...], site: str = "S10", window: str = "8-10", job: str = "TUNE") -> Lie:
    """A hold with these stops of its own: route, starts, ends, arrives, drive."""

    def lie(scene: Scene) -> tuple[str, Sequence[Any]]:
        made = []
        for stop in stops:
            route, starts, ends, *more = stop
            arrives, drive = (*more, None, 0)[:2] if len(more) < 2 else more
            made.append(
                scene.here.stop(route, starts, ends, arrives=arrives or starts, drive=drive or 0)
            )
        return scene.here.hold(scene.here.plan(site, window, made, job=job))

    return lie


def moving(who: str, route: str, starts: str, ends: str, arrives: str | None = None) -> Lie:
    """An honest stop, and beside it a standing booking's (first) stop moved."""

    def lie(scene: Scene) -> tuple[str, Sequence[Any]]:
        here = scene.here
        move = here.move(scene.standing[who], here.stop(route, starts, ends, arrives=arrives))
        honest = here.stop("North/3", "08:00", "09:00")
        return here.hold(here.plan("S10", "8-10", [honest], moves=[move]))

    return lie


HONEST: dict[str, Lie] = {
    "an honest stop": own(("North/2", "08:00", "09:00")),
    "with a drive": own(("North/2", "08:00", "09:15", "08:15", 15)),
    "a pair": own(("North/2", "08:00", "10:00"), ("North/3", "08:00", "10:00"), job="SWAP"),
    "all day": own(("North/5", "08:00", "17:00"), job="INSTALL"),
    "up to a block": own(("North/3", "10:00", "11:00"), window="10-12"),
    "the last minute": own(("North/2", "09:59", "10:59")),
    "another's stop moved in its promise": moving("held", "North/2", "08:30", "09:30"),
    "a VIP on the reserve": own(("North/2", "08:00", "09:00"), site="V1"),
}
LIES: dict[str, tuple[Lie, str]] = {
    "shorter than the job": (own(("North/2", "08:00", "08:59")), LENGTH),
    "drive longer than the gap": (own(("North/2", "08:00", "09:00", "08:00", 15)), LENGTH),
    "overlapping": (own(("North/1", "08:30", "09:30")), OVERLAP),
    "before the shift": (own(("North/2", "07:45", "09:00", "08:00", 15)), SHIFT),
    "past the shift": (own(("North/2", "16:01", "17:01"), window="4-6"), SHIFT),
    "before the promise": (own(("North/2", "07:59", "08:59")), PROMISE),
    "at the promise's end": (own(("North/2", "10:00", "11:00")), PROMISE),
    "one technician for two": (own(("North/2", "08:00", "10:00"), job="SWAP"), TECHNICIANS),
    "two technicians for one": (
        own(("North/2", "08:00", "09:00"), ("North/3", "08:00", "09:00")), TECHNICIANS),
    "the pair one after the other": (
        own(("North/2", "08:00", "10:00"), ("North/3", "08:30", "10:30"), job="SWAP"), TECHNICIANS),
    "the pair on one route": (
        own(("North/2", "08:00", "10:00"), ("North/2", "08:00", "10:00"), job="SWAP"),
        "23505 uq_stops_route"),
    "no stop at all": (own(), TECHNICIANS),
    "another zone's route": (own(("South/1", "08:00", "09:00")), TAKEN),
    "a retired route": (own(("South/2", "08:00", "09:00")), TAKEN),
    "all day, arriving late": (
        own(("North/5", "08:00", "17:00", "14:00"), window="2-4", job="INSTALL"), LENGTH),
    "all day, half a shift": (own(("North/5", "08:00", "12:00"), job="INSTALL"), LENGTH),
    "all day, not alone": (own(("North/1", "08:00", "17:00"), job="INSTALL"), OVERLAP),
    "a negative drive": (own(("North/2", "08:00", "09:00", "08:00", -15)), TIMES),
    "half a minute": (own(("North/2", "08:00:30", "09:00:30")), TIMES),
    "backwards": (own(("North/2", "09:00", "08:00")), "22000"),
    "in a block": (own(("North/3", "10:30", "11:30"), window="10-12"), TAKEN),
    "a full route": (own(("North/4", "09:00", "10:00")), "23514 ck_routes_max_stops"),
    "a full window": (
        own(("North/2", "08:00", "09:00"), window="one"), "23514 ck_window_loads_limit"),
    "a closed window": (own(("North/2", "08:00", "09:00"), window="sundays"), NOT_OFFERED),
    "a second time at the same site": (
        own(("North/2", "08:00", "09:00"), site="S1"), "23505 uq_bookings_site_window"),
    "a reserved route": (own(("East/2", "08:00", "09:00"), site="E3"), NOT_OFFERED),
    "moved out of its promise": (moving("held", "North/2", "10:00", "11:00"), PROMISE),
    "moved and squeezed": (moving("held", "North/2", "08:00", "08:30"), LENGTH),
    "moved onto another": (moving("held", "North/4", "08:30", "09:30"),
                           "23514 ck_routes_max_stops"),
    "moved over another": (moving("held", "North/3", "08:30", "09:30"), OVERLAP),
    "moved to another zone": (moving("held", "South/1", "08:00", "09:00"), TAKEN),
    "moved to a retired route": (moving("held", "South/2", "08:00", "09:00"), TAKEN),
    "a pinned stop moved": (moving("pinned", "North/2", "10:00", "11:00"), TAKEN),
    "a completed one's stop moved": (moving("completed", "North/2", "12:00", "13:00"), TAKEN),
    "one of a pair moved": (moving("pair", "North/3", "14:00", "16:00", arrives="14:30"),
                            TECHNICIANS),
}  # fmt: skip


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_plan_passes(scene: Scene, name: str) -> None:
    assert outcome(scene.csr, HONEST[name](scene)) == ""


@pytest.mark.parametrize("name", LIES)
def test_a_lie_is_refused(scene: Scene, name: str) -> None:
    lie, refusal = LIES[name]
    assert outcome(scene.csr, lie(scene)) == refusal


def test_the_reserve_cannot_be_emptied_by_shuffling_others(scene: Scene) -> None:
    here = scene.here
    shuffled = here.plan(
        "E3", "8-10", [here.stop("East/1", "09:00", "10:00")],
        moves=[here.move(scene.standing["east too"], here.stop("East/2", "10:00", "11:00"))],
    )  # fmt: skip
    plain = here.plan("E3", "8-10", [here.stop("East/1", "09:00", "10:00")])
    assert outcome(scene.csr, here.hold(plain)) == ""
    assert outcome(scene.csr, here.hold(shuffled)) == NOT_OFFERED


def test_one_stop_cannot_be_moved_twice_at_once(scene: Scene) -> None:
    here = scene.here
    moves = [
        here.move(scene.standing["held"], here.stop(route, "08:00", "09:00"))
        for route in ("North/2", "North/3")
    ]
    plan = here.plan("S10", "8-10", [here.stop("North/2", "09:00", "10:00")], moves=moves)
    assert outcome(scene.csr, here.hold(plan)) == TAKEN


@pytest.mark.parametrize(
    ("days", "refusal"), [(-1, NOT_OFFERED), (0, TAKEN), (1, TAKEN), (400, NOT_OFFERED)]
)
def test_another_date_than_the_routes(scene: Scene, days: int, refusal: str) -> None:
    here = scene.here
    plan = here.plan("S10", "8-10", [here.stop("North/2", "08:00", "09:00")])
    when = here.day + timedelta(days=days) if days > 0 else scene.office.today()
    content = {"date": (when + timedelta(days=min(days, 0))).isoformat()}
    if days == 0:
        # the route of the next day, asked for with the right date
        content = {"date": here.day.isoformat()}
        tomorrow = here.key("route", "North/1", here.day + timedelta(days=1))
        plan["stops"] = [{**plan["stops"][0], "route_id": str(tomorrow)}]
    assert outcome(scene.csr, here.hold(plan, content)) == refusal


@pytest.mark.parametrize("when", ["infinity", "-infinity", "0001-01-01 BC", "9999-12-31"])
def test_no_date_beyond_reason(scene: Scene, when: str) -> None:
    here = scene.here
    plan = here.plan("S10", "8-10", [here.stop("North/2", "08:00", "09:00")])
    # without end: no rule gets to it, the arithmetic refuses
    expected = "22008" if "infinity" in when else NOT_OFFERED
    assert outcome(scene.csr, here.hold(plan, {"date": when})) == expected


@pytest.mark.parametrize(
    ("field", "refusal"),
    [("site_id", NOT_FOUND), ("job_type_id", NOT_FOUND), ("window_id", "23502")],
)
def test_another_branchs_rows_do_not_exist(scene: Scene, field: str, refusal: str) -> None:
    here, there = scene.here, scene.there
    foreign = {
        "site_id": there.key("site", "B1"),
        "job_type_id": there.key("job", "TUNE"),
        "window_id": there.key("window", "8-10"),
    }
    plan = here.plan("S10", "8-10", [here.stop("North/2", "08:00", "09:00")])
    for key in (foreign[field], uuid4()):
        assert outcome(scene.csr, here.hold({**plan, field: str(key)})) == refusal


def test_another_branchs_routes_and_stops_do_not_exist(scene: Scene) -> None:
    here, there = scene.here, scene.there
    honest = here.stop("North/2", "08:00", "09:00")
    foreign = {**honest, "route_id": str(there.key("route", "North/1"))}
    assert outcome(scene.csr, here.hold(here.plan("S10", "8-10", [foreign]))) == TAKEN
    [(stop,)] = scene.office.rows(
        "select stop_id from booker.stops where branch_id = :branch", branch=there.branch
    )
    move = {"stop_id": str(stop), **here.stop("North/3", "08:00", "09:00")}
    plan = here.plan("S10", "8-10", [honest], moves=[move])
    assert outcome(scene.csr, here.hold(plan)) == TAKEN


def test_what_the_payload_claims_beside_the_plan_is_not_believed(scene: Scene) -> None:
    here = scene.here
    claims = {
        "state": "confirmed", "expires_at": "2099-01-01T00:00:00Z", "held_by": "somebody",
        "held_at": "2000-01-01T00:00:00Z", "confirmed_by": "somebody", "vip": True, "agreed": True,
        "confirmed_at": "2000-01-01T00:00:00Z", "minutes": 1, "technicians": 0, "replaces": None,
        "promised_from": "2000-01-01T00:00:00Z", "branch_id": str(scene.there.branch),
    }  # fmt: skip
    plan = here.plan("S10", "8-10", [here.stop("North/2", "08:00", "09:00")])
    with scene.csr.transaction(force_rollback=True):
        content = {"date": here.day.isoformat(), **claims}
        run(scene.csr, *here.hold({**claims, **plan}, content))
        [row] = run(
            scene.csr,
            "select state, held_by, confirmed_by, agreed, vip, minutes, technicians, branch_id,"
            " expires_at <= clock_timestamp() + interval '10 minutes',"
            " held_at > clock_timestamp() - interval '1 minute',"
            " promised_from = app.instant(branch_id, service_date, '08:00')"
            " from booker.bookings where reference = %s",
            (plan["reference"],),
        )
    me = scene.office.login("csr")
    assert row == ("held", me, None, False, False, 60, 1, here.branch, True, True, True)


@pytest.mark.parametrize(
    "reference", ["=1+1", "ABC~1", "abc", "", "A B", "A" * 25, "<b>", "\u202e"]
)
def test_a_reference_is_not_a_place_for_tricks(scene: Scene, reference: str) -> None:
    here = scene.here
    plan = here.plan("S10", "8-10", [here.stop("North/2", "08:00", "09:00")])
    plan["reference"] = reference
    assert outcome(scene.csr, here.hold(plan)) == "23514 ck_bookings_reference"


def test_a_standing_booking_is_not_overwritten(scene: Scene) -> None:
    here = scene.here
    plan = here.plan("S10", "8-10", [here.stop("North/2", "08:00", "09:00")])
    taken = {**plan, "reference": scene.standing["held"]}
    assert outcome(scene.csr, here.hold(taken)) == "23505 uq_bookings_reference"
    [(booking,)] = run(
        scene.csr,
        "select booking_id from booker.bookings where reference = %s",
        (scene.standing["held"],),
    )
    assert outcome(scene.csr, here.hold({**plan, "booking_id": str(booking)})) == (
        "23505 pk_bookings"
    )


@pytest.mark.parametrize("plan", [None, [], {}, "x", 7, {"stops": {}}, {"stops": [None]}])
def test_malformed_plans_are_refused(scene: Scene, plan: Any) -> None:  # noqa: ANN401 - malformed on purpose
    whole = scene.here.plan("S10", "8-10", [scene.here.stop("North/2", "08:00", "09:00")])
    sent = {**whole, **plan} if isinstance(plan, dict) and plan else plan
    assert outcome(scene.csr, scene.here.hold(sent)) != ""


def test_deep_and_huge_plans_end_in_a_refusal(scene: Scene) -> None:
    here = scene.here
    statement = "select app.hold(%s, %s, %s::text::jsonb, '{}')"
    deep = "[" * 200_000 + "]" * 200_000
    assert outcome(scene.csr, (statement, (here.branch, uuid4(), deep))) == "54001"
    stop = here.stop("North/2", "08:00", "09:00")
    huge = here.plan("S10", "8-10", [stop] * 200)
    assert outcome(scene.csr, here.hold(huge)) == TECHNICIANS
    # a note of some megabytes is only the sender's own waste
    content = {"date": here.day.isoformat(), "note": "x" * 4_000_000}
    honest = here.plan("S10", "8-10", [stop])
    assert outcome(scene.csr, here.hold(honest, content)) == ""


def test_an_act_id_is_used_once(scene: Scene) -> None:
    here = scene.here
    statement, values = here.hold(
        here.plan("S10", "8-10", [here.stop("North/2", "08:00", "09:00")])
    )
    other = (*values[:2], Jsonb({"date": here.day.isoformat(), "more": 1}), values[3])
    assert outcome(scene.csr, (statement, values), (statement, values)) == ""
    assert outcome(scene.csr, (statement, values), (statement, other)) == "BK006"
    confirm = act("confirm", here.branch, scene.standing["held"])
    again = ("select app.release(%s, %s, %s)", confirm[1])
    assert outcome(scene.dispatcher, confirm, again) == "BK006"


def test_a_held_booking_cannot_be_taken_for_its_keeper(scene: Scene) -> None:
    """The old window that a proposal keeps is a row nobody can act on by its name."""
    here = scene.here
    plan = here.plan("S10", "10-12", [here.stop("North/2", "10:00", "11:00")])
    content = {"reference": scene.standing["held"], "date": here.day.isoformat()}
    propose = (
        "select app.propose(%s, %s, %s, %s)", (here.branch, uuid4(), Jsonb(content), Jsonb(plan)),
    )  # fmt: skip
    keeper = scene.standing["held"] + "~1"
    for kind in ("confirm", "release", "cancel", "complete", "no_show"):
        attack = act(kind, here.branch, keeper, reason="x")
        assert outcome(scene.dispatcher, propose, attack) == NOT_FOUND
    assert outcome(scene.dispatcher, propose) == ""
    assert outcome(scene.csr, propose) == "BK008"


def test_an_expired_hold_is_not_revived(scene: Scene) -> None:
    here = scene.here
    reference = here.stand(scene.csr, "S12", "8-10", here.stop("North/3", "08:00", "09:00"))
    scene.office.expire(reference)
    assert outcome(scene.dispatcher, act("confirm", here.branch, reference)) == "BK004"
    assert outcome(scene.csr, act("release", here.branch, reference)) == "BK004"
    revive = (
        (
            "update booker.bookings set expires_at = clock_timestamp() + interval '1 hour'"
            " where reference = %s"
        ),
        (reference,),
    )
    assert outcome(scene.owner, revive, SETTLE) == "BK004"
    # and it is in nobody's way: whoever writes there next records what the clock decided
    again = here.plan("S12", "8-10", [here.stop("North/3", "08:00", "09:00")])
    assert outcome(scene.csr, here.hold(again)) == ""


def test_a_reschedule_names_its_own_site_and_a_confirmed_booking(scene: Scene) -> None:
    here = scene.here
    statement = "select app.reschedule(%s, %s, %s, %s)"
    plan = here.plan("S3", "8-10", [here.stop("North/2", "08:00", "09:00")])
    about = Jsonb({"reference": scene.standing["held"], "date": here.day.isoformat()})
    call = (statement, (here.branch, uuid4(), about, Jsonb(plan)))
    assert outcome(scene.csr, call) == "BK005"
    confirm = act("confirm", here.branch, scene.standing["held"])
    with scene.dispatcher.transaction(force_rollback=True):
        run(scene.dispatcher, *confirm)
        assert outcome(scene.dispatcher, call) == "BK001"


def test_the_errors_are_the_programs_own(scene: Scene) -> None:
    """A refusal carries no other branch's data, whatever was asked."""
    here, there = scene.here, scene.there
    plan = here.plan("S10", "8-10", [here.stop("North/2", "08:00", "09:00")], reference=draw())
    plan["site_id"] = str(there.key("site", "B1"))
    with pytest.raises(psycopg.Error) as refused, scene.csr.transaction():
        run(scene.csr, *here.hold(plan))
    assert "Secret" not in str(refused.value)
