"""Expressions in the graph: tried out on real orders and on values, with the names and functions for completion."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orderloom.graphql.ids import global_id
from orderloom.identity.contracts import Role
from orderloom.kernel.ids import new_id
from orderloom.language.feel.typing.guide import GUIDE
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from tests.builders.graph import Caller, app_on, signed_in
from tests.builders.house import House, furnish
from tests.unit.language.feel.test_properties import WORDS

CARRIED = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
"""What a request may hold; the rest is refused before anyone reads it."""
Drain = Callable[[Database], Awaitable[None]]
PREVIEW = """query($input: PreviewExpressionInput!) { previewExpression(input: $input) {
  value text type reads unset problems { code message severity position suggestion path }
} }"""
SCOPE = """query($flow: String, $node: String, $table: String, $type: String) {
  scopeOf(flowKey: $flow, node: $node, tableKey: $table, inputType: $type) {
    open names { path type depth open values label { en ptBr } help { en } }
  }
}"""
FUNCTIONS = """{ feelFunctions {
  name family signatures result example exampleResult help { en ptBr }
} }"""


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


@pytest.fixture(scope="module")
async def order_id(house: House) -> str:
    return global_id("Order", await house.order())


@pytest.fixture(scope="module")
async def admin(house: House) -> AsyncIterator[Caller]:
    async with await signed_in(house.database, app_on(house.database, Live()), Role.PROCESS_ADMIN) as caller:
        yield caller


async def preview(caller: Caller, text: str, **given: Any) -> Any:
    return (await caller.data(PREVIEW, {"input": {"text": text, **given}}))["previewExpression"]


async def problems(caller: Caller, text: str, **given: Any) -> list[tuple[str, int | None, list[str]]]:
    found = (await preview(caller, text, **given))["problems"]
    return [(one["code"], one["position"], one["path"]) for one in found]


async def test_a_preview_on_values_has_all_that_is_known(admin: Caller) -> None:
    sample = {"values": {"line": {"quantity": 3, "characteristics": {"bandwidth": 100}}}}
    found = await preview(admin, "line.quantity * 2 + 1", inputType="order_line", sample=sample)
    assert found == {
        "value": 7,
        "text": "7",
        "type": "number",
        "reads": ["line.quantity"],
        "unset": [],
        "problems": [],
    }
    late = await preview(admin, "line.characteristics.users > 1", sample=sample, unknown=["line.characteristics.users"])
    assert (late["value"], late["text"], late["unset"]) == (None, None, ["line.characteristics.users"])


async def test_a_preview_on_an_order_reads_what_flows_read(
    admin: Caller, house: House, order_id: str, drain: Drain
) -> None:
    await drain(house.database)
    sample = {"orderId": order_id}
    text = 'account.segment + " " + site.city + " " + line.specification.key + " " + domain_order.specification.kind'
    found = await preview(admin, text, inputType="domain_order", sample=sample)
    assert (found["value"], found["problems"]) == ("residential Springfield fibre-triple-play product", [])
    number = (await preview(admin, "order.number", inputType="order", sample=sample))["value"]
    second = {"orderNumber": number, "line": "2", "values": {"line": {"characteristics": {"bandwidth": 7}}}}
    found = await preview(admin, "[line.number, line.characteristics.bandwidth, order.number]", sample=second)
    assert found["value"] == ["2", 7, number]
    found = await preview(admin, "date and time(order.created_at) <= now()", inputType="order", sample=sample)
    assert found["value"] is True


async def test_a_preview_stands_at_a_node_of_a_flow(admin: Caller) -> None:
    at = {"flowKey": "fibre-enrichment", "node": "note_check"}
    assert await problems(admin, "nodes.check_fibre.out.line_check", **at) == []
    assert await problems(admin, "nodes.nowhere.out.x", **at) == [("feel.name_unknown", 5, ["text"])]
    assert await problems(admin, "domain_order.state", **at) == [("feel.name_unknown", 0, ["text"])]


async def test_a_cell_is_tried_on_the_value_of_its_column(admin: Caller) -> None:
    at: dict[str, Any] = {"mode": "UNARY_TESTS", "tableKey": "order-approval", "column": "one_time"}
    columns = (await admin.data('{ definition(key: "order-approval") { published { content } } }'))["definition"]
    at["column"] = columns["published"]["content"]["inputs"][2]["id"]
    values = {"order": {"one_time_total": 120}}
    found = await preview(admin, "< 500", **at, sample={"values": values})
    assert (found["value"], found["text"], found["type"], found["problems"]) == (True, "true", "boolean", [])
    assert (await preview(admin, "< 500", **at, tested=700))["value"] is False
    assert await problems(admin, '"much"', **at) == [("feel.type", 0, ["text"])]
    assert (await preview(admin, '"a", "b"', mode="UNARY_TESTS", tested="b"))["value"] is True


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("1 +", {}, ("feel.syntax", 3, ["text"])),
        ("", {}, ("feel.syntax", 0, ["text"])),
        ("1" * 5000, {}, ("feel.limit", 4096, ["text"])),
        ("lines.x", {"inputType": "order_line"}, ("feel.name_unknown", 0, ["text"])),
        ("1", {"inputType": "weather"}, ("missing", None, ["inputType"])),
        ("1", {"flowKey": "nowhere"}, ("missing", None, ["flowKey"])),
        ("1", {"flowKey": "order-approval"}, ("missing", None, ["flowKey"])),
        ("1", {"flowKey": "fibre-enrichment", "node": "nowhere"}, ("missing", None, ["node"])),
        ("1", {"tableKey": "order-approval", "column": "nowhere"}, ("missing", None, ["column"])),
        ("1", {"sample": {"orderId": "x"}}, ("bad_id", None, ["orderId"])),
        ("1", {"sample": {"orderId": global_id("Order", new_id())}}, ("missing", None, ["id"])),
        ("1", {"sample": {"orderNumber": "ORD-NONE"}}, ("missing", None, ["id"])),
        ("1", {"sample": {"values": [1]}}, ("invalid", None, ["values"])),
        ("1", {"unknown": ["x"] * 101}, ("invalid", None, ["unknown"])),
    ],
)
async def test_what_is_wrong_is_data(
    admin: Caller, text: str, given: dict[str, Any], expected: tuple[str, int | None, list[str]]
) -> None:
    assert await problems(admin, text, **given) == [expected]


async def test_an_order_outside_of_ones_scope_is_missing(house: House, order_id: str) -> None:
    app = app_on(house.database, Live())
    async with await signed_in(house.database, app, Role.CUSTOMER, account_id=new_id()) as customer:
        answer = await customer.answer(PREVIEW, {"input": {"text": "1", "sample": {"orderId": order_id}}})
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["denied"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join) | st.text(CARRIED, max_size=20),
    st.sampled_from(("EXPRESSION", "UNARY_TESTS")),
    st.sampled_from((None, {"a": {"b": [1, None, "x"]}}, {"a": 1e300, "b": ["\u00e9"]})),
)
async def test_any_text_gives_an_answer_and_no_error(admin: Caller, text: str, mode: str, values: Any) -> None:
    given = {"text": text, "mode": mode, "tested": values, "sample": None if values is None else {"values": values}}
    answer = await admin.answer(PREVIEW, {"input": given})
    codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
    assert codes <= {"invalid_document", "bad_user_input"}, answer


async def names(caller: Caller, **given: Any) -> dict[str, Any]:
    found = (await caller.data(SCOPE, given))["scopeOf"]
    return {one["path"]: one for one in found["names"]}


async def test_the_names_in_scope_come_with_types_labels_and_help(admin: Caller) -> None:
    found = await names(admin, type="order_line")
    assert found["line.action"] == {
        "path": "line.action",
        "type": "string",
        "depth": 1,
        "open": False,
        "values": ["add", "modify", "disconnect", "suspend", "resume", "no_change"],
        "label": {"en": "Action", "ptBr": "Ação"},
        "help": None,
    }
    assert found["line.characteristics"]["open"] is True
    assert found["account"]["label"] == {"en": "Account", "ptBr": "Conta"}
    assert "domain_order" not in found


async def test_the_names_at_a_node_have_the_nodes_before_it(admin: Caller) -> None:
    found = await names(admin, flow="fibre-enrichment", node="note_check")
    assert found["nodes.check_fibre.out"]["open"] is True
    assert found["nodes.check_fibre"]["label"]["en"] != "check_fibre"
    assert "nodes.note_check" not in found
    assert "nodes.check_fibre" not in await names(admin, flow="fibre-enrichment")


async def test_the_names_of_a_policy_are_those_that_it_may_read(admin: Caller) -> None:
    found = await names(admin, table="order-approval")
    assert {path for path, one in found.items() if one["depth"] == 0} == {"order", "account", "now"}
    assert (await admin.data(SCOPE, {"flow": "nowhere"}))["scopeOf"] is None


async def test_the_functions_come_with_signature_help_and_example(admin: Caller) -> None:
    found = {one["name"]: one for one in (await admin.data(FUNCTIONS))["feelFunctions"]}
    assert set(found) == set(GUIDE)
    assert found["split"] == {
        "name": "split",
        "family": "string",
        "signatures": ["split(string: string, delimiter: string)"],
        "result": "list<string>",
        "example": 'split("a;b;c", ";")',
        "exampleResult": '["a", "b", "c"]',
        "help": {
            "en": "The parts of a text between what a regular expression finds.",
            "ptBr": "As partes do texto entre o que a expressão regular encontra.",
        },
    }
