"""Lines that can't be decomposed whatever the rules say: found before anything is made."""

from collections.abc import Iterator
from uuid import UUID

from orderloom.decomposition.contracts import Fault
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.inputs import LineToDecompose, OrderToDecompose
from orderloom.decomposition.domain.installed import COMPARED, WALKED

INSTALLED = frozenset({*WALKED, COMPARED})
MOST_UNITS = 10_000
"""Units of one line that are tracked one by one."""


def unfit_lines(order: OrderToDecompose, catalog: CompiledCatalog) -> list[Fault]:
    """One fault a line, and one for each line below it."""
    found: dict[UUID, Fault] = {}
    for line in order.lines:
        fault = next(_faults(line, catalog), None)
        if fault is not None:
            found.update((one.line_id, one) for one in with_children(order, fault) if one.line_id not in found)
            found[line.id] = fault
    return list(found.values())


def with_children(order: OrderToDecompose, fault: Fault) -> list[Fault]:
    """A bundle that is left out takes its children along."""
    faults = [fault]
    above = {fault.line_id}
    numbers = {line.id: line.number for line in order.lines}
    for line in order.lines:
        if line.parent_id in above:
            above.add(line.id)
            message = f"Line {line.number} belongs to line {numbers[fault.line_id]}, which can't be decomposed."
            faults.append(_fault(line, "bundle_left_out", message, "parent"))
    return faults


def _faults(line: LineToDecompose, catalog: CompiledCatalog) -> Iterator[Fault]:
    if line.action in INSTALLED and line.installed is None:
        message = f"Line {line.number} is to {line.action} an installed product, and names none."
        yield _fault(line, "needs_installed_product", message, "action")
    if line.specification is None or line.action == "no_change" or line.action in WALKED:
        return
    spec = catalog.spec(line.specification)
    if spec is None:
        message = f"The catalog of this order has no specification {line.specification!r}."
        yield _fault(line, "unknown_specification", message, "specification")
    elif line.quantity <= 0:
        yield _fault(line, "quantity", f"Line {line.number} has no positive quantity.", "quantity")
    elif line.action == COMPARED and spec.each and line.quantity != 1:
        yield _fault(line, "quantity", f"Line {line.number} changes one installed product.", "quantity")
    elif spec.each and (line.quantity != int(line.quantity) or line.quantity > MOST_UNITS):
        message = f"{line.specification} is tracked one by one: a whole number of at most {MOST_UNITS:,} is needed."
        yield _fault(line, "quantity", message, "quantity")


def _fault(line: LineToDecompose, code: str, message: str, field: str) -> Fault:
    return Fault(line_id=line.id, code=f"decomposition.{code}", message=message, path=("lines", line.number, field))
