"""How a built-in is declared: its name, its parameters with their types, and the function behind it."""

from collections.abc import Callable
from typing import Any, Protocol

import msgspec

LIGHT = 20
"""Steps that need not be counted."""
_COLLECTIONS = frozenset(("list", "context", "function"))


class Meter(Protocol):
    """What a `metered` built-in pays to: the environment of the evaluation. `patterns` are those it has paid for."""

    patterns: set[Any] | None

    def spend(self, steps: int) -> None: ...


class Parameter(msgspec.Struct, frozen=True):
    """`kinds` is empty for a parameter that takes anything, null included."""

    name: str
    kinds: frozenset[str]
    optional: bool


class Builtin(msgspec.Struct, frozen=True, eq=False):
    """`variadic` takes its arguments as one list or one by one. `deep` goes through all that its lists hold.

    `cost` are the steps that a call is worth beyond any call, `each` those for an item of the lists and contexts that
    it gets. A `metered` one is given the environment first, to pay by itself. `keeps` is said of one whose result may
    be or hold a list that it was given.
    """

    name: str
    parameters: tuple[Parameter, ...]
    apply: Callable[..., Any]
    variadic: bool = False
    deep: bool = False
    cost: int = 0
    each: int = 1
    metered: bool = False
    keeps: bool = True

    @property
    def is_light(self) -> bool:
        """Whether a call costs next to nothing, whatever the arguments."""
        heavy = self.variadic or self.deep or self.metered or self.cost > LIGHT
        return not heavy and not any(_COLLECTIONS & parameter.kinds for parameter in self.parameters)


def define(name: str, apply: Callable[..., Any], *parameters: str, **options: Any) -> Builtin:
    """A parameter is written `name: number|null`, `name?: string` if it may be missing, `name` if it takes anything."""
    return Builtin(name, tuple(_parameter(text) for text in parameters), apply, **options)


def _parameter(text: str) -> Parameter:
    name, _, kinds = text.partition(":")
    wanted = frozenset(_ALIASES.get(word.strip(), word.strip()) for word in kinds.split("|") if word.strip())
    return Parameter(name.rstrip("?"), wanted, name.endswith("?"))


_ALIASES = {"datetime": "date and time", "days": "days and time duration", "months": "years and months duration"}
