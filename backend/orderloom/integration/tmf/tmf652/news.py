"""What happens to resource orders, as TMF652 tells it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.catalog.contracts import SpecificationKind
from orderloom.decomposition import queries as decomposition
from orderloom.decomposition.contracts import DomainOrder
from orderloom.decomposition.events import (
    AttentionSettled,
    DeferralResolved,
    DomainOrdersMoved,
    FaultResolved,
    OrderDecomposed,
)
from orderloom.integration.tmf.tidings import CHANGE, CREATE, STATE, ResourceChanged, Tiding, kept_tidings
from orderloom.platform.db import Reader

TYPE = "ResourceOrder"
OWN = frozenset({"CancelResourceOrder"})
_WHAT = {
    DeferralResolved.name: CREATE,
    FaultResolved.name: CREATE,
    DomainOrdersMoved.name: STATE,
    AttentionSettled.name: CHANGE,
}


class ResourceOrderNews:
    events = (OrderDecomposed.name, *_WHAT, ResourceChanged.name)

    async def tidings(self, reader: Reader, event: str, said: Mapping[str, Any]) -> Sequence[Tiding]:
        if event == ResourceChanged.name:
            return kept_tidings(said, OWN)
        if event == OrderDecomposed.name:
            return _told(await decomposition.domain_orders_of(reader, [UUID(said["subject"])]), CREATE)
        found = await decomposition.domain_orders_by_id(reader, [UUID(one) for one in _about(event, said)])
        return _told(found.values(), _WHAT[event])


def _about(event: str, said: Mapping[str, Any]) -> Iterable[str]:
    """Looking at a domain order changes it only where something of it was corrected."""
    if event == AttentionSettled.name:
        return [said["domain_order_id"]] if said["corrected"] else []
    return said["states"] if event == DomainOrdersMoved.name else said["domain_order_ids"]


def _told(found: Iterable[DomainOrder], what: str) -> list[Tiding]:
    return [
        Tiding(type=TYPE, what=what, id=str(one.id), account_id=one.account_id)
        for one in found
        if one.kind is SpecificationKind.RESOURCE
    ]
