"""100,000 random expressions raise nothing but the language's own error, and none takes more than ten milliseconds."""

import gc
import statistics
import time

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.unit.language.feel.fuzzing import SCOPE, assert_plain, compiled
from tests.unit.language.feel.writer import written

EXPRESSIONS = 100_000
LONGEST = 0.010
"""Seconds of the reference core, to compile and to evaluate."""
REFERENCE = 0.0022
"""Seconds that `_reference` takes on the reference core; another core, or a busy one, is measured against it."""


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
        taken = on_the_reference_core(text)
    assert taken <= LONGEST, f"{taken * 1000:.1f} ms: {text}"
    assert_plain(value, text)


def on_the_reference_core(text: str) -> float:
    """Measured in turn with work that is always the same, so that a slow or busy machine counts for nothing; without
    the collector, which goes through what the test itself keeps."""
    gc.collect()
    gc.disable()
    try:
        ratios = [timed(text)[0] / _reference() for _ in range(9)]
    finally:
        gc.enable()
    return statistics.median(ratios) * REFERENCE


def _reference() -> float:
    began = time.process_time()
    total = 0
    for number in range(40_000):
        total += number * number
    assert total
    return time.process_time() - began


def timed(text: str) -> tuple[float, object]:
    began = time.process_time()
    expression = compiled(text)
    value = None if expression is None else expression.evaluate(SCOPE)
    return time.process_time() - began, value
