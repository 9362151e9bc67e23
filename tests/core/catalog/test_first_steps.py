"""What a branch lacks before its desk can open, told thing by thing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from core.catalog.first_steps import FirstSteps, first_steps, sites_by_zone
from core.catalog.zones import ZoneEntry, save_zone
from core.messages.settings import DeliverySettings, save_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office


def test_a_branch_says_what_it_has(make_office: Callable[[], Office]) -> None:
    office = make_office()
    desk = office.desk("admin")
    has = FirstSteps(
        zones=True,
        windows=True,
        job_types=True,
        sites=False,
        capacity=False,
        staff=True,
        delivery=False,
    )
    assert first_steps(desk) == has
    office.add_sites(2)
    # yesterday's routes are no capacity
    office.add_routes(office.day(-1))
    assert first_steps(desk).sites
    assert not first_steps(desk).capacity
    office.add_routes(office.day(0))
    assert first_steps(desk).capacity
    office.execute("update booker.routes set retired = true where branch_id = :branch")
    assert not first_steps(desk).capacity


def test_somebody_who_sends_is_a_provider_or_a_worker_with_a_sandbox(
    make_office: Callable[[], Office],
) -> None:
    office = make_office()
    desk = office.desk("admin")
    save_settings(desk, uuid4(), DeliverySettings(sender_name="Arvada"))
    assert not first_steps(desk).delivery
    office.execute(
        "insert into booker.workers (branch_id, worker_id, login, host, version)"
        " values (:branch, gen_random_uuid(), 'mailer', 'here', '1')"
    )
    # whoever waits for a provider delivers nothing
    assert not first_steps(desk).delivery
    office.execute("update booker.workers set sandbox = 'folder' where branch_id = :branch")
    assert first_steps(desk).delivery
    office.execute("update booker.workers set sandbox = null where branch_id = :branch")
    settings = DeliverySettings(mail_provider="resend", sender_address="a@example.com")
    save_settings(desk, uuid4(), settings)
    assert first_steps(desk).delivery


def test_what_is_out_of_use_does_not_count(make_office: Callable[[], Office]) -> None:
    office = make_office()
    desk = office.desk("admin")
    save_zone(desk, uuid4(), ZoneEntry("North", active=False), was="North")
    for table in ("arrival_windows", "job_types"):
        office.execute(f"update booker.{table} set active = false where branch_id = :branch")
    office.execute(
        "update booker.staff set deactivated_at = clock_timestamp()"
        " where branch_id = :branch and role = 'dispatcher'"
    )
    steps = first_steps(desk)
    assert not steps.zones
    assert not steps.windows
    assert not steps.job_types
    assert not steps.staff


def test_sites_are_counted_by_zone(make_office: Callable[[], Office]) -> None:
    office = make_office()
    office.add_zone("South")
    office.add_sites(3)
    office.execute(
        "update booker.sites set active = false where branch_id = :branch and number = 'S3'"
    )
    assert sites_by_zone(office.desk("admin")) == {"North": 2, "South": 0}
