"""What comes too late for a milestone that its line has passed."""

from collections.abc import Iterable

from orderloom.decomposition.commands import expire_deferrals
from orderloom.decomposition.contracts import Deferral
from orderloom.identity.contracts import Actor
from orderloom.orchestration.store.standing import passed
from orderloom.platform.db import UnitOfWork


async def expire_late(uow: UnitOfWork, added: Iterable[Deferral]) -> None:
    """Deferrals that began to wait after their line had reached the milestone at which they expire are left out at
    once: it comes no second time."""
    dated = {one.order_id for one in added if one.expires_at is not None}
    if dated:
        await expire_deferrals(uow, Actor.system(), await passed(uow, dated))
