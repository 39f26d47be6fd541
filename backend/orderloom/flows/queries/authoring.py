"""What there is to begin a definition with."""

from orderloom.flows.contracts.authoring import Template
from orderloom.flows.store import templates as store
from orderloom.identity.access import query
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError
from orderloom.platform.db import Reader


@query(Permission.FLOW_READ)
async def templates(reader: Reader, actor: Actor) -> tuple[Template, ...]:
    """Those that are shipped, in the order of their index; none while they are not in order."""
    try:
        return store.shipped()
    except DomainError:
        return ()
