"""The declared records are those that the contracts have: no field is missing, none is made up, no state unknown."""

from enum import StrEnum
from typing import Any

import msgspec
import pytest

from orderloom.decomposition.contracts import DomainOrder, DomainOrderState
from orderloom.fallout.contracts import Fallout, FalloutState, FalloutType
from orderloom.flows.domain.documents import describe
from orderloom.flows.domain.policies import POLICIES as PAGES
from orderloom.language.feel.typing import ANY, STRING, ContextOf, Text, Type, check_text
from orderloom.language.graph import Flow, parse_flow
from orderloom.language.scopes import INPUTS, LABELS, POLICIES, RECORDS, RULES, scope_of_input, scope_of_table
from orderloom.language.scopes.values import (
    ACCOUNT_KIND,
    ACCOUNT_STATUS,
    ACTION,
    DOMAIN_ORDER_STATE,
    ENRICHMENT,
    FALLOUT_STATE,
    FALLOUT_TYPE,
    ORDER_STATE,
    PRIORITY,
    TASK_STATE,
    URGENCY,
)
from orderloom.language.tables import parse_table
from orderloom.language.validate import check_table, validate
from orderloom.main.seed.files import documents
from orderloom.orchestration.contracts import Task, TaskState
from orderloom.ordering.contracts import Enrichment, LineAction, LineState, Order, OrderLine, OrderState, Priority
from orderloom.ordering.domain.checks import URGENCIES
from orderloom.parties.contracts import Account, AccountKind, AccountStatus, Site
from tests.builders.flows import Published


@pytest.mark.parametrize(
    ("declared", "states"),
    [
        (ACCOUNT_KIND, AccountKind),
        (ACCOUNT_STATUS, AccountStatus),
        (ORDER_STATE, OrderState),
        (ORDER_STATE, LineState),
        (PRIORITY, Priority),
        (ACTION, LineAction),
        (ENRICHMENT, Enrichment),
        (DOMAIN_ORDER_STATE, DomainOrderState),
        (TASK_STATE, TaskState),
        (FALLOUT_STATE, FalloutState),
        (FALLOUT_TYPE, FalloutType),
    ],
)
def test_texts_of_which_all_values_are_known_are_those_of_the_contracts(declared: Text, states: type[StrEnum]) -> None:
    assert set(declared.values) == set(states)


def test_urgencies_are_those_that_an_order_may_have() -> None:
    assert set(URGENCY.values) == URGENCIES


@pytest.mark.parametrize(
    ("record", "contract", "hidden", "added"),
    [
        (
            "order",
            Order,
            {"extensions", "adjustments", "accepted_terms", "payment_reference"},
            {"line_count"},
        ),
        ("line", OrderLine, {"extensions", "charges"}, {"site"}),
        ("account", Account, set[str](), set[str]()),
        ("site", Site, set[str](), set[str]()),
        ("domain_order", DomainOrder, {"created_at", "changed_at"}, set[str]()),
        ("task", Task, set[str](), set[str]()),
        ("fallout", Fallout, set[str](), set[str]()),
    ],
)
def test_a_record_has_the_fields_of_its_contract(
    record: str, contract: type[msgspec.Struct], hidden: set[str], added: set[str]
) -> None:
    assert set(RECORDS[record].type.fields) == set(contract.__struct_fields__) - hidden | added


def test_every_name_of_every_scope_has_words_in_both_languages() -> None:
    for scope in (*INPUTS.values(), *POLICIES.values(), *RULES.values()):
        for name in LABELS.tree(scope):
            assert set(name.label) == {"en", "pt-BR"}, name.path
            assert name.help is None or set(name.help) == {"en", "pt-BR"}, name.path


def test_the_tree_of_names_goes_down_into_records() -> None:
    tree = {name.path: name for name in LABELS.tree(scope_of_input("order_line"))}
    assert tree["line.specification.key"].type == STRING
    assert tree["line.specification.key"].depth == 2
    assert tree["line.specification"].label == {"en": "Specification", "pt-BR": "Especificação"}
    assert tree["site"].help is not None
    assert "task" not in tree


def test_what_only_its_users_know_is_open() -> None:
    assert scope_of_input("any").open
    assert scope_of_input("weather").open
    assert scope_of_table("site-class").open
    assert not scope_of_table("order-approval").open


def test_policies_may_read_what_their_pages_say_and_nothing_else() -> None:
    for policy in PAGES:
        key = f"{policy.key}-example" if policy.family else policy.key
        scope = scope_of_table(key)
        for path in policy.shape.inputs:
            assert check_text(path, scope).complaints == (), (key, path)
        read = {path.split(".")[0] for path in policy.shape.inputs}
        assert set(scope.fields) - {"now"} == read, key
    assert set(POLICIES) == {policy.key for policy in PAGES if not policy.family}


def test_every_input_type_of_flows_is_declared() -> None:
    for name in INPUTS:
        document: Any = {"schema": "orderloom.flow/1", "key": "x", "kind": "enrichment", "name": {"en": "X"}}
        assert parse_flow({**document, "input": {"type": name}, "nodes": [], "edges": []}).input.type == name


def test_the_shipped_flows_and_tables_have_no_finding() -> None:
    tables = {content["key"]: content for _, content in documents("table") if content["schema"] == "orderloom.table/1"}
    assert {key: check_table(parse_table(content)) for key, content in tables.items()} == {key: () for key in tables}
    for _, content in documents("flow"):
        parsed = describe(content).parsed
        assert isinstance(parsed, Flow)
        assert validate(parsed, Published()) == (), parsed.key


def fields(of: Type) -> dict[str, Type]:
    return dict(of.fields) if isinstance(of, ContextOf) else {}


def test_characteristics_are_open() -> None:
    for record in ("line", "domain_order"):
        characteristics = fields(RECORDS[record].type)["characteristics"]
        assert isinstance(characteristics, ContextOf)
        assert characteristics.open
    assert ANY not in fields(RECORDS["order"].type).values()
