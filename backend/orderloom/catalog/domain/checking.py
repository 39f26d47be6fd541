"""Whether lines can be sold as they are: offering, quantity, characteristics, bundles, and what the rules say."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from orderloom.catalog.contracts import (
    LEFT_OPEN,
    CatalogSnapshot,
    LineToCheck,
    Specification,
    Tracking,
    is_set,
)
from orderloom.catalog.contracts.configuration import NO_FACTS, Conflict, SaleFacts
from orderloom.catalog.domain.configuring.conflicts import conflicts_of
from orderloom.catalog.domain.configuring.counting import group_counts
from orderloom.catalog.domain.configuring.settling import settle
from orderloom.catalog.domain.configuring.working import Line, Work, contains
from orderloom.catalog.domain.selling import refusal
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
    """All that is wrong with one captured line by itself; what fulfillment answers may be missing."""
    given = LineToCheck(number="1", offering=offering, characteristics=characteristics, quantity=quantity)
    work = settle(snapshot, (given,), NO_FACTS)
    return tuple(_line_problems(work, given, path))


def check_values(
    snapshot: CatalogSnapshot, specification: str, characteristics: dict[str, Any], path: Path = ()
) -> tuple[Problem, ...]:
    """All that is wrong with some characteristics of a specification, written by an enrichment or a task."""
    return tuple(_given_problems(snapshot.specifications.get(specification), characteristics, path))


def check_specified(
    snapshot: CatalogSnapshot, key: str, quantity: Decimal, characteristics: dict[str, Any], path: Path = ()
) -> tuple[Problem, ...]:
    """All that is wrong with a specification that is asked for by itself, without an offering that sells it."""
    specification = snapshot.specifications.get(key)
    lacking = (
        Problem(
            "catalog.missing_characteristic",
            f"{one.name.get('en', one.key)} is missing.",
            (*path, "characteristics", one.key),
        )
        for one in (specification.characteristics if specification else ())
        if one.mandatory and not one.fulfillment_only and not is_set(characteristics.get(one.key))
    )
    return (
        *_quantity_problems(quantity, specification, (*path, "quantity")),
        *_given_problems(specification, characteristics, (*path, "characteristics")),
        *lacking,
    )


def check_lines(
    snapshot: CatalogSnapshot, lines: Sequence[LineToCheck], facts: SaleFacts = NO_FACTS
) -> tuple[Problem, ...]:
    """Every line by itself, every bundle with its parts, and what the rules say of them together. Paths begin with
    `lines` and the position."""
    return check_work(settle(snapshot, lines, facts), lines)


def check_work(
    work: Work, lines: Sequence[LineToCheck], conflicts: Sequence[Conflict] | None = None
) -> tuple[Problem, ...]:
    """The same of a selection that is settled already, and whose conflicts may be known."""
    problems: list[Problem] = []
    positions = {line.number: index for index, line in enumerate(lines)}
    for index, given in enumerate(lines):
        path: Path = ("lines", index)
        problems.extend(_line_problems(work, given, path))
        problems.extend(_place_problems(work.snapshot, given, lines, positions, path))
        line = work.lines.get(given.number)
        if line is not None and line.given is given:
            problems.extend(_sale_problems(work, line, path))
            problems.extend(_bundle_problems(work.snapshot, line, path))
    problems.extend(
        _conflict_problem(one, positions) for one in (conflicts_of(work) if conflicts is None else conflicts)
    )
    if work.unsettled:
        message = f"The rules {', '.join(work.unsettled)} undo each other."
        problems.append(Problem("catalog.unsettled", message, ("lines",), {"rules": list(work.unsettled)}))
    return tuple(problems)


def _conflict_problem(conflict: Conflict, positions: dict[str, int]) -> Problem:
    at: Path = ("lines", positions[conflict.line])
    path: Path = (*at, "characteristics", conflict.characteristic) if conflict.characteristic else (*at, "offering")
    details: dict[str, Any] = {"rule": conflict.rule, "words": conflict.message}
    if conflict.child is not None:
        details["child"] = conflict.child
    return Problem(conflict.code, conflict.message.get("en", conflict.rule), path, details)


def _line_problems(work: Work, given: LineToCheck, path: Path) -> Iterator[Problem]:
    sold = work.snapshot.offering(given.offering)
    if sold is None:
        yield Problem("catalog.unknown_offering", f"There is no offering {given.offering!r}.", (*path, "offering"))
        return
    specification = work.snapshot.specifications.get(sold.specification or "")
    yield from _quantity_problems(given.quantity, specification, (*path, "quantity"))
    yield from _given_problems(specification, given.characteristics, (*path, "characteristics"))
    line = work.lines.get(given.number)
    if line is not None and line.given is given:
        yield from _narrowed_problems(line, (*path, "characteristics"))
        yield from _missing_problems(line, (*path, "characteristics"))


def _sale_problems(work: Work, line: Line, path: Path) -> Iterator[Problem]:
    """Only what is added is sold; what is there already may be of an offering that is not sold any more."""
    if line.is_added:
        found = refusal(work.snapshot, line.sold, work.facts, line.given.site)
        if found is not None:
            details = {"words": found.reason}
            yield Problem(found.code, found.reason.get("en", line.sold.key), (*path, "offering"), details)


def _narrowed_problems(line: Line, path: Path) -> Iterator[Problem]:
    """What the offering does not leave of its specification."""
    for key, narrowed in line.sold.narrowed.items():
        value = line.given.characteristics.get(key)
        asked = line.specification.characteristic(key) if line.specification else None
        if asked is None or not is_set(value):
            continue
        label = asked.name.get("en", key)
        if narrowed.hidden and value != line.sold.defaults.get(key, asked.default):
            yield Problem("catalog.not_allowed", f"{label} is not for choosing here.", (*path, key))
        several: list[Any] = value if isinstance(value, list) else [value]
        if narrowed.allowed and not all(contains(narrowed.allowed, one) for one in several):
            details = {"allowed": list(narrowed.allowed)}
            yield Problem("catalog.not_allowed", f"{label} must be one of the values sold here.", (*path, key), details)
        for one in several:
            if isinstance(one, Decimal | int) and not isinstance(one, bool):
                yield from _bound_problems(label, one, (narrowed.minimum, narrowed.maximum), (*path, key))


def _bound_problems(
    label: str, value: Decimal | int, bounds: tuple[Decimal | None, Decimal | None], path: Path
) -> Iterator[Problem]:
    low, high = bounds
    if low is not None and value < low:
        yield Problem("catalog.out_of_range", f"{label} must be at least {low} here.", path)
    if high is not None and value > high:
        yield Problem("catalog.out_of_range", f"{label} must be at most {high} here.", path)


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


def _missing_problems(line: Line, path: Path) -> Iterator[Problem]:
    for found in line.specification.characteristics if line.specification else ():
        limits = line.limits.get(found.key)
        if limits is None or not limits.mandatory or limits.hidden is not None or found.fulfillment_only:
            continue
        if not _answered(line.values.get(found.key)) and line.given.characteristics.get(found.key) != LEFT_OPEN:
            label = found.name.get("en", found.key)
            yield Problem("catalog.missing_characteristic", f"{label} is mandatory.", (*path, found.key))


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
        if sold is not None and not sold.sold_alone and line.action == "add":
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


def _bundle_problems(snapshot: CatalogSnapshot, line: Line, path: Path) -> Iterator[Problem]:
    """Too few of a part, or too many. What is installed already has its parts: only those are counted that come."""
    bundle = line.sold
    chosen = Counter(part.sold.key for part in line.parts)
    for child in bundle.children:
        least = child.minimum if line.is_added else 0
        if not least <= chosen[child.offering] <= child.maximum:
            wanted = f"between {child.minimum} and {child.maximum}"
            name = snapshot.offerings[child.offering].name["en"]
            message = f"{bundle.name['en']} needs {wanted} of {name}; there are {chosen[child.offering]}."
            yield Problem("catalog.bundle", message, (*path, "offering"), {"child": child.offering})
    for group, count in group_counts(line):
        least = group.minimum if line.is_added else 0
        if not least <= count <= group.maximum:
            wanted = str(group.minimum) if group.minimum == group.maximum else f"{group.minimum} to {group.maximum}"
            message = f"Choose {wanted} of {group.name.get('en', group.key)}; there are {count}."
            yield Problem("catalog.group", message, (*path, "offering"), {"group": group.key})
