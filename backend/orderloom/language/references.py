"""What a flow needs of others: the tables, subflows, forms and operations that its nodes name."""

import msgspec

from orderloom.language.graph import Flow
from orderloom.language.nodes import KINDS
from orderloom.language.nodes.record import Reference


def references_of(flow: Flow) -> tuple[Reference, ...]:
    """The references of all nodes; a node that is not understood refers to nothing."""
    found: list[Reference] = []
    for node in flow.nodes:
        kind = KINDS.get(node.kind)
        try:
            found += kind.references(kind.read(node)) if kind else ()
        except msgspec.ValidationError:
            continue
    return tuple(found)
