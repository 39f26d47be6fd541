"""Plans orders once they are decomposed, extends plans as deferrals are resolved, and holds, releases, cancels them."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.decomposition import queries as decomposition
from orderloom.decomposition.contracts import DeferralState, DomainOrder, DomainOrderLink
from orderloom.decomposition.events import DeferralResolved, FaultResolved
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.inventory.commands import cancel_items
from orderloom.kernel.errors import Unavailable
from orderloom.orchestration.commands.advance import finish_steps, open_ready, take_on
from orderloom.orchestration.commands.choosing import Chooser, branches, chooser
from orderloom.orchestration.commands.hours import hours_of
from orderloom.orchestration.commands.installing import install
from orderloom.orchestration.commands.milestones import expire_late
from orderloom.orchestration.commands.pushing import push_on
from orderloom.orchestration.commands.requesting import by_order, plan_requests
from orderloom.orchestration.commands.wave import opened
from orderloom.orchestration.contracts import CALL_HANDLER, StepKind, TaskState
from orderloom.orchestration.domain.layout import Layout, PlanRequest, Standing
from orderloom.orchestration.domain.moves import Answer, Locked, Moved
from orderloom.orchestration.domain.planner import lay_out
from orderloom.orchestration.domain.template import PRIORITIES
from orderloom.orchestration.store import plans, waves
from orderloom.orchestration.store.standing import forget, pin
from orderloom.orchestration.store.standing import pins as pins_of
from orderloom.ordering import queries as ordering
from orderloom.ordering.commands.progress import start_orders
from orderloom.ordering.contracts import Order, OrderState
from orderloom.platform.db import AuditEntry, UnitOfWork
from orderloom.platform.work_rows import drop_ready

OVER = frozenset({OrderState.COMPLETED, OrderState.CANCELED, OrderState.FAILED})
PLANNABLE = frozenset({OrderState.ACKNOWLEDGED, OrderState.SCHEDULED, OrderState.IN_PROGRESS, OrderState.ON_HOLD})


@command(Permission.ORDER_MANAGE)
async def plan_orders(uow: UnitOfWork, actor: Actor, order_ids: Iterable[UUID]) -> None:
    """Writes the whole plan of decomposed orders, registers what will be installed, and opens what waits for nothing.

    An order that is planned already, or that was canceled meanwhile, is left alone: starting locks the orders, and only
    then are they read.
    """
    ids = set(order_ids)
    found = await start_orders(uow, actor, ids)
    done = await plans.planned(uow, found)
    orders = {key: one for key, one in found.items() if key not in done and one.state in PLANNABLE}
    if not orders:
        return
    domain_orders = list(await decomposition.domain_orders_of(uow, orders))
    chosen = await chooser(uow, orders.values())
    planned, needs = await _plan(uow, actor, chosen, orders, domain_orders)
    await install(uow, actor, domain_orders, _by_owner(chosen, orders), needs)
    for key, steps in planned.items():
        uow.publish(f"order:{key}", {"planned": steps})


async def _plan(
    uow: UnitOfWork,
    actor: Actor,
    chosen: Chooser,
    orders: Mapping[UUID, Order],
    domain_orders: Sequence[DomainOrder],
) -> tuple[dict[UUID, int], list[DomainOrderLink]]:
    """How many steps each order has, and what needs what. The plan itself, which of a large order is most of the
    memory that planning takes, is let go of when it is written."""
    lines = await ordering.lines_of(uow, orders)
    requests = await plan_requests(uow, orders, lines, await branches(uow, chosen, orders, domain_orders))
    layouts = {request.order_id: lay_out(request) for request in requests}
    held = [request.order_id for request in requests if request.held]
    needs = [link for one in requests for link in one.links]
    steps = {key: len(one.steps) for key, one in layouts.items()}
    pins = by_order(chosen.pins)
    await plans.insert_plans(
        uow,
        [(key, key in held, one.end, pins.get(key, {})) for key, one in layouts.items()],
        [step for one in layouts.values() for step in one.steps],
    )
    begun = _begun(layouts.values())
    del requests, layouts
    await take_on(
        uow,
        actor,
        begun,
        Locked(tuple(held)),
        lambda: ordering.scopes_of_known(uow, orders.values(), lines, chosen.accounts),
    )
    return steps, needs


def _by_owner(chosen: Chooser, orders: Mapping[UUID, Order]) -> dict[UUID, CatalogSnapshot]:
    return {key: chosen.snapshots[one.catalog_release_id] for key, one in orders.items()}


async def write_layouts(uow: UnitOfWork, actor: Actor, layouts: Iterable[Layout], locked: Locked) -> None:
    written = list(layouts)
    await plans.insert_steps(uow, [step for layout in written for step in layout.steps])
    await take_on(uow, actor, _begun(written), locked)


def _begun(written: Iterable[Layout]) -> tuple[list[Moved], list[UUID]]:
    """The tasks that open with their plans, and the steps that are reached."""
    layouts = list(written)
    first = [opened(step) for layout in layouts for step in layout.steps if step.state is TaskState.OPEN]
    return first, [key for layout in layouts for key in layout.ready]


@command(Permission.ORDER_MANAGE)
async def extend_plans(uow: UnitOfWork, actor: Actor, resolved: Sequence[DeferralResolved | FaultResolved]) -> None:
    """Adds what deferrals and mended faults brought, then lets go of what waited for them. One that was dropped or
    waived brings nothing.

    What was resolved before its order was planned is no step of the plan: the plan has its domain orders already.
    """
    order_ids = {one.subject for one in resolved}
    locked = await waves.lock(uow, order_ids)
    standing = await plans.standing(uow, order_ids)
    if unplanned := order_ids - standing.keys():
        await _expect_plans(uow, unplanned)
    known = {key for one in standing.values() for key in one.domain_orders}
    fresh = [key for one in resolved if one.subject in standing for key in one.domain_order_ids if key not in known]
    if fresh:
        await _extend(uow, actor, fresh, standing, locked)
    await finish_steps(uow, actor, [Answer(id=_bar(one), order_id=one.subject) for one in resolved])


def _bar(resolved: DeferralResolved | FaultResolved) -> UUID:
    return resolved.deferral_id if isinstance(resolved, DeferralResolved) else resolved.fault_id


@command(Permission.ORDER_MANAGE)
async def bar_plans(uow: UnitOfWork, actor: Actor, order_ids: Iterable[UUID]) -> None:
    """Running plans whose decomposition found a fault: what it is about does not close before it is mended. A plan that
    is not written yet will have its faults."""
    ids = set(order_ids)
    locked = await waves.lock(uow, ids)
    standing = await plans.standing(uow, ids)
    faults = await decomposition.faults_of(uow, standing, open_only=True) if standing else []
    there = await plans.there(uow, [one.id for one in faults])
    layouts = [
        lay_out(
            PlanRequest(
                order_id=key,
                start=uow.now,
                held=key in locked.held,
                priority=0,
                branches=(),
                faults=[one for one in faults if one.order_id == key and one.line_id and one.id not in there],
                standing=one,
            )
        )
        for key, one in standing.items()
    ]
    await plans.patch_steps(uow, [patch for layout in layouts for patch in layout.patches])
    await plans.insert_steps(uow, [step for layout in layouts for step in layout.steps])


async def _expect_plans(uow: UnitOfWork, order_ids: set[UUID]) -> None:
    """A plan may be about to be written from what was true a moment ago; then this is tried again."""
    orders = await ordering.orders_by_id(uow, order_ids)
    if any(order.state in PLANNABLE for order in orders.values()):
        raise Unavailable("The plan of this order is not written yet.")


async def _extend(
    uow: UnitOfWork, actor: Actor, fresh: Sequence[UUID], standing: Mapping[UUID, Standing], locked: Locked
) -> None:
    found = (await decomposition.domain_orders_by_id(uow, fresh)).values()
    owners = await ordering.orders_by_id(uow, {one.order_id for one in found})
    orders = {key: one for key, one in owners.items() if one.state not in OVER}
    domain_orders = [one for one in found if one.order_id in orders]
    if not domain_orders:
        return
    chosen = await chooser(uow, orders.values())
    chosen.pins.update(await pins_of(uow, orders))
    ready = await branches(uow, chosen, orders, domain_orders)
    added = set(fresh)
    links = [one for one in await decomposition.links_of(uow, orders) if {one.source_id, one.target_id} & added]
    deferrals = await decomposition.deferrals_of(uow, orders)
    late = [one for one in deferrals if one.parent_id in added and one.state is DeferralState.WAITING]
    hours = await hours_of(uow, [one.site_id for one in domain_orders])
    requests = [
        PlanRequest(
            order_id=key,
            start=uow.now,
            held=key in locked.held,
            priority=PRIORITIES[order.priority.value],
            branches=[branch for branch in ready if branch.domain_order.order_id == key],
            links=[one for one in links if one.order_id == key],
            deferrals=[one for one in late if one.order_id == key],
            standing=standing[key],
            hours=hours,
        )
        for key, order in orders.items()
    ]
    layouts = [lay_out(request) for request in requests]
    for key, pins in by_order(chosen.pins).items():
        await pin(uow, key, pins)
    await plans.patch_steps(uow, [patch for layout in layouts for patch in layout.patches])
    await plans.insert_steps(uow, [step for layout in layouts for step in layout.steps])
    await push_on(uow, layouts)
    await take_on(uow, actor, _begun(layouts), locked)
    await install(uow, actor, domain_orders, _by_owner(chosen, orders), links)
    await expire_late(uow, late)


@command(Permission.ORDER_MANAGE)
async def hold_plans(uow: UnitOfWork, actor: Actor, order_ids: Iterable[UUID]) -> None:
    """Nothing opens any more until the plan is released; what is open already may be finished."""
    ids = set(order_ids)
    await waves.lock(uow, ids)
    orders = await ordering.orders_by_id(uow, ids)
    paused = [key for key, one in orders.items() if one.state in (OrderState.ON_HOLD, OrderState.AWAITING_INFORMATION)]
    await plans.set_held(uow, paused, True)


@command(Permission.ORDER_MANAGE)
async def release_plans(uow: UnitOfWork, actor: Actor, order_ids: Iterable[UUID]) -> None:
    """Opens what became ready while the plan was held."""
    ids = set(order_ids)
    await waves.lock(uow, ids)
    orders = await ordering.orders_by_id(uow, ids)
    going = [key for key, one in orders.items() if one.state is OrderState.IN_PROGRESS]
    released = await plans.set_held(uow, going, False)
    if released:
        await open_ready(uow, actor, await plans.waiting(uow, released), Locked())


@command(Permission.ORDER_CANCEL)
async def cancel_plans(uow: UnitOfWork, actor: Actor, order_ids: Iterable[UUID]) -> None:
    """Calls off all that is not over, tasks of enrichment included; nothing will be installed."""
    ids = set(order_ids)
    await waves.lock(uow, ids)
    canceled = await plans.cancel(uow, ids)
    uow.audit(
        *(
            AuditEntry(
                subject_type="task",
                subject_id=step,
                order_id=order,
                action="cancel",
                from_state=before,
                to_state=TaskState.CANCELED.value,
            )
            for step, order, kind, before in canceled
            if kind.startswith("task.")
        )
    )
    await drop_ready(uow, CALL_HANDLER, [step for step, _, kind, _ in canceled if kind == StepKind.AUTOMATED])
    await cancel_items(uow, actor, ids)
    await plans.close_plans(uow, ids)
    await forget(uow, ids)
    uow.publish("tasks", {})
