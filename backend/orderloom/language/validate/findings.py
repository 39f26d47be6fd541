"""Findings: what keeps a well-formed flow from being published, node by node."""

from collections.abc import Mapping
from typing import Literal, Protocol

import msgspec

from orderloom.language.feel.typing import Type
from orderloom.language.graph import Flow, Node
from orderloom.language.tables import CompiledTable

Path = tuple[str | int, ...]


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`node` is the id of the node to show it on, `path` leads into the document; a `fix` says what would mend it.

    `position` counts characters from 0 where the path leads to an expression.
    """

    code: str
    message: str
    severity: Literal["error", "warning"] = "error"
    node: str | None = None
    path: tuple[str | int, ...] = ()
    fix: str | None = None
    position: int | None = None


class References(Protocol):
    """What exists and is published, as the validator asks for it."""

    def table(self, key: str) -> CompiledTable | None: ...
    def flow(self, key: str) -> bool: ...
    def subflow(self, key: str) -> Flow | None:
        """A flow by its name, where it can be told what it takes and answers."""
        ...

    def form(self, key: str) -> bool: ...
    def operation(self, key: str) -> bool: ...
    def gives(self, noun: Literal["form", "operation"], key: str) -> Mapping[str, Type] | None:
        """The fields of a form, or those of an operation's answer that its mapping names, where they are known."""
        ...

    def repeatable(self, key: str) -> bool:
        """Whether an operation may be called again when nobody knows what came of a call."""
        ...


def found_at(node: Node, code: str, message: str, path: Path, fix: str | None = None) -> Finding:
    """A finding that is shown on a node."""
    return Finding(code=code, message=message, node=node.id, path=path, fix=fix)
