"""What an order costs from submitted to closed: statements are counted, since times say little on a shared machine."""

from typing import Any

import pytest

from orderloom.integration.adapters.outbound import OutboundAdapters
from orderloom.orchestration.contracts import bind_adapters
from orderloom.ordering.contracts import OrderState
from orderloom.ordering.queries import orders_by_id
from orderloom.platform import work, work_rows
from orderloom.platform.db import Database
from orderloom.platform.work import WorkRunner
from tests.builders.house import House, furnish

FIBRE_LINE: tuple[tuple[str, str | None, str, dict[str, Any]], ...] = (("1", None, "fibre-internet", {}),)


async def close(database: Database) -> None:
    """Runs one lane after the other until all is done, so that the same work is grouped the same way each time."""
    while ready := await work_rows.sweep(database):
        for lane in ready:
            runner = WorkRunner(database, (lane,))
            runner.wake(lane)
            await runner.quiet()
            await runner.stop()


async def cost(house: House, orders: int) -> int:
    made = [await house.order(*FIBRE_LINE) for _ in range(orders)]
    before = house.database.statements
    await close(house.database)
    spent = house.database.statements - before
    async with house.database.reader() as reader:
        states = [one.state for one in (await orders_by_id(reader, made)).values()]
    assert states == [OrderState.COMPLETED] * orders
    return spent


async def test_eight_orders_take_as_many_statements_as_one(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    house = await furnish(database)
    beside = Database(database.engine.url.render_as_string(hide_password=False).replace("+psycopg_async", ""))
    bind_adapters(OutboundAdapters(beside))
    monkeypatch.setattr(work, "RENEW_SECONDS", 3600)
    await cost(house, 1)
    one, eight = await cost(house, 1), await cost(house, 8)
    await beside.dispose()
    assert eight == one
