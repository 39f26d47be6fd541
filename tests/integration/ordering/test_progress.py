"""Progress: start, hold, release, cancel; lines that end and take their order with them."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from orderloom.identity.contracts import Role
from orderloom.kernel.errors import DomainError
from orderloom.ordering import queries
from orderloom.ordering.commands import progress, review
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.contracts import CreateOrder, MoveOrder, NewLine, Order, OrderState, Priority, SetPriority
from orderloom.parties.contracts import Account
from orderloom.platform.audit import audit_of
from orderloom.platform.db import Database
from tests.builders.orders import SYSTEM, load_catalogs, open_account, person, policies, publish

MANAGER = person(Role.ORDER_MANAGER)


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    await load_catalogs(database, "mobile-tariff")
    await publish(database, *policies())
    return await open_account(database)


async def acknowledged(database: Database, account: Account, **given: Any) -> Order:
    new = CreateOrder(account_id=account.id, lines=(NewLine(offering="mobile-tariff"),), submit=True, **given)
    async with database.unit_of_work() as uow:
        order = await create_order(uow, SYSTEM, new)
    async with database.unit_of_work() as uow:
        await review.start_enrichment(uow, SYSTEM, [order.id])
    return await read(database, order.id)


async def started(database: Database, account: Account, **given: Any) -> Order:
    order = await acknowledged(database, account, **given)
    async with database.unit_of_work() as uow:
        await progress.start_orders(uow, SYSTEM, [order.id])
    return await read(database, order.id)


async def read(database: Database, order_id: UUID) -> Order:
    async with database.reader() as reader:
        return (await queries.orders_by_id(reader, [order_id]))[order_id]


async def line_states(database: Database, order_id: UUID) -> list[str]:
    async with database.reader() as reader:
        return [line.state.value for line in await queries.lines_of(reader, [order_id])]


async def test_an_order_completes_with_its_last_line_and_only_once(database: Database, account: Account) -> None:
    order = await started(database, account)
    async with database.reader() as reader:
        bundle, *parts = await queries.lines_of(reader, [order.id])
    async with database.unit_of_work() as uow:
        assert await progress.complete_lines(uow, SYSTEM, [part.id for part in parts]) == frozenset()
    assert (await read(database, order.id)).state is OrderState.IN_PROGRESS

    async def finish() -> frozenset[UUID]:
        async with database.unit_of_work() as uow:
            return await progress.complete_lines(uow, SYSTEM, [bundle.id])

    assert sorted(map(len, await asyncio.gather(finish(), finish()))) == [0, 1]
    done = await read(database, order.id)
    assert (done.state, done.partial) == (OrderState.COMPLETED, False)
    assert done.completed_at is not None
    async with database.reader() as reader:
        trail = await audit_of(reader, order.id)
    completed = [row.subject_type for row in trail if row.to_state == "completed"]
    assert sorted(completed) == ["order", "order_line", "order_line", "order_line", "order_line"]


async def test_two_lines_that_end_at_the_same_time_still_complete_their_order(
    database: Database, account: Account
) -> None:
    for _ in range(5):
        order = await started(database, account)
        async with database.reader() as reader:
            lines = await queries.lines_of(reader, [order.id])

        async def finish(line_id: UUID) -> None:
            async with database.unit_of_work() as uow:
                await progress.complete_lines(uow, SYSTEM, [line_id])

        await asyncio.gather(*(finish(line.id) for line in lines))
        assert (await read(database, order.id)).state is OrderState.COMPLETED


async def test_a_later_start_schedules_the_order_until_its_day(database: Database, account: Account) -> None:
    later = datetime.now(UTC) + timedelta(days=30)
    order = await acknowledged(database, account, requested_start=later)
    async with database.unit_of_work() as uow:
        assert (await progress.start_orders(uow, SYSTEM, [order.id]))[order.id].state is OrderState.SCHEDULED
    assert (await read(database, order.id)).state is OrderState.SCHEDULED
    async with database.reader() as reader:
        due = await reader.row("SELECT due_at, handler FROM timer WHERE subject_id = :id", {"id": order.id})
    assert due is not None
    assert (due["due_at"], due["handler"]) == (later, "ordering.start_scheduled_orders")
    async with database.unit_of_work() as uow:
        await progress.start_scheduled_orders(uow, SYSTEM, [order.id])
    assert (await read(database, order.id)).state is OrderState.IN_PROGRESS


async def test_a_hold_is_released_to_where_everything_was(database: Database, account: Account) -> None:
    order = await started(database, account)
    async with database.unit_of_work() as uow:
        held = await progress.hold_order(uow, MANAGER, MoveOrder(order_id=order.id, reason="customer is away"))
    assert (held.state, held.saved_state, held.state_reason) == ("on_hold", "in_progress", "customer is away")
    assert set(await line_states(database, order.id)) == {"on_hold"}
    async with database.unit_of_work() as uow:
        released = await progress.release_order(uow, MANAGER, MoveOrder(order_id=order.id))
    assert (released.state, released.saved_state, released.state_reason) == ("in_progress", None, None)
    assert set(await line_states(database, order.id)) == {"in_progress"}
    with pytest.raises(DomainError) as refusal:
        async with database.unit_of_work() as uow:
            await progress.release_order(uow, MANAGER, MoveOrder(order_id=order.id))
    assert refusal.value.problems[0].code == "ordering.not_on_hold"


async def test_an_order_that_is_only_acknowledged_can_not_be_held(database: Database, account: Account) -> None:
    order = await acknowledged(database, account)
    with pytest.raises(DomainError) as refusal:
        async with database.unit_of_work() as uow:
            await progress.hold_order(uow, MANAGER, MoveOrder(order_id=order.id))
    assert refusal.value.problems[0].code == "invalid_transition"
    assert (await read(database, order.id)) == order


async def test_orders_are_canceled_by_the_steps_that_their_state_asks_for(database: Database, account: Account) -> None:
    new = CreateOrder(account_id=account.id, lines=(NewLine(offering="mobile-tariff"),))
    async with database.unit_of_work() as uow:
        draft = await create_order(uow, SYSTEM, new)
    cases = {
        draft.id: ["canceled"],
        (await acknowledged(database, account)).id: ["canceling", "canceled"],
        (await started(database, account)).id: ["assessing_cancellation", "canceling", "canceled"],
    }
    for order_id, passed in cases.items():
        async with database.unit_of_work() as uow:
            done = await progress.cancel_order(uow, MANAGER, MoveOrder(order_id=order_id, reason="not wanted"))
        assert done.state is OrderState.CANCELED
        assert set(await line_states(database, order_id)) == {"canceled"}
        async with database.reader() as reader:
            trail = await audit_of(reader, order_id)
        assert [row.to_state for row in trail if row.subject_type == "order"][-len(passed) :] == passed


async def test_nothing_is_canceled_once_work_was_done(database: Database, account: Account) -> None:
    order = await started(database, account)
    async with database.reader() as reader:
        lines = await queries.lines_of(reader, [order.id])
    async with database.unit_of_work() as uow:
        await progress.complete_lines(uow, SYSTEM, [lines[1].id])
    with pytest.raises(DomainError) as refusal:
        async with database.unit_of_work() as uow:
            await progress.cancel_order(uow, MANAGER, MoveOrder(order_id=order.id))
    assert refusal.value.problems[0].code == "ordering.work_has_begun"
    passed = await started(database, account)
    async with database.reader() as reader:
        lines = await queries.lines_of(reader, [passed.id])
    async with database.unit_of_work() as uow:
        await progress.lock_lines(uow, SYSTEM, [lines[0].id])
    with pytest.raises(DomainError) as refusal:
        async with database.unit_of_work() as uow:
            await progress.cancel_order(uow, MANAGER, MoveOrder(order_id=passed.id))
    assert refusal.value.problems[0].code == "ordering.past_point_of_no_return"
    assert (await read(database, passed.id)).state is OrderState.IN_PROGRESS


async def test_a_customer_cancels_own_orders_only(database: Database, account: Account) -> None:
    order = await acknowledged(database, account)
    stranger = person(Role.CUSTOMER, account=await open_account(database, name="Next door"))
    with pytest.raises(DomainError) as refusal:
        async with database.unit_of_work() as uow:
            await progress.cancel_order(uow, stranger, MoveOrder(order_id=order.id))
    assert refusal.value.problems[0].code == "missing"
    async with database.unit_of_work() as uow:
        own = person(Role.CUSTOMER, account=account)
        assert (await progress.cancel_order(uow, own, MoveOrder(order_id=order.id))).state is OrderState.CANCELED


async def test_a_priority_is_set_and_the_change_is_on_record(database: Database, account: Account) -> None:
    order = await acknowledged(database, account)
    async with database.unit_of_work() as uow:
        changed = await progress.set_priority(
            uow, MANAGER, SetPriority(order_id=order.id, priority=Priority.CRITICAL, version=order.version)
        )
    assert changed.priority is Priority.CRITICAL
    async with database.reader() as reader:
        trail = await audit_of(reader, order.id)
    assert trail[-1].changes == {"priority": ["medium", "critical"]}
