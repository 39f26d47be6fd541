"""Lets go of domain orders that waited for a manager's pick."""

from collections.abc import Sequence

from orderloom.decomposition.events import ItemsPicked
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Unavailable
from orderloom.orchestration.commands.advance import finish_steps
from orderloom.orchestration.commands.plan import PLANNABLE
from orderloom.orchestration.domain.moves import Answer
from orderloom.orchestration.store import plans, waves
from orderloom.ordering import queries as ordering
from orderloom.platform.db import UnitOfWork


@command(Permission.ORDER_MANAGE)
async def let_picked_go(uow: UnitOfWork, actor: Actor, picked: Sequence[ItemsPicked]) -> None:
    """A plan that is about to be written may still wait for what was picked a moment ago; then this is tried again."""
    ids = {one.subject for one in picked}
    await waves.lock(uow, ids)
    unplanned = ids - (await plans.standing(uow, ids)).keys()
    orders = await ordering.orders_by_id(uow, unplanned) if unplanned else {}
    if any(one.state in PLANNABLE for one in orders.values()):
        raise Unavailable("The plan of this order is not written yet.")
    await finish_steps(
        uow, actor, [Answer(id=key, order_id=one.subject) for one in picked for key in one.domain_order_ids]
    )
