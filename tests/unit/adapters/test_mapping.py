"""How requests and answers are built, and how badly the simulator can behave."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderloom.integration.adapters.mapping import BadMapping, mapped, simulated
from orderloom.integration.adapters.simulator.behaviour import Behaviour, Rule
from orderloom.language.graph import Assignment


def assignment(to: str, source: str) -> Assignment:
    return Assignment(to=to, source=source)


def test_dots_nest_and_numbers_stay_exact() -> None:
    mapping = [
        assignment("out.port.id", "body.ports[1].id"),
        assignment("out.port.speed", "body.speed / 10"),
        assignment("out.ok", "body.missing = null"),
    ]
    body = {"ports": [{"id": "P1"}, {"id": "P2"}], "speed": 3}
    assert mapped(mapping, {"body": body}) == {"port": {"id": "P1", "speed": Decimal("0.3")}, "ok": True}


def test_a_place_below_a_value_is_refused() -> None:
    mapping = [assignment("out.port", "1"), assignment("out.port.id", "2")]
    with pytest.raises(BadMapping):
        mapped(mapping, {})


@given(st.text(min_size=1, max_size=60))
def test_the_same_call_gets_the_same_answer(call_id: str) -> None:
    mapping = [assignment("out.reference", '"R-" + call.code'), assignment("out.number", "call.number")]
    first, second = simulated(mapping, call_id, {}), simulated(mapping, call_id, {})
    assert first == second
    assert first["reference"].startswith("R-")
    assert 0 <= first["number"] < 10_000_000


def test_a_rule_fails_as_often_as_it_says() -> None:
    behaviour = Behaviour(latency_ms=0, rules=[Rule(operation="a.b", times=2), Rule(operation="*", after=True)])
    assert [bool(behaviour.failure("a.b", "before")) for _ in range(3)] == [True, True, False]
    assert behaviour.failure("c.d", "before") is None
    assert behaviour.failure("c.d", "after") is not None
    assert behaviour.seconds() == 0
