"""Gives domain orders whose flow could not be found one after all: the policy or the catalog was mended meanwhile."""

from collections.abc import Sequence

from orderloom.decomposition import queries as decomposition
from orderloom.identity.contracts import Actor
from orderloom.orchestration.commands.advance import fail_tasks, finish_steps
from orderloom.orchestration.commands.choosing import branches, chooser
from orderloom.orchestration.commands.gates import unconfigured
from orderloom.orchestration.commands.hours import hours_of
from orderloom.orchestration.commands.plan import write_layouts
from orderloom.orchestration.commands.requesting import by_order
from orderloom.orchestration.domain.layout import PlanRequest
from orderloom.orchestration.domain.moves import Answer, Locked, Moved
from orderloom.orchestration.domain.planner import lay_out
from orderloom.orchestration.domain.template import PRIORITIES
from orderloom.orchestration.store import plans
from orderloom.orchestration.store.standing import pin
from orderloom.orchestration.store.standing import pins as pins_of
from orderloom.ordering import queries as ordering
from orderloom.platform.db import UnitOfWork


async def configure(uow: UnitOfWork, actor: Actor, steps: Sequence[Moved], locked: Locked) -> None:
    """Plans the domain orders of these configuration steps, or fails the steps again."""
    if not steps:
        return
    ids = [step.domain_order_id for step in steps if step.domain_order_id is not None]
    domain_orders = await decomposition.domain_orders_by_id(uow, ids)
    orders = await ordering.orders_by_id(uow, {one.order_id for one in domain_orders.values()})
    chosen = await chooser(uow, orders.values())
    chosen.pins.update(await pins_of(uow, orders))
    ready = [one for one in await branches(uow, chosen, orders, list(domain_orders.values())) if one.template]
    standing = await plans.standing(uow, orders)
    hours = await hours_of(uow, [branch.domain_order.site_id for branch in ready])
    layouts = [
        lay_out(
            PlanRequest(
                order_id=branch.domain_order.order_id,
                start=uow.now,
                held=branch.domain_order.order_id in locked.held,
                priority=PRIORITIES[orders[branch.domain_order.order_id].priority.value],
                branches=[branch],
                standing=standing[branch.domain_order.order_id],
                hours=hours,
            )
        )
        for branch in ready
    ]
    for key, added in by_order(chosen.pins).items():
        await pin(uow, key, added)
    await plans.patch_steps(uow, [patch for layout in layouts for patch in layout.patches])
    await write_layouts(uow, actor, layouts, locked)
    found = {branch.domain_order.id for branch in ready}
    done = [step for step in steps if step.domain_order_id in found]
    await finish_steps(uow, actor, [Answer(id=step.id, order_id=step.order_id) for step in done])
    await fail_tasks(uow, [unconfigured(step) for step in steps if step.domain_order_id not in found])
