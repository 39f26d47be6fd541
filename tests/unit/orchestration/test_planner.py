"""Laying out plans: what waits for what, what opens at once, when it is expected, and what an extension changes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderloom.catalog.contracts import SpecificationKind
from orderloom.decomposition.contracts import Deferral, DomainOrder, DomainOrderLink, DomainOrderState, LinkType
from orderloom.kernel.ids import new_id
from orderloom.language.projection import PlanStep, Projection
from orderloom.orchestration.contracts import StepKind, TaskState
from orderloom.orchestration.domain.layout import (
    Branch,
    Layout,
    LineShape,
    PlanRequest,
    Standing,
    StandingClose,
    Step,
    StepTerms,
)
from orderloom.orchestration.domain.planner import lay_out
from orderloom.orchestration.domain.schedule import PlanHasCycle
from orderloom.orchestration.domain.template import Template, template_of

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
ORDER = UUID(int=1)


def chain(*keys: str) -> Template:
    """A flow of tasks one after the other."""
    steps = tuple(
        PlanStep(key=key, node_id=key, kind="task.automated", name={"en": key}, duration="PT1H") for key in keys
    )
    edges = tuple(pairwise(keys))
    return template_of(new_id(), Projection(steps=steps, edges=edges, entry=keys[:1], exits=keys[-1:]))


def domain_order(
    line_id: UUID, parent_id: UUID | None = None, *, kind: SpecificationKind = SpecificationKind.SERVICE
) -> DomainOrder:
    return DomainOrder(
        id=new_id(),
        number="SO1",
        order_id=ORDER,
        line_id=line_id,
        parent_id=parent_id,
        relationship=None,
        instance=1,
        position=1,
        kind=kind,
        subtype=None,
        specification="example",
        action="add",
        state=DomainOrderState.DRAFT,
        quantity=Decimal(1),
        characteristics={},
        needs_attention=False,
        account_id=new_id(),
        site_id=None,
        fulfillment_flow=None,
    )


def branch(one: DomainOrder, template: Template | None) -> Branch:
    terms = tuple(StepTerms(shape.seconds, None) for shape in template.steps) if template else ()
    return Branch(domain_order=one, template=template, terms=terms)


def request(branches: Sequence[Branch], lines: Sequence[LineShape], **fields: object) -> PlanRequest:
    given: dict[str, object] = {"order_id": ORDER, "start": START, "held": False, "priority": 0, **fields}
    return PlanRequest(branches=branches, lines=lines, **given)  # type: ignore[arg-type]


def named(layout: Layout) -> dict[str, Step]:
    return {step.key: step for step in layout.steps if step.is_task}


def close_of(layout: Layout, one: DomainOrder) -> Step:
    (found,) = [
        step for step in layout.steps if step.domain_order_id == one.id and step.kind is StepKind.CLOSE_DOMAIN_ORDER
    ]
    return found


def run_to_end(steps: Sequence[Step]) -> list[str]:
    """Closes whatever is released, as a plan would; the kinds and keys in the order in which they closed."""
    blocked = {step.id: step.blocked_by for step in steps}
    by_id = {step.id: step for step in steps}
    ready = [step for step in steps if blocked[step.id] == 0]
    closed: list[str] = []
    for step in ready:
        closed.append(step.key if step.is_task else step.kind.value)
        for after in step.successors:
            blocked[after] -= 1
            if blocked[after] == 0:
                ready.append(by_id[after])
    return closed


def test_first_tasks_open_and_each_close_waits_for_what_is_under_it() -> None:
    line = new_id()
    product, service = domain_order(line), None
    service = domain_order(line, product.id)
    layout = lay_out(
        request([branch(product, chain("bill")), branch(service, chain("build", "test"))], [LineShape(id=line)])
    )
    tasks = named(layout)
    assert {key: step.state for key, step in tasks.items()} == {
        "bill": TaskState.OPEN,
        "build": TaskState.OPEN,
        "test": TaskState.PLANNED,
    }
    assert tasks["build"].successors == [tasks["test"].id]
    assert close_of(layout, service).blocked_by == 1
    assert close_of(layout, product).blocked_by == 2
    assert run_to_end(layout.steps) == [
        "bill", "build", "test", "close.domain_order", "close.domain_order", "close.line", "close.order",
    ]  # fmt: skip


def test_a_required_target_is_done_before_its_source_begins() -> None:
    line = new_id()
    voice, access = domain_order(line), domain_order(line)
    link = DomainOrderLink(order_id=ORDER, source_id=voice.id, target_id=access.id, type=LinkType.REQUIRES)
    layout = lay_out(
        request([branch(voice, chain("register")), branch(access, chain("dig"))], [LineShape(id=line)], links=[link])
    )
    tasks = named(layout)
    assert (tasks["register"].state, tasks["register"].blocked_by) == (TaskState.PLANNED, 1)
    assert tasks["dig"].state is TaskState.OPEN
    assert tasks["register"].planned_start == START + timedelta(hours=1)
    assert layout.end == START + timedelta(hours=2)
    assert close_of(layout, access).successors[-1] == tasks["register"].id


def test_a_source_closes_after_what_it_shares() -> None:
    first, second = new_id(), new_id()
    internet, voice = domain_order(first), domain_order(second)
    access = domain_order(first, internet.id)
    link = DomainOrderLink(order_id=ORDER, source_id=voice.id, target_id=access.id, type=LinkType.SHARES)
    branches = [branch(internet, chain("a")), branch(voice, chain("b")), branch(access, chain("c"))]
    layout = lay_out(request(branches, [LineShape(id=first), LineShape(id=second)], links=[link]))
    assert {key: step.state for key, step in named(layout).items()} == dict.fromkeys("abc", TaskState.OPEN)
    assert close_of(layout, voice).blocked_by == 2


def test_a_line_without_domain_orders_closes_after_its_children() -> None:
    bundle, child = LineShape(id=new_id()), new_id()
    one = domain_order(child)
    layout = lay_out(request([branch(one, chain("a"))], [bundle, LineShape(id=child, parent_id=bundle.id)]))
    assert run_to_end(layout.steps) == ["a", "close.domain_order", "close.line", "close.line", "close.order"]
    lines = [step.line_id for step in layout.steps if step.kind is StepKind.CLOSE_LINE]
    assert lines == [bundle.id, child]


def test_a_waiting_deferral_keeps_parent_and_line_from_closing() -> None:
    line = new_id()
    one = domain_order(line)
    deferral = Deferral(
        id=new_id(), order_id=ORDER, line_id=line, parent_id=one.id, relationship="r", target="t", waits_for=("x",)
    )
    layout = lay_out(request([branch(one, chain("a"))], [LineShape(id=line)], deferrals=[deferral]))
    assert close_of(layout, one).blocked_by == 2
    assert run_to_end(layout.steps) == ["a"]
    assert layout.ready == ()


def test_a_held_plan_opens_nothing() -> None:
    line = new_id()
    layout = lay_out(request([branch(domain_order(line), chain("a"))], [LineShape(id=line)], held=True))
    assert named(layout)["a"].state is TaskState.PLANNED


def test_without_a_flow_the_first_task_is_to_choose_one() -> None:
    line = new_id()
    layout = lay_out(request([branch(domain_order(line), None)], [LineShape(id=line)]))
    (step,) = [step for step in layout.steps if step.kind is StepKind.CONFIGURATION]
    assert (step.state, step.gated, layout.ready) == (TaskState.PLANNED, True, (step.id,))


def test_an_extension_is_wired_to_what_stands() -> None:
    line = new_id()
    site, routing = domain_order(line), None
    routing = domain_order(line, site.id)
    standing = Standing(
        domain_orders={site.id: StandingClose(step_id=UUID(int=7), line_id=line, open=True, entries=(UUID(int=8),))},
        lines={line: UUID(int=9)},
    )
    link = DomainOrderLink(order_id=ORDER, source_id=site.id, target_id=routing.id, type=LinkType.REQUIRES)
    layout = lay_out(request([branch(routing, chain("peer"))], (), standing=standing, links=[link]))
    close = close_of(layout, routing)
    assert close.successors == [UUID(int=7), UUID(int=8)]
    assert {patch.step_id: (patch.blocked_by, patch.successors) for patch in layout.patches} == {
        UUID(int=7): (1, []),
        UUID(int=8): (1, []),
    }
    assert named(layout)["peer"].state is TaskState.OPEN


def test_an_extension_does_not_wait_for_what_is_over() -> None:
    line = new_id()
    done, late = domain_order(line), domain_order(line)
    standing = Standing(
        domain_orders={done.id: StandingClose(step_id=UUID(int=7), line_id=line, open=False)}, lines={line: UUID(int=9)}
    )
    link = DomainOrderLink(order_id=ORDER, source_id=late.id, target_id=done.id, type=LinkType.REQUIRES)
    layout = lay_out(request([branch(late, chain("a"))], (), standing=standing, links=[link]))
    assert named(layout)["a"].state is TaskState.OPEN
    assert [patch.step_id for patch in layout.patches] == [UUID(int=9)]


def test_domain_orders_that_wait_for_each_other_are_refused() -> None:
    line = new_id()
    one, other = domain_order(line), domain_order(line)
    links = [
        DomainOrderLink(order_id=ORDER, source_id=a.id, target_id=b.id, type=LinkType.REQUIRES)
        for a, b in ((one, other), (other, one))
    ]
    with pytest.raises(PlanHasCycle):
        lay_out(request([branch(one, chain("a")), branch(other, chain("b"))], [LineShape(id=line)], links=links))


@st.composite
def orders(draw: st.DrawFn) -> PlanRequest:
    """Any forest of domain orders over some lines, with links that only lead to earlier ones."""
    lines = [LineShape(id=new_id()) for _ in range(draw(st.integers(1, 4)))]
    made: list[DomainOrder] = []
    links: list[DomainOrderLink] = []
    for _ in range(draw(st.integers(0, 12))):
        parent = draw(st.sampled_from([None, *made]))
        line = parent.line_id if parent else draw(st.sampled_from(lines)).id
        one = domain_order(line, parent.id if parent else None)
        ancestors = _ancestors(made, one)
        targets = [other for other in made if other.id not in ancestors and not _has_children(made, other)]
        if targets and draw(st.booleans()):
            target = draw(st.sampled_from(targets))
            kind = draw(st.sampled_from(list(LinkType)))
            links.append(DomainOrderLink(order_id=ORDER, source_id=one.id, target_id=target.id, type=kind))
        made.append(one)
    templates = [chain("a"), chain("a", "b"), chain("a", "b", "c")]
    return request([branch(one, draw(st.sampled_from(templates))) for one in made], lines, links=links)


def _ancestors(made: Sequence[DomainOrder], one: DomainOrder) -> set[UUID]:
    by_id: Mapping[UUID, DomainOrder] = {other.id: other for other in made}
    found: set[UUID] = set()
    while one.parent_id is not None:
        found.add(one.parent_id)
        one = by_id[one.parent_id]
    return found


def _has_children(made: Sequence[DomainOrder], one: DomainOrder) -> bool:
    return any(other.parent_id == one.id for other in made)


@given(orders())
def test_every_plan_counts_right_and_runs_to_its_end(asked: PlanRequest) -> None:
    try:
        layout = lay_out(asked)
    except PlanHasCycle:
        return
    incoming = Counter(after for step in layout.steps for after in step.successors)
    assert {step.id: step.blocked_by for step in layout.steps} == {step.id: incoming[step.id] for step in layout.steps}
    closed = run_to_end(layout.steps)
    assert len(closed) == len(layout.steps)
    assert closed[-1] == "close.order"
    starts = {step.id: step.planned_start for step in layout.steps}
    for step in layout.steps:
        for after in step.successors:
            begins, ends = starts[after], step.planned_end
            assert begins is not None
            assert ends is not None
            assert begins >= ends
