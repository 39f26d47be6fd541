"""Arithmetic and comparison, with short cuts for a comparison with a constant, which is what most conditions are."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from orderloom.language.feel.arithmetic import arithmetic, negate
from orderloom.language.feel.comparison import ORDERED, ORDERS, SAME, equal, not_equal, ordered, within
from orderloom.language.feel.compile.build import Build, Run, weigh
from orderloom.language.feel.compile.costs import JOINED, LONG_POWER, MOMENT, POWER, TEXT_SHIFT
from orderloom.language.feel.compile.paths import read
from orderloom.language.feel.syntax import Arithmetic, Between, Compare, Literal, Negate, Node
from orderloom.language.feel.values import whole

_SMALL_EXPONENT = 1000


def negation(node: Negate, build: Build) -> Run:
    operand = build.run(node.operand)
    return lambda scope, env: negate(operand(scope, env))


def arithmetic_operation(node: Arithmetic, build: Build) -> Run:
    left, right, apply = build.run(node.left), build.run(node.right), arithmetic(node.operator)
    if node.operator == "**":
        build.tally.counted = True
        return _power(left, right, apply)

    def run(scope: Any, env: Any) -> Any:
        result = apply(left(scope, env), right(scope, env))
        if type(result) is not Decimal and env is not None:
            env.spend(JOINED + (len(result) >> TEXT_SHIFT) if type(result) is str else MOMENT)
        return result

    return run


def _power(left: Run, right: Run, apply: Callable[[Any, Any], Any]) -> Run:
    def run(scope: Any, env: Any) -> Any:
        base, exponent = left(scope, env), right(scope, env)
        times = whole(exponent)
        env.spend(POWER if times is not None and abs(times) <= _SMALL_EXPONENT else LONG_POWER)
        return apply(base, exponent)

    return run


def between(node: Between, build: Build) -> Run:
    value, low, high = build.run(node.value), build.run(node.low), build.run(node.high)

    def run(scope: Any, env: Any) -> Any:
        tested = value(scope, env)
        if env is not None and type(tested) not in ORDERED:
            env.spend(2 * MOMENT)
        return within(tested, low(scope, env), high(scope, env))

    return run


def comparison(node: Compare, build: Build) -> Run:
    left = read(node.left, build)
    constant = _constant(node.right)
    if constant is not None:
        fits = constant_test(node.operator, constant.value)
        return lambda scope, env: fits(left(scope, env))
    test = against(node.operator, node.right, build)
    return lambda scope, env: test(left(scope, env), scope, env)


def _constant(node: Node) -> Literal | None:
    return node if isinstance(node, Literal) and type(node.value) in SAME else None


def against(operator: str, operand: Node, build: Build) -> Callable[[Any, Any, Any], Any]:
    """`operator operand` as a function of the value before it, the scope and the environment."""
    constant = _constant(operand)
    if constant is not None:
        fits = constant_test(operator, constant.value)
        return lambda value, scope, env: fits(value)
    right = read(operand, build)
    if operator in ORDERS:
        return _order(ORDERS[operator], right)
    check = equal if operator == "=" else not_equal

    def test(value: Any, scope: Any, env: Any) -> Any:
        other = right(scope, env)
        if env is not None and type(other) not in SAME:
            env.spend(MOMENT)
            weigh(other, env)
        return check(value, other)

    return test


def _order(compare: Callable[[Any, Any], bool], right: Run) -> Callable[[Any, Any, Any], Any]:
    def test(value: Any, scope: Any, env: Any) -> Any:
        other = right(scope, env)
        if env is not None and type(other) not in SAME:
            env.spend(MOMENT)
        return ordered(compare, value, other)

    return test


def constant_test(operator: str, constant: Any) -> Callable[[Any], Any]:
    """`operator constant` as a function of the value before it; a value of the same Python type goes a short way."""
    stand_ins = _stand_ins(constant)
    if operator in ORDERS:
        known = {of: value for of, value in stand_ins.items() if of in ORDERED}
        return _order_test(ORDERS[operator], constant, known)
    if operator == "=":
        return lambda value: value == stand_ins[type(value)] if type(value) in stand_ins else equal(value, constant)
    return lambda value: value != stand_ins[type(value)] if type(value) in stand_ins else not_equal(value, constant)


def _stand_ins(constant: Any) -> dict[type, Any]:
    """The constant as each type of Python that it can be compared to as it is: whole numbers fastest as such."""
    if type(constant) is not Decimal:
        return {type(constant): constant}
    as_whole = whole(constant)
    return {Decimal: constant, int: constant if as_whole is None else as_whole}


def _order_test(compare: Callable[[Any, Any], bool], constant: Any, known: dict[type, Any]) -> Callable[[Any], Any]:
    return lambda value: (
        compare(value, known[type(value)]) if type(value) in known else ordered(compare, value, constant)
    )
