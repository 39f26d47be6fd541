"""What 100,000 steps are enough for, and what they are not."""

from typing import Any

import pytest

from orderloom.language.feel import compile_expression
from orderloom.language.feel.compile.build import Env
from orderloom.language.feel.compile.costs import MAX_STEPS
from orderloom.language.feel.errors import Exhausted
from tests.unit.language.feel.fuzzing import SCOPE

LARGE_ORDERS = """
sum(order.lines[quantity > 1].quantity)
count(order.lines[quantity > 1 and price >= 5])
some line in order.lines satisfies line.quantity > 1000
every line in order.lines satisfies line.quantity >= 0 and line.id != null
order.lines[contains(id, "9")].id
for line in order.lines return line.quantity * line.price
sum(for line in order.lines return line.quantity * line.price)
for line in order.lines return {id: line.id, total: line.quantity * line.price}
sort(order.lines, function(x, y) x.quantity < y.quantity)
distinct values(order.lines.quantity)
max(order.lines.price)
mean(order.lines.price)
string join(order.lines.id, ",")
list contains(order.lines.id, "zz")
{large: order.lines[quantity > 1], n: count(order.lines)}
for place in 1..2000 return order.lines[place].id
count(order.lines[quantity in [2..4]])
order.lines[a.b[1] = 7]
"""
HOSTILE = """
for i in 1..2000 return 1.0000001 ** 0.3333333
for i in 1..4000 return exp(100.123456789)
for i in 1..4000 return log(3.123456789)
count(for i in 1..300, j in 1..300 return i * j)
count(for i in 1..99990 return 1)
sort(for i in 1..2000 return modulo(i * 7919, 2003), function(a, b) a < b and true)
{l: for i in 1..30 return if i = 1 then [1] else concatenate(partial[-1], partial[-1]), e: count(l[-1])}.e
for i in 1..1000 return string length(string join(for j in 1..90 return "abcdefghijklmnop"))
for i in 1..900 return matches("a", string(i) + "(a|b){1,500}")
for i in 1..30000 return [i]
for i in 1..300 return list contains(for j in 1..300 return j, 1000)
for i in 1..8000 return date("2020-01-01") + duration("P1D")
stddev(for i in 1..20000 return i)
string(for i in 1..20000 return i)
context(for i in 1..20000 return {key: string(i), value: i})
(for k in 1..30 return (function(x) partial)(k)).a.b
(for k in 1..30 return partial) instance of list<list<list<list<list<list<number>>>>>>
(function(f) f(f))(function(f) f(f))
for i in 1..400, j in 1..400 return 1
"""


@pytest.mark.parametrize("text", LARGE_ORDERS.strip().splitlines())
def test_ordinary_work_on_an_order_of_two_thousand_lines_is_within_the_steps(text: str) -> None:
    assert compile_expression(text).evaluate(SCOPE) is not None


@pytest.mark.parametrize("text", HOSTILE.strip().splitlines())
def test_work_without_end_stops_at_the_steps_and_is_null(text: str) -> None:
    assert compile_expression(text).evaluate({}) is None


def test_a_list_that_still_grows_is_copied_where_it_may_be_kept() -> None:
    found: Any = compile_expression("for i in 1..3 return partial").evaluate({})
    assert found == [[], [[]], [[], [[]]]]


def test_steps_that_are_spent_do_not_come_back() -> None:
    env = Env(0)
    env.spend(MAX_STEPS)
    with pytest.raises(Exhausted):
        env.spend(1)
