"""The product as shipped, with its people, for journeys that go through its public interfaces."""

from collections.abc import AsyncIterator, Awaitable, Callable

import msgspec
import pytest

from orderloom.platform import work
from orderloom.platform.db import Database
from orderloom.platform.settings import settings
from tests.builders.town import Town, settle_town
from tests.integration.tmf.test_hub import Listener

Drain = Callable[[Database], Awaitable[None]]


@pytest.fixture(scope="module")
async def town(database: Database, redis_url: str) -> Town:
    return await settle_town(database, redis_url, work.drain)


@pytest.fixture
async def listener(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Listener]:
    inside = msgspec.structs.replace(settings(), private_networks=True)
    for module in ("integration.tmf.hub", "integration.adapters.addresses"):
        monkeypatch.setattr(f"orderloom.{module}.settings", lambda: inside)
    made = await Listener().start()
    yield made
    made.server.close()
