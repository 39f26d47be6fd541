"""What the plans of orders are asked of: their branches, lines and links, what waits and what is wrong, by order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.decomposition import queries as decomposition
from orderloom.decomposition.contracts import DomainOrder, DomainOrderLink
from orderloom.orchestration.commands.hours import hours_of
from orderloom.orchestration.domain.layout import Branch, LineShape, PlanRequest
from orderloom.orchestration.domain.template import PRIORITIES
from orderloom.ordering.contracts import Order, OrderLine, OrderState
from orderloom.platform.db import UnitOfWork

T = TypeVar("T", DomainOrder, DomainOrderLink, OrderLine)


async def plan_requests(
    uow: UnitOfWork,
    orders: Mapping[UUID, Order],
    known: Sequence[OrderLine],
    ready: Sequence[Branch],
) -> list[PlanRequest]:
    grouped: dict[UUID, list[Branch]] = defaultdict(list)
    for branch in ready:
        grouped[branch.domain_order.order_id].append(branch)
    linked, waiting, faulty = await decomposition.beside(uow, orders)
    links, lines = _by_order(linked), _by_order(known)
    faults = [one for one in faulty if one.line_id is not None]
    snapshots = {id_: await catalog.snapshot(uow, id_) for id_ in {one.catalog_release_id for one in orders.values()}}
    hours = await hours_of(uow, [branch.domain_order.site_id for branch in ready])
    return [
        PlanRequest(
            order_id=key,
            start=max(uow.now, order.requested_start) if order.requested_start else uow.now,
            held=order.state in (OrderState.SCHEDULED, OrderState.ON_HOLD),
            priority=PRIORITIES[order.priority.value],
            branches=grouped[key],
            links=links[key],
            lines=[_shape(line, snapshots[order.catalog_release_id]) for line in lines[key]],
            deferrals=[one for one in waiting if one.order_id == key],
            faults=[one for one in faults if one.order_id == key],
            hours=hours,
        )
        for key, order in orders.items()
    ]


def by_order(pins: Mapping[tuple[UUID, UUID], Mapping[str, UUID]]) -> dict[UUID, dict[UUID, Mapping[str, UUID]]]:
    """What flows are pinned to, by order and then by flow version."""
    found: dict[UUID, dict[UUID, Mapping[str, UUID]]] = defaultdict(dict)
    for (order, version), named in pins.items():
        found[order][version] = named
    return found


def _by_order(rows: Iterable[T]) -> dict[UUID, list[T]]:
    grouped: dict[UUID, list[T]] = defaultdict(list)
    for row in rows:
        grouped[row.order_id].append(row)
    return grouped


def _shape(line: OrderLine, snapshot: CatalogSnapshot) -> LineShape:
    sold = snapshot.offerings.get(line.offering or "")
    asks = sold is not None and (sold.contract is not None or bool(sold.entitlements))
    return LineShape(id=line.id, parent_id=line.parent_line_id, asks_for_agreement=asks)
