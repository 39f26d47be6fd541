"""Which states of an inventory item may follow which: the only place that says so."""

from orderloom.inventory.contracts import ItemState
from orderloom.kernel.lifecycle import Lifecycle

_S = ItemState

ITEM = Lifecycle(
    "inventory item",
    {
        _S.PENDING_INSTALL: frozenset({_S.ACTIVE, _S.CANCELED}),
        _S.ACTIVE: frozenset({_S.INACTIVE, _S.CHANGE_PENDING, _S.SUSPEND_PENDING, _S.DISCONNECT_PENDING}),
        _S.CHANGE_PENDING: frozenset({_S.ACTIVE}),
        _S.SUSPEND_PENDING: frozenset({_S.SUSPENDED, _S.ACTIVE}),
        _S.SUSPENDED: frozenset({_S.RESUME_PENDING, _S.DISCONNECT_PENDING}),
        _S.RESUME_PENDING: frozenset({_S.ACTIVE, _S.SUSPENDED}),
        _S.DISCONNECT_PENDING: frozenset({_S.INACTIVE, _S.ACTIVE, _S.SUSPENDED}),
        _S.INACTIVE: frozenset(),
        _S.CANCELED: frozenset(),
    },
)
