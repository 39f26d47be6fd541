"""A flow that stops at a failed step waits for a person, who finds a fallout (promise 3)."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest

from orderloom.fallout.commands import cancel_fallout, complete_fallout, retry_fallout
from orderloom.fallout.contracts import CompleteFallout, Fallout, FalloutState, FalloutType, MoveFallout, RetryFallout
from orderloom.fallout.domain.bench import NoTask, StillFailed
from orderloom.fallout.queries import fallout_actions, fallouts, fallouts_of_orders
from orderloom.flows.commands.run import NotByHand
from orderloom.identity.contracts import Role
from orderloom.main import wiring
from orderloom.orchestration.commands.task import complete_task
from orderloom.orchestration.contracts import CompleteTask, Task, TaskState
from orderloom.orchestration.queries import tasks_of_orders
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.commands.progress import cancel_order
from orderloom.ordering.contracts import CreateOrder, MoveOrder, NewLine, OrderState
from orderloom.ordering.queries import orders_by_id
from orderloom.parties.contracts import Account
from orderloom.platform.db import Database
from tests.builders.flows import document, manual, node
from tests.builders.orders import SYSTEM, import_gadget, open_account, person, policies, publish

Drain = Callable[[Database], Awaitable[None]]
MANAGER = person(Role.FALLOUT_MANAGER)
ENRICHMENT = {
    "schema": "orderloom.table/1",
    "key": "order-enrichment",
    "name": {"en": "Which flow enriches a line"},
    "hit_policy": "FIRST",
    "inputs": [{"id": "colour", "label": "Colour", "expression": "line.characteristics.colour"}],
    "outputs": [{"id": "flow", "label": "Flow"}],
    "rows": [
        {"id": "red", "when": ['"red"'], "then": ['"look"']},
        {"id": "blue", "when": ['"blue"'], "then": ['"refuse"']},
    ],
}
LOOK = document(
    node("begin", "start"),
    manual("see", policy={"timeout": "PT1H"}),
    node("use", "set", map=[{"to": "line.characteristics.serial", "from": "nodes.see.out.serial"}]),
    node("finish", "end"),
    "begin -> see -> use -> finish",
    key="look",
)
REFUSE = document(
    node("begin", "start"),
    node("stop", "end", config={"outcome": "fail", "code": "site.unreachable", "message": "No way leads there."}),
    "begin -> stop",
    key="refuse",
)
NIGHTLY = document(
    node("begin", "start", config={"trigger": "schedule", "schedule": {"every": "P1D"}}),
    node("stop", "end", config={"outcome": "fail", "code": "night.short", "message": "It is day."}),
    "begin -> stop",
    key="nightly",
    kind="notification",
    input={"type": "any"},
)


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    wiring.load()
    await import_gadget(database)
    await publish(database, ENRICHMENT, *policies(), LOOK, REFUSE)
    return await open_account(database, segment="business")


async def ordered(database: Database, account: Account, colour: str, drain: Drain) -> UUID:
    async with database.unit_of_work() as uow:
        line = NewLine(offering="gadget", characteristics={"colour": colour})
        made = await create_order(uow, SYSTEM, CreateOrder(account_id=account.id, lines=(line,), submit=True))
    await drain(database)
    return made.id


async def late(database: Database, account: Account, drain: Drain) -> tuple[UUID, Fallout]:
    """An order that nobody looked at in time."""
    order_id = await ordered(database, account, "red", drain)
    await pass_time(database, drain)
    (fallout,) = await faults(database, order_id)
    return order_id, fallout


async def pass_time(database: Database, drain: Drain) -> None:
    async with database.unit_of_work() as uow:
        await uow.execute("UPDATE timer SET due_at = now()")
    await drain(database)


async def faults(database: Database, order_id: UUID) -> list[Fallout]:
    async with database.reader() as reader:
        return await fallouts_of_orders(reader, SYSTEM, [order_id])


async def tasks(database: Database, order_id: UUID) -> list[Task]:
    async with database.reader() as reader:
        return await tasks_of_orders(reader, SYSTEM, [order_id])


async def state_of(database: Database, order_id: UUID) -> OrderState:
    async with database.reader() as reader:
        return (await orders_by_id(reader, [order_id]))[order_id].state


async def test_a_flow_that_stops_opens_a_fallout_and_a_retry_takes_it_on(
    database: Database, account: Account, drain: Drain
) -> None:
    order_id, fallout = await late(database, account, drain)
    assert await state_of(database, order_id) is OrderState.ENRICHING
    assert (fallout.state, fallout.error_code, fallout.run_node) == (FalloutState.OPEN, "timeout", "see")
    assert (fallout.task_id, fallout.cause) == (None, "The task was not done in time.")
    assert fallout_actions(MANAGER, fallout) == ("claim", "assign", "retry", "complete")
    async with database.reader() as reader:
        listed = await fallouts(reader, MANAGER)
    assert fallout.id in {one.id for one in listed.fallouts}

    async with database.unit_of_work() as uow:
        closed = await retry_fallout(uow, MANAGER, RetryFallout(fallout_id=fallout.id))
    assert (closed.state, closed.resolution) == (FalloutState.CLOSED_COMPLETE, "retry")
    withdrawn, again = await tasks(database, order_id)
    assert (withdrawn.state, again.state, again.visit) == (TaskState.CANCELED, TaskState.OPEN, 2)

    async with database.unit_of_work() as uow:
        done = CompleteTask(task_id=again.id, version=again.version, values={})
        await complete_task(uow, SYSTEM, done)
    await drain(database)
    assert await state_of(database, order_id) is OrderState.AWAITING_APPROVAL


async def test_what_stops_again_is_a_new_fallout_and_no_one_calls_it_off(
    database: Database, account: Account, drain: Drain
) -> None:
    order_id, fallout = await late(database, account, drain)
    async with database.unit_of_work() as uow:
        await retry_fallout(uow, MANAGER, RetryFallout(fallout_id=fallout.id))
    await pass_time(database, drain)
    first, second = await faults(database, order_id)
    assert (first.state, second.state) == (FalloutState.CLOSED_COMPLETE, FalloutState.OPEN)

    with pytest.raises(StillFailed):
        async with database.unit_of_work() as uow:
            await cancel_fallout(uow, MANAGER, MoveFallout(fallout_id=second.id, reason="Never mind."))
    with pytest.raises(NoTask):
        async with database.unit_of_work() as uow:
            await retry_fallout(uow, MANAGER, RetryFallout(fallout_id=second.id, values={"serial": "S-1"}))


async def test_a_step_done_by_hand_takes_the_flow_on_with_its_result(
    database: Database, account: Account, drain: Drain
) -> None:
    order_id, fallout = await late(database, account, drain)
    async with database.unit_of_work() as uow:
        by_hand = CompleteFallout(fallout_id=fallout.id, values={"serial": "S-2"}, reason="Seen on a picture.")
        closed = await complete_fallout(uow, MANAGER, by_hand)
    assert (closed.state, closed.resolution) == (FalloutState.CLOSED_COMPLETE, "complete")
    await drain(database)
    assert await state_of(database, order_id) is OrderState.AWAITING_APPROVAL


async def test_a_flow_that_refuses_on_purpose_ends_with_its_order(
    database: Database, account: Account, drain: Drain
) -> None:
    order_id = await ordered(database, account, "blue", drain)
    (fallout,) = await faults(database, order_id)
    assert (fallout.error_code, fallout.error_message) == ("site.unreachable", "No way leads there.")
    assert fallout.type is FalloutType.PROVISIONING
    with pytest.raises(NotByHand):
        async with database.unit_of_work() as uow:
            await complete_fallout(uow, MANAGER, CompleteFallout(fallout_id=fallout.id, values={}, reason="So be it."))

    async with database.unit_of_work() as uow:
        await cancel_order(uow, SYSTEM, MoveOrder(order_id=order_id, reason="Out of reach."))
    await drain(database)
    (closed,) = await faults(database, order_id)
    assert closed.state in (FalloutState.CLOSED_COMPLETE, FalloutState.CANCELED)
    assert await state_of(database, order_id) is OrderState.CANCELED


async def test_a_flow_about_no_order_that_stops_opens_no_fallout(
    database: Database, account: Account, drain: Drain
) -> None:
    await publish(database, NIGHTLY)
    await drain(database)
    await pass_time(database, drain)
    async with database.reader() as reader:
        state = await reader.scalar("SELECT state FROM flow_run WHERE flow_key = 'nightly'")
        strays = (
            "SELECT count(*) FROM fallout f WHERE NOT EXISTS (SELECT FROM customer_order o WHERE o.id = f.order_id)"
        )
        assert (state, await reader.scalar(strays)) == ("failed", 0)
