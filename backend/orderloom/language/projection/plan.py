"""Lays out parts of a flow as steps of a plan: the whole flow at first, and what is added to it later."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from orderloom.language.compile import Program, Step
from orderloom.language.durations import parse_duration
from orderloom.language.graph import Edge, Retry, Text
from orderloom.language.nodes.record import Value

LAG = "gate.lag"
FAIL = "gate.fail"
NOT_PLANNED = frozenset({"error", "compensate"})
Pair = tuple[str, str]


class PlanStep(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a plan. `needs` closed predecessors release it, 0 standing for all; `input` maps names to formulas.

    `group` is the key of a fixed group; `task_group` answers a computed one. A step that `asks` is looked at when it is
    reached, since it may turn out to have no live way to it. `estimate` seconds stand for what is not known yet.
    """

    key: str
    node_id: str
    kind: str
    name: Text
    form: str | None = None
    group: str | None = None
    operation: str | None = None
    input: dict[str, str] = {}
    duration: str | None = None
    retry: Retry | None = None
    timeout: str | None = None
    when: str | None = None
    priority: str | None = None
    point_of_no_return: bool = False
    needs: int = 0
    asks: bool = False
    estimate: int = 0

    @property
    def duration_seconds(self) -> int:
        """The planned length; 0 when the flow leaves it to the duration policy, and for gates."""
        return int(parse_duration(self.duration).total_seconds()) if self.duration else self.estimate


class Projection(msgspec.Struct, frozen=True, kw_only=True):
    """`edges` lead from the end of a step to the start of another, `starts` from start to start, `ends` from end to
    end. `entry` steps have no predecessor; whatever they are a part of ends after the `exits`, which nothing follows.

    `onward` leads from these steps to steps that were planned before.
    """

    steps: tuple[PlanStep, ...]
    edges: tuple[Pair, ...]
    entry: tuple[str, ...]
    exits: tuple[str, ...]
    starts: tuple[Pair, ...] = ()
    ends: tuple[Pair, ...] = ()
    onward: tuple[Pair, ...] = ()


def project(program: Program) -> Projection:
    """The plan of a fulfillment program, in an order in which every edge leads forward."""
    sketch = Sketch()
    return sketch.projection(sketch.draw(program, "", reach(program, [program.start])))


def reach(program: Program, begin: Iterable[str]) -> dict[str, Step]:
    """What control can come to from these nodes without an error, an undoing or an item of a loop."""
    waiting, seen = list(begin), set(begin)
    while waiting:
        step = program.nodes[waiting.pop()]
        for port, keys in step.targets.items():
            if port not in NOT_PLANNED and not (port == "body" and step.node.kind == "for_each"):
                waiting += [key for key in keys if key not in seen]
                seen.update(keys)
    return {key: step for key, step in program.nodes.items() if key in seen}


class Sketch:
    """The steps and links of a projection while it is being drawn."""

    def __init__(self) -> None:
        self.steps: dict[str, PlanStep] = {}
        self.edges: dict[Pair, None] = {}
        self.starts: dict[Pair, None] = {}
        self.ends: dict[Pair, None] = {}
        self.onward: dict[Pair, None] = {}

    def draw(self, program: Program, prefix: str, nodes: dict[str, Step]) -> list[str]:
        """Adds nodes of one place with their insides; the addresses of those that lie in no scope among them."""
        planned = {key: step for key, step in nodes.items() if kind_of(step) is not None}
        for key, step in planned.items():
            self.steps[prefix + key] = plan_step(program, step, prefix)
        for key, step in planned.items():
            if step.flow is not None:
                inner = self.draw(step.flow, f"{prefix}{key}.", reach(step.flow, [step.flow.start]))
                self._hang(prefix + key, inner)
        self._link(program, prefix, planned)
        for key in planned:
            self._hang(prefix + key, [prefix + one for one, step in planned.items() if step.parent == key])
        return [prefix + key for key, step in planned.items() if step.parent not in planned]

    def _link(self, program: Program, prefix: str, planned: dict[str, Step]) -> None:
        for key, step in planned.items():
            for after in step.followers:
                if after in planned:
                    self.link(prefix + key, prefix + after, program.links.get((key, after)))
            for after in _behind_errors(program, step, planned):
                self.edges[prefix + key, prefix + after] = None

    def link(self, before: str, after: str, edge: Edge | None) -> None:
        """A lag is a step of its own between the two, which stands for as long."""
        if edge is not None and edge.lag is not None:
            lag = before + ">" + after.rpartition(".")[2]
            name = {"en": "Lag", "pt-BR": "Intervalo"}
            self.steps[lag] = PlanStep(
                key=lag, node_id=edge.id, kind=LAG, name=name, duration=edge.lag, timeout=edge.lag
            )
            (self.starts if edge.type == "SS" else self.edges)[before, lag] = None
            (self.ends if edge.type == "FF" else self.edges)[lag, after] = None
        elif edge is None or edge.type == "FS":
            self.edges[before, after] = None
        else:
            (self.starts if edge.type == "SS" else self.ends)[before, after] = None

    def _hang(self, owner: str, inner: Sequence[str]) -> None:
        """What lies inside of a step begins when it begins, and it ends after that."""
        if not inner:
            return
        for key in self.entries(inner):
            self.starts[owner, key] = None
        for key in self.exits(inner):
            self.ends[key, owner] = None

    def entries(self, top: Iterable[str]) -> tuple[str, ...]:
        preceded = {after for pairs in (self.edges, self.starts) for _, after in pairs}
        return tuple(key for key in top if key not in preceded)

    def exits(self, top: Iterable[str]) -> tuple[str, ...]:
        followed = {before for pairs in (self.edges, self.ends) for before, _ in pairs}
        return tuple(key for key in top if key not in followed)

    def projection(self, top: Sequence[str]) -> Projection:
        return Projection(
            steps=tuple(self.steps.values()),
            edges=tuple(self.edges),
            entry=self.entries(top),
            exits=self.exits(top),
            starts=tuple(self.starts),
            ends=tuple(self.ends),
            onward=tuple(self.onward),
        )


def _behind_errors(program: Program, step: Step, planned: dict[str, Step]) -> Iterator[str]:
    """Planned steps that what an error port leads to may come to: they have to know first whether it was taken."""
    waiting = [key for key in step.targets.get("error", ()) if key not in planned]
    seen = set(waiting)
    while waiting:
        for after in program.nodes[waiting.pop()].followers:
            if after in planned:
                yield after
            elif after not in seen:
                seen.add(after)
                waiting.append(after)


def kind_of(step: Step) -> str | None:
    """The kind of step of a plan that a node is; an end is one only where it fails."""
    if step.node.kind == "end":
        return FAIL if getattr(step.params, "outcome", "") == "fail" else None
    return step.kind.step


def plan_step(program: Program, step: Step, prefix: str = "") -> PlanStep:
    node, params = step.node, step.params
    group: Value | None = getattr(params, "group", None)
    priority: str | Value | None = getattr(params, "priority", None)
    return PlanStep(
        key=prefix + step.key,
        node_id=node.id,
        kind=kind_of(step) or step.kind.kind,
        name=node.name,
        form=getattr(params, "form", None),
        group=group.const if isinstance(group, Value) else None,
        operation=getattr(params, "operation", None),
        input={entry.to[5:]: entry.source for entry in node.map if entry.to.startswith("task.")},
        duration=getattr(params, "duration", None),
        retry=node.policy.retry,
        timeout=node.policy.timeout,
        when=node.when,
        priority=priority if isinstance(priority, str) else None,
        point_of_no_return=getattr(params, "point_of_no_return", False),
        needs=step.needs,
        asks=_asks(program, step),
        estimate=_estimate(program, step),
    )


def _asks(program: Program, step: Step) -> bool:
    """Whether a task among its sources may be left by another way than to here."""
    return any(
        port != "done" and (program.nodes[source].kind.step or "").startswith("task.") for source, port in step.sources
    )


def _estimate(program: Program, step: Step) -> int:
    """How long one item of a loop, or a wait for a fixed time, will take; the rest is not known."""
    after: Any = getattr(step.params, "after", None)
    if isinstance(after, Value) and after.const is not None:
        return int(parse_duration(after.const).total_seconds())
    if step.node.kind != "for_each":
        return 0
    sketch = Sketch()
    sketch.draw(program, "", reach(program, step.body))
    return _longest(sketch)


def _longest(sketch: Sketch) -> int:
    """The length of the longest way through a body, its own loops once."""
    ends: dict[str, int] = {}
    begins: dict[str, int] = {}
    for key, step in sketch.steps.items():
        before = [ends.get(one, 0) for one, after in sketch.edges if after == key]
        begins[key] = max([*before, *(begins.get(one, 0) for one, after in sketch.starts if after == key)], default=0)
        ends[key] = begins[key] + step.duration_seconds
    return max(ends.values(), default=0)
