"""The names that expressions may read are declared as they really are: what a whole order gives to flows, policies and
catalog rules is compared with the types that the editor and the validator go by."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

import pytest

from orderloom.decomposition.domain.compiled import Formula
from orderloom.decomposition.queries import domain_orders_of
from orderloom.fallout.commands.lifecycle import Fault, open_fallouts
from orderloom.flows.contracts import Subject, actions
from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.holding import holds
from orderloom.language.feel.typing import ContextOf, Type, written
from orderloom.language.feel.typing.types import admits
from orderloom.language.scopes import INPUTS, POLICIES, RULES
from orderloom.language.tables import CompiledTable
from orderloom.orchestration.queries import tasks_of_orders
from orderloom.ordering.queries import lines_of
from orderloom.parties.queries import account
from orderloom.platform.db import Database
from tests.builders.house import GADGETS, House, furnish, sell_gadgets_fitted_by_hand

Drain = Callable[[Database], Awaitable[None]]
SYSTEM = Actor.system("test")
ASKED_ELSEWHERE = {
    "publish-approval",
    "price-adjustment-limit",
    "jeopardy-enablement",
    "jeopardy-line",
    "jeopardy-task",
    "request-handling",
    "quantity-decrease",
}
"""Policies of publishing, agreed prices, lateness, requests and changes, which no order here asks."""
GIVEN_BY_THE_RUN = {"now", "vars", "nodes"}


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


def differences(declared: ContextOf, real: Mapping[str, Any], path: str = "") -> list[str]:
    """What is there and not declared, declared and not there, or of another type."""
    missing = declared.fields.keys() - real.keys() - (GIVEN_BY_THE_RUN if not path else set())
    strange = {name for name, value in real.items() if value is not None} - declared.fields.keys()
    found = [f"{path}{name} is never given" for name in sorted(missing)]
    found += [f"{path}{name} is not declared" for name in sorted(strange) if not declared.open]
    for name, value in real.items():
        found += _differs(declared.fields.get(name), value, f"{path}{name}")
    return found


def _differs(declared: Type | None, value: Any, path: str) -> list[str]:
    if isinstance(declared, ContextOf) and isinstance(value, Mapping):
        return differences(declared, value, f"{path}.")
    if declared is None or admits(declared, value):
        return []
    return [f"{path} is {value!r}, not {written(declared)}"]


async def ordered(house: House) -> UUID:
    return await house.order(
        channel="web", external_id="PO-77", description="Second attempt", requested_start=None, urgency="high"
    )


async def read(database: Database, kind: Any, ids: Sequence[UUID]) -> list[Mapping[str, Any]]:
    """What flows on records of this kind are given, by the ability that the product lends them."""
    records = actions().records
    assert records is not None
    async with database.reader() as reader:
        found = await records.inputs(reader, [Subject(type=kind, id=one, order_id=None, line_id=None) for one in ids])
    return [found[one] for one in ids]


async def test_flows_on_orders_and_lines_read_what_is_declared(house: House, drain: Drain) -> None:
    order_id = await ordered(house)
    await drain(house.database)
    async with house.database.reader() as reader:
        lines = [line.id for line in await lines_of(reader, [order_id])]
    for kind, ids in (("order", [order_id]), ("order_line", lines)):
        for scope in await read(house.database, kind, ids):
            assert differences(INPUTS[kind], scope) == []
    assert len(lines) == 6


async def test_flows_on_domain_orders_tasks_and_fallouts_read_what_is_declared(house: House, drain: Drain) -> None:
    order_id = await house.order()
    await drain(house.database)
    async with house.database.unit_of_work() as uow:
        domain_orders = await domain_orders_of(uow, [order_id])
        tasks = [one for one in await tasks_of_orders(uow, SYSTEM, [order_id]) if one.domain_order_id is not None]
        fault = Fault(order_id=order_id, task_id=tasks[0].id, source="task", cause="No answer.", code="timeout")
        fallouts = await open_fallouts(uow, SYSTEM, [fault])
    for kind, found in (("domain_order", domain_orders), ("task", tasks), ("fallout", fallouts)):
        assert found != []
        for scope in await read(house.database, kind, [one.id for one in found]):
            assert differences(INPUTS[kind], scope) == []


async def test_policies_and_rules_read_what_is_declared(
    house: House, drain: Drain, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, list[Mapping[str, Any]]] = {}
    evaluate, answer = CompiledTable.evaluate, Formula.answer

    def evaluating(table: CompiledTable, scope: Mapping[str, Any]) -> Any:
        asked.setdefault(table.key, []).append(scope)
        return evaluate(table, scope)

    def answering(formula: Formula, scope: dict[str, Any]) -> Any:
        asked.setdefault("catalog.mapping" if "target" in scope else "catalog.rule", []).append(scope)
        return answer(formula, scope)

    monkeypatch.setattr(CompiledTable, "evaluate", evaluating)
    monkeypatch.setattr(Formula, "answer", answering)
    await ordered(house)
    await drain(house.database)
    another = await house.order()
    await drain(house.database)
    await sell_gadgets_fitted_by_hand(house)
    await house.order(*GADGETS)
    await drain(house.database)
    async with house.database.unit_of_work() as uow:
        task = (await tasks_of_orders(uow, SYSTEM, [another]))[0]
        fault = Fault(order_id=another, task_id=task.id, source="task", cause="No answer.", code="timeout")
        await open_fallouts(uow, SYSTEM, [fault])
        assert not await holds(uow, "workspace", await account(uow, SYSTEM, house.account_id))
    declared = {**POLICIES, **RULES}
    seen = {key for key in asked if key in declared}
    assert seen >= set(POLICIES) - ASKED_ELSEWHERE
    assert "catalog.rule" in seen
    wrong = {
        key: found for key in seen for scope in asked[key] if (found := _apart_from_empty(declared[key], scope)) != []
    }
    assert wrong == {}


def _apart_from_empty(declared: ContextOf, scope: Mapping[str, Any]) -> list[str]:
    """Rules get an account and a site only where one of them reads it, and a missing record is empty there."""
    loaded = {name: value for name, value in scope.items() if value != {}}
    left_out = {name for name, value in scope.items() if value == {}}
    return differences(ContextOf({name: of for name, of in declared.fields.items() if name not in left_out}), loaded)
