"""How the nodes of a graph lie within each other: scopes and their bodies, undo chains, and what meets where."""

from collections import deque
from collections.abc import Iterator, Mapping
from itertools import takewhile

import msgspec

from orderloom.language.graph import Flow, Node

LOOP = "for_each"
Edges = tuple[tuple[str, str], ...]


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """By node key: the edges that decide when it starts, what each of its ports leads to, all that is `around` it from
    the inside out, the `scopes` thereof up to the next loop (whose items have nodes of their own), the members of a
    scope, and the node that it helps to undo. Edges into a body or an undo chain decide nothing: whoever enters those
    starts them."""

    sources: Mapping[str, Edges]
    targets: Mapping[str, Mapping[str, tuple[str, ...]]]
    around: Mapping[str, tuple[str, ...]]
    scopes: Mapping[str, tuple[str, ...]]
    members: Mapping[str, tuple[str, ...]]
    undo_for: Mapping[str, str]

    def loop_of(self, key: str) -> str | None:
        """The loop in whose items a node is run."""
        around, scopes = self.around.get(key, ()), self.scopes.get(key, ())
        return around[len(scopes)] if len(around) > len(scopes) else None

    def rest(self, join: str) -> tuple[str, ...]:
        """The nodes all of whose ways lead to this join and nowhere else."""
        found: set[str] = set()
        waiting = deque(source for source, _ in self.sources.get(join, ()))
        while waiting:
            key = waiting.popleft()
            if key not in found and all(each == join or each in found for each in self._onward(key)):
                found.add(key)
                waiting.extend(source for source, _ in self.sources.get(key, ()))
        return tuple(key for key in self.targets if key in found)

    def _onward(self, key: str) -> Iterator[str]:
        for port, keys in self.targets.get(key, {}).items():
            if port not in ("body", "compensate"):
                yield from keys


def shape_of(flow: Flow) -> Shape:
    """The shape of any well-formed flow; edges and parents that name no node are left out."""
    keys = {node.id: node.key for node in flow.nodes}
    targets: dict[str, dict[str, list[str]]] = {node.key: {} for node in flow.nodes}
    sources: dict[str, list[tuple[str, str]]] = {}
    for edge in flow.edges:
        source, target = keys.get(edge.source[0]), keys.get(edge.target[0])
        if source is None or target is None:
            continue
        targets[source].setdefault(edge.source[1], []).append(target)
        if edge.source[1] not in ("body", "compensate"):
            sources.setdefault(target, []).append((source, edge.source[1]))
    onward = {key: {port: tuple(found) for port, found in ports.items()} for key, ports in targets.items()}
    by_id = {node.id: node for node in flow.nodes}
    around = {node.key: tuple(_around(node, by_id)) for node in flow.nodes}
    loops = {node.key for node in flow.nodes if node.kind == LOOP}
    scopes = {key: tuple(takewhile(lambda each: each not in loops, found)) for key, found in around.items()}
    undo_for = dict(_undoing(onward))
    return Shape(
        sources={key: tuple(edges) for key, edges in sources.items()},
        targets=onward,
        around=around,
        scopes=scopes,
        members=_members(scopes),
        undo_for=undo_for,
    )


def _around(node: Node, by_id: Mapping[str, Node]) -> Iterator[str]:
    seen = {node.id}
    while node.parent is not None and node.parent in by_id and node.parent not in seen:
        node = by_id[node.parent]
        seen.add(node.id)
        yield node.key


def _members(scopes: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key, around in scopes.items():
        for scope in around:
            found.setdefault(scope, []).append(key)
    return {scope: tuple(keys) for scope, keys in found.items()}


def _undoing(targets: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Iterator[tuple[str, str]]:
    """Each node of an undo chain with the node whose undoing it is; the first chain that leads there has it."""
    seen: set[str] = set()
    for key, ports in targets.items():
        waiting = deque(ports.get("compensate", ()))
        while waiting:
            found = waiting.popleft()
            if found not in seen:
                seen.add(found)
                yield found, key
                waiting.extend(each for way, keys in targets[found].items() if way != "compensate" for each in keys)
