"""The place in the token list where the parser stands, with its look-ahead, its depth and its errors.

A text that is refused is not parsed any further, so nothing that was changed on the way in is put back after an error.
"""

from collections.abc import Callable, Iterable

from orderloom.language.feel.errors import FeelError, FeelLimitError
from orderloom.language.feel.lexer import END, KEYWORD, NAME, SIGN, STRING, Token, tokens
from orderloom.language.feel.syntax import Node

MAX_DEPTH = 60
Names = dict[str, tuple[tuple[str, ...], ...]]
"""Names of several tokens by their first one, the longest first."""


class Cursor:
    """`names` are the names with blanks that are in scope, `members` those that a context of this text may have."""

    __slots__ = ("_expression", "depth", "filters_allowed", "index", "members", "names", "text", "token", "tokens")

    def __init__(self, text: str, names: Iterable[str], expression: Callable[["Cursor", int], Node]) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.index = 0
        self.token = self.tokens[0]
        self.depth = 0
        self.filters_allowed = True
        self.names: Names = {}
        self.members: Names = {}
        self._expression = expression
        for name in names:
            self.declare(name)

    def expression(self, power: int = 0) -> Node:
        """The longest expression from here whose operators bind tighter than `power`."""
        self.deeper()
        node = self._expression(self, power)
        self.depth -= 1
        return node

    def enclosed(self, filters_allowed: bool = True) -> Node:
        """An expression between brackets; see `filtering`."""
        before = self.filtering(filters_allowed)
        node = self.expression()
        self.filters_allowed = before
        return node

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FeelLimitError(f"An expression may be nested at most {MAX_DEPTH} deep.", self.token.at, self.text)

    def filtering(self, allowed: bool) -> bool:
        """Between the brackets of a range `[` after a bound closes the range; anywhere else it opens a filter.

        Gives what held before, to be put back.
        """
        before, self.filters_allowed = self.filters_allowed, allowed
        return before

    def declare(self, name: str) -> None:
        """Makes a name with blanks or signs readable as one name from here on; some can be read by no text.

        Where a scope ends, its opener puts the names from before back.
        """
        if name.isidentifier():
            return
        try:
            words = tuple(token.text for token in tokens(name) if token.kind != END)
        except FeelError:
            return
        if len(words) > 1:
            _add(self.names, words)
            _add(self.members, words)

    def ahead(self, distance: int = 1) -> Token:
        return self.tokens[min(self.index + distance, len(self.tokens) - 1)]

    def skip(self, count: int) -> None:
        self.index = min(self.index + count, len(self.tokens) - 1)
        self.token = self.tokens[self.index]

    def take(self) -> Token:
        token = self.token
        if token.kind != END:
            self.index += 1
            self.token = self.tokens[self.index]
        return token

    def at(self, text: str) -> bool:
        token = self.token
        return token.text == text and (token.kind is SIGN or token.kind is KEYWORD)

    def accept(self, text: str) -> bool:
        if self.at(text):
            self.take()
            return True
        return False

    def expect(self, text: str, where: str) -> Token:
        if not self.at(text):
            raise self.error(f"Expected '{text}' {where}, found {self.found()}.")
        return self.take()

    def name(self, where: str) -> Token:
        if self.token.kind is not NAME:
            raise self.error(f"Expected a name {where}, found {self.found()}.")
        return self.take()

    def found(self) -> str:
        token = self.token
        if token.kind is END:
            return "the end"
        return f'"{token.text}"' if token.kind is STRING else f"'{token.text}'"

    def error(self, message: str, at: int | None = None) -> FeelError:
        return FeelError(message, self.token.at if at is None else at, self.text)


def _add(names: Names, words: tuple[str, ...]) -> None:
    same = names.get(words[0], ())
    if words not in same:
        names[words[0]] = tuple(sorted((*same, words), key=len, reverse=True))
