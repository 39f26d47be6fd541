"""A hundred workers' worth of repeated and shuffled wake-ups makes each domain order, step and item once."""

import pytest

from orderloom.platform.db import Database
from tests.builders.house import House, furnish
from tests.builders.plans import Drain
from tests.builders.storm import weather

SEEDS = (7, 70, 700)
COPIES = 100


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


@pytest.mark.parametrize("seed", SEEDS)
async def test_a_hundred_times_each_wake_up_comes_to_the_same_as_once(house: House, drain: Drain, seed: int) -> None:
    calm = await weather(house, drain, sites=4, copies=1, seed=seed)
    assert await weather(house, drain, sites=4, copies=COPIES, seed=seed) == calm
