"""What other contexts have inventory do, as orders are planned, closed and canceled."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.inventory import store
from orderloom.inventory.contracts import ItemState, NewAgreement, NewItem
from orderloom.inventory.domain.agreements import contract_end
from orderloom.inventory.domain.lifecycle import ITEM
from orderloom.kernel.ids import new_id
from orderloom.platform.db import AuditEntry, UnitOfWork


@command(Permission.ORDER_MANAGE)
async def register_items(uow: UnitOfWork, actor: Actor, items: Sequence[NewItem]) -> None:
    """Items to come, pending install; one that is registered already is left as it is."""
    if not items:
        return
    made = {item.domain_order_id: new_id() for item in items}
    elsewhere = {item.parent for item in items if item.parent is not None and item.parent not in made}
    parents = {**(await store.item_ids(uow, elsewhere) if elsewhere else {}), **made}
    await store.insert_items(uow, [_row(item, made, parents) for item in items])


def _row(item: NewItem, made: Mapping[UUID, UUID], parents: Mapping[UUID, UUID]) -> dict[str, Any]:
    return {
        "id": made[item.domain_order_id] if item.instance == 1 else new_id(),
        "kind": item.kind,
        "subtype": item.subtype,
        "specification": item.specification,
        "name": item.name,
        "state": ItemState.PENDING_INSTALL.value,
        "account_id": item.account_id,
        "site_id": item.site_id,
        "parent_id": parents.get(item.parent) if item.parent is not None else None,
        "order_id": item.order_id,
        "line_id": item.line_id,
        "domain_order_id": item.domain_order_id,
        "instance": item.instance,
        "characteristics": item.characteristics,
        "quantity": item.quantity,
    }


@command(Permission.ORDER_MANAGE)
async def activate_items(uow: UnitOfWork, actor: Actor, domain_orders: Mapping[UUID, Mapping[str, Any] | None]) -> None:
    """The items of closed domain orders are in use from now on, with the characteristics that these ended with."""
    before, after = ItemState.PENDING_INSTALL, ITEM.check(ItemState.PENDING_INSTALL, ItemState.ACTIVE)
    rows = [{"id": key, "characteristics": values} for key, values in domain_orders.items()]
    moved = await store.move_items(uow, rows, before, after)
    uow.audit(*(_audit(item, order, "activate", before, after) for item, order in moved))


@command(Permission.ORDER_CANCEL)
async def cancel_items(uow: UnitOfWork, actor: Actor, order_ids: Iterable[UUID]) -> None:
    """Nothing will be installed for these orders."""
    before, after = ItemState.PENDING_INSTALL, ITEM.check(ItemState.PENDING_INSTALL, ItemState.CANCELED)
    moved = await store.cancel_items(uow, order_ids)
    uow.audit(*(_audit(item, order, "cancel", before, after) for item, order in moved))


def _audit(item_id: UUID, order_id: UUID, action: str, before: ItemState, after: ItemState) -> AuditEntry:
    return AuditEntry(
        subject_type="inventory_item",
        subject_id=item_id,
        order_id=order_id,
        action=action,
        from_state=before.value,
        to_state=after.value,
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
