"""What is shipped is in order: no findings, one written form, and cases that go through all of it and pass."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from orderloom.flows.domain.canonical import canonical, written
from orderloom.kernel import json
from orderloom.language.compile import Program, compile_flow
from orderloom.language.graph import Flow
from orderloom.language.references import references_of
from orderloom.language.tables import CompiledTable, Table, compile_table, run_tests
from orderloom.language.trial import Trial, run_test
from orderloom.language.values import plain
from orderloom.main.flow_files import testing
from orderloom.main.flow_files.checking import check
from orderloom.main.seed.files import folder

GOLDEN = Path(__file__).parent / "golden" / "shipped_flows.json"
CHECKED = {Path(each.source).name: each for each in check([folder()])}
PARSED = {name: each.document.parsed for name, each in CHECKED.items() if each.document is not None}
FLOWS = {each.key: each for each in PARSED.values() if isinstance(each, Flow)}
TABLES = {each.key: each for each in PARSED.values() if isinstance(each, Table)}
SWITCHED_OFF = {"header-tasks": {"welcome"}, "publish-approval": {"approvals"}}
"""Rows that an operator may switch on: no case can match them as they are shipped."""


@pytest.fixture(scope="module")
def tested() -> testing.Tested:
    return testing.try_cases([folder()])


@pytest.fixture(scope="module")
def trials() -> dict[str, dict[str, Trial]]:
    """By the keys of flows and the ids of their cases."""
    return {key: {test.id: run_test(program(flow), test).trial for test in flow.tests} for key, flow in FLOWS.items()}


def program(flow: Flow) -> Program:
    needed = references_of(flow)
    tables: dict[str, CompiledTable] = {
        each.name: compile_table(TABLES[each.key]) for each in needed if each.noun == "table"
    }
    subflows = {each.name: program(FLOWS[each.key]) for each in needed if each.noun == "flow"}
    return compile_flow(flow, tables, subflows)


@pytest.mark.parametrize("name", CHECKED)
def test_a_shipped_definition_has_no_findings_and_a_file_of_its_name(name: str) -> None:
    assert CHECKED[name].findings == ()
    assert PARSED[name].key == name.split(".", maxsplit=1)[0]


@pytest.mark.parametrize("name", CHECKED)
def test_a_shipped_definition_is_written_as_an_export_writes_it(name: str) -> None:
    assert Path(CHECKED[name].source).read_text(encoding="utf-8") == written(canonical(PARSED[name]))


def test_every_shipped_definition_has_cases_and_all_pass(tested: testing.Tested) -> None:
    assert (tested.bare, tested.broken) == ((), ())
    assert [case for case in tested.cases if not case.passed] == []


def test_each_case_is_named_by_a_sentence_of_its_own(tested: testing.Tested) -> None:
    named = [(case.source, case.name) for case in tested.cases]
    assert len(set(named)) == len(named)
    assert [name for _, name in named if " " not in name or not name[0].isupper() or name.endswith(".")] == []


@pytest.mark.parametrize("key", FLOWS)
def test_cases_of_a_flow_go_along_each_of_its_edges(key: str, trials: dict[str, dict[str, Trial]]) -> None:
    nodes = {node.id: node.key for node in FLOWS[key].nodes}
    taken = {way for trial in trials[key].values() for way in ways(trial)}
    edges = {(nodes[edge.source[0]], edge.source[1]) for edge in FLOWS[key].edges}
    assert edges - taken == set()


def ways(trial: Trial) -> Iterator[tuple[str, str]]:
    """The ports by which control left the flow's own nodes."""
    for step in trial.journal:
        yield from ((step.node, port) for port in step.ports if "." not in step.node)


@pytest.mark.parametrize("key", TABLES)
def test_cases_of_a_policy_match_each_of_its_rows(key: str) -> None:
    matched = {row for result in run_tests(compile_table(TABLES[key])) for row in result.matched}
    missed = {row.id for row in TABLES[key].rows} - matched
    assert missed == SWITCHED_OFF.get(key, set())
    assert not any(row.enabled for row in TABLES[key].rows if row.id in missed)


@pytest.mark.parametrize("key", TABLES)
def test_a_policy_that_may_have_no_answer_has_a_case_for_it(key: str) -> None:
    table = TABLES[key]
    answers_all = any(row.enabled and not any(row.when) for row in table.rows)
    assert answers_all or any(not result.matched for result in run_tests(compile_table(table)))


def test_shipped_flows_ask_for_the_same_as_ever(trials: dict[str, dict[str, Trial]]) -> None:
    """`ORDERLOOM_KEEP_GOLDEN=1` writes it anew, for people to read the difference."""
    asked = {key: {name: list(effects(trial)) for name, trial in found.items()} for key, found in trials.items()}
    if os.environ.get("ORDERLOOM_KEEP_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(written(asked), encoding="utf-8")
    assert asked == json.loads(GOLDEN.read_bytes())


def effects(trial: Trial) -> Iterator[dict[str, Any]]:
    """What a trial would have done, without what is only told to people."""
    for effect in trial.effects:
        known = json.to_builtins(effect)
        yield {name: plain(value) for name, value in known.items() if value and name not in ("name", "visit")}
