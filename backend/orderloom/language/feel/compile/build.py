"""What compiling knows of the names in scope, and what running needs besides the scope itself.

A compiled part is a closure `run(scope, env)`. `scope` is the caller's mapping, read directly. `env` holds the local
variables by slot, the steps that are left and, in unknown mode, what is unknown and what was read; it is None where a
text has neither variables nor loops and costs next to nothing.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from orderloom.language.feel.compile.costs import COMPARED, MAX_STEPS, MOMENT, PLAIN, weight
from orderloom.language.feel.errors import Exhausted, FeelError, FeelTypeError
from orderloom.language.feel.syntax import Node

Run = Callable[[Any, Any], Any]
MAX_CALLS = 40
CONTAINERS = frozenset((list, tuple, dict))


class Tracked:
    """Unknown mode: which paths are not known, and which of them and of all were read."""

    __slots__ = ("reads", "unknown", "unset")

    def __init__(self, unknown: frozenset[str]) -> None:
        self.unknown = unknown
        self.reads: dict[str, None] = {}
        self.unset: dict[str, None] = {}


class Env:
    """The state of one evaluation. `patterns` are the regular expressions that were paid for."""

    __slots__ = ("budget", "calls", "patterns", "slots", "tracked")

    def __init__(self, slots: int, tracked: Tracked | None = None, steps: int = MAX_STEPS) -> None:
        self.slots: list[Any] = [None] * slots
        self.budget = [steps]
        self.calls = 0
        self.tracked = tracked
        self.patterns: set[Any] | None = None

    def spend(self, steps: int) -> None:
        budget = self.budget
        budget[0] -= steps
        if budget[0] < 0:
            raise Exhausted

    def inside_function(self, slots: list[Any]) -> "Env":
        """The environment of a call: its own variables, the same budget and the same record of reads."""
        if self.calls >= MAX_CALLS:
            raise Exhausted
        env = Env.__new__(Env)
        env.slots, env.budget, env.calls = slots, self.budget, self.calls + 1
        env.tracked, env.patterns = self.tracked, self.patterns
        return env


def weigh(value: Any, env: Env | None, each: int = COMPARED) -> None:
    """Charges for all that a list or context holds, texts too, before something goes through it whole.

    `each` are the steps for an item, and for 128 signs of a text.
    """
    if env is None or type(value) not in CONTAINERS:
        return
    waiting = [value]
    while waiting:
        parts = waiting.pop()
        env.spend(len(parts) * each)
        inside = parts.values() if type(parts) is dict else parts
        for part in inside:
            if type(part) in CONTAINERS:
                waiting.append(part)
            elif type(part) is datetime:
                env.spend(MOMENT)
            elif type(part) is str:
                env.spend(len(part) * each >> 7)


class Local:
    """A name in scope that the text itself introduced; without a name it is the `item` of a filter.

    A `growing` one is a list that is still written to, and is copied wherever it may be kept.
    """

    __slots__ = ("growing", "name", "slot")

    def __init__(self, name: str | None, slot: int, growing: bool = False) -> None:
        self.name = name
        self.slot = slot
        self.growing = growing


class Tally:
    """What a compilation found out on its way: the slots, the paths it reads, its cost, what may build large values."""

    __slots__ = ("builds", "counted", "inputs", "paths", "slots", "weight")

    def __init__(self) -> None:
        self.slots = 0
        self.paths: set[str] = set()
        self.weight = 0
        self.inputs = 0
        self.counted = False
        self.builds = False

    @property
    def is_plain(self) -> bool:
        return not (self.slots or self.counted or self.weight > PLAIN)


class Build:
    """One compilation. `inside` gives the same one with more names in scope."""

    __slots__ = ("_compilers", "_scope", "tally", "text", "tracking")

    def __init__(self, text: str, compilers: dict[type, Any], tracking: bool) -> None:
        self.text = text
        self.tracking = tracking
        self.tally = Tally()
        self._compilers = compilers
        self._scope: tuple[Local, ...] = ()

    def anew(self, text: str) -> "Build":
        """A compilation of another text with nothing in scope."""
        return Build(text, self._compilers, self.tracking)

    def run(self, node: Node) -> Run:
        self.tally.weight += weight(node)
        return self._compilers[type(node)](node, self)

    def runs(self, nodes: tuple[Node, ...]) -> tuple[Run, ...]:
        return tuple([self.run(node) for node in nodes])

    def weighed(self, node: Node) -> tuple[Run, int]:
        """The run of a part that may run many times, and what one run of it costs."""
        before = self.tally.weight
        run = self.run(node)
        return run, self.tally.weight - before

    def slot(self) -> int:
        self.tally.slots += 1
        return self.tally.slots - 1

    def inside(self, *locals_: Local) -> "Build":
        build = Build.__new__(Build)
        build.text, build.tracking, build.tally = self.text, self.tracking, self.tally
        build._compilers = self._compilers
        build._scope = (*locals_, *self._scope)
        return build

    def outside(self) -> "Build":
        """The same compilation where none of the text's own names are in scope."""
        build = self.inside()
        build._scope = ()
        return build

    def resolve(self, name: str) -> tuple[list[int], Local | None]:
        """The filter items that may have an entry of this name, inner first, and the local variable behind them."""
        items: list[int] = []
        for local in self._scope:
            if local.name == name:
                return items, local
            if local.name is None:
                items.append(local.slot)
        return items, None

    def error(self, message: str, at: int) -> FeelError:
        return FeelTypeError(message, at, self.text)
