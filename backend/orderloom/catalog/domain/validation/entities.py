"""What validation looks at: the entities of the new catalog, by key, with the place each comes from."""

from collections.abc import Iterable

import msgspec

from orderloom.catalog.contracts import Mapping, Offering, Relationship, Specification
from orderloom.kernel.errors import Problem

Path = tuple[str | int, ...]


class Entities(msgspec.Struct, frozen=True):
    """The whole catalog as it would be. `places` leads from (section, key) to the entry of the imported document."""

    specifications: dict[str, Specification]
    relationships: dict[str, Relationship]
    mappings: dict[str, Mapping]
    offerings: dict[str, Offering]
    places: dict[tuple[str, str], int]

    def path(self, section: str, key: str, *rest: str | int) -> Path:
        """Where to mend it; entities of other documents are named by their key."""
        return (section, self.places.get((section, key), key), *rest)


def name_problems(name: dict[str, str], path: Path, required: bool = True) -> Iterable[Problem]:
    if required and not name.get("en", "").strip():
        yield Problem("catalog.name", "A name needs at least its English text.", (*path, "en"))
    for language, text in name.items():
        if len(text) > 2000:
            yield Problem("catalog.name", "The text is longer than 2,000 characters.", (*path, language))
