"""Arithmetic and comparison, with short cuts for a comparison with a constant, which is what most conditions are."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from orderloom.language.feel.arithmetic import arithmetic, negate
from orderloom.language.feel.comparison import ORDERED, ORDERS, SAME, equal, not_equal, ordered, within
from orderloom.language.feel.compile.build import POWER_COST, TEXT_SHIFT, Build, Run, weigh
from orderloom.language.feel.syntax import Arithmetic, Between, Compare, Literal, Negate, Node


def negation(node: Negate, build: Build) -> Run:
    operand = build.run(node.operand)
    return lambda scope, env: negate(operand(scope, env))


def arithmetic_operation(node: Arithmetic, build: Build) -> Run:
    left, right, apply = build.run(node.left), build.run(node.right), arithmetic(node.operator)
    if node.operator == "**":
        return _power(left, right, apply)
    if node.operator != "+":
        return lambda scope, env: apply(left(scope, env), right(scope, env))

    def add(scope: Any, env: Any) -> Any:
        result = apply(left(scope, env), right(scope, env))
        if type(result) is str and env is not None:
            env.spend(len(result) >> TEXT_SHIFT)
        return result

    return add


def _power(left: Run, right: Run, apply: Callable[[Any, Any], Any]) -> Run:
    def run(scope: Any, env: Any) -> Any:
        if env is not None:
            env.spend(POWER_COST)
        return apply(left(scope, env), right(scope, env))

    return run


def between(node: Between, build: Build) -> Run:
    value, low, high = build.run(node.value), build.run(node.low), build.run(node.high)
    return lambda scope, env: within(value(scope, env), low(scope, env), high(scope, env))


def comparison(node: Compare, build: Build) -> Run:
    left = build.run(node.left)
    test = against(node.operator, node.right, build)
    return lambda scope, env: test(left(scope, env), scope, env)


def against(operator: str, operand: Node, build: Build) -> Callable[[Any, Any, Any], Any]:
    """`operator operand` as a function of the value before it, the scope and the environment."""
    if isinstance(operand, Literal) and type(operand.value) in SAME:
        fits = constant_test(operator, operand.value)
        return lambda value, scope, env: fits(value)
    right = build.run(operand)
    if operator in ORDERS:
        compare = ORDERS[operator]
        return lambda value, scope, env: ordered(compare, value, right(scope, env))
    check = equal if operator == "=" else not_equal

    def test(value: Any, scope: Any, env: Any) -> Any:
        other = right(scope, env)
        weigh(other, env)
        return check(value, other)

    return test


def constant_test(operator: str, constant: Any) -> Callable[[Any], Any]:
    """`operator constant` as a function of the value before it; a value of the same Python type goes a short way."""
    types = frozenset((int, Decimal)) if type(constant) is Decimal else frozenset((type(constant),))
    if operator in ORDERS:
        return _order_test(ORDERS[operator], constant, types & ORDERED)
    if operator == "=":
        return lambda value: value == constant if type(value) in types else equal(value, constant)
    return lambda value: value != constant if type(value) in types else not_equal(value, constant)


def _order_test(compare: Callable[[Any, Any], bool], constant: Any, types: frozenset[type]) -> Callable[[Any], Any]:
    return lambda value: compare(value, constant) if type(value) in types else ordered(compare, value, constant)
