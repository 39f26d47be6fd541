"""Findings: what keeps a well-formed flow from being published, node by node."""

from typing import Literal, Protocol

import msgspec

from orderloom.language.tables import CompiledTable


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`node` is the id of the node to show it on, `path` leads into the flow; a `fix` says what would mend it."""

    code: str
    message: str
    severity: Literal["error", "warning"] = "error"
    node: str | None = None
    path: tuple[str | int, ...] = ()
    fix: str | None = None


class References(Protocol):
    """What exists and is published, as the validator asks for it."""

    def table(self, key: str) -> CompiledTable | None: ...
    def flow(self, key: str) -> bool: ...
    def form(self, key: str) -> bool: ...
    def operation(self, key: str) -> bool: ...
