"""Places captured lines: numbers them, finds what they sell, and spreads bundles into their default children."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from orderloom.catalog.contracts import CatalogSnapshot, Offering, Specification, SpecificationKind
from orderloom.kernel.errors import Problem
from orderloom.ordering.contracts import LineAction, NewLine, OrderKind

Path = tuple[str | int, ...]
MAX_LINES = 10_000
MAX_NESTING = 8


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A line with its place. `path` leads to the input that caused it; a default child has its bundle's. `withheld`
    are characteristics whose default a rule takes away. What a service order asks for has no offering."""

    line: NewLine
    number: str
    parent: str | None
    path: Path
    offering: Offering | None
    specification: Specification | None
    characteristics: dict[str, Any]
    withheld: tuple[str, ...] = ()


def arrange(
    lines: Sequence[NewLine],
    snapshot: CatalogSnapshot,
    *,
    spread: bool = True,
    kind: OrderKind = OrderKind.CUSTOMER,
) -> tuple[tuple[Placed, ...], tuple[Problem, ...]]:
    """The lines in their order and what can't be placed; `spread` adds default children to childless bundles."""
    if len(lines) > MAX_LINES:
        return (), (Problem("ordering.too_many_lines", f"An order has at most {MAX_LINES} lines.", ("lines",)),)
    numbers = [line.number or str(index + 1) for index, line in enumerate(lines)]
    above = dict(zip(numbers, lines, strict=True))
    problems = [*_repeated(numbers), *_parentless(lines, numbers)]
    with_children = {line.parent for line in lines}
    placed: list[Placed] = []
    for index, (line, number) in enumerate(zip(lines, numbers, strict=True)):
        path = ("lines", index)
        sited = _where_its_bundle_is(line, above.get(line.parent or ""))
        if kind is OrderKind.SERVICE:
            asked = _service(sited, number, path, snapshot)
            problems += [asked] if isinstance(asked, Problem) else []
            placed += [asked] if isinstance(asked, Placed) else []
            continue
        offering = snapshot.offering(line.offering) if line.offering else None
        if offering is None or line.specification is not None:
            problems.append(_no_offering(line, path))
            continue
        placed.append(_place(sited, number, line.parent, path, offering, snapshot))
        if spread and number not in with_children and line.action is LineAction.ADD:
            placed.extend(_default_children(placed[-1], snapshot, set(numbers), 1))
    return tuple(placed), tuple(problems)


def _no_offering(line: NewLine, path: Path) -> Problem:
    if line.specification is not None:
        message = "A customer orders offerings; specifications are for service orders."
        return Problem("ordering.not_an_offering", message, (*path, "specification"))
    if line.offering is None:
        return Problem("catalog.offering_missing", "Name the offering that is ordered.", (*path, "offering"))
    return Problem("catalog.unknown_offering", f"There is no offering {line.offering!r}.", (*path, "offering"))


def _service(line: NewLine, number: str, path: Path, snapshot: CatalogSnapshot) -> Placed | Problem:
    """A line that asks for a service as the catalog specifies it."""
    at = (*path, "specification")
    if line.offering is not None:
        message = "A service order asks for specifications; offerings are for customers."
        return Problem("ordering.not_a_service", message, (*path, "offering"))
    if line.specification is None:
        return Problem("catalog.specification_missing", "Name the service that is ordered.", at)
    found = snapshot.specifications.get(line.specification)
    if found is None:
        return Problem("catalog.unknown_specification", f"There is no specification {line.specification!r}.", at)
    if found.kind is not SpecificationKind.SERVICE:
        return Problem("ordering.not_a_service", f"{line.specification} is no service.", at)
    return Placed(
        line=line,
        number=number,
        parent=line.parent,
        path=path,
        offering=None,
        specification=found,
        characteristics=_with_defaults(line.characteristics, {}, found),
    )


def _where_its_bundle_is(line: NewLine, bundle: NewLine | None) -> NewLine:
    """A part goes to the site and contact of its bundle unless it names its own."""
    if bundle is None:
        return line
    return msgspec.structs.replace(
        line, site_id=line.site_id or bundle.site_id, contact_id=line.contact_id or bundle.contact_id
    )


def _place(
    line: NewLine, number: str, parent: str | None, path: Path, offering: Offering, snapshot: CatalogSnapshot
) -> Placed:
    specification = snapshot.specification_of(offering.key)
    return Placed(
        line=line,
        number=number,
        parent=parent,
        path=path,
        offering=offering,
        specification=specification,
        characteristics=_with_defaults(line.characteristics, offering.defaults, specification),
    )


def _with_defaults(
    given: Mapping[str, Any], sold: Mapping[str, Any], specification: Specification | None
) -> dict[str, Any]:
    defaults = {
        one.key: one.default
        for one in (specification.characteristics if specification else ())
        if one.default is not None and not one.fulfillment_only
    }
    answered = {key: value for key, value in given.items() if value is not None and value != ""}
    return {**defaults, **sold, **answered}


def _default_children(parent: Placed, snapshot: CatalogSnapshot, taken: set[str], depth: int) -> Iterator[Placed]:
    """A bundle nested deeper than the limit stays childless, which the bundle check then reports."""
    if depth > MAX_NESTING:
        return
    bundled = parent.offering.children if parent.offering is not None else ()
    chosen = [child.offering for child in bundled for _ in range(child.default)]
    for index, key in enumerate(chosen):
        offering = snapshot.offerings[key]
        line = NewLine(
            offering=offering.key,
            quantity=parent.line.quantity,
            site_id=parent.line.site_id,
            contact_id=parent.line.contact_id,
        )
        number = _free(f"{parent.number}.{index + 1}", taken)
        placed = _place(line, number, parent.number, parent.path, offering, snapshot)
        yield placed
        yield from _default_children(placed, snapshot, taken, depth + 1)


def _free(number: str, taken: set[str]) -> str:
    while number in taken:
        number += "+"
    taken.add(number)
    return number


def _repeated(numbers: Sequence[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, number in enumerate(numbers):
        if number in seen:
            yield Problem(
                "ordering.repeated_line_number", f"Two lines are numbered {number}.", ("lines", index, "number")
            )
        seen.add(number)


def _parentless(lines: Sequence[NewLine], numbers: Sequence[str]) -> Iterator[Problem]:
    parents = dict(zip(numbers, (line.parent for line in lines), strict=True))
    for index, line in enumerate(lines):
        if line.parent is None:
            continue
        if line.parent not in parents:
            yield Problem("ordering.unknown_line", f"There is no line {line.parent}.", ("lines", index, "parent"))
        elif _circular(numbers[index], parents):
            yield Problem("ordering.circular_lines", "A line can't be part of itself.", ("lines", index, "parent"))


def _circular(number: str, parents: Mapping[str, str | None]) -> bool:
    above = parents.get(number)
    for _ in range(MAX_NESTING + 1):
        if above is None:
            return False
        above = parents.get(above)
    return True
