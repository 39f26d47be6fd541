"""Whether an unset characteristic may still be answered, once values have travelled as far as they can."""

from orderloom.decomposition.domain.compiled import Inflow, Read
from orderloom.decomposition.domain.nodes import Line, Node, mapping_scope
from orderloom.decomposition.domain.rules import Owner
from orderloom.decomposition.domain.tree import Tree
from orderloom.language.feel import UNKNOWN


class Prospects:
    """`possible` are the specifications that undecided targets could still make."""

    def __init__(self, tree: Tree, possible: frozenset[str]) -> None:
        self._tree = tree
        self._possible = possible
        self._seen: set[tuple[object, str]] = set()

    def __call__(self, owner: Owner, key: str) -> bool:
        self._seen = set()
        return self._answerable(owner, key)

    def _answerable(self, owner: Owner, key: str) -> bool:
        if isinstance(owner, Node) and key in owner.barred:
            return False
        if key in owner.open:
            return True
        found = owner.spec.characteristics.get(key) if owner.spec is not None else None
        if found is None or (owner.id, key) in self._seen:
            return False
        if found.fulfillment_only and not _is_installed(owner):
            return True
        if isinstance(owner, Line):
            return False
        self._seen.add((owner.id, key))
        return any(
            self._may_write(owner, inflow)
            for inflow in owner.spec.inflows
            if inflow.into == key and not inflow.is_default
        )

    def may_write(self, node: Node, inflow: Inflow) -> bool:
        """Whether a mapping that has not had its say yet still can."""
        self._seen = {(node.id, inflow.into)}
        return self._may_write(node, inflow)

    def _may_write(self, node: Node, inflow: Inflow) -> bool:
        source = self._tree.nearest(node, inflow.source)
        if source is None:
            return inflow.source in self._possible
        if inflow.condition is None and inflow.copies is not None:
            return inflow.copies not in source.values and self._answerable(source, inflow.copies)
        scope = mapping_scope(node, source)
        if inflow.condition is not None:
            holds, unset = inflow.condition.answer(scope)
            if holds is UNKNOWN:
                return self._any(node, source, unset)
            if holds is not True:
                return False
        if inflow.copies is not None:
            return inflow.copies not in source.values and self._answerable(source, inflow.copies)
        if inflow.expression is not None:
            value, unset = inflow.expression.answer(scope)
            return value is UNKNOWN and self._any(node, source, unset)
        return False

    def _any(self, node: Node, source: Node, unset: tuple[Read, ...]) -> bool:
        owners: dict[str, Owner] = {"source": source, "target": node, "line": node.line}
        return any(self._answerable(owners[owner], key) for owner, key in unset)


def _is_installed(owner: Owner) -> bool:
    """What was left without an answer when it was installed is asked anew only where it is left open."""
    return owner.item is not None if isinstance(owner, Node) else owner.line.installed is not None
