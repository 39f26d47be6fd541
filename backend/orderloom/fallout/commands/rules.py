"""Orders that rules between products keep open close by themselves once these are met."""

from collections.abc import Collection
from uuid import UUID

from orderloom.fallout import store
from orderloom.fallout.commands.lifecycle import close_live
from orderloom.fallout.domain.bench import fault_of_rule
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.ordering import queries as ordering
from orderloom.ordering.commands.progress import complete_orders
from orderloom.platform.db import UnitOfWork

LOOK_AGAIN = "fallout.look_at_rules_again"


@command(Permission.ORDER_MANAGE)
async def close_what_is_met(uow: UnitOfWork, actor: Actor, account_ids: Collection[UUID]) -> None:
    """Products of these accounts changed: the fallouts of rules that their orders meet now need nobody any more, and an
    order that meets all of them closes. What is still unmet stays as it is."""
    orders = await ordering.orders_by_id(uow, await store.kept_by_rules(uow))
    near = {key for key, one in orders.items() if one.account_id in account_ids}
    found = await store.locked_of_rules(uow, near) if near else []
    if not found:
        return
    told = await ordering.unmet_rules_of(uow, near, closing=True)
    unmet = {(one.order_id, fault_of_rule(one.line_id, one.rule)) for one in told}
    await complete_orders(uow, actor, near - {order for order, _ in unmet})
    await close_live(uow, [one for one in found if (one.order_id, one.fault_id) not in unmet])
