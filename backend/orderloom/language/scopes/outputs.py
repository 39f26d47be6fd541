"""What a node gives to those after it, `nodes.<key>.out`, as far as its kind and configuration say it."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol

import msgspec

from orderloom.language.feel.typing import ANY, BOOLEAN, NUMBER, STRING, ContextOf, ListOf, Text, Type, declared
from orderloom.language.graph import Flow, Node
from orderloom.language.nodes import KINDS
from orderloom.language.nodes.approval import DECISIONS, ApprovalParams
from orderloom.language.nodes.decision import DecisionParams
from orderloom.language.nodes.for_each import ForEachParams
from orderloom.language.nodes.people import PeopleTaskParams
from orderloom.language.nodes.subflow import SubflowParams
from orderloom.language.nodes.task_automated import AutomatedTaskParams
from orderloom.language.nodes.task_work_order import WorkOrderParams
from orderloom.language.tables import CompiledTable

OPEN = ContextOf(open=True)
ERROR = ContextOf({"code": STRING, "message": STRING, "node": STRING}, name="error")
_SEVERAL = frozenset(("RULE ORDER", "OUTPUT ORDER", "COLLECT"))


class Sources(Protocol):
    """What nodes refer to, by the name that they give it; None for what is not known."""

    def table(self, key: str) -> CompiledTable | None: ...
    def subflow(self, key: str) -> Flow | None: ...
    def gives(self, noun: Literal["form", "operation"], key: str) -> Mapping[str, Type] | None:
        """The fields of a form, or those of an operation's answer that its mapping names."""
        ...


Mapped = Mapping[str, Type]
"""The types of what a node's `map` writes, by place."""


def output_of(node: Node, mapped: Mapped, sources: Sources) -> ContextOf:
    """The type of `out`. What only a running flow can know is open: answers of systems, records that are looked up."""
    kind = KINDS.get(node.kind)
    rule = _RULES.get(node.kind)
    if kind is None or rule is None:
        return OPEN
    try:
        found = rule(kind.read(node), mapped, sources)
    except msgspec.ValidationError:
        return OPEN
    return _with_error(found, node)


def _with_error(found: ContextOf, node: Node) -> ContextOf:
    """A node with an error port gives what went wrong, when it did."""
    if node.policy.on_error != "port" and node.kind != "try":
        return found
    return ContextOf({**found.fields, "error": ERROR}, found.open, found.name)


def _set(params: Any, mapped: Mapped, sources: Sources) -> ContextOf:
    return ContextOf({place[4:]: of for place, of in mapped.items() if place.startswith("out.")})


def _decision(params: DecisionParams, mapped: Mapped, sources: Sources) -> ContextOf:
    table = sources.table(_name(params.table, params.version))
    if table is None:
        return OPEN
    source = table.table
    outputs: dict[str, Type] = {output.id: declared(output.type) for output in source.outputs}
    if source.aggregation is not None:
        return ContextOf(dict.fromkeys(outputs, ANY))
    several = source.hit_policy in _SEVERAL
    return ContextOf({"rows": ListOf(ContextOf(outputs))} if several else outputs)


def _loop(params: ForEachParams, mapped: Mapped, sources: Sources) -> ContextOf:
    return ContextOf({"count": NUMBER, **({} if params.collect is None else {"items": ListOf(ANY)})})


def _approval(params: ApprovalParams, mapped: Mapped, sources: Sources) -> ContextOf:
    return ContextOf({**_filled_in(params, sources).fields, "decision": Text(DECISIONS), "reason": STRING}, True)


def _filled_in(params: PeopleTaskParams, sources: Sources) -> ContextOf:
    """The fields of the task's form; open without one, since what is then given by hand is up to people."""
    found = sources.gives("form", params.form) if params.form is not None else None
    return OPEN if found is None else ContextOf(found)


def _manual(params: PeopleTaskParams, mapped: Mapped, sources: Sources) -> ContextOf:
    return _filled_in(params, sources)


def _work_order(params: WorkOrderParams, mapped: Mapped, sources: Sources) -> ContextOf:
    found = _filled_in(params, sources)
    return ContextOf({**{item.key: BOOLEAN for item in params.checklist}, **found.fields}, found.open)


def _automated(params: AutomatedTaskParams, mapped: Mapped, sources: Sources) -> ContextOf:
    return ContextOf(sources.gives("operation", params.operation) or {}, True)


def _lookup(params: Any, mapped: Mapped, sources: Sources) -> ContextOf:
    return ContextOf({"items": ListOf(OPEN), "count": NUMBER, "first": OPEN})


def _subflow(params: SubflowParams, mapped: Mapped, sources: Sources) -> ContextOf:
    flow = sources.subflow(_name(params.flow, params.version))
    if flow is None:
        return OPEN
    return ContextOf({name: declared(each.type) for name, each in flow.output.properties.items()})


def given_to(node: Node, sources: Sources) -> dict[str, Type]:
    """The types of what a subflow takes, by the places that its node maps to."""
    if node.kind != "subflow":
        return {}
    try:
        params = msgspec.convert(node.config, SubflowParams)
    except msgspec.ValidationError:
        return {}
    flow = sources.subflow(_name(params.flow, params.version))
    taken = {} if flow is None else flow.input.properties
    return {f"input.{name}": declared(each.type) for name, each in taken.items()}


def _name(key: str, version: int | None) -> str:
    return key if version is None else f"{key}@{version}"


def _always(**fields: Type) -> Callable[[Any, Mapped, Sources], ContextOf]:
    found = ContextOf(fields)
    return lambda params, mapped, sources: found


_RULES: Mapping[str, Callable[[Any, Mapped, Sources], ContextOf]] = {
    "set": _set,
    "decision": _decision,
    "for_each": _loop,
    "approval": _approval,
    "task.manual": _manual,
    "task.work_order": _work_order,
    "task.automated": _automated,
    "lookup": _lookup,
    "subflow": _subflow,
    "repeat": _always(rounds=NUMBER),
    "compensate": _always(undone=ListOf(STRING)),
    **dict.fromkeys(("start", "switch", "join", "milestone", "try"), _always()),
}
