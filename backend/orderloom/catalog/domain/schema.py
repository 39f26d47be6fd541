"""The JSON Schema of catalog documents, made from the code, for editors of files."""

from typing import Any, Literal

import msgspec

from orderloom.catalog.contracts import (
    Adjustment,
    Category,
    CompatibilityRule,
    ConfigurationRule,
    DecompositionGraph,
    Localised,
    Offering,
    PriceList,
    SalesChannel,
    Specification,
    TermsOfSale,
)
from orderloom.catalog.domain.images import ImageFile


class CatalogFile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    schema: Literal["orderloom.catalog/1"]
    key: str
    name: Localised = {}
    specifications: tuple[Specification, ...] = ()
    decompositions: tuple[DecompositionGraph, ...] = ()
    offerings: tuple[Offering, ...] = ()
    categories: tuple[Category, ...] = ()
    channels: tuple[SalesChannel, ...] = ()
    price_lists: tuple[PriceList, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    compatibility: tuple[CompatibilityRule, ...] = ()
    configuration: tuple[ConfigurationRule, ...] = ()
    terms: tuple[TermsOfSale, ...] = ()
    images: tuple[ImageFile, ...] = ()


def catalog_schema() -> dict[str, Any]:
    return _schema("Catalog", CatalogFile)


def decomposition_schema() -> dict[str, Any]:
    """Of one graph by itself."""
    return _schema("Decomposition graph", DecompositionGraph)


def _schema(title: str, kind: type[msgspec.Struct]) -> dict[str, Any]:
    """A graph's edges and mappings are named after what they connect unless they say their `id`."""
    schema = msgspec.json.schema(kind)
    for noun in ("Relationship", "Mapping"):
        schema["$defs"][noun]["required"].remove("id")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}
