"""What validation looks at: the entities of the new catalog, by key, with the place each comes from."""

from collections.abc import Iterable
from typing import Any

import msgspec

from orderloom.catalog.contracts import (
    Adjustment,
    Category,
    CompatibilityRule,
    ConfigurationRule,
    DecompositionGraph,
    Image,
    Mapping,
    Offering,
    PriceList,
    Relationship,
    SalesChannel,
    Specification,
    TermsOfSale,
)
from orderloom.catalog.domain.snapshot import SECTIONS, Entity, key_of
from orderloom.kernel.errors import Problem

Path = tuple[str | int, ...]


class Entities(msgspec.Struct, frozen=True):
    """The whole catalog as it would be. `places` leads from (section, key) to the entry of the imported document."""

    specifications: dict[str, Specification]
    decompositions: dict[str, DecompositionGraph]
    relationships: dict[str, Relationship]
    mappings: dict[str, Mapping]
    offerings: dict[str, Offering]
    categories: dict[str, Category]
    channels: dict[str, SalesChannel]
    price_lists: dict[str, PriceList]
    adjustments: dict[str, Adjustment]
    compatibility: dict[str, CompatibilityRule]
    configuration: dict[str, ConfigurationRule]
    terms: dict[str, TermsOfSale]
    images: dict[str, Image]
    places: dict[tuple[str, str], int]
    homes: dict[tuple[str, str], Path]
    """Of each relationship and mapping: the key of its graph, and where it stands in it."""

    @classmethod
    def of(cls, entities: Iterable[Entity], places: dict[tuple[str, str], int]) -> "Entities":
        sections: dict[str, dict[str, Any]] = {section: {} for section in SECTIONS.values()}
        for entity in entities:
            sections[SECTIONS[type(entity)]][key_of(entity)] = entity
        homes: dict[tuple[str, str], Path] = {}
        drawn: dict[str, dict[str, Any]] = {"relationships": {}, "mappings": {}}
        for graph in sections["decompositions"].values():
            for part, found in (("edges", drawn["relationships"]), ("mappings", drawn["mappings"])):
                for index, one in enumerate(getattr(graph, part)):
                    if found.setdefault(one.id, one) is one:
                        homes["relationships" if part == "edges" else part, one.id] = (graph.key, part, index)
        return cls(**sections, **drawn, places=places, homes=homes)

    def path(self, section: str, key: str, *rest: str | int) -> Path:
        """Where to mend it; entities of other documents are named by their key."""
        home = self.homes.get((section, key))
        if home is not None:
            return self.path("decompositions", str(home[0]), *home[1:], *rest)
        return (section, self.places.get((section, key), key), *rest)


def name_problems(name: dict[str, str], path: Path, required: bool = True) -> Iterable[Problem]:
    if required and not name.get("en", "").strip():
        yield Problem("catalog.name", "A name needs at least its English text.", (*path, "en"))
    for language, text in name.items():
        if len(text) > 2000:
            yield Problem("catalog.name", "The text is longer than 2,000 characters.", (*path, language))
