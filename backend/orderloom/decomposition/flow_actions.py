"""The ability that decomposition lends to flows: to look again at what could not be decided."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from orderloom.decomposition.commands import resume_deferrals
from orderloom.flows.contracts import Request, bind_actions
from orderloom.identity.contracts import Actor
from orderloom.ordering import queries as ordering
from orderloom.platform.db import UnitOfWork


class Redecomposer:
    """All that the lines say now is looked at as if it had just been answered; what is decided already stays so."""

    async def decompose(self, uow: UnitOfWork, requests: Sequence[Request]) -> None:
        order_ids = {one.subject.order_id for one in requests if one.subject.order_id is not None}
        writes: dict[UUID, dict[UUID, dict[str, Any]]] = {}
        for line in await ordering.lines_of(uow, order_ids):
            writes.setdefault(line.order_id, {})[line.id] = dict(line.characteristics)
        await resume_deferrals(uow, Actor.system(), writes)


bind_actions(decomposer=Redecomposer())
