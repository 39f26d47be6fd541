"""Two who mend one fault at once: the second one finds it mended, and decomposes nothing again."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest

from orderloom.decomposition import queries as decomposition
from orderloom.decomposition.commands import mend_fault
from orderloom.decomposition.contracts import FaultState
from orderloom.platform.db import Database
from tests.builders.house import House, furnish
from tests.integration.decomposition.test_faults import SYSTEM, made, sell
from tests.integration.decomposition.test_races import behind

Drain = Callable[[Database], Awaitable[None]]
BROKEN = """UPDATE catalog_entity SET content = jsonb_set(content, '{edges,0,rule}', to_jsonb(CAST('1 +' AS text)))
 WHERE key = :key AND section = 'decompositions'"""


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


async def mended_twice(house: House, order_id: UUID) -> tuple[list[str], list[int]]:
    """What stands afterwards: the states of all faults, and the rounds."""
    async with house.database.reader() as reader:
        (fault,) = await decomposition.faults_of(reader, [order_id])

    async def mend() -> None:
        async with house.database.unit_of_work() as uow:
            await mend_fault(uow, SYSTEM, fault.id)

    async with house.database.unit_of_work() as uow:
        await mend_fault(uow, SYSTEM, fault.id)
        other = asyncio.create_task(mend())
        await behind(house.database, other)
    await other
    async with house.database.reader() as reader:
        faults = await decomposition.faults_of(reader, [order_id])
        rows = await reader.rows(
            "SELECT round FROM decomposition WHERE order_id = :id ORDER BY round", {"id": order_id}
        )
    return [one.state for one in faults], [row["round"] for row in rows]


async def test_a_line_is_mended_once(house: House, drain: Drain) -> None:
    await sell(house, "barrel")
    order_id = await house.order(("1", None, "barrel", {"n": 30_000}), ("2", None, "barrel", {"n": 1}))
    await drain(house.database)
    await sell(house, "barrel", part={"maximum": 3})
    assert await mended_twice(house, order_id) == ([FaultState.MENDED], [1, 2])


async def test_an_order_of_which_nothing_was_made_is_decomposed_once(house: House, drain: Drain) -> None:
    await sell(house, "flask")
    async with house.database.unit_of_work() as uow:
        await uow.execute(BROKEN, {"key": "flask"})
    order_id = await house.order(("1", None, "flask", {"n": 1}))
    await drain(house.database)
    await sell(house, "flask", part={"maximum": 5})
    assert await mended_twice(house, order_id) == ([FaultState.MENDED], [1])
    assert await made(house, order_id) == ["flask", "flask-paint", "flask-part"]


async def test_an_order_that_was_decomposed_meanwhile_is_mended_from_where_it_stands(
    house: House, drain: Drain
) -> None:
    await sell(house, "urn")
    async with house.database.unit_of_work() as uow:
        await uow.execute(BROKEN, {"key": "urn"})
    order_id = await house.order(("1", None, "urn", {"n": 1}))
    await drain(house.database)
    await sell(house, "urn", part={"maximum": 5})
    await mended_twice(house, order_id)
    async with house.database.unit_of_work() as uow:
        await uow.execute(
            "UPDATE decomposition_fault SET state = 'open', resolved_at = NULL, resolved_by_release_id = NULL"
            " WHERE order_id = :id",
            {"id": order_id},
        )
    assert await mended_twice(house, order_id) == ([FaultState.MENDED], [1, 2])
    assert await made(house, order_id) == ["urn", "urn-paint", "urn-part"]
