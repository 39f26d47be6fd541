from typing import Any

import pytest

from orderloom.flows.domain.patch import MAX_COPIES, MAX_OPERATIONS, Unpatchable, patched

DOCUMENT: dict[str, Any] = {"nodes": [{"id": "a"}, {"id": "b"}], "name": {"en": "One"}}


def test_a_patch_leaves_the_document_that_it_was_made_for_as_it_was() -> None:
    patch = [
        {"op": "test", "path": "/nodes/0/id", "value": "a"},
        {"op": "replace", "path": "/name/en", "value": "Two"},
        {"op": "remove", "path": "/nodes/0"},
        {"op": "add", "path": "/nodes/-", "value": {"id": "c"}},
        {"op": "move", "from": "/nodes/1", "path": "/nodes/0"},
    ]
    assert patched(DOCUMENT, patch, "patch") == {"nodes": [{"id": "c"}, {"id": "b"}], "name": {"en": "Two"}}
    assert DOCUMENT == {"nodes": [{"id": "a"}, {"id": "b"}], "name": {"en": "One"}}
    assert patched(DOCUMENT, [], "patch") == DOCUMENT


@pytest.mark.parametrize(
    "operation",
    [
        "remove",
        {},
        {"op": "remove"},
        {"op": "erase", "path": "/name"},
        {"op": "remove", "path": 7},
        {"op": ["add"], "path": "/name", "value": 1},
        {"op": "add", "path": "name", "value": 1},
        {"op": "add", "path": "/nodes/9", "value": 1},
        {"op": "add", "path": "/nodes/x", "value": 1},
        {"op": "replace", "path": "/missing", "value": 1},
        {"op": "test", "path": "/name/en", "value": "Two"},
        {"op": "move", "from": "/name", "path": "/name/en/deeper"},
        {"op": "copy", "from": "/nowhere", "path": "/name"},
        {"op": "replace", "path": "/name", "value": 1, "from": None} | {"path": "/name/en/x"},
    ],
)
def test_an_operation_that_cannot_be_done_is_named_by_its_place(operation: Any) -> None:
    with pytest.raises(Unpatchable) as refusal:
        patched(DOCUMENT, [{"op": "test", "path": "", "value": DOCUMENT}, operation], "patch")
    assert refusal.value.problems[0].path == ("patch", 1)
    assert refusal.value.problems[0].code == "flows.patch"


@pytest.mark.parametrize(
    "patch",
    [
        {"op": "remove", "path": "/name"},
        "[]",
        None,
        [{"op": "replace", "path": "", "value": []}],
        [{"op": "test", "path": "", "value": DOCUMENT}] * (MAX_OPERATIONS + 1),
        [{"op": "copy", "from": "/name", "path": "/other"}] * (MAX_COPIES + 1),
    ],
)
def test_what_is_no_patch_is_refused(patch: Any) -> None:
    with pytest.raises(Unpatchable) as refusal:
        patched(DOCUMENT, patch, "layoutPatch")
    assert refusal.value.problems[0].path == ("layoutPatch",)


def test_a_document_that_doubles_itself_is_stopped_while_it_is_small() -> None:
    large = {"text": "x" * 100_000, "nodes": {}}
    patch = [{"op": "copy", "from": "", "path": f"/nodes/{index}"} for index in range(30)]
    with pytest.raises(Unpatchable, match="too large"):
        patched(large, patch, "patch")
