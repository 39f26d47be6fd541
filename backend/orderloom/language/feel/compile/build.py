"""What compiling knows of the names in scope, and what running needs besides the scope itself.

A compiled part is a closure `run(scope, env)`. `scope` is the caller's mapping, read directly. `env` holds the local
variables by slot, the steps that are left and, in unknown mode, what is unknown and what was read; it is None where a
text has neither variables nor loops.
"""

from collections.abc import Callable
from typing import Any

from orderloom.language.feel.errors import Exhausted, FeelError, FeelTypeError
from orderloom.language.feel.syntax import Node

Run = Callable[[Any, Any], Any]
MAX_STEPS = 100_000
MAX_CALLS = 40
TEXT_SHIFT = 6
"""A step pays for 64 characters of text."""
POWER_COST = 50
CONTAINERS = frozenset((list, tuple, dict))


class Env:
    """The state of one evaluation."""

    __slots__ = ("budget", "calls", "reads", "slots", "unknown", "unset")

    def __init__(self, slots: int, unknown: frozenset[str] = frozenset(), steps: int = MAX_STEPS) -> None:
        self.slots: list[Any] = [None] * slots
        self.budget = [steps]
        self.calls = 0
        self.unknown = unknown
        self.reads: dict[str, None] = {}
        self.unset: dict[str, None] = {}

    def spend(self, steps: int) -> None:
        self.budget[0] -= steps
        if self.budget[0] < 0:
            raise Exhausted

    def inside_function(self, slots: list[Any]) -> "Env":
        """The environment of a call: its own variables, the same budget and the same record of reads."""
        if self.calls >= MAX_CALLS:
            raise Exhausted
        env = Env.__new__(Env)
        env.slots, env.budget, env.calls = slots, self.budget, self.calls + 1
        env.unknown, env.reads, env.unset = self.unknown, self.reads, self.unset
        return env


def weigh(value: Any, env: Env | None) -> None:
    """Charges for all that a list or context holds, before something goes through it whole."""
    if env is None or type(value) not in CONTAINERS:
        return
    waiting = [value]
    while waiting:
        parts = waiting.pop()
        env.spend(len(parts))
        waiting += [part for part in (parts.values() if isinstance(parts, dict) else parts) if type(part) in CONTAINERS]


class Local:
    """A name in scope that the text itself introduced; without a name it is the `item` of a filter."""

    __slots__ = ("name", "slot")

    def __init__(self, name: str | None, slot: int) -> None:
        self.name = name
        self.slot = slot


class Build:
    """One compilation. `inside` gives the same one with more names in scope."""

    __slots__ = ("_compilers", "_scope", "paths", "slots", "text", "tracking")

    def __init__(self, text: str, compilers: dict[type, Any], tracking: bool) -> None:
        self.text = text
        self.tracking = tracking
        self.paths: set[str] = set()
        self.slots: list[None] = []
        self._compilers = compilers
        self._scope: tuple[Local, ...] = ()

    def anew(self, text: str) -> "Build":
        """A compilation of another text with nothing in scope."""
        return Build(text, self._compilers, self.tracking)

    def run(self, node: Node) -> Run:
        return self._compilers[type(node)](node, self)

    def runs(self, nodes: tuple[Node, ...]) -> tuple[Run, ...]:
        return tuple(self.run(node) for node in nodes)

    def slot(self) -> int:
        self.slots.append(None)
        return len(self.slots) - 1

    def inside(self, *locals_: Local) -> "Build":
        build = Build.__new__(Build)
        build.text, build.tracking, build.paths, build.slots = self.text, self.tracking, self.paths, self.slots
        build._compilers = self._compilers
        build._scope = (*locals_, *self._scope)
        return build

    def resolve(self, name: str) -> tuple[tuple[int, ...], int | None]:
        """The filter items that may have an entry of this name, inner first, and the local variable behind them."""
        items: list[int] = []
        for local in self._scope:
            if local.name == name:
                return tuple(items), local.slot
            if local.name is None:
                items.append(local.slot)
        return tuple(items), None

    def error(self, message: str, at: int) -> FeelError:
        return FeelTypeError(message, at, self.text)
