"""Relationships: both ends exist, quantities and rules make sense."""

from collections.abc import Iterator

from orderloom.catalog.contracts import (
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


def relationship_problems(entities: Entities) -> Iterator[Problem]:
    for relationship in entities.relationships.values():
        path = entities.path("relationships", relationship.id)
        source = entities.specifications.get(relationship.source)
        target = entities.specifications.get(relationship.target)
        yield from expression_problems(relationship.rule, (*path, "rule"), RULE_SCOPE, {"source": source}, BOOLEAN)
        yield from _bounds_problems(relationship, path)
        if source is not None and target is not None:
            yield from _quantity_problems(relationship, source, target, path)
            yield from _type_problems(relationship, source, target, path)


def _bounds_problems(relationship: Relationship, path: Path) -> Iterator[Problem]:
    highest = relationship.maximum
    if relationship.minimum < 0 or (highest is not None and highest < relationship.minimum):
        yield Problem("catalog.range", "The minimum lies between zero and the maximum.", (*path, "minimum"))
    if relationship.default < relationship.minimum or (highest is not None and relationship.default > highest):
        yield Problem("catalog.range", "The default lies between the minimum and the maximum.", (*path, "default"))
    if relationship.merge_quantity is MergeQuantity.SUM and relationship.merge_scope is MergeScope.NONE:
        yield Problem("catalog.merge", "Only a shared target has a sum.", (*path, "merge_quantity"))


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
