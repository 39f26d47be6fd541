"""Relationships: both ends exist and live, quantities and rules make sense."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from orderloom.catalog.contracts import (
    Lifecycle,
    MergeQuantity,
    MergeScope,
    Relationship,
    RelationshipType,
    Specification,
    SpecificationKind,
    Tracking,
    ValueType,
)
from orderloom.catalog.domain.validation.entities import Entities, Path
from orderloom.catalog.domain.validation.expressions import expression_problems
from orderloom.kernel.errors import Problem
from orderloom.language.feel.typing import BOOLEAN
from orderloom.language.scopes import RULES

RULE_SCOPE = RULES["catalog.rule"]
MOST_TARGETS = Decimal(10_000)
MOST_IN_BULK = Decimal(100_000_000)
_AGE = {Lifecycle.PUBLISHED: 0, Lifecycle.RETIRED: 1, Lifecycle.ARCHIVED: 2}


def relationship_problems(entities: Entities) -> Iterator[Problem]:
    for relationship in entities.relationships.values():
        path = entities.path("relationships", relationship.id)
        source = entities.specifications.get(relationship.source)
        target = entities.specifications.get(relationship.target)
        yield from expression_problems(relationship.rule, (*path, "rule"), RULE_SCOPE, {"source": source}, BOOLEAN)
        yield from _bounds_problems(relationship, path)
        if source is not None and target is not None:
            yield from _size_problems(relationship, target, path)
            yield from _quantity_problems(relationship, source, target, path)
            yield from _type_problems(relationship, source, target, path)
            yield from _life_problems(source, target, path)


def _bounds_problems(relationship: Relationship, path: Path) -> Iterator[Problem]:
    highest = relationship.maximum
    if relationship.minimum < 0 or (highest is not None and highest < relationship.minimum):
        yield Problem("catalog.range", "The minimum lies between zero and the maximum.", (*path, "minimum"))
    if relationship.default < relationship.minimum or (highest is not None and relationship.default > highest):
        yield Problem("catalog.range", "The default lies between the minimum and the maximum.", (*path, "default"))
    if relationship.merge_quantity is MergeQuantity.SUM and relationship.merge_scope is MergeScope.NONE:
        yield Problem("catalog.merge", "Only a shared target has a sum.", (*path, "merge_quantity"))


def _size_problems(relationship: Relationship, target: Specification, path: Path) -> Iterator[Problem]:
    """Quantities that make nothing at all, or more than anybody orders."""
    each = target.tracking is Tracking.EACH
    most = MOST_TARGETS if each else MOST_IN_BULK
    for name in ("minimum", "default", "maximum"):
        wanted: Decimal | None = getattr(relationship, name)
        if wanted is not None and wanted > most:
            yield Problem("catalog.quantity", f"At most {most:,} of {target.key} at once.", (*path, name))
        elif wanted is not None and each and wanted != int(wanted):
            yield Problem("catalog.quantity", "What is tracked one by one comes in whole numbers.", (*path, name))
    if relationship.maximum == 0:
        yield Problem("catalog.quantity", f"A maximum of 0 never makes {target.key}.", (*path, "maximum"))
    elif relationship.default == 0 and relationship.quantity_characteristic is None:
        message = f"A quantity of 0 never makes {target.key}; say which characteristic counts it."
        yield Problem("catalog.quantity", message, (*path, "default"))


def _life_problems(source: Specification, target: Specification, path: Path) -> Iterator[Problem]:
    """What can be ordered is not made of what is on its way out."""
    if _AGE[target.lifecycle] > _AGE[source.lifecycle]:
        message = f"{target.key} is {target.lifecycle.value}, and {source.key} is {source.lifecycle.value}."
        yield Problem("catalog.lifecycle", message, (*path, "target"), {"specification": target.key})


def _quantity_problems(
    relationship: Relationship, source: Specification, target: Specification, path: Path
) -> Iterator[Problem]:
    if relationship.quantity_characteristic is None:
        return
    place: Path = (*path, "quantity_characteristic")
    found = source.characteristic(relationship.quantity_characteristic)
    if found is None:
        message = f"{source.key} has no characteristic {relationship.quantity_characteristic!r}."
        yield Problem("catalog.unknown_characteristic", message, place)
    elif found.value_type is not ValueType.INTEGER and target.tracking is Tracking.EACH:
        yield Problem("catalog.quantity", "What is tracked one by one is counted by an integer.", place)
    elif found.value_type not in (ValueType.INTEGER, ValueType.DECIMAL):
        yield Problem("catalog.quantity", "A quantity is an integer or a decimal.", place)


def _type_problems(
    relationship: Relationship, source: Specification, target: Specification, path: Path
) -> Iterator[Problem]:
    """Products bundle products; nothing below a product is realised by one."""
    if relationship.type is RelationshipType.BUNDLES:
        if {source.kind, target.kind} != {SpecificationKind.PRODUCT}:
            yield Problem("catalog.relationship", "Only products bundle products.", (*path, "type"))
    elif relationship.type is RelationshipType.REALIZED_AS and target.kind is SpecificationKind.PRODUCT:
        yield Problem("catalog.relationship", "Nothing is realised as a product.", (*path, "target"))


def sum_problems(entities: Entities) -> Iterator[Problem]:
    """What is summed is summed over all of its sources, in one scope: who comes first must decide nothing."""
    groups: dict[str, list[Relationship]] = defaultdict(list)
    for one in entities.relationships.values():
        if one.type is not RelationshipType.COMPOSED_OF:
            groups[one.target].append(one)
    for group in groups.values():
        summed = next((one for one in group if one.merge_quantity is MergeQuantity.SUM), None)
        for one in group if summed is not None else ():
            if summed is not None and (one.merge_scope, one.merge_quantity) != (summed.merge_scope, MergeQuantity.SUM):
                message = f"{one.target} is summed by {summed.id!r}: all that lead to it have its scope and add to it."
                yield Problem("catalog.merge", message, entities.path("relationships", one.id, "merge_scope"))
