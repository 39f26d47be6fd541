"""What the type check knows of a text, what it complains of, and that it is silent where it can't be sure."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orderloom.language.feel import FeelError, compile_expression
from orderloom.language.feel.arithmetic import arithmetic
from orderloom.language.feel.builtins import FUNCTION_NAMES, FUNCTIONS
from orderloom.language.feel.properties import member
from orderloom.language.feel.typing import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS,
    DURATION,
    NUMBER,
    STRING,
    ContextOf,
    ListOf,
    Text,
    Type,
    check_tests,
    check_text,
    declared,
    type_of,
    written,
)
from orderloom.language.feel.typing.calls import OVERLOADS
from orderloom.language.feel.typing.members import PARTS
from orderloom.language.feel.typing.operators import RESULTS as OPERATORS
from orderloom.language.feel.typing.results import RESULTS
from orderloom.language.feel.typing.types import admits
from orderloom.language.feel.values import kind
from tests.unit.language.feel.fuzzing import SCOPE as LARGE
from tests.unit.language.feel.fuzzing import compiled
from tests.unit.language.feel.test_properties import SCOPES, WORDS
from tests.unit.language.feel.writer import written as written_expression

ORDERED: dict[str, Any] = {**LARGE, "order": {**LARGE["order"], "lines": LARGE["order"]["lines"][:12]}}
SITE = ContextOf({"city": STRING, "floor": NUMBER}, name="site")
LINE = ContextOf(
    {
        "quantity": NUMBER,
        "action": Text(("add", "modify", "disconnect")),
        "managed": BOOLEAN,
        "site": SITE,
        "sites": ListOf(SITE),
        "characteristics": ContextOf(open=True),
        "due": Text(holds="date_time"),
        "created": DATE_TIME,
        "term": DURATION,
    },
    name="line",
)
SCOPE = ContextOf({"line": LINE, "free": ANY, "day": DATE})
VALUES: dict[str, Any] = {
    text: compile_expression(text).evaluate({})
    for text in (
        *("1", '"x"', "true", '@"2026-01-31"', '@"10:00:00"', '@"2026-01-31T10:00:00Z"', '@"P1D"', '@"P1M"'),
        *("[1]", "{a: 1}", "[1..2]"),
    )
}


def complaints(text: str) -> list[tuple[str, int, str]]:
    return [(each.code, each.position, each.message) for each in check_text(text, SCOPE).complaints]


def suggestions(text: str) -> list[str | None]:
    return [each.suggestion for each in check_text(text, SCOPE).complaints]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("line.quantity * 2", "number"),
        ('line.site.city + "!"', "string"),
        ("line.created - line.created", "days and time duration"),
        ('day + @"P1M"', "date"),
        ("day.year", "number"),
        ("line.sites.city", "list<string>"),
        ("line.sites[floor > 2]", "list<site>"),
        ("line.sites[1]", "site"),
        ("line.sites[item.floor > 2][1].city", "string"),
        ("for s in line.sites return s.floor", "list<number>"),
        ("for i in 1..3 return {at: i}", "list<context<at: number>>"),
        ("some s in line.sites satisfies s.floor = 1", "boolean"),
        ("if line.managed then 1 else null", "number"),
        ('if line.managed then 1 else "x"', "any"),
        ("line.characteristics.bandwidth", "any"),
        ("line.characteristics.bandwidth - 1", "number"),
        ("count(line.sites)", "number"),
        ("max(1, line.quantity)", "number"),
        ("min([day])", "date"),
        ("sum(line.sites.floor)", "number"),
        ("sort(line.sites, function(a, b) a.floor < b.floor)", "list<site>"),
        ('append([1], "x")', "list<any>"),
        ('get value({a: 1}, "a")', "number"),
        ('context put({a: 1}, "b", true)', "context<a: number, b: boolean>"),
        ("get entries({a: 1})", "list<context<key: string, value: number>>"),
        ("{a: 1, b: a + 1}.b", "number"),
        ("[1..5]", "range<number>"),
        ("[1..5].start", "number"),
        ("line.term.days", "number"),
        ('duration("P1D")', "duration"),
        ("abs(line.quantity)", "number"),
        ("now() - line.created", "days and time duration"),
        ("flatten([[1], [2, [3]]])", "list<any>"),
        ("line.quantity in (1, 2)", "boolean"),
        ("line.quantity instance of number", "boolean"),
        ("[][1]", "null"),
        ("{f: function(x: number, y: list<date>) y[1]}.f(1, [day])", "date"),
    ],
)
def test_a_type_is_inferred(text: str, expected: str) -> None:
    found = check_text(text, SCOPE)
    assert (written(found.type), found.complaints) == (expected, ())


@pytest.mark.parametrize(
    ("text", "code", "position", "message"),
    [
        ("lines.quantity", "feel.name_unknown", 0, "There is no 'lines' here."),
        ("line.quantty", "feel.name_unknown", 4, "'line' has no 'quantty'."),
        ("1 + line.site.town", "feel.name_unknown", 13, "'line.site' has no 'town'."),
        ("day.hour", "feel.type", 3, "A date has no 'hour'."),
        ('line.quantity = "3"', "feel.type", 14, "A number is never equal to a string."),
        ('line.quantity > "3"', "feel.type", 14, "A number and a string have no order."),
        ("line.managed + 1", "feel.type", 13, "A boolean and a number can't be added."),
        ('line.quantity between 1 and "x"', "feel.type", 28, "A number and a string have no order."),
        ("-line.managed", "feel.type", 0, "A boolean has no negative."),
        (
            "line.quantity and true",
            "feel.type",
            4,
            "What stands beside 'and' and 'or' is a number; it has to be true or false.",
        ),
        (
            "if line.quantity then 1 else 2",
            "feel.type",
            7,
            "The condition of 'if' is a number; it has to be true or false.",
        ),
        (
            "every s in line.sites satisfies s.floor",
            "feel.type",
            33,
            "What follows 'satisfies' is a number; it has to be true or false.",
        ),
        ('line.sites["x"]', "feel.type", 11, "A filter is a condition or a position, not a string."),
        ("string length(line.quantity)", "feel.type", 18, "'string length' wants a string as 'string', not a number."),
        ("string length(1, 2)", "feel.type", 0, "'string length' takes (string)."),
        ("strin length(1)", "feel.syntax", 6, "Expected an operator or the end, found 'length'."),
        ("lenght(1)", "feel.name_unknown", 0, "There is no function 'lenght'."),
        ('substring(string: "a", begin: 1)', "feel.type", 0, "'substring' takes (string, start position, length?)."),
        ("day < line.created", "feel.type", 4, "A date and a date and time have no order."),
        ('[1.."x"]', "feel.type", 0, "A number and a string have no order."),
        ("? > 1", "feel.type", 0, "'?' has a meaning only in a unary test."),
        ("line.quantity(1)", "feel.type", 4, "A number can't be called."),
        ("{f: function(x) x, y: f(1, 2)}.y", "feel.type", 22, "This function takes 1 arguments, not 2."),
        ('line.quantity in ("a", 2)', "feel.type", 18, "A number is never equal to a string."),
        ("line.due < now()", "feel.type", 9, "A string and a date and time have no order."),
        ("1 +", "feel.syntax", 3, "Expected a value, found the end."),
    ],
)
def test_what_is_surely_wrong_is_said_with_its_place(text: str, code: str, position: int, message: str) -> None:
    assert complaints(text) == [(code, position, message)]


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("lines.quantity", "Did you mean line?"),
        ("site.city", "Did you mean line.site?"),
        ("quantity > 1", "Did you mean line.quantity?"),
        ("line.quantty", "Did you mean line.quantity?"),
        ("line.Site.city", "Did you mean line.site?"),
        ("line.due < now()", "Write date and time(line.due)."),
        ("line.due < day", "Write date(line.due)."),
        ('line.quantity = "3"', "Write 3."),
        ('day > "2026-01-01"', 'Write @"2026-01-01".'),
        ("string lenght(line.site.city)", None),
        ("lengt(1)", None),
        ("cuont(line.sites)", "Did you mean count?"),
        ("xyzzy", None),
        ('line.action = "moddify"', 'Did you mean "modify"?'),
    ],
)
def test_what_may_have_been_meant_is_suggested(text: str, suggestion: str | None) -> None:
    assert suggestions(text) == [suggestion]


@pytest.mark.parametrize(
    "text",
    [
        "line.characteristics.anything.at.all > 1",
        "free.a.b = 1",
        "free + 1",
        "not(free)",
        "line.quantity = null",
        "null > 1",
        "free[a = 1]",
        "for x in free return x.y",
        'if free then "x" else 1',
        '(if free then "x" else 1) + 1',
        "sum(free)",
        "upper case([line.site.city])",
        "line.quantity in [1..5]",
        "line.quantity in [free]",
        "string(line)",
        "[{item: 1}][item > 0]",
        "max(line.quantity, free)",
        "number(line.site.city)",
        'day in [@"2026-01-01"..@"2026-12-31"]',
        "date(line.due) < day",
        "list contains(list: [1])",
        "{f: function(x: number) x + 1}.f(1)",
    ],
)
def test_what_is_uncertain_is_silent(text: str) -> None:
    assert complaints(text) == []


def test_a_text_that_can_never_be_met_is_a_warning() -> None:
    (found,) = check_text('line.action = "remove"', SCOPE).complaints
    assert (found.code, found.severity, found.position) == ("feel.never", "warning", 12)
    assert found.message == 'line.action is never "remove"; it is one of add, modify, disconnect.'


@pytest.mark.parametrize(
    ("text", "tested", "expected"),
    [
        ("-", NUMBER, []),
        ("< 5, [7..9], null", NUMBER, []),
        ('"a", "b"', STRING, []),
        ('not("a")', STRING, []),
        ("? > 5 and ? < 7", NUMBER, []),
        ("line.quantity", NUMBER, []),
        ("line.managed", NUMBER, []),
        ("list contains(?, 1)", declared("list"), []),
        ('"5"', NUMBER, ["A number is never equal to a string."]),
        ("5", STRING, ["A string is never equal to a number."]),
        ("true", STRING, ["A string is never equal to a boolean."]),
        ('[1.."x"]', ANY, ["A number and a string have no order."]),
        ("[1..5]", STRING, ["A string and a number have no order."]),
        ("< 5", BOOLEAN, ["A boolean and a number have no order."]),
        ("? + 1", NUMBER, ["This test gives a number and not true or false."]),
        ('["a", "b"]', NUMBER, ["A number is never equal to a string."]),
        ('"ad"', Text(("add", "modify")), ['This is never "ad"; it is one of add, modify.']),
        ('@"P1D"', DURATION, []),
        ("> 3", DAYS, ["A days and time duration and a number have no order."]),
        ("< nothing", NUMBER, ["There is no 'nothing' here."]),
    ],
)
def test_a_cell_is_checked_against_what_it_tests(text: str, tested: Type, expected: list[str]) -> None:
    assert [each.message for each in check_tests(text, tested, SCOPE).complaints] == expected


def test_every_built_in_has_a_rule_for_its_result_and_the_same_parameters() -> None:
    assert set(RESULTS) == set(OVERLOADS) == FUNCTION_NAMES | {"range"}
    assert {name: OVERLOADS[name] for name in FUNCTIONS} == FUNCTIONS


@pytest.mark.parametrize("operator", ["+", "-", "*", "/", "**"])
def test_operators_are_defined_for_the_types_for_which_they_compute(operator: str) -> None:
    computed = {
        (kind(left), kind(right)): kind(result)
        for left, right in product(VALUES.values(), repeat=2)
        if (result := arithmetic(operator)(left, right)) is not None
    }
    assert computed == OPERATORS[operator]


def test_dates_durations_and_ranges_have_the_parts_that_they_have() -> None:
    for of, parts in PARTS.items():
        value = next(each for each in VALUES.values() if kind(each) == of)
        for name, part in parts.items():
            assert admits(part, member(value, name)), (of, name)
        assert member(value, "nonsense") is None


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), st.sampled_from(SCOPES))
def test_a_value_is_always_of_the_type_that_was_inferred(text: str, scope: dict[str, Any]) -> None:
    closed = ContextOf({name: type_of(value) for name, value in scope.items()})
    for known in (closed, ContextOf(open=True)):
        found = check_text(text, known)
        try:
            value = compile_expression(text).evaluate(scope)
        except FeelError:
            assert [each for each in found.complaints if each.severity == "error"] != []
        else:
            assert admits(found.type, value), (text, written(found.type), value)


@given(st.integers(0, 2**64))
@settings(max_examples=150, deadline=None)
def test_a_value_of_the_whole_grammar_is_of_the_type_that_was_inferred(seed: int) -> None:
    text = written_expression(seed)
    expression = compiled(text)
    for known in (ContextOf({name: type_of(value) for name, value in ORDERED.items()}), ContextOf(open=True)):
        found = check_text(text, known)
        if expression is None:
            assert [each for each in found.complaints if each.severity == "error"] != [], text
        else:
            assert admits(found.type, expression.evaluate(ORDERED)), text
