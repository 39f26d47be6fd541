"""Every shipped flow can be published, and is written in both languages."""

from collections.abc import Mapping
from typing import Any, Literal

import pytest

from orderloom.integration.adapters.contracts import Connection, targets
from orderloom.integration.adapters.mapping import answer_types
from orderloom.kernel import json
from orderloom.language.compile import compile_flow
from orderloom.language.feel.typing import Type
from orderloom.language.graph import Flow, parse_flow
from orderloom.language.projection import project
from orderloom.language.tables import CompiledTable, compile_table, parse_table
from orderloom.language.validate import validate
from orderloom.main.seed.files import documents
from orderloom.orchestration.domain.form_documents import field_types, form_of

FLOWS = {content["key"]: content for _, content in documents("flow")}
TABLES = {content["key"]: compile_table(parse_table(content)) for _, content in documents("table")}
FORMS = {content["key"]: form_of(content) for _, content in documents("form")}
OPERATIONS = targets(tuple(json.convert(content, Connection) for _, content in documents("connection")))
CATALOGS = [content for _, content in documents("catalog")]


class Shipped:
    """What the shipped flows may refer to."""

    def table(self, key: str) -> CompiledTable | None:
        return TABLES.get(key)

    def flow(self, key: str) -> bool:
        return key in FLOWS

    def subflow(self, key: str) -> Flow | None:
        return parse_flow(FLOWS[key]) if key in FLOWS else None

    def form(self, key: str) -> bool:
        return key in FORMS

    def operation(self, key: str) -> bool:
        return key in OPERATIONS

    def gives(self, noun: Literal["form", "operation"], key: str) -> Mapping[str, Type] | None:
        if noun == "form":
            return field_types(FORMS[key]) if key in FORMS else None
        return answer_types(OPERATIONS[key].operation) if key in OPERATIONS else None

    def repeatable(self, key: str) -> bool:
        return True


@pytest.mark.parametrize("key", sorted(FLOWS))
def test_a_shipped_flow_has_no_findings(key: str) -> None:
    flow = parse_flow(FLOWS[key])
    assert validate(flow, Shipped()) == ()
    texts = [flow.name, *(node.name for node in flow.nodes)]
    assert all({"en", "pt-BR"} <= set(text) for text in texts)


def test_every_specification_names_a_flow_that_exists() -> None:
    named = {
        one["fulfillment_flow"]
        for catalog in CATALOGS
        for one in catalog["specifications"]
        if "fulfillment_flow" in one
    }
    assert named <= set(FLOWS)


def automated(key: str) -> int:
    program = compile_flow(parse_flow(FLOWS[key]), TABLES)
    return sum(step.kind == "task.automated" for step in project(program).steps)


def test_the_canonical_fibre_order_makes_forty_automated_tasks() -> None:
    canonical: dict[str, Any] = {
        "generic-product": 6,
        "generic-service": 4,
        "generic-resource": 1,
        "fibre-internet": 1,
        "fibre-access-line": 1,
        "fibre-router": 1,
        "voice-line": 1,
        "tv-service": 1,
        "set-top-box": 2,
    }
    porting = 1
    assert sum(automated(key) * count for key, count in canonical.items()) - porting == 40


def test_names_of_systems_and_operations_are_in_both_languages() -> None:
    names = [target.connection.name for target in OPERATIONS.values()]
    names += [target.operation.name for target in OPERATIONS.values()]
    assert all({"en", "pt-BR"} <= set(name) for name in names)
