"""Attribute mappings: values travel down, up and across the tree until nothing more can be written."""

from decimal import Decimal
from enum import Enum
from typing import Any

from orderloom.catalog.contracts import Characteristic, ValueType
from orderloom.decomposition.contracts import Fault
from orderloom.decomposition.domain.compiled import Formula, Inflow
from orderloom.decomposition.domain.nodes import Node, mapping_scope
from orderloom.decomposition.domain.options import Options
from orderloom.decomposition.domain.rules import Owner
from orderloom.decomposition.domain.tree import Tree
from orderloom.language.feel import UNKNOWN


class Flow(Enum):
    DONE = "done"
    WROTE = "wrote"
    WAITS = "waits"


class Inflows:
    """The mappings that have not written yet, in the order in which their targets were made; `defaults` come when
    nothing else can write, by mapping or, in `late`, by the characteristic itself."""

    def __init__(self, tree: Tree, faults: list[Fault]) -> None:
        self.tree = tree
        self.options = Options(tree, faults)
        self._faults = faults
        self._checks: list[tuple[Node, Inflow]] = []
        self._pending: list[tuple[Node, Inflow]] = []
        self.defaults: list[tuple[Node, Inflow]] = []
        self.late: list[Node] = []
        self._rejudged: set[Node] = set()

    def enter(self, node: Node) -> None:
        """Tries all mappings from above into a new node; the others wait for `settle`, when all is made."""
        if node.spec.options:
            self.options.enter(node)
        if node.spec.checks:
            self._checks.extend([(node, check) for check in node.spec.checks])
        for inflow in node.spec.writers:
            if inflow.into not in node.values:
                source = self.tree.above(node, inflow.source)
                if source is None or self._try(node, inflow, source) is Flow.WAITS:
                    self._pending.append((node, inflow))
        if node.spec.fallbacks:
            self.defaults.extend([(node, inflow) for inflow in node.spec.fallbacks])
        if node.spec.late_defaults:
            self.late.append(node)

    def settle(self) -> bool:
        """Writes all that can be written now; whether anything was."""
        wrote = False
        again = bool(self._pending) or self.options.open
        while again and self.tree.news:
            again = self.options.settle()
            again = self._write_on() or again
            wrote = wrote or again
        return wrote

    def _write_on(self) -> bool:
        """Tries once more the mappings that something new could let write; whether one did. Where rules pair products,
        a value of any of them may give a mapping another source."""
        tree = self.tree
        before, now = tree.news, set[str]()
        tree.news = now
        wrote, any_pairs = False, bool(tree.catalog.pairs)
        waiting: list[tuple[Node, Inflow]] = []
        for one in self._pending:
            node, inflow = one
            if inflow.into in node.values:
                continue
            source, own = inflow.source, node.spec.key
            if not (any_pairs or source in before or own in before or source in now or own in now):
                waiting.append(one)
                continue
            outcome = self._again(node, inflow)
            wrote = wrote or outcome is Flow.WROTE
            if outcome is Flow.WAITS:
                waiting.append(one)
        self._pending = waiting
        return wrote

    def _again(self, node: Node, inflow: Inflow) -> Flow:
        source = self.tree.nearest(node, inflow.source)
        return Flow.WAITS if source is None else self._try(node, inflow, source)

    def _try(self, node: Node, inflow: Inflow, source: Node) -> Flow:
        if inflow.condition is None and inflow.copies is not None:
            value = source.values.get(inflow.copies)
            if value is None:
                return Flow.WAITS
            self.tree.write(node, inflow.into, value)
            return Flow.WROTE
        scope = mapping_scope(node, source)
        if inflow.condition is not None:
            holds, _ = inflow.condition.answer(scope)
            if holds is not True:
                return Flow.WAITS if holds is UNKNOWN else Flow.DONE
        return self._write(node, inflow, self._value(inflow, source, scope))

    def _value(self, inflow: Inflow, source: Node, scope: dict[str, Any]) -> Any:
        if inflow.copies is not None:
            return source.values.get(inflow.copies)
        if inflow.expression is not None:
            return computed(inflow.expression, scope)
        return inflow.value

    def _write(self, node: Node, inflow: Inflow, value: Any) -> Flow:
        if value is UNKNOWN or (value is None and inflow.copies is not None):
            return Flow.WAITS
        if value is None:
            return Flow.DONE
        if inflow.expression is not None and not fits(node.spec.characteristics[inflow.into], value):
            node.attention = node.changed = True
            return Flow.DONE
        self.tree.write(node, inflow.into, value)
        return Flow.WROTE

    def check(self) -> None:
        """Notes the validations that fail by what this round made or wrote; those that can't be told yet wait."""
        for node, inflow in self._checks:
            source = self.tree.nearest(node, inflow.source)
            if source is None or inflow.expression is None or not self._concerns(node, source, inflow):
                continue
            scope = mapping_scope(node, source)
            applies = inflow.condition is None or inflow.condition.answer(scope)[0] is True
            if applies and inflow.expression.answer(scope)[0] in (False, None):
                node.attention = node.changed = True
                self._faults.append(_failed(node, inflow))

    def look_again(self, node: Node, key: str) -> None:
        """What was found wrong with a domain order that stands, options of `key` included, is judged once more."""
        self._rejudged.add(node)
        if key in node.spec.options:
            self.options.again(node, key)

    def _concerns(self, node: Node, source: Node, inflow: Inflow) -> bool:
        if node.new or source.new or node in self._rejudged:
            return True
        owners: dict[str, Owner] = {"source": source, "target": node, "line": node.line}
        formulas = [one for one in (inflow.condition, inflow.expression) if one is not None]
        return any((owners[owner], key) in self.tree.written for one in formulas for owner, key in one.reads)

    def default(self, node: Node, inflow: Inflow) -> bool:
        """Fires a default mapping whose target nothing else can write any more."""
        source = self.tree.nearest(node, inflow.source)
        if source is None:
            return False
        if inflow.condition is not None and inflow.condition.answer(mapping_scope(node, source))[0] is not True:
            return False
        return self.tree.write(node, inflow.into, inflow.value)


def _failed(node: Node, inflow: Inflow) -> Fault:
    message = inflow.message.get("en") or f"{node.spec.key} does not meet what the catalog demands of {inflow.into}."
    return Fault(
        line_id=node.line.id,
        code="decomposition.validation_failed",
        message=message,
        path=(inflow.id, "expression"),
        domain_order_id=node.id,
    )


def computed(formula: Formula, scope: dict[str, Any]) -> Any:
    """The value; dates and durations as text, as characteristics hold them."""
    value, _ = formula.answer(scope)
    if value is UNKNOWN or value is None or isinstance(value, str | bool | int | Decimal | list | dict):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


_PYTHON: dict[ValueType, type | tuple[type, ...]] = {
    ValueType.STRING: str,
    ValueType.INTEGER: (int, Decimal),
    ValueType.DECIMAL: (int, Decimal),
    ValueType.BOOLEAN: bool,
    ValueType.DATE: str,
    ValueType.ENUM: (str, int, Decimal),
    ValueType.JSON: object,
}


def fits(characteristic: Characteristic, value: Any) -> bool:
    """Whether a computed value is of the characteristic's type and among its allowed values."""
    if isinstance(value, bool) and characteristic.value_type not in (ValueType.BOOLEAN, ValueType.JSON):
        return False
    if not isinstance(value, _PYTHON[characteristic.value_type]):
        return False
    if characteristic.value_type is ValueType.INTEGER and value != int(value):
        return False
    return not characteristic.allowed or any(one.value == value for one in characteristic.allowed)
