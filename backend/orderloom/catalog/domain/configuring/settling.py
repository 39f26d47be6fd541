"""Lets the rules act until nothing changes any more; rules that undo each other are told apart, not followed on."""

from collections.abc import Sequence
from typing import Any

from orderloom.catalog.contracts import CatalogSnapshot, Characteristic, LineToCheck
from orderloom.catalog.contracts.configuration import Origin, SaleFacts
from orderloom.catalog.domain.configuring.limiting import Found, limits_of, value_within
from orderloom.catalog.domain.configuring.working import Line, Work, begin
from orderloom.kernel import json

MOST_ROUNDS = 200
Place = tuple[Line, Characteristic]


def settle(snapshot: CatalogSnapshot, lines: Sequence[LineToCheck], facts: SaleFacts) -> Work:
    """The same for the same input, whatever was asked before."""
    return _settled(begin(snapshot, lines, facts, {}))


def settled_anew(work: Work, lines: Sequence[LineToCheck]) -> Work:
    """Another selection of the same catalog under the same facts."""
    return _settled(begin(work.snapshot, lines, work.facts, work.ruled))


def _settled(work: Work) -> Work:
    places = _places(work)
    _unruled(work)
    seen: dict[bytes, int] = {}
    moved: list[set[int]] = []
    for round_ in range(min(MOST_ROUNDS, len(places) + 2)):
        moved.append({at for at, place in enumerate(places) if _decide(*place)})
        if not moved[-1]:
            return work
        state = _state(places)
        if state in seen:
            break
        seen[state] = round_
    repeats = len(moved) > len(seen)
    restless = set[int]().union(*moved[seen[_state(places)] + 1 :]) if repeats else moved[-1]
    rules = [rule.key for at in sorted(restless) for rule in places[at][0].rules[places[at][1].key]]
    work.unsettled = tuple(dict.fromkeys(rules))
    return work


def _places(work: Work) -> list[Place]:
    """What rules act on, in the sequence of the first rule of each."""
    found: list[Place] = []
    for line in work.lines.values():
        asked = {one.key: one for one in (line.specification.characteristics if line.specification else ())}
        ruled = sorted((rules[0].sequence, key) for key, rules in line.rules.items() if key in asked)
        found.extend((line, asked[key]) for _, key in ruled)
    return found


def _unruled(work: Work) -> None:
    """Offerings narrow what no rule acts on, once and for all."""
    for line in work.lines.values():
        for one in line.specification.characteristics if line.specification else ():
            if one.key not in line.rules:
                line.limits[one.key] = limits_of(line, one)


def _decide(line: Line, characteristic: Characteristic) -> bool:
    """Whether the value became another."""
    limits = limits_of(line, characteristic)
    line.limits[characteristic.key] = limits
    return _take(line, characteristic.key, value_within(line, characteristic, limits))


def _take(line: Line, key: str, found: Found) -> bool:
    value, origin, rule = found
    before = line.values.get(key)
    if origin is Origin.NONE:
        line.values.pop(key, None)
        line.origins.pop(key, None)
    else:
        line.values[key] = value
        line.origins[key] = (origin, rule)
    return not (before == value and isinstance(before, bool) is isinstance(value, bool))


def _state(places: Sequence[Place]) -> bytes:
    values: list[Any] = [line.values.get(one.key) for line, one in places]
    return json.dumps(values)
