"""What a customer has of a product, as decomposition compares with it and walks it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import SpecificationKind, Subtype

WALKED: Mapping[str, frozenset[str]] = {
    "disconnect": frozenset({"active", "suspended"}),
    "suspend": frozenset({"active"}),
    "resume": frozenset({"suspended"}),
}
"""Actions that walk what is installed, with the states of the items that they are about."""
REVERSED = frozenset({"disconnect", "suspend"})
"""Actions in which dependants come before what they require, and parents before their children."""
COMPARED = "modify"


class InstalledItem(msgspec.Struct, frozen=True, kw_only=True):
    """`inside`: part of the product's tree; the others are only needed by something in it. Of an item that is not
    inside, `parent_id` is None once the item that it came with is gone. `separate`: a product below another one that
    was ordered by a line of its own."""

    id: UUID
    specification: str
    kind: SpecificationKind
    subtype: Subtype | None
    state: str
    quantity: Decimal
    characteristics: dict[str, Any]
    relationship: str | None = None
    parent_id: UUID | None = None
    inside: bool = True
    separate: bool = False
    activated: bool = True


class InstalledLink(msgspec.Struct, frozen=True, kw_only=True):
    """A live item, maybe of another product, that requires or shares `target_id`."""

    source_id: UUID
    target_id: UUID
    type: str


class Installed(msgspec.Struct, frozen=True, kw_only=True):
    """The tree of the product `root`: parents before children, siblings by age; then what it needs outside."""

    root: UUID
    items: tuple[InstalledItem, ...]
    links: tuple[InstalledLink, ...] = ()

    @property
    def top(self) -> InstalledItem:
        return next(one for one in self.items if one.id == self.root)


class Forest:
    """What the lines of an order are about, each item once: with its own product when that has a line itself."""

    def __init__(self, trees: Sequence[Installed]) -> None:
        self.items: dict[UUID, InstalledItem] = {}
        self.owner: dict[UUID, UUID] = {}
        self.sources: defaultdict[UUID, set[UUID]] = defaultdict(set)
        self.links: dict[tuple[UUID, UUID, str], InstalledLink] = {}
        self.roots = frozenset(tree.root for tree in trees)
        for tree in trees:
            self._enter(tree)

    def _enter(self, tree: Installed) -> None:
        for one in tree.items:
            known = self.items.get(one.id)
            if known is None or (one.inside and not known.inside):
                self.items[one.id] = one
        for one in tree.items:
            if one.inside and self._is_own(one, tree.root):
                self.owner[one.id] = tree.root
        for link in tree.links:
            self.links[link.source_id, link.target_id, link.type] = link
            self.sources[link.target_id].add(link.source_id)

    def _is_own(self, one: InstalledItem, root: UUID) -> bool:
        """Whether no other product with a line of its own lies between the item and this one."""
        here: InstalledItem | None = one
        while here is not None and here.id != root:
            if here.id in self.roots:
                return False
            here = self.items.get(here.parent_id) if here.parent_id is not None else None
        return True

    def leaving(self, wanted: Iterable[UUID], tops: frozenset[UUID], ignored: frozenset[UUID]) -> set[UUID]:
        """Those of `wanted` that may go: nothing that stays needs them. `tops` go whatever their parent does, those
        that are products whatever needs them; what `ignored` items need is decided elsewhere."""
        found = set(wanted)
        while True:
            kept = {one for one in found if self._is_kept(one, found, tops, ignored)}
            if not kept:
                return found
            found -= kept

    def _is_kept(self, one: UUID, going: set[UUID], tops: frozenset[UUID], ignored: frozenset[UUID]) -> bool:
        if one in self.roots and one in tops:
            return False
        parent = self.items[one].parent_id
        if one not in tops and parent is not None and parent not in going:
            return True
        return any(source not in going and source not in ignored for source in self.sources.get(one, ()))


def outside_may_go(one: InstalledItem) -> bool:
    """A product that was ordered by itself stays when what needed it goes."""
    return not one.inside and one.kind is not SpecificationKind.PRODUCT
