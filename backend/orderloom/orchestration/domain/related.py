"""Whether related domain orders of the same order have come as far as a gate waits for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.decomposition.contracts import DomainOrder, DomainOrderLink, DomainOrderState, LinkType
from orderloom.orchestration.domain.moves import Known
from orderloom.orchestration.domain.site import last_visits

_S = DomainOrderState
_REACHED: dict[str, frozenset[DomainOrderState]] = {
    "qualified": frozenset(_S) - {_S.DRAFT, _S.CANCELING, _S.CANCELED},
    "in_progress": frozenset({_S.IN_PROGRESS, _S.CLOSED_COMPLETE}),
    "closed_complete": frozenset({_S.CLOSED_COMPLETE}),
}


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """The domain orders of one order with what ties them, and their steps."""

    members: Mapping[UUID, DomainOrder]
    links: Sequence[DomainOrderLink]
    steps: Mapping[UUID, Sequence[Known]]


def arrived(family: Family, own_id: UUID, related: Mapping[str, Any]) -> dict[str, Any] | None:
    """What a gate that waits is told when what it waits for has come; None as long as it has not.

    A canceled domain order is waited for by nobody.
    """
    meant = [
        one
        for one in _meant(family, own_id, related["relation"])
        if one.state is not _S.CANCELED and related.get("specification") in (None, one.specification)
    ]
    there = [one for one in meant if _far_enough(family, one, related)]
    enough = bool(there) if related["which"] == "any" and meant else len(there) == len(meant)
    if not enough:
        return None
    return {"domain_orders": [{"id": str(one.id), "specification": one.specification} for one in there]}


def _meant(family: Family, own_id: UUID, relation: str) -> Iterator[DomainOrder]:
    own = family.members[own_id]
    requires = [link for link in family.links if link.type is LinkType.REQUIRES]
    ids = {
        "parent": {own.parent_id},
        "requires": {link.target_id for link in requires if link.source_id == own_id},
        "required_by": {link.source_id for link in requires if link.target_id == own_id},
        "children": {one.id for one in family.members.values() if one.parent_id == own_id},
        "order": set(family.members) - {own_id},
    }[relation]
    return (one for one in family.members.values() if one.id in ids)


def _far_enough(family: Family, one: DomainOrder, related: Mapping[str, Any]) -> bool:
    task = related.get("task")
    if task is None:
        return one.state in _REACHED[related["state"]]
    step = last_visits(family.steps.get(one.id, ())).get(task)
    return step is not None and step.is_over
