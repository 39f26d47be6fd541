"""Wake-ups that come several times, in any order and side by side make each domain order, step and item once."""

import pytest

from orderloom.platform.db import Database
from tests.builders.house import House, furnish
from tests.builders.plans import Drain
from tests.builders.storm import weather


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


async def test_shuffled_and_repeated_wake_ups_come_to_the_same_as_calm_ones(house: House, drain: Drain) -> None:
    calm = await weather(house, drain, sites=2, copies=1, seed=1)
    assert set(calm["items"].values()) == {1}
    assert {state for _, _, state in calm["deferrals"]} == {"fired"}
    assert await weather(house, drain, sites=2, copies=5, seed=2) == calm
