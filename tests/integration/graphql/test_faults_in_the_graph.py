"""Whoever mends fallout reaches the faults of their own groups, by every way that leads there (promise 15)."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest
from litestar import Litestar

from orderloom.graphql.ids import global_id
from orderloom.identity.contracts import Role
from orderloom.orchestration.commands.advance import fail_tasks
from orderloom.orchestration.domain.moves import Failure
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from tests.builders.graph import app_on, signed_in
from tests.builders.house import GADGETS, House, furnish, sell_gadgets_fitted_by_hand

Drain = Callable[[Database], Awaitable[None]]
RETRY = "mutation($id: ID!) { retryTask(input: {taskId: $id}) { task { state } problems { code } } }"


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    made = await furnish(database)
    await sell_gadgets_fitted_by_hand(made)
    return made


@pytest.fixture
def app(house: House) -> Litestar:
    return app_on(house.database, Live())


async def failed(house: House, drain: Drain) -> UUID:
    """A task that has failed; its fallout is the fallout desk's."""
    order_id = await house.order(*GADGETS)
    await drain(house.database)
    async with house.database.unit_of_work() as uow:
        task_id = await uow.scalar(
            "SELECT id FROM plan_step WHERE order_id = :id AND kind = 'task.manual'", {"id": order_id}
        )
        await fail_tasks(uow, [Failure(id=task_id, order_id=order_id, code="broken", message="It broke.")])
    await drain(house.database)
    return task_id


@pytest.mark.parametrize(
    ("group", "answer"),
    [
        ("noc", {"task": None, "problems": [{"code": "missing"}]}),
        ("fallout-desk", {"task": {"state": "OPEN"}, "problems": []}),
    ],
)
async def test_a_failed_task_is_tried_again_by_those_whose_fallout_it_is(
    house: House, app: Litestar, drain: Drain, group: str, answer: object
) -> None:
    task_id = await failed(house, drain)
    async with await signed_in(house.database, app, Role.FALLOUT_AGENT, group_ids=(house.groups[group],)) as agent:
        data = await agent.data(RETRY, {"id": global_id("Task", task_id)})
    assert data["retryTask"] == answer
