"""`orderloom flows test`: saved cases of files, tried without a database."""

from pathlib import Path
from typing import Any

from click.testing import CliRunner

from orderloom.kernel.json import dumps, loads
from orderloom.main.cli import main
from tests.builders.flows import document, manual, node

TABLE: dict[str, Any] = {
    "schema": "orderloom.table/1",
    "key": "size",
    "name": {"en": "Size"},
    "inputs": [{"id": "i", "label": "Users", "expression": "line.users", "type": "number"}],
    "outputs": [{"id": "size", "label": "Size", "type": "string"}],
    "rows": [{"id": "r1", "when": ["> 10"], "then": ['"large"']}],
    "tests": [{"id": "t1", "name": "Large", "input": {"line": {"users": 11}}, "expected": {"matched": ["r1"]}}],
}
INNER = document(
    node("begin", "start"), node("ask", "decision", config={"table": "size", "no_match": True}),
    node("finish", "end", map=[{"to": "output.size", "from": "nodes.ask.out.size"}]),
    "begin -> ask -> finish", "ask.no_match -> finish", key="inner", kind="subflow",
    output={"type": "object", "properties": {"size": {"type": "string"}}},
)  # fmt: skip


def outer(expected: dict[str, Any]) -> dict[str, Any]:
    case = {"id": "t1", "name": "A large line", "input": {"line": {"users": 20}}, "expected": expected}
    return document(
        node("begin", "start"), node("inner", "subflow", config={"flow": "inner"}), manual("fit"),
        node("finish", "end", map=[{"to": "output.size", "from": "nodes.inner.out.size"}]),
        "begin -> inner -> fit -> finish", key="outer",
        output={"type": "object", "properties": {"size": {"type": "string"}}}, tests=[case],
    )  # fmt: skip


def tried(folder: Path, *documents: dict[str, Any], options: tuple[str, ...] = ()) -> tuple[int, str]:
    for each in documents:
        kind = "table" if each["schema"].startswith("orderloom.table") else "flow"
        (folder / f"{each['key']}.{kind}.json").write_bytes(dumps(each))
    result = CliRunner().invoke(main, ["flows", "test", str(folder), *options])
    return result.exit_code, result.output


def test_cases_of_flows_and_tables_run_with_what_they_refer_to(tmp_path: Path) -> None:
    code, said = tried(tmp_path, TABLE, INNER, outer({"output": {"size": "large"}, "visited": ["fit"]}))
    assert code == 0
    assert said.splitlines()[-1] == "2 passed, 0 failed, 1 file without."


def test_a_case_that_does_not_hold_is_told_with_what_came(tmp_path: Path) -> None:
    code, said = tried(tmp_path, TABLE, INNER, outer({"output": {"size": "small"}}))
    assert code == 1
    assert 'output: expected {"size":"small"}, got {"size":"large"}' in said
    answer = loads(CliRunner().invoke(main, ["flows", "test", str(tmp_path), "--json"]).output)
    assert [case["passed"] for case in answer["cases"] if case["source"].endswith("outer.flow.json")] == [False]


def test_a_file_that_can_not_be_tried_is_a_failure(tmp_path: Path) -> None:
    code, said = tried(tmp_path, outer({}))
    assert code == 1
    assert "[flow.flow_missing]" in said


def test_files_without_cases_fail_on_demand(tmp_path: Path) -> None:
    assert tried(tmp_path, TABLE, INNER)[0] == 0
    assert tried(tmp_path, TABLE, INNER, options=("--all",))[0] == 1
