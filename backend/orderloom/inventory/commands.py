"""What other contexts have inventory do, as orders are planned, closed and canceled."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission, Scope
from orderloom.inventory import store
from orderloom.inventory.contracts import ItemState, NewAgreement, NewChange, NewItem, NewLink
from orderloom.inventory.domain.agreements import contract_end
from orderloom.inventory.domain.changing import PENDING, VERBS
from orderloom.inventory.domain.lifecycle import ITEM
from orderloom.inventory.events import ProductsChanged
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError, Kind, Problem
from orderloom.kernel.ids import new_id
from orderloom.platform.db import AuditEntry, Row, UnitOfWork

EVERYWHERE = Scope(kind="all")


class ItemBusy(DomainError):
    """Two orders can't change one item at once; the second one is tried again when the first one is over."""

    kind = Kind.CONFLICT
    code = "inventory.item_busy"


@command(Permission.ORDER_MANAGE)
async def register_items(
    uow: UnitOfWork, actor: Actor, items: Sequence[NewItem], links: Sequence[NewLink] = ()
) -> None:
    """Items to come, pending install, and what needs what; what is registered already is left as it is."""
    made = {item.domain_order_id: new_id() for item in items}
    named = {item.parent for item in items} | {end for link in links for end in (link.source, link.target)}
    elsewhere = {one for one in named if one is not None and one not in made}
    known = {**(await store.item_ids(uow, elsewhere) if elsewhere else {}), **made}
    await store.insert_items(uow, [_row(item, made, known) for item in items], [_link(one, known) for one in links])
    _tell(uow, ((item.kind, item.account_id) for item in items))


def _tell(uow: UnitOfWork, moved: Iterable[tuple[str, UUID]]) -> None:
    """`moved` are kinds of items with their accounts."""
    accounts = {account for kind, account in moved if kind == "product"}
    uow.announce(*(ProductsChanged(subject=one) for one in sorted(accounts)))


def _told(uow: UnitOfWork, rows: Sequence[Row]) -> Sequence[Row]:
    _tell(uow, ((row["kind"], row["account_id"]) for row in rows))
    return rows


def _link(link: NewLink, known: Mapping[UUID, UUID]) -> dict[str, Any]:
    source, target = (known.get(end, end) for end in (link.source, link.target))
    return {"source_id": source, "target_id": target, "type": link.type}


def _row(item: NewItem, made: Mapping[UUID, UUID], known: Mapping[UUID, UUID]) -> dict[str, Any]:
    parent = known.get(item.parent) if item.parent is not None else None
    return {
        "id": made[item.domain_order_id] if item.instance == 1 else new_id(),
        "kind": item.kind,
        "subtype": item.subtype,
        "specification": item.specification,
        "name": item.name,
        "state": ItemState.PENDING_INSTALL.value,
        "account_id": item.account_id,
        "site_id": item.site_id,
        "parent_id": item.parent_item or parent,
        "relationship": item.relationship,
        "order_id": item.order_id,
        "line_id": item.line_id,
        "domain_order_id": item.domain_order_id,
        "instance": item.instance,
        "characteristics": item.characteristics,
        "quantity": item.quantity,
    }


@command(Permission.ORDER_MANAGE)
async def begin_changes(uow: UnitOfWork, actor: Actor, changes: Sequence[NewChange]) -> None:
    """Items wait for what orders do to them. Raises `ItemBusy` when another order changes one of them meanwhile: it
    stays with that one, and nothing is begun."""
    if not changes:
        return
    rows = [{**json.to_builtins(one), **_pending(one.action)} for one in changes]
    begun = await store.begin(uow, rows)
    await _check_busy(uow, changes, {row["id"] for row in begun})
    for row in _told(uow, begun):
        uow.audit(_audit(row, f"begin_{_verb(row['after'])}"))


async def _check_busy(uow: UnitOfWork, changes: Sequence[NewChange], begun: Collection[UUID]) -> None:
    left = {one.item_id: one for one in changes if one.item_id not in begun}
    found = await store.items_by_id(uow, EVERYWHERE, left) if left else []
    problems = [
        Problem(
            ItemBusy.code,
            f"{item.number} is being changed by another order; it is free once that is over.",
            ("domain_orders", str(left[item.id].domain_order_id), "item_id"),
            {"item": item.number, "order_id": str(item.changing_order_id)},
        )
        for item in found
        if item.changing_order_id not in (None, left[item.id].order_id)
    ]
    if problems:
        raise ItemBusy.of(problems)


def _pending(action: str) -> dict[str, Any]:
    pending, may_begin = PENDING[action]
    return {"pending": pending.value, "may_begin": sorted(one.value for one in may_begin)}


def _verb(pending: str) -> str:
    return VERBS[ItemState(pending)]


@command(Permission.ORDER_MANAGE)
async def activate_items(uow: UnitOfWork, actor: Actor, domain_orders: Mapping[UUID, Mapping[str, Any] | None]) -> None:
    """What closed domain orders installed is in use, with the characteristics that these ended with; what they changed
    is changed, suspended, resumed or gone."""
    rows = [{"id": key, "characteristics": values} for key, values in domain_orders.items()]
    for row in _told(uow, await store.close(uow, rows)):
        ITEM.check(ItemState(row["before"]), ItemState(row["after"]))
        uow.audit(_audit(row, _verb(row["before"])))


@command(Permission.ORDER_CANCEL)
async def cancel_items(uow: UnitOfWork, actor: Actor, order_ids: Iterable[UUID]) -> None:
    """Nothing will be installed for these orders, and what they were about to change stays as it was."""
    for row in _told(uow, await store.cancel(uow, order_ids)):
        uow.audit(_audit(row, "cancel" if row["after"] == ItemState.CANCELED else "put_back"))


@command(Permission.ORDER_MANAGE)
async def change_others(uow: UnitOfWork, actor: Actor, changes: Sequence[NewChange]) -> None:
    """The domain orders are about these items from now on; those that they were about stay as they were."""
    for row in _told(uow, await store.put_back(uow, [one.domain_order_id for one in changes])):
        uow.audit(_audit(row, "put_back"))
    await begin_changes(uow, actor, changes)


def _audit(row: Row, action: str) -> AuditEntry:
    return AuditEntry(
        subject_type="inventory_item",
        subject_id=row["id"],
        order_id=row["order_id"],
        action=action,
        from_state=row["before"],
        to_state=row["after"],
    )


@command(Permission.ORDER_MANAGE)
async def create_agreements(uow: UnitOfWork, actor: Actor, wanted: Sequence[NewAgreement]) -> None:
    """Contracts and entitlements of completed lines; a line that has its contract already is left as it is."""
    contracts = {one.line_id: new_id() for one in wanted if one.contract is not None}
    await store.insert_contracts(uow, [_contract(uow, one, contracts[one.line_id]) for one in wanted if one.contract])
    await store.insert_entitlements(
        uow, [row for one in wanted for row in _entitlements(one, contracts.get(one.line_id))]
    )


def _contract(uow: UnitOfWork, one: NewAgreement, contract_id: UUID) -> dict[str, Any]:
    assert one.contract is not None
    starts_on = uow.now.date()
    return {
        "id": contract_id,
        "account_id": one.account_id,
        "order_id": one.order_id,
        "line_id": one.line_id,
        "offering": one.offering,
        "state": "active",
        "term_months": one.contract.term_months,
        "starts_on": starts_on,
        "ends_on": contract_end(starts_on, one.contract.term_months),
        "renewal": one.contract.renewal.value,
        "recurring": one.recurring,
        "currency": one.currency,
    }


def _entitlements(one: NewAgreement, contract_id: UUID | None) -> list[dict[str, Any]]:
    return [
        {
            "id": new_id(),
            "account_id": one.account_id,
            "order_id": one.order_id,
            "line_id": one.line_id,
            "contract_id": contract_id,
            "key": terms.key,
            "name": terms.name,
            "quantity": terms.quantity * one.quantity,
            "unit": terms.unit,
            "period": terms.period.value if terms.period else None,
        }
        for terms in one.entitlements
    ]
