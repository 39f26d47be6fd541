"""What differs between two trees, as types."""

import strawberry

from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.decomposition.queries import simulate as trees
from orderloom.graphql.decomposition.trees import (
    SimulatedDomainOrder,
    SimulatedTarget,
    Simulation,
    node_in,
    simulation_of,
    sliced,
    target_in,
)
from orderloom.graphql.scalars import JSON
from orderloom.kernel import json


@strawberry.type
class TreeDifference:
    """`field`: quantity, needs_attention, specification, requires, shares, components or characteristics.NAME."""

    field: str
    before: JSON | None
    after: JSON | None


@strawberry.type
class ComparedDomainOrder:
    """`change`: added | removed | changed | same."""

    change: str
    domain_order: SimulatedDomainOrder
    differences: list[TreeDifference]


@strawberry.type
class ComparedTarget:
    """A relationship that is decided otherwise; null: it is not there."""

    parent: str
    relationship: str
    before: SimulatedTarget | None
    after: SimulatedTarget | None


@strawberry.type
class TreeDiff:
    """`domainOrders` are those of both trees in the order of the tree, with `changedOnly` those that differ."""

    was: strawberry.Private[CatalogSnapshot]
    now: strawberry.Private[CatalogSnapshot]
    found: strawberry.Private[trees.TreeDiff]
    added: int
    removed: int
    changed: int
    total: int

    @strawberry.field
    def domain_orders(self, first: int = 200, offset: int = 0, changed_only: bool = False) -> list[ComparedDomainOrder]:
        kept = [one for one in self.found.nodes if not changed_only or one.change != "same"]
        return [
            ComparedDomainOrder(
                change=one.change,
                domain_order=node_in(self.was if one.change == "removed" else self.now, one.node),
                differences=[
                    TreeDifference(field=each.field, before=_plain(each.before), after=_plain(each.after))
                    for each in one.differences
                ],
            )
            for one in sliced(kept, first, offset)
        ]

    @strawberry.field
    def targets(self, first: int = 200, offset: int = 0) -> list[ComparedTarget]:
        owners = {one.node.path: one.node.specification for one in self.found.nodes}
        return [
            ComparedTarget(
                parent=one.parent,
                relationship=one.relationship,
                before=target_in(self.was, one.before, owners) if one.before is not None else None,
                after=target_in(self.now, one.after, owners) if one.after is not None else None,
            )
            for one in sliced(self.found.targets, first, offset)
        ]


@strawberry.type
class TreeComparison:
    """`diff` is null when one of the two could not be tried out; its `findings` say why."""

    before: Simulation
    after: Simulation
    diff: TreeDiff | None


def _plain(value: object) -> JSON:
    return json.to_builtins(value)


def comparison_of(found: trees.Comparison) -> TreeComparison:
    before, after = simulation_of(found.before), simulation_of(found.after)
    was, now = found.before.snapshot, found.after.snapshot
    if found.diff is None or was is None or now is None:
        return TreeComparison(before=before, after=after, diff=None)
    diff = TreeDiff(
        was=was,
        now=now,
        found=found.diff,
        added=found.diff.added,
        removed=found.diff.removed,
        changed=found.diff.changed,
        total=len(found.diff.nodes),
    )
    return TreeComparison(before=before, after=after, diff=diff)
