"""Whether a relationship makes its target: TRUE, FALSE with the reason, or not to be said yet."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from orderloom.decomposition.domain.compiled import Edge, Formula
from orderloom.decomposition.domain.nodes import Line, Node
from orderloom.language.feel import UNKNOWN

Owner = Node | Line
Unset = tuple[Owner, str]
Hope = Callable[[Owner, str], bool]
"""Whether an unset characteristic may still be answered."""


class Judgement:
    """`create` None: not yet, because of `unset`. `reason` is a code for the record."""

    __slots__ = ("create", "quantity", "reason", "unset")

    def __init__(
        self, create: bool | None, reason: str, quantity: Decimal = Decimal(1), unset: tuple[Unset, ...] = ()
    ) -> None:
        self.create = create
        self.reason = reason
        self.quantity = quantity
        self.unset = unset


NOTHING: dict[str, Any] = {}
_PLAIN = Judgement(True, "mandatory")
NO_ANSWER = "rule_without_answer"
"""A rule that compares what can't be compared."""
_NOT_CHOSEN = Judgement(False, "not_chosen")
_RULE_FALSE = Judgement(False, "rule_false")
_RULE_BROKEN = Judgement(False, NO_ANSWER)
_NOT_ORDERED = Judgement(False, "not_ordered")
_NONE_WANTED = Judgement(False, "quantity_zero")


def judge(node: Node, edge: Edge, hope: Hope) -> Judgement:
    if edge.is_plain:
        return _PLAIN
    reason = "mandatory"
    if edge.rule is not None:
        holds, unset = edge.rule.answer(node.scope)
        if holds is UNKNOWN:
            waits = tuple(one for one in (_owned(node, read) for read in unset) if hope(*one))
            return Judgement(None, "waits", unset=waits) if waits else _NOT_ORDERED
        if holds is not True:
            return _RULE_FALSE if holds is False else _RULE_BROKEN
        reason = "rule_true"
    elif not edge.relationship.mandatory:
        return _NOT_CHOSEN
    return _counted(node, edge, reason, hope)


def _counted(node: Node, edge: Edge, reason: str, hope: Hope) -> Judgement:
    key = edge.relationship.quantity_characteristic
    if key is None:
        return Judgement(True, reason, edge.relationship.default)
    value = node.values.get(key)
    if isinstance(value, int | Decimal):
        return Judgement(True, reason, Decimal(value)) if value > 0 else _NONE_WANTED
    if hope(node, key):
        return Judgement(None, "waits", unset=((node, key),))
    return Judgement(True, reason, edge.relationship.default) if edge.relationship.default > 0 else _NONE_WANTED


def values_read(node: Node, edge: Edge) -> dict[str, Any]:
    """What rule and quantity saw, for the record."""
    key = edge.relationship.quantity_characteristic
    if key is None and edge.rule is None:
        return NOTHING
    counted = {f"source.{key}": node.values.get(key)} if key is not None else {}
    return {**edge.rule.values(node.scope), **counted} if isinstance(edge.rule, Formula) else counted


def _owned(node: Node, read: tuple[str, str]) -> Unset:
    owner, key = read
    return (node.line if owner == "line" else node), key


def at_first_sight(owner: Owner, key: str) -> bool:
    """Hope before values have travelled: whatever is declared to be written later counts."""
    return key in owner.open or (owner.spec is not None and owner.spec.may_be_written(key))


def bounded(edge: Edge, quantity: Decimal) -> tuple[Decimal, bool]:
    """The quantity within the relationship's bounds; True when it had to be changed, which a manager looks at."""
    least, most = edge.relationship.minimum, edge.relationship.maximum
    within = max(quantity, least) if most is None else min(max(quantity, least), most)
    if edge.target.each:
        within = Decimal(int(within))
    return within, within != quantity
