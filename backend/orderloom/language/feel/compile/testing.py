"""Unary tests: the cells of tables, and `in`. The tested value lies in a slot of its own for `?`."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from orderloom.language.feel.comparison import ORDERED, SAME, equal, in_range, inverse
from orderloom.language.feel.compile.build import Build, Env, Local, Run, weigh
from orderloom.language.feel.compile.costs import MOMENT
from orderloom.language.feel.compile.operators import against, constant_test
from orderloom.language.feel.compile.paths import read
from orderloom.language.feel.syntax import In, Input, ListLiteral, Literal, Node, RangeLiteral, Test, Tests, children
from orderloom.language.feel.values import BOOLEAN, LIST, NULL, RANGE, STRING, UNKNOWN, UNKNOWN_KIND, kind

INPUT = "?"
Matches = Callable[[Any, Any, Any], Any]


def tested_value(node: Input, build: Build) -> Run:
    _, local = build.resolve(INPUT)
    if local is None:
        raise build.error("'?' has a meaning only in a unary test.", node.at)
    slot = local.slot
    return lambda scope, env: env.slots[slot]


def membership(node: In, build: Build) -> Run:
    value = read(node.value, build)
    test = any_of(node.tests, build)
    return lambda scope, env: test(value(scope, env), scope, env)


def cell(node: Tests, build: Build) -> Matches:
    """A whole cell as a function of the tested value, the scope and the environment."""
    if not node.items:
        return lambda value, scope, env: True
    test = any_of(node.items, build)
    return (lambda value, scope, env: inverse(test(value, scope, env))) if node.negated else test


def any_of(nodes: tuple[Node, ...], build: Build) -> Matches:
    """The disjunction of tests. Where one uses `?`, the tested value is put into a slot first."""
    constants = _constants(nodes)
    if constants is not None:
        return constants
    if not any(uses_input(node) for node in nodes):
        return _disjunction(tuple(_test(node, build) for node in nodes))
    slot = build.slot()
    inner = build.inside(Local(INPUT, slot))
    test = _disjunction(tuple(_test(node, inner) for node in nodes))

    def matches(value: Any, scope: Any, env: Env) -> Any:
        env.slots[slot] = value
        return test(value, scope, env)

    return matches


def _constants(nodes: tuple[Node, ...]) -> Matches | None:
    """Several constants of one type, looked up by hash: `"a", "b"` or `1, 2`."""
    values = frozenset(node.value for node in nodes if isinstance(node, Literal) and type(node.value) in (str, Decimal))
    kinds = {kind(value) for value in values}
    if len(nodes) < 2 or len(kinds) != 1 or not all(isinstance(node, Literal) for node in nodes):
        return None
    types = frozenset((str,)) if kinds == {STRING} else frozenset((int, Decimal))
    tests = tuple(constant_test("=", value) for value in values)
    if any(isinstance(node, Literal) and kind(node.value) not in kinds for node in nodes):
        return None

    def matches(value: Any, scope: Any, env: Any) -> Any:
        return value in values if type(value) in types else _any(test(value) for test in tests)

    return matches


def _disjunction(tests: tuple[Matches, ...]) -> Matches:
    if len(tests) == 1:
        return tests[0]
    return lambda value, scope, env: _any(test(value, scope, env) for test in tests)


def _any(verdicts: Iterable[Any]) -> Any:
    """True beats UNKNOWN beats null beats false."""
    result: Any = False
    for verdict in verdicts:
        if verdict is True:
            return True
        if verdict is UNKNOWN or result is UNKNOWN:
            result = UNKNOWN
        elif verdict is not False:
            result = None
    return result


def _test(node: Node, build: Build) -> Matches:
    if isinstance(node, Test):
        return against(node.operator, node.operand, build)
    if isinstance(node, Literal):
        return against("=", node, build)
    run = read(node, build)
    if uses_input(node):
        return lambda value, scope, env: _truth(run(scope, env))
    if isinstance(node, RangeLiteral):
        return _range_test(node, run)
    if isinstance(node, ListLiteral) and build.tracking:
        return _list_test(run, build.runs(node.items))
    return lambda value, scope, env: _holds(run, value, scope, env)


def _range_test(node: RangeLiteral, run: Run) -> Matches:
    if not all(bound is None or isinstance(bound, Literal) for bound in (node.start, node.end)):
        return lambda value, scope, env: _contains(run(scope, env), value, env)
    interval = run({}, None)
    return lambda value, scope, env: _contains(interval, value, env)


def _holds(run: Run, value: Any, scope: Any, env: Env | None) -> Any:
    tested = run(scope, env)
    if env is not None and type(tested) not in SAME:
        env.spend(MOMENT)
        weigh(tested, env)
    return holds(tested, value)


def _list_test(run: Run, items: tuple[Run, ...]) -> Matches:
    """`in [a, b]`: the value is the list, or one of its items; an unknown item leaves the others to decide."""

    def matches(value: Any, scope: Any, env: Env) -> Any:
        whole = run(scope, env)
        if whole is not UNKNOWN:
            return holds(whole, value)
        if kind(value) in (LIST, UNKNOWN_KIND):
            return UNKNOWN
        return True if any(holds([item(scope, env)], value) is True for item in items) else UNKNOWN

    return matches


def uses_input(node: Node) -> bool:
    return isinstance(node, Input) or any(uses_input(child) for child in children(node))


def _truth(value: Any) -> Any:
    return value if value is True or value is False or value is UNKNOWN else None


def _contains(interval: Any, value: Any, env: Env | None) -> Any:
    if env is not None and type(value) not in ORDERED:
        env.spend(2 * MOMENT)
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
