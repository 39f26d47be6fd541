"""The guide to the built-ins: complete, in both languages, and every example gives what it says."""

from datetime import UTC, datetime

import pytest

from orderloom.language.feel import compile_expression
from orderloom.language.feel.builtins.conversion import to_string
from orderloom.language.feel.typing import ContextOf, check_text
from orderloom.language.feel.typing.calls import OVERLOADS
from orderloom.language.feel.typing.guide import GUIDE, Entry, result_of, signatures_of
from orderloom.language.feel.typing.types import DATE_TIME

SCOPE = {"now": datetime(2026, 3, 31, 12, 30, tzinfo=UTC)}


def test_every_built_in_is_in_the_guide_once() -> None:
    assert sorted(GUIDE) == sorted(OVERLOADS)


@pytest.mark.parametrize("entry", GUIDE.values(), ids=lambda entry: entry.name)
def test_an_example_gives_what_it_says_and_uses_its_function(entry: Entry) -> None:
    assert f"{entry.name}(" in entry.example
    assert to_string(compile_expression(entry.example).evaluate(SCOPE)) == entry.result
    assert check_text(entry.example, ContextOf({"now": DATE_TIME})).complaints == ()
    assert set(entry.help) == {"en", "pt-BR"}
    assert all(text.endswith(".") for text in entry.help.values())


def test_signatures_are_those_of_the_registry() -> None:
    assert signatures_of("substring") == ("substring(string: string, start position: number, length?: number)",)
    assert signatures_of("sum") == ("sum(list: list, …)",)
    assert signatures_of("date") == (
        "date(from: date or date and time or string)",
        "date(year: number, month: number, day: number)",
    )
    assert signatures_of("today") == ("today()",)


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("substring", "string"),
        ("split", "list<string>"),
        ("sum", "any"),
        ("now", "date and time"),
        ("get value", "any"),
    ],
)
def test_the_type_of_the_result_is_told(name: str, of: str) -> None:
    assert result_of(name) == of
