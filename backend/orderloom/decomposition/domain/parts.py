"""Parts that domain orders are composed of and that nothing is made for."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import msgspec

from orderloom.decomposition.contracts import Component, VerdictOutcome
from orderloom.decomposition.domain.compiled import Edge
from orderloom.decomposition.domain.nodes import Node
from orderloom.decomposition.domain.rules import Hope, at_first_sight, bounded, judge, values_read
from orderloom.decomposition.domain.tree import Tree


def components(tree: Tree, hope: Hope) -> Iterator[Component]:
    """The parts of what this round made, or wrote or was told; one whose rule can't be told yet comes with a later
    round."""
    told = {owner for owner, _ in tree.written}
    for node in tree.nodes.values():
        if not (node.new or node.changed or node in told or node.line in told) or node.action is None:
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


class ExplainedPart(msgspec.Struct, frozen=True, kw_only=True):
    """Why a domain order has a part or lacks it, as its values are now; one that is there has a `quantity`. `waits_for`
    are characteristics, as specification.characteristic."""

    relationship: str
    specification: str
    outcome: VerdictOutcome
    reason: str
    rule: str | None
    read: dict[str, Any]
    quantity: Decimal | None = None
    waits_for: tuple[str, ...] = ()


def explained_parts(node: Node, kept: Mapping[str, Component], *, over: bool) -> tuple[ExplainedPart, ...]:
    """Of all that the catalog composes it of; `kept` are its parts by relationship. What is over waits for nothing."""
    hope: Hope = (lambda owner, key: False) if over else at_first_sight
    return tuple(_explained(node, edge, kept.get(edge.id), hope) for edge in node.spec.components)


def _explained(node: Node, edge: Edge, kept: Component | None, hope: Hope) -> ExplainedPart:
    judged = judge(node, edge, hope)
    outcome, reason = VerdictOutcome.EXCLUDE, judged.reason
    if kept is not None:
        outcome = VerdictOutcome.CREATE
        reason = judged.reason if judged.create else "rule_true" if edge.rule is not None else "mandatory"
    elif judged.create is not False:
        outcome = VerdictOutcome.DEFER
    return ExplainedPart(
        relationship=edge.id,
        specification=edge.target.key,
        outcome=outcome,
        reason=reason,
        rule=edge.relationship.rule,
        read=values_read(node, edge),
        quantity=kept.quantity if kept is not None else None,
        waits_for=tuple(
            f"{owner.spec.key if owner.spec else 'line'}.{key}" for owner, key in judged.unset if kept is None
        ),
    )
