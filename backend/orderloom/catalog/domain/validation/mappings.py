"""Attribute mappings: both ends and their characteristics exist, and each kind has what it needs."""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from orderloom.catalog.contracts import Mapping, MappingKind, Specification
from orderloom.catalog.domain.validation.entities import Entities, Path
from orderloom.catalog.domain.validation.expressions import expression_problems
from orderloom.catalog.domain.values import value_problems
from orderloom.kernel.errors import Problem
from orderloom.language.feel.typing import ANY, BOOLEAN
from orderloom.language.scopes import RULES

_OPTIONS = (MappingKind.INCLUDE, MappingKind.EXCLUDE)
MAPPING_SCOPE = RULES["catalog.mapping"]


def mapping_problems(entities: Entities) -> Iterator[Problem]:
    for mapping in entities.mappings.values():
        path = entities.path("mappings", mapping.id)
        source = entities.specifications.get(mapping.source)
        target = entities.specifications.get(mapping.target)
        owners = {"source": source, "target": target}
        wanted = BOOLEAN if mapping.kind is MappingKind.VALIDATE else ANY
        yield from expression_problems(mapping.condition, (*path, "condition"), MAPPING_SCOPE, owners, BOOLEAN)
        yield from expression_problems(mapping.expression, (*path, "expression"), MAPPING_SCOPE, owners, wanted)
        yield from _kind_problems(mapping, source, path)
        yield from _target_problems(mapping, target, path)


def _kind_problems(mapping: Mapping, source: Specification | None, path: Path) -> Iterator[Problem]:
    if mapping.kind is MappingKind.COPY:
        key = mapping.from_characteristic
        if not key:
            message = "Say which characteristic is copied."
            yield Problem("catalog.mapping", message, (*path, "from_characteristic"))
        elif source is not None and source.characteristic(key) is None:
            message = f"{mapping.source} has no characteristic {key!r} to copy."
            yield Problem("catalog.unknown_characteristic", message, (*path, "from_characteristic"))
    elif mapping.kind in (MappingKind.COMPUTE, MappingKind.VALIDATE):
        if mapping.expression is None:
            needed = "A computed value needs" if mapping.kind is MappingKind.COMPUTE else "A validation needs"
            yield Problem("catalog.mapping", f"{needed} its expression.", (*path, "expression"))
    elif mapping.value is None and mapping.kind is not MappingKind.EXCLUDE:
        yield Problem("catalog.mapping", "Say the value to set.", (*path, "value"))


def _target_problems(mapping: Mapping, target: Specification | None, path: Path) -> Iterator[Problem]:
    if target is None:
        return
    found = target.characteristic(mapping.to_characteristic)
    if not mapping.to_characteristic:
        message = "Say into which characteristic it goes."
        yield Problem("catalog.mapping", message, (*path, "to_characteristic"))
    elif found is None:
        message = f"{target.key} has no characteristic {mapping.to_characteristic!r}."
        yield Problem("catalog.unknown_characteristic", message, (*path, "to_characteristic"))
    elif mapping.value is not None and mapping.kind in (MappingKind.SET, MappingKind.DEFAULT):
        yield from value_problems(found, mapping.value, (*path, "value"))
    elif mapping.value is not None and mapping.kind in _OPTIONS:
        yield from value_problems(msgspec.structs.replace(found, most=1), mapping.value, (*path, "value"))


def fight_problems(entities: Entities) -> Iterator[Problem]:
    """Mappings of one characteristic that can't both have their way, whatever is ordered."""
    groups: dict[tuple[str, str], list[Mapping]] = defaultdict(list)
    for mapping in entities.mappings.values():
        if mapping.kind not in (MappingKind.DEFAULT, MappingKind.VALIDATE):
            groups[mapping.target, mapping.to_characteristic].append(mapping)
    for group in groups.values():
        for index, mapping in enumerate(group):
            other = next((one for one in group[:index] if _fight(one, mapping)), None)
            if other is not None:
                message = f"It fights with {other.id!r}: both write {mapping.target}.{mapping.to_characteristic}."
                path = entities.path("mappings", mapping.id)
                yield Problem("catalog.mapping_fight", message, path, {"mappings": [other.id, mapping.id]})


def _fight(one: Mapping, other: Mapping) -> bool:
    if (one.kind in _OPTIONS) is not (other.kind in _OPTIONS):
        return True
    together = one.source == other.source and one.condition == other.condition
    if one.kind in _OPTIONS:
        return together and one.kind is not other.kind and one.value in (other.value, None)
    return together and _writes(one) != _writes(other)


def _writes(mapping: Mapping) -> tuple[object, ...]:
    return mapping.kind, mapping.from_characteristic, mapping.value, mapping.expression
