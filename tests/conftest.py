"""Fixtures that all tests share: one embedded PostgreSQL and Valkey a run, a fresh database a module."""

import os
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from psycopg.sql import SQL, Identifier

from orderloom.main import wiring
from orderloom.main.migrate import migrate
from orderloom.platform import work
from orderloom.platform.db import Database, UnitOfWork
from orderloom.platform.embedded import start_postgres, start_valkey

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")  # how long an example takes says more about the machine than about the code
_ADDRESS = "ORDERLOOM_TEST_POSTGRES"
_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "300"}


def _start(config: pytest.Config) -> None:
    folder = tempfile.TemporaryDirectory(prefix="orderloom-tests-")
    config.add_cleanup(folder.cleanup)
    server = start_postgres(Path(folder.name) / "postgres", extra=_FAST)
    config.add_cleanup(server.stop)
    os.environ[_ADDRESS] = server.url


def pytest_configure(config: pytest.Config) -> None:
    """With several pytest workers, their parent starts the one server that they share."""
    if getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput"):
        _start(config)


@pytest.fixture(scope="session")
def postgres(request: pytest.FixtureRequest) -> str:
    """The URL of a database on the run's server."""
    if _ADDRESS not in os.environ:
        _start(request.config)
    return os.environ[_ADDRESS]


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Valkey of this pytest worker's own."""
    server = start_valkey(tmp_path_factory.mktemp("valkey"))
    yield server.url
    server.stop()


def _named(url: str, name: str) -> str:
    return url.replace("/orderloom?", f"/{name}?")


@pytest.fixture(scope="session")
def template(postgres: str, worker_id: str) -> str:
    """The name of a migrated database that others are copied from."""
    name = f"template_{worker_id}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    migrate(_named(postgres, name))
    wiring.load()
    return name


@pytest.fixture(scope="session")
def new_database_url(postgres: str, template: str, worker_id: str) -> Callable[[], str]:
    """Makes another database with the schema and no rows; returns its URL."""
    made: list[str] = []

    def make() -> str:
        name = f"test_{worker_id}_{len(made)}"
        made.append(name)
        with psycopg.connect(postgres, autocommit=True) as connection:
            connection.execute(
                SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(Identifier(name), Identifier(template))
            )
        return _named(postgres, name)

    return make


@pytest.fixture(scope="module")
async def database(new_database_url: Callable[[], str]) -> AsyncIterator[Database]:
    """A fresh database for this module's tests."""
    made = Database(new_database_url(), guarded=True)
    yield made
    await made.dispose()


@pytest.fixture
def uow(database: Database) -> Callable[..., AbstractAsyncContextManager[UnitOfWork]]:
    """`async with uow() as u:` commits when the block ends."""

    def make(**options: Any) -> AbstractAsyncContextManager[UnitOfWork]:
        return database.unit_of_work(**options)

    return make


@pytest.fixture
def drain() -> Callable[[Database], Awaitable[None]]:
    """`await drain(database)` runs all ready work, and what it causes, in this process until all is quiet."""
    return work.drain
