"""Promise 10: a run resumes from its last stored step with the same result."""

from random import Random

import msgspec
import pytest

from orderloom.kernel.json import convert, dumps, loads
from orderloom.language.interpreter import RunState
from orderloom.language.validate import validate
from tests.builders.flows import Published
from tests.builders.random_flows import TABLES, flows
from tests.builders.random_runs import crashed

HUNDREDS = range(0, 300, 100)


@pytest.mark.parametrize("first", HUNDREDS)
def test_a_run_that_crashes_anywhere_ends_the_same(first: int) -> None:
    for seed in range(first, first + 100):
        crashed(seed)


@pytest.mark.parametrize("first", HUNDREDS)
def test_the_flows_that_are_crashed_are_sound(first: int) -> None:
    for seed in range(first, first + 100):
        for flow in flows(Random(seed)):
            assert [each for each in validate(flow, Published(TABLES)) if each.severity == "error"] == []


def test_a_state_is_stored_and_read_back_as_it_was() -> None:
    state = RunState(waiting={"a": 1}, taken={"b": ("done",), "c": ()}, variables={"x": 1})
    assert convert(loads(dumps(state)), RunState) == state
    assert msgspec.to_builtins(RunState()) == {}
