"""Facts that the catalog publishes."""

from typing import ClassVar

from orderloom.kernel.events import Event


class CatalogReleased(Event, frozen=True, kw_only=True):
    """A new release is current; `subject` is its id. Orders already decomposed stay with the release they pinned."""

    name: ClassVar[str] = "catalog.catalog_released.v1"
    public: ClassVar[bool] = True
    sequence: int
