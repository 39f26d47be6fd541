"""The names in scope at each node of a flow, and the type of each expression that stands there."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from orderloom.language.compile import in_order
from orderloom.language.feel.typing import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DURATION,
    NUMBER,
    STRING,
    Checked,
    ContextOf,
    ListOf,
    Type,
    check_text,
    declared,
)
from orderloom.language.graph import Flow, Node
from orderloom.language.nodes import KINDS
from orderloom.language.scopes.inputs import scope_of_input
from orderloom.language.scopes.outputs import OPEN, Sources, given_to, output_of
from orderloom.language.scopes.own import UNTOLD, OwnFields

Path = tuple[str | int, ...]
_MOMENT, _LENGTH = (DATE_TIME, DATE, STRING), (DURATION, STRING)
_WANTED: Mapping[tuple[str, str | int], tuple[Type, ...]] = {
    ("switch", "when"): (BOOLEAN,),
    ("repeat", "until"): (BOOLEAN,),
    ("wait", "condition"): (BOOLEAN,),
    ("wait", "after"): _LENGTH,
    ("wait", "until"): _MOMENT,
    ("milestone", "target"): _MOMENT,
    ("for_each", "items"): (ListOf(ANY),),
}
"""What expressions in the configuration have to give, by kind and field."""


class Written(msgspec.Struct, frozen=True):
    """An expression of a flow where it stands. `wanted` are the types that it may have, and `purpose` what for."""

    path: Path
    text: str
    checked: Checked
    wanted: tuple[Type, ...] = (ANY,)
    purpose: str = ""


class Place(msgspec.Struct, frozen=True):
    """A node, its index in the flow, the names in its scope, and what stands in it. `inner` are the names for those
    fields that read what lies inside of the node, where its kind has such."""

    node: Node
    index: int
    scope: ContextOf
    written: tuple[Written, ...]
    inner: ContextOf | None = None


class Earlier(Mapping[str, Type]):
    """`nodes`, as one node sees it: those before it, each with its `out`. Made without a copy for each node."""

    __slots__ = ("_outputs", "_places", "_seen")

    def __init__(self, outputs: Mapping[str, ContextOf], places: Mapping[str, int], seen: int) -> None:
        self._outputs = outputs
        self._places = places
        self._seen = seen

    def __getitem__(self, key: str) -> Type:
        place = self._places.get(key)
        if place is None or not self._seen >> place & 1:
            raise KeyError(key)
        return ContextOf({"out": self._outputs.get(key, OPEN)}, name=f"nodes.{key}")

    def __iter__(self) -> Iterator[str]:
        return (key for key, place in self._places.items() if self._seen >> place & 1)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class FlowScopes:
    """The places of a flow in the order of control. Everything is inferred once."""

    def __init__(self, flow: Flow, sources: Sources, own: OwnFields = UNTOLD) -> None:
        self.flow = flow
        self._sources = sources
        self._outputs: dict[str, ContextOf] = {}
        self._keys = {node.key: place for place, node in enumerate(flow.nodes)}
        self._index = {id(node): place for place, node in enumerate(flow.nodes)}
        self._items: dict[str, dict[str, Type]] = {}
        self._wanted = _wanted(flow)
        self.names = _names(flow, own)
        self.variables = tuple(
            Written(
                ("variables", place, "initial"),
                each.initial,
                check_text(each.initial, self.names),
                (declared(each.type),),
                f"vars.{each.key}",
            )
            for place, each in enumerate(flow.variables)
            if each.initial is not None
        )
        self._bodies = _inside(flow)
        self._seen = _before(flow, self._bodies)
        self.places: tuple[Place, ...] = tuple(self._with_inside(place) for place in [*self._in_turn()])

    def at(self, node: str) -> Place | None:
        """The place of the node with this id or key."""
        return next((place for place in self.places if node in (place.node.id, place.node.key)), None)

    def _in_turn(self) -> Iterator[Place]:
        flow = self.flow
        ordered = [*in_order(flow)]
        met = {id(node) for node in ordered}
        by_id = {node.id: node for node in flow.nodes}
        for node in (*ordered, *(node for node in flow.nodes if id(node) not in met)):
            yield self._place(node, self._seen.get(node.id, -1), by_id)

    def _place(self, node: Node, seen: int, by_id: Mapping[str, Node]) -> Place:
        around = self._around(node, by_id)
        nodes = ContextOf(Earlier(self._outputs, self._keys, seen), name="nodes")
        scope = ContextOf({**self.names.fields, "nodes": nodes, **around}, self.names.open)
        written = tuple(self._written(node, scope))
        given = (each.checked.type for each in written if each.path[0] == "map")
        mapped = {entry.to: of for entry, of in zip(node.map, given, strict=True)}
        self._outputs[node.key] = output_of(node, mapped, self._sources)
        self._items[node.id] = _items(node, written)
        return Place(node, self._index[id(node)], scope, written)

    def _around(self, node: Node, by_id: Mapping[str, Node]) -> dict[str, Type]:
        """The names that the scopes around a node give to it, the innermost last."""
        chain: list[str] = []
        while node.parent is not None and node.parent in by_id and node.parent not in chain:
            node = by_id[node.parent]
            chain.append(node.id)
        return {name: of for identity in reversed(chain) for name, of in self._items.get(identity, {}).items()}

    def _written(self, node: Node, scope: ContextOf) -> Iterator[Written]:
        if node.when is not None:
            yield Written(("when",), node.when, check_text(node.when, scope), (BOOLEAN,), "The condition")
        places = {**self._wanted, **given_to(node, self._sources)}
        for place, entry in enumerate(node.map):
            wanted = places.get(entry.to, ANY)
            yield Written(("map", place, "from"), entry.source, check_text(entry.source, scope), (wanted,), entry.to)
        for path, text in _formulas(node, inner=False):
            yield _formula(node, path, text, scope)

    def _with_inside(self, place: Place) -> Place:
        """The place with the expressions that read what lies inside of its node, all of which is known by now."""
        kind = KINDS.get(place.node.kind)
        if kind is None or not kind.inner:
            return place
        seen = self._seen.get(place.node.id, -1) | self._bodies.get(place.node.id, 0)
        nodes = ContextOf(Earlier(self._outputs, self._keys, seen), name="nodes")
        names = {**place.scope.fields, **self._items.get(place.node.id, {}), "nodes": nodes}
        scope = ContextOf(names, place.scope.open)
        written = tuple(_formula(place.node, path, text, scope) for path, text in _formulas(place.node, inner=True))
        return msgspec.structs.replace(place, written=(*place.written, *written), inner=scope)


def _names(flow: Flow, fields: OwnFields) -> ContextOf:
    """The names that all nodes of a flow may read."""
    scope = fields.within(scope_of_input(flow.input.type))
    own: dict[str, Type] = {
        "vars": ContextOf({each.key: declared(each.type) for each in flow.variables}, name="vars"),
        "nodes": ContextOf(name="nodes"),
    }
    if flow.kind == "subflow" or flow.input.properties:
        given = {name: declared(each.type) for name, each in flow.input.properties.items()}
        own["input"] = ContextOf(given, name="input")
    if any(node.kind == "start" and node.config.get("trigger") == "event" for node in flow.nodes):
        own["event"] = ContextOf({"name": STRING}, True, "event")
    return ContextOf({**scope.fields, **own}, scope.open)


def _wanted(flow: Flow) -> dict[str, Type]:
    """The types of the places that a `map` may write to, where they are declared."""
    variables = {f"vars.{each.key}": declared(each.type) for each in flow.variables}
    return {**variables, **{f"output.{name}": declared(each.type) for name, each in flow.output.properties.items()}}


def _formula(node: Node, path: Path, text: str, scope: ContextOf) -> Written:
    field = next((part for part in reversed(path) if isinstance(part, str) and part != "expr"), "")
    wanted = _WANTED.get((node.kind, field), (ANY,))
    purpose = "The condition" if wanted == (BOOLEAN,) else f"The field {field}"
    return Written(path, text, check_text(text, scope), wanted, purpose)


def _formulas(node: Node, *, inner: bool) -> Iterator[tuple[Path, str]]:
    """The expressions in the config of a node: those that read what lies inside of it, or the others."""
    kind = KINDS.get(node.kind)
    if kind is None or (inner and not kind.inner):
        return
    try:
        yield from ((path, text) for path, text in kind.formulas(kind.read(node)) if (path[1] in kind.inner) == inner)
    except msgspec.ValidationError:
        return


def _items(node: Node, written: tuple[Written, ...]) -> dict[str, Type]:
    """The names that a scope gives to its body: an item of what it goes through, and its number."""
    kind = KINDS.get(node.kind)
    if kind is None:
        return {}
    try:
        names: Any = kind.names(kind.read(node))
    except msgspec.ValidationError:
        return {}
    through = next((each.checked.type for each in written if each.path[-1] == "items"), ANY)
    item = through.item if isinstance(through, ListOf) else ANY
    return dict(zip(names, (item, NUMBER), strict=False))


def _before(flow: Flow, inside: Mapping[str, int]) -> dict[str, int]:
    """For each node that control can reach, the nodes before it, as bits by their index.

    What lies inside of a `try` or `repeat` can be read after it; the items of a loop can't.
    """
    places = {node.id: place for place, node in enumerate(flow.nodes)}
    sources: dict[str, list[tuple[str, str]]] = {}
    for edge in flow.edges:
        if edge.source[0] in places:
            sources.setdefault(edge.target[0], []).append(edge.source)
    loops = {node.id for node in flow.nodes if node.kind == "for_each"}
    found: dict[str, int] = {}
    for node in in_order(flow):
        seen = 0
        for source, port in sources.get(node.id, ()):
            seen |= found.get(source, 0) | 1 << places[source]
            if port != "body" and source not in loops:
                seen |= inside.get(source, 0)
        found[node.id] = seen
    return found


def _inside(flow: Flow) -> dict[str, int]:
    """The nodes in the body of each scope, those of the `try` and `repeat` in it included, as bits."""
    places = {node.id: place for place, node in enumerate(flow.nodes)}
    kinds = {node.id: node.kind for node in flow.nodes}
    parents = {node.id: node.parent for node in flow.nodes}
    found: dict[str, int] = {}
    for node in flow.nodes:
        parent, passed = node.parent, 0
        while parent is not None and parent in kinds and passed < len(places):
            found[parent] = found.get(parent, 0) | 1 << places[node.id]
            parent, passed = (parents[parent] if kinds[parent] in ("try", "repeat") else None), passed + 1
    return found
