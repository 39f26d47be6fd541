"""What breaks reaches a person, and closes by itself once its task is over. The systems are the simulator's."""

from collections.abc import Awaitable, Callable, Iterator
from uuid import UUID

import pytest

from orderloom.fallout.commands import (
    assign_fallouts,
    cancel_fallout,
    claim_fallout,
    complete_fallout,
    raise_fallout,
    retry_fallout,
)
from orderloom.fallout.contracts import (
    AssignFallouts,
    CompleteFallout,
    Fallout,
    FalloutFilter,
    FalloutState,
    FalloutType,
    MoveFallout,
    RaiseFallout,
    RetryFallout,
)
from orderloom.fallout.domain.bench import NotLive, StillFailed
from orderloom.fallout.queries import count_by_type, fallout_actions, fallouts, fallouts_of_orders, fallouts_of_tasks
from orderloom.identity.contracts import Actor, Role
from orderloom.integration.adapters.outbound import OutboundAdapters
from orderloom.kernel.errors import Denied, Missing
from orderloom.orchestration.contracts import TaskState, bind_adapters
from orderloom.orchestration.queries import task
from orderloom.ordering.contracts import OrderState
from orderloom.ordering.queries import orders_by_id
from orderloom.platform.db import Database
from tests.builders.house import House, furnish
from tests.builders.simulator import SimulatorProcess

Drain = Callable[[Database], Awaitable[None]]
SYSTEM = Actor.system("test")
PASS = (("1", None, "fibre-triple-play", {}), ("2", "1", "fibre-internet", {}))
NO_STOCK = {"operation": "service-activation.configure", "status": 422, "code": "no_stock", "message": "None left."}


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorProcess]:
    process = SimulatorProcess(tmp_path_factory.mktemp("simulator"))
    yield process
    process.stop()


@pytest.fixture(scope="module")
async def house(database: Database, simulator: SimulatorProcess) -> House:
    made = await furnish(database, kind=None)
    bind_adapters(OutboundAdapters(database, {"simulator_url": simulator.url}))
    return made


async def state_of(house: House, order_id: UUID) -> OrderState:
    async with house.database.reader() as reader:
        return (await orders_by_id(reader, [order_id]))[order_id].state


async def faults(house: House, order_id: UUID) -> list[Fallout]:
    async with house.database.reader() as reader:
        return await fallouts_of_orders(reader, SYSTEM, [order_id])


async def broken(house: House, simulator: SimulatorProcess, drain: Drain) -> tuple[UUID, Fallout]:
    """An order whose one service can't be configured, since the system refuses."""
    simulator.behave(NO_STOCK)
    order_id = await house.order(*PASS)
    await drain(house.database)
    (fallout,) = await faults(house, order_id)
    return order_id, fallout


async def task_state(house: House, fallout: Fallout) -> TaskState:
    assert fallout.task_id is not None
    async with house.database.reader() as reader:
        return (await task(reader, SYSTEM, fallout.task_id)).state


async def test_a_refusal_opens_one_fallout_and_a_retry_closes_it(
    house: House, simulator: SimulatorProcess, drain: Drain
) -> None:
    order_id, fallout = await broken(house, simulator, drain)
    assert (fallout.state, fallout.type, fallout.error_code) == (
        FalloutState.OPEN,
        FalloutType.INVENTORY_ALLOCATION,
        "no_stock",
    )
    assert (fallout.error_message, fallout.attempts) == ("None left.", 1)
    assert fallout.group_id == house.groups["provisioning"]
    assert await task_state(house, fallout) is TaskState.FAILED

    simulator.behave()
    agent = house.person(Role.FALLOUT_AGENT, groups=["provisioning"])
    async with house.database.unit_of_work() as uow:
        await claim_fallout(uow, agent, MoveFallout(fallout_id=fallout.id, version=fallout.version))
    async with house.database.unit_of_work() as uow:
        resolved = await retry_fallout(uow, agent, RetryFallout(fallout_id=fallout.id))
    assert resolved.state is FalloutState.RESOLVED
    await drain(house.database)

    (closed,) = await faults(house, order_id)
    assert closed.state is FalloutState.CLOSED_COMPLETE
    assert await state_of(house, order_id) is OrderState.COMPLETED
    calls = [
        entry["calls"] for entry in simulator.journal()["entries"] if entry["call_id"].startswith(str(fallout.task_id))
    ]
    assert calls == [1]


async def test_a_retry_that_fails_again_opens_a_new_fallout(
    house: House, simulator: SimulatorProcess, drain: Drain
) -> None:
    order_id, fallout = await broken(house, simulator, drain)
    async with house.database.unit_of_work() as uow:
        await retry_fallout(uow, SYSTEM, RetryFallout(fallout_id=fallout.id))
    await drain(house.database)

    found = await faults(house, order_id)
    assert [one.state for one in found] == [FalloutState.CLOSED_COMPLETE, FalloutState.OPEN]
    with pytest.raises(NotLive):
        async with house.database.unit_of_work() as uow:
            await retry_fallout(uow, SYSTEM, RetryFallout(fallout_id=fallout.id))


async def test_corrected_input_makes_a_new_call(house: House, simulator: SimulatorProcess, drain: Drain) -> None:
    order_id, fallout = await broken(house, simulator, drain)
    simulator.behave()
    async with house.database.unit_of_work() as uow:
        await retry_fallout(uow, SYSTEM, RetryFallout(fallout_id=fallout.id, values={"service": "other"}))
    await drain(house.database)

    assert fallout.task_id is not None
    async with house.database.reader() as reader:
        mended = await task(reader, SYSTEM, fallout.task_id)
    assert mended.input is not None
    assert (mended.input["service"], mended.visit) == ("other", 2)
    assert f"{fallout.task_id}:configure:2" in {entry["call_id"] for entry in simulator.journal()["entries"]}
    assert await state_of(house, order_id) is OrderState.COMPLETED


async def test_done_by_hand_the_task_closes_with_the_values_given(
    house: House, simulator: SimulatorProcess, drain: Drain
) -> None:
    order_id, fallout = await broken(house, simulator, drain)
    async with house.database.unit_of_work() as uow:
        await complete_fallout(
            uow,
            SYSTEM,
            CompleteFallout(fallout_id=fallout.id, values={"configuration": "CFG-1"}, reason="Done on the phone."),
        )
    await drain(house.database)

    (closed,) = await faults(house, order_id)
    assert (closed.state, closed.resolution) == (FalloutState.CLOSED_COMPLETE, "complete")
    assert await state_of(house, order_id) is OrderState.COMPLETED


async def test_the_fallout_of_a_failed_task_can_not_be_called_off(
    house: House, simulator: SimulatorProcess, drain: Drain
) -> None:
    _, fallout = await broken(house, simulator, drain)
    with pytest.raises(StillFailed):
        async with house.database.unit_of_work() as uow:
            await cancel_fallout(uow, SYSTEM, MoveFallout(fallout_id=fallout.id, reason="Never mind."))
    assert await task_state(house, fallout) is TaskState.FAILED


async def test_fallouts_of_other_groups_are_missing_and_managers_assign(
    house: House, simulator: SimulatorProcess, drain: Drain
) -> None:
    _, fallout = await broken(house, simulator, drain)
    stranger = house.person(Role.FALLOUT_AGENT, groups=["noc"])
    manager = house.person(Role.FALLOUT_MANAGER)
    with pytest.raises(Missing):
        async with house.database.unit_of_work() as uow:
            await claim_fallout(uow, stranger, MoveFallout(fallout_id=fallout.id))
    with pytest.raises(Denied):
        async with house.database.unit_of_work() as uow:
            await assign_fallouts(uow, stranger, AssignFallouts(fallout_ids=(fallout.id,), person_id=stranger.id))

    async with house.database.unit_of_work() as uow:
        (given,) = await assign_fallouts(uow, manager, AssignFallouts(fallout_ids=(fallout.id,), person_id=stranger.id))
    assert fallout_actions(stranger, given) == ("claim", "retry", "complete")
    async with house.database.reader() as reader:
        mine = await fallouts(reader, stranger, FalloutFilter(mine=True))
        of_task = await fallouts_of_tasks(reader, manager, [fallout.task_id] if fallout.task_id else [])
        by_type = {one.type: one.count for one in await count_by_type(reader, manager)}
    assert fallout.id in {one.id for one in mine.fallouts}
    assert [one.id for one in of_task.values()] == [fallout.id]
    assert by_type[FalloutType.INVENTORY_ALLOCATION] >= 1


async def test_a_person_raises_a_fallout_and_calls_it_off(
    house: House, simulator: SimulatorProcess, drain: Drain
) -> None:
    simulator.behave()
    order_id = await house.order(("1", None, "sdwan-bronze", {}), ("2", "1", "sdwan-site", {}))
    await drain(house.database)
    async with house.database.reader() as reader:
        survey_id = await reader.scalar(
            "SELECT id FROM plan_step WHERE order_id = :id AND kind = 'task.manual' AND state = 'open'",
            {"id": order_id},
        )
    agent = house.person(Role.FULFILLMENT_AGENT, groups=["field-ops"])
    async with house.database.unit_of_work() as uow:
        raised = await raise_fallout(
            uow, agent, RaiseFallout(task_id=survey_id, type=FalloutType.DATA, cause="The address is wrong.")
        )
    assert (raised.type, raised.source, raised.state) == (FalloutType.DATA, "person", FalloutState.OPEN)
    assert await task_state(house, raised) is TaskState.ON_HOLD

    manager = house.person(Role.FALLOUT_MANAGER)
    async with house.database.unit_of_work() as uow:
        off = await cancel_fallout(uow, manager, MoveFallout(fallout_id=raised.id, reason="It was right."))
    assert off.state is FalloutState.CANCELED
    assert await task_state(house, raised) is TaskState.OPEN


async def test_a_system_that_recovers_needs_nobody(house: House, simulator: SimulatorProcess, drain: Drain) -> None:
    simulator.behave({"operation": "service-activation.activate", "status": 503, "times": 1, "after": True})
    before = simulator.journal()
    order_id = await house.order(*PASS)
    await drain(house.database)
    async with house.database.unit_of_work() as uow:
        await uow.execute("UPDATE work SET next_at = now() WHERE state = 'ready'")
    await drain(house.database)

    assert await state_of(house, order_id) is OrderState.COMPLETED
    assert await faults(house, order_id) == []
    after = simulator.journal()
    assert after["calls"] - before["calls"] == after["effects"] - before["effects"] + 1


async def test_a_missing_flow_is_told_and_can_be_configured(
    house: House, simulator: SimulatorProcess, drain: Drain
) -> None:
    simulator.behave()
    async with house.database.unit_of_work() as uow:
        await uow.execute("UPDATE flow_definition SET key = 'hidden' WHERE key = 'generic-service'")
    order_id = await house.order(*PASS)
    await drain(house.database)
    (fallout,) = await faults(house, order_id)
    assert (fallout.error_code, fallout.type) == ("configuration_missing", FalloutType.CONFIGURATION)

    async with house.database.unit_of_work() as uow:
        await retry_fallout(uow, SYSTEM, RetryFallout(fallout_id=fallout.id))
    await drain(house.database)
    again = (await faults(house, order_id))[-1]
    assert (again.id != fallout.id, again.state) == (True, FalloutState.OPEN)

    async with house.database.unit_of_work() as uow:
        await uow.execute("UPDATE flow_definition SET key = 'generic-service' WHERE key = 'hidden'")
    async with house.database.unit_of_work() as uow:
        await retry_fallout(uow, SYSTEM, RetryFallout(fallout_id=again.id))
    await drain(house.database)
    assert await state_of(house, order_id) is OrderState.COMPLETED
