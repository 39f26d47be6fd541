"""What was said about the domain orders of an order that is under way, so that trying it out begins from there."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from orderloom.decomposition import store
from orderloom.decomposition.domain.explaining import standing_tree
from orderloom.decomposition.domain.origins import origins
from orderloom.decomposition.queries.gather import compiled_catalog, to_decompose
from orderloom.decomposition.store import why
from orderloom.ordering.contracts import OrderWithLines
from orderloom.platform.db import Reader

Answers = dict[tuple[UUID, str], tuple[dict[str, Any], ...]]


async def answers_of(reader: Reader, whole: OrderWithLines) -> Answers:
    """Values that neither the line nor the catalog gave, by line and specification; none while nothing was made."""
    pinned = await why.pinned(reader, whole.order.id)
    if pinned is None:
        return {}
    catalog = await compiled_catalog(reader, pinned[0])
    (known,) = await to_decompose(reader, [whole], [catalog])
    standing = await store.domain_orders_of(reader, [whole.order.id])
    tree = standing_tree(known, catalog, standing, ())
    found: defaultdict[tuple[UUID, str], list[dict[str, Any]]] = defaultdict(list)
    for node in tree.nodes.values():
        said = {one.characteristic for one in origins(tree, node) if one.kind == "answer"}
        found[node.line.id, node.spec.key].append({key: node.values[key] for key in said})
    return {key: tuple(each) for key, each in found.items() if any(each)}
