from collections.abc import Mapping
from typing import Any, cast

import msgspec
import pytest

from orderloom.language.compile import Program, Step, compile_flow, enter, moment_of
from orderloom.language.graph import parse_flow
from orderloom.language.nodes import KINDS
from orderloom.language.nodes.record import Answer, Example, Moment
from orderloom.language.tables import CompiledTable, compile_table, parse_table
from tests.builders.flows import document, node

EXAMPLES = [
    pytest.param(kind, example, id=f"{kind}: {example.title['en']}")
    for kind, record in KINDS.items()
    for example in record.examples
]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_the_examples_of_each_kind_hold(kind: str, example: Example) -> None:
    program = program_of(kind, example)
    assert shown(answer_of(program.nodes["example"], example, program.tables)) == bare(example.answer)


def program_of(kind: str, example: Example, config: dict[str, Any] | None = None) -> Program:
    """A flow around the example in which each of its ports leads somewhere."""
    tables = {key: compile_table(parse_table(data)) for key, data in example.tables.items()}
    config = example.config if config is None else config
    this = node("example", kind, config=config, map=example.map, policy=example.policy)
    if example.when is not None:
        this["when"] = example.when
    parts = (
        [this] if kind == "start" else [node("begin", "start"), this, node("limited", "end"), "example.limit->limited"]
    )
    called = compile_flow(parse_flow(document(node("begin", "start"), kind="subflow")), {})
    flow = parse_flow(document(*parts))
    names = [each.name for each in KINDS[kind].references(KINDS[kind].read(flow.nodes[-2 if len(parts) > 1 else 0]))]
    return compile_flow(flow, tables, {name: called for name in names if name not in tables})


def answer_of(step: Step, example: Example, tables: Mapping[str, CompiledTable]) -> Answer:
    moment: Moment = moment_of(step, example.scope, 1, tables)
    if example.signal is not None:
        assert step.kind.answered is not None
        return step.kind.answered(step.params, moment, example.signal)
    if example.inside is not None:
        return step.kind.leave(step.params, moment, example.inside)
    return enter(step, example.scope, 1, tables)


def shown(answer: Answer) -> Any:
    return bare({"type": type(answer).__name__, **msgspec.to_builtins(answer, order="sorted")})


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
