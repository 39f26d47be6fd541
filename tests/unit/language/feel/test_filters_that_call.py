"""Built-ins are called inside of filters as anywhere else."""

from decimal import Decimal
from typing import Any

import pytest

from orderloom.language.feel import compile_expression


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[-3, 2, 1][abs(item) > 1]", [Decimal(-3), Decimal(2)]),
        ('["a", "bbb"][string length(item) > 1]', ["bbb"]),
        ('[{tags: ["x"]}, {tags: []}][list contains(tags, "x")]', [{"tags": ["x"]}]),
        ("[1, 2][not(item = 1)]", [Decimal(2)]),
        ("[{abs: 1}][abs(-2) = 2]", [{"abs": Decimal(1)}]),
    ],
)
def test_a_filter_calls_built_ins(text: str, expected: Any) -> None:
    assert compile_expression(text).evaluate({}) == expected
