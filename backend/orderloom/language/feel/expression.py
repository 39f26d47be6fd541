"""Compiled expressions: what the rest of Orderloom holds in hand."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import msgspec

from orderloom.language.feel.compile import start
from orderloom.language.feel.compile.build import CONTAINERS, Build, Env, Run, Tracked
from orderloom.language.feel.compile.costs import SETTLED
from orderloom.language.feel.compile.testing import cell
from orderloom.language.feel.errors import Exhausted
from orderloom.language.feel.parser import parse_expression, parse_tests
from orderloom.language.feel.syntax import Node, Tests
from orderloom.language.feel.values import UNKNOWN, Function, number

_NO_NAMES: frozenset[str] = frozenset()
_STOPS = (Exhausted, RecursionError)


class Verdict(msgspec.Struct, frozen=True):
    """`value` is UNKNOWN when it hangs on what is not known. `unset` are the unknown paths among the `reads`.

    `exhausted` when it went over the steps, so that there is no value.
    """

    value: Any
    reads: tuple[str, ...]
    unset: tuple[str, ...]
    exhausted: bool = False


class Expression:
    """A compiled expression. Immutable; made by `compile_expression`."""

    __slots__ = ("_builds", "_plain", "_run", "_slots", "_tracked", "_tree", "paths", "text")

    def __init__(self, text: str, tree: Node) -> None:
        build = start(text, False)
        self.text = text
        self._tree = tree
        self._run: Run = build.run(tree)
        self._slots = build.tally.slots
        self._plain = build.tally.is_plain
        self._builds = build.tally.builds
        self._tracked: tuple[Run, int] | None = None
        self.paths = frozenset(build.tally.paths)

    @property
    def is_constant(self) -> bool:
        """Whether the value is the same in every scope."""
        return not self.paths

    def evaluate(self, scope: Mapping[str, Any]) -> Any:
        """The value in this scope. Never raises: an error and an evaluation over the limit are None."""
        try:
            value = self._run(scope, None) if self._plain else self._counted(scope)
        except _STOPS:
            return None
        return number(value) if type(value) in _INEXACT else value

    def _counted(self, scope: Mapping[str, Any]) -> Any:
        env = Env(self._slots)
        value = self._run(scope, env)
        return _settled(value, env) if self._builds else value

    def verdict(self, scope: Mapping[str, Any], unknown: frozenset[str]) -> Verdict:
        """The value where the dotted paths in `unknown`, and all below them, are not known."""
        if self._tracked is None:
            build = start(self.text, True)
            self._tracked = build.run(self._tree), build.tally.slots
        run, slots = self._tracked
        tracked = Tracked(unknown)
        env = Env(slots, tracked)
        exhausted = False
        try:
            value = _settled(run(scope, env), env) if self._builds else run(scope, env)
        except _STOPS:
            value, exhausted = (UNKNOWN if tracked.unset else None), True
        return Verdict(_exact(value), tuple(tracked.reads), tuple(tracked.unset), exhausted)

    def __repr__(self) -> str:
        return f"Expression({self.text!r})"


class UnaryTests:
    """A compiled cell. Immutable; made by `compile_unary_tests`."""

    __slots__ = ("_matches", "_plain", "_slots", "paths", "text", "tree")

    def __init__(self, text: str, tree: Tests) -> None:
        build: Build = start(text, False)
        self.text = text
        self.tree = tree
        self._matches = cell(tree, build)
        self._slots = build.tally.slots
        self._plain = build.tally.is_plain
        self.paths = frozenset(build.tally.paths)

    def matches(self, value: Any, scope: Mapping[str, Any]) -> bool | None:
        """Whether the value passes; None where that can't be said, such as for an order between unlike types."""
        try:
            verdict = self._matches(value, scope, None if self._plain else Env(self._slots))
        except _STOPS:
            return None
        return verdict if verdict is True or verdict is False else None

    def __repr__(self) -> str:
        return f"UnaryTests({self.text!r})"


def compile_expression(text: str, names: Iterable[str] = _NO_NAMES) -> Expression:
    """`names` are the inputs with blanks or signs in their names that the text may use. Raises `FeelError`."""
    return _expression(text, frozenset(names))


def compile_unary_tests(text: str, names: Iterable[str] = _NO_NAMES) -> UnaryTests:
    """`-`, `not(…)`, or comparisons, ranges and values with commas between them. Raises `FeelError`."""
    return _unary_tests(text, frozenset(names))


@lru_cache(maxsize=4096)
def _expression(text: str, names: frozenset[str]) -> Expression:
    return Expression(text, parse_expression(text, names))


@lru_cache(maxsize=16384)
def _unary_tests(text: str, names: frozenset[str]) -> UnaryTests:
    return UnaryTests(text, parse_tests(text, names))


def _exact(value: Any) -> Any:
    """Numbers leave as decimals, however they came in."""
    return number(value) if type(value) in _INEXACT else value


def _settled(value: Any, env: Env) -> Any:
    """The value as it may leave: not too large, and no function or list with one."""
    waiting = [value]
    left = env.budget[0]
    for part in waiting:
        if type(part) in CONTAINERS:
            left -= SETTLED + (len(part) >> 1)
            if left < 0:
                raise Exhausted
            waiting += [each for each in (part.values() if type(part) is dict else part) if type(each) in _LOOKED_AT]
        elif type(part) is Function:
            return None
    return value


_LOOKED_AT = CONTAINERS | {Function}
_INEXACT = frozenset((int, float))
