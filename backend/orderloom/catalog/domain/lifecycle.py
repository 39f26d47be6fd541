"""How long an entity lives, and which number its next version gets."""

from collections.abc import Iterator
from typing import Any

import msgspec

from orderloom.catalog.contracts import DecompositionGraph, Lifecycle, Offering, PriceList, Specification, TermsOfSale
from orderloom.catalog.domain.snapshot import SECTIONS, Entity, key_of
from orderloom.kernel.errors import Problem
from orderloom.kernel.lifecycle import Lifecycle as Machine

MOVES: Machine[Lifecycle] = Machine(
    "catalog entity",
    {
        Lifecycle.PUBLISHED: frozenset({Lifecycle.RETIRED}),
        Lifecycle.RETIRED: frozenset({Lifecycle.PUBLISHED, Lifecycle.ARCHIVED}),
        Lifecycle.ARCHIVED: frozenset(),
    },
)
VERSIONED = (Specification, DecompositionGraph, Offering, PriceList, TermsOfSale)
_OWN: dict[str, Any] = {"version": 1, "lifecycle": Lifecycle.PUBLISHED}


def version_of(entity: Entity) -> int | None:
    return entity.version if isinstance(entity, VERSIONED) else None


def lifecycle_of(entity: Entity) -> Lifecycle | None:
    return getattr(entity, "lifecycle", None)


def bare(entity: Entity) -> Entity:
    """The content alone: two versions that differ in nothing else are the same."""
    own = {name: value for name, value in _OWN.items() if name in entity.__struct_fields__}
    return _with(entity, **own) if own else entity


def succeed(before: Entity | None, after: Entity, highest: int = 0) -> Entity:
    """`after` with the number that it gets. New content has a higher number than any before it; in an empty catalog a
    document keeps its own. `highest` is the number that an entity of this key, gone meanwhile, had."""
    version = version_of(after)
    if version is None:
        return after
    last = version_of(before) if before is not None else None
    if last is None:
        number = max(version, highest + 1)
    elif before is not None and bare(before) == bare(after):
        number = last
    else:
        number = max(version, last + 1)
    return after if number == version else numbered(after, number)


def numbered(entity: Entity, number: int) -> Entity:
    """The entity with this number, where its kind has numbers."""
    return _with(entity, version=number) if isinstance(entity, VERSIONED) else entity


def move_problems(before: Entity, after: Entity) -> Iterator[Problem]:
    was, now = lifecycle_of(before), lifecycle_of(after)
    if was is not None and now is not None and was is not now and not MOVES.allows(was, now):
        message = f"What is {was.value} can't become {now.value}."
        path = (SECTIONS[type(after)], key_of(after), "lifecycle")
        yield Problem("catalog.lifecycle", message, path, {"from": was.value, "to": now.value})


def moved(entity: Entity, to: Lifecycle) -> Entity:
    """The entity in another state of its life; the caller has asked whether it may."""
    return _with(entity, lifecycle=to)


def _with(entity: Entity, **own: Any) -> Entity:
    """With other values of what an entity has beside its content; a value that its kind does not have raises."""
    return msgspec.structs.replace(entity, **own)
