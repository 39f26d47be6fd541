"""Puts the entities of one release together so that a reader finds each by one look-up."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from orderloom.catalog.contracts import CatalogSnapshot, Mapping, Offering, Relationship, Specification

Entity = Specification | Relationship | Mapping | Offering


def build_snapshot(release_id: UUID, entities: Sequence[Entity]) -> CatalogSnapshot:
    """`entities` in document order, which decides between mappings of one target and relationships of one sequence."""
    specifications: dict[str, Specification] = {}
    offerings: dict[str, Offering] = {}
    relationships: dict[str, list[Relationship]] = defaultdict(list)
    mappings: dict[str, list[Mapping]] = defaultdict(list)
    for entity in entities:
        match entity:
            case Specification():
                specifications[entity.key] = entity
            case Offering():
                offerings[entity.key] = entity
            case Relationship():
                relationships[entity.source].append(entity)
            case Mapping():
                mappings[entity.target].append(entity)
    return CatalogSnapshot(
        release_id=release_id,
        specifications=specifications,
        offerings=offerings,
        relationships={
            source: tuple(sorted(group, key=lambda one: one.sequence)) for source, group in relationships.items()
        },
        mappings={target: tuple(group) for target, group in mappings.items()},
        offerings_by_external_id={
            one: offering.key for offering in offerings.values() for one in offering.external_ids
        },
    )
