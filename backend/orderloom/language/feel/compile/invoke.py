"""Calls of built-ins: which overload, which argument for which parameter, and what they cost."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from orderloom.language.feel.arithmetic import MAX_STRING
from orderloom.language.feel.builtins.registry import Builtin, Parameter
from orderloom.language.feel.compile.build import CONTAINERS, Build, Env, Run, weigh
from orderloom.language.feel.compile.costs import OVERLOAD, TEXT_SHIFT
from orderloom.language.feel.compile.paths import read
from orderloom.language.feel.syntax import Call, FunctionLiteral, Node
from orderloom.language.feel.values import FUNCTION, LIST, NULL, NUMBER, PLAIN_TYPES, UNKNOWN, kind, number

_MAX_ARGUMENTS = 1000
_TAKE_LISTS = frozenset(("concatenate", "union"))
_Arguments = tuple[tuple[int, Run], ...]
_FAILURES = (ArithmeticError, ValueError)
"""What a built-in raises where it has no answer."""


def built_in(name: str, builtins: tuple[Builtin, ...], node: Call, build: Build) -> Run:
    """The first overload whose parameters fit the arguments' names or number, and at run time their types."""
    overloads = [
        (builtin, arguments) for builtin in builtins if (arguments := _arguments(builtin, node, build)) is not None
    ]
    if not overloads:
        raise build.error(f"'{name}' takes {_signatures(builtins)}.", node.at)
    build.tally.counted |= not all(builtin.is_light for builtin, _ in overloads)
    build.tally.weight += OVERLOAD * (len(overloads) - 1)
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
    places = [min(place, len(parameters) - 1) for place in range(len(node.positional))]
    return tuple(
        (place, _argument(builtin, parameters[place], part, build))
        for place, part in zip(places, node.positional, strict=True)
    )


def _argument(builtin: Builtin, parameter: Parameter, part: Node, build: Build) -> Run:
    """A function that is but called, and what a function only reads, adds nothing to what may leave the expression."""
    if builtin.keeps:
        return build.run(part)
    if not isinstance(part, FunctionLiteral) or FUNCTION not in parameter.kinds:
        return read(part, build)
    builds = build.tally.builds
    run = build.run(part)
    build.tally.builds = builds
    return run


def _named(builtin: Builtin, node: Call, build: Build) -> _Arguments | None:
    """What is not given is null, as the standard says; that can't fit a parameter which takes no null."""
    places = {parameter.name: place for place, parameter in enumerate(builtin.parameters)}
    given = {name for name, _ in node.named}
    required = {parameter.name for parameter in builtin.parameters if parameter.kinds and not parameter.optional}
    if not required <= given <= set(places) or len(given) != len(node.named):
        return None
    runs = {
        place: _argument(builtin, builtin.parameters[place], value, build)
        for place, value in ((places[name], value) for name, value in node.named)
    }
    for place, parameter in enumerate(builtin.parameters):
        if not parameter.kinds and not parameter.optional:
            runs.setdefault(place, _null)
    return tuple(sorted(runs.items()))


def _null(scope: Any, env: Any) -> None:
    return None


def _invoke(builtin: Builtin, arguments: _Arguments) -> Run:
    finish = _finished(builtin)
    one_by_one = _is_spread(builtin) and len(arguments) > 1 and builtin.name not in _TAKE_LISTS
    carefully = _one_by_one(finish) if one_by_one else _coerced(builtin, arguments, finish)
    skips = [place for place, _ in arguments] != list(range(len(arguments)))
    runs = [run for _, run in arguments]
    if one_by_one or skips or not 1 <= len(arguments) <= 2:
        return lambda scope, env: carefully([run(scope, env) for run in runs], env)
    types = [_types(builtin.parameters[place]) for place, _ in arguments]
    if len(runs) == 1:
        return _with_one(runs[0], types[0], finish, carefully)
    return _with_two((runs[0], runs[1]), (types[0], types[1]), finish, carefully)


_Finish = Callable[[list[Any], Env | None], Any]


@lru_cache(maxsize=512)
def _types(parameter: Parameter) -> frozenset[type]:
    """Python types that a parameter takes as they are."""
    return (
        PLAIN_TYPES["any"]
        if not parameter.kinds
        else frozenset[type]().union(*(PLAIN_TYPES.get(of, ()) for of in parameter.kinds))
    )


def _with_one(argument: Run, types: frozenset[type], finish: _Finish, carefully: _Finish) -> Run:
    def run(scope: Any, env: Any) -> Any:
        value = argument(scope, env)
        return (finish if type(value) in types else carefully)([value], env)

    return run


def _with_two(
    arguments: tuple[Run, Run], types: tuple[frozenset[type], frozenset[type]], finish: _Finish, carefully: _Finish
) -> Run:
    (first, second), (types_of_first, types_of_second) = arguments, types

    def run(scope: Any, env: Any) -> Any:
        a, b = first(scope, env), second(scope, env)
        fits = type(a) in types_of_first and type(b) in types_of_second
        return (finish if fits else carefully)([a, b], env)

    return run


def _is_spread(builtin: Builtin) -> bool:
    return builtin.variadic and len(builtin.parameters) == 1


def _one_by_one(finish: _Finish) -> _Finish:
    def carefully(values: list[Any], env: Env | None) -> Any:
        return UNKNOWN if any(value is UNKNOWN for value in values) else finish([values], env)

    return carefully


def _coerced(builtin: Builtin, arguments: _Arguments, finish: _Finish) -> _Finish:
    parameters = tuple(builtin.parameters[place] for place, _ in arguments)
    skipped = _skipped(arguments)

    def carefully(values: list[Any], env: Env | None) -> Any:
        if any(value is UNKNOWN for value in values):
            return UNKNOWN
        checked = [_conform(value, parameter) for value, parameter in zip(values, parameters, strict=True)]
        if any(value is _MISFIT for value in checked):
            return None
        for place in skipped:
            checked.insert(place, None)
        return finish(checked, env)

    return carefully


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


@lru_cache(maxsize=512)
def _finished(builtin: Builtin) -> _Finish:
    """Null for what the function can't do. Charges for the sizes of what goes in."""
    apply, cost, each, deep = builtin.apply, builtin.cost, builtin.each, builtin.deep
    if builtin.metered:
        return _metered(apply)

    def finish(values: list[Any], env: Env | None) -> Any:
        if env is not None:
            _charge(values, env, cost, 0 if deep else each)
            if deep:
                for value in values:
                    weigh(value, env, each)
        try:
            result = apply(*values)
        except _FAILURES:
            return None
        return None if type(result) is str and len(result) > MAX_STRING else result

    return finish


def _metered(apply: Callable[..., Any]) -> _Finish:
    def finish(values: list[Any], env: Env | None) -> Any:
        try:
            return apply(env, *values)
        except _FAILURES:
            return None

    return finish


def _charge(values: list[Any], env: Env, cost: int, each: int) -> None:
    steps = cost
    for value in values:
        if type(value) is str:
            steps += len(value) >> TEXT_SHIFT
        elif type(value) in CONTAINERS:
            steps += len(value) * each
    if steps:
        env.spend(steps)
