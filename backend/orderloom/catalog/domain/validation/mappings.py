"""Attribute mappings: both ends and their characteristics exist, and each kind has what it needs."""

from collections.abc import Iterator

from orderloom.catalog.contracts import Mapping, MappingKind, Specification
from orderloom.catalog.domain.validation.entities import Entities, Path
from orderloom.catalog.domain.validation.expressions import expression_problems
from orderloom.catalog.domain.values import value_problems
from orderloom.kernel.errors import Problem
from orderloom.language.feel.typing import BOOLEAN
from orderloom.language.scopes import RULES

MAPPING_SCOPE = RULES["catalog.mapping"]


def mapping_problems(entities: Entities) -> Iterator[Problem]:
    for mapping in entities.mappings.values():
        path = entities.path("mappings", mapping.id)
        source = entities.specifications.get(mapping.source)
        target = entities.specifications.get(mapping.target)
        owners = {"source": source, "target": target}
        yield from expression_problems(mapping.condition, (*path, "condition"), MAPPING_SCOPE, owners, BOOLEAN)
        yield from expression_problems(mapping.expression, (*path, "expression"), MAPPING_SCOPE, owners)
        yield from _kind_problems(mapping, source, path)
        yield from _target_problems(mapping, target, path)


def _kind_problems(mapping: Mapping, source: Specification | None, path: Path) -> Iterator[Problem]:
    if mapping.kind is MappingKind.COPY:
        key = mapping.from_characteristic
        if key is None or (source is not None and source.characteristic(key) is None):
            message = f"{mapping.source} has no characteristic {key!r} to copy."
            yield Problem("catalog.unknown_characteristic", message, (*path, "from_characteristic"))
    elif mapping.kind is MappingKind.COMPUTE:
        if mapping.expression is None:
            yield Problem("catalog.mapping", "A computed value needs its expression.", (*path, "expression"))
    elif mapping.value is None:
        yield Problem("catalog.mapping", "Say the value to set.", (*path, "value"))


def _target_problems(mapping: Mapping, target: Specification | None, path: Path) -> Iterator[Problem]:
    if target is None:
        return
    found = target.characteristic(mapping.to_characteristic)
    if found is None:
        message = f"{target.key} has no characteristic {mapping.to_characteristic!r}."
        yield Problem("catalog.unknown_characteristic", message, (*path, "to_characteristic"))
    elif mapping.value is not None and mapping.kind in (MappingKind.SET, MappingKind.DEFAULT):
        yield from value_problems(found, mapping.value, (*path, "value"))
