"""The built-ins as people look them up, with the signatures that the registry declares. `GUIDE` has all, by name."""

from orderloom.language.feel.builtins.registry import Builtin, Parameter
from orderloom.language.feel.typing.calls import OVERLOADS
from orderloom.language.feel.typing.guide import lists, moments, numeric, ranges, strings
from orderloom.language.feel.typing.guide.entry import Entry
from orderloom.language.feel.typing.results import RESULTS, Given
from orderloom.language.feel.typing.types import ANY, NULL, Type, of_kinds, written

__all__ = ["GUIDE", "Entry", "result_of", "signatures_of"]

GUIDE: dict[str, Entry] = {
    entry.name: entry for module in (numeric, strings, lists, moments, ranges) for entry in module.ENTRIES
}


def signatures_of(name: str) -> tuple[str, ...]:
    """`substring(string: string, start position: number, length?: number)`, one text for each way to call it."""
    return tuple(f"{name}({', '.join(map(_written, one.parameters))}{_more(one)})" for one in OVERLOADS[name])


def result_of(name: str) -> str:
    """The type of what comes back, as far as it is the same for all arguments."""
    types = {written(RESULTS[name](_anything(one))) for one in OVERLOADS[name]}
    return types.pop() if len(types) == 1 else "any"


def _anything(one: Builtin) -> Given:
    types: tuple[Type, ...] = tuple(of_kinds(each.kinds) if each.kinds else ANY for each in one.parameters)
    return Given(types, (None,) * len(types), types)


def _written(parameter: Parameter) -> str:
    kinds = " or ".join(sorted(parameter.kinds - {NULL.name})) or "any"
    return f"{parameter.name}{'?' if parameter.optional else ''}: {kinds}"


def _more(one: Builtin) -> str:
    return ", …" if one.variadic else ""
