"""Ways out of a conflict: changes that were tried, after which it is gone and no other has come up."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice
from typing import Any

import msgspec

from orderloom.catalog.contracts import Characteristic, ConfigurationRule, LineToCheck, Localised
from orderloom.catalog.contracts.configuration import ChangeKind, Conflict, SelectionChange, WayOut
from orderloom.catalog.domain.configuring.changing import additions, apply_changes
from orderloom.catalog.domain.configuring.compatibility import Counted, counted
from orderloom.catalog.domain.configuring.conflicts import conflicts_of
from orderloom.catalog.domain.configuring.counting import part_counts
from orderloom.catalog.domain.configuring.limiting import blame
from orderloom.catalog.domain.configuring.settling import settled_anew
from orderloom.catalog.domain.configuring.wording import value_words, worded
from orderloom.catalog.domain.configuring.working import Line, Work, static_default
from orderloom.catalog.domain.values import value_problems
from orderloom.language.feel import compile_expression

MOST_WAYS, MOST_TRIALS, MOST_VALUES = 3, 12, 4
Way = tuple[Localised, tuple[SelectionChange, ...]]


class Trials(msgspec.Struct):
    """How many selections may still be tried; large ones get fewer."""

    left: int

    @classmethod
    def on(cls, work: Work) -> "Trials":
        return cls(max(4, min(40, 600 // (len(work.lines) + 10))))


def with_ways_out(work: Work, lines: Sequence[LineToCheck], conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    trials = Trials.on(work)
    known = frozenset(one.identity for one in conflicts)
    found: list[Conflict] = []
    for left, one in zip(range(len(conflicts), 0, -1), conflicts, strict=True):
        own = Trials(max(2, trials.left // left) if trials.left else 0)
        before = own.left
        ways = tuple(islice(_proven(work, lines, one, known, own), MOST_WAYS))
        trials.left = max(0, trials.left - (before - own.left))
        found.append(msgspec.structs.replace(one, ways_out=ways))
    return tuple(found)


def _proven(
    work: Work, lines: Sequence[LineToCheck], conflict: Conflict, known: frozenset[Any], trials: Trials
) -> Iterator[WayOut]:
    for label, changes in islice(_ideas(work, conflict), MOST_TRIALS):
        if trials.left <= 0:
            return
        trials.left -= 1
        after = settled_anew(work, apply_changes(lines, changes))
        left = {one.identity for one in conflicts_of(after)}
        if conflict.identity not in left and left <= known and not after.unsettled:
            yield WayOut(label=label, changes=changes)


def _ideas(work: Work, conflict: Conflict) -> Iterator[Way]:
    line = work.lines[conflict.line]
    if conflict.child is not None:
        return chain(_by_parts(work, line, conflict.child), _by_reasons(line, _rule(work, conflict)))
    if conflict.characteristic is not None:
        asked = line.specification.characteristic(conflict.characteristic) if line.specification else None
        if asked is not None:
            return chain(_by_answers(line, asked), _by_reasons(line, _rule(work, conflict), asked.key))
        return iter(())
    met = [one for one in counted(work) if one.line is line and one.rule.key == conflict.rule]
    return chain.from_iterable(_by_company(work, one) for one in met)


def _rule(work: Work, conflict: Conflict) -> ConfigurationRule | None:
    line = work.lines[conflict.line]
    ruled = chain(line.rules.get(conflict.characteristic or "", ()), work.snapshot.configuration.get(line.sold.key, ()))
    return next((one for one in ruled if one.key == conflict.rule), None)


def _by_answers(line: Line, asked: Characteristic) -> Iterator[Way]:
    """Another answer to the question itself: what a rule insists on, the nearest bound, another of the list, none."""
    limits = line.limits[asked.key]
    value = line.values.get(asked.key)
    if limits.insisted is not None:
        yield _answer(line, asked, limits.insisted[0])
        return
    for bound in (limits.low, limits.high):
        if bound is not None and isinstance(value, Decimal | int) and _beyond(value, bound[0], bound is limits.low):
            whole = bound[0] == bound[0].to_integral_value()
            yield _answer(line, asked, int(bound[0]) if whole else bound[0])
    fitting = (one.value for one in asked.allowed if blame(limits, one.value) is None and one.value != value)
    for other in islice((one for one in fitting if _is_left(line, asked, one)), MOST_VALUES):
        yield _answer(line, asked, [other] if asked.most > 1 else other)
    if not limits.mandatory and static_default(line, asked)[0] is None:
        yield _cleared(line, asked)


def _is_left(line: Line, asked: Characteristic, value: Any) -> bool:
    permitted = line.limits[asked.key].permitted
    return (permitted is None or value in permitted) and not any(value_problems(asked, value, ()))


def _beyond(value: Decimal | int, bound: Decimal, lower: bool) -> bool:
    return value < bound if lower else value > bound


def _answer(line: Line, asked: Characteristic, value: Any) -> Way:
    change = SelectionChange(kind=ChangeKind.ANSWER, line=line.number, characteristic=asked.key, value=value)
    words = value_words(asked, value)
    return worded("{name}: {value}", "{name}: {value}", name=asked.name, value=words), (change,)


def _cleared(line: Line, asked: Characteristic) -> Way:
    change = SelectionChange(kind=ChangeKind.ANSWER, line=line.number, characteristic=asked.key)
    return worded("Clear {name}", "Limpar {name}", name=asked.name), (change,)


def _by_reasons(line: Line, rule: ConfigurationRule | None, but: str = "") -> Iterator[Way]:
    """Another answer to what the rule's condition reads, of the line or of its bundle."""
    if rule is None or rule.condition is None:
        return
    for path in sorted(compile_expression(rule.condition).paths):
        owner, _, key = path.partition(".characteristics.")
        read = {"line": line, "bundle": line.bundle}.get(owner)
        asked = read.specification.characteristic(key) if read and read.specification and key else None
        if read is None or asked is None or (read is line and key == but):
            continue
        values = [one.value for one in asked.allowed] or [True, False] * (asked.value_type.value == "boolean")
        others = (one for one in values if one != read.values.get(key) and _is_left(read, asked, one))
        for value in islice(others, MOST_VALUES):
            yield _answer(read, asked, [value] if asked.most > 1 else value)
        clears = not read.limits[key].mandatory and static_default(read, asked)[0] is None
        if clears and key in read.given.characteristics:
            yield _cleared(read, asked)


def _by_parts(work: Work, line: Line, child: str) -> Iterator[Way]:
    """More of the part, or less of it."""
    part = next(one for one in part_counts(work.snapshot, line) if one.child.offering == child)
    name = work.snapshot.offerings[child].name
    if part.count < part.minimum:
        model = LineToCheck(
            number="", offering=child, parent=line.number, quantity=line.given.quantity, site=line.given.site
        )
        taken = set(work.lines)
        missing = part.minimum - part.count
        changes = tuple(one for _ in range(min(missing, 20)) for one in additions(work.snapshot, model, taken))
        yield worded("Add {n} {name}", "Adicionar {n} {name}", n=str(missing), name=name), changes
    elif part.count > part.maximum:
        surplus = [one for one in line.parts if one.sold.key == child][part.maximum :]
        yield _removed(surplus, name)


def _removed(lines: Sequence[Line], name: Localised) -> Way:
    changes = tuple(SelectionChange(kind=ChangeKind.REMOVE, line=one.number) for one in lines)
    return worded("Remove {name}", "Remover {name}", name=name), changes


def _by_company(work: Work, met: Counted) -> Iterator[Way]:
    """What a product needs comes in; or what does not go with it, or the product itself, goes out."""
    if met.found < met.least:
        yield from islice(_company(work, met), MOST_VALUES)
    else:
        others = [one.line for one in met.targets if one.line is not None and _may_go(one.line)]
        if others:
            yield _removed(others, others[0].sold.name)
    if _may_go(met.line):
        yield _removed([met.line], met.line.sold.name)


def _company(work: Work, met: Counted) -> Iterator[Way]:
    """First as a part of the same bundle, then as a product of its own."""
    missing = met.least - met.found
    bundle = met.line.bundle or met.line
    for part in part_counts(work.snapshot, bundle):
        sold = work.snapshot.offerings[part.child.offering]
        if sold.specification == met.rule.target and part.count < part.maximum:
            yield _added(work, LineToCheck(number="", offering=sold.key, parent=bundle.number, quantity=missing), met)
    for sold in work.snapshot.offerings.values():
        if sold.specification == met.rule.target and sold.sold_alone and sold.lifecycle.value == "published":
            yield _added(work, LineToCheck(number="", offering=sold.key, quantity=missing), met)


def _added(work: Work, model: LineToCheck, met: Counted) -> Way:
    placed = msgspec.structs.replace(model, site=met.line.given.site)
    changes = tuple(additions(work.snapshot, placed, set(work.lines)))
    name = work.snapshot.offerings[model.offering].name
    return worded("Add {name}", "Adicionar {name}", name=name), changes


def _may_go(line: Line) -> bool:
    """A part goes only while enough of it is left in its bundle; a product of its own always may."""
    if line.bundle is None:
        return True
    child = next((one for one in line.bundle.sold.children if one.offering == line.sold.key), None)
    return child is None or sum(one.sold.key == line.sold.key for one in line.bundle.parts) > child.minimum
