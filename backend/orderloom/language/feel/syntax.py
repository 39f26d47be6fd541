"""The tree that the parser makes of a text. `at` is the position of the part that an error about it points to."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec


class Node(msgspec.Struct, frozen=True, kw_only=True):
    at: int


class Literal(Node, frozen=True, kw_only=True):
    value: Any


class Name(Node, frozen=True, kw_only=True):
    name: str


class Input(Node, frozen=True, kw_only=True):
    """The `?` of a unary test."""


class Path(Node, frozen=True, kw_only=True):
    base: Node
    name: str


class Filter(Node, frozen=True, kw_only=True):
    base: Node
    condition: Node


class Negate(Node, frozen=True, kw_only=True):
    operand: Node


class Arithmetic(Node, frozen=True, kw_only=True):
    operator: str
    left: Node
    right: Node


class Compare(Node, frozen=True, kw_only=True):
    operator: str
    left: Node
    right: Node


class And(Node, frozen=True, kw_only=True):
    items: tuple[Node, ...]


class Or(Node, frozen=True, kw_only=True):
    items: tuple[Node, ...]


class Between(Node, frozen=True, kw_only=True):
    value: Node
    low: Node
    high: Node


class In(Node, frozen=True, kw_only=True):
    value: Node
    tests: tuple[Node, ...]


class Test(Node, frozen=True, kw_only=True):
    """`< 5`: a comparison whose left side is the tested value."""

    operator: str
    operand: Node


class Tests(Node, frozen=True, kw_only=True):
    """A whole cell: any of `items` holds, or, negated, none does. No items is `-`: anything."""

    items: tuple[Node, ...]
    negated: bool


class TypeName(Node, frozen=True, kw_only=True):
    """`list<number>`, `context<a: string>`, `date and time`; `members` has names for a context, else empty names."""

    name: str
    members: tuple[tuple[str, "TypeName"], ...] = ()


class InstanceOf(Node, frozen=True, kw_only=True):
    value: Node
    type: TypeName


class If(Node, frozen=True, kw_only=True):
    condition: Node
    then: Node
    otherwise: Node


class Iterator(Node, frozen=True, kw_only=True):
    """`name in domain`, or `name in domain..end`."""

    name: str
    domain: Node
    end: Node | None


class For(Node, frozen=True, kw_only=True):
    iterators: tuple[Iterator, ...]
    body: Node


class Quantified(Node, frozen=True, kw_only=True):
    every: bool
    iterators: tuple[Iterator, ...]
    body: Node


class ListLiteral(Node, frozen=True, kw_only=True):
    items: tuple[Node, ...]


class ContextLiteral(Node, frozen=True, kw_only=True):
    entries: tuple[tuple[str, Node], ...]


class RangeLiteral(Node, frozen=True, kw_only=True):
    """`start` or `end` is missing in `(< 10)` and its like, which are ranges too."""

    start: Node | None
    end: Node | None
    start_included: bool
    end_included: bool


class Call(Node, frozen=True, kw_only=True):
    """`named` is used when the arguments have names; then `positional` is empty."""

    function: Node
    positional: tuple[Node, ...]
    named: tuple[tuple[str, Node], ...]


class FunctionLiteral(Node, frozen=True, kw_only=True):
    """`types` has an entry for each parameter: its type where the text gives one."""

    parameters: tuple[str, ...]
    types: tuple[TypeName | None, ...]
    body: Node


def children(node: Node) -> tuple[Node, ...]:
    """The direct parts of a node, in the order of the text."""
    read = _CHILDREN.get(type(node))
    return () if read is None else tuple(part for part in read(node) if part is not None)


_CHILDREN: dict[type, Callable[[Any], Iterable[Node | None]]] = {
    Path: lambda node: (node.base,),
    Filter: lambda node: (node.base, node.condition),
    Negate: lambda node: (node.operand,),
    Arithmetic: lambda node: (node.left, node.right),
    Compare: lambda node: (node.left, node.right),
    And: lambda node: node.items,
    Or: lambda node: node.items,
    Between: lambda node: (node.value, node.low, node.high),
    In: lambda node: (node.value, *node.tests),
    Test: lambda node: (node.operand,),
    Tests: lambda node: node.items,
    TypeName: lambda node: (member for _, member in node.members),
    InstanceOf: lambda node: (node.value, node.type),
    If: lambda node: (node.condition, node.then, node.otherwise),
    Iterator: lambda node: (node.domain, node.end),
    For: lambda node: (*node.iterators, node.body),
    Quantified: lambda node: (*node.iterators, node.body),
    ListLiteral: lambda node: node.items,
    ContextLiteral: lambda node: (value for _, value in node.entries),
    RangeLiteral: lambda node: (node.start, node.end),
    Call: lambda node: (node.function, *node.positional, *(value for _, value in node.named)),
    FunctionLiteral: lambda node: (*node.types, node.body),
}


def depth(node: Node) -> int:
    """How many levels a tree has; it may be one that is too deep to be gone through in any other way."""
    level, deepest = [node], 0
    while level:
        level = [child for parent in level for child in children(parent)]
        deepest += 1
    return deepest
