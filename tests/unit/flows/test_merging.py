from typing import Any

import pytest

from orderloom.flows.domain.conflicts import Choices, Conflicting, refuse_conflicts
from orderloom.flows.domain.documents import describe
from orderloom.flows.domain.merge import merge, merge_layouts
from orderloom.kernel.errors import Kind
from tests.builders.flows import document, manual, node

BASE = document(node("begin", "start"), manual("survey"), node("finish", "end"), "begin -> survey -> finish")
TABLE: dict[str, Any] = {
    "schema": "orderloom.table/1",
    "key": "speed",
    "name": {"en": "Speed"},
    "hit_policy": "FIRST",
    "inputs": [{"id": "users", "label": "Users", "expression": "line.users", "type": "number"}],
    "outputs": [{"id": "speed", "label": "Speed", "type": "string"}],
    "rows": [
        {"id": "few", "when": ["< 10"], "then": ['"slow"']},
        {"id": "many", "when": [">= 10"], "then": ['"fast"']},
    ],
}


def changed(content: dict[str, Any], key: str, **fields: Any) -> dict[str, Any]:
    nodes = [{**each, **fields} if each["id"] == key else each for each in content["nodes"]]
    return {**content, "nodes": nodes}


def without(content: dict[str, Any], key: str) -> dict[str, Any]:
    edges = [each for each in content["edges"] if key not in (each["from"][0], each["to"][0])]
    return {**content, "nodes": [each for each in content["nodes"] if each["id"] != key], "edges": edges}


def with_row(content: dict[str, Any], index: int, **fields: Any) -> dict[str, Any]:
    rows = [{**row, **fields} if place == index else row for place, row in enumerate(content["rows"])]
    return {**content, "rows": rows}


def merged(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any], choices: Choices | None = None
) -> tuple[dict[str, Any], list[tuple[str | None, str, Any, Any, Any]]]:
    found = merge(describe(base), describe(mine), describe(theirs), choices)
    return found.content, [(each.element, each.field, each.base, each.mine, each.theirs) for each in found.conflicts]


def test_changes_of_different_nodes_and_of_different_fields_of_one_come_together() -> None:
    mine = changed(changed(BASE, "survey", name={"en": "Look"}), "begin", name={"en": "Go"})
    theirs = changed(BASE, "survey", map=[{"to": "task.site", "from": "line.site"}])
    content, conflicts = merged(BASE, mine, theirs)
    both = changed(mine, "survey", name={"en": "Look"}, map=[{"to": "task.site", "from": "line.site"}])
    assert conflicts == []
    assert describe(content).sha256 == describe(both).sha256


def test_nodes_and_edges_that_both_added_are_all_there() -> None:
    mine = {**BASE, "nodes": [*BASE["nodes"], manual("mine")]}
    theirs = {**BASE, "nodes": [BASE["nodes"][0], manual("theirs"), *BASE["nodes"][1:]]}
    content, conflicts = merged(BASE, mine, theirs)
    assert conflicts == []
    assert [each["id"] for each in content["nodes"]] == ["begin", "theirs", "survey", "finish", "mine"]


def test_a_field_that_both_changed_is_told_with_all_three_values() -> None:
    mine = changed(BASE, "survey", name={"en": "Look"})
    theirs = changed(BASE, "survey", name={"en": "See", "pt-BR": "Ver"})
    content, conflicts = merged(BASE, mine, theirs)
    assert conflicts == [("survey", "name.en", "Survey", "Look", "See")]
    assert next(each for each in content["nodes"] if each["id"] == "survey")["name"] == {"pt-BR": "Ver", "en": "Look"}


def test_a_conflict_is_refused_with_what_the_client_needs_to_decide() -> None:
    found = merge(
        describe(BASE),
        describe(changed(BASE, "survey", when="true")),
        describe(changed(BASE, "survey", when="line.quantity > 1")),
    )
    with pytest.raises(Conflicting) as refusal:
        refuse_conflicts(found, 7)
    assert refusal.value.kind is Kind.CONFLICT
    (problem,) = refusal.value.problems
    assert (problem.code, problem.path) == ("flows.conflict", ("content", "nodes", "survey", "when"))
    assert problem.details == {
        "noun": "node",
        "element": "survey",
        "field": "when",
        "base": None,
        "mine": "true",
        "theirs": "line.quantity > 1",
        "revision": 7,
    }


@pytest.mark.parametrize(("take", "name"), [("mine", "Look"), ("theirs", "See")])
def test_a_choice_decides_a_conflict(take: Any, name: str) -> None:
    mine, theirs = changed(BASE, "survey", name={"en": "Look"}), changed(BASE, "survey", name={"en": "See"})
    content, conflicts = merged(BASE, mine, theirs, {("survey", "name.en"): take})
    assert conflicts == []
    assert content["nodes"][1]["name"] == {"en": name}


def test_a_node_that_one_removed_and_the_other_changed_is_a_conflict_of_the_whole_node() -> None:
    theirs = changed(BASE, "survey", name={"en": "See"})
    content, conflicts = merged(BASE, without(BASE, "survey"), theirs)
    assert conflicts[0][0:2] == ("survey", "")
    assert [each["id"] for each in content["nodes"]] == ["begin", "finish"]
    content, conflicts = merged(BASE, without(BASE, "survey"), theirs, {("survey", ""): "theirs"})
    assert conflicts == []
    assert content["nodes"][1]["name"] == {"en": "See"}


def test_an_edge_to_a_node_that_the_other_removed_is_a_conflict() -> None:
    edge = {"id": "new", "from": ["survey", "error"], "to": ["finish", "in"]}
    mine = {**BASE, "edges": [*BASE["edges"], edge]}
    content, conflicts = merged(BASE, mine, without(BASE, "survey"))
    assert [(element, field) for element, field, *_ in conflicts] == [("new", "")]
    content, conflicts = merged(BASE, mine, without(BASE, "survey"), {("new", ""): "theirs"})
    assert (conflicts, content["edges"]) == ([], [])


def test_the_order_of_cases_counts_and_is_a_conflict_when_both_changed_it() -> None:
    def cases(*ports: str) -> dict[str, Any]:
        given = [{"port": port, "when": "true"} for port in ports]
        return changed(BASE, "survey", kind="switch", config={"cases": given})

    base, mine, theirs = cases("a", "b", "c"), cases("b", "a", "c"), cases("a", "c", "b")
    content, conflicts = merged(base, mine, base)
    assert [case["port"] for case in content["nodes"][1]["config"]["cases"]] == ["b", "a", "c"]
    content, conflicts = merged(base, mine, theirs)
    assert conflicts == [
        ("survey", "config.cases.<order>", ["a", "b", "c"], ["b", "a", "c"], ["a", "c", "b"]),
    ]


def test_true_is_not_one() -> None:
    base, mine = (changed(BASE, "survey", config={"point": value}) for value in (1, True))
    content, conflicts = merged(base, mine, base)
    assert conflicts == []
    assert content["nodes"][1]["config"] == {"point": True}


def test_cells_come_together_under_their_columns_when_the_other_added_one() -> None:
    mine = with_row(TABLE, 0, then=['"snail"'])
    column = {"id": "site", "label": "Site", "expression": "line.site", "type": "string"}
    theirs = {
        **TABLE,
        "inputs": [column, *TABLE["inputs"]],
        "rows": [{**row, "when": ['"office"', *row["when"]]} for row in TABLE["rows"]],
    }
    content, conflicts = merged(TABLE, mine, theirs)
    assert conflicts == []
    cells = {column["id"]: place for place, column in enumerate(content["inputs"])}
    assert sorted(cells) == ["site", "users"]
    assert [(row["when"][cells["site"]], row["when"][cells["users"]], row["then"]) for row in content["rows"]] == [
        ('"office"', "< 10", ['"snail"']),
        ('"office"', ">= 10", ['"fast"']),
    ]


def test_a_cell_that_both_changed_is_a_conflict_that_a_choice_decides() -> None:
    mine, theirs = with_row(TABLE, 0, then=['"snail"']), with_row(TABLE, 0, then=['"tortoise"'])
    content, conflicts = merged(TABLE, mine, theirs)
    assert conflicts == [("few", "then.speed", '"slow"', '"snail"', '"tortoise"')]
    content, conflicts = merged(TABLE, mine, theirs, {("few", "then.speed"): "theirs"})
    assert (conflicts, content["rows"][0]["then"]) == ([], ['"tortoise"'])


def test_a_row_that_one_removed_and_the_other_changed_is_a_conflict_of_the_row() -> None:
    mine = {**TABLE, "rows": TABLE["rows"][1:]}
    theirs = with_row(TABLE, 0, note="Only a few")
    content, conflicts = merged(TABLE, mine, theirs)
    assert [(element, field, mine) for element, field, _, mine, _ in conflicts] == [("few", "", None)]
    content, conflicts = merged(TABLE, mine, theirs, {("few", ""): "theirs"})
    assert conflicts == []
    assert sorted(row["id"] for row in content["rows"]) == ["few", "many"]
    content, conflicts = merged(TABLE, theirs, mine, {("few", ""): "theirs"})
    assert [row["id"] for row in content["rows"]] == ["many"]


def test_fields_of_the_document_are_decided_as_those_of_its_parts() -> None:
    mine, theirs = {**TABLE, "hit_policy": "UNIQUE"}, {**TABLE, "hit_policy": "ANY"}
    content, conflicts = merged(TABLE, mine, theirs)
    assert conflicts == [(None, "hit_policy", "FIRST", "UNIQUE", "ANY")]
    content, conflicts = merged(TABLE, mine, theirs, {(None, "hit_policy"): "theirs"})
    assert (conflicts, content["hit_policy"]) == ([], "ANY")


def test_the_name_of_a_flow_is_decided_as_the_names_of_its_nodes() -> None:
    mine, theirs = {**BASE, "name": {"en": "Mine"}}, {**BASE, "name": {"en": "Theirs"}}
    content, conflicts = merged(BASE, mine, theirs, {(None, "name.en"): "theirs"})
    assert (conflicts, content["name"]) == ([], {"en": "Theirs"})


def test_layouts_come_together_and_mine_stays_where_both_moved_a_node() -> None:
    base = {"positions": {"a": {"x": 1, "y": 1}, "b": {"x": 2, "y": 2}}}
    mine = {"positions": {"a": {"x": 9, "y": 1}, "b": {"x": 2, "y": 2}}}
    theirs = {"positions": {"a": {"x": 5, "y": 1}, "b": {"x": 2, "y": 7}}}
    assert merge_layouts(base, mine, theirs) == {"positions": {"a": {"x": 9, "y": 1}, "b": {"x": 2, "y": 7}}}
    assert merge_layouts(None, None, theirs) == theirs
