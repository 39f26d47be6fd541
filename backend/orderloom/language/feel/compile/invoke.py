"""Calls of built-ins: which overload, which argument for which parameter, and what they cost."""

from typing import Any

from orderloom.language.feel.arithmetic import MAX_STRING
from orderloom.language.feel.builtins.registry import Builtin, Parameter
from orderloom.language.feel.compile.build import CONTAINERS, TEXT_SHIFT, Build, Env, Run, weigh
from orderloom.language.feel.syntax import Call
from orderloom.language.feel.values import LIST, NULL, NUMBER, UNKNOWN, kind, number

_MAX_ARGUMENTS = 1000
_TAKE_LISTS = frozenset(("concatenate", "union"))
_Arguments = tuple[tuple[int, Run], ...]


def built_in(name: str, builtins: tuple[Builtin, ...], node: Call, build: Build) -> Run:
    """The first overload whose parameters fit the arguments' names or number, and at run time their types."""
    overloads = [
        (builtin, arguments) for builtin in builtins if (arguments := _arguments(builtin, node, build)) is not None
    ]
    if not overloads:
        raise build.error(f"'{name}' takes {_signatures(builtins)}.", node.at)
    runs = [_invoke(builtin, arguments) for builtin, arguments in overloads]
    if len(runs) == 1:
        return runs[0]

    def run(scope: Any, env: Env) -> Any:
        return next((found for invoke in runs if (found := invoke(scope, env)) is not None), None)

    return run


def _signatures(builtins: tuple[Builtin, ...]) -> str:
    """What the overloads want, in words: `(list, position, newItem) or (list, match, newItem)`."""
    texts = [", ".join(f"{each.name}?" if each.optional else each.name for each in one.parameters) for one in builtins]
    return " or ".join(f"({text})" for text in texts) or "no arguments"


def _arguments(builtin: Builtin, node: Call, build: Build) -> _Arguments | None:
    """The runs of the arguments with the place of their parameters; None if they don't fit."""
    if node.named:
        return _named(builtin, node, build)
    parameters = builtin.parameters
    least = sum(not parameter.optional for parameter in parameters)
    most = _MAX_ARGUMENTS if builtin.variadic else len(parameters)
    if not least <= len(node.positional) <= most:
        return None
    runs = build.runs(node.positional)
    return tuple((min(place, len(parameters) - 1), run) for place, run in enumerate(runs))


def _named(builtin: Builtin, node: Call, build: Build) -> _Arguments | None:
    """What is not given is null, as the standard says; that can't fit a parameter which takes no null."""
    places = {parameter.name: place for place, parameter in enumerate(builtin.parameters)}
    given = {name for name, _ in node.named}
    required = {parameter.name for parameter in builtin.parameters if parameter.kinds and not parameter.optional}
    if not required <= given <= set(places) or len(given) != len(node.named):
        return None
    runs = {places[name]: build.run(value) for name, value in node.named}
    for place, parameter in enumerate(builtin.parameters):
        if not parameter.kinds and not parameter.optional:
            runs.setdefault(place, _null)
    return tuple(sorted(runs.items()))


def _null(scope: Any, env: Any) -> None:
    return None


def _invoke(builtin: Builtin, arguments: _Arguments) -> Run:
    parameters = builtin.parameters
    spread = builtin.variadic and len(parameters) == 1
    one_by_one = spread and len(arguments) > 1 and builtin.name not in _TAKE_LISTS
    skipped = _skipped(arguments)

    def run(scope: Any, env: Env) -> Any:
        values = [argument(scope, env) for _, argument in arguments]
        if any(value is UNKNOWN for value in values):
            return UNKNOWN
        if one_by_one:
            return _guarded(builtin, [values], env)
        checked = [_conform(value, parameters[place]) for (place, _), value in zip(arguments, values, strict=True)]
        if any(value is _MISFIT for value in checked):
            return None
        for place in skipped:
            checked.insert(place, None)
        return _guarded(builtin, checked, env)

    return run


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


def _guarded(builtin: Builtin, values: list[Any], env: Env | None) -> Any:
    """Null for what the function can't do. Charges for the sizes of what goes in and comes out."""
    if env is not None:
        _charge(builtin, values, env)
    try:
        result = builtin.apply(*values)
    except (ArithmeticError, ValueError):
        return None
    if type(result) is str and len(result) > MAX_STRING:
        return None
    if env is not None:
        env.spend(_size(result))
    return result


def _charge(builtin: Builtin, values: list[Any], env: Env) -> None:
    env.spend(builtin.cost + sum(_size(value) for value in values))
    if builtin.deep:
        for value in values:
            weigh(value, env)


def _size(value: Any) -> int:
    if type(value) is str:
        return len(value) >> TEXT_SHIFT
    return len(value) if type(value) in CONTAINERS else 0
