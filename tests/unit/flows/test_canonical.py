import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orderloom.flows.domain.canonical import canonical, canonical_layout, written
from orderloom.flows.domain.documents import describe
from orderloom.flows.domain.reading import read_json
from tests.builders.flows import document, node
from tests.builders.random_flows import documents

ROOT = Path(__file__).parents[3] / "flows"
SHIPPED = sorted([*ROOT.rglob("*.flow.json"), *ROOT.rglob("*.table.json")])


def shuffled(value: Any, draw: Any) -> Any:
    """The same JSON with the keys of its objects in some other order."""
    if isinstance(value, dict):
        return {key: shuffled(value[key], draw) for key in draw(st.permutations(sorted(value)))}
    return [shuffled(item, draw) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_document_written_and_read_again_is_the_same(path: Path) -> None:
    described = describe(read_json(path.read_bytes()))
    text = written(canonical(described.parsed))
    again = describe(read_json(text.encode()))
    assert again.sha256 == described.sha256
    assert written(canonical(again.parsed)) == text


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_however_a_document_is_ordered_it_is_written_in_one_way(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(SHIPPED))
    content = read_json(path.read_bytes())
    first, second = describe(content), describe(shuffled(content, data.draw))
    assert written(canonical(first.parsed)) == written(canonical(second.parsed))
    assert first.sha256 == second.sha256


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9), st.data())
def test_any_flow_written_read_in_whatever_order_and_written_again_is_the_same_bytes(
    seed: int, data: st.DataObject
) -> None:
    for content in documents(Random(seed)):
        described = describe(content)
        text = written(canonical(described.parsed))
        stored = shuffled(read_json(text.encode()), data.draw)
        again = describe(stored)
        assert written(canonical(again.parsed)) == text
        assert again.sha256 == described.sha256


def test_fields_stand_in_the_order_of_the_format_and_lists_as_they_were_written() -> None:
    content = document(
        node("finish", "end"),
        node("way", "switch", config={"zoo": 1, "mode": "first", "cases": [{"when": "true", "port": "a"}]}),
        node("begin", "start"),
    )
    found = canonical(describe(dict(reversed(content.items()))).parsed)
    assert list(found) == ["schema", "key", "kind", "name", "input", "nodes", "edges"]
    assert [each["id"] for each in found["nodes"]] == ["finish", "way", "begin"]
    assert list(found["nodes"][1]) == ["id", "key", "kind", "name", "config"]


def test_numbers_are_written_plainly_and_exactly() -> None:
    content = document(node("begin", "start", config={"large": 100, "small": 1}))
    text = json.dumps(content).replace("100", "1E+2").replace('"small": 1', '"small": 0.10')
    described = describe(read_json(text.encode()))
    assert '"config": {"large": 100, "small": 0.1}' in written(canonical(described.parsed))
    assert described.sha256 == describe(read_json(written(canonical(described.parsed)).encode())).sha256


def test_a_layout_is_written_by_node() -> None:
    layout = {"positions": {"b": {"y": 2, "x": 1.5}, "a": {"x": 0, "y": 0}}, "viewport": {"zoom": 2}}
    assert list(canonical_layout(layout)["positions"]) == ["a", "b"]
    assert canonical_layout(layout)["positions"]["b"] == {"x": 1.5, "y": 2}
    assert canonical_layout(layout)["viewport"] == {"zoom": 2}
