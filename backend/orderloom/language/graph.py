"""The document of a flow, `orderloom.flow/1`: what is well-formed, before anyone asks whether it makes sense."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import msgspec

from orderloom.kernel.errors import DomainError, Problem
from orderloom.language.durations import DURATION_PATTERN
from orderloom.language.misfits import misfit

SCHEMA = "orderloom.flow/1"
MAX_NODES = 500
MAX_BYTES = 1_000_000

FlowKey = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9]*([-._][a-z0-9]+)*$", max_length=80)]
NodeKey = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
ElementId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]+$", max_length=60)]
Duration = Annotated[str, msgspec.Meta(pattern=DURATION_PATTERN, extra_json_schema={"format": "duration"})]
Formula = Annotated[str, msgspec.Meta(min_length=1, max_length=4096, extra_json_schema={"format": "feel"})]
Color = Literal["gray", "red", "orange", "yellow", "green", "teal", "blue", "violet"]
Text = dict[str, str]
FlowKind = Literal["enrichment", "fulfillment", "fallout", "jeopardy", "approval", "notification", "subflow"]
InputType = Literal["order", "order_line", "domain_order", "task", "fallout", "any"]
ErrorClass = Literal["timeout", "unavailable", "rejected"]
LinkType = Literal["FS", "SS", "FF"]
ValueType = Literal["string", "number", "boolean", "date", "date_time", "duration", "list", "object", "any"]


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of everything that people write: immutable, and a field that we do not know is refused."""


class OutputField(Record, frozen=True, kw_only=True):
    type: ValueType = "any"


class InputSpec(Record, frozen=True, kw_only=True):
    """Which record a flow is given; it decides the names that expressions may read.

    `properties` are the values that whoever calls a subflow maps to `input.<name>`, which is also how it reads them.
    """

    type: InputType
    properties: dict[NodeKey, OutputField] = {}


class OutputSpec(Record, frozen=True, kw_only=True):
    """What a flow answers: the values that its end nodes may map to, with their types."""

    type: Literal["object"] = "object"
    properties: dict[NodeKey, OutputField] = {}


class Variable(Record, frozen=True, kw_only=True):
    """A value that lives as long as the run; set nodes write it, and a value of another type is an error."""

    key: NodeKey
    type: ValueType = "any"
    initial: Formula | None = None


class Assignment(Record, frozen=True, kw_only=True):
    """One line of a node's `map`. `from` is an expression, `to` a place such as `task.site` or `vars.total`."""

    to: Annotated[str, msgspec.Meta(pattern=r"^[a-z_]+(\.[A-Za-z_][A-Za-z0-9_]*)+$", max_length=160)]
    source: Formula = msgspec.field(name="from")


class Retry(Record, frozen=True, kw_only=True, omit_defaults=False):
    """Repeats of an automated task: at most `max`, the first after `first`, then as long again or doubling.

    Only errors of the classes in `on` are tried again; what a system refuses (`rejected`) would be refused again.
    """

    max: Annotated[int, msgspec.Meta(ge=0, le=20)] = 3
    backoff: Literal["fixed", "exponential"] = "exponential"
    first: Duration = "PT30S"
    on: tuple[ErrorClass, ...] = ("timeout", "unavailable")


class Policy(Record, frozen=True, kw_only=True):
    """What happens when a task does not go well; `fallout` stops the run until a person or a policy mends it."""

    timeout: Duration | None = None
    retry: Retry | None = None
    on_error: Literal["fallout", "port"] = "fallout"


class Node(Record, frozen=True, kw_only=True):
    """One step. `id` names it for the editor and the edges, `key` for expressions (`nodes.<key>.out`).

    `parent` is the id of the scope (`for_each`, `repeat`, `try`) whose body the node belongs to.
    """

    id: ElementId
    key: NodeKey
    kind: str
    version: int = 1
    name: Text
    parent: ElementId | None = None
    config: dict[str, Any] = {}
    when: Formula | None = None
    map: tuple[Assignment, ...] = ()
    policy: Policy = Policy()


class Edge(Record, frozen=True, kw_only=True):
    """From a port to a port, each written `[node id, port]`. Edges carry control, never data.

    Between two tasks of a plan, `type` says what of the first frees what of the second (FS: its end the start, SS: its
    start the start, FF: its end the end), and `lag` how long after.
    """

    id: ElementId
    source: tuple[str, str] = msgspec.field(name="from")
    target: tuple[str, str] = msgspec.field(name="to")
    type: LinkType = "FS"
    lag: Duration | None = None


class Note(Record, frozen=True, kw_only=True):
    """What people write beside the graph; it means nothing to a run."""

    id: ElementId
    text: Annotated[str, msgspec.Meta(max_length=4000)]
    color: Color | None = None


class Group(Record, frozen=True, kw_only=True):
    """Nodes that are shown together; it means nothing to a run."""

    id: ElementId
    name: Text
    nodes: tuple[ElementId, ...] = ()
    color: Color | None = None


class Failing(Record, frozen=True, kw_only=True):
    code: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    message: str = ""


class Answered(Record, frozen=True, kw_only=True):
    """What a trial answers a node with, by its address and visit: an output, or the error that it fails with."""

    node: Annotated[str, msgspec.Meta(max_length=600)]
    visit: Annotated[int, msgspec.Meta(ge=1)] = 1
    output: dict[str, Any] = {}
    error: Failing | None = None


class Expected(Record, frozen=True, kw_only=True):
    """What is to come of a trial; what is left out may be anything. `visited` and `not_visited` are addresses, and
    `written` characteristics that the flow sets."""

    status: Literal["succeeded", "failed", "waiting"] = "succeeded"
    error: str | None = None
    output: dict[str, Any] | None = None
    written: dict[str, Any] | None = None
    visited: tuple[str, ...] = ()
    not_visited: tuple[str, ...] = ()


class FlowTest(Record, frozen=True, kw_only=True):
    """A saved case: the names that expressions read, the answers of tasks and others, and what is to come of it.

    What has no answer here is simulated: people do what they are asked, and approve; times pass.
    """

    id: ElementId
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    input: dict[str, Any] = {}
    answers: Annotated[tuple[Answered, ...], msgspec.Meta(max_length=1000)] = ()
    expected: Expected = Expected()


class Flow(Record, frozen=True, kw_only=True):
    schema: Literal["orderloom.flow/1"] = SCHEMA
    key: FlowKey
    kind: FlowKind
    name: Text
    input: InputSpec
    output: OutputSpec = OutputSpec()
    variables: tuple[Variable, ...] = ()
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    notes: Annotated[tuple[Note, ...], msgspec.Meta(max_length=200)] = ()
    groups: Annotated[tuple[Group, ...], msgspec.Meta(max_length=200)] = ()
    tests: Annotated[tuple[FlowTest, ...], msgspec.Meta(max_length=200)] = ()


class Point(Record, frozen=True, kw_only=True):
    x: float
    y: float


class Viewport(Record, frozen=True, kw_only=True):
    x: float = 0
    y: float = 0
    zoom: Annotated[float, msgspec.Meta(gt=0)] = 1


class Layout(Record, frozen=True, kw_only=True):
    """Where the editor draws nodes and notes, by their ids: a document of its own, no part of the flow's hash."""

    schema: Literal["orderloom.layout/1"] = "orderloom.layout/1"
    positions: dict[ElementId, Point] = {}
    viewport: Viewport = Viewport()


class MalformedFlow(DomainError):
    code = "flow.malformed"


def parse_flow(data: Any) -> Flow:
    """A flow from plain data. Refuses what is malformed with every problem found, nodes and edges one by one."""
    problems = tuple(_problems(data))
    if problems:
        raise MalformedFlow.of(problems)
    return msgspec.convert(data, Flow)


def flow_content(flow: Flow) -> dict[str, Any]:
    """The canonical plain form: field names as written in files, defaults left out."""
    return {"schema": SCHEMA, **msgspec.to_builtins(flow)}


def _problems(data: Any) -> Iterator[Problem]:
    if not isinstance(data, dict):
        yield Problem("flow.malformed", "A flow is a JSON object.")
        return
    text = msgspec.json.encode(data)
    if len(text) > MAX_BYTES:
        yield Problem("flow.too_large", "A flow is at most 1 MB.")
        return
    if b"\\u0000" in text:
        yield Problem("flow.malformed", "Text must not contain the character U+0000.")
        return
    lists: dict[str, list[Any]] = {}
    for field in ("nodes", "edges"):
        items = data.get(field)
        lists[field] = items if isinstance(items, list) else []
    if len(lists["nodes"]) > MAX_NODES:
        yield Problem("flow.too_large", f"A flow has at most {MAX_NODES} nodes.", ("nodes",))
        return
    emptied = {**data, **{field: [] for field in lists if isinstance(data.get(field), list)}}
    yield from problems_of(emptied, Flow, ())
    for field, shape in (("nodes", Node), ("edges", Edge)):
        for index, item in enumerate(lists[field]):
            yield from problems_of(item, shape, (field, index))


def problems_of(data: Any, shape: type[Any], path: tuple[str | int, ...]) -> Iterator[Problem]:
    """What keeps `data` from being a `shape`: no problem, or the first one with the path to it."""
    if (found := misfit(data, shape)) is not None:
        message, steps = found
        yield Problem("flow.malformed", message, (*path, *steps))
