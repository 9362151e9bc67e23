"""What a schedule makes due: once, by one machine, whatever happens to the others."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from core.errors import Cancelled, NotAllowed
from core.exchange import scheduled
from core.exchange.export import export
from core.exchange.profiles import (
    SHIPPED,
    ExportProfile,
    ProfileColumn,
    Schedule,
    remove_profile,
    save_profile,
)
from core.exchange.scheduled import due_moment, list_runs, run_due_exports

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.exchange.export import ExportResult
    from tests.office import Office

DENVER = ZoneInfo("America/Denver")
SITES = ExportProfile("Sites", "sites", "csv", (ProfileColumn("number", "No"),))


@pytest.fixture
def ready(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(3)
    return office


def schedule(office: Office, folder: Path, name: str = "Sites", **how: Any) -> None:  # noqa: ANN401 - a profile's fields
    """Save a profile that has been due since its slot began: saved days ago, so to speak."""
    plan = Schedule(str(folder), 1440, None, str(how.pop("file_name", "{name} {date} {time}")))
    profile = replace(SITES, name=name, schedule=plan, **how)
    save_profile(office.desk("admin"), uuid4(), profile)
    with office.admin.engine.begin() as connection:
        connection.exec_driver_sql("set local session_replication_role = replica")
        connection.exec_driver_sql(
            "update booker.export_profiles set saved_at = saved_at - interval '2 days'"
        )


def forget(office: Office, when: str = "claimed_at = claimed_at - interval '16 minutes'") -> None:
    """Let time pass for the runs that stand."""
    office.execute(f"update booker.export_runs set {when} where branch_id = :branch")


# -- when -----------------------------------------------------------------------------------------


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "now", "due"),
    [
        ("06:00", "2026-07-01T12:00:00", "2026-07-01T12:00:00"),
        ("06:00", "2026-07-01T11:59:59", "2026-06-30T12:00:00"),
        ("06:00", "2026-12-07T23:00:00", "2026-12-07T13:00:00"),
        ("23:30", "2026-07-01T05:00:00", "2026-06-30T05:30:00"),
        # the hour that the clocks skip, and the one that comes twice
        ("02:30", "2026-03-08T20:00:00", "2026-03-08T09:30:00"),
        ("01:30", "2026-11-01T20:00:00", "2026-11-01T07:30:00"),
    ],
)
def test_daily_at_a_local_time(at: str, now: str, due: str) -> None:
    plan = Schedule("/x", None, time.fromisoformat(at))
    assert due_moment(plan, utc(now), DENVER) == utc(due)


@pytest.mark.parametrize(
    ("minutes", "now", "due"),
    [
        (15, "2026-07-01T12:14:59", "2026-07-01T12:00:00"),
        (15, "2026-07-01T12:15:00", "2026-07-01T12:15:00"),
        (7, "2026-07-01T06:13:00", "2026-07-01T06:07:00"),
        (1440, "2026-07-01T05:59:59", "2026-06-30T06:00:00"),
        (60, "2026-03-08T09:30:00", "2026-03-08T09:00:00"),
        (90, "2026-11-01T08:40:00", "2026-11-01T07:30:00"),
    ],
)
def test_every_so_many_minutes_from_the_branch_s_midnight(minutes: int, now: str, due: str) -> None:
    assert due_moment(Schedule("/x", minutes), utc(now), DENVER) == utc(due)


# -- once -----------------------------------------------------------------------------------------


def test_what_is_due_is_written_once_and_recorded(ready: Office, tmp_path: Path) -> None:
    schedule(ready, tmp_path)
    desk = ready.desk("dispatcher")
    (run,) = run_due_exports(desk, machine="front desk")
    assert (run.profile, run.rows, run.problem) == ("Sites", 3, "")
    local = run.due_at.astimezone(DENVER)
    assert run.path == tmp_path / f"Sites {local:%Y-%m-%d} {local:%H%M}.csv"
    assert run.path.read_text("utf-8-sig").split() == ["No", "S1", "S2", "S3"]
    (record,) = list_runs(desk)
    assert (record.machine, record.login) == ("front desk", ready.login("dispatcher"))
    assert (record.rows, record.problem, record.due_at) == (3, None, run.due_at)
    run.path.unlink()
    assert run_due_exports(desk, machine="back office") == ()


def test_a_profile_is_due_after_it_was_saved(ready: Office, tmp_path: Path) -> None:
    save_profile(
        ready.desk("admin"), uuid4(), replace(SITES, schedule=Schedule(str(tmp_path), 1440))
    )
    assert run_due_exports(ready.desk("dispatcher")) == ()
    assert list(tmp_path.iterdir()) == []


def test_two_machines_at_once_write_one_file(ready: Office, tmp_path: Path) -> None:
    schedule(ready, tmp_path, file_name="same")
    barrier = threading.Barrier(4)
    made: list[str] = []

    def machine(number: int) -> None:
        desk = ready.desk(("admin", "dispatcher")[number % 2], pool_size=3 + number)
        barrier.wait(10)
        made.extend(f"{number}" for _ in run_due_exports(desk, machine=f"machine {number}"))

    threads = [threading.Thread(target=machine, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    records = list_runs(ready.desk("dispatcher"))
    # the minute may have turned between them
    assert len(made) == len(records)
    assert len({record.due_at for record in records}) == len(records) <= 2
    assert [path.name for path in tmp_path.iterdir()] == ["same.csv"]


def test_a_missing_folder_is_said_left_to_others_and_stops_nobody(
    ready: Office, tmp_path: Path
) -> None:
    schedule(ready, tmp_path / "away", "Away")
    schedule(ready, tmp_path, "Here")
    runs = run_due_exports(ready.desk("dispatcher"), machine="laptop")
    assert [(run.profile, bool(run.problem)) for run in runs] == [("Away", True), ("Here", False)]
    assert runs[0].problem == f"There is no folder {tmp_path / 'away'} on this machine (laptop)."
    assert [record.profile for record in list_runs(ready.desk("dispatcher"))] == ["Here"]
    # another machine has it
    (tmp_path / "away").mkdir()
    run = run_due_exports(ready.desk("dispatcher"), machine="server")[0]
    assert (run.profile, run.problem) == ("Away", "")


def test_a_run_that_failed_is_recorded_and_tried_again_later(ready: Office, tmp_path: Path) -> None:
    schedule(ready, tmp_path, file_name="taken")
    (tmp_path / "taken.csv").mkdir()
    desk = ready.desk("dispatcher")
    (run,) = run_due_exports(desk)
    assert "cannot be replaced" in run.problem
    assert list_runs(desk)[0].problem == run.problem
    assert all(other.due_at != run.due_at for other in run_due_exports(desk))
    (tmp_path / "taken.csv").rmdir()
    forget(ready, "finished_at = finished_at - interval '6 minutes'")
    assert run_due_exports(desk)[-1].problem == ""
    assert list_runs(desk)[0].rows == 3
    assert (tmp_path / "taken.csv").is_file()


def test_a_machine_that_died_is_replaced_and_does_not_write_when_it_wakes(
    ready: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schedule(ready, tmp_path, file_name="same")
    desk = ready.desk("admin", pool_size=3)
    others: list[int] = []

    def asleep(*given: Any, **how: Any) -> ExportResult:  # noqa: ANN401 - export's own
        """Between the claim and the file a quarter of an hour passes, and another takes over."""
        monkeypatch.setattr(scheduled, "export", export)
        assert run_due_exports(ready.desk("dispatcher"), machine="other") == ()
        forget(ready)
        others.extend(
            run.rows for run in run_due_exports(ready.desk("dispatcher"), machine="other")
        )
        ready.execute("update booker.sites set active = false where branch_id = :branch")
        (tmp_path / "same.csv").write_text("the other's", "utf-8")
        return export(*given, **how)

    monkeypatch.setattr(scheduled, "export", asleep)
    assert run_due_exports(desk, machine="sleepy") == ()
    assert others == [3]
    assert (tmp_path / "same.csv").read_text("utf-8") == "the other's"
    assert [record.machine for record in list_runs(desk)] == ["other"]
    assert [path.name for path in tmp_path.iterdir()] == ["same.csv"]


def test_a_claim_is_renewed_while_the_file_is_written(
    ready: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schedule(ready, tmp_path)
    monkeypatch.setattr(scheduled, "RENEW_SECONDS", 0.0)
    desk = ready.desk("dispatcher")
    assert len(run_due_exports(desk)) == 1
    (record,) = list_runs(desk)
    claimed = ready.rows("select max(claimed_at) > min(claimed_at) or count(*) = 1"
                         " from booker.export_runs")  # fmt: skip
    assert claimed == [(True,)]
    assert record.claimed_at <= (record.finished_at or record.claimed_at)


def test_whoever_stops_it_leaves_the_run_to_others(ready: Office, tmp_path: Path) -> None:
    def stop(_what: str, _done: int, _total: int) -> None:
        raise Cancelled("The schedule was stopped while it ran.")

    schedule(ready, tmp_path)
    desk = ready.desk("dispatcher")
    with pytest.raises(Cancelled):
        run_due_exports(desk, tell=stop)
    assert list(tmp_path.iterdir()) == []
    assert list_runs(desk)[0].problem == "The schedule was stopped while it ran."
    forget(ready, "finished_at = finished_at - interval '6 minutes'")
    assert run_due_exports(desk)[-1].rows == 3


def test_calendars_go_into_the_folder_itself(ready: Office, tmp_path: Path) -> None:
    ready.add_routes(ready.day(2), 2)
    profile = replace(SHIPPED[3], name="Ours", schedule=Schedule(str(tmp_path), 1440))
    save_profile(ready.desk("admin"), uuid4(), profile)
    with ready.admin.engine.begin() as connection:
        connection.exec_driver_sql("set local session_replication_role = replica")
        connection.exec_driver_sql(
            "update booker.export_profiles set saved_at = saved_at - interval '2 days'"
        )
    (run,) = run_due_exports(ready.desk("dispatcher"))
    assert (run.path, run.problem) == (tmp_path, "")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["Tech 1North.ics", "Tech 2North.ics"]


def test_a_profile_that_this_version_does_not_know_is_said(ready: Office, tmp_path: Path) -> None:
    schedule(ready, tmp_path, "Fine")
    ready.execute(
        "insert into booker.export_profiles (branch_id, profile_id, name, content) values"
        " (:branch, gen_random_uuid(), 'Later', '{\"schedule\": {}, \"robots\": true}')"
    )
    runs = run_due_exports(ready.desk("dispatcher"))
    assert [(run.profile, run.problem) for run in runs] == [
        ("Fine", ""), ("Later", "A profile has no robots."),
    ]  # fmt: skip


def test_a_removed_profile_takes_its_runs_along(ready: Office, tmp_path: Path) -> None:
    schedule(ready, tmp_path)
    run_due_exports(ready.desk("dispatcher"))
    remove_profile(ready.desk("admin"), uuid4(), "Sites")
    assert list_runs(ready.desk("dispatcher")) == ()
    assert run_due_exports(ready.desk("dispatcher")) == ()


def test_old_runs_are_cleared_away(ready: Office, tmp_path: Path) -> None:
    schedule(ready, tmp_path)
    run_due_exports(ready.desk("dispatcher"))
    forget(ready, "due_at = due_at - interval '91 days'")
    run_due_exports(ready.desk("dispatcher"))
    assert len(list_runs(ready.desk("dispatcher"))) == 1


def test_a_run_is_claimed_by_staff_of_the_branch_alone(ready: Office, tmp_path: Path) -> None:
    from sqlalchemy import text  # noqa: PLC0415 - one test of many

    from tests.core.database.forge import found_second  # noqa: PLC0415

    schedule(ready, tmp_path)
    found_second(ready)
    with pytest.raises(NotAllowed):
        ready.desk("csr9").database.serializable(
            lambda connection: connection.execute(
                text("select app.claim_export(:branch, '{}')"), {"branch": ready.branch_id}
            )
        )


def test_no_csr_takes_a_run_and_nobody_another_ones(ready: Office, tmp_path: Path) -> None:
    from sqlalchemy import bindparam, text  # noqa: PLC0415 - one test of many
    from sqlalchemy.dialects.postgresql import JSONB  # noqa: PLC0415

    schedule(ready, tmp_path)
    with pytest.raises(NotAllowed, match="dispatcher or admin"):
        run_due_exports(ready.desk("csr"))
    ((profile,),) = ready.rows(
        "select profile_id from booker.export_profiles where branch_id = :branch"
    )
    token = str(uuid4())
    content = {
        "profile_id": str(profile),
        "due_at": "2026-11-01T06:00:00Z",
        "token": token,
        "machine": "m",
    }

    def call(role: str, function: str, **more: object) -> bool:
        statement = text(f"select app.{function}(:branch, :content)").bindparams(
            bindparam("content", type_=JSONB)
        )
        values = {"branch": ready.branch_id, "content": {**content, **more}}
        return bool(
            ready.desk(role).database.serializable(
                lambda connection: connection.execute(statement, values).scalar_one()
            )
        )

    assert call("dispatcher", "claim_export")
    # the token can be read by all staff, and is nothing without its owner's login
    assert not call("admin", "claim_export")
    assert not call("admin", "keep_export")
    assert not call("admin", "finish_export", written=0)
    assert call("dispatcher", "finish_export", written=0)
