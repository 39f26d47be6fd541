"""People at tasks: claiming, forms, scope, and what a form value sets off."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest

from orderloom.decomposition.queries import deferrals_of, domain_orders_of
from orderloom.identity.contracts import Actor, Role
from orderloom.kernel.errors import Denied, DomainError, InvalidTransition, Missing, StaleVersion
from orderloom.orchestration.commands.task import (
    assign_task,
    claim_task,
    complete_task,
    skip_task,
    unclaim_task,
)
from orderloom.orchestration.contracts import (
    AssignTask,
    CompleteTask,
    MoveTask,
    Task,
    TaskFilter,
    TaskOrder,
    TaskSort,
    TaskState,
    TaskType,
)
from orderloom.orchestration.domain.desk import ReasonMissing, TaskTaken
from orderloom.orchestration.domain.forms import FormRefused
from orderloom.orchestration.queries import (
    count_tasks,
    orchestration_graph,
    task,
    task_actions,
    task_counts,
    worklist,
)
from orderloom.ordering.contracts import OrderState
from orderloom.ordering.queries import lines_of, orders_by_id
from orderloom.platform.db import Database
from tests.builders.house import House, furnish

Drain = Callable[[Database], Awaitable[None]]
SYSTEM = Actor.system("test")
SDWAN = (("1", None, "sdwan-bronze", {}), ("2", "1", "sdwan-site", {}))


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


@pytest.fixture
def agent(house: House) -> Actor:
    return house.person(Role.FULFILLMENT_AGENT, groups=["field-ops"])


@pytest.fixture
def manager(house: House) -> Actor:
    return house.person(Role.FULFILLMENT_MANAGER)


async def manual_task(house: House, order_id: UUID) -> Task:
    """The one open manual task of the order."""
    async with house.database.reader() as reader:
        page = await worklist(reader, SYSTEM, TaskFilter(order_id=order_id, states=(TaskState.OPEN,)))
    (found,) = [one for one in page.tasks if one.type in (TaskType.MANUAL, TaskType.ENRICHMENT)]
    return found


async def survey(house: House, drain: Drain) -> Task:
    """An SD-WAN order that waits for the survey of its site."""
    order_id = await house.order(*SDWAN)
    await drain(house.database)
    return await manual_task(house, order_id)


async def reread(house: House, task_id: UUID) -> Task:
    async with house.database.reader() as reader:
        return await task(reader, SYSTEM, task_id)


async def test_a_survey_that_finds_ospf_fires_deferred_routing(house: House, drain: Drain, agent: Actor) -> None:
    found = await survey(house, drain)
    async with house.database.reader() as reader:
        (waiting,) = await deferrals_of(reader, [found.order_id])
    assert (waiting.target, waiting.state) == ("sdwan-routing", "waiting")
    assert found.input is not None
    assert found.input["site"] == "Home"

    async with house.database.unit_of_work() as uow:
        claimed = await claim_task(uow, agent, MoveTask(task_id=found.id, version=found.version))
    async with house.database.unit_of_work() as uow:
        done = await complete_task(
            uow, agent, CompleteTask(task_id=found.id, version=claimed.version, values={"routing_protocol": "ospf"})
        )
    await drain(house.database)

    async with house.database.reader() as reader:
        order = (await orders_by_id(reader, [found.order_id]))[found.order_id]
        (fired,) = await deferrals_of(reader, [found.order_id])
        domain_orders = await domain_orders_of(reader, [found.order_id])
        lines = await lines_of(reader, [found.order_id])
        graph = await orchestration_graph(reader, SYSTEM, found.order_id)
    assert (done.state, done.assignee_id) == (TaskState.CLOSED_COMPLETE, agent.id)
    assert fired.state == "fired"
    assert "sdwan-routing" in {one.specification for one in domain_orders}
    assert {one.state for one in domain_orders} == {"closed_complete"}
    assert order.state is OrderState.COMPLETED
    assert [line.characteristics.get("routing_protocol") for line in lines] == [None, "ospf"]
    assert {node.kind for node in graph.nodes} == {"line", "domain_order", "task", "gate", "deferral"}
    ids = {node.id for node in graph.nodes}
    assert all(edge.source in ids and edge.target in ids for edge in graph.edges)


async def test_a_survey_that_finds_static_routing_excludes_the_target(house: House, drain: Drain, agent: Actor) -> None:
    found = await survey(house, drain)
    async with house.database.unit_of_work() as uow:
        await complete_task(uow, agent, CompleteTask(task_id=found.id, values={"routing_protocol": "static"}))
    await drain(house.database)

    async with house.database.reader() as reader:
        order = (await orders_by_id(reader, [found.order_id]))[found.order_id]
        (excluded,) = await deferrals_of(reader, [found.order_id])
    assert excluded.state == "excluded"
    assert order.state is OrderState.COMPLETED


async def test_tasks_whose_turn_has_not_come_are_not_counted_as_done(house: House, drain: Drain, agent: Actor) -> None:
    found = await survey(house, drain)
    async with house.database.reader() as reader:
        before = (await task_counts(reader, [found.order_id]))[found.order_id]
        states = await reader.rows(
            "SELECT state FROM plan_step WHERE order_id = :id AND kind LIKE 'task.%'", {"id": found.order_id}
        )
    undone = [one["state"] for one in states if one["state"] != "closed_complete"]
    assert sorted(undone) == ["open", "planned", "planned"]
    assert (before.total, before.open) == (len(states), 3)

    async with house.database.unit_of_work() as uow:
        await complete_task(uow, agent, CompleteTask(task_id=found.id, values={"routing_protocol": "static"}))
    await drain(house.database)
    async with house.database.reader() as reader:
        after = (await task_counts(reader, [found.order_id]))[found.order_id]
    assert (after.total, after.open) == (before.total, 0)


async def test_a_refused_form_names_its_fields_and_changes_nothing(house: House, drain: Drain, agent: Actor) -> None:
    found = await survey(house, drain)
    values = {"asn": "many", "colour": "red"}

    with pytest.raises(FormRefused) as refused:
        async with house.database.unit_of_work() as uow:
            await complete_task(uow, agent, CompleteTask(task_id=found.id, values=values))

    assert {(problem.code, problem.path) for problem in refused.value.problems} == {
        ("orchestration.unknown_field", ("values", "colour")),
        ("orchestration.required", ("values", "routing_protocol")),
        ("orchestration.wrong_type", ("values", "asn")),
    }
    assert await reread(house, found.id) == found


async def test_a_characteristic_that_the_catalog_refuses_is_told_as_a_problem_of_the_form(
    house: House, drain: Drain, agent: Actor
) -> None:
    found = await survey(house, drain)
    values = {"routing_protocol": "bgp", "asn": "\x00"}
    with pytest.raises(DomainError) as refused:
        async with house.database.unit_of_work() as uow:
            await complete_task(uow, agent, CompleteTask(task_id=found.id, values=values))
    assert ("values", "asn") in {problem.path for problem in refused.value.problems}
    assert await reread(house, found.id) == found


async def test_only_one_person_has_a_task(house: House, drain: Drain, agent: Actor, manager: Actor) -> None:
    found = await survey(house, drain)
    other = house.person(Role.FULFILLMENT_AGENT, groups=["field-ops"])
    async with house.database.unit_of_work() as uow:
        await claim_task(uow, agent, MoveTask(task_id=found.id))

    with pytest.raises(TaskTaken):
        async with house.database.unit_of_work() as uow:
            await complete_task(uow, other, CompleteTask(task_id=found.id, values={"routing_protocol": "none"}))
    with pytest.raises(TaskTaken):
        async with house.database.unit_of_work() as uow:
            await unclaim_task(uow, other, MoveTask(task_id=found.id))
    async with house.database.unit_of_work() as uow:
        back = await unclaim_task(uow, agent, MoveTask(task_id=found.id))
    assert (back.state, back.assignee_id) == (TaskState.OPEN, None)
    async with house.database.unit_of_work() as uow:
        given = await assign_task(uow, manager, AssignTask(task_id=found.id, person_id=other.id))
    assert (given.state, given.assignee_id) == (TaskState.OPEN, other.id)
    assert task_actions(agent, given) == ("raise_fallout",)
    assert task_actions(other, given) == ("claim", "complete", "raise_fallout")
    assert task_actions(manager, given) == ("claim", "complete", "assign", "skip", "raise_fallout")


async def test_tasks_of_other_groups_are_missing(house: House, drain: Drain) -> None:
    found = await survey(house, drain)
    stranger = house.person(Role.FULFILLMENT_AGENT, groups=["noc"])

    with pytest.raises(Missing):
        async with house.database.unit_of_work() as uow:
            await claim_task(uow, stranger, MoveTask(task_id=found.id))
    async with house.database.reader() as reader:
        page = await worklist(reader, stranger)
        assert found.id not in {one.id for one in page.tasks}
        assert await count_tasks(reader, stranger, TaskFilter(order_id=found.order_id)) == 0
    with pytest.raises(Denied):
        async with house.database.unit_of_work() as uow:
            await skip_task(uow, stranger, MoveTask(task_id=found.id, reason="No reason."))


async def test_a_stale_version_changes_nothing(house: House, drain: Drain, agent: Actor) -> None:
    found = await survey(house, drain)
    async with house.database.unit_of_work() as uow:
        await claim_task(uow, agent, MoveTask(task_id=found.id))
    before = await reread(house, found.id)
    with pytest.raises(StaleVersion):
        async with house.database.unit_of_work() as uow:
            await complete_task(
                uow,
                agent,
                CompleteTask(task_id=found.id, version=found.version, values={"routing_protocol": "none"}),
            )
    assert await reread(house, found.id) == before


async def test_a_skipped_task_needs_a_reason_and_lets_the_plan_go_on(
    house: House, drain: Drain, manager: Actor
) -> None:
    found = await survey(house, drain)
    with pytest.raises(ReasonMissing):
        async with house.database.unit_of_work() as uow:
            await skip_task(uow, manager, MoveTask(task_id=found.id, reason="  "))
    async with house.database.unit_of_work() as uow:
        skipped = await skip_task(uow, manager, MoveTask(task_id=found.id, reason="The site is known."))
    assert skipped.state is TaskState.SKIPPED
    with pytest.raises(InvalidTransition):
        async with house.database.unit_of_work() as uow:
            await complete_task(uow, manager, CompleteTask(task_id=found.id))
    await drain(house.database)

    async with house.database.reader() as reader:
        graph = await orchestration_graph(reader, SYSTEM, found.order_id)
        order = (await orders_by_id(reader, [found.order_id]))[found.order_id]
    states = {node.label["en"]: node.state for node in graph.nodes if node.kind == "task"}
    assert states["Configure the site"] == "closed_complete"
    assert order.state is OrderState.IN_PROGRESS


async def test_the_work_list_pages_in_order(house: House, drain: Drain, manager: Actor) -> None:
    for _ in range(2):
        await survey(house, drain)
    by = TaskOrder(TaskSort.NUMBER, True)
    async with house.database.reader() as reader:
        whole = await worklist(reader, manager, TaskFilter(), by, 100)
        first = await worklist(reader, manager, TaskFilter(), by, 2)
        second = await worklist(reader, manager, TaskFilter(), by, 2, first.cursors[-1])
        total = await count_tasks(reader, manager)
    numbers = [one.number for one in whole.tasks]
    assert numbers == sorted(numbers, reverse=True)
    assert [one.number for one in (*first.tasks, *second.tasks)] == numbers[:4]
    assert total == len(numbers)


async def test_enrichment_of_a_site_waits_for_a_person(house: House, drain: Drain, agent: Actor) -> None:
    order_id = await house.order(*SDWAN, channel="workspace")
    await drain(house.database)
    found = await manual_task(house, order_id)
    assert (found.type, found.key, found.form) == (TaskType.ENRICHMENT, "survey", "site-survey")

    async with house.database.unit_of_work() as uow:
        await complete_task(
            uow,
            agent,
            CompleteTask(task_id=found.id, values={"wan_address": "203.0.113.10/30", "site_class": "office"}),
        )
    await drain(house.database)

    async with house.database.reader() as reader:
        lines = await lines_of(reader, [order_id])
        order = (await orders_by_id(reader, [order_id]))[order_id]
    assert [line.characteristics.get("wan_address") for line in lines] == [None, "203.0.113.10/30"]
    assert order.state is OrderState.AWAITING_APPROVAL or order.state is OrderState.IN_PROGRESS


async def test_enrichment_of_fibre_is_done_by_systems(house: House, drain: Drain) -> None:
    order_id = await house.order(channel="workspace")
    await drain(house.database)

    async with house.database.reader() as reader:
        lines = await lines_of(reader, [order_id])
        order = (await orders_by_id(reader, [order_id]))[order_id]
    checked = [line.characteristics["line_check"] for line in lines if "line_check" in line.characteristics]
    assert checked == ["qualified"]
    assert order.state is OrderState.COMPLETED
