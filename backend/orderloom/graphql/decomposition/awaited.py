"""Values that something waits for, in the words of a catalog release."""

from collections.abc import Iterable

import strawberry

from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.graphql.catalog.types import values_in
from orderloom.graphql.text import LocalisedText, localised


@strawberry.type
class AwaitedValue:
    """A characteristic that has to be known. `key` is specification.characteristic, `owner` names the specification."""

    key: str
    label: LocalisedText
    owner: LocalisedText


def awaited_in(snapshot: CatalogSnapshot, keys: Iterable[str]) -> list[AwaitedValue]:
    """A specification or characteristic that the release lacks goes by its key."""
    return [_awaited(snapshot, key) for key in keys]


def _awaited(snapshot: CatalogSnapshot, key: str) -> AwaitedValue:
    specification, _, characteristic = key.rpartition(".")
    owner = snapshot.specifications.get(specification)
    (shown,) = values_in(snapshot, specification, {characteristic: None})
    return AwaitedValue(key=key, label=shown.label, owner=localised(owner.name if owner else specification))
