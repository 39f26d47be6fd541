"""What a sender asks an order to become, by the commands that lead there."""

from typing import Any

from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.query import Body
from orderloom.kernel.errors import DomainError, Kind
from orderloom.ordering.commands.amending import amend_order
from orderloom.ordering.commands.capture import submit_order
from orderloom.ordering.commands.drafts import change_draft
from orderloom.ordering.commands.progress import cancel_order, hold_order, release_order
from orderloom.ordering.contracts import ChangeDraft, CreateOrder, MoveOrder, Order, OrderState, SubmitOrder
from orderloom.ordering.contracts.amending import AmendOrder
from orderloom.platform.db import UnitOfWork


class NotPatchable(DomainError):
    """The order's state does not allow this change; nothing was changed."""

    kind = Kind.CONFLICT
    code = "tmf.not_patchable"


async def move(uow: UnitOfWork, actor: Actor, order: Order, after: Body) -> None:
    wanted = after.get("state")
    asked = MoveOrder(order_id=order.id, reason=after.get("cancellationReason"))
    if wanted in ("cancelled", "pendingCancellation"):
        await cancel_order(uow, actor, asked)
    elif wanted == "held":
        await hold_order(uow, actor, asked)
    elif wanted == "inProgress":
        await release_order(uow, actor, asked)
    elif wanted == "acknowledged" and order.state is OrderState.DRAFT:
        await submit_order(uow, actor, SubmitOrder(order_id=order.id))
    else:
        raise NotPatchable(f"An order can't be put into the state {wanted!r} from outside.", path=("state",))


async def redraft(uow: UnitOfWork, actor: Actor, order: Order, new: CreateOrder, **more: Any) -> None:
    """Captures a draft anew; `more` is what only some interfaces may change of it."""
    change = ChangeDraft(
        order_id=order.id,
        version=order.version,
        lines=new.lines,
        description=new.description,
        external_id=new.external_id,
        requested_start=new.requested_start,
        requested_completion=new.requested_completion,
        urgency=new.urgency,
        **more,
    )
    await change_draft(uow, actor, change)
    await amend_order(uow, actor, AmendOrder(order_id=order.id, extensions=new.extensions))
