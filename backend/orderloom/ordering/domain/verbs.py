"""Which verbs fit an order as it is, for whoever looks at it. The commands decide again, under lock."""

from collections.abc import Mapping

from orderloom.identity.contracts import Actor, Permission, Role
from orderloom.ordering.contracts import Order, OrderState
from orderloom.ordering.domain.changes import ENDED
from orderloom.ordering.domain.holding import is_held
from orderloom.ordering.domain.lifecycle import BEFORE_FULFILLMENT, EDITABLE, HOLDABLE
from orderloom.ordering.domain.progress import BEFORE_WORK, HELD, VIA_ASSESSMENT

_REVIEWED = frozenset({OrderState.AWAITING_APPROVAL})
_OPEN = frozenset(OrderState) - ENDED
VERBS: Mapping[str, tuple[Permission, frozenset[OrderState]]] = {
    "edit": (Permission.ORDER_EDIT, EDITABLE),
    "adjust": (Permission.PRICE_ADJUST, EDITABLE),
    "submit": (Permission.ORDER_SUBMIT, EDITABLE),
    "enrich": (Permission.ORDER_ENRICH, _OPEN - EDITABLE - {OrderState.REJECTED, OrderState.CANCELING}),
    "approve": (Permission.ORDER_APPROVE, _REVIEWED),
    "reject": (Permission.ORDER_APPROVE, _REVIEWED),
    "reopen": (Permission.ORDER_EDIT, frozenset({OrderState.REJECTED})),
    "hold": (Permission.ORDER_MANAGE, frozenset(HOLDABLE)),
    "release": (Permission.ORDER_MANAGE, HELD),
    "cancel": (Permission.ORDER_CANCEL, BEFORE_FULFILLMENT | BEFORE_WORK | VIA_ASSESSMENT),
    "set_priority": (Permission.ORDER_MANAGE, _OPEN),
}


def may_allow_prices(order: Order, actor: Actor) -> bool:
    """Prices above someone's limit are an order approver's to allow, and not of whoever agreed them."""
    agreed = any(one.by_id is not None and one.by_id == str(actor.id) for one in order.adjustments)
    return actor.kind == "system" or (Role.ORDER_APPROVER in actor.roles and not agreed)


def verbs(order: Order, actor: Actor) -> tuple[str, ...]:
    """Four eyes counts: whoever captured the order is not offered its approval. Nor is, where agreed prices need an
    approver, whoever is none or agreed them."""
    own = order.four_eyes and actor.id is not None and actor.id == order.captured_by
    own = own or (order.price_approval and not may_allow_prices(order, actor))
    barred = frozenset({"edit", "adjust", "submit"}) if is_held(order) else frozenset[str]()
    return tuple(
        verb
        for verb, (permission, states) in VERBS.items()
        if verb not in barred
        and order.state in states
        and actor.may(permission)
        and not (own and verb in ("approve", "reject"))
    )
