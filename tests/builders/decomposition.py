"""Carries a decomposition on as the database would: what one round decided is what the next one finds."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from orderloom.decomposition.contracts import DomainOrder, DomainOrderState
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.decompose import Decomposition, Standing, WaitingDeferral, resume
from orderloom.decomposition.domain.inputs import OrderToDecompose
from orderloom.decomposition.domain.nodes import Node
from orderloom.kernel.ids import new_id


def stored(order: OrderToDecompose, node: Node) -> DomainOrder:
    specification = node.spec.specification
    return DomainOrder(
        id=node.id,
        number=f"X{node.position}",
        order_id=order.id,
        line_id=node.line.id,
        parent_id=node.parent.id if node.parent is not None else None,
        relationship=node.relationship,
        instance=node.instance,
        kind=specification.kind,
        subtype=specification.subtype,
        specification=node.spec.key,
        action=node.action or "",
        state=DomainOrderState.DRAFT,
        quantity=node.quantity,
        characteristics=dict(node.stored_characteristics()),
        needs_attention=node.attention,
        account_id=order.account_id,
        site_id=node.line.site_id,
        fulfillment_flow=specification.fulfillment_flow,
        position=node.position,
        item_id=node.item.id if node.item is not None else None,
        parent_item_id=node.parent_item,
        uses=node.uses,
        choice=node.choice,
    )


def after(order: OrderToDecompose, found: Decomposition, before: Standing | None = None) -> Standing:
    """What stands once `found` is saved on top of `before`."""
    before = before or Standing(())
    changed = {node.id: stored(order, node) for node in found.changed}
    made = tuple(stored(order, node) for node in found.made)
    ended = {one.id for one in found.resolved} | {one.id for one in found.waiting}
    waiting = tuple(WaitingDeferral(one.id, one.node, one.relationship, one.waits) for one in found.waiting)
    return Standing(
        (*(changed.get(one.id, one) for one in before.domain_orders), *made),
        (*before.links, *found.links),
        (*(one for one in before.deferrals if one.id not in ended), *waiting),
    )


def answer(
    order: OrderToDecompose,
    catalog: CompiledCatalog,
    standing: Standing,
    writes: Mapping[UUID, Mapping[str, Any]],
) -> tuple[OrderToDecompose, Decomposition]:
    """Writes answers to lines and domain orders; the order then has those of its lines."""
    lines = tuple(
        msgspec.structs.replace(one, characteristics={**one.characteristics, **writes.get(one.id, {})})
        for one in order.lines
    )
    answered = msgspec.structs.replace(order, lines=lines)
    return answered, resume(answered, catalog, standing, writes, new_id)
