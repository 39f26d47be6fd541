"""Random expressions of the whole grammar: a few on every run, 100,000 in the proof."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orderloom.language.feel import compile_expression
from tests.unit.language.feel.fuzzing import check
from tests.unit.language.feel.writer import written


@given(st.integers(0, 2**64))
@settings(max_examples=200, deadline=None)
def test_an_expression_gives_the_same_plain_value_twice_and_never_raises(seed: int) -> None:
    check(written(seed))


class Thing:
    """Something that a scope should not have."""

    secret = "secret"


@pytest.mark.parametrize(
    "text",
    [
        "thing.secret",
        "thing.__class__",
        "thing.__init__.__globals__",
        'get value(thing, "secret")',
        "[thing].secret",
        "thing[secret = 1].secret",
        "thing.secret()",
        "string(thing.secret)",
        '"".__class__',
        "[].__class__",
        "{}.__class__",
        "{}.keys",
        "[].append",
        "(function(x) x).call",
        "(1).__class__",
        'get value({}, "__class__")',
        "now.tzinfo",
        "(function() 1).__globals__",
    ],
)
def test_no_python_object_is_reachable(text: str) -> None:
    found: Any = compile_expression(text).evaluate({"thing": Thing(), "now": None})
    assert found in (None, [], [None], "null")
