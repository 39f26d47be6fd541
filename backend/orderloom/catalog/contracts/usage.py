"""What the catalog asks of the contexts above it before it changes what they sell or keep."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import msgspec

from orderloom.catalog.contracts.authoring import Use

if TYPE_CHECKING:
    from orderloom.platform.db import Reader

MOST_COUNTED = 1000
MOST_LINKS = 10


class Touched(msgspec.Struct, frozen=True, kw_only=True):
    """The keys that a change touches: offerings themselves and the bundles around them, specifications."""

    offerings: frozenset[str] = frozenset()
    specifications: frozenset[str] = frozenset()


class UsesOfCatalog(Protocol):
    """Tells where entities of the catalog are in use now: orders that run, products that are installed."""

    async def uses_of(self, reader: "Reader", touched: Touched) -> Sequence[Use]:
        """One `Use` a kind, counted up to `MOST_COUNTED`, with up to `MOST_LINKS` links; none where there is no use."""
        ...


_sources: list[UsesOfCatalog] = []


def bind_catalog_use(source: UsesOfCatalog) -> None:
    """Higher contexts say where they use the catalog; each once, however often they are loaded."""
    if all(type(one) is not type(source) for one in _sources):
        _sources.append(source)


def catalog_uses() -> tuple[UsesOfCatalog, ...]:
    return tuple(_sources)
