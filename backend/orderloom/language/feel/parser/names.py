"""Names that are more than one token: built-ins such as `string length`, and declared inputs with blanks."""

from orderloom.language.feel.builtins import FUNCTION_NAMES
from orderloom.language.feel.lexer import KEYWORD, NAME, NUMBER, SIGN, Token
from orderloom.language.feel.parser.cursor import Cursor, Names
from orderloom.language.feel.properties import PROPERTY_NAMES

_MAX_WORDS = 40
"""A key of more tokens is none."""


def _by_first(names: frozenset[str]) -> Names:
    several = sorted((tuple(name.split(" ")) for name in names if " " in name), key=len, reverse=True)
    return {first: tuple(words for words in several if words[0] == first) for first in {each[0] for each in several}}


_FUNCTIONS = _by_first(FUNCTION_NAMES)
_MEMBERS = _by_first(frozenset(PROPERTY_NAMES))


def take_name(cursor: Cursor) -> str:
    """The longest known name that begins here; the cursor stands on a name."""
    first = cursor.token.text
    for words in cursor.names.get(first, ()):
        if _begins(cursor, words):
            return _skip(cursor, len(words))
    for words in _FUNCTIONS.get(first, ()):
        if _begins(cursor, words) and cursor.ahead(len(words)).text == "(":
            return _skip(cursor, len(words))
    return cursor.take().text


def take_member(cursor: Cursor) -> str:
    """A name after a point: a part with a blank in its name, or any name."""
    first = cursor.token.text
    for words in (*cursor.members.get(first, ()), *_MEMBERS.get(first, ())):
        if _begins(cursor, words):
            return _skip(cursor, len(words))
    return take_name(cursor)


def take_key(cursor: Cursor) -> str | None:
    """What stands before the next `:`, as a context key or argument name; None if that is no name.

    Names may be made of several tokens: `{foo bar: 1, foo+bar: 2}`.
    """
    kind = cursor.token.kind
    if kind is not NAME and kind is not KEYWORD:
        return None
    distance = 1
    while _continues_key(cursor.ahead(distance)) and distance < _MAX_WORDS:
        distance += 1
    if cursor.ahead(distance).text != ":":
        return None
    name = _skip(cursor, distance)
    cursor.take()
    return name


def _continues_key(token: Token) -> bool:
    return token.kind in (NAME, KEYWORD, NUMBER) or (token.kind is SIGN and token.text in "+-*/.'’")


def _begins(cursor: Cursor, words: tuple[str, ...]) -> bool:
    if cursor.token.kind is not NAME and cursor.token.kind is not KEYWORD:
        return False
    return all(cursor.ahead(place).text == word for place, word in enumerate(words))


def _skip(cursor: Cursor, count: int) -> str:
    """The text of so many tokens, as one name with single blanks."""
    first = cursor.token
    last = first if count == 1 else cursor.ahead(count - 1)
    cursor.skip(count)
    return first.text if last is first else " ".join(cursor.text[first.at : last.end].split())
