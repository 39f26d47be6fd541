"""How orders move what is installed: which states they wait in, and where they lead."""

from collections.abc import Mapping

from orderloom.inventory.contracts import ItemState

_S = ItemState
PENDING: Mapping[str, tuple[ItemState, frozenset[ItemState]]] = {
    "modify": (_S.CHANGE_PENDING, frozenset({_S.ACTIVE})),
    "suspend": (_S.SUSPEND_PENDING, frozenset({_S.ACTIVE})),
    "resume": (_S.RESUME_PENDING, frozenset({_S.SUSPENDED})),
    "disconnect": (_S.DISCONNECT_PENDING, frozenset({_S.ACTIVE, _S.SUSPENDED})),
}
"""By action, the state that waits for it, and those that it may begin in."""
LEADS_TO: Mapping[ItemState, ItemState] = {
    _S.PENDING_INSTALL: _S.ACTIVE,
    _S.CHANGE_PENDING: _S.ACTIVE,
    _S.SUSPEND_PENDING: _S.SUSPENDED,
    _S.RESUME_PENDING: _S.ACTIVE,
    _S.DISCONNECT_PENDING: _S.INACTIVE,
}
VERBS: Mapping[ItemState, str] = {
    _S.PENDING_INSTALL: "activate",
    _S.CHANGE_PENDING: "change",
    _S.SUSPEND_PENDING: "suspend",
    _S.RESUME_PENDING: "resume",
    _S.DISCONNECT_PENDING: "disconnect",
}
"""What an audit row calls the end of waiting."""
OVER = (_S.INACTIVE, _S.CANCELED)
