import pytest

from orderloom.kernel.json import dumps, loads, to_builtins
from orderloom.language.graph import MalformedFlow, flow_content, parse_flow
from tests.builders.flows import document, node

SIMPLE = document(node("begin", "start"), node("finish", "end"), "begin -> finish")


def refused(data: object) -> list[tuple[str, tuple[str | int, ...]]]:
    with pytest.raises(MalformedFlow) as refusal:
        parse_flow(data)
    return [(problem.code, problem.path) for problem in refusal.value.problems]


def test_a_flow_is_read_and_written_back_the_same() -> None:
    assert loads(dumps(flow_content(parse_flow(SIMPLE)))) == SIMPLE


def test_an_unknown_field_is_refused_with_its_path() -> None:
    assert refused({**SIMPLE, "colour": "red"}) == [("flow.malformed", ())]
    nodes = [node("begin", "start", colour="red"), node("finish", "end")]
    assert refused({**SIMPLE, "nodes": nodes}) == [("flow.malformed", ("nodes", 0))]


def test_every_broken_node_and_edge_is_named() -> None:
    broken = document(node("begin", "start", key="Not a key"), node("finish", "end", policy={"timeout": "2 days"}))
    broken["edges"] = [{"id": "e1", "from": ["begin"], "to": ["finish", "in"]}]
    assert refused(broken) == [
        ("flow.malformed", ("nodes", 0, "key")),
        ("flow.malformed", ("nodes", 1, "policy", "timeout")),
        ("flow.malformed", ("edges", 0, "from")),
    ]


@pytest.mark.parametrize("data", [None, 3, "flow", []])
def test_what_is_no_object_is_refused(data: object) -> None:
    assert refused(data) == [("flow.malformed", ())]


def test_a_missing_list_is_named() -> None:
    assert refused({key: value for key, value in SIMPLE.items() if key != "edges"}) == [("flow.malformed", ("edges",))]
    assert refused({**SIMPLE, "nodes": "none"}) == [("flow.malformed", ("nodes",))]


def test_limits_of_size_are_kept() -> None:
    many = [node(f"n{number}", "end") for number in range(501)]
    assert refused({**SIMPLE, "nodes": many}) == [("flow.too_large", ("nodes",))]
    assert refused({**SIMPLE, "name": {"en": "x" * 1_000_001}}) == [("flow.too_large", ())]


def test_text_with_a_nul_is_refused() -> None:
    assert refused({**SIMPLE, "name": {"en": "a\0b"}}) == [("flow.malformed", ())]


def test_a_retry_policy_always_says_all_of_it() -> None:
    call = node("call", "task.automated", config={"operation": "access.activate"}, policy={"retry": {}})
    (_, retrying, _) = parse_flow(document(node("begin", "start"), call, node("finish", "end"))).nodes
    retry = {"max": 3, "backoff": "exponential", "first": "PT30S", "on": ("timeout", "unavailable")}
    assert to_builtins(retrying.policy) == {"retry": retry}
