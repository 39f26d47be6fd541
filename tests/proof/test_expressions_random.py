"""100,000 random expressions raise nothing but the language's own error, and none takes more than ten milliseconds."""

import statistics
import time

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.unit.language.feel.fuzzing import SCOPE, assert_plain, compiled
from tests.unit.language.feel.writer import written

EXPRESSIONS = 100_000
LONGEST = 0.010
"""Seconds of one core, to compile and to evaluate."""


@pytest.mark.timeout(7200)
@given(st.integers(0, 2**64))
@settings(  # only generating: to shrink and explain, Hypothesis traces the code that is measured here
    max_examples=EXPRESSIONS,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
def test_no_random_expression_raises_or_takes_long(seed: int) -> None:
    text = written(seed)
    taken, value = timed(text)
    if taken > LONGEST:
        taken = statistics.median(timed(text)[0] for _ in range(7))
    assert taken <= LONGEST, f"{taken * 1000:.1f} ms: {text}"
    assert_plain(value, text)


def timed(text: str) -> tuple[float, object]:
    began = time.process_time()
    expression = compiled(text)
    value = None if expression is None else expression.evaluate(SCOPE)
    return time.process_time() - began, value
