"""What there is to begin a definition with."""

from orderloom.flows.contracts.authoring import Template
from orderloom.flows.domain.templates import BrokenTemplates
from orderloom.flows.store import templates as store
from orderloom.identity.access import require
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError


def templates(actor: Actor) -> tuple[Template, ...]:
    """Those that are shipped, in the order of their index; none while they are not in order."""
    require(actor, Permission.FLOW_READ)
    try:
        return store.shipped()
    except (BrokenTemplates, DomainError):
        return ()
