"""The grammar of a node kind: one record that the palette, the panel, validation, help and the interpreter all read."""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Literal, cast

import msgspec

from orderloom.language.effects import AnyEffect, OpenTask
from orderloom.language.feel import Expression
from orderloom.language.graph import FlowKind, Formula, Node, Record, Text
from orderloom.language.tables import CompiledTable
from orderloom.language.values import plain

RUNNING: frozenset[FlowKind] = frozenset({"enrichment", "fallout", "notification"})
WITH_TASKS: frozenset[FlowKind] = frozenset({"enrichment", "fulfillment", "fallout"})
EVERY_FLOW: frozenset[FlowKind] = RUNNING | WITH_TASKS


class Value(Record, frozen=True, kw_only=True):
    """A parameter that is either fixed, `{"const": "field-ops"}`, or computed, `{"expr": "line.site.region"}`."""

    const: str | None = None
    expr: Formula | None = None


class NoParams(Record, frozen=True, kw_only=True):
    """A kind that has nothing to configure."""


class Port(msgspec.Struct, frozen=True):
    """Where control leaves a node. A `required` port must have an edge."""

    name: str
    type: Literal["control", "branch", "error"] = "control"
    required: bool = True


DONE = (Port("done"),)
ERROR = Port("error", "error")


class Trouble(msgspec.Struct, frozen=True):
    """What a kind's own check found; `path` starts inside the node, e.g. `("config", "cases", 0, "port")`."""

    code: str
    message: str
    path: tuple[str | int, ...] = ("config",)
    fix: str | None = None


class Reference(msgspec.Struct, frozen=True):
    noun: Literal["table", "form", "operation"]
    key: str
    path: tuple[str | int, ...]


class Went(msgspec.Struct, frozen=True, kw_only=True):
    """The node is passed, by these ports. `why` goes to the journal, `result` adds to the answer of the run."""

    ports: tuple[str, ...] = ("done",)
    output: dict[str, Any] = {}
    variables: dict[str, Any] = {}
    effects: tuple[AnyEffect, ...] = ()
    why: dict[str, Any] | None = None
    result: dict[str, Any] | None = None


class Waits(msgspec.Struct, frozen=True, kw_only=True):
    """The node stands until the task that it opened is answered."""

    task: OpenTask


class Broke(msgspec.Struct, frozen=True, kw_only=True):
    """The node can't go on; `final` is a failure that the flow itself declares."""

    code: str
    message: str
    final: bool = False


Answer = Went | Waits | Broke


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """What a node sees when control reaches it: its own text and the values in scope."""

    node: Node
    visit: int
    scope: Mapping[str, Any]
    formulas: Mapping[str, Expression]
    tables: Mapping[str, CompiledTable]

    def evaluate(self, text: str) -> Any:
        return self.formulas[text].evaluate(self.scope)

    def text_of(self, value: Value | None) -> str | None:
        """A parameter as text, null when it is left open or its expression gives null."""
        if value is None or value.expr is None:
            return None if value is None else value.const
        found = plain(self.evaluate(value.expr))
        return None if found is None else str(found)

    def mapped(self) -> dict[str, Any]:
        """The node's `map`, evaluated in the order written: place to value."""
        return {entry.to: self.evaluate(entry.source) for entry in self.node.map}

    def mapped_under(self, root: str) -> dict[str, Any]:
        """The mapped values of one root as JSON values, e.g. of `task`: `{"site": …}`."""
        places = {entry.to.partition(".")[2]: entry for entry in self.node.map if entry.to.startswith(f"{root}.")}
        return {name: plain(self.evaluate(entry.source)) for name, entry in places.items()}


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """Help and test at once: this node, in this scope, gives this answer (as plain data)."""

    title: Text
    answer: dict[str, Any]
    config: dict[str, Any] = {}
    map: list[dict[str, str]] = []
    when: str | None = None
    scope: dict[str, Any] = {}
    tables: dict[str, dict[str, Any]] = {}


def no_formulas(params: Any) -> Iterable[tuple[tuple[str | int, ...], str]]:
    return ()


def no_trouble(params: Any, node: Node) -> Iterable[Trouble]:
    return ()


def no_references(params: Any) -> Iterable[Reference]:
    return ()


class NodeKind(msgspec.Struct, frozen=True, kw_only=True):
    """All that there is to know of a kind of node.

    `places` are the roots that its `map` may write to; `policies` the policy fields that it honours; `entry` is true
    for the node that nothing leads to; `step` is its kind in a fulfillment plan, none when it is not a step there.
    """

    kind: str
    label: Text
    help: Text
    params: type[Record]
    ports: Callable[[Any], tuple[Port, ...]]
    meaning: Callable[[Any, Moment], Answer]
    examples: tuple[Example, ...]
    formulas: Callable[[Any], Iterable[tuple[tuple[str | int, ...], str]]] = no_formulas
    check: Callable[[Any, Node], Iterable[Trouble]] = no_trouble
    references: Callable[[Any], Iterable[Reference]] = no_references
    places: tuple[str, ...] = ()
    policies: frozenset[str] = frozenset()
    flows: frozenset[FlowKind] = EVERY_FLOW
    skippable: bool = False
    entry: bool = False
    step: str | None = None

    def out_ports(self, params: Any, node: Node) -> tuple[Port, ...]:
        """The ports that control may leave by, the error port included where the policy asks for it."""
        own = self.ports(params)
        return (*own, ERROR) if node.policy.on_error == "port" and "on_error" in self.policies else own

    def read(self, node: Node) -> Any:
        """The node's config as this kind's params; raises `msgspec.ValidationError`."""
        return cast(Any, msgspec.convert(node.config, self.params))


Count = Annotated[int, msgspec.Meta(ge=1, le=100)]
GroupKey = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]*$")]
Priority = Literal["critical", "high", "medium", "low"]


def value_formulas(name: str, value: Value | None) -> Iterable[tuple[tuple[str | int, ...], str]]:
    """The expression of a `Value` parameter, when it has one."""
    if value is not None and value.expr is not None:
        yield (("config", name, "expr"), value.expr)


def value_trouble(name: str, value: Value | None) -> Iterable[Trouble]:
    """A `Value` has exactly one of `const` and `expr`."""
    if value is not None and (value.const is None) == (value.expr is None):
        yield Trouble("flow.value", "Give either const or expr.", ("config", name))
