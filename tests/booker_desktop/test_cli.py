"""The command line as a contract: exit codes, JSON keys, and what each command does."""

from __future__ import annotations

import csv
import re
import socket
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from tests.booker_desktop.command_line import SHEETS, Booker, home, today

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.long

FIRST = today() + timedelta(days=1)
STOP_KEYS = {"route", "technician", "starts_at", "arrives_at", "ends_at", "drive_minutes"}


@pytest.fixture(scope="module")
def booker() -> Iterator[Booker]:
    with home() as made:
        made.found_office()
        yield made


@pytest.fixture(scope="module")
def openings(booker: Booker) -> Iterator[Opening]:
    """Windows that are open in one zone, each with a site of that zone that has no booking."""
    told = booker.json("windows", "--site", "ARV1001", "--job", "INSPECT", login="csr1")
    when = [["--date", w["date"], "--window", w["window"]] for w in told["windows"] if w["offered"]]
    return map(Opening, sites_of(told["zone"]), when)


@dataclass(frozen=True, slots=True)
class Opening:
    site: str
    when: list[str]


def sites_of(zone: str) -> list[str]:
    """Numbers of the zone's sites that are no VIPs."""
    lines = (SHEETS / "sites.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    return [line.split(",")[0] for line in lines if f",{zone}," in line and ",yes," not in line]


def held(booker: Booker, openings: Iterator[Opening]) -> dict[str, Any]:
    """A new hold by csr1."""
    free = next(openings)
    words = ["hold", "--site", free.site, "--job", "INSPECT", *free.when]
    return booker.json(*words, login="csr1")


def instant(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    assert moment.utcoffset() == timedelta(0)
    return moment


def test_windows_tells_every_window_of_the_range(booker: Booker) -> None:
    told = booker.json(
        "windows", "--site", "ARV1001", "--job", "AC-TUNE", "--from", FIRST.isoformat(),
        "--days", "3", login="csr1",
    )  # fmt: skip
    assert list(told) == ["site", "job_type", "zone", "as_of", "windows"]
    assert instant(told["as_of"]) > datetime(2026, 1, 1, tzinfo=UTC)
    assert len(told["windows"]) == 3 * 5
    for window in told["windows"]:
        assert list(window) == [
            "date", "window", "starts_at", "ends_at", "offered", "technicians_free",
            "extra_drive_minutes", "reason", "explanation",
        ]  # fmt: skip
        assert instant(window["ends_at"]) - instant(window["starts_at"]) == timedelta(hours=2)
        assert window["offered"] == (window["reason"] is None)
        assert window["explanation"]
    thorough = booker.run(
        "windows", "--site", "ARV1001", "--job", "AC-TUNE", "--thorough", login="csr1"
    )
    assert thorough.code == 0
    assert "windows can be promised" in thorough.out


def test_a_hold_is_made_once_confirmed_by_a_dispatcher_and_told(
    booker: Booker, openings: Iterator[Opening]
) -> None:
    with (SHEETS / "sites.csv").open(encoding="utf-8-sig", newline="") as listed:
        reached = {row["Customer #"] for row in csv.DictReader(listed) if row["Email"]}
    free = next(opening for opening in openings if opening.site in reached)
    act = str(uuid4())
    words = ["hold", "--site", free.site, "--job", "INSPECT", *free.when, "--act-id", act]
    booking = booker.json(*words, login="csr1")
    assert {"reference", "state", "expires_at", "promised_from", "promised_to", "stops"} <= set(
        booking
    )
    assert booking["state"] == "held"
    assert set(booking["stops"][0]) == STOP_KEYS
    assert instant(booking["promised_from"]) <= instant(booking["stops"][0]["arrives_at"])
    assert booker.json(*words, login="csr1") == booking

    reused = booker.run(*words[:2], "ARV1150", *words[3:], "--json", login="csr1")
    assert (reused.code, reused.error["code"]) == (3, "act_reused")

    reference = booking["reference"]
    waiting = booker.json("holds", login="dispatcher1")["holds"]
    assert reference in [hold["reference"] for hold in waiting]

    forbidden = booker.run("confirm", reference, "--json", login="csr1")
    assert (forbidden.code, forbidden.error["code"]) == (5, "not_allowed")
    confirmed = booker.json("confirm", reference, login="dispatcher1")
    assert (confirmed["state"], confirmed["confirmed_by"]) == ("confirmed", "dispatcher1")
    assert confirmed["message"] == "queued"
    again = booker.run("confirm", reference, login="dispatcher1")
    assert again.code == 3
    assert "confirmed by dispatcher1" in again.err
    assert again.out == ""

    day = booker.json("plan", "--zone", booking["zone"], "--date", booking["date"], login="csr1")
    assert list(day) == ["zone", "date", "rules", "routes"]
    assert list(day["rules"]) == ["default_drive_minutes", "road_factor", "speed_kmh"]
    assert list(day["routes"][0]) == [
        "route", "technician", "starts_at", "ends_at", "max_stops", "stops",
        "start_latitude", "start_longitude", "blocks",
    ]  # fmt: skip
    stops = [stop for route in day["routes"] for stop in route["stops"]]
    mine = next(stop for stop in stops if stop["reference"] == reference)
    assert list(mine) == [
        "reference", "state", "site", "latitude", "longitude", "minutes_on_site",
        "buffer_before", "buffer_after", "drive_minutes", "starts_at", "arrives_at", "ends_at",
        "promised_from", "promised_to", "technicians", "pinned", "customer_name", "address",
        "phone", "job_type", "job_name", "window", "vip", "agreed", "site_notes", "notes",
        "answers", "all_day", "expires_at",
    ]  # fmt: skip

    events = booker.json("audit", "--ref", reference, login="dispatcher1")["events"]
    assert {"hold", "confirm"} == {event["act"] for event in events}
    sheet = booker.home / "bookings.csv"
    written = booker.json("export", "bookings", str(sheet), login="dispatcher1")
    assert written["bookings"] >= 1
    content = sheet.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert reference in content.decode("utf-8-sig")


def test_a_proposal_is_accepted_or_declined(booker: Booker, openings: Iterator[Opening]) -> None:
    booking = held(booker, openings)
    reference = booking["reference"]
    proposed = booker.json("propose", reference, *next(openings).when, login="dispatcher1")
    assert proposed["state"] == "proposed"
    kept = booker.json("decline", reference, "--keep-old", login="csr1")
    assert (kept["state"], kept["date"], kept["window"]) == (
        "held", booking["date"], booking["window"],
    )  # fmt: skip
    booker.json("propose", reference, *next(openings).when, login="dispatcher1")
    accepted = booker.json("accept", reference, login="csr1")
    assert (accepted["state"], accepted["agreed"]) == ("held", True)
    assert booker.json("release", reference, login="csr1")["state"] == "released"
    assert booker.json("show", reference, login="csr1")["state"] == "released"


def test_a_confirmed_booking_is_rescheduled_completed_missed_or_cancelled(
    booker: Booker, openings: Iterator[Opening]
) -> None:
    booking = held(booker, openings)
    reference = booking["reference"]
    booker.json("confirm", reference, login="dispatcher1")
    moved = booker.json("reschedule", reference, *next(openings).when, login="csr1")
    assert moved["replaces"] == reference
    booker.json("confirm", moved["reference"], login="dispatcher1")
    assert booker.json("show", reference, login="csr1")["state"] == "rescheduled"
    assert booker.run("cancel", moved["reference"], login="csr1").code == 2
    ended = booker.json("cancel", moved["reference"], "--reason", "moved away", login="csr1")
    assert (ended["state"], ended["reason"]) == ("cancelled", "moved away")
    for word, state in (("complete", "completed"), ("no-show", "no_show")):
        other = held(booker, openings)["reference"]
        booker.json("confirm", other, login="dispatcher1")
        assert booker.json(word, other, login="dispatcher1")["state"] == state


def test_an_expired_hold_is_not_confirmed(booker: Booker, openings: Iterator[Opening]) -> None:
    reference = held(booker, openings)["reference"]
    booker.administer(
        "update booker.bookings set expires_at = clock_timestamp() - interval '1 s'"
        " where reference = %s",
        reference,
    )
    late = booker.run("confirm", reference, "--json", login="dispatcher1")
    assert (late.code, late.error["code"]) == (3, "expired")
    assert booker.json("show", reference, login="csr1")["state"] == "expired"


def test_of_two_desks_one_gets_the_last_opening(booker: Booker) -> None:
    told = booker.json(
        "windows", "--site", "ARV1100", "--job", "SYS-INSTALL", "--days", "28", login="csr1"
    )
    last = next(w for w in told["windows"] if w["offered"] and w["technicians_free"] in {2, 3})
    when = ["--date", last["date"], "--window", last["window"], "--json"]
    sites = sites_of(told["zone"])[-2:]
    running = [
        booker.start("hold", "--site", site, "--job", "SYS-INSTALL", *when, login=login)
        for login, site in zip(("csr1", "csr2"), sites, strict=True)
    ]
    ended = [(*process.communicate(timeout=60), process.returncode) for process in running]
    assert sorted(code for *_, code in ended) == [0, 3], ended
    lost = next(out for out, _, code in ended if code == 3)
    assert '"code": "taken"' in lost
    assert re.search(r'"alternatives": \[\s*\{\s*"date": "\d{4}-\d\d-\d\d",\s*"window"', lost)


def test_sheets_are_taken_whole_or_not_at_all(booker: Booker, tmp_path: Path) -> None:
    sites = str(SHEETS / "sites.csv")
    again = booker.json("import", "sites", sites, "--create-zones", login="admin1")
    assert (again["added"], again["changed"], again["refused"]) == (0, 0, [])
    assert again["unchanged"] > 100
    bad = tmp_path / "jobs.csv"
    bad.write_text("Code,Job type,Minutes,Techs needed,All day\nA,Fine,30,1,\nB,None,0,1,\n")
    refused = booker.run("import", "job-types", str(bad), "--json", login="admin1")
    assert (refused.code, refused.error["code"]) == (2, "invalid")
    problem = refused.document["refused"][0]
    assert (problem["row"], problem["column"]) == (3, "C")
    assert problem["message"]
    dry = booker.json(
        "import", "capacity", str(booker.home / "capacity.xlsx"), "--sheet", "Capacity",
        "--dry-run", login="admin1",
    )  # fmt: skip
    assert (dry["dry_run"], dry["written"]) == (True, False)
    assert dry["added"] > 0
    forbidden = booker.run("import", "sites", sites, "--json", login="csr1")
    assert (forbidden.code, forbidden.error["code"]) == (5, "not_allowed")


def test_the_office_knows_its_branches_staff_and_zones(booker: Booker) -> None:
    branches = booker.json("branch", "list", login="csr1")["branches"]
    assert [(b["code"], b["roles"]) for b in branches] == [("arvada", ["csr"])]
    staff = booker.json("staff", "list", login="csr1")["staff"]
    assert [(m["login"], m["role"]) for m in staff if m["login"] == "dispatcher1"] == [
        ("dispatcher1", "dispatcher")
    ]
    zones = booker.json("zone", "list", login="csr1")["zones"]
    assert "Arvada NE" in [zone["name"] for zone in zones]
    nowhere = booker.run(
        "branch", "add", "x", "--name", "X", "--timezone", "Mars/Olympus", "--json"
    )
    assert (nowhere.code, nowhere.error["code"]) == (2, "invalid")
    forbidden = booker.run("staff", "add", "eve", "--role", "admin", "--json", login="csr1")
    assert forbidden.code == 5
    verdict = booker.json("audit", "--verify", login="admin1")
    assert (verdict["verified"], verdict["problem"]) == (True, None)
    assert verdict["sealed"] > 100


def test_a_missing_wall_stops_every_act(booker: Booker, openings: Iterator[Opening]) -> None:
    free = next(openings)
    booker.administer("alter table booker.bookings disable trigger guard_transition")
    try:
        refused = booker.run(
            "hold", "--site", free.site, "--job", "INSPECT", *free.when, "--json", login="csr1"
        )
        doctor = booker.run("doctor", "--json")
    finally:
        booker.administer("alter table booker.bookings enable trigger guard_transition")
    assert (refused.code, refused.error["code"]) == (3, "unsafe_database")
    assert "guard_transition" in refused.error["message"]
    assert doctor.code == 3
    assert not doctor.document["ok"]
    fit = booker.json("doctor", login="dispatcher1")
    assert fit["ok"]
    assert {"connection", "server", "schema", "walls", "login", "clock", "keyring"} <= {
        check["name"] for check in fit["checks"]
    }


@pytest.mark.parametrize(
    ("words", "login", "password", "code"),
    [
        (["holds"], "csr1", "wrong", "sign_in_refused"),
        (["holds"], "nobody", "wrong", "sign_in_refused"),
        (["holds"], "nobody", None, "sign_in_refused"),
    ],
)
def test_who_may_not_sign_in_is_told(
    booker: Booker, words: list[str], login: str, password: str | None, code: str
) -> None:
    refused = booker.run(*words, "--json", login=login, password=password)
    assert (refused.code, refused.error["code"]) == (5, code)


@pytest.mark.parametrize(
    "words",
    [
        ["bogus"],
        [],
        ["hold", "--site", "ARV1001"],
        ["windows", "--site", "ARV1001", "--job", "AC-TUNE", "--days", "0"],
        ["plan", "--zone", "Arvada NE", "--date", "2026-02-30"],
        ["hold", "--site", "S", "--job", "J", "--date", "tomorrow", "--window", "8-10"],
        ["hold", "--site", "S", "--job", "J", "--date", "0001-01-01", "--window", "8-10"],
        ["windows", "--site", "ARV1001", "--job", "AC-TUNE", "--from", "9999-12-31"],
        ["windows", "--site", "ARV1001", "--job", "AC-TUNE", "--from", "20261123"],
        ["holds", "--as", ""],
        ["--branch", "", "holds"],
        ["show", "A", "--act-id", "B"],
        ["import", "sites", "no-such-file.csv"],
    ],
)
def test_usage_is_refused_with_one_document(booker: Booker, words: list[str]) -> None:
    refused = booker.run("--json", *words)
    assert (refused.code, refused.error["code"]) == (2, "usage")


def test_bytes_that_are_no_text_are_refused(booker: Booker) -> None:
    refused = booker.run("show", "A\udcff", "--json", login="csr1")
    assert (refused.code, refused.error["code"]) == (2, "invalid")


def test_what_is_not_there_is_named(booker: Booker) -> None:
    for words in (
        ["windows", "--site", "NOBODY", "--job", "AC-TUNE"],
        ["show", "ZZZZZZ"],
        ["plan", "--zone", "Atlantis", "--date", FIRST.isoformat()],
    ):
        refused = booker.run(*words, "--json", login="csr1")
        assert (refused.code, refused.error["code"]) == (2, "not_found"), words


def test_a_branch_that_is_not_theirs_is_not_allowed(booker: Booker) -> None:
    refused = booker.run("holds", "--branch", "atlantis", "--json", login="csr1")
    assert (refused.code, refused.error["code"]) == (5, "not_allowed")


def test_profiles_name_databases_and_an_unreachable_one_says_so(booker: Booker) -> None:
    shown = booker.json("profile", "show")
    assert (shown["name"], shown["dbname"]) == ("local", "booker")
    address = booker.server().address()
    assert address is not None
    assert (shown["host"], shown["port"]) == (address.host, address.port)
    with socket.socket() as taken:
        # bound and not listening: nobody else gets the port, nobody answers on it
        taken.bind(("127.0.0.1", 0))
        port = str(taken.getsockname()[1])
        added = booker.json(
            "profile", "add", "central", "--host", "127.0.0.1", "--port", port, "--login", "csr1"
        )
        assert (added["kind"], added["port"]) == ("central", int(port))
        gone = booker.run("--profile", "central", "holds", "--json", password="x")
        doctor = booker.run("--profile", "central", "doctor", "--json", password="x")
    assert (gone.code, gone.error["code"]) == (4, "unreachable")
    assert (doctor.code, doctor.error["code"]) == (4, "unreachable")
    names = [entry["name"] for entry in booker.json("profile", "list")["profiles"]]
    assert names == ["central", "demo", "local"]
    assert booker.json("profile", "use", "central")["current"] is True
    assert booker.json("profile", "use", "local")["current"] is True


def test_no_password_is_in_any_file_of_the_home(booker: Booker) -> None:
    known = [password.encode() for password in booker.passwords.values()]
    for file in booker.home.rglob("*"):
        if file.is_file() and "cluster" not in file.parts:
            content = file.read_bytes()
            assert not any(password in content for password in known), file


def test_sixteen_commands_at_once_on_a_fresh_home() -> None:
    with home() as fresh:
        running = [fresh.start("branch", "list", "--json") for _ in range(16)]
        ended = [(*process.communicate(timeout=120), process.returncode) for process in running]
    assert [said for said in ended if said[2] != 0] == []
    assert {out for out, *_ in ended} == {'{\n  "branches": []\n}\n'}
