"""One throwaway PostgreSQL a test process, one database a module, made from a template."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from tests.office import Cluster, Office, embedded_cluster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The embedded PostgreSQL of this test process, with a migrated template database.

    Not below pytest's own folder: each pytest that starts closes that one to other accounts,
    and root's server runs under another account.
    """
    with (
        TemporaryDirectory(prefix="booker-test-") as folder,
        embedded_cluster(Path(folder)) as running,
    ):
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
