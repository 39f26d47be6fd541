"""`for`, `some` and `every`."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from orderloom.language.feel.compile.build import Build, Env, Local, Run
from orderloom.language.feel.compile.costs import NUMBER_MADE, OUTER_ROUND, ROUND
from orderloom.language.feel.compile.paths import read
from orderloom.language.feel.moments import AnyDate, days_of, to_date
from orderloom.language.feel.syntax import For, Iterator, Quantified
from orderloom.language.feel.values import (
    DATE,
    LIST,
    NULL,
    NUMBER,
    RANGE,
    UNKNOWN,
    UNKNOWN_KIND,
    Range,
    kind,
    whole,
)

Domain = Callable[[Any, Env], Any]
"""The items to go through; None where there are none to go through, UNKNOWN where they are not known."""
_Loops = tuple[tuple[int, Domain, int], ...]
"""The slot of each variable, what it goes through, and what it costs to know that."""
Visit = Callable[[int, Sequence[Any], Any, Env], bool]
"""Goes through the items of the last domain by the slot of its variable; false stops all loops."""


def for_each(node: For, build: Build) -> Run:
    """`partial` in the body is the list of the results so far."""
    build.tally.builds = True
    loops, inner = _iterators(node.iterators, build)
    partial = build.slot()
    body, cost = inner.inside(Local("partial", partial, growing=True)).weighed(node.body)

    def visit(slot: int, items: Sequence[Any], scope: Any, env: Env) -> bool:
        env.spend((cost + ROUND) * len(items))
        slots = env.slots
        results = slots[partial]
        for item in items:
            slots[slot] = item
            result = body(scope, env)
            if result is UNKNOWN:
                return False
            results.append(result)
        return True

    def run(scope: Any, env: Env) -> Any:
        results: list[Any] = []
        before, env.slots[partial] = env.slots[partial], results
        ended = _walk(loops, 0, scope, env, visit)
        env.slots[partial] = before
        return results if ended is True else ended

    return run


def quantified(node: Quantified, build: Build) -> Run:
    """`every` is a conjunction over the items, `some` a disjunction."""
    loops, inner = _iterators(node.iterators, build)
    verdict = build.slot()
    body, cost = inner.weighed(node.body)
    neutral, decisive = node.every, not node.every

    def visit(slot: int, items: Sequence[Any], scope: Any, env: Env) -> bool:
        env.spend((cost + ROUND) * len(items))
        slots = env.slots
        for item in items:
            slots[slot] = item
            value = body(scope, env)
            if value is decisive:
                slots[verdict] = decisive
                return False
            if value is not neutral:
                slots[verdict] = UNKNOWN if value is UNKNOWN or slots[verdict] is UNKNOWN else None
        return True

    def run(scope: Any, env: Env) -> Any:
        before, env.slots[verdict] = env.slots[verdict], neutral
        ended = _walk(loops, 0, scope, env, visit)
        result, env.slots[verdict] = env.slots[verdict], before
        if ended is None and result is not UNKNOWN:
            return None
        return UNKNOWN if ended is UNKNOWN and result is not decisive else result

    return run


def _iterators(iterators: tuple[Iterator, ...], build: Build) -> tuple[_Loops, Build]:
    """Each domain sees the variables before it."""
    loops: list[tuple[int, Domain, int]] = []
    for iterator in iterators:
        slot, before = build.slot(), build.tally.weight
        loops.append((slot, _domain(iterator, build), build.tally.weight - before))
        build = build.inside(Local(iterator.name, slot))
    return tuple(loops), build


def _walk(loops: _Loops, place: int, scope: Any, env: Env, visit: Visit) -> Any:
    """Visits every combination. True at the end; UNKNOWN when a visit stopped it or a domain is unknown; else None."""
    slot, domain, _ = loops[place]
    items = domain(scope, env)
    if items is None or items is UNKNOWN:
        return items
    if place == len(loops) - 1:
        return True if visit(slot, items, scope, env) else UNKNOWN
    env.spend((OUTER_ROUND + loops[place + 1][2]) * len(items))
    for item in items:
        env.slots[slot] = item
        ended = _walk(loops, place + 1, scope, env, visit)
        if ended is not True:
            return ended
    return True


def _domain(iterator: Iterator, build: Build) -> Domain:
    if iterator.end is None:
        domain = read(iterator.domain, build)
        return lambda scope, env: _items(domain(scope, env), env)
    start, end = build.run(iterator.domain), build.run(iterator.end)
    return lambda scope, env: _between(start(scope, env), end(scope, env), env)


def _items(value: Any, env: Env) -> Any:
    """A list that still grows is gone through as it is now."""
    of = kind(value)
    if of is LIST:
        return tuple(value)
    if of is UNKNOWN_KIND or of is NULL:
        return value
    return _of_range(value, env) if of is RANGE else [value]


def _of_range(value: Range, env: Env) -> Any:
    items = _between(value.start, value.end, env)
    if items is None or items is UNKNOWN:
        return items
    first = 0 if value.start_included else 1
    return items[first : len(items) if value.end_included else len(items) - 1]


def _between(start: Any, end: Any, env: Env) -> Any:
    """Whole numbers or days from one to the other, upwards or downwards."""
    if start is UNKNOWN or end is UNKNOWN:
        return UNKNOWN
    of = kind(start)
    if of is not kind(end) or of not in (NUMBER, DATE):
        return None
    return _numbers(whole(start), whole(end), env) if of is NUMBER else _days(start, end, env)


def _numbers(start: int | None, end: int | None, env: Env) -> list[Decimal] | None:
    if start is None or end is None:
        return None
    env.spend(NUMBER_MADE * abs(end - start))
    step = 1 if start <= end else -1
    return [Decimal(value) for value in range(start, end + step, step)]


def _days(start: AnyDate, end: AnyDate, env: Env) -> list[AnyDate]:
    first, last = days_of(start), days_of(end)
    env.spend(NUMBER_MADE * 3 * abs(last - first))
    step = 1 if first <= last else -1
    return [to_date(day) for day in range(first, last + step, step)]
