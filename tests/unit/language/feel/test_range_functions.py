"""How points and ranges lie to each other, by the examples of the standard."""

import pytest

from orderloom.language.feel import compile_expression

EXAMPLES = """
before(1, 10) = true
before(10, 1) = false
before(1, [1..10]) = false
before(1, (1..10]) = true
before([1..10], 10) = false
before([1..10), 10) = true
before([1..10], [15..20]) = true
before([1..10], [10..20]) = false
before([1..10), [10..20]) = true
after(10, 1) = true
after([11..20], [1..11)) = true
meets([1..5], [5..10]) = true
meets([1..5), [5..10]) = false
met by([5..10], [1..5]) = true
overlaps([1..5], [3..8]) = true
overlaps([1..5), [5..8]) = false
overlaps before([1..5], [3..8]) = true
overlaps before([1..5], [6..8]) = false
overlaps before([1..5], (5..8]) = false
overlaps before([1..5), (1..5]) = true
overlaps before([1..5], (1..5]) = true
overlaps before([1..5), [1..5]) = false
overlaps before([1..5], [1..5]) = false
overlaps after([3..8], [1..5]) = true
overlaps after([6..8], [1..5]) = false
overlaps after([5..8], [1..5]) = true
overlaps after((5..8], [1..5]) = false
overlaps after((1..5], [1..5)) = true
overlaps after((1..5], [1..5]) = true
overlaps after([1..5], [1..5)) = false
overlaps after((1..5), [1..5]) = false
overlaps after((1..5], [1..6]) = false
overlaps after((1..5], [2..5]) = false
finishes(10, [1..10]) = true
finishes(10, [1..10)) = false
finishes([5..10), [1..10]) = false
finishes((1..10], [1..10]) = true
finished by([1..10], 10) = true
finished by([1..10], [5..10)) = false
includes([1..10], 5) = true
includes((1..10], 1) = false
includes([1..10], (1..10)) = true
includes([1..10), [5..10)) = true
during(10, [1..10)) = false
during([1..10), [1..10]) = true
starts(1, (1..10]) = false
starts((1..5], [1..10]) = false
starts([1..10), [1..10]) = true
started by([1..10], 1) = true
started by((1..10], [1..5]) = false
coincides([1..5], [1..5]) = true
coincides((1..5), [1..5]) = false
coincides(3, 4) = false
"""


@pytest.mark.parametrize("text", EXAMPLES.strip().splitlines())
def test_points_and_ranges_compare_as_in_the_standard(text: str) -> None:
    assert compile_expression(text).evaluate({}) is True
