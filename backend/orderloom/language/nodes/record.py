"""The grammar of a node kind: one record that the palette, the panel, validation, help and the interpreter all read."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Annotated, Any, Literal, cast

import msgspec

from orderloom.language.effects import AnyEffect, AnySignal, Await, Lookup, OpenTask
from orderloom.language.feel import Expression
from orderloom.language.graph import FlowKind, Formula, InputType, Node, Record, Text
from orderloom.language.nodes.palette import Category, Field
from orderloom.language.tables import CompiledTable
from orderloom.language.values import plain

RUNNING: frozenset[FlowKind] = frozenset({"enrichment", "fallout", "jeopardy", "approval", "notification", "subflow"})
WITH_TASKS: frozenset[FlowKind] = frozenset({"enrichment", "fulfillment", "fallout", "approval", "subflow"})
EVERY_FLOW: frozenset[FlowKind] = RUNNING | WITH_TASKS


class Value(Record, frozen=True, kw_only=True):
    """A parameter that is either fixed, `{"const": "field-ops"}`, or computed, `{"expr": "line.site.region"}`."""

    const: str | None = None
    expr: Formula | None = None


class NoParams(Record, frozen=True, kw_only=True):
    """A kind that has nothing to configure."""


class Port(msgspec.Struct, frozen=True):
    """Where control leaves a node. A `required` port must have an edge; at most `edges` leave it, 0 for any number.

    A `branch` is one way among several; `body` leads to the nodes inside; `compensate` leads to what undoes the node.
    """

    name: str
    type: Literal["control", "branch", "body", "error", "compensate"] = "control"
    required: bool = True
    edges: int = 0


class MorePorts(msgspec.Struct, frozen=True, kw_only=True):
    """Ports that a configuration adds, as an editor can tell without asking: one `port` when the field `of` the config
    is true, or one named by `name` of each item, when that field is a list."""

    of: str
    port: Port
    name: str | None = None


DONE = (Port("done"),)
BODY = Port("body", "body")
ERROR = Port("error", "error")
COMPENSATE = Port("compensate", "compensate", required=False, edges=1)


class Trouble(msgspec.Struct, frozen=True):
    """What a kind's own check found; `path` starts inside the node, e.g. `("config", "cases", 0, "port")`."""

    code: str
    message: str
    path: tuple[str | int, ...] = ("config",)
    fix: str | None = None


class Reference(msgspec.Struct, frozen=True):
    """Something else that a node needs. `version` pins one of a table or flow, else the latest is meant."""

    noun: Literal["table", "flow", "form", "operation"]
    key: str
    path: tuple[str | int, ...]
    version: int | None = None

    @property
    def name(self) -> str:
        return self.key if self.version is None else f"{self.key}@{self.version}"


class Went(msgspec.Struct, frozen=True, kw_only=True):
    """The node is passed, by these ports. `why` goes to the journal, `result` adds to the answer of the run."""

    ports: tuple[str, ...] = ("done",)
    output: dict[str, Any] = {}
    variables: dict[str, Any] = {}
    effects: tuple[AnyEffect, ...] = ()
    why: dict[str, Any] | None = None
    result: dict[str, Any] | None = None


class Waits(msgspec.Struct, frozen=True, kw_only=True):
    """The node stands until what it asked for is answered."""

    task: OpenTask | Await | Lookup


class Enters(msgspec.Struct, frozen=True, kw_only=True):
    """Control goes inside: to the `body`; to it once for each of the `items`, at most `at_once` at a time (0: all);
    to another `flow`, which is given `input`; or back, to `undo` what was done in a scope (null: in the whole flow).
    """

    how: Literal["body", "items", "flow", "undo"]
    items: tuple[Any, ...] = ()
    at_once: int = 0
    input: dict[str, Any] = {}
    scope: str | None = None


class Again(msgspec.Struct, frozen=True, kw_only=True):
    """The body is run once more."""


class Inside(msgspec.Struct, frozen=True, kw_only=True):
    """What came of the inside of a node: how often its body ran, what each item gave, what the flow answered, which
    nodes were undone."""

    round: int = 1
    results: tuple[Any, ...] = ()
    output: dict[str, Any] = {}
    undone: tuple[str, ...] = ()


class Broke(msgspec.Struct, frozen=True, kw_only=True):
    """The node can't go on; `final` is a failure that the flow itself declares."""

    code: str
    message: str
    final: bool = False


Answer = Went | Waits | Enters | Again | Broke


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """What a node sees when control reaches it: its own text, the values in scope, and the ports that lead anywhere."""

    node: Node
    visit: int
    scope: Mapping[str, Any]
    formulas: Mapping[str, Expression]
    tables: Mapping[str, CompiledTable]
    ways: Container[str] = ()

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
    """Help and test at once: this node, in this scope, gives this answer (as plain data).

    With a `signal` it is what the node answers to it; with an `inside`, what it makes of what came of its inside.
    """

    title: Text
    answer: dict[str, Any]
    config: dict[str, Any] = {}
    map: list[dict[str, str]] = []
    when: str | None = None
    scope: dict[str, Any] = {}
    tables: dict[str, dict[str, Any]] = {}
    policy: dict[str, Any] = {}
    signal: AnySignal | None = None
    inside: Inside | None = None


def no_formulas(params: Any) -> Iterable[tuple[tuple[str | int, ...], str]]:
    return ()


def no_trouble(params: Any, node: Node) -> Iterable[Trouble]:
    return ()


def no_references(params: Any) -> Iterable[Reference]:
    return ()


def no_names(params: Any) -> tuple[str, ...]:
    return ()


def not_left(params: Any, moment: Moment, inside: Inside) -> Answer:
    return Went()


def nothing(params: Any, moment: Moment) -> Any:
    return None


class NodeKind(msgspec.Struct, frozen=True, kw_only=True):
    """All that there is to know of a kind of node.

    `places` are the roots that its `map` may write to; `policies` the policy fields that it honours; `entry` is true
    for the node that nothing leads to; `step` is its kind in a fulfillment plan, none when it is not a step there.

    A kind that waits may say in `answered` what a signal comes to (null: the usual); `watches` kinds are asked again
    whenever their record changes. A kind with an inside says in `leave` what comes of it, in `collect` what an item
    gives, in `names` what its body may read besides. `accepts` are the records that it can work on (null: any);
    `undoable` ones have a port to what undoes them.

    `more_ports` says which of the `ports` come with the configuration, before those that all nodes of the kind have.

    `category`, `icon` (a Tabler icon's name), `keywords` and `fields` are for the palette and the panel: each field of
    the params has a text, nested ones by a dotted path. Fields in `inner` are expressions that read what is inside.
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
    answered: Callable[[Any, Moment, AnySignal], Answer] | None = None
    watches: Callable[[Any], bool] = lambda params: False
    leave: Callable[[Any, Moment, Inside], Answer] = not_left
    collect: Callable[[Any, Moment], Any] = nothing
    names: Callable[[Any], tuple[str, ...]] = no_names
    accepts: frozenset[InputType] | None = None
    undoable: bool = False
    more_ports: tuple[MorePorts, ...] = ()
    category: Category = "flow"
    icon: str = "point"
    keywords: Mapping[str, tuple[str, ...]] = {}
    fields: Mapping[str, Field] = {}
    inner: frozenset[str] = frozenset()

    def out_ports(self, params: Any, node: Node) -> tuple[Port, ...]:
        """The ports that control may leave by, those included that the policy asks for or that undoing needs."""
        own = self.ports(params)
        if node.policy.on_error == "port" and "on_error" in self.policies:
            own = (*own, ERROR)
        return (*own, COMPENSATE) if self.undoable else own

    def read(self, node: Node) -> Any:
        """The node's config as this kind's params; raises `msgspec.ValidationError`."""
        return cast(Any, msgspec.convert(node.config, self.params))


Count = Annotated[int, msgspec.Meta(ge=1, le=100)]
GroupKey = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]*$")]


def value_formulas(name: str, value: Value | None) -> Iterable[tuple[tuple[str | int, ...], str]]:
    """The expression of a `Value` parameter, when it has one."""
    if value is not None and value.expr is not None:
        yield (("config", name, "expr"), value.expr)


def value_trouble(name: str, value: Value | None, choices: Sequence[str] = ()) -> Iterable[Trouble]:
    """A `Value` has exactly one of `const` and `expr`, and a fixed one is among the `choices`, if there are any."""
    if value is not None and (value.const is None) == (value.expr is None):
        yield Trouble("flow.value", "Give either const or expr.", ("config", name))
    elif value is not None and value.const is not None and choices and value.const not in choices:
        message = f"{value.const} is none of {', '.join(choices)}."
        yield Trouble("flow.value", message, ("config", name, "const"))
