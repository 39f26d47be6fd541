import pytest

from orderloom.flows.domain.documents import (
    Known,
    NotPublishable,
    UnknownSchema,
    check_layout,
    describe,
    findings_of,
    placed,
    refuse_errors,
)
from orderloom.kernel.errors import DomainError
from tests.builders.flows import automated, document, manual, node

FORMED = document(
    node("begin", "start"),
    node("decide", "decision", config={"table": "site-class"}),
    manual("survey", config={"group": {"const": "field-ops"}, "form": "site-survey"}),
    automated("call"),
    node("odd", "teleport"),
    node("finish", "end"),
    "begin -> decide -> survey -> call -> odd -> finish",
    key="formed",
)


def test_a_document_says_what_its_definition_is_called() -> None:
    described = describe(FORMED)
    assert (described.key, described.kind, described.doc, described.name) == (
        "formed",
        "enrichment",
        "flow",
        {"en": "Example"},
    )
    assert describe({**FORMED, "name": {"en": "Else"}}).sha256 != described.sha256
    assert describe(dict(reversed(FORMED.items()))).sha256 == described.sha256


@pytest.mark.parametrize("content", [None, [], {}, {"schema": "orderloom.flow/2"}])
def test_an_unknown_schema_is_refused(content: object) -> None:
    with pytest.raises(UnknownSchema) as refusal:
        describe(content)
    assert refusal.value.problems[0].path == ("schema",)


def test_what_nobody_can_look_up_counts_as_existing() -> None:
    codes = {finding.code for finding in findings_of(describe(FORMED), Known({}))}
    assert codes == {"flow.table_missing", "flow.kind_unknown"}
    codes = {finding.code for finding in findings_of(describe(FORMED), Known({}, forms=(), operations=()))}
    assert codes == {"flow.table_missing", "flow.kind_unknown", "flow.form_missing", "flow.operation_missing"}


def test_errors_become_problems_that_lead_from_the_file_to_the_field() -> None:
    with pytest.raises(NotPublishable) as refusal, placed("formed.flow.json"):
        refuse_errors(findings_of(describe(FORMED), Known({})))
    assert [(problem.code, problem.path, problem.details) for problem in refusal.value.problems] == [
        ("flow.kind_unknown", ("formed.flow.json", "nodes", 4, "kind"), {"node": "odd"}),
        ("flow.table_missing", ("formed.flow.json", "nodes", 1, "config", "table"), {"node": "decide"}),
    ]


def test_a_layout_has_places_of_nodes() -> None:
    check_layout({"positions": {"begin": {"x": 1, "y": 2.5}}, "viewport": {"zoom": 2}})
    with pytest.raises(DomainError):
        check_layout({"positions": {"begin": [1, 2]}})


def test_a_table_is_checked_cell_by_cell_each_once() -> None:
    table = {
        "schema": "orderloom.table/1",
        "key": "site-class",
        "name": {"en": "Site class"},
        "inputs": [{"id": "users", "label": "Users", "expression": "line.users", "type": "number"}],
        "outputs": [{"id": "class", "label": "Class", "type": "string"}],
        "rows": [
            {"id": "r1", "when": ["< 5 +"], "then": ['"small"']},
            {"id": "r2", "when": ['7, "many"'], "then": ["5"]},
        ],
    }
    found = findings_of(describe(table), Known({}))
    assert sorted((each.code, each.path, each.position) for each in found) == [
        ("feel.syntax", ("rows", 0, "when", 0), 5),
        ("table.type", ("rows", 1, "then", 0), None),
        ("table.type", ("rows", 1, "when", 0), 3),
    ]
    with pytest.raises(NotPublishable) as refusal:
        refuse_errors(found)
    assert {"position": 3} in [problem.details for problem in refusal.value.problems]
