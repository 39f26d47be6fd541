"""What rules and mappings read of the order line: some specification that leads there must have it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from orderloom.catalog.domain.validation.entities import Entities, Path
from orderloom.catalog.domain.validation.expressions import characteristics_read
from orderloom.kernel.errors import Problem

Known = Mapping[str, frozenset[str]]


def line_problems(entities: Entities) -> Iterator[Problem]:
    known = _known(entities)
    for one in entities.relationships.values():
        path = entities.path("relationships", one.id)
        yield from _unknown(one.rule, (*path, "rule"), one.source, known)
    for one in entities.mappings.values():
        path = entities.path("mappings", one.id)
        yield from _unknown(one.condition, (*path, "condition"), one.target, known)
        yield from _unknown(one.expression, (*path, "expression"), one.target, known)


def _unknown(text: str | None, path: Path, of: str, known: Known) -> Iterator[Problem]:
    for key in characteristics_read(text, "line"):
        if of in known and key not in known[of]:
            message = f"No specification that leads to {of} has a characteristic {key!r}."
            yield Problem("catalog.unknown_characteristic", message, path)


def _known(entities: Entities) -> Known:
    """By specification: the characteristics that a line which it is made for may have."""
    sources: dict[str, list[str]] = defaultdict(list)
    for one in entities.relationships.values():
        sources[one.target].append(one.source)
    own = {key: {one.key for one in found.characteristics} for key, found in entities.specifications.items()}
    return {
        key: frozenset(each for above in _above(key, sources) for each in own.get(above, ()))
        for key in entities.specifications
    }


def _above(key: str, sources: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    ahead = [key]
    while ahead:
        here = ahead.pop()
        if here not in found:
            found.add(here)
            ahead.extend(sources.get(here, ()))
    return found
