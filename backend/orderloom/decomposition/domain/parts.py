"""Parts that domain orders are composed of and that nothing is made for."""

from collections.abc import Iterator

from orderloom.decomposition.contracts import Component
from orderloom.decomposition.domain.rules import Hope, bounded, judge
from orderloom.decomposition.domain.tree import Tree


def components(tree: Tree, hope: Hope) -> Iterator[Component]:
    """The parts of what this round made or wrote; a part whose rule can't be told yet comes with a later round."""
    for node in tree.nodes.values():
        if not (node.new or node.changed) or node.action is None:
            continue
        for edge in node.spec.components:
            judged = judge(node, edge, hope)
            if judged.create:
                yield Component(
                    domain_order_id=node.id,
                    relationship=edge.id,
                    specification=edge.target.key,
                    quantity=bounded(edge, judged.quantity)[0] * node.quantity,
                )
