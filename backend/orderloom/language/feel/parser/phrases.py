"""The phrases that begin with a keyword: `if`, `for`, `some`, `every`, `function`."""

from collections.abc import Callable

from orderloom.language.feel.parser.cursor import Cursor
from orderloom.language.feel.parser.types import type_name
from orderloom.language.feel.syntax import For, FunctionLiteral, If, Iterator, Node, Quantified, TypeName


def _if(cursor: Cursor) -> Node:
    at = cursor.take().at
    condition = cursor.expression()
    cursor.expect("then", "after the condition of 'if'")
    then = cursor.expression()
    cursor.expect("else", "after the 'then' of 'if'")
    return If(at=at, condition=condition, then=then, otherwise=cursor.expression())


def _for(cursor: Cursor) -> Node:
    at = cursor.take().at
    iterators = _iterators(cursor)
    cursor.expect("return", "in 'for'")
    return For(at=at, iterators=iterators, body=cursor.expression())


def _quantified(cursor: Cursor) -> Node:
    opening = cursor.take()
    iterators = _iterators(cursor)
    cursor.expect("satisfies", f"in '{opening.text}'")
    return Quantified(at=opening.at, every=opening.text == "every", iterators=iterators, body=cursor.expression())


def _iterators(cursor: Cursor) -> tuple[Iterator, ...]:
    found: list[Iterator] = []
    while not found or cursor.accept(","):
        name = cursor.name("of the variable")
        cursor.expect("in", "after the variable")
        domain = cursor.expression()
        end = cursor.expression() if cursor.accept("..") else None
        found.append(Iterator(at=name.at, name=name.text, domain=domain, end=end))
    return tuple(found)


def _function(cursor: Cursor) -> Node:
    at = cursor.take().at
    parameters: list[str] = []
    types: list[TypeName | None] = []
    cursor.expect("(", "after 'function'")
    while not cursor.at(")"):
        parameters.append(cursor.name("of a parameter").text)
        types.append(type_name(cursor) if cursor.accept(":") else None)
        if not cursor.accept(","):
            break
    cursor.expect(")", "after the parameters")
    if cursor.token.text == "external":
        raise cursor.error("External functions are not part of the language.")
    return FunctionLiteral(at=at, parameters=tuple(parameters), types=tuple(types), body=cursor.expression())


PHRASES: dict[str, Callable[[Cursor], Node]] = {
    "if": _if,
    "for": _for,
    "some": _quantified,
    "every": _quantified,
    "function": _function,
}
