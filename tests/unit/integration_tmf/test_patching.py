"""Patches of resources, in the three ways that TM Forum knows."""

from typing import Any

import pytest

from orderloom.integration.tmf.patching import CannotPatch, merged, patched
from orderloom.kernel.errors import Invalid

ORDER: dict[str, Any] = {
    "category": "B2C",
    "note": [{"id": "1", "text": "x"}],
    "validFor": {"startDateTime": "a", "endDateTime": "b"},
    "relatedParty": [{"role": "vendor"}, {"role": "owner"}],
    "item": [
        {"id": "110", "account": {"id": "9"}},
        {"id": "120", "account": {"id": "9"}, "value": [{"value": "Black", "isDefault": True}, {"value": "White"}]},
    ],
}


def test_null_removes_in_a_merge() -> None:
    assert merged({"a": 1, "b": {"c": 1, "d": 2}}, {"a": None, "b": {"c": None, "e": 3}}) == {"b": {"d": 2, "e": 3}}


@pytest.mark.parametrize(
    ("operation", "path", "expected"),
    [
        ({"op": "replace", "path": "/category", "value": "B2B"}, ("category",), "B2B"),
        ({"op": "add", "path": "/note/0", "value": 1}, ("note",), [1, {"id": "1", "text": "x"}]),
        ({"op": "add", "path": "/note/-", "value": 1}, ("note",), [{"id": "1", "text": "x"}, 1]),
        ({"op": "add", "path": "/note", "value": {"id": "2"}}, ("note",), [{"id": "1", "text": "x"}, {"id": "2"}]),
        ({"op": "remove", "path": "/validFor/endDateTime"}, ("validFor",), {"startDateTime": "a"}),
        ({"op": "move", "from": "/category", "path": "/kind"}, ("kind",), "B2C"),
        ({"op": "copy", "from": "/note/0/text", "path": "/category"}, ("category",), "x"),
        ({"op": "remove", "path": "/relatedParty?role=vendor"}, ("relatedParty",), [{"role": "owner"}]),
        ({"op": "replace", "path": "/item/account/id?item.id=120", "value": "1"}, ("item", 1, "account", "id"), "1"),
        ({"op": "replace", "path": "/item/account/id?item.id=120", "value": "1"}, ("item", 0, "account", "id"), "9"),
        (
            {"op": "replace", "path": "/item/value/isDefault?value=/item/value/Black", "value": False},
            ("item", 1, "value", 0, "isDefault"),
            False,
        ),
    ],
)
def test_an_operation_changes_what_its_path_leads_to(
    operation: dict[str, Any], path: tuple[Any, ...], expected: Any
) -> None:
    found: Any = patched(ORDER, [operation])
    for step in path:
        found = found[step]
    assert found == expected


@pytest.mark.parametrize(
    "operation",
    [
        {"op": "remove", "path": "/nothing"},
        {"op": "replace", "path": "/note/7", "value": 1},
        {"op": "replace", "path": "/note/01", "value": 1},
        {"op": "test", "path": "/category", "value": "other"},
        {"op": "remove", "path": "/relatedParty?role=nobody"},
        {"op": "add", "path": "/a/b/c", "value": 1},
        {"op": "add", "path": "/category"},
        {"op": "copy", "path": "/x"},
        {"op": "replace", "path": "category", "value": 1},
    ],
)
def test_what_does_not_fit_is_a_conflict_and_changes_nothing(operation: dict[str, Any]) -> None:
    with pytest.raises(CannotPatch) as refusal:
        patched(ORDER, [{"op": "replace", "path": "/category", "value": "B2B"}, operation])
    assert refusal.value.problems[0].path == (1, "path")
    assert ORDER["category"] == "B2C"


@pytest.mark.parametrize("document", [{}, "x", [1], [{"op": "explode", "path": "/a"}], [{"op": "add"}]])
def test_what_is_no_patch_is_malformed(document: Any) -> None:
    with pytest.raises(Invalid):
        patched(ORDER, document)
