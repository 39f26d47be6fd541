"""Lays out the plan of an order: which steps there are, what each waits for, and when it is expected.

Everything is counted: a step knows how many steps it waits for and which steps wait for it, so that releasing a plan
never needs the graph again. A domain order closes after its flow, its children and what it shares; a line after its
domain orders; the order after its lines; a waiting deferral or a fault of decomposition keeps its domain order and its
line from closing.
"""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from orderloom.decomposition.contracts import DomainOrder, DomainOrderLink, LinkType
from orderloom.kernel.ids import new_id
from orderloom.orchestration.contracts import StepKind, TaskState
from orderloom.orchestration.domain.layout import Branch, Layout, Patch, PlanRequest, Step
from orderloom.orchestration.domain.progress import AGREEMENT_KEY
from orderloom.orchestration.domain.schedule import schedule
from orderloom.orchestration.domain.template import StepShape

CLOSE_KEY = "close"
CONFIGURATION_KEY = "configuration"
CONFIGURATION_NAME = {"en": "Choose a fulfillment flow", "pt-BR": "Escolher um fluxo de atendimento"}


class _Builder:
    """The plan while it is being laid out; `places` finds new steps by id, `patches` changes of standing ones."""

    def __init__(self, request: PlanRequest) -> None:
        self.request = request
        self.steps: list[Step] = []
        self.places: dict[UUID, Step] = {}
        self.patches: dict[UUID, Patch] = {}
        self.closes: dict[UUID, UUID] = {key: one.step_id for key, one in request.standing.domain_orders.items()}
        self.entries: dict[UUID, tuple[UUID, ...]] = {
            key: one.entries for key, one in request.standing.domain_orders.items()
        }
        self.line_closes: dict[UUID, UUID] = dict(request.standing.lines)
        self.required = {(one.source_id, one.target_id) for one in request.links if one.type is LinkType.REQUIRES}
        self.lines = {
            **{key: one.line_id for key, one in request.standing.domain_orders.items()},
            **{branch.domain_order.id: branch.domain_order.line_id for branch in request.branches},
        }

    def add(self, step: Step) -> Step:
        self.steps.append(step)
        self.places[step.id] = step
        return step

    def edge(self, before: UUID, after: UUID) -> None:
        """`after` waits for `before`; either may be a new step or one that stands. A closed one holds nobody up."""
        first, then = self.places.get(before), self.places.get(after)
        if first is not None:
            first.successors.append(after)
        else:
            self._patch(before).successors.append(after)
        if then is not None:
            then.blocked_by += 1
        else:
            self._patch(after).blocked_by += 1

    def _patch(self, step_id: UUID) -> Patch:
        return self.patches.setdefault(step_id, Patch(step_id=step_id))

    def closing(self, kind: StepKind, line_id: UUID | None, domain_order_id: UUID | None) -> Step:
        return self.add(
            Step(
                id=new_id(),
                order_id=self.request.order_id,
                key=CLOSE_KEY,
                kind=kind,
                line_id=line_id,
                domain_order_id=domain_order_id,
            )
        )

    def is_over(self, domain_order_id: UUID) -> bool:
        standing = self.request.standing.domain_orders.get(domain_order_id)
        return standing is not None and not standing.open


def lay_out(request: PlanRequest) -> Layout:
    """The steps of an order's plan, or those that an extension adds and the patches of those that stand."""
    builder = _Builder(request)
    _close_lines(builder)
    new = [branch.domain_order for branch in request.branches if branch.domain_order.id not in builder.closes]
    for one in new:
        builder.closes[one.id] = builder.closing(StepKind.CLOSE_DOMAIN_ORDER, one.line_id, one.id).id
    for branch in request.branches:
        _instantiate(builder, branch)
    for one in new:
        _hang(builder, one)
    for link in request.links:
        _link(builder, link)
    for deferral in request.deferrals:
        _bar(builder, StepKind.DEFERRAL, deferral.id, deferral.line_id, deferral.parent_id)
    for fault in request.faults:
        _bar(builder, StepKind.FAULT, fault.id, fault.line_id, fault.domain_order_id)
    end = schedule(builder.steps, builder.places, request.start, request.hours)
    if not request.held:
        open_first(builder.steps, builder.places)
    return Layout(
        steps=tuple(builder.steps), patches=tuple(builder.patches.values()), ready=ready(builder.steps), end=end
    )


def _close_lines(builder: _Builder) -> None:
    lines = builder.request.lines
    if not lines:
        return
    close_order = builder.closing(StepKind.CLOSE_ORDER, None, None)
    for line in lines:
        close = builder.closing(StepKind.CLOSE_LINE, line.id, None)
        close.key = AGREEMENT_KEY if line.asks_for_agreement else CLOSE_KEY
        builder.line_closes[line.id] = close.id
    for line in lines:
        builder.edge(builder.line_closes[line.id], close_order.id)
        if line.parent_id is not None and line.parent_id in builder.line_closes:
            builder.edge(builder.line_closes[line.id], builder.line_closes[line.parent_id])


def _instantiate(builder: _Builder, branch: Branch) -> None:
    """The steps of one domain order's flow, wired to each other and to its close."""
    one, template = branch.domain_order, branch.template
    if template is None:
        step = _configuration(builder, one)
        builder.edge(step.id, builder.closes[one.id])
        builder.entries[one.id] = (step.id,)
        return
    made = [_step(builder, branch, shape, place) for place, shape in enumerate(template.steps)]
    for step, shape in zip(made, template.steps, strict=True):
        wire(step, shape, made)
    for place in template.exits:
        builder.edge(made[place].id, builder.closes[one.id])
    for place in template.entries:
        made[place].entry = True
    builder.entries[one.id] = tuple(made[place].id for place in template.entries)


def wire(step: Step, shape: StepShape, made: Sequence[Step]) -> None:
    """Counts and followers of a step among the steps made from its template."""
    step.blocked_by, step.ends_after = shape.waits, shape.ends_after
    step.successors = [made[place].id for place in shape.followers]
    if shape.on_start:
        step.on_start = [made[place].id for place in shape.on_start]
    if shape.on_end:
        step.on_end = [made[place].id for place in shape.on_end]


def _step(builder: _Builder, branch: Branch, shape: StepShape, place: int) -> Step:
    one, terms = branch.domain_order, branch.terms[place]
    assert branch.template is not None
    return builder.add(
        Step(
            id=new_id(),
            order_id=builder.request.order_id,
            key=shape.key,
            kind=shape.kind,
            line_id=one.line_id,
            domain_order_id=one.id,
            gated=shape.gated,
            flow_version_id=branch.template.flow_version_id,
            shape=shape,
            name=shape.name,
            group_id=terms.group_id,
            priority=builder.request.priority if shape.priority is None else shape.priority,
            seconds=terms.seconds,
            site_id=one.site_id,
        )
    )


def _configuration(builder: _Builder, one: DomainOrder) -> Step:
    return builder.add(
        Step(
            id=new_id(),
            order_id=builder.request.order_id,
            key=CONFIGURATION_KEY,
            kind=StepKind.CONFIGURATION,
            line_id=one.line_id,
            domain_order_id=one.id,
            gated=True,
            entry=True,
            name=CONFIGURATION_NAME,
            priority=builder.request.priority,
        )
    )


def _hang(builder: _Builder, one: DomainOrder) -> None:
    """A child's close lets its parent close; the line waits for every domain order that has no parent within it.

    What is switched off goes the other way round: parents first, as their links say, and the line waits for each.
    """
    close = builder.closes[one.id]
    reverse = (one.id, one.parent_id) in builder.required
    parent = builder.closes.get(one.parent_id) if one.parent_id and not reverse else None
    if parent is not None:
        builder.edge(close, parent)
    if one.line_id in builder.line_closes and (reverse or not _parent_in_line(builder, one)):
        builder.edge(close, builder.line_closes[one.line_id])
    if one.choice is not None:
        _choose_first(builder, one)


def _choose_first(builder: _Builder, one: DomainOrder) -> None:
    """Nothing is done before a manager has picked the item that it is about."""
    _bar(builder, StepKind.CHOICE, one.id, one.line_id, one.id)
    for entry in builder.entries.get(one.id, ()):
        builder.edge(one.id, entry)


def _parent_in_line(builder: _Builder, one: DomainOrder) -> bool:
    return one.parent_id is not None and builder.lines.get(one.parent_id) == one.line_id


def _link(builder: _Builder, link: DomainOrderLink) -> None:
    """A required target is done before its source begins; a shared one before its source closes."""
    if link.source_id not in builder.closes or link.target_id not in builder.closes or builder.is_over(link.target_id):
        return
    before = builder.closes[link.target_id]
    entries = builder.entries.get(link.source_id, ()) if link.type is LinkType.REQUIRES else ()
    for entry in entries:
        builder.edge(before, entry)
    if not entries and not builder.is_over(link.source_id):
        builder.edge(before, builder.closes[link.source_id])


def _bar(builder: _Builder, kind: StepKind, bar: UUID, line_id: UUID | None, domain_order_id: UUID | None) -> None:
    """A step that ends when a deferral is resolved or a fault mended; until then nothing above it closes."""
    step = builder.add(
        Step(
            id=bar,
            order_id=builder.request.order_id,
            key=f"{kind.partition('.')[2]}.{bar}",
            kind=kind,
            line_id=line_id,
            domain_order_id=domain_order_id,
            blocked_by=1,
        )
    )
    if domain_order_id is not None and domain_order_id in builder.closes and not builder.is_over(domain_order_id):
        builder.edge(step.id, builder.closes[domain_order_id])
    if line_id is not None and line_id in builder.line_closes:
        builder.edge(step.id, builder.line_closes[line_id])


def open_first(steps: Iterable[Step], places: Mapping[UUID, Step]) -> None:
    """Opens tasks that wait for nothing, and then those that wait for no more than their start."""
    waiting = [step for step in steps if step.blocked_by == 0 and step.is_task and not step.gated]
    while waiting:
        step = waiting.pop()
        step.state = TaskState.OPEN
        for after in step.on_start:
            then = places[after]
            then.blocked_by -= 1
            if then.blocked_by == 0 and then.is_task and not then.gated:
                waiting.append(then)


def ready(steps: Iterable[Step]) -> tuple[UUID, ...]:
    """Steps with nothing before them that fire rather than open."""
    return tuple(step.id for step in steps if step.blocked_by == 0 and (step.gated or not step.is_task))
