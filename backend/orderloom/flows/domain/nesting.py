"""Subflows within subflows: none may run itself, and they lie at most so deep as a run can go."""

from collections.abc import Iterator
from typing import Protocol

import msgspec

from orderloom.language.compile import MAX_NESTING
from orderloom.language.graph import Flow
from orderloom.language.references import references_of
from orderloom.language.validate import Finding


class Subflows(Protocol):
    def subflow(self, key: str) -> Flow | None: ...


def check_nesting(flow: Flow, known: Subflows) -> Iterator[Finding]:
    """Findings on the nodes whose subflow comes back to the flow, or goes too deep. Unknown subflows end the search."""
    for index, node in enumerate(flow.nodes):
        for reference in references_of(msgspec.structs.replace(flow, nodes=(node,))):
            message = _trouble(flow.key, reference.name, known) if reference.noun == "flow" else None
            if message is not None:
                path = ("nodes", index, *reference.path)
                yield Finding(code="flow.nesting", message=message, node=node.id, path=path)


def _trouble(key: str, first: str, known: Subflows) -> str | None:
    """What is wrong with the subflows behind a name; those that were looked at are not looked at again."""
    depth, names, seen = 1, [first], set[str]()
    while names:
        if key in names:
            return f"{key} would run itself."
        if depth > MAX_NESTING:
            return f"Subflows lie within each other at most {MAX_NESTING} deep."
        seen.update(names)
        flows = [flow for name in names if (flow := known.subflow(name)) is not None]
        named = {each.name for flow in flows for each in references_of(flow) if each.noun == "flow"}
        names, depth = sorted(named - seen), depth + 1
    return None
