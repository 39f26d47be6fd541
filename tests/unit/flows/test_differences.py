from typing import Any

from orderloom.flows.domain.diff import differences, movements
from orderloom.flows.domain.documents import describe
from tests.builders.flows import document, manual, node
from tests.unit.flows.test_merging import TABLE, changed, with_row

BASE = document(node("begin", "start"), manual("survey"), node("finish", "end"), "begin -> survey -> finish")


def told(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [
        (each.kind, each.noun, each.element, *((field.path, field.before, field.after) for field in each.fields))
        for each in differences(describe(before), describe(after))
    ]


def test_what_is_the_same_does_not_differ_however_it_is_written() -> None:
    written = {**dict(reversed(BASE.items())), "variables": [], "output": {"type": "object"}}
    assert told(BASE, written) == []


def test_nodes_and_edges_are_added_removed_and_changed_by_their_ids() -> None:
    after = document(node("begin", "start"), manual("check"), node("finish", "end"), "begin -> check -> finish")
    assert told(BASE, after) == [
        ("removed", "node", "survey"),
        ("added", "node", "check"),
        ("changed", "edge", "e0", ("to", ["survey", "in"], ["check", "in"])),
        ("changed", "edge", "e1", ("from", ["survey", "done"], ["check", "done"])),
    ]
    labels = [each.label for each in differences(describe(BASE), describe(after))]
    assert labels == ["survey", "check", "begin.done → check", "check.done → finish"]


def test_a_changed_field_is_told_by_its_path_with_before_and_after() -> None:
    after = changed(BASE, "survey", name={"en": "Look"}, map=[{"to": "task.site", "from": "line.site"}], when="true")
    assert told(BASE, {**after, "name": {"en": "Example", "pt-BR": "Exemplo"}}) == [
        ("changed", "document", None, ("name.pt-BR", None, "Exemplo")),
        (
            "changed",
            "node",
            "survey",
            ("name.en", "Survey", "Look"),
            ("when", None, "true"),
            ("map", None, [{"to": "task.site", "from": "line.site"}]),
        ),
    ]


def test_cells_are_told_by_their_columns_and_rows_by_their_order() -> None:
    column = {"id": "site", "label": "Site", "expression": "line.site"}
    after = with_row(TABLE, 0, then=['"snail"'], note="Only a few")
    after = {
        **after,
        "hit_policy": "UNIQUE",
        "inputs": [column, *TABLE["inputs"]],
        "rows": [{**row, "when": [None, *row["when"]]} for row in reversed(after["rows"])],
    }
    assert told(TABLE, after) == [
        ("changed", "document", None, ("hit_policy", "FIRST", "UNIQUE")),
        ("added", "input", "site"),
        ("changed", "row", "few", ("note", None, "Only a few"), ("then.speed", '"slow"', '"snail"')),
        ("moved", "row", "many", ("after", "few", None)),
    ]
    assert [each.label for each in differences(describe(TABLE), describe(after))][-2:] == ["Only a few", "many"]


def test_nodes_that_are_drawn_elsewhere_have_moved() -> None:
    before = {"positions": {"a": {"x": 1, "y": 2}, "b": {"x": 1, "y": 2}, "gone": {"x": 0, "y": 0}}}
    after = {"positions": {"a": {"x": 1, "y": 3}, "b": {"x": 1, "y": 2}, "new": {"x": 0, "y": 0}}}
    (moved,) = movements(before, after)
    assert (moved.kind, moved.element) == ("moved", "a")
    assert [(field.path, field.before, field.after) for field in moved.fields] == [
        ("position", {"x": 1, "y": 2}, {"x": 1, "y": 3})
    ]
    assert movements(None, after) == ()
