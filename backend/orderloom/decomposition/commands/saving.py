"""Turns what was decided into rows, for a whole set of orders at once."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import msgspec

from orderloom.decomposition import store
from orderloom.decomposition.contracts import Component, DeferralState, DomainOrderState
from orderloom.decomposition.domain.decompose import Decomposition
from orderloom.decomposition.domain.inputs import OrderToDecompose
from orderloom.decomposition.domain.nodes import Node
from orderloom.decomposition.domain.waiting import WaitingTarget
from orderloom.decomposition.store import COMPONENT, DEFERRAL, DOMAIN_ORDER, LINK, ROUND, WAIT
from orderloom.kernel import json
from orderloom.platform.db import UnitOfWork


class Decided(msgspec.Struct, frozen=True):
    """The outcome of one round for one order. One that `mends` is kept even when it decides nothing, for its release:
    later rounds go on with it."""

    order: OrderToDecompose
    outcome: Decomposition
    release_id: UUID
    round: int
    mends: bool = False


async def save_new(uow: UnitOfWork, decided: Iterable[Decided]) -> None:
    """What came to be: domain orders, links, parts, deferrals and the verdicts, in one statement for all but very large
    orders. Each row is made when it is written."""
    whole = list(decided)
    rows: dict[Any, Iterable[dict[str, Any]]] = {
        DOMAIN_ORDER: (_domain_order(one.order, node) for one in whole for node in one.outcome.made),
        LINK: (json.to_builtins(link) for one in whole for link in one.outcome.links),
        DEFERRAL: (_deferral(one.order.id, new) for one in whole for new in one.outcome.waiting if new.new),
        COMPONENT: (_component(one.order.id, part) for one in whole for part in one.outcome.components),
        WAIT: (wait for one in whole for waiting in one.outcome.waiting for wait in _waits(one.order.id, waiting)),
        ROUND: (_round(one) for one in whole if one.round == 1 or one.mends or one.outcome.verdicts),
    }
    await store.insert_all(uow, rows)


def _round(one: Decided) -> dict[str, Any]:
    return {
        "order_id": one.order.id,
        "round": one.round,
        "catalog_release_id": one.release_id,
        "verdicts": one.outcome.verdicts,
    }


async def save_changed(uow: UnitOfWork, decided: Iterable[Decided]) -> None:
    """What became of domain orders and deferrals that were there before."""
    nodes: list[Node] = []
    ended: dict[UUID, DeferralState] = {}
    moved: Mapping[UUID, list[dict[str, Any]]] = {}
    for one in decided:
        nodes.extend(one.outcome.changed)
        ended.update((resolved.id, resolved.state) for resolved in one.outcome.resolved)
        moved = {
            **moved,
            **{waiting.id: json.to_builtins(waiting.waits) for waiting in one.outcome.waiting if not waiting.new},
        }
    if nodes:
        await store.save_changed(uow, [_changed(node) for node in nodes])
    if ended:
        await store.resolve(uow, ended, uow.now)
    if moved:
        await store.rewait(uow, moved)


def _domain_order(order: OrderToDecompose, node: Node) -> dict[str, Any]:
    specification = node.spec.specification
    return {
        "id": node.id,
        "order_id": order.id,
        "line_id": node.line.id,
        "parent_id": node.parent.id if node.parent is not None else None,
        "relationship": node.relationship,
        "instance": node.instance,
        "position": node.position,
        "kind": specification.kind,
        "subtype": specification.subtype,
        "specification": node.spec.key,
        "fulfillment_flow": specification.fulfillment_flow,
        "action": node.action,
        "state": DomainOrderState.DRAFT,
        "quantity": node.quantity,
        "characteristics": node.stored_characteristics(),
        "needs_attention": node.attention,
        "account_id": order.account_id,
        "site_id": node.line.site_id,
        "item_id": node.item.id if node.item is not None else None,
        "parent_item_id": node.parent_item,
        "uses": json.to_builtins(node.uses),
        "choice": json.to_builtins(node.choice),
    }


def _changed(node: Node) -> dict[str, Any]:
    return {"id": node.id, "characteristics": node.stored_characteristics(), "needs_attention": node.attention}


def _component(order_id: UUID, part: Component) -> dict[str, Any]:
    return {**json.to_builtins(part), "order_id": order_id}


def _deferral(order_id: UUID, waiting: WaitingTarget) -> dict[str, Any]:
    return {
        "id": waiting.id,
        "order_id": order_id,
        "line_id": waiting.line,
        "parent_id": waiting.node,
        "relationship": waiting.relationship,
        "target": waiting.target,
        "waits": json.to_builtins(waiting.waits),
        "state": DeferralState.WAITING,
        "expires_at": waiting.expires_at,
    }


def _waits(order_id: UUID, waiting: WaitingTarget) -> Iterable[dict[str, Any]]:
    for wait in waiting.waits:
        yield {
            "order_id": order_id,
            "characteristic": wait.characteristic,
            "subject_id": wait.subject,
            "deferral_id": waiting.id,
        }
