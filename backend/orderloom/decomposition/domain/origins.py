"""Where the values of a domain order come from, and which mappings still wait: told anew from what stands."""

from collections.abc import Iterator
from typing import Any

import msgspec

from orderloom.catalog.contracts import MappingKind
from orderloom.decomposition.domain.compiled import Inflow, Read
from orderloom.decomposition.domain.flow import computed
from orderloom.decomposition.domain.nodes import Node, mapping_scope
from orderloom.decomposition.domain.tree import Tree
from orderloom.language.feel import UNKNOWN


class Origin(msgspec.Struct, frozen=True):
    """`kind`: line | offering | default | mapping | answer; `mapping` and the specification that it reads are named
    for what travelled."""

    characteristic: str
    kind: str
    mapping: str | None = None
    source: str | None = None


class WaitingMapping(msgspec.Struct, frozen=True):
    """A mapping that has not written yet. `reason`: no_source | unset | last, the last for a default."""

    mapping: str
    kind: str
    characteristic: str
    source: str
    reason: str
    waits_for: tuple[str, ...] = ()


def origins(tree: Tree, node: Node) -> tuple[Origin, ...]:
    return tuple(_origin(tree, node, key, value) for key, value in node.values.items())


def _origin(tree: Tree, node: Node, key: str, value: Any) -> Origin:
    spec = node.spec
    if node.parent is None or node.parent.line is not node.line:
        if node.line.values.get(key) == value:
            return Origin(key, "line")
        offering = tree.catalog.snapshot.offering(node.line.line.offering or "")
        if offering is not None and offering.defaults.get(key) == value:
            return Origin(key, "offering")
    if spec.defaults.get(key) == value:
        return Origin(key, "default")
    found = next((one for one in spec.inflows if one.into == key and _gives(tree, node, one, value)), None)
    if found is not None:
        return Origin(key, "mapping", found.id, found.source)
    return Origin(key, "default" if spec.late_defaults.get(key) == value else "answer")


def _gives(tree: Tree, node: Node, inflow: Inflow, value: Any) -> bool:
    """Whether the mapping, as its source is now, writes this value, or puts a part of it."""
    source = tree.nearest(node, inflow.source)
    if source is None:
        return False
    scope = mapping_scope(node, source)
    if inflow.condition is not None and inflow.condition.answer(scope)[0] is not True:
        return False
    if inflow.is_option:
        included = inflow.kind is MappingKind.INCLUDE
        return included and (inflow.value in value if isinstance(value, list | tuple) else inflow.value == value)
    if inflow.copies is not None:
        return source.values.get(inflow.copies) == value
    return (computed(inflow.expression, scope) if inflow.expression is not None else inflow.value) == value


def waiting_mappings(tree: Tree, node: Node) -> tuple[WaitingMapping, ...]:
    return tuple(_waiting(tree, node))


def _waiting(tree: Tree, node: Node) -> Iterator[WaitingMapping]:
    for inflow in node.spec.inflows:
        if inflow.into in node.values or inflow.into in node.barred:
            continue
        source = tree.nearest(node, inflow.source)
        if source is None:
            yield _told(inflow, "no_source")
            continue
        unset = _unset(node, inflow, source)
        if unset is None:
            continue
        labels = tuple(_label(one, source, node) for one in unset)
        yield _told(inflow, "unset" if labels else "last", labels)


def _unset(node: Node, inflow: Inflow, source: Node) -> tuple[Read, ...] | None:
    """What keeps a mapping from writing; None when it does not apply."""
    scope = mapping_scope(node, source)
    if inflow.condition is not None:
        holds, unset = inflow.condition.answer(scope)
        if holds is not True:
            return unset if holds is UNKNOWN else None
    if inflow.copies is not None:
        return (("source", inflow.copies),)
    if inflow.expression is not None:
        value, unset = inflow.expression.answer(scope)
        return unset if value is UNKNOWN else None
    return ()


def _label(read: Read, source: Node, node: Node) -> str:
    owner, key = read
    names = {"source": source.spec.key, "target": node.spec.key}
    return f"{names.get(owner, 'line')}.{key}"


def _told(inflow: Inflow, reason: str, labels: tuple[str, ...] = ()) -> WaitingMapping:
    return WaitingMapping(inflow.id, inflow.kind.value, inflow.into, inflow.source, reason, labels)
