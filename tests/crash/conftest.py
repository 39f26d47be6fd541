"""A whole product for each crash test."""

from collections.abc import Generator
from pathlib import Path

import pytest

from orderloom.platform.embedded import start_postgres, start_valkey
from tests.crash.cluster import Cluster, cluster


@pytest.fixture
def running(tmp_path: Path) -> Generator[Cluster]:
    """A whole Orderloom on servers of its own, with fsync on as in production."""
    postgres = start_postgres(tmp_path / "postgres")
    valkey = start_valkey(tmp_path / "valkey")
    try:
        with cluster(postgres.url, valkey.url, tmp_path) as made:
            yield made
    finally:
        valkey.stop()
        postgres.stop()
