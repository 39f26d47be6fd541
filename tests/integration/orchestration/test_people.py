"""Tasks that only some may close, or only so: approvals and work orders, of plans and of runs."""

from typing import Any
from uuid import UUID

import pytest

from orderloom.identity.contracts import Actor, Role
from orderloom.kernel.errors import Denied
from orderloom.orchestration.commands.task import complete_task
from orderloom.orchestration.contracts import CompleteTask, Task, TaskType
from orderloom.orchestration.domain.forms import FormRefused
from orderloom.orchestration.queries import task_actions, tasks_by_id
from orderloom.platform.db import Database
from tests.builders.flows import manual, node
from tests.builders.house import House, furnish
from tests.builders.plans import SYSTEM, Drain, run

ENDS = (node("begin", "start"), node("finish", "end"))
GROUP = {"group": {"const": "field-ops"}}
VISIT: dict[str, Any] = {
    **GROUP,
    "skill": "fibre",
    "address": {"expr": "site.street"},
    "window": {"from": {"const": "2026-03-02T09:00:00Z"}, "to": {"const": "2026-03-02T12:00:00Z"}},
    "checklist": [
        {"key": "cable", "label": {"en": "Cable laid"}},
        {"key": "photo", "label": {"en": "Photo taken"}},
    ],
}


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


async def found(house: House, task_id: UUID) -> Task:
    async with house.database.reader() as reader:
        return (await tasks_by_id(reader, SYSTEM, [task_id]))[task_id]


async def complete(house: House, actor: Actor, task_id: UUID, **values: Any) -> None:
    async with house.database.unit_of_work() as uow:
        await complete_task(uow, actor, CompleteTask(task_id=task_id, values=values))


async def test_an_approval_is_decided_by_who_approves_and_a_rejection_says_why(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        node("consent", "approval", config=GROUP),
        manual("dig"),
        manual("refuse", map=[{"to": "task.why", "from": "nodes.consent.out.reason"}]),
        "begin -> consent",
        "consent.approved -> dig -> finish",
        "consent.rejected -> refuse -> finish",
        key="consents",
    )
    task = await found(house, (await plan.row("consent"))["id"])
    agent = house.person(Role.FULFILLMENT_AGENT, groups=["field-ops"])
    approver = house.person(Role.ORDER_APPROVER, groups=["field-ops"])
    assert task.type is TaskType.APPROVAL
    assert ("complete" in task_actions(agent, task), "complete" in task_actions(approver, task)) == (False, True)
    with pytest.raises(Denied):
        await complete(house, agent, task.id, decision="approved")
    with pytest.raises(FormRefused) as refusal:
        await complete(house, approver, task.id, decision="rejected")
    assert [problem.path for problem in refusal.value.problems] == [("values", "reason")]
    await complete(house, approver, task.id, decision="rejected", reason="Protected ground.")
    await drain(house.database)
    assert await plan.states() == {"consent": "closed_complete", "dig": "skipped", "refuse": "open"}
    assert (await plan.row("refuse"))["input"] == {"why": "Protected ground."}


async def test_a_work_order_says_where_and_when_and_closes_with_its_whole_list(house: House, drain: Drain) -> None:
    plan = await run(
        house,
        drain,
        *ENDS,
        node("visit", "task.work_order", config=VISIT),
        "begin -> visit -> finish",
        key="visits",
    )
    task = await found(house, (await plan.row("visit"))["id"])
    assert (task.type, task.group_id) == (TaskType.WORK_ORDER, house.groups["field-ops"])
    assert task.details == {
        "skill": "fibre",
        "address": "1 Main Street",
        "window": {"from": "2026-03-02T09:00:00Z", "to": "2026-03-02T12:00:00Z"},
        "checklist": VISIT["checklist"],
    }
    agent = house.person(Role.FULFILLMENT_AGENT, groups=["field-ops"])
    with pytest.raises(FormRefused) as refusal:
        await complete(house, agent, task.id, cable=True)
    assert [problem.path for problem in refusal.value.problems] == [("values", "photo")]
    await complete(house, agent, task.id, cable=True, photo=True)
    await drain(house.database)
    assert await plan.is_completed()
