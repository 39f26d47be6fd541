"""Calls: of built-ins, of function literals, of the clock, and of what can't be called."""

from typing import Any

from orderloom.language.feel.builtins import CLOCK, FUNCTION_NAMES, FUNCTIONS
from orderloom.language.feel.builtins.registry import Builtin, define
from orderloom.language.feel.comparison import inverse
from orderloom.language.feel.compile.build import Build, Env, Local, Run
from orderloom.language.feel.compile.costs import CALL
from orderloom.language.feel.compile.invoke import built_in
from orderloom.language.feel.compile.paths import chain
from orderloom.language.feel.compile.types import check_or_null
from orderloom.language.feel.errors import FeelError
from orderloom.language.feel.moments import split, to_date
from orderloom.language.feel.parser import parse_range
from orderloom.language.feel.syntax import Call, Compare, FunctionLiteral, Literal, Name, Negate, Node
from orderloom.language.feel.values import DATE_TIME, FUNCTION, UNKNOWN, Function, Order, kind

_RANGE_COST = 600
_DOWNWARDS = {"<": False, ">": True}
_MAKERS = frozenset(("date", "time", "date and time", "duration"))


def call(node: Call, build: Build) -> Run:
    function = node.function
    if not isinstance(function, Name) or _is_value(function.name, build):
        return _of_value(node, build)
    if function.name in CLOCK and not node.positional and not node.named:
        return _clock(function.name, build)
    if function.name == "range":
        return built_in("range", (_range_reader(build),), node, build)
    if function.name == "not" and len(node.positional) == 1:
        negand = build.run(node.positional[0])
        return lambda scope, env: inverse(negand(scope, env))
    if function.name in FUNCTIONS or function.name in CLOCK:
        return built_in(function.name, FUNCTIONS.get(function.name, ()), node, build)
    raise build.error(f"There is no function '{function.name}'.", node.at)


def _is_value(name: str, build: Build) -> bool:
    """Whether the name is that of a variable, or may be an entry of a filtered item; built-ins go before entries."""
    items, slot = build.resolve(name)
    return slot is not None or (bool(items) and name not in FUNCTION_NAMES and name != "range")


def function_literal(node: FunctionLiteral, build: Build) -> Run:
    """The value sees the variables as they are where it is written."""
    slots = tuple(build.slot() for _ in node.parameters)
    body, cost = build.inside(*map(Local, node.parameters, slots)).weighed(node.body)
    build.tally.builds = True
    build.tally.counted = True
    parameters, types, cost = node.parameters, node.types, cost + CALL
    order = _order(node)
    checks = tuple(None if wanted is None else check_or_null(wanted) for wanted in types)

    def run(scope: Any, env: Env) -> Any:
        captured = list(env.slots)

        def apply(*values: Any) -> Any:
            env.spend(cost)
            if not all(check is None or check(value) for check, value in zip(checks, values, strict=True)):
                return None
            variables = captured.copy()
            for slot, value in zip(slots, values, strict=True):
                variables[slot] = value
            return body(scope, env.inside_function(variables))

        return Function(parameters, apply, types, order)

    return run


def _order(node: FunctionLiteral) -> Order | None:
    body = node.body
    if len(node.parameters) != 2 or any(node.types) or not isinstance(body, Compare) or body.operator not in _DOWNWARDS:
        return None
    left, right = chain(body.left), chain(body.right)
    if left is None or right is None or left[1:] != right[1:] or {left[0], right[0]} != set(node.parameters):
        return None
    return Order(left[1:], _DOWNWARDS[body.operator] is (left[0] == node.parameters[0]))


def _clock(name: str, build: Build) -> Run:
    """The `now` of the caller's scope, whatever the text itself calls so."""
    now = build.outside().run(Name(at=0, name="now"))

    def run(scope: Any, env: Any) -> Any:
        moment = now(scope, env)
        if moment is UNKNOWN or kind(moment) is not DATE_TIME:
            return UNKNOWN if moment is UNKNOWN else None
        return moment if name == "now" else to_date(split(moment)[0])

    return run


def _of_value(node: Call, build: Build) -> Run:
    """A call of something that turns out to be a function, or of nothing that can be called, which is null."""
    build.tally.counted = True
    function, arguments = build.run(node.function), build.runs(node.positional)
    named = tuple((name, build.run(value)) for name, value in node.named)

    def run(scope: Any, env: Env) -> Any:
        target = function(scope, env)
        if kind(target) is not FUNCTION:
            return UNKNOWN if target is UNKNOWN else None
        values = [argument(scope, env) for argument in arguments]
        if named:
            given = {name: value(scope, env) for name, value in named}
            values = [given[name] for name in target.parameters if name in given]
        if len(values) != len(target.parameters) or len(named) > len(values):
            return None
        return UNKNOWN if any(value is UNKNOWN for value in values) else target.call(*values)

    return run


def _range_reader(build: Build) -> Builtin:
    """`range("[1..5)")`: the bounds are literals, or dates, times and durations made of one."""

    def read(text: str) -> Any:
        try:
            tree = parse_range(text)
        except FeelError:
            return None
        fixed = all(bound is None or _is_fixed(bound) for bound in (tree.start, tree.end))
        return build.anew(text).run(tree)({}, None) if fixed else None

    return define("range", read, "from: string", cost=_RANGE_COST)


def _is_fixed(node: Node) -> bool:
    if isinstance(node, Call) and isinstance(node.function, Name) and node.function.name in _MAKERS:
        return not node.named and all(isinstance(argument, Literal) for argument in node.positional)
    return isinstance(node, Literal) or (isinstance(node, Negate) and isinstance(node.operand, Literal))
