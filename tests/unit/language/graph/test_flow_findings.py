from typing import Any

import pytest

from orderloom.language.validate import validate
from tests.builders.flows import Published, automated, document, flow, manual, node

BEGIN, FINISH = node("begin", "start"), node("finish", "end")


def found(*parts: dict[str, Any] | str, **fields: Any) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.node) for finding in validate(flow(*parts, **fields), Published())]


def test_a_sound_flow_has_no_finding() -> None:
    assert found(BEGIN, manual("survey"), FINISH, "begin -> survey -> finish") == []


def test_kind_and_configuration_are_checked() -> None:
    assert found(BEGIN, node("odd", "teleport"), FINISH, "begin -> odd -> finish") == [("flow.kind_unknown", "odd")]
    extra = node("odd", "milestone", config={"colour": "red"})
    assert found(BEGIN, extra, FINISH, "begin -> odd -> finish") == [("flow.config", "odd")]
    neither = manual("odd", config={"group": {}})
    assert found(BEGIN, neither, FINISH, "begin -> odd -> finish") == [("flow.value", "odd")]
    assert found(BEGIN, manual("odd"), FINISH, "begin -> odd -> finish", kind="notification") == [
        ("flow.kind_not_here", "odd")
    ]


def test_the_path_of_a_finding_leads_to_the_field() -> None:
    survey = manual("survey", map=[{"to": "task.a", "from": "line.quantity"}, {"to": "vars.b", "from": "1"}])
    (finding,) = validate(flow(BEGIN, survey, FINISH, "begin -> survey -> finish"), Published())
    assert (finding.code, finding.path) == ("flow.place", ("nodes", 1, "map", 1, "to"))


def test_identities_are_unique() -> None:
    twin = {**manual("survey"), "key": "begin"}
    assert found(BEGIN, twin, FINISH, "begin -> survey -> finish") == [
        ("flow.key_taken", "begin"),
        ("flow.key_taken", "survey"),
    ]


def test_there_is_one_start_and_every_way_ends() -> None:
    assert found(FINISH) == [("flow.no_start", None)]
    assert found(BEGIN, node("other", "start"), FINISH, "begin -> finish", "other -> finish") == [
        ("flow.second_start", "other")
    ]
    assert found(BEGIN, manual("survey"), "begin -> survey") == [("flow.port_open", "survey")]
    assert found(BEGIN, FINISH, manual("survey"), "begin -> finish", "survey -> finish") == [
        ("flow.unreachable", "survey")
    ]


def test_an_edge_joins_ports_that_exist() -> None:
    lost = document(BEGIN, FINISH, "begin -> finish", "begin -> nowhere")
    assert found(**lost) == [("flow.edge_end", None)]
    assert found(BEGIN, FINISH, "begin -> finish", "begin.maybe -> finish") == [("flow.port_unknown", "begin")]
    assert found(BEGIN, FINISH, "begin -> finish", "begin -> finish") == [("flow.edge_twice", None)]


def test_a_circle_is_named() -> None:
    parts = (BEGIN, manual("a"), manual("b"), FINISH, "begin -> a -> b -> a", "b -> finish")
    (finding,) = validate(flow(*parts), Published())
    assert finding.code == "flow.cycle"
    assert finding.message in (
        "The flow runs in a circle: a → b → a.",
        "The flow runs in a circle: b → a → b.",
    )


def test_a_switch_needs_its_default() -> None:
    switch = node("way", "switch", config={"cases": [{"port": "big", "when": "line.quantity > 1"}]})
    assert found(BEGIN, switch, FINISH, "begin -> way", "way.big -> finish") == [("flow.port_open", "way")]
    assert found(BEGIN, switch, FINISH, "begin -> way", "way.big -> finish", "way.default -> finish") == []


def test_a_join_is_fed() -> None:
    join = node("meet", "join", config={"mode": "n", "count": 3})
    parts = (BEGIN, manual("a"), manual("b"), join, FINISH, "begin -> a -> meet -> finish", "begin -> b -> meet")
    assert found(*parts) == [("flow.join_not_fed", "meet")]


def test_an_error_port_is_wired() -> None:
    call = manual("call", policy={"on_error": "port", "timeout": "P1D"})
    assert found(BEGIN, call, FINISH, "begin -> call -> finish") == [("flow.port_open", "call")]
    assert found(BEGIN, call, FINISH, "begin -> call -> finish", "call.error -> finish") == []
    assert found(BEGIN, manual("a", policy={"retry": {}}), FINISH, "begin -> a -> finish") == [
        ("flow.policy_not_here", "a")
    ]


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("line.quantity >", "feel.syntax"),
        ("domain_order.kind = 1", "flow.name_unknown"),
        ("nodes.later.out.x = 1", "flow.name_unknown"),
        ("vars.missing = 1", "flow.name_unknown"),
    ],
)
def test_expressions_parse_and_read_what_is_known_before(condition: str, code: str) -> None:
    first, later = manual("first", when=condition), manual("later")
    assert found(BEGIN, first, later, FINISH, "begin -> first -> later -> finish") == [(code, "first")]


def test_references_exist() -> None:
    survey = manual("survey", config={"group": {"const": "field-ops"}, "form": "no-form"})
    decide = node("decide", "decision", config={"table": "no-table"})
    call = automated("call", config={"operation": "no-operation"})
    assert found(BEGIN, survey, decide, call, FINISH, "begin -> survey -> decide -> call -> finish") == [
        ("flow.form_missing", "survey"),
        ("flow.table_missing", "decide"),
        ("flow.operation_missing", "call"),
    ]
