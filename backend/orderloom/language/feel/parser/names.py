"""Names that are more than one token: built-ins such as `string length`, and declared inputs with blanks."""

from orderloom.language.feel.builtins import FUNCTION_NAMES
from orderloom.language.feel.lexer import KEYWORD, NAME, NUMBER, SIGN, Token
from orderloom.language.feel.parser.cursor import Cursor
from orderloom.language.feel.properties import PROPERTY_NAMES

_FUNCTIONS: tuple[tuple[str, ...], ...] = tuple(
    sorted((tuple(name.split(" ")) for name in FUNCTION_NAMES if " " in name), key=len, reverse=True)
)
_MEMBERS: tuple[tuple[str, ...], ...] = tuple(tuple(name.split(" ")) for name in PROPERTY_NAMES)


def take_name(cursor: Cursor) -> str:
    """The longest known name that begins here; the cursor stands on a name."""
    for words in cursor.names:
        if _begins(cursor, words):
            return _skip(cursor, words)
    for words in _FUNCTIONS:
        if _begins(cursor, words) and cursor.ahead(len(words)).text == "(":
            return _skip(cursor, words)
    return cursor.take().text


def take_member(cursor: Cursor) -> str:
    """A name after a point: a part with a blank in its name, or any name."""
    for words in (*cursor.members, *_MEMBERS):
        if _begins(cursor, words):
            return _skip(cursor, words)
    return take_name(cursor)


def take_key(cursor: Cursor) -> str | None:
    """What stands before the next `:`, as a context key or argument name; None if that is no name.

    Names may be made of several tokens: `{foo bar: 1, foo+bar: 2}`.
    """
    if cursor.token.kind not in (NAME, KEYWORD):
        return None
    distance = 1
    while _continues_key(cursor.ahead(distance)):
        distance += 1
    if cursor.ahead(distance).text != ":":
        return None
    first, last = cursor.ahead(0), cursor.ahead(distance - 1)
    cursor.index += distance + 1
    return " ".join(cursor.text[first.at : last.end].split())


def _continues_key(token: Token) -> bool:
    return token.kind in (NAME, KEYWORD, NUMBER) or (token.kind == SIGN and token.text in "+-*/.")


def _begins(cursor: Cursor, words: tuple[str, ...]) -> bool:
    return all(cursor.ahead(place).text == word for place, word in enumerate(words)) and (
        cursor.ahead(0).kind in (NAME, KEYWORD)
    )


def _skip(cursor: Cursor, words: tuple[str, ...]) -> str:
    first, last = cursor.token, cursor.ahead(len(words) - 1)
    cursor.index += len(words)
    return " ".join(cursor.text[first.at : last.end].split())
