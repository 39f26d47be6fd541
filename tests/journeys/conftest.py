"""The product as shipped, with its people, for journeys that go through its public interfaces."""

from collections.abc import Awaitable, Callable

import pytest

from orderloom.platform import work
from orderloom.platform.db import Database
from tests.builders.town import Town, settle_town

Drain = Callable[[Database], Awaitable[None]]


@pytest.fixture(scope="module")
async def town(database: Database, redis_url: str) -> Town:
    return await settle_town(database, redis_url, work.drain)
