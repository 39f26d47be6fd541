"""Whatever the values in scope are and whatever comes back, a kind answers; it never raises."""

import math
from functools import cache
from typing import Any, cast

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from orderloom.kernel.errors import DomainError
from orderloom.kernel.json import dumps
from orderloom.language.compile import Program
from orderloom.language.effects import Arrived, TaskClosed, TimerFired, Touched
from orderloom.language.nodes import KINDS
from orderloom.language.nodes.record import Again, Broke, Enters, Example, Inside, Waits, Went
from orderloom.language.values import plain
from tests.unit.language.graph.test_node_examples import answer_of, program_of

PAIRS = [(kind, example) for kind, record in KINDS.items() for example in record.examples]
LEAVES = (
    st.none() | st.booleans() | st.integers(-5, 500) | st.text(max_size=6) | st.sampled_from([math.pi, "P1M", "-PT5M"])
)
ODD = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
)


def changed(value: Any, odd: st.DataObject) -> Any:
    """The value with some of its parts replaced by others."""
    if odd.draw(st.integers(0, 3)) == 0:
        return odd.draw(ODD)
    if isinstance(value, dict):
        return {key: changed(item, odd) for key, item in cast(dict[str, Any], value).items()}
    return value


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(PAIRS) - 1), st.data())
def test_a_kind_always_answers(number: int, odd: st.DataObject) -> None:
    name, example = PAIRS[number]
    kind = KINDS[name]
    changes: dict[str, Any] = {"scope": {name: changed(value, odd) for name, value in example.scope.items()}}
    if kind.answered is not None:
        output = odd.draw(st.dictionaries(st.sampled_from(["decision", "items", "x"]), ODD, max_size=3))
        signals = (Arrived(node="example", output=output), TaskClosed(node="example", output=output))
        changes["signal"] = odd.draw(st.sampled_from((None, *signals, TimerFired(node="example"), Touched())))
    elif example.inside is not None:
        changes["inside"] = Inside(
            round=odd.draw(st.integers(1, 20)), results=tuple(odd.draw(st.lists(ODD, max_size=3)))
        )
    answer = answered(made(number), msgspec.structs.replace(example, **changes))
    assert isinstance(answer, Went | Waits | Enters | Again | Broke)
    dumps(plain(msgspec.to_builtins(answer, enc_hook=plain)))


@cache
def made(number: int) -> Program:
    return program_of(*PAIRS[number])


def answered(program: Program, example: Example) -> Any:
    try:
        return answer_of(program.nodes["example"], example, program.tables)
    except DomainError as error:
        return Broke(code=error.problems[0].code, message=error.problems[0].message)
