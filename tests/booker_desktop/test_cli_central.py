"""A new office on a central server, founded by commands alone, on every server there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.booker_desktop.command_line import SHEETS, Booker, home

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.office import Cluster

pytestmark = pytest.mark.long

DBNAME = "booker_cli"


@pytest.fixture
def booker(central_cluster: Cluster) -> Iterator[Booker]:
    """A home whose profile ``central`` is the server; the administrator's password is known."""
    administrator = central_cluster.administrator
    with home() as made:
        made.passwords[administrator.user] = central_cluster.password or ""
        made.json(
            "profile", "add", "central", "--host", administrator.host,
            "--port", str(administrator.port), "--dbname", DBNAME,
        )  # fmt: skip
        made.json("profile", "use", "central")
        try:
            yield made
        finally:
            central_cluster.execute(f"drop database if exists {DBNAME} with (force)")


def test_a_central_office_is_founded_by_commands_alone(
    booker: Booker, central_cluster: Cluster
) -> None:
    boss = central_cluster.administrator.user
    nobody = booker.run("holds", "--json")
    assert (nobody.code, nobody.error["code"]) == (2, "invalid")
    early = booker.run("branch", "list", "--json", login=boss)
    assert (early.code, early.error["code"]) == (4, "unreachable")

    done = booker.json("init", login=boss)
    assert (done["schema_before"], done["walls"], done["dbname"]) == (None, "present", DBNAME)
    booker.json("branch", "add", "main", "--name", "Main", "--timezone", "UTC", login=boss)
    login = f"{boss}.csr"
    added = booker.json("staff", "add", login, "--role", "csr", login=boss)
    booker.passwords[login] = added["password"]
    booker.json("import", "sites", str(SHEETS / "sites.csv"), "--create-zones", login=boss)
    assert booker.json("holds", login=login) == {"holds": []}
    fit = booker.json("doctor", login=login)
    assert fit["ok"]

    upgrading = booker.run("init", "--json", login=login)
    assert (upgrading.code, upgrading.error["code"]) == (5, "not_allowed")
