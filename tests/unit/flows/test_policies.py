"""The policies of the product: each has a page in both languages, and the shipped tables are of its shape."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from orderloom.catalog.contracts import Offering
from orderloom.decomposition.queries.having import DECREASE
from orderloom.fallout.contracts import FalloutType
from orderloom.flows.domain.documents import Known, describe, findings_of
from orderloom.flows.domain.policies import POLICIES, misfits, policy_of
from orderloom.integration.tmf import holding
from orderloom.jeopardy.domain import levels
from orderloom.language.tables import Table, analyse, parse_table
from orderloom.orchestration.domain import policies as orchestration
from orderloom.ordering.domain import policies as ordering
from orderloom.requests.domain import promise

FILES = sorted(Path("flows/policies").glob("*.table.json"))
BY_KEY = {policy.key: policy for policy in POLICIES}


def shipped(path: Path) -> Table:
    return parse_table(msgspec.json.decode(path.read_bytes()))


def test_every_table_that_the_product_asks_is_a_policy_and_shipped() -> None:
    asked = {*ordering.KEYS, *orchestration.KEYS, *levels.KEYS, "fallout", holding.POLICY, promise.POLICY, DECREASE}
    assert asked <= set(BY_KEY)
    assert asked <= {shipped(path).key for path in FILES}
    assert set(BY_KEY) - asked == {"pricing", "pricing-tax", "price-adjustment-limit", "publish-approval"}


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.key)
def test_every_policy_has_a_page_in_both_languages(policy: Any) -> None:
    for text in (policy.title, policy.help, policy.asked):
        assert set(text) == {"en", "pt-BR"}
        assert all(text.values())
    assert policy.shape.key == policy.key
    assert policy.shape.inputs
    assert policy.shape.outputs


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_policy_fits_its_shape_and_has_no_dead_row(path: Path) -> None:
    table = shipped(path)
    assert policy_of(table.key) is not None
    assert list(misfits(table)) == []
    assert findings_of(describe(msgspec.json.decode(path.read_bytes())), Known({})) == ()
    assert analyse(table).unreachable == ()


def policy(key: str, **fields: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    document: dict[str, Any] = {
        "schema": "orderloom.table/1",
        "key": key,
        "name": {"en": key},
        "hit_policy": "FIRST",
        "inputs": [{"id": "i", "label": "I", "expression": "order.priority"}],
        "outputs": [{"id": "flow", "label": "Flow", "type": "string"}],
        "rows": [],
        **fields,
    }
    found = misfits(parse_table(document))
    return [(str((problem.details or {})["rule"]), problem.path) for problem in found if problem.code]


def test_a_table_of_another_key_is_no_policy() -> None:
    assert policy("my-own-table", hit_policy="COLLECT", outputs=[{"id": "x", "label": "X"}]) == []


def test_what_does_not_fit_is_told_with_its_place() -> None:
    assert policy("fulfillment-product") == []
    assert policy("fulfillment-product", hit_policy="COLLECT") == [("table.shape.hit_policy", ("hit_policy",))]
    strange = [{"id": "i", "label": "I", "expression": "site.city"}]
    assert policy("fulfillment-product", inputs=strange) == [("table.shape.input", ("inputs", 0, "expression"))]
    other = [{"id": "flows", "label": "Flow", "type": "string"}]
    assert policy("fulfillment-product", outputs=other) == [
        ("table.shape.output_unknown", ("outputs", 0, "id")),
        ("table.shape.output_missing", ("outputs",)),
    ]
    number = [{"id": "flow", "label": "Flow", "type": "number"}]
    assert policy("fulfillment-product", outputs=number) == [("table.shape.output_type", ("outputs", 0, "type"))]


def test_the_day_may_always_be_asked() -> None:
    assert policy("fulfillment-product", inputs=[{"id": "i", "label": "I", "expression": "now"}]) == []


def test_an_output_of_any_type_is_held_to_the_policys() -> None:
    anything = [{"id": "flow", "label": "Flow"}]
    rows = [{"id": "a", "when": [None], "then": ["5"]}, {"id": "b", "when": [None], "then": ['"x"']}]
    assert policy("fulfillment-product", outputs=anything, rows=rows) == [("table.type", ("rows", 0, "then", 0))]


def test_answers_are_those_that_the_product_understands() -> None:
    outputs = [{"id": "approver", "label": "A", "type": "string"}]
    rows = [{"id": "a", "when": [None], "then": ['"order_manager"']}]
    assert policy("order-approval", outputs=outputs, rows=rows) == [("table.shape.allowed", ("rows", 0, "then", 0))]


def test_tables_of_prices_are_policies_by_how_their_keys_begin() -> None:
    assert policy_of("pricing-anything") is BY_KEY["pricing"]
    assert policy_of("pricing") is None
    inputs = [{"id": "i", "label": "I", "expression": "line.quantity"}]
    amount = [{"id": "amount", "label": "Amount", "type": "number"}]
    assert policy("pricing-anything", inputs=inputs, outputs=amount) == []
    assert msgspec.json.schema(Offering)["$defs"]["Price"]["properties"]["matrix"]["pattern"].startswith("^pricing-")


def test_the_values_of_pages_are_those_of_the_product() -> None:
    allowed = {each.id: each.allowed for each in BY_KEY["fallout"].shape.outputs}
    assert {text.strip('"') for text in allowed["type"] or ()} == {one.value for one in FalloutType}
    levels_known = BY_KEY["jeopardy-line"].shape.outputs[0].allowed or ()
    assert [text.strip('"') for text in levels_known] == [level.value for level in levels.Level]


def test_the_guide_lists_every_policy_and_no_other() -> None:
    guide = Path("docs/tables.md").read_text(encoding="utf-8").partition("## Policies")[2]
    lines = [line.split("|")[1] for line in guide.splitlines() if line.startswith("| `")]
    listed = {key for line in lines for key in line.replace("`", "").replace(",", " ").split()}
    assert listed == {f"{policy.key}-…" if policy.family else policy.key for policy in POLICIES}
