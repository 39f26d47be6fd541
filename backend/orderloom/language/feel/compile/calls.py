"""Calls of built-ins and of function literals."""

from collections.abc import Callable
from typing import Any

from orderloom.language.feel.builtins import CLOCK, FUNCTIONS
from orderloom.language.feel.builtins.registry import Builtin, Parameter
from orderloom.language.feel.compile.build import Build, Env, Local, Run
from orderloom.language.feel.syntax import Call, FunctionLiteral, Name, size
from orderloom.language.feel.values import (
    DATE_TIME,
    FUNCTION,
    LIST,
    NULL,
    NUMBER,
    STRING,
    UNKNOWN,
    Function,
    kind,
    number,
)

MAX_STRING = 100_000
_Arguments = tuple[tuple[int, Run], ...]


def call(node: Call, build: Build) -> Run:
    function = node.function
    if isinstance(function, Name) and build.resolve(function.name) == ((), None):
        if function.name in CLOCK and not node.positional and not node.named:
            return _clock(function.name, build)
        if function.name in FUNCTIONS or function.name in CLOCK:
            return _built_in(function.name, node, build)
        raise build.error(f"There is no function '{function.name}'.", node.at)
    return _of_value(node, build)


def function_literal(node: FunctionLiteral, build: Build) -> Run:
    """The value sees the variables as they are where it is written."""
    slots = tuple(build.slot() for _ in node.parameters)
    body = build.inside(*map(Local, node.parameters, slots)).run(node.body)
    parameters, cost = node.parameters, size(node.body)

    def run(scope: Any, env: Env) -> Any:
        captured = list(env.slots)

        def apply(*values: Any) -> Any:
            env.spend(cost)
            variables = captured.copy()
            for slot, value in zip(slots, values, strict=True):
                variables[slot] = value
            return body(scope, env.inside_function(variables))

        return Function(parameters, apply)

    return run


def _clock(name: str, build: Build) -> Run:
    now = build.run(Name(at=0, name="now"))

    def run(scope: Any, env: Any) -> Any:
        moment = now(scope, env)
        if moment is UNKNOWN or kind(moment) is not DATE_TIME:
            return UNKNOWN if moment is UNKNOWN else None
        return moment if name == "now" else moment.date()

    return run


def _of_value(node: Call, build: Build) -> Run:
    """A call of something that turns out to be a function, or of nothing that can be called, which is null."""
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


def _built_in(name: str, node: Call, build: Build) -> Run:
    """The first overload whose parameters fit the arguments' names or number, and at run time their types."""
    overloads = [
        (builtin, arguments)
        for builtin in FUNCTIONS.get(name, ())
        if (arguments := _arguments(builtin, node, build)) is not None
    ]
    if not overloads:
        raise build.error(f"'{name}' does not take these arguments.", node.at)
    runs = [_invoke(builtin, arguments) for builtin, arguments in overloads]
    if len(runs) == 1:
        return runs[0]

    def run(scope: Any, env: Env) -> Any:
        return next((found for invoke in runs if (found := invoke(scope, env)) is not None), None)

    return run


def _arguments(builtin: Builtin, node: Call, build: Build) -> _Arguments | None:
    """The runs of the arguments with the place of their parameters; None if they don't fit."""
    if node.named:
        return _named(builtin, node, build)
    parameters = builtin.parameters
    least = sum(not parameter.optional for parameter in parameters)
    most = 1000 if builtin.variadic else len(parameters)
    if not least <= len(node.positional) <= most:
        return None
    runs = build.runs(node.positional)
    return tuple((min(place, len(parameters) - 1), run) for place, run in enumerate(runs))


def _named(builtin: Builtin, node: Call, build: Build) -> _Arguments | None:
    places = {parameter.name: place for place, parameter in enumerate(builtin.parameters)}
    given = {name for name, _ in node.named}
    required = {parameter.name for parameter in builtin.parameters if not parameter.optional}
    if not required <= given <= set(places) or len(given) != len(node.named):
        return None
    return tuple(sorted(((places[name], build.run(value)) for name, value in node.named), key=lambda pair: pair[0]))


def _invoke(builtin: Builtin, arguments: _Arguments) -> Run:
    apply, parameters = builtin.apply, builtin.parameters
    spread = builtin.variadic and len(parameters) == 1
    one_by_one = spread and len(arguments) > 1 and not _takes_lists(builtin)
    skipped = _skipped(arguments)

    def run(scope: Any, env: Env) -> Any:
        values = [argument(scope, env) for _, argument in arguments]
        if any(value is UNKNOWN for value in values):
            return UNKNOWN
        if one_by_one:
            return _guarded(apply, [values], env)
        checked = [_conform(value, parameters[place]) for (place, _), value in zip(arguments, values, strict=True)]
        if any(value is _MISFIT for value in checked):
            return None
        for place in skipped:
            checked.insert(place, None)
        return _guarded(apply, checked, env)

    return run


def _takes_lists(builtin: Builtin) -> bool:
    return builtin.name in ("concatenate", "union")


def _skipped(arguments: _Arguments) -> tuple[int, ...]:
    """The places of optional parameters that were left out before one that was given."""
    given = {place for place, _ in arguments}
    return tuple(place for place in range(max(given, default=0)) if place not in given)


_MISFIT = object()


def _conform(value: Any, parameter: Parameter) -> Any:
    """The value as the parameter wants it: a list of one for its item, and the item for a list of one."""
    of = kind(value)
    if not parameter.kinds:
        return value
    if of in parameter.kinds:
        return number(value) if of is NUMBER else value
    if of is NULL:
        return _MISFIT
    if LIST in parameter.kinds:
        return [value]
    if of is LIST and len(value) == 1 and kind(value[0]) in parameter.kinds:
        return _conform(value[0], parameter)
    return _MISFIT


def _guarded(apply: Callable[..., Any], values: list[Any], env: Env) -> Any:
    env.spend(sum(len(value) for value in values if kind(value) is LIST))
    try:
        result = apply(*values)
    except (ArithmeticError, ValueError, OverflowError):
        return None
    of = kind(result)
    if of is LIST:
        env.spend(len(result))
    elif of is STRING:
        if len(result) > MAX_STRING:
            return None
        env.spend(len(result) >> 6)
    return result
