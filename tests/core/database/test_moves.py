"""app.move_stops and app.pin_stop called directly: by whom, and with lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from psycopg.types.json import Jsonb

from tests.core.database.forge import act, outcome, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.core.database.conftest import Scene

# one worker, so that its scene is made once
NOT_ALLOWED, INVALID, NOT_FOUND = "BK008", "BK001", "BK002"
TAKEN, RESOLVED, NOT_OFFERED = "BK009", "BK005", "BK003"

Move = tuple[str, str, str, str]
"""(who, route, starts, ends): the (first) stop of a standing booking, moved."""


HELD = ("held", "North/1", "08:45", "09:45")


def moving(scene: Scene, named: str, *moves: Move, **more: object) -> tuple[str, Sequence[Any]]:
    """The call that moves these stops in the name of one standing booking."""
    here = scene.here
    plan = [
        here.move(scene.standing[who], here.stop(route, starts, ends))
        for who, route, starts, ends in moves
    ]
    content = Jsonb({"reference": scene.standing[named]})
    return (
        "select app.move_stops(%s, %s, %s, %s)",
        (here.branch, uuid4(), content, Jsonb({"moves": plan, **more})),
    )


def test_only_a_dispatcher_of_the_branch_moves_and_pins(scene: Scene) -> None:
    here = scene.here
    honest = moving(scene, "held", ("held", "North/2", "08:30", "09:30"))
    pin = act("pin_stop", here.branch, scene.standing["held"], pinned=True)
    for session in (scene.csr, scene.admin, scene.csr9, scene.dispatcher9, scene.admin9):
        assert outcome(session, honest) == NOT_ALLOWED
        assert outcome(session, pin) == NOT_ALLOWED
    assert outcome(scene.owner, honest) == NOT_ALLOWED
    assert outcome(scene.dispatcher, honest) == ""
    assert outcome(scene.dispatcher, pin) == ""


@pytest.mark.parametrize(
    ("named", "moves", "refusal"),
    [
        # the positive controls: what each lie is a lie about, told honestly
        ("held", [("held", "North/1", "08:45", "09:45")], ""),
        ("held", [("held", "North/2", "09:59", "10:59")], ""),
        ("held", [("held", "North/1", "09:00", "10:00")], ""),
        ("held", [("held", "North/2", "10:00", "11:00")], "23514 booking_promise"),
        ("held", [("held", "North/2", "07:30", "08:30")], "23514 booking_promise"),
        ("held", [("held", "North/2", "08:00", "08:30")], "23514 booking_length"),
        ("pair", [("pair", "North/2", "14:30", "16:30")], None),
        ("held", [("held", "North/4", "08:00", "09:00")], "23514 ck_routes_max_stops"),
        ("held", [("held", "East/1", "09:00", "10:00")], TAKEN),
        ("east", [("east", "East/2", "08:00", "09:00")], NOT_OFFERED),
        ("one", [("one", "North/3", "11:30", "12:30")], TAKEN),
        ("one", [("one", "North/3", "12:00", "13:00")], ""),
        ("pinned", [("pinned", "North/1", "10:30", "11:30")], TAKEN),
        ("held", [HELD, ("completed", "North/1", "12:30", "13:30")], TAKEN),
        # only the named booking changes its route
        ("east too", [("east too", "East/1", "10:15", "11:15")], ""),
        ("held", [HELD, ("east too", "East/1", "10:15", "11:15")], ""),
        ("held", [HELD, ("east too", "East/2", "10:00", "11:00")], TAKEN),
        # and it does move: nothing is moved in another's name
        ("held", [("east too", "East/1", "10:15", "11:15")], INVALID),
        ("held", [], ""),
        ("completed", [], RESOLVED),
    ],
)
def test_what_a_dispatcher_sends_is_believed_as_far_as_the_walls_let_it(
    scene: Scene, named: str, moves: list[Move], refusal: str | None
) -> None:
    told = outcome(scene.dispatcher, moving(scene, named, *moves))
    if refusal is None:
        # one of two technicians alone: either the arrivals differ or both are on one route
        assert told in {"23514 booking_technicians", "23505 uq_stops_route"}
        return
    assert told == refusal


def test_a_move_adds_and_invents_nothing(scene: Scene) -> None:
    here = scene.here
    added = here.stop("North/2", "08:00", "09:00")
    assert outcome(scene.dispatcher, moving(scene, "held", stops=[added])) == INVALID
    twice = ("held", "North/2", "08:30", "09:30")
    assert outcome(scene.dispatcher, moving(scene, "held", twice, twice)) == TAKEN
    nobody = {"stop_id": str(uuid4()), **added}
    ghost = ("select app.move_stops(%s, %s, %s, %s)", (
        here.branch, uuid4(), Jsonb({"reference": scene.standing["held"]}),
        Jsonb({"moves": [nobody]}),
    ))  # fmt: skip
    assert outcome(scene.dispatcher, ghost) == TAKEN
    foreign = act("pin_stop", here.branch, "NOBODY", pinned=True)
    assert outcome(scene.dispatcher, foreign) == NOT_FOUND


def test_one_that_has_begun_stays(scene: Scene) -> None:
    """By the database's clock, whatever the desk's plan says."""
    with scene.owner.transaction(force_rollback=True):
        run(scene.owner, "set local session_replication_role = replica")
        run(
            scene.owner,
            "update booker.stops set starts_at = date_trunc('minute', clock_timestamp())"
            " - interval '5 minutes', arrives_at = date_trunc('minute', clock_timestamp()),"
            " ends_at = date_trunc('minute', clock_timestamp()) + interval '1 hour'"
            " where booking_id = (select booking_id from booker.bookings where reference = %s)",
            (scene.standing["held"],),
        )
        run(scene.owner, "set local session_replication_role = origin")
        run(scene.owner, f'set local session authorization "{scene.office.login("dispatcher")}"')
        begun = moving(scene, "held", ("held", "North/2", "08:30", "09:30"))
        assert outcome(scene.owner, begun) == TAKEN


def test_no_other_booking_changes_its_route_in_the_exchange(scene: Scene) -> None:
    swap = moving(
        scene,
        "held",
        ("held", "North/2", "08:00", "09:00"),
        ("pair", "North/3", "14:00", "16:00"),
    )
    assert outcome(scene.dispatcher, swap) == TAKEN
