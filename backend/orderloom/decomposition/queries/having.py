"""What customers have of the products that the lines of orders are about, and which of it goes when less is wanted."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from orderloom.catalog.contracts import SpecificationKind, Subtype
from orderloom.decomposition.domain.decrease import ASK, POLICIES
from orderloom.decomposition.domain.installed import COMPARED, Installed, InstalledItem, InstalledLink
from orderloom.flows import queries as flows
from orderloom.inventory import queries as inventory
from orderloom.inventory.contracts import InventoryItem, ProductTree, TreeItem
from orderloom.language.tables import CompiledTable
from orderloom.ordering.contracts import LineAction, OrderWithLines
from orderloom.platform.db import Reader

DECREASE = "quantity-decrease"
Trees = Mapping[UUID, ProductTree]


async def trees_of(reader: Reader, orders: Iterable[OrderWithLines]) -> Trees:
    """By product; nothing is asked for orders that only add."""
    wanted = {
        line.product_id
        for one in orders
        for line in one.lines
        if line.product_id is not None and line.action not in (LineAction.ADD, LineAction.NO_CHANGE)
    }
    return await inventory.trees(reader, wanted) if wanted else {}


def installed(tree: ProductTree, order_id: UUID) -> Installed:
    """As it was before this order; what the order itself brought meanwhile is left out."""
    shown = [one for one in tree.items if one.item.order_id != order_id or one.item.id == tree.root]
    lines = {one.item.id: one.item.line_id for one in shown if one.inside}
    known = {one.item.id for one in shown}
    links = [
        InstalledLink(source_id=one.source_id, target_id=one.target_id, type=one.type)
        for one in tree.links
        if one.target_id in known
    ]
    return Installed(root=tree.root, items=tuple(_item(one, tree.root, lines) for one in shown), links=tuple(links))


def _item(one: TreeItem, root: UUID, lines: Mapping[UUID, UUID]) -> InstalledItem:
    item = one.item
    parent = item.parent_id if one.parent_lives else None
    return InstalledItem(
        id=item.id,
        specification=item.specification,
        kind=SpecificationKind(item.kind),
        subtype=Subtype(item.subtype) if item.subtype is not None else None,
        state=item.state.value,
        quantity=item.quantity,
        characteristics=item.characteristics,
        relationship=item.relationship,
        parent_id=parent,
        inside=one.inside,
        separate=one.inside and item.id != root and _is_separate(item, lines),
        activated=item.activated_at is not None,
    )


def _is_separate(item: InventoryItem, lines: Mapping[UUID, UUID]) -> bool:
    """A product below another one that came by a line of its own."""
    above = lines.get(item.parent_id) if item.parent_id is not None else None
    return item.kind == SpecificationKind.PRODUCT and above != item.line_id


async def decreases(reader: Reader, one: OrderWithLines, trees: Trees) -> dict[str, str]:
    """By specification, which items go when fewer are wanted, by the policy; without a row a manager is asked."""
    compared = {line.product_id for line in one.lines if line.action.value == COMPARED and line.product_id is not None}
    items = [each.item for product in compared if product in trees for each in trees[product].items]
    if not items:
        return {}
    found = (await flows.tables(reader, [DECREASE])).get(DECREASE)
    cases = {item.specification: item for item in items}
    return {key: _policy(found[1], item, one) for key, item in cases.items()} if found is not None else {}


def _policy(table: CompiledTable, item: InventoryItem, one: OrderWithLines) -> str:
    scope = {
        "specification": {"key": item.specification, "kind": item.kind, "subtype": item.subtype},
        "order": {"priority": one.order.priority.value, "channel": one.order.channel, "custom": one.order.custom},
    }
    outputs = table.evaluate(scope).outputs
    choice = outputs.get("choice") if isinstance(outputs, dict) else None
    return choice if choice in POLICIES else ASK
