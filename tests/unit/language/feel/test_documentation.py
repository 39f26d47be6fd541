"""The examples of `docs/feel.md` say what really comes out."""

import json
import re
from decimal import Decimal
from typing import Any

import pytest

from orderloom.language.feel import FeelError, compile_expression
from orderloom.language.feel.builtins import FUNCTION_NAMES
from tests.unit.language.feel.conformance.__main__ import DOCUMENT
from tests.unit.language.feel.conformance.cases import same

PAGE = DOCUMENT.read_text(encoding="utf-8")
SCOPE: dict[str, Any] = json.loads(PAGE.partition("```json")[2].partition("```")[0], parse_float=Decimal)


def examples(fence: str) -> list[tuple[str, ...]]:
    blocks = re.findall(rf"^```{fence}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    return [tuple(re.split(r" +→ +", line)) for block in blocks for line in block.splitlines()]


@pytest.mark.parametrize(("text", "expected"), examples("feel"))
def test_an_example_has_the_value_beside_it(text: str, expected: str) -> None:
    found = compile_expression(text, SCOPE).evaluate(SCOPE)
    assert same(found, compile_expression(expected).evaluate({})), found


@pytest.mark.parametrize(("text", "code"), examples("feel-refused"))
def test_what_is_out_is_refused(text: str, code: str) -> None:
    with pytest.raises(FeelError) as refused:
        compile_expression(text, SCOPE)
    assert refused.value.problems[0].code == code


def test_every_function_is_named() -> None:
    assert [name for name in sorted(FUNCTION_NAMES) if name not in PAGE] == []
