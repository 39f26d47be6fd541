"""Order lines and domain orders as decomposition works on them, and the values that rules read of them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from orderloom.catalog.contracts import LEFT_OPEN, is_set
from orderloom.decomposition.contracts import ItemChoice, ItemUse
from orderloom.decomposition.domain.compiled import Spec
from orderloom.decomposition.domain.inputs import LineToDecompose, OrderToDecompose
from orderloom.decomposition.domain.installed import COMPARED, InstalledItem


class Line:
    """An order line as rules read it. `values` holds answered characteristics only, `open` those left open; `action`
    is that of its domain orders as long as nothing installed says otherwise."""

    __slots__ = ("action", "base", "facts", "id", "line", "open", "site_id", "size", "spec", "top", "values")

    def __init__(self, line: LineToDecompose, order: OrderToDecompose, spec: Spec | None, top: UUID) -> None:
        self.id = line.id
        self.line = line
        self.spec = spec
        self.action = "add" if line.action == COMPARED else line.action
        self.site_id = line.site_id
        self.top = top
        self.size = 0
        self.values, self.open = split(line.characteristics)
        self.facts: dict[str, Any] = {
            "number": line.number,
            "offering": line.offering,
            "action": line.action,
            "quantity": line.quantity,
            "characteristics": self.values,
            "custom": line.custom,
        }
        self.base: dict[str, Any] = {
            "line": self.facts,
            "order": order.facts,
            "account": order.account,
            "site": line.site,
        }


class Node:
    """A domain order. `values` and `open` as those of a line; `new` and `changed` say what has to be saved. With the
    action None it only stands for the installed `item`, of which nothing changes."""

    __slots__ = (
        "_facts",
        "action",
        "attention",
        "barred",
        "bundle",
        "changed",
        "children",
        "choice",
        "depth",
        "id",
        "instance",
        "item",
        "line",
        "new",
        "open",
        "parent",
        "parent_item",
        "position",
        "quantity",
        "relationship",
        "site",
        "spec",
        "unit",
        "uses",
        "values",
    )

    def __init__(self, node_id: UUID, spec: Spec, line: Line, quantity: Decimal) -> None:
        self.id = node_id
        self.spec = spec
        self.line = line
        self.quantity = quantity
        self.parent: Node | None = None
        self.relationship: str | None = None
        self.instance = 1
        self.position = 0
        self.depth = 0
        self.unit: Node = self
        self.bundle: Node | Line = self
        self.site: UUID | None = line.site_id
        self.children: list[Node] = []
        self.values: dict[str, Any] = {}
        self.open: frozenset[str] = frozenset()
        self.barred: frozenset[str] = frozenset()
        self.attention = False
        self.action: str | None = line.action
        self.item: InstalledItem | None = None
        self.parent_item: UUID | None = None
        self.uses: tuple[ItemUse, ...] = ()
        self.choice: ItemChoice | None = None
        self.new = True
        self.changed = False
        self._facts: dict[str, Any] | None = None

    @property
    def facts(self) -> dict[str, Any]:
        """What expressions read of it; most are never asked."""
        if self._facts is None:
            self._facts = {
                "specification": self.spec.key,
                "quantity": self.quantity,
                "action": self.line.line.action,
                "characteristics": self.values,
            }
        return self._facts

    @property
    def scope(self) -> dict[str, Any]:
        """What rules of its relationships read."""
        return {**self.line.base, "source": self.facts}

    def stored_characteristics(self) -> dict[str, Any]:
        return {**self.values, **{key: LEFT_OPEN for key in self.open}} if self.open else self.values

    def ancestors(self) -> Iterable["Node"]:
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


def mapping_scope(node: Node, source: Node) -> dict[str, Any]:
    return {**node.line.base, "source": source.facts, "target": node.facts}


def split(characteristics: dict[str, Any]) -> tuple[dict[str, Any], frozenset[str]]:
    values = {key: value for key, value in characteristics.items() if is_set(value)}
    if len(values) == len(characteristics):
        return values, frozenset()
    return values, frozenset(key for key, value in characteristics.items() if value == LEFT_OPEN)
