"""Review: the enrichment policy, the approval policy and those who decide, in sets and in few statements."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest

from orderloom.identity.contracts import Actor, Role
from orderloom.kernel.errors import DomainError
from orderloom.ordering import queries
from orderloom.ordering.commands import progress, review
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.contracts import (
    CreateOrder,
    Enrichment,
    EnrichOrder,
    MoveOrder,
    NewLine,
    Order,
    OrderState,
    Priority,
    ReviewOrder,
)
from orderloom.parties.contracts import Account
from orderloom.platform.audit import audit_of
from orderloom.platform.db import Database
from tests.builders.flows import document, manual, node
from tests.builders.orders import SYSTEM, import_gadget, open_account, person, policies, publish

AGENT = person(Role.ORDER_AGENT)
MANAGER = person(Role.ORDER_MANAGER)
APPROVER = person(Role.ORDER_APPROVER)
FULFILLMENT = person(Role.FULFILLMENT_MANAGER)

ENRICHMENT: Any = {
    "schema": "orderloom.table/1",
    "key": "order-enrichment",
    "name": {"en": "Which flow enriches a line"},
    "hit_policy": "FIRST",
    "inputs": [{"id": "colour", "label": "Colour", "expression": "line.characteristics.colour"}],
    "outputs": [{"id": "flow", "label": "Flow"}],
    "rows": [
        {"id": "red", "when": ['"red"'], "then": ['"stamp"']},
        {"id": "blue", "when": ['"blue"'], "then": ['"look"']},
    ],
}
STAMP = document(
    node("begin", "start"),
    node("use", "set", map=[{"to": "line.characteristics.serial", "from": '"S-" + line.characteristics.colour'}]),
    node("finish", "end"),
    "begin -> use -> finish",
    key="stamp",
)
LOOK = document(node("begin", "start"), manual("see"), node("finish", "end"), "begin -> see -> finish", key="look")


@pytest.fixture(scope="module")
async def household(database: Database) -> Account:
    await import_gadget(database)
    await publish(database, ENRICHMENT, *policies(), STAMP, LOOK)
    return await open_account(database)


@pytest.fixture(scope="module")
async def company(database: Database, household: Account) -> Account:
    return await open_account(database, name="A company", segment="business")


async def submitted(database: Database, account: Account, *colours: str, actor: Actor = AGENT) -> Order:
    lines = tuple(NewLine(offering="gadget", characteristics={"colour": colour}) for colour in colours)
    async with database.unit_of_work(actor_label=actor.name, actor_id=actor.id) as uow:
        return await create_order(uow, actor, CreateOrder(account_id=account.id, lines=lines, submit=True))


async def enrich(database: Database, *orders: Order) -> list[Order]:
    async with database.unit_of_work() as uow:
        await review.start_enrichment(uow, SYSTEM, [order.id for order in orders])
    return await read(database, [order.id for order in orders])


async def read(database: Database, ids: Sequence[UUID]) -> list[Order]:
    async with database.reader() as reader:
        found = await queries.orders_by_id(reader, ids)
    return [found[one] for one in ids]


async def steps(database: Database, order: Order) -> list[tuple[str | None, str | None]]:
    async with database.reader() as reader:
        trail = await audit_of(reader, order.id)
    return [(row.from_state, row.to_state) for row in trail if row.subject_type == "order"]


async def told(database: Database, order: Order) -> list[str]:
    async with database.reader() as reader:
        rows = await reader.rows("SELECT name FROM event WHERE subject_id = :id ORDER BY id", {"id": order.id})
    return [row["name"].split(".")[1] for row in rows]


async def test_nothing_to_enrich_and_nobody_to_ask_reaches_acknowledged_in_one_transaction(
    database: Database, household: Account
) -> None:
    order = await submitted(database, household, "green")
    commits = database.commits
    (done,) = await enrich(database, order)
    assert database.commits == commits + 1
    assert done.state is OrderState.ACKNOWLEDGED
    assert done.approver_role is None
    assert done.priority is Priority.MEDIUM
    assert await steps(database, order) == [
        (None, "draft"),
        ("draft", "submitted"),
        ("submitted", "awaiting_approval"),
        ("awaiting_approval", "acknowledged"),
    ]
    assert (await told(database, order))[-2:] == ["order_state_changed", "order_approved"]
    async with database.reader() as reader:
        why = [row.changes for row in await audit_of(reader, order.id) if row.action == "ask_for_approval"]
    assert why == [{"policy": {"table": "order-approval", "rows": ["small-residential"]}}]
    async with database.reader() as reader:
        lines = await queries.lines_of(reader, [order.id])
    assert [line.state.value for line in lines] == ["acknowledged"]


async def test_sixty_four_orders_cost_as_many_statements_as_one(database: Database, household: Account) -> None:
    one = await submitted(database, household, "green")
    many = [await submitted(database, household, "green", "white") for _ in range(64)]
    before = database.statements
    async with database.unit_of_work() as uow:
        await review.start_enrichment(uow, SYSTEM, [one.id])
    for_one, before = database.statements - before, database.statements
    async with database.unit_of_work() as uow:
        await review.start_enrichment(uow, SYSTEM, [order.id for order in many])
    assert database.statements - before == for_one
    assert for_one <= 7
    assert {order.state for order in await read(database, [order.id for order in many])} == {OrderState.ACKNOWLEDGED}


async def test_a_redelivered_submission_changes_nothing(database: Database, household: Account) -> None:
    order = await submitted(database, household, "green")
    (first,) = await enrich(database, order)
    (second,) = await enrich(database, order)
    assert second == first


async def test_a_flow_enriches_the_line_and_the_order_goes_on(database: Database, household: Account) -> None:
    order = await submitted(database, household, "red", "green")
    (running,) = await enrich(database, order)
    assert running.state is OrderState.ENRICHING
    async with database.reader() as reader:
        red, green = await queries.lines_of(reader, [order.id])
    assert (red.enrichment, green.enrichment) == (Enrichment.RUNNING, Enrichment.NONE)
    assert red.characteristics == {"colour": "red", "serial": "S-red"}
    async with database.unit_of_work() as uow:
        await review.finish_enrichment(uow, SYSTEM, [order.id], {red.id: Enrichment.DONE})
    (done,) = await read(database, [order.id])
    assert done.state is OrderState.ACKNOWLEDGED
    assert "order_enriched" in await told(database, order)


async def test_an_order_waits_for_its_last_line_and_for_its_release(database: Database, household: Account) -> None:
    order = await submitted(database, household, "blue", "blue")
    await enrich(database, order)
    async with database.reader() as reader:
        first, second = await queries.lines_of(reader, [order.id])
    async with database.unit_of_work() as uow:
        await review.finish_enrichment(uow, SYSTEM, [order.id], {first.id: Enrichment.DONE})
        await progress.hold_order(uow, MANAGER, MoveOrder(order_id=order.id, reason="wait"))
        await review.finish_enrichment(uow, SYSTEM, [order.id], {second.id: Enrichment.DONE})
    assert (await read(database, [order.id]))[0].state is OrderState.ENRICHMENT_ON_HOLD
    async with database.unit_of_work() as uow:
        released = await progress.release_order(uow, MANAGER, MoveOrder(order_id=order.id))
    assert released.state is OrderState.ACKNOWLEDGED
    assert await steps(database, order) == [
        (None, "draft"),
        ("draft", "submitted"),
        ("submitted", "enriching"),
        ("enriching", "enrichment_on_hold"),
        ("enrichment_on_hold", "enriching"),
        ("enriching", "awaiting_approval"),
        ("awaiting_approval", "acknowledged"),
    ]


async def test_a_failed_enrichment_keeps_the_order_where_it_is(database: Database, household: Account) -> None:
    order = await submitted(database, household, "blue")
    await enrich(database, order)
    async with database.reader() as reader:
        (line,) = await queries.lines_of(reader, [order.id])
    async with database.unit_of_work() as uow:
        await review.finish_enrichment(uow, SYSTEM, [order.id], {line.id: Enrichment.FAILED})
    assert (await read(database, [order.id]))[0].state is OrderState.ENRICHING
    async with database.unit_of_work() as uow:
        await review.finish_enrichment(uow, SYSTEM, [order.id], {line.id: Enrichment.DONE})
    assert (await read(database, [order.id]))[0].state is OrderState.ACKNOWLEDGED


async def test_an_approver_approves_what_the_policy_asks_for(database: Database, company: Account) -> None:
    (waiting,) = await enrich(database, await submitted(database, company, "green"))
    assert (waiting.state, waiting.approver_role) == (OrderState.AWAITING_APPROVAL, "order_approver")
    with pytest.raises(DomainError) as refusal:
        async with database.unit_of_work() as uow:
            await review.approve_order(uow, AGENT, ReviewOrder(order_id=waiting.id))
    assert refusal.value.problems[0].code == "denied"
    async with database.unit_of_work(actor_label=APPROVER.name, actor_id=APPROVER.id) as uow:
        done = await review.approve_order(uow, APPROVER, ReviewOrder(order_id=waiting.id, version=waiting.version))
    assert done.state is OrderState.ACKNOWLEDGED
    with pytest.raises(DomainError) as refusal:
        async with database.unit_of_work() as uow:
            await review.approve_order(uow, FULFILLMENT, ReviewOrder(order_id=waiting.id))
    assert refusal.value.problems[0].code == "invalid_transition"


async def test_a_rejection_needs_a_reason_and_the_order_can_be_reopened(database: Database, company: Account) -> None:
    (waiting,) = await enrich(database, await submitted(database, company, "green"))
    with pytest.raises(DomainError) as refusal:
        async with database.unit_of_work() as uow:
            await review.reject_order(uow, APPROVER, ReviewOrder(order_id=waiting.id, reason=" "))
    assert (refusal.value.problems[0].code, refusal.value.problems[0].path) == (
        "ordering.reason_missing",
        ("reason",),
    )
    async with database.unit_of_work() as uow:
        rejected = await review.reject_order(uow, APPROVER, ReviewOrder(order_id=waiting.id, reason="too many"))
    assert (rejected.state, rejected.state_reason) == (OrderState.REJECTED, "too many")
    async with database.unit_of_work() as uow:
        reopened = await review.reopen_order(uow, AGENT, ReviewOrder(order_id=waiting.id))
    assert (reopened.state, reopened.state_reason) == (OrderState.DRAFT, None)


async def test_four_eyes_keep_whoever_captured_an_order_from_approving_it(database: Database, company: Account) -> None:
    both = person(Role.ORDER_AGENT, Role.ORDER_APPROVER)
    table = next(one for one in policies() if one["key"] == "order-approval")
    strict = {**table, "rows": [{"id": "all", "when": [None] * 4, "then": ['"order_approver"', "true"]}]}
    await publish(database, strict)
    (waiting,) = await enrich(database, await submitted(database, company, "green", actor=both))
    assert waiting.four_eyes is True
    assert not {"approve", "reject"} & set(queries.actions(both, waiting))
    for verb in (review.approve_order, review.reject_order):
        with pytest.raises(DomainError) as refusal:
            async with database.unit_of_work() as uow:
                await verb(uow, both, ReviewOrder(order_id=waiting.id, reason="mine"))
        assert refusal.value.problems[0].code == "ordering.not_yours_to_approve"
    async with database.unit_of_work() as uow:
        assert (await review.approve_order(uow, APPROVER, ReviewOrder(order_id=waiting.id))).state == "acknowledged"
    await publish(database, table)


async def test_a_published_row_is_followed_by_the_next_order(database: Database, company: Account) -> None:
    table = next(one for one in policies() if one["key"] == "order-approval")
    await publish(database, {**table, "rows": [{"id": "all", "when": [None] * 4, "then": ['"auto"', "false"]}]})
    (done,) = await enrich(database, await submitted(database, company, "green"))
    assert done.state is OrderState.ACKNOWLEDGED
    await publish(database, table)
    (waiting,) = await enrich(database, await submitted(database, company, "green"))
    assert waiting.state is OrderState.AWAITING_APPROVAL


async def test_facts_of_a_line_are_checked_kept_and_told(database: Database, company: Account) -> None:
    (waiting,) = await enrich(database, await submitted(database, company, "green"))
    async with database.reader() as reader:
        (line,) = await queries.lines_of(reader, [waiting.id])
    async with database.unit_of_work() as uow:
        facts = EnrichOrder(order_id=waiting.id, line_id=line.id, characteristics={"serial": "X1"})
        await review.enrich_order(uow, AGENT, facts)
    async with database.reader() as reader:
        (known,) = await queries.lines_of(reader, [waiting.id])
    assert known.characteristics == {"colour": "green", "serial": "X1"}
    assert (await told(database, waiting))[-1] == "order_enriched"
    with pytest.raises(DomainError) as refusal:
        async with database.unit_of_work() as uow:
            wrong = EnrichOrder(order_id=waiting.id, line_id=line.id, characteristics={"weight": 3})
            await review.enrich_order(uow, AGENT, wrong)
    assert [(one.code, one.path) for one in refusal.value.problems] == [
        ("catalog.unknown_characteristic", ("characteristics", "weight"))
    ]
    with pytest.raises(DomainError) as refusal:
        async with database.unit_of_work() as uow:
            other = EnrichOrder(
                order_id=waiting.id, line_id=line.id, characteristics={"colour": "gold", "serial": "X2"}
            )
            await review.enrich_order(uow, AGENT, other)
    assert [(one.code, one.path) for one in refusal.value.problems] == [
        ("ordering.answered_at_capture", ("characteristics", "colour"))
    ]
