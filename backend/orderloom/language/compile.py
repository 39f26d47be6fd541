"""From a graph to a program: keys, tables, subflows and expressions resolved once, in the order of control."""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

import msgspec

from orderloom.kernel.errors import DomainError, Problem
from orderloom.language.feel import Expression, compile_expression
from orderloom.language.graph import Edge, Flow, FlowKind, InputSpec, Node, Text, ValueType, flow_content
from orderloom.language.nodes import KINDS
from orderloom.language.nodes.join import JoinParams, needed
from orderloom.language.nodes.record import Answer, Broke, Moment, NodeKind, Reference, Went
from orderloom.language.scoping import Shape, shape_of
from orderloom.language.tables import CompiledTable

_CACHED = 256
MAX_NESTING = 8
MAX_SIZE = 10_000


class NotCompilable(DomainError):
    code = "flow.not_compilable"


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A node ready to run. `sources` are the edges that lead here, the last to be decided first, `targets` what each
    port leads to.

    `followers` are the targets that the fate of this node decides. `needs` live sources start it, 0 standing for all;
    `formulas` are its compiled expressions by their text. `scopes` are the keys of the scopes around it, the innermost
    first, up to the `loop` whose item it belongs to; `body` and `undo` say where its inside and its undoing begin,
    `members` what lies inside, `undo_for` the node that it helps to undo. An `enclosed` node has either. `rest` are the
    nodes that have no purpose once it is passed, `flow` the subflow that it runs, `depth` counts all scopes around it.
    """

    key: str
    node: Node
    kind: NodeKind
    params: Any
    when: Expression | None
    formulas: Mapping[str, Expression]
    sources: tuple[tuple[str, str], ...]
    targets: Mapping[str, tuple[str, ...]]
    followers: tuple[str, ...]
    needs: int
    scopes: tuple[str, ...] = ()
    loop: str | None = None
    body: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    undo: tuple[str, ...] = ()
    undo_for: str | None = None
    rest: tuple[str, ...] = ()
    flow: "Program | None" = None

    enclosed: bool = False
    depth: int = 0

    @property
    def parent(self) -> str | None:
        return self.scopes[0] if self.scopes else None


class Program(msgspec.Struct, frozen=True, kw_only=True):
    """A flow that can run. `nodes` is ordered so that every edge leads forward; `tables` and `programs` have what its
    nodes refer to, by `Reference.name`; `links` are the edges of a plan that are not plainly finish-to-start, by the
    keys of their ends; `depth` counts the flows and scopes within each other."""

    key: str
    kind: FlowKind
    name: Text
    input: InputSpec
    nodes: Mapping[str, Step]
    start: str
    variables: Mapping[str, ValueType]
    initial: Mapping[str, Expression]
    outputs: Mapping[str, ValueType]
    tables: Mapping[str, CompiledTable]
    programs: "Mapping[str, Program]"
    links: Mapping[tuple[str, str], Edge]
    depth: int
    size: int
    content_hash: str


_programs: OrderedDict[tuple[Any, ...], Program] = OrderedDict()


def content_hash(flow: Flow) -> str:
    """SHA-256 of the canonical content, in hex; layout and tests are no part of it, since they change no run."""
    meant = msgspec.structs.replace(flow, tests=())
    return hashlib.sha256(msgspec.json.encode(flow_content(meant), order="sorted")).hexdigest()


def compile_flow(
    flow: Flow, tables: Mapping[str, CompiledTable], programs: Mapping[str, Program] | None = None
) -> Program:
    """The program of a valid flow with the tables and subflows that its nodes name (`Reference.name`); the same
    content gives the same object."""
    subflows = programs or {}
    digest = content_hash(flow)
    named = (*sorted((name, id(table)) for name, table in tables.items()), *sorted(_hashes(subflows)))
    program = _programs.get((digest, *named))
    if program is None:
        program = _programs[(digest, *named)] = _compile(flow, tables, subflows, digest)
        if len(_programs) > _CACHED:
            _programs.popitem(last=False)
    return program


def _hashes(programs: Mapping[str, Program]) -> list[tuple[str, int]]:
    return [(name, id(program)) for name, program in programs.items()]


def _compile(flow: Flow, tables: Mapping[str, CompiledTable], programs: Mapping[str, Program], digest: str) -> Program:
    unknown = [node for node in flow.nodes if node.kind not in KINDS]
    if unknown:
        raise NotCompilable(f"{unknown[0].kind} is no kind of node.", path=("nodes", unknown[0].id, "kind"))
    starts = [node.key for node in flow.nodes if KINDS[node.kind].entry]
    ordered = in_order(flow)
    if len(starts) != 1 or len(ordered) != len(flow.nodes):
        raise NotCompilable("A flow has one start and no cycle.", path=("edges",))
    shape = shape_of(flow)
    places = {node.key: place for place, node in enumerate(ordered)}
    steps = {node.key: _step(node, shape, places, programs) for node in ordered}
    _refuse_missing(steps, tables, programs)
    return Program(
        key=flow.key,
        kind=flow.kind,
        name=flow.name,
        input=flow.input,
        nodes=steps,
        start=starts[0],
        variables={variable.key: variable.type for variable in flow.variables},
        initial={each.key: compile_expression(each.initial) for each in flow.variables if each.initial},
        outputs={name: field.type for name, field in flow.output.properties.items()},
        tables=dict(tables),
        programs=dict(programs),
        links=_links(flow),
        depth=_depth(steps),
        size=_size(steps),
        content_hash=digest,
    )


def _step(node: Node, shape: Shape, places: Mapping[str, int], programs: Mapping[str, Program]) -> Step:
    kind = KINDS[node.kind]
    try:
        params = kind.read(node)
    except msgspec.ValidationError as error:
        raise NotCompilable(str(error), path=("nodes", node.id, "config")) from error
    texts = (*(text for _, text in kind.formulas(params)), *(entry.source for entry in node.map))
    targets = shape.targets.get(node.key, {})
    return Step(
        key=node.key,
        node=node,
        kind=kind,
        params=params,
        when=compile_expression(node.when) if node.when else None,
        formulas={text: compile_expression(text) for text in texts},
        sources=tuple(sorted(shape.sources.get(node.key, ()), key=lambda edge: -places[edge[0]])),
        targets=targets,
        followers=tuple(key for port, keys in targets.items() if port not in ("body", "compensate") for key in keys),
        needs=needed(params) if isinstance(params, JoinParams) else 0,
        scopes=shape.scopes.get(node.key, ()),
        loop=shape.loop_of(node.key),
        body=targets.get("body", ()),
        members=shape.members.get(node.key, ()),
        undo=targets.get("compensate", ()),
        undo_for=shape.undo_for.get(node.key),
        enclosed=node.key in shape.undo_for or bool(shape.scopes.get(node.key)),
        depth=len(shape.around.get(node.key, ())),
        rest=shape.rest(node.key) if getattr(params, "cancel_rest", False) else (),
        flow=next((programs.get(each.name) for each in _subflows(kind, params)), None),
    )


def _links(flow: Flow) -> dict[tuple[str, str], Edge]:
    keys = {node.id: node.key for node in flow.nodes}
    return {
        (keys[edge.source[0]], keys[edge.target[0]]): edge
        for edge in flow.edges
        if edge.type != "FS" or edge.lag is not None
    }


def _subflows(kind: NodeKind, params: Any) -> list[Reference]:
    return [reference for reference in kind.references(params) if reference.noun == "flow"]


def _refuse_missing(
    steps: Mapping[str, Step], tables: Mapping[str, CompiledTable], programs: Mapping[str, Program]
) -> None:
    known: Mapping[str, Mapping[str, Any]] = {"table": tables, "flow": programs}
    missing = tuple(
        Problem(
            f"flow.{reference.noun}_missing",
            f"There is no published {reference.noun} {reference.name}.",
            ("nodes", step.node.id),
        )
        for step in steps.values()
        for reference in step.kind.references(step.params)
        if reference.noun in known and reference.name not in known[reference.noun]
    )
    if missing:
        raise NotCompilable.of(missing)


def _depth(steps: Mapping[str, Step]) -> int:
    deepest = max(step.depth + (step.flow.depth + 1 if step.flow else 0) for step in steps.values())
    if deepest > MAX_NESTING:
        raise NotCompilable(f"Flows and scopes lie within each other at most {MAX_NESTING} deep.", path=("nodes",))
    return deepest


def _size(steps: Mapping[str, Step]) -> int:
    """A plan has all nodes of its subflows as steps of its own, so that small flows can make a big one."""
    size = sum(1 + (step.flow.size if step.flow else 0) for step in steps.values())
    if size > MAX_SIZE:
        raise NotCompilable(f"With its subflows a flow has at most {MAX_SIZE} nodes; this has {size}.", path=("nodes",))
    return size


def in_order(flow: Flow) -> list[Node]:
    """The nodes so that every edge leads forward, else as written; nodes on or behind a cycle are left out."""
    nodes = {node.id: node for node in flow.nodes}
    waiting = dict.fromkeys(nodes, 0)
    following: dict[str, list[str]] = {identity: [] for identity in nodes}
    for edge in flow.edges:
        source, target = edge.source[0], edge.target[0]
        if source in nodes and target in nodes:
            following[source].append(target)
            waiting[target] += 1
    ready = [identity for identity, count in waiting.items() if count == 0]
    ordered: list[Node] = []
    for identity in ready:
        ordered.append(nodes[identity])
        for target in following[identity]:
            waiting[target] -= 1
            if waiting[target] == 0:
                ready.append(target)
    return ordered


def enter(step: Step, scope: Mapping[str, Any], visit: int, tables: Mapping[str, CompiledTable]) -> Answer:
    """What a node answers when control reaches it; an error of an expression is an answer, too."""
    try:
        if step.when is not None and step.when.evaluate(scope) is not True:
            return Went(why={"when": step.node.when})
        return step.kind.meaning(step.params, moment_of(step, scope, visit, tables))
    except DomainError as error:
        return broken(error)


def moment_of(step: Step, scope: Mapping[str, Any], visit: int, tables: Mapping[str, CompiledTable]) -> Moment:
    return Moment(node=step.node, visit=visit, scope=scope, formulas=step.formulas, tables=tables, ways=step.targets)


def broken(error: DomainError) -> Broke:
    """An error of an expression as the answer of the node that asked."""
    problem = error.problems[0]
    return Broke(code=problem.code, message=problem.message)
