"""All that one release of the catalog holds, put together so that a reader finds each by one look-up."""

from uuid import UUID

import msgspec

from orderloom.catalog.contracts.charging import Adjustment, PriceList
from orderloom.catalog.contracts.decomposing import DecompositionGraph
from orderloom.catalog.contracts.media import Image
from orderloom.catalog.contracts.rules import CompatibilityRule, ConfigurationRule
from orderloom.catalog.contracts.selling import Category, Offering, SalesChannel, TermsOfSale
from orderloom.catalog.contracts.structure import Mapping, Relationship, Specification


class CatalogSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """All that one release holds. Cached by `release_id`; never changes."""

    release_id: UUID
    specifications: dict[str, Specification]
    offerings: dict[str, Offering]
    relationships: dict[str, tuple[Relationship, ...]]
    """The edges of all graphs by source specification, in sequence."""
    mappings: dict[str, tuple[Mapping, ...]]
    """Those of all graphs by target specification, in document order."""
    decompositions: dict[str, DecompositionGraph] = {}
    offerings_by_external_id: dict[str, str] = {}
    categories: dict[str, Category] = {}
    channels: dict[str, SalesChannel] = {}
    price_lists: dict[str, PriceList] = {}
    adjustments: tuple[Adjustment, ...] = ()
    """By sequence."""
    terms: dict[str, TermsOfSale] = {}
    images: dict[str, Image] = {}
    compatibility: dict[str, tuple[CompatibilityRule, ...]] = {}
    """By source specification."""
    configuration: dict[str, tuple[ConfigurationRule, ...]] = {}
    """By the specification or the bundle offering whose configuration they rule, in sequence."""

    def offering(self, key_or_external_id: str) -> Offering | None:
        found = self.offerings.get(key_or_external_id)
        if found is None:
            found = self.offerings.get(self.offerings_by_external_id.get(key_or_external_id, ""))
        return found

    def specification_of(self, offering: str) -> Specification | None:
        sold = self.offering(offering)
        return self.specifications.get(sold.specification) if sold and sold.specification else None

    def relationship(self, relationship_id: str) -> Relationship | None:
        return next((one for group in self.relationships.values() for one in group if one.id == relationship_id), None)
