"""What expressions mean, form by form."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from orderloom.language.feel import Range, YearsMonths, compile_expression

SCOPE: dict[str, Any] = {
    "line": {
        "quantity": 3,
        "price": Decimal("12.50"),
        "category": "sdwan",
        "characteristics": {"bandwidth": Decimal(100), "managed": True, "note": None},
        "sites": [{"city": "Recife", "floor": 1}, {"city": "Natal", "floor": 7}],
    },
    "now": datetime(2026, 3, 31, 12, 30, tzinfo=UTC),
}


def value(text: str) -> Any:
    return compile_expression(text).evaluate(SCOPE)


def test_the_clock_is_that_of_the_scope_whatever_the_text_calls_now() -> None:
    assert value("now()") == SCOPE["now"]
    assert value("{now: 5, day: today()}.day") == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.50", Decimal("1.50")),
        (".5", Decimal("0.5")),
        ("1.2e3", Decimal("1200")),
        (r'"a\"b\n\u0041"', 'a"b\nA'),
        (r'"\d+"', r"\d+"),
        ("true", True),
        ("null", None),
        ('@"2026-02-28"', date(2026, 2, 28)),
        ('@"10:30:00"', time(10, 30)),
        ('@"2026-02-28T10:30:00Z"', datetime(2026, 2, 28, 10, 30, tzinfo=UTC)),
        ('@"P1DT2H"', timedelta(days=1, hours=2)),
        ('@"P1Y2M"', YearsMonths(14)),
        ("[1..5)", Range(Decimal(1), Decimal(5), True, False)),
        ("]1..5]", Range(Decimal(1), Decimal(5), False, True)),
        ("[1, [2], {a: 3}]", [Decimal(1), [Decimal(2)], {"a": Decimal(3)}]),
        ("1 // one\n + /* two */ 2", Decimal(3)),
    ],
)
def test_a_literal_is_its_value(text: str, expected: Any) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("line.category", "sdwan"),
        ("line.characteristics.bandwidth", Decimal(100)),
        ("line.quantity", Decimal(3)),
        ("line.nothing.at.all", None),
        ("nothing", None),
        ("line.category.length", None),
        ("line.sites.city", ["Recife", "Natal"]),
        ("line.sites[1].city", "Recife"),
        ("line.sites[-1].city", "Natal"),
        ("line.sites[3]", None),
        ("line.sites[floor > 2].city", ["Natal"]),
        ("line.sites[item.floor > 2][1].city", "Natal"),
        ("line.sites[line.quantity = 3].floor", [Decimal(1), Decimal(7)]),
        ("{a: 1, b: a + 1}.b", Decimal(2)),
        ('@"2026-02-28".month', Decimal(2)),
        ('@"2026-02-28".weekday', Decimal(6)),
        ('@"P1DT2H".hours', Decimal(2)),
        ('@"10:30:00+02:00".time offset', timedelta(hours=2)),
        ("[1..5).end included", False),
    ],
)
def test_a_path_reads_entries_items_and_parts(text: str, expected: Any) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.1 + 0.2", Decimal("0.3")),
        ("1 / 3", Decimal("0.3333333333333333333333333333333333")),
        ("-3 ** 2", Decimal(9)),
        ("2 ** 3 ** 2", Decimal(64)),
        ("2 + 3 * 4 - 10 / 5", Decimal(12)),
        ('"a" + "b"', "ab"),
        ('"a" + 1', None),
        ("1 / 0", None),
        ("line.price * line.quantity", Decimal("37.50")),
        ('@"2026-01-31" + @"P1M"', date(2026, 2, 28)),
        ('@"2026-03-01" - @"P1D"', date(2026, 2, 28)),
        ('@"2026-03-01" - @"2026-02-27"', timedelta(days=2)),
        ('now() + @"PT1H"', datetime(2026, 3, 31, 13, 30, tzinfo=UTC)),
        ("today()", date(2026, 3, 31)),
        ('@"P1D" * 1.5', timedelta(days=1, hours=12)),
        ('@"P1Y" / 2', YearsMonths(6)),
        ('string(@"9999-12-31" + @"P1D")', "10000-01-01"),
        ('string(@"PT0.000000001S" + @"PT1S")', "PT1.000000001S"),
    ],
)
def test_arithmetic_is_exact_and_null_where_undefined(text: str, expected: Any) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("line.quantity = 3", True),
        ("line.quantity != 3.0", False),
        ('line.quantity = "3"', None),
        ("line.characteristics.note = null", True),
        ('line.characteristics.note = "x"', False),
        ("line.characteristics.note > 5", None),
        ("line.characteristics.managed = true", True),
        ("line.characteristics.managed = 1", None),
        ("1 < 2 and 2 <= 2 and 3 > 2 and 3 >= 3", True),
        ('"a" < "b"', True),
        ("line.quantity between 1 and 3", True),
        ("line.quantity in (1, 2, [3..5])", True),
        ("line.quantity in [4..5]", False),
        ("line.quantity in > 2", True),
        ('line.category in ("fibre", "sdwan")', True),
        ('line.category in ["fibre", "voice"]', False),
        ("line.quantity in (? > 2 and ? < 4)", True),
        ("[1, 2] = [1, 2.0]", True),
        ("{a: 1} = {a: 2}", False),
        ("line.quantity instance of number", True),
        ("[1, 2] instance of list<number>", True),
        ('{a: "x"} instance of context<a: number>', False),
    ],
)
def test_comparison_knows_types_and_null(text: str, expected: Any) -> None:
    assert value(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true and null", None),
        ("false and null", False),
        ("null or true", True),
        ("null or false", None),
        ("not(null)", None),
        ("not(false)", True),
        ('true and "yes"', None),
        ("if null then 1 else 2", Decimal(2)),
        ("if line.quantity > 2 then 1 else 2", Decimal(1)),
        ("for i in 1..3 return i * i", [Decimal(1), Decimal(4), Decimal(9)]),
        ("for i in [1, 2], j in [10, 20] return i + j", [Decimal(each) for each in (11, 21, 12, 22)]),
        ("for i in 1..4 return if i = 1 then 1 else partial[-1] * i", [Decimal(each) for each in (1, 2, 6, 24)]),
        ("some s in line.sites satisfies s.floor > 5", True),
        ("every s in line.sites satisfies s.floor > 5", False),
        ("every s in [] satisfies false", True),
        ("sort([3, 1, 2], function(a, b) a > b)", [Decimal(3), Decimal(2), Decimal(1)]),
    ],
)
def test_logic_and_loops_are_three_valued(text: str, expected: Any) -> None:
    assert value(text) == expected


def test_static_paths_are_what_the_text_reads_of_the_scope() -> None:
    text = "line.price * 2 > limit and some s in line.sites satisfies s.floor = site.floor"
    assert compile_expression(text).paths == {"line.price", "limit", "line.sites", "site.floor"}


def test_an_expression_is_compiled_once() -> None:
    assert compile_expression("a.b = 1") is compile_expression("a.b = 1")


def test_a_name_with_blanks_is_read_where_it_is_declared() -> None:
    expression = compile_expression("12 * Monthly Salary", ["Monthly Salary"])
    assert expression.evaluate({"Monthly Salary": 10}) == Decimal(120)


def test_a_function_never_leaves_an_evaluation() -> None:
    assert value("function(a) a") is None
    assert value("[function(a) a]") is None
