"""The decomposition graph: which specifications a product breaks down into, under which rules, and what travels along.

`orderloom.decomposition/1` is a catalog entity like any other: drafted, published, versioned and pinned with the
release. A specification's relationships all stand in one graph; other graphs show it as a leaf.
"""

from typing import Any, Literal

import msgspec

from orderloom.catalog.contracts.structure import Localised, Mapping, Relationship


class GraphNode(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A specification on the canvas, by its key."""

    specification: str
    note: str = ""


class DecompositionGraph(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nodes are specifications, each once; `edges` and `mappings` run between them."""

    schema: Literal["orderloom.decomposition/1"]
    key: str
    name: Localised = {}
    description: Localised = {}
    nodes: tuple[GraphNode, ...] = ()
    edges: tuple[Relationship, ...] = ()
    mappings: tuple[Mapping, ...] = ()
    version: int = 1


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where the specification stands on the canvas, in whole pixels."""

    key: str
    x: int
    y: int


class SaveLayout(msgspec.Struct, frozen=True, kw_only=True):
    """Replaces the places of an entity's drawing; the last one to save wins."""

    section: str
    key: str
    places: tuple[Place, ...]


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """A specification as it would be drawn: its draft's content where there is one. `graph` is the one that says what
    it is made of."""

    key: str
    content: dict[str, Any] | None
    draft: bool
    published: bool
    graph: str | None


class DrawnRule(msgspec.Struct, frozen=True, kw_only=True):
    """A compatibility rule between two specifications that are drawn."""

    key: str
    name: Localised
    type: str
    source: str
    target: str


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    specifications: tuple[Drawn, ...]
    rules: tuple[DrawnRule, ...]
