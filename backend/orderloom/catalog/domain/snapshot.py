"""Puts the entities of one release together so that a reader finds each by one look-up."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar
from uuid import UUID

from orderloom.catalog.contracts import (
    Adjustment,
    CatalogSnapshot,
    Category,
    CompatibilityRule,
    ConfigurationRule,
    DecompositionGraph,
    Image,
    Offering,
    PriceList,
    SalesChannel,
    Specification,
    TermsOfSale,
)

Entity = (
    Specification
    | DecompositionGraph
    | Offering
    | Category
    | SalesChannel
    | PriceList
    | Adjustment
    | CompatibilityRule
    | ConfigurationRule
    | TermsOfSale
    | Image
)
T = TypeVar("T")

SECTIONS: dict[type[Entity], str] = {
    Specification: "specifications",
    DecompositionGraph: "decompositions",
    Offering: "offerings",
    Category: "categories",
    SalesChannel: "channels",
    PriceList: "price_lists",
    Adjustment: "adjustments",
    CompatibilityRule: "compatibility",
    ConfigurationRule: "configuration",
    TermsOfSale: "terms",
    Image: "images",
}
"""The section of a document in which each kind of entity stands, in the order of a document."""
KINDS: dict[str, type[Entity]] = {section: kind for kind, section in SECTIONS.items()}


def key_of(entity: Entity) -> str:
    return entity.key


def build_snapshot(release_id: UUID, entities: Sequence[Entity]) -> CatalogSnapshot:
    """`entities` in document order, which decides between mappings of one target and what has the same sequence."""
    offerings = _by_key(entities, Offering)
    graphs = _all(entities, DecompositionGraph)
    edges = sorted((edge for graph in graphs for edge in graph.edges), key=lambda one: one.sequence)
    configuration = sorted(_all(entities, ConfigurationRule), key=lambda one: one.sequence)
    return CatalogSnapshot(
        release_id=release_id,
        specifications=_by_key(entities, Specification),
        offerings=offerings,
        relationships=_grouped(edges, lambda one: one.source),
        mappings=_grouped((one for graph in graphs for one in graph.mappings), lambda one: one.target),
        decompositions=_by_key(entities, DecompositionGraph),
        offerings_by_external_id={
            one: offering.key for offering in offerings.values() for one in offering.external_ids
        },
        categories=_by_key(entities, Category),
        channels=_by_key(entities, SalesChannel),
        price_lists=_by_key(entities, PriceList),
        adjustments=tuple(sorted(_all(entities, Adjustment), key=lambda one: one.sequence)),
        terms=_by_key(entities, TermsOfSale),
        images=_by_key(entities, Image),
        compatibility=_grouped(_all(entities, CompatibilityRule), lambda one: one.source),
        configuration=_grouped(configuration, lambda one: one.specification or one.offering or ""),
    )


def _all(entities: Iterable[Entity], kind: type[T]) -> list[T]:
    return [one for one in entities if isinstance(one, kind)]


def _by_key(entities: Iterable[Entity], kind: type[T]) -> dict[str, T]:
    return {key_of(one): one for one in entities if isinstance(one, kind)}


def _grouped(entities: Iterable[T], group: Callable[[T], str]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for one in entities:
        groups[group(one)].append(one)
    return {name: tuple(members) for name, members in groups.items()}
