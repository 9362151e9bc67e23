"""One throwaway PostgreSQL a test process, one database a module, made from a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.office import Cluster, Office, embedded_cluster
from tests.servers import (
    ADMINISTRATOR,
    EMBEDDED,
    SUPERUSER,
    Binaries,
    CentralServer,
    central_server,
    debian_binaries,
)
from tests.throwaway import throwaway

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The embedded PostgreSQL of this test process, with a migrated template database."""
    with throwaway() as folder, embedded_cluster(folder) as running:
        yield running


@pytest.fixture(scope="module")
def make_office(cluster: Cluster) -> Iterator[Callable[[], Office]]:
    """Makes offices, each in a database of its own that ends with the module."""
    made: list[Office] = []

    def make() -> Office:
        office = Office.found(cluster)
        made.append(office)
        return office

    yield make
    for office in made:
        office.close()


@pytest.fixture(scope="module")
def office(make_office: Callable[[], Office]) -> Office:
    """One office for the whole module: for tests that do not disturb each other."""
    return make_office()


def pytest_report_header() -> str | None:
    """Say which central servers are not there; their tests are not collected."""
    if debian_binaries():
        return None
    return "no PostgreSQL of the system's own: the tests marked postgres15 are not collected"


def _everywhere() -> list[object]:
    """Every server there is, and who administers it: the embedded one's own is a superuser."""
    return [
        pytest.param((EMBEDDED, ADMINISTRATOR), id=EMBEDDED.label),
        *(
            pytest.param(
                (binaries, administrator),
                id=f"{binaries.label}-{administrator}",
                marks=[pytest.mark.postgres15],
            )
            for binaries in debian_binaries()
            for administrator in (SUPERUSER, ADMINISTRATOR)
        ),
    ]


@pytest.fixture(scope="session", name="central", params=_everywhere())
def _central(request: pytest.FixtureRequest) -> Iterator[tuple[CentralServer, Cluster]]:
    """A central server over TCP with passwords, and how its administrator sees it."""
    binaries: Binaries
    binaries, administrator = request.param
    with throwaway() as folder, central_server(binaries, folder) as server:
        if administrator == SUPERUSER:
            yield server, server.cluster()
        else:
            yield server, server.make_administrator(administrator)


@pytest.fixture(scope="session")
def central_cluster(central: tuple[CentralServer, Cluster]) -> Cluster:
    """The central server as its administrator sees it."""
    return central[1]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first: last, it would run alone."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
