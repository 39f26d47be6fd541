"""Options that mappings put among a characteristic's values or rule out: written once, when all are decided."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from orderloom.catalog.contracts import MappingKind
from orderloom.decomposition.contracts import Fault
from orderloom.decomposition.domain.compiled import Inflow
from orderloom.decomposition.domain.hope import Prospects
from orderloom.decomposition.domain.nodes import Node, mapping_scope
from orderloom.decomposition.domain.tree import Tree
from orderloom.language.feel import UNKNOWN


class _Say(Enum):
    APPLIES = "applies"
    NOT = "not"
    OPEN = "open"


class Options:
    """The characteristics whose options are not decided yet, by domain order; `base` is the answer given at capture."""

    def __init__(self, tree: Tree, faults: list[Fault]) -> None:
        self._tree = tree
        self._faults = faults
        self._pending: list[tuple[Node, str, Any]] = []

    def enter(self, node: Node) -> None:
        """What was captured is held back until the mappings have had their say; what was written stays."""
        for key in node.spec.options:
            if node.new:
                self._pending.append((node, key, node.values.pop(key, None)))
            elif key not in node.values:
                self._pending.append((node, key, _captured(node, key)))

    def again(self, node: Node, key: str) -> None:
        """Takes a written value back to judge it once more, as if it had been captured."""
        if key in node.values:
            self._pending.append((node, key, node.values.pop(key)))

    @property
    def open(self) -> bool:
        return bool(self._pending)

    def settle(self, hope: Prospects | None = None) -> bool:
        """Writes what is decided; with `hope`, contributions that can't come any more count as decided too."""
        wrote = False
        waiting: list[tuple[Node, str, Any]] = []
        for node, key, base in self._pending:
            if key in node.values:
                continue
            said = [(inflow, self._say(node, inflow, hope)) for inflow in node.spec.options[key]]
            if any(one is _Say.OPEN for _, one in said):
                waiting.append((node, key, base))
            else:
                applied = [inflow for inflow, one in said if one is _Say.APPLIES]
                wrote = self._write(node, key, base, applied) or wrote
        self._pending = waiting
        return wrote

    def _say(self, node: Node, inflow: Inflow, hope: Prospects | None) -> _Say:
        source = self._tree.nearest(node, inflow.source)
        if source is not None:
            if inflow.condition is None:
                return _Say.APPLIES
            holds, _ = inflow.condition.answer(mapping_scope(node, source))
            if holds is not UNKNOWN:
                return _Say.APPLIES if holds is True else _Say.NOT
        return _Say.OPEN if hope is None or hope.may_write(node, inflow) else _Say.NOT

    def _write(self, node: Node, key: str, base: Any, applied: Sequence[Inflow]) -> bool:
        included = list(dict.fromkeys(_plain(one.value) for one in applied if one.kind is MappingKind.INCLUDE))
        excluded = [one for one in applied if one.kind is MappingKind.EXCLUDE]
        barred = [one for one in excluded if one.value is None]
        if barred:
            node.barred |= {key}
            if base is not None or included:
                self._fault(node, barred[0], "not_applicable", f"{key} does not apply here, and has a value.")
            return True
        if node.spec.characteristics[key].most > 1:
            value = self._several(base, included, excluded)
            return self._tree.write(node, key, value) if value is not None else self._none(node, key)
        return self._single(node, key, base, included, applied)

    def _several(self, base: Any, included: Sequence[Any], excluded: Sequence[Inflow]) -> list[Any] | None:
        given: list[Any] = list(base) if isinstance(base, list | tuple) else [] if base is None else [base]
        out = {_plain(one.value) for one in excluded}
        wanted = [one for one in dict.fromkeys((*map(_plain, given), *included)) if one not in out]
        return wanted if wanted or base is not None else None

    def _single(self, node: Node, key: str, base: Any, included: Sequence[Any], applied: Sequence[Inflow]) -> bool:
        out = {_plain(one.value) for one in applied if one.kind is MappingKind.EXCLUDE}
        wanted = base if base is not None else included[0] if included else None
        if wanted is None:
            return self._none(node, key)
        if any(_plain(wanted) != one for one in included):
            self._fault(node, applied[0], "option_enforced", f"{key} has another value than the catalog enforces.")
        elif _plain(wanted) in out:
            self._fault(node, applied[0], "option_excluded", f"{key} has a value that the catalog rules out here.")
        return self._tree.write(node, key, wanted)

    def _none(self, node: Node, key: str) -> bool:
        """No mapping says anything; what people answer during fulfillment they still may."""
        if node.spec.characteristics[key].fulfillment_only or key in node.open:
            return False
        node.barred |= {key}
        return True

    def _fault(self, node: Node, inflow: Inflow, code: str, message: str) -> None:
        node.attention = node.changed = True
        self._faults.append(
            Fault(
                line_id=node.line.id,
                code=f"decomposition.{code}",
                message=message,
                path=(inflow.id, inflow.into),
                domain_order_id=node.id,
            )
        )


def _captured(node: Node, key: str) -> Any:
    """What a stored domain order was ordered with."""
    is_root = node.parent is None or node.parent.line is not node.line
    return node.line.values.get(key, node.spec.defaults.get(key)) if is_root else node.spec.defaults.get(key)


def _plain(value: Any) -> Any:
    """Something that can be compared and hashed; options are scalars, whatever a file says."""
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)
