"""Calls: which overload is meant, whether the arguments suit it, and what comes of it."""

from collections.abc import Mapping

import msgspec

from orderloom.language.feel import values
from orderloom.language.feel.builtins import CLOCK, FUNCTION_NAMES, FUNCTIONS
from orderloom.language.feel.builtins.registry import Builtin, Parameter, define
from orderloom.language.feel.syntax import Call, FunctionLiteral, Name, Node
from orderloom.language.feel.typing.complaints import MISTYPED, UNKNOWN_NAME, did_you_mean
from orderloom.language.feel.typing.names import Local
from orderloom.language.feel.typing.results import RESULTS, Given
from orderloom.language.feel.typing.spoken import spoken
from orderloom.language.feel.typing.state import Reading
from orderloom.language.feel.typing.types import ANY, NULL, FunctionOf, ListOf, Type, join, kinds, named

OVERLOADS: Mapping[str, tuple[Builtin, ...]] = {
    **FUNCTIONS,
    "range": (define("range", lambda text: None, "from: string"),),
    **{name: (define(name, lambda: None),) for name in CLOCK},
}
"""All that can be called by name; the clock and `range` are read by the compiler itself."""
NAMES = FUNCTION_NAMES | {"range"}
_TAKE_LISTS = frozenset(("concatenate", "union"))
_MAX_ARGUMENTS = 1000


class Argument(msgspec.Struct, frozen=True):
    parameter: Parameter
    node: Node
    of: Type


def call(node: Call, reading: Reading) -> Type:
    function = node.function
    given = [(name, part, reading.infer(part)) for name, part in _given(node)]
    if not isinstance(function, Name) or reading.names.variable(function.name) is not None:
        return _of_value(reading.infer(function), node, reading)
    if function.name in OVERLOADS:
        return _of_builtin(function.name, node, given, reading)
    if reading.names.frames and reading.names.of(function.name) is not None:
        return ANY
    message = f"There is no function '{function.name}'."
    suggestion = did_you_mean(function.name, OVERLOADS) if reading.suggests else None
    reading.complain(UNKNOWN_NAME, message, node.at, suggestion)
    return ANY


def function_literal(node: FunctionLiteral, reading: Reading) -> Type:
    types = (ANY if wanted is None else named(wanted) for wanted in node.types)
    inner = reading.inside(*map(Local, node.parameters, types))
    return FunctionOf(node.parameters, inner.infer(node.body))


def _given(node: Call) -> list[tuple[str, Node]]:
    return [("", part) for part in node.positional] + list(node.named)


def _of_value(of: Type, node: Call, reading: Reading) -> Type:
    if isinstance(of, FunctionOf):
        count = len(node.positional) + len(node.named)
        if count != len(of.parameters):
            message = f"This function takes {len(of.parameters)} arguments, not {count}."
            reading.complain(MISTYPED, message, node.at)
        return of.result
    if of != NULL and values.FUNCTION not in kinds(of):
        reading.complain(MISTYPED, f"{spoken(of).capitalize()} can't be called.", node.at)
    return ANY


def _of_builtin(name: str, node: Call, given: list[tuple[str, Node, Type]], reading: Reading) -> Type:
    fitting = [(one, found) for one in OVERLOADS[name] if (found := arranged(one, given)) is not None]
    if not fitting:
        reading.complain(MISTYPED, f"'{name}' takes {parameters_of(name)}.", node.at)
        return ANY
    misfits = [next((each for each in found if not _suits(each, one, len(found))), None) for one, found in fitting]
    if all(each is not None for each in misfits):
        _complain(name, [each for each in misfits if each is not None], reading)
        return RESULTS[name](_as_given(*fitting[0]))
    possible = [pair for pair, misfit in zip(fitting, misfits, strict=True) if misfit is None]
    result: Type = NULL
    for one, found in possible:
        result = join(result, RESULTS[name](_as_given(one, found)))
    return result


def _complain(name: str, misfits: list[Argument], reading: Reading) -> None:
    first = misfits[0]
    wanted = sorted(set[str]().union(*(each.parameter.kinds for each in misfits if each.node is first.node)))
    words = " or ".join(f"a {kind}" for kind in wanted if kind != values.NULL)
    message = f"'{name}' wants {words} as '{first.parameter.name}', not {spoken(first.of)}."
    reading.complain(MISTYPED, message, first.node.at)


def arranged(one: Builtin, given: list[tuple[str, Node, Type]]) -> list[Argument] | None:
    """The arguments with their parameters; None if number or names don't fit."""
    parameters = one.parameters
    if any(name for name, _, _ in given):
        return _by_name(one, given)
    least = sum(not parameter.optional for parameter in parameters)
    if not least <= len(given) <= (_MAX_ARGUMENTS if one.variadic else len(parameters)):
        return None
    return [
        Argument(parameters[min(place, len(parameters) - 1)], node, of) for place, (_, node, of) in enumerate(given)
    ]


def _by_name(one: Builtin, given: list[tuple[str, Node, Type]]) -> list[Argument] | None:
    """What takes anything is null where it is not given."""
    by_name = {parameter.name: parameter for parameter in one.parameters}
    names = {name for name, _, _ in given}
    required = {parameter.name for parameter in one.parameters if parameter.kinds and not parameter.optional}
    if not required <= names <= set(by_name) or len(names) != len(given):
        return None
    places = {parameter.name: place for place, parameter in enumerate(one.parameters)}
    found = [Argument(by_name[name], node, of) for name, node, of in given]
    return sorted(found, key=lambda each: places[each.parameter.name])


def _suits(argument: Argument, one: Builtin, count: int) -> bool:
    """Whether the argument may be what the parameter wants: a list of one stands for its item, an item for a list."""
    wanted, of = argument.parameter.kinds, argument.of
    one_by_one = one.variadic and len(one.parameters) == 1 and count > 1 and one.name not in _TAKE_LISTS
    if not wanted or of == NULL or values.LIST in wanted or one_by_one:
        return True
    inner = of.item if isinstance(of, ListOf) else of
    return bool(kinds(of) & wanted) or inner == NULL or bool(kinds(inner) & wanted)


def _as_given(one: Builtin, found: list[Argument]) -> Given:
    by_name = {argument.parameter.name: argument for argument in reversed(found)}
    placed = [by_name.get(parameter.name) for parameter in one.parameters]
    return Given(
        tuple(NULL if each is None else each.of for each in placed),
        tuple(None if each is None else each.node for each in placed),
        tuple(argument.of for argument in found),
    )


def parameters_of(name: str) -> str:
    """What the overloads want, in words: `(list, position, newItem) or (list, match, newItem)`."""
    texts = [
        ", ".join(f"{each.name}?" if each.optional else each.name for each in one.parameters) for one in OVERLOADS[name]
    ]
    return " or ".join(f"({text})" if text else "no arguments" for text in texts)
