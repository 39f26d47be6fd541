"""From a graph to a program: keys, tables and expressions resolved once, in the order in which control can run."""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

import msgspec

from orderloom.kernel.errors import DomainError, Problem
from orderloom.language.feel import Expression, compile_expression
from orderloom.language.graph import Flow, FlowKind, Node, Text, ValueType, flow_content
from orderloom.language.nodes import KINDS
from orderloom.language.nodes.join import JoinParams, needed
from orderloom.language.nodes.record import Answer, Broke, Moment, NodeKind, Went
from orderloom.language.tables import CompiledTable

_CACHED = 256


class NotCompilable(DomainError):
    code = "flow.not_compilable"


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A node ready to run. `sources` are the edges that lead here, `targets` what each port leads to.

    `followers` are all targets. `needs` live sources start it, 0 standing for all; `formulas` are its compiled
    expressions by their text.
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


class Program(msgspec.Struct, frozen=True, kw_only=True):
    """A flow that can run. `nodes` is ordered so that every edge leads forward."""

    key: str
    kind: FlowKind
    name: Text
    nodes: Mapping[str, Step]
    start: str
    variables: Mapping[str, ValueType]
    initial: Mapping[str, Expression]
    outputs: Mapping[str, ValueType]
    tables: Mapping[str, CompiledTable]
    content_hash: str


_programs: OrderedDict[tuple[Any, ...], Program] = OrderedDict()


def content_hash(flow: Flow) -> str:
    """SHA-256 of the canonical content, in hex; layout is no part of it."""
    return hashlib.sha256(msgspec.json.encode(flow_content(flow), order="sorted")).hexdigest()


def compile_flow(flow: Flow, tables: Mapping[str, CompiledTable]) -> Program:
    """The program of a valid flow with the tables that its decisions name; the same content gives the same object."""
    digest = content_hash(flow)
    key = (digest, *sorted((name, id(table)) for name, table in tables.items()))
    program = _programs.get(key)
    if program is None:
        program = _programs[key] = _compile(flow, tables, digest)
        if len(_programs) > _CACHED:
            _programs.popitem(last=False)
    return program


def _compile(flow: Flow, tables: Mapping[str, CompiledTable], digest: str) -> Program:
    unknown = [node for node in flow.nodes if node.kind not in KINDS]
    if unknown:
        raise NotCompilable(f"{unknown[0].kind} is no kind of node.", path=("nodes", unknown[0].id, "kind"))
    starts = [node.key for node in flow.nodes if KINDS[node.kind].entry]
    ordered = in_order(flow)
    if len(starts) != 1 or len(ordered) != len(flow.nodes):
        raise NotCompilable("A flow has one start and no cycle.", path=("edges",))
    keys = {node.id: node.key for node in flow.nodes}
    steps = {node.key: _step(flow, node, keys) for node in ordered}
    _refuse_missing_tables(steps, tables)
    return Program(
        key=flow.key,
        kind=flow.kind,
        name=flow.name,
        nodes=steps,
        start=starts[0],
        variables={variable.key: variable.type for variable in flow.variables},
        initial={each.key: compile_expression(each.initial) for each in flow.variables if each.initial},
        outputs={name: field.type for name, field in flow.output.properties.items()},
        tables=dict(tables),
        content_hash=digest,
    )


def _step(flow: Flow, node: Node, keys: Mapping[str, str]) -> Step:
    kind = KINDS[node.kind]
    try:
        params = kind.read(node)
    except msgspec.ValidationError as error:
        raise NotCompilable(str(error), path=("nodes", node.id, "config")) from error
    targets: dict[str, list[str]] = {}
    for edge in flow.edges:
        if edge.source[0] == node.id:
            targets.setdefault(edge.source[1], []).append(keys[edge.target[0]])
    texts = (*(text for _, text in kind.formulas(params)), *(entry.source for entry in node.map))
    return Step(
        key=node.key,
        node=node,
        kind=kind,
        params=params,
        when=compile_expression(node.when) if node.when else None,
        formulas={text: compile_expression(text) for text in texts},
        sources=tuple((keys[edge.source[0]], edge.source[1]) for edge in flow.edges if edge.target[0] == node.id),
        targets={port: tuple(found) for port, found in targets.items()},
        followers=tuple(key for found in targets.values() for key in found),
        needs=needed(params) if isinstance(params, JoinParams) else 0,
    )


def _refuse_missing_tables(steps: Mapping[str, Step], tables: Mapping[str, CompiledTable]) -> None:
    missing = tuple(
        Problem("flow.table_missing", f"There is no published table {reference.key}.", ("nodes", step.node.id))
        for step in steps.values()
        for reference in step.kind.references(step.params)
        if reference.noun == "table" and reference.key not in tables
    )
    if missing:
        raise NotCompilable.of(missing)


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
    moment = Moment(node=step.node, visit=visit, scope=scope, formulas=step.formulas, tables=tables)
    try:
        if step.when is not None and step.when.evaluate(scope) is not True:
            return Went(why={"when": step.node.when})
        return step.kind.meaning(step.params, moment)
    except DomainError as error:
        problem = error.problems[0]
        return Broke(code=problem.code, message=problem.message)
