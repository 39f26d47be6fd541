"""What no part of the product takes in."""

from decimal import Decimal
from typing import Any

import pytest

from orderloom.kernel.text import unacceptable
from orderloom.ordering.contracts import NewLine


def deep(levels: int) -> Any:
    value: Any = "end"
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("value", "code", "path"),
    [
        ({"a": ["x", "\x00"]}, "input.nul_character", ("a", 1)),
        ({"a\x00": 1}, "input.nul_character", ()),
        ({"a": "\udc80"}, "input.not_unicode", ("a",)),
        ({"n": Decimal("1e400")}, "input.number_out_of_range", ("n",)),
        ({"n": float("inf")}, "input.number_out_of_range", ("n",)),
        (NewLine(offering="\x00"), "input.nul_character", ("offering",)),
    ],
)
def test_what_can_not_be_kept_is_named_with_its_place(value: Any, code: str, path: tuple[Any, ...]) -> None:
    assert [(one.code, one.path) for one in unacceptable(value)] == [(code, path)]


def test_nesting_has_an_end() -> None:
    assert unacceptable(deep(64)) == ()
    assert [one.code for one in unacceptable(deep(65))] == ["input.too_deep"]


def test_ordinary_data_passes() -> None:
    assert unacceptable({"a": "ção 🙂", "n": Decimal("0.1"), "b": True, "c": None, "d": [1, 2.5]}) == ()
