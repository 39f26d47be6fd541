from typing import Any, cast

import msgspec
import pytest

from orderloom.language.compile import compile_flow, enter
from orderloom.language.graph import parse_flow
from orderloom.language.nodes import KINDS
from orderloom.language.nodes.record import Example
from orderloom.language.tables import compile_table, parse_table
from tests.builders.flows import document

EXAMPLES = [
    pytest.param(kind, example, id=f"{kind}: {example.title['en']}")
    for kind, record in KINDS.items()
    for example in record.examples
]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_the_examples_of_each_kind_hold(kind: str, example: Example) -> None:
    this = {
        "id": "example",
        "key": "example",
        "kind": kind,
        "name": {"en": "Example"},
        "config": example.config,
        "map": example.map,
        **({"when": example.when} if example.when else {}),
    }
    begin = {"id": "begin", "key": "begin", "kind": "start", "name": {"en": "Begin"}}
    nodes = [this] if kind == "start" else [begin, this]
    tables = {key: compile_table(parse_table(data)) for key, data in example.tables.items()}
    program = compile_flow(parse_flow({**document(), "nodes": nodes}), tables)
    answer = enter(program.nodes["example"], example.scope, 1, tables)
    assert bare(msgspec.to_builtins(answer, order="sorted")) == bare(example.answer)


def bare(value: Any) -> Any:
    """Without what is empty, and tuples as lists."""
    if isinstance(value, dict):
        shown = {key: bare(item) for key, item in cast(dict[str, Any], value).items()}
        return {key: item for key, item in shown.items() if item not in ({}, [], None, False)}
    return [bare(item) for item in cast(list[Any], value)] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_speaks_both_languages_and_shows_an_example(kind: str) -> None:
    record = KINDS[kind]
    assert set(record.label) == set(record.help) == {"en", "pt-BR"}
    assert record.examples
    assert all(set(example.title) == {"en", "pt-BR"} for example in record.examples)
