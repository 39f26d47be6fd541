"""Adds steps to plans that run: what a loop, another round, an error port or an undoing brings."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from orderloom.decomposition import queries as decomposition
from orderloom.orchestration.commands.choosing import chooser
from orderloom.orchestration.commands.hours import hours_of
from orderloom.orchestration.domain.growing import Addition, Grown, grow
from orderloom.orchestration.domain.moves import Locked, Moved
from orderloom.orchestration.domain.routing import Growth
from orderloom.orchestration.domain.template import PRIORITIES, template_of
from orderloom.orchestration.store import plans, steps
from orderloom.ordering import queries as ordering
from orderloom.platform.db import UnitOfWork


async def add(uow: UnitOfWork, growths: Sequence[tuple[Moved, Growth]], locked: Locked) -> Grown:
    """Writes what is to be added; the tasks that are open by that, and the steps that are ready to be reached."""
    wanted = [(gate, growth) for gate, growth in growths if growth.projection.steps]
    whole = Grown()
    if not wanted:
        return whole
    for addition in await _additions(uow, wanted, locked):
        one = grow(addition)
        whole.steps += one.steps
        whole.patches += one.patches
        whole.ready += one.ready
    await plans.patch_steps(uow, whole.patches)
    await plans.insert_steps(uow, whole.steps)
    return whole


async def _additions(uow: UnitOfWork, wanted: Sequence[tuple[Moved, Growth]], locked: Locked) -> list[Addition]:
    order_ids = {gate.order_id for gate, _ in wanted}
    ids = {gate.domain_order_id for gate, _ in wanted if gate.domain_order_id is not None}
    domain_orders = await decomposition.domain_orders_by_id(uow, ids)
    orders = await ordering.orders_by_id(uow, order_ids)
    known = await _ids(uow, order_ids, ids)
    closes = await steps.closes(uow, order_ids, ids)
    chosen = await chooser(uow, orders.values())
    hours = await hours_of(uow, [one.site_id for one in domain_orders.values()])
    additions: list[Addition] = []
    for gate, growth in wanted:
        assert gate.domain_order_id is not None
        one, order = domain_orders[gate.domain_order_id], orders[gate.order_id]
        template = template_of(gate.flow_version_id, growth.projection)
        additions.append(
            Addition(
                domain_order=one,
                template=template,
                terms=chosen.terms_of(order, one, template),
                priority=PRIORITIES[order.priority.value],
                start=uow.now,
                held=gate.order_id in locked.held,
                growth=growth,
                close=closes[gate.domain_order_id],
                standing=known[gate.domain_order_id],
                hours=hours,
            )
        )
    return additions


async def _ids(uow: UnitOfWork, order_ids: set[UUID], domain_order_ids: set[UUID]) -> Mapping[UUID, Mapping[str, UUID]]:
    """The steps that stand, by domain order and address; of several visits the last."""
    found: dict[UUID, dict[str, UUID]] = {one: {} for one in domain_order_ids}
    rows = await steps.of_domain_orders(uow, order_ids, domain_order_ids)
    for row in sorted(rows, key=lambda row: row.visit):
        found[row.domain_order_id][row.key] = row.id
    return found
