"""Whatever a signed-in person sends to the graph, the answer is data or a refusal with a code, never a bug."""

import random
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
    is_composite_type,
)
from litestar import Litestar

from orderloom.graphql.ids import global_id
from orderloom.identity.contracts import Role
from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from tests.builders.graph import Caller, app_on, signed_in
from tests.builders.house import GADGETS, House, furnish, sell_gadgets_fitted_by_hand
from tests.contract.graphql_api.documents import Operation, operations

Drain = Callable[[Database], Awaitable[None]]
DOCUMENTS = 250
DEEPEST = 3
ASKED = [one for one in operations() if one.root != "Subscription"]
STAFF = [role for role in Role if role is not Role.CUSTOMER]
TEXTS = (
    "", " ", "%", "_", "\\", "'; --", "a" * 5_000, "\x01", "\u202e", "\U0001f9f5", "ORD0001001", "gadget", "colour",
    "order-approval", "2030-02-30", "1e400", "NaN", "-0", "null", "[[[[", "../../etc/passwd",
)  # fmt: skip
NUMBERS = (0, 1, -1, 100, 101, 2**31 - 1, -(2**31), 2**63, 10**40, 0.1, -1e308)
DECIMALS = ("0", "-1", "1.5", "1e308", "1e-300", "9" * 59, "0.0000000001", 7)
TIMES = ("2030-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999999-12:00", "2030-01-01")
ROWS = {
    "Order": "customer_order", "OrderLine": "order_line", "Task": "plan_step", "Account": "account", "Person": "person",
    "DomainOrder": "domain_order", "InventoryItem": "inventory_item", "Group": "people_group", "FlowRun": "flow_run",
}  # fmt: skip


class Fuzz:
    """Writes documents and variables, some of them valid, by a seeded die."""

    def __init__(self, seed: int, known: list[str]) -> None:
        self.die = random.Random(seed)
        self.known = known

    def document(self, operation: Operation) -> tuple[str, dict[str, Any]]:
        sent = {name: one for name, one in operation.field.args.items() if self._is_sent(one.type)}
        declared = ", ".join(f"${name}: {one.type}" for name, one in sent.items())
        passed = ", ".join(f"{name}: ${name}" for name in sent)
        head = f"{operation.root.lower()} Asked{f'({declared})' if declared else ''}"
        text = f"{head} {{ {operation.name}{f'({passed})' if passed else ''}{self.selection(operation.field, 0)} }}"
        return self.torn(text), {name: self.value(one.type) for name, one in sent.items()}

    def selection(self, field: Any, depth: int) -> str:
        named: Any = get_named_type(field.type)
        if not is_composite_type(named):
            return ""
        inside: dict[str, Any] = getattr(named, "fields", {})
        leaves = [name for name, one in inside.items() if not is_composite_type(get_named_type(one.type))]
        branches = [name for name in inside if name not in leaves] if depth < DEEPEST else []
        chosen = [*leaves, *(f"{name}{self.selection(inside[name], depth + 1)}" for name in self._some(branches))]
        return " { __typename " + " ".join(chosen) + " }"

    def value(self, kind: Any) -> Any:
        if self.die.random() < 0.02:
            return self.die.choice([None, [], {}, "", True, {"a": [[]]}])
        if isinstance(kind, GraphQLNonNull):
            return self.value(kind.of_type)
        if isinstance(kind, GraphQLList):
            return [self.value(kind.of_type) for _ in range(self.die.choice([0, 1, 1, 2, 20]))]
        if isinstance(kind, GraphQLEnumType):
            return self.die.choice([*kind.values, *kind.values, "NO_SUCH"])
        if isinstance(kind, GraphQLInputObjectType):
            return {key: self.value(one.type) for key, one in kind.fields.items() if self._is_sent(one.type)}
        return self.scalar(kind.name)

    def scalar(self, name: str) -> Any:
        choices: dict[str, Any] = {
            "ID": [*self.known, global_id("Order", new_id()), "T3JkZXI", "é", "Order:1"],
            "Int": NUMBERS,
            "Float": NUMBERS,
            "Boolean": (True, False),
            "Decimal": (*DECIMALS, *TEXTS),
            "DateTime": (*TIMES, *TEXTS),
            "JSON": ({}, {"serial": "S"}, {"a": list(NUMBERS)}, {text: text for text in TEXTS}, [], 1, "x"),
        }
        return self.die.choice(choices.get(name, TEXTS))

    def torn(self, text: str) -> str:
        """Now and then a character too many or too few."""
        if self.die.random() > 0.05:
            return text
        place = self.die.randrange(len(text))
        return (
            text[:place]
            + self.die.choice(["", "{", "}", "...", '"\\ud800"', "\ufeff", "@skip(if: 1)"])
            + text[place + 1 :]
        )

    def _is_sent(self, kind: Any) -> bool:
        return isinstance(kind, GraphQLNonNull) or self.die.random() < 0.6

    def _some(self, names: list[str]) -> list[str]:
        return self.die.sample(names, min(len(names), self.die.choice([0, 1, 2])))


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    made = await furnish(database)
    await sell_gadgets_fitted_by_hand(made)
    return made


@pytest.fixture(scope="module")
def app(house: House) -> Litestar:
    return app_on(house.database, Live())


async def ids(house: House) -> list[str]:
    """A few things of each kind that there are."""
    async with house.database.reader() as reader:
        found = {
            name: await reader.rows(f"SELECT id FROM {table} ORDER BY id DESC LIMIT 5") for name, table in ROWS.items()
        }
    return [global_id(name, row["id"]) for name, rows in found.items() for row in rows]


def codes(answer: dict[str, Any]) -> set[str]:
    return {error["extensions"]["code"] for error in answer.get("errors", ())}


async def ask(browser: Caller, text: str, variables: dict[str, Any]) -> None:
    response = await browser.post(text, variables)
    assert response.status_code in (200, 400), (text, variables, response.text)
    assert "internal" not in codes(json.loads(response.content)), (text, variables, response.text)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("who", ["staff", "customer"])
async def test_any_document_is_answered_or_refused(
    house: House, app: Litestar, drain: Drain, seed: int, who: str
) -> None:
    await house.order(*GADGETS)
    await house.order(channel="web")
    await drain(house.database)
    staff = who == "staff"
    roles, account = (STAFF, None) if staff else ([Role.CUSTOMER], house.account_id)
    browser = await signed_in(house.database, app, *roles, account_id=account)
    async with browser:
        fuzz = Fuzz(seed, await ids(house))
        for _ in range(DOCUMENTS):
            await ask(browser, *fuzz.document(fuzz.die.choice(ASKED)))
    await drain(house.database)
