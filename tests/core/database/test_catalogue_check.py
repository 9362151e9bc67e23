"""Every key has the branch in it, and the check that says so can fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.database.catalogue_check import keys_without_branch
from tests.office import TEMPLATE

if TYPE_CHECKING:
    from tests.office import Cluster

pytestmark = pytest.mark.schema

BAD = {
    "create table booker.bad (id uuid primary key)": [
        "bad has no branch_id that is never null",
        "bad.bad_pkey does not begin with branch_id",
    ],
    "create table booker.bad (branch_id uuid not null)": ["bad has no primary key"],
    "create table booker.bad (id uuid, branch_id uuid, constraint k primary key (id, branch_id))": [
        "bad.k does not begin with branch_id"
    ],
    "alter table booker.sites add constraint bad unique (number)": [
        "sites.bad does not begin with branch_id"
    ],
    "create unique index bad on booker.sites (number) where active": [
        "sites.bad does not begin with branch_id"
    ],
    "create unique index bad on booker.sites (lower(number), branch_id)": [
        "sites.bad does not begin with branch_id"
    ],
    "alter table booker.stops add constraint bad exclude using gist (route_id with =,"
    " during with &&)": ["stops.bad does not begin with branch_id"],
    "alter table booker.sites add constraint u unique (branch_id, zone_id, number);"
    " alter table booker.bookings add constraint bad foreign key (zone_id, branch_id, reference)"
    " references booker.sites (zone_id, branch_id, number)": [
        "bookings.bad does not begin with branch_id",
        "bookings.bad does not lead to a branch_id",
    ],
}


def test_every_key_of_a_fresh_migration_begins_with_the_branch(cluster: Cluster) -> None:
    with cluster.admin(TEMPLATE) as database, database.reading() as connection:
        assert keys_without_branch(connection) == []


@pytest.mark.parametrize("statement", BAD)
def test_a_key_without_the_branch_is_found(cluster: Cluster, statement: str) -> None:
    with cluster.admin(TEMPLATE) as database, database.engine.connect() as connection:
        transaction = connection.begin()
        for part in statement.split(";"):
            connection.exec_driver_sql(part)
        assert keys_without_branch(connection) == BAD[statement]
        transaction.rollback()
