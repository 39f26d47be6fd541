"""What is shipped is in order: no findings, one written form, and cases that go through all of it and pass."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET

from orderloom.flows.domain.canonical import canonical, written
from orderloom.kernel import json
from orderloom.language import trial
from orderloom.language.compile import Program, compile_flow
from orderloom.language.graph import Flow, flow_content, parse_flow
from orderloom.language.references import references_of
from orderloom.language.tables import CompiledTable, Table, compile_table, run_tests
from orderloom.language.values import plain
from orderloom.main.flow_files import testing
from orderloom.main.flow_files.checking import check
from orderloom.main.seed.files import folder

GOLDEN = Path(__file__).parent / "golden" / "shipped_flows.json"
CHECKED = {Path(each.source).name: each for each in check([folder()])}
PARSED = {name: each.document.parsed for name, each in CHECKED.items() if each.document is not None}
FLOWS = {each.key: each for each in PARSED.values() if isinstance(each, Flow)}
TABLES = {each.key: each for each in PARSED.values() if isinstance(each, Table)}
LOOPS = re.compile(r"\w+\[\d+\]\.")
INWARDS = ("body", "compensate", "error")
"""Ports that control enters a scope, an undoing or the way out of a `try` by: the journal tells where it arrives."""
SWITCHED_OFF = {
    "header-tasks": {"welcome"},
    "order-intake": {"open-interfaces", "files"},
    "publish-approval": {"approvals"},
}
"""Rows that an operator may switch on: no case can match them as they are shipped."""


@pytest.fixture(scope="module")
def tested() -> testing.Tested:
    return testing.try_cases([folder()])


@pytest.fixture(scope="module")
def trials() -> dict[str, dict[str, trial.Trial]]:
    """By the keys of flows and the ids of their cases."""
    return {
        key: {test.id: trial.run_test(program(flow), test).trial for test in flow.tests} for key, flow in FLOWS.items()
    }


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
def test_cases_of_a_flow_go_along_each_of_its_edges(key: str, trials: dict[str, dict[str, trial.Trial]]) -> None:
    nodes = {node.id: node.key for node in FLOWS[key].nodes}
    taken = {way for one in trials[key].values() for way in ways(one)}
    reached = {own(step.node) for one in trials[key].values() for step in one.journal if step.event != "skipped"}
    edges = {(nodes[edge.source[0]], edge.source[1], nodes[edge.target[0]]) for edge in FLOWS[key].edges}
    missed = {edge for edge in edges if edge[:2] not in taken and not (edge[1] in INWARDS and edge[2] in reached)}
    assert missed == set()


def ways(made: trial.Trial) -> Iterator[tuple[str, str]]:
    """The ports by which control left the flow's own nodes, in loops too."""
    for step in made.journal:
        yield from ((own(step.node), port) for port in step.ports if "." not in own(step.node))


def own(address: str) -> str:
    """The key of a node in the rounds of a loop: `sites[1].survey` is `survey`."""
    return LOOPS.sub("", address)


@pytest.mark.parametrize("key", FLOWS)
def test_a_flow_whose_meaning_is_changed_fails_a_case(key: str) -> None:
    changed = {name: parse_flow(content) for name, content in mutants(flow_content(FLOWS[key]))}
    unnoticed = [name for name, flow in changed.items() if all(one.passed for one in results(flow))]
    assert unnoticed == []


def mutants(content: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The flow with one condition turned round, or one value that is written left out."""
    for place, node in enumerate(content["nodes"]):
        for number, each in enumerate(node.get("config", {}).get("cases", ())):
            turned = {**each, "when": f"not({each['when']})"}
            yield f"{node['key']}.{each['port']}", changed(content, place, ("config", "cases"), number, turned)
        for number, each in enumerate(node.get("map", ()) if node["kind"] == "set" else ()):
            yield f"{node['key']}.{each['to']}", changed(content, place, ("map",), number, {**each, "from": "null"})


def changed(content: dict[str, Any], place: int, path: tuple[str, ...], number: int, part: Any) -> dict[str, Any]:
    """A copy of the flow with another part at this place of a list in a node."""
    copied: dict[str, Any] = json.loads(json.dumps(content))
    found: Any = copied["nodes"][place]
    for step in path:
        found = found[step]
    found[number] = part
    return copied


def results(flow: Flow) -> Iterator[trial.TestResult]:
    return (trial.run_test(program(flow), test) for test in flow.tests)


@pytest.mark.parametrize("key", TABLES)
def test_cases_of_a_policy_match_each_of_its_rows(key: str) -> None:
    matched = {row for result in run_tests(compile_table(TABLES[key])) for row in result.matched}
    missed = {row.id for row in TABLES[key].rows} - matched
    assert missed == SWITCHED_OFF.get(key, set())
    assert not any(row.enabled for row in TABLES[key].rows if row.id in missed)


@pytest.mark.parametrize("key", TABLES)
def test_cases_of_a_policy_say_what_each_of_its_rows_answers(key: str) -> None:
    said: set[str] = set()
    for test in TABLES[key].tests:
        if test.expected.outputs is not UNSET or test.expected.rows is not UNSET:
            said.update(test.expected.matched or ())
    assert {row.id for row in TABLES[key].rows} - said == SWITCHED_OFF.get(key, set())


@pytest.mark.parametrize("key", TABLES)
def test_a_policy_that_may_have_no_answer_has_a_case_for_it(key: str) -> None:
    table = TABLES[key]
    answers_all = any(row.enabled and not any(row.when) for row in table.rows)
    assert answers_all or any(not result.matched for result in run_tests(compile_table(table)))


def test_shipped_flows_ask_for_the_same_as_ever(trials: dict[str, dict[str, trial.Trial]]) -> None:
    """`ORDERLOOM_KEEP_GOLDEN=1` writes it anew, for people to read the difference."""
    asked = {key: {name: list(effects(one)) for name, one in found.items()} for key, found in trials.items()}
    if os.environ.get("ORDERLOOM_KEEP_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(written(asked), encoding="utf-8")
    assert asked == json.loads(GOLDEN.read_bytes())


def effects(made: trial.Trial) -> Iterator[dict[str, Any]]:
    """What a trial would have done, without what is only told to people."""
    for effect in made.effects:
        known = json.to_builtins(effect)
        yield {name: plain(value) for name, value in known.items() if value and name not in ("name", "visit")}
