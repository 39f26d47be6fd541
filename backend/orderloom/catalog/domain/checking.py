"""Whether lines can be sold as they are: offering, quantity, characteristics, and the shape of bundles."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from orderloom.catalog.contracts import (
    LEFT_OPEN,
    CatalogSnapshot,
    Characteristic,
    LineToCheck,
    Offering,
    Specification,
    Tracking,
    is_set,
)
from orderloom.catalog.domain.values import value_problems
from orderloom.kernel.errors import Problem

Path = tuple[str | int, ...]


def check_line(
    snapshot: CatalogSnapshot,
    offering: str,
    characteristics: dict[str, Any],
    quantity: Decimal = Decimal(1),
    path: Path = (),
) -> tuple[Problem, ...]:
    """All that is wrong with one captured line; characteristics answered in fulfillment only may be missing."""
    sold = snapshot.offering(offering)
    if sold is None:
        message = f"There is no offering {offering!r}."
        return (Problem("catalog.unknown_offering", message, (*path, "offering")),)
    specification = snapshot.specifications.get(sold.specification) if sold.specification else None
    return (
        *_quantity_problems(quantity, specification, (*path, "quantity")),
        *_given_problems(specification, characteristics, (*path, "characteristics")),
        *_missing_problems(specification, sold, characteristics, (*path, "characteristics")),
    )


def check_values(
    snapshot: CatalogSnapshot, specification: str, characteristics: dict[str, Any], path: Path = ()
) -> tuple[Problem, ...]:
    """All that is wrong with some characteristics of a specification, written by an enrichment or a task."""
    return tuple(_given_problems(snapshot.specifications.get(specification), characteristics, path))


def check_lines(snapshot: CatalogSnapshot, lines: Sequence[LineToCheck]) -> tuple[Problem, ...]:
    """Every line by itself, and every bundle with its children. Paths begin with `lines` and the position."""
    problems: list[Problem] = []
    positions = {line.number: index for index, line in enumerate(lines)}
    for index, line in enumerate(lines):
        path: Path = ("lines", index)
        problems.extend(check_line(snapshot, line.offering, line.characteristics, line.quantity, path))
        problems.extend(_place_problems(snapshot, line, lines, positions, path))
        problems.extend(_bundle_problems(snapshot, line, lines, path))
    return tuple(problems)


def effective_characteristics(
    snapshot: CatalogSnapshot, offering: str, characteristics: dict[str, Any]
) -> dict[str, Any]:
    """What was answered, completed by the defaults of the offering and then of its specification."""
    sold = snapshot.offering(offering)
    specification = snapshot.specification_of(offering)
    if sold is None or specification is None:
        return dict(characteristics)
    defaults = {one.key: one.default for one in specification.characteristics if one.default is not None}
    defaults.update(sold.defaults)
    given = {key: value for key, value in characteristics.items() if value is not None and value != ""}
    return {**defaults, **given}


def _quantity_problems(quantity: Decimal, specification: Specification | None, path: Path) -> Iterator[Problem]:
    if not quantity.is_finite() or quantity <= 0:
        yield Problem("catalog.quantity", "The quantity must be more than zero.", path)
        return
    each = specification is None or specification.tracking is Tracking.EACH
    if each and quantity != quantity.to_integral_value():
        yield Problem("catalog.quantity", "This is sold in whole units only.", path)
    elif each and quantity > 1000:
        yield Problem("catalog.quantity", "A line has at most 1,000 units; use more lines.", path)


def _given_problems(
    specification: Specification | None, characteristics: dict[str, Any], path: Path
) -> Iterator[Problem]:
    for key, value in characteristics.items():
        found = specification.characteristic(key) if specification else None
        if found is None:
            yield Problem("catalog.unknown_characteristic", f"There is no characteristic {key!r} here.", (*path, key))
        elif is_set(value):
            yield from value_problems(found, value, (*path, key))


def _missing_problems(
    specification: Specification | None, sold: Offering, characteristics: dict[str, Any], path: Path
) -> Iterator[Problem]:
    for found in specification.characteristics if specification else ():
        if _must_be_answered(found, sold) and not _answered(characteristics.get(found.key)):
            label = found.name.get("en", found.key)
            yield Problem("catalog.missing_characteristic", f"{label} is mandatory.", (*path, found.key))


def _must_be_answered(characteristic: Characteristic, sold: Offering) -> bool:
    has_default = characteristic.default is not None or characteristic.key in sold.defaults
    return characteristic.mandatory and not characteristic.fulfillment_only and not has_default


def _answered(value: Any) -> bool:
    return is_set(value) or value == LEFT_OPEN


def _place_problems(
    snapshot: CatalogSnapshot,
    line: LineToCheck,
    lines: Sequence[LineToCheck],
    positions: dict[str, int],
    path: Path,
) -> Iterator[Problem]:
    sold = snapshot.offering(line.offering)
    if line.parent is None:
        if sold is not None and not sold.sold_alone:
            message = f"{sold.name['en']} is sold as part of a bundle only."
            yield Problem("catalog.not_sold_alone", message, (*path, "offering"))
        return
    if line.parent not in positions or line.parent == line.number:
        yield Problem("catalog.unknown_parent", f"There is no line {line.parent!r}.", (*path, "parent"))
        return
    bundle = snapshot.offering(lines[positions[line.parent]].offering)
    if bundle and sold and sold.key not in {child.offering for child in bundle.children}:
        message = f"{sold.name['en']} is no part of {bundle.name['en']}."
        yield Problem("catalog.not_in_bundle", message, (*path, "offering"))


def _bundle_problems(
    snapshot: CatalogSnapshot, line: LineToCheck, lines: Sequence[LineToCheck], path: Path
) -> Iterator[Problem]:
    bundle = snapshot.offering(line.offering)
    if bundle is None or not bundle.children:
        return
    chosen: Counter[str] = Counter()
    for other in lines:
        child = snapshot.offering(other.offering) if other.parent == line.number else None
        if child is not None:
            chosen[child.key] += 1
    for child in bundle.children:
        if not child.minimum <= chosen[child.offering] <= child.maximum:
            wanted = f"between {child.minimum} and {child.maximum}"
            name = snapshot.offerings[child.offering].name["en"]
            message = f"{bundle.name['en']} needs {wanted} of {name}; there are {chosen[child.offering]}."
            yield Problem("catalog.bundle", message, (*path, "offering"), {"child": child.offering})
