"""Unary tests: the cells of tables, and `in`. The tested value lies in a slot of its own for `?`."""

from collections.abc import Callable, Iterable
from typing import Any

from orderloom.language.feel.comparison import equal, in_range, inverse
from orderloom.language.feel.compile.build import Build, Env, Local, Run
from orderloom.language.feel.compile.operators import against
from orderloom.language.feel.syntax import In, Input, ListLiteral, Literal, Node, RangeLiteral, Test, Tests, children
from orderloom.language.feel.values import BOOLEAN, LIST, NULL, RANGE, UNKNOWN, kind

INPUT = "?"
Matches = Callable[[Any, Any, Env], Any]


def tested_value(node: Input, build: Build) -> Run:
    _, slot = build.resolve(INPUT)
    if slot is None:
        raise build.error("'?' has a meaning only in a unary test.", node.at)
    return lambda scope, env: env.slots[slot]


def membership(node: In, build: Build) -> Run:
    value = build.run(node.value)
    test, slot = any_of(node.tests, build)

    def run(scope: Any, env: Env) -> Any:
        found = value(scope, env)
        env.slots[slot] = found
        return test(found, scope, env)

    return run


def cell(node: Tests, build: Build) -> Matches:
    """A whole cell as a function of the tested value, the scope and the environment."""
    if not node.items:
        return lambda value, scope, env: True
    test, slot = any_of(node.items, build)
    negated = node.negated

    def matches(value: Any, scope: Any, env: Env) -> Any:
        env.slots[slot] = value
        verdict = test(value, scope, env)
        return inverse(verdict) if negated else verdict

    return matches


def any_of(nodes: tuple[Node, ...], build: Build) -> tuple[Matches, int]:
    """The disjunction of tests, and the slot in which they expect the tested value."""
    slot = build.slot()
    inner = build.inside(Local(INPUT, slot))
    tests = tuple(_test(node, inner) for node in nodes)
    if len(tests) == 1:
        return tests[0], slot
    return (lambda value, scope, env: _any(test(value, scope, env) for test in tests)), slot


def _any(verdicts: Iterable[Any]) -> Any:
    """True beats UNKNOWN beats null beats false."""
    result: Any = False
    for verdict in verdicts:
        if verdict is True:
            return True
        if verdict is UNKNOWN or result is UNKNOWN:
            result = UNKNOWN
        elif verdict is None:
            result = None
    return result


def _test(node: Node, build: Build) -> Matches:
    if isinstance(node, Test):
        return against(node.operator, node.operand, build)
    if isinstance(node, Literal):
        return against("=", node, build)
    run = build.run(node)
    if uses_input(node):
        return lambda value, scope, env: _truth(run(scope, env))
    if isinstance(node, RangeLiteral):
        return lambda value, scope, env: _contains(run(scope, env), value)
    if isinstance(node, ListLiteral):
        return _list_test(node, run, build)
    return lambda value, scope, env: holds(run(scope, env), value)


def _list_test(node: ListLiteral, run: Run, build: Build) -> Matches:
    """`in [a, b]`: the value is the list, or one of its items; an unknown item leaves the others to decide."""
    if not build.tracking:
        return lambda value, scope, env: holds(run(scope, env), value)
    items = build.runs(node.items)

    def matches(value: Any, scope: Any, env: Env) -> Any:
        whole = run(scope, env)
        if whole is not UNKNOWN:
            return holds(whole, value)
        return UNKNOWN if kind(value) is LIST else _or_unknown(holds(item(scope, env), value) for item in items)

    return matches


def _or_unknown(verdicts: Iterable[Any]) -> Any:
    return True if any(verdict is True for verdict in verdicts) else UNKNOWN


def uses_input(node: Node) -> bool:
    return isinstance(node, Input) or any(uses_input(child) for child in children(node))


def _truth(value: Any) -> Any:
    return value if value is True or value is False or value is UNKNOWN else None


def _contains(interval: Any, value: Any) -> Any:
    if value is UNKNOWN or interval is UNKNOWN:
        return UNKNOWN
    return None if interval is None else in_range(value, interval)


def holds(tested: Any, value: Any) -> Any:
    """Whether `value` is what a test evaluated to, or in it; a condition that is true without it holds too."""
    of = kind(tested)
    if value is UNKNOWN or tested is UNKNOWN:
        return UNKNOWN
    if of is RANGE and kind(value) is not RANGE:
        return in_range(value, tested)
    if of is LIST:
        return _in_list(tested, value)
    if of is BOOLEAN and kind(value) not in (BOOLEAN, NULL):
        return tested
    return equal(value, tested)


def _in_list(items: Any, value: Any) -> Any:
    if kind(value) is LIST and equal(value, items) is True:
        return True
    return any(_is_item(item, value) for item in items)


def _is_item(item: Any, value: Any) -> bool:
    if kind(item) is RANGE and kind(value) is not RANGE:
        return in_range(value, item) is True
    if kind(item) is LIST and kind(value) is not LIST:
        return any(_is_item(inner, value) for inner in item)
    return equal(value, item) is True
