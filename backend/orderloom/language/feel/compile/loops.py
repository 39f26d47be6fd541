"""`for`, `some` and `every`."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from orderloom.language.feel.compile.build import Build, Env, Local, Run
from orderloom.language.feel.moments import AnyDate, days_of, to_date
from orderloom.language.feel.syntax import For, Iterator, Quantified, size
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
_Loops = tuple[tuple[int, Domain], ...]


def for_each(node: For, build: Build) -> Run:
    """`partial` in the body is the list of the results so far."""
    loops, inner = _iterators(node.iterators, build)
    partial, cost = build.slot(), size(node.body)
    body = inner.inside(Local("partial", partial)).run(node.body)

    def run(scope: Any, env: Env) -> Any:
        results: list[Any] = []
        before, env.slots[partial] = env.slots[partial], results

        def visit() -> bool:
            env.spend(cost)
            results.append(body(scope, env))
            return results[-1] is not UNKNOWN

        ended = _walk(loops, 0, scope, env, visit)
        env.slots[partial] = before
        return list(results) if ended is True else ended

    return run


def quantified(node: Quantified, build: Build) -> Run:
    """`every` is a conjunction over the items, `some` a disjunction."""
    loops, inner = _iterators(node.iterators, build)
    body, cost, neutral = inner.run(node.body), size(node.body), node.every

    def run(scope: Any, env: Env) -> Any:
        result: list[Any] = [neutral]

        def visit() -> bool:
            env.spend(cost)
            value = body(scope, env)
            if value is (not neutral):
                result[0] = value
                return False
            if value is not neutral:
                result[0] = UNKNOWN if value is UNKNOWN or result[0] is UNKNOWN else None
            return True

        ended = _walk(loops, 0, scope, env, visit)
        if ended is None and result[0] is not UNKNOWN:
            return None
        return UNKNOWN if ended is UNKNOWN and result[0] is not (not neutral) else result[0]

    return run


def _iterators(iterators: tuple[Iterator, ...], build: Build) -> tuple[_Loops, Build]:
    """Each domain sees the variables before it."""
    loops: list[tuple[int, Domain]] = []
    for iterator in iterators:
        slot = build.slot()
        loops.append((slot, _domain(iterator, build)))
        build = build.inside(Local(iterator.name, slot))
    return tuple(loops), build


def _walk(loops: _Loops, place: int, scope: Any, env: Env, visit: Callable[[], bool]) -> Any:
    """Visits every combination. True at the end; UNKNOWN when a visit stopped it or a domain is unknown; else None."""
    if place == len(loops):
        return True if visit() else UNKNOWN
    slot, domain = loops[place]
    items = domain(scope, env)
    if items is None or items is UNKNOWN:
        return items
    for item in items:
        env.slots[slot] = item
        ended = _walk(loops, place + 1, scope, env, visit)
        if ended is not True:
            return ended
    return True


def _domain(iterator: Iterator, build: Build) -> Domain:
    start = build.run(iterator.domain)
    if iterator.end is None:
        return lambda scope, env: _items(start(scope, env), env)
    end = build.run(iterator.end)
    return lambda scope, env: _between(start(scope, env), end(scope, env), env)


def _items(value: Any, env: Env) -> Any:
    of = kind(value)
    if of is UNKNOWN_KIND or of is NULL:
        return value
    if of is RANGE:
        return _of_range(value, env)
    items: Sequence[Any] = value if of is LIST else [value]
    env.spend(len(items))
    return items


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
    env.spend(abs(end - start))
    step = 1 if start <= end else -1
    return [Decimal(value) for value in range(start, end + step, step)]


def _days(start: AnyDate, end: AnyDate, env: Env) -> list[AnyDate]:
    first, last = days_of(start), days_of(end)
    env.spend(abs(last - first))
    step = 1 if first <= last else -1
    return [to_date(day) for day in range(first, last + step, step)]
