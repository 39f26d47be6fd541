"""The names of types after `instance of`."""

from orderloom.language.feel.lexer import END, NAME
from orderloom.language.feel.parser.cursor import Cursor
from orderloom.language.feel.syntax import TypeName

_LONG = (("years", "and", "months", "duration"), ("days", "and", "time", "duration"), ("date", "and", "time"))
_SIMPLE = frozenset(("number", "string", "boolean", "date", "time", "Any", "Null", "list", "range", "context"))


def type_name(cursor: Cursor) -> TypeName:
    cursor.deeper()
    found = _type_name(cursor)
    cursor.depth -= 1
    return found


def _type_name(cursor: Cursor) -> TypeName:
    at = cursor.token.at
    for words in _LONG:
        if all(cursor.ahead(place).text == word for place, word in enumerate(words)):
            cursor.skip(len(words))
            return TypeName(at=at, name=" ".join(words))
    if cursor.accept("function"):
        return TypeName(at=at, name="function", members=_function(cursor))
    name = cursor.name("of a type").text
    if name not in _SIMPLE:
        raise cursor.error(f"There is no type '{name}'.", at)
    if name in ("list", "range"):
        return TypeName(at=at, name=name, members=_element(cursor))
    return TypeName(at=at, name=name, members=_members(cursor) if name == "context" else ())


def _element(cursor: Cursor) -> tuple[tuple[str, TypeName], ...]:
    cursor.expect("<", "before the type of its elements")
    element = type_name(cursor)
    cursor.expect(">", "after the type of its elements")
    return (("", element),)


def _members(cursor: Cursor) -> tuple[tuple[str, TypeName], ...]:
    found: list[tuple[str, TypeName]] = []
    cursor.expect("<", "before the entries of the context")
    while cursor.token.kind != END and not cursor.at(">"):
        key = cursor.name("of an entry").text
        cursor.expect(":", "after the name of an entry")
        found.append((key, type_name(cursor)))
        if not cursor.accept(","):
            break
    cursor.expect(">", "after the entries of the context")
    return tuple(found)


def _function(cursor: Cursor) -> tuple[tuple[str, TypeName], ...]:
    """The types of the parameters and, last, of the result."""
    found: list[tuple[str, TypeName]] = []
    cursor.expect("<", "before the types of the parameters")
    while cursor.token.kind is NAME or cursor.at("function"):
        found.append(("", type_name(cursor)))
        if not cursor.accept(","):
            break
    cursor.expect(">", "after the types of the parameters")
    cursor.expect("->", "before the type of the result")
    found.append(("", type_name(cursor)))
    return tuple(found)
