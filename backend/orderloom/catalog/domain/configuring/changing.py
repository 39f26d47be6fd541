"""Changes a selection step by step, as a buyer's hand would: answers, parts and lines come and go."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from orderloom.catalog.contracts import CatalogSnapshot, LineToCheck
from orderloom.catalog.contracts.configuration import ChangeKind, SelectionChange

MAX_NESTING = 8
Lines = Sequence[LineToCheck]


def apply_changes(lines: Lines, changes: Sequence[SelectionChange]) -> tuple[LineToCheck, ...]:
    """What names a line that is not there does nothing."""
    places = {one.site.get("id"): one.site for one in lines if one.site}
    found = list(lines)
    for change in changes:
        if change.kind is ChangeKind.ADD:
            found.append(_added(change, places))
        elif change.kind is ChangeKind.REMOVE:
            gone = _family(found, change.line)
            found = [one for one in found if one.number not in gone]
        else:
            found = [_changed(one, change) if one.number == change.line else one for one in found]
    return tuple(found)


def _added(change: SelectionChange, places: dict[Any, dict[str, Any]]) -> LineToCheck:
    return LineToCheck(
        number=change.line,
        offering=change.offering or "",
        parent=change.parent,
        quantity=change.quantity,
        site=places.get(change.site, {}),
    )


def _changed(line: LineToCheck, change: SelectionChange) -> LineToCheck:
    if change.kind is ChangeKind.QUANTITY:
        return msgspec.structs.replace(line, quantity=change.quantity)
    answers = dict(line.characteristics)
    if change.value is None:
        answers.pop(change.characteristic or "", None)
    else:
        answers[change.characteristic or ""] = change.value
    return msgspec.structs.replace(line, characteristics=answers)


def _family(lines: Lines, number: str) -> set[str]:
    """The line and all that is part of it, however deep."""
    gone = {number}
    for _ in range(MAX_NESTING):
        more = {one.number for one in lines if one.parent in gone} - gone
        if not more:
            break
        gone |= more
    return gone


def next_number(taken: set[str], parent: str | None) -> str:
    """3 after 1 and 2; 1.2 after 1.1."""
    prefix = f"{parent}." if parent is not None else ""
    ends = (one.removeprefix(prefix) for one in taken if one.startswith(prefix))
    used = [int(end) for end in ends if end.isdecimal() and len(end) < 9]
    number = f"{prefix}{max(used, default=0) + 1}"
    taken.add(number)
    return number


def additions(
    snapshot: CatalogSnapshot, model: LineToCheck, taken: set[str], depth: int = 0
) -> Iterator[SelectionChange]:
    """A new line as `model` says, with its default parts; `model.number` is not looked at."""
    number = next_number(taken, model.parent)
    yield SelectionChange(
        kind=ChangeKind.ADD,
        line=number,
        offering=model.offering,
        parent=model.parent,
        quantity=model.quantity,
        site=model.site.get("id"),
    )
    yield from _parts(snapshot, msgspec.structs.replace(model, number=number), taken, depth)


def _parts(snapshot: CatalogSnapshot, bundle: LineToCheck, taken: set[str], depth: int) -> Iterator[SelectionChange]:
    sold = snapshot.offering(bundle.offering)
    for child in sold.children if sold and depth < MAX_NESTING else ():
        for _ in range(child.default):
            part = LineToCheck(
                number="", offering=child.offering, parent=bundle.number, quantity=bundle.quantity, site=bundle.site
            )
            yield from additions(snapshot, part, taken, depth + 1)


def with_default_parts(snapshot: CatalogSnapshot, lines: Lines, fresh: Sequence[str]) -> tuple[LineToCheck, ...]:
    """Bundles that were just added get what is in them at first; one that has parts already keeps them."""
    taken = {one.number for one in lines}
    parents = {one.parent for one in lines}
    found = tuple(lines)
    for line in lines:
        if line.number in fresh and line.number not in parents:
            found = apply_changes(found, tuple(_parts(snapshot, line, taken, 0)))
    return tuple(sorted(found, key=lambda one: _place(one.number)))


def _place(number: str) -> tuple[tuple[Decimal, str], ...]:
    """1.2 before 1.10; what is no number stands after."""
    parts = number.split(".")
    return tuple((Decimal(one) if one.isdecimal() and len(one) < 20 else Decimal("Infinity"), one) for one in parts)
