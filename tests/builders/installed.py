"""What a customer would have once an order is fulfilled, for tests of changes to it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.decomposition.contracts import DomainOrder, DomainOrderLink
from orderloom.decomposition.domain.decompose import Standing
from orderloom.decomposition.domain.inputs import LineToDecompose
from orderloom.decomposition.domain.installed import WALKED, Installed, InstalledItem, InstalledLink

NEXT = {"suspend": "suspended", "resume": "active", "disconnect": "inactive"}


class House:
    """Items by id, as inventory keeps them."""

    def __init__(self) -> None:
        self.items: dict[UUID, InstalledItem] = {}
        self.lines: dict[UUID, UUID] = {}
        self.links: set[tuple[UUID, UUID, str]] = set()

    def install(self, standing: Standing, found: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        """All domain orders close; `found` are values by specification that fulfillment found out."""
        item_of = {one.id: one.item_id or one.id for one in standing.domain_orders}
        for one in standing.domain_orders:
            self._close(one, item_of, (found or {}).get(one.specification, {}))
            self.links |= {(item_of[one.id], use.item_id, use.type.value) for use in one.uses}
        self.links |= {(item_of[one.source_id], item_of[one.target_id], one.type.value) for one in _added(standing)}

    def _close(self, one: DomainOrder, item_of: Mapping[UUID, UUID], found: Mapping[str, Any]) -> None:
        values = {**one.characteristics, **found}
        if one.item_id is not None:
            known = self.items[one.item_id]
            changed = {"state": NEXT[one.action]} if one.action in WALKED else {"characteristics": values}
            quantity = known.quantity if one.action in WALKED else one.quantity
            self.items[one.item_id] = msgspec.structs.replace(known, **changed, quantity=quantity)
            return
        above = one.parent_item_id or (item_of[one.parent_id] if one.parent_id is not None else None)
        self.lines[one.id] = one.line_id
        self.items[one.id] = InstalledItem(
            id=one.id,
            specification=one.specification,
            kind=one.kind,
            subtype=one.subtype,
            state="active",
            quantity=one.quantity,
            characteristics=values,
            relationship=one.relationship,
            parent_id=above,
            separate=one.kind == "product" and above is not None and self.lines.get(above) != one.line_id,
        )

    def alive(self, *specifications: str) -> list[InstalledItem]:
        found = [one for one in self.items.values() if one.state != "inactive"]
        return [one for one in found if not specifications or one.specification in specifications]

    def tree(self, root: UUID) -> Installed:
        alive = {one.id: one for one in self.alive()}
        inside = _below(alive, [root])
        linked = [target for source, target, _ in self.links if source in inside and target in alive]
        outside = [one for one in _below(alive, linked) if one not in inside]
        items = [alive[one] for one in inside]
        for one in outside:
            parent = alive[one].parent_id
            items.append(
                msgspec.structs.replace(alive[one], inside=False, parent_id=parent if parent in alive else None)
            )
        known = {one.id for one in items}
        links = [InstalledLink(source_id=a, target_id=b, type=c) for a, b, c in self.links if b in known and a in alive]
        return Installed(root=root, items=tuple(items), links=tuple(links))

    def line(
        self, specification: str, action: str, values: dict[str, Any] | None = None, at: int = 0
    ) -> LineToDecompose:
        """A line about the `at`th product of this specification."""
        root = self.alive(specification)[at]
        return LineToDecompose(
            id=UUID(int=root.id.int ^ 1),
            number="1",
            offering=specification,
            specification=specification,
            action=action,
            characteristics=values or {},
            installed=self.tree(root.id),
        )


def _below(alive: Mapping[UUID, InstalledItem], roots: Sequence[UUID]) -> list[UUID]:
    found = list(dict.fromkeys(roots))
    for one in found:
        found.extend(child.id for child in alive.values() if child.parent_id == one and child.id not in found)
    return found


def _added(standing: Standing) -> list[DomainOrderLink]:
    actions = {one.id: one.action for one in standing.domain_orders}
    return [one for one in standing.links if not {actions[one.source_id], actions[one.target_id]} & WALKED.keys()]
