"""List built-ins. Equality is FEEL's, positions count from 1 or from -1 backwards."""

import functools
from collections.abc import Callable, Hashable
from decimal import Decimal
from itertools import chain
from operator import gt, lt
from typing import Any, cast

from orderloom.language.feel.arithmetic import arithmetic
from orderloom.language.feel.builtins.registry import Meter, define
from orderloom.language.feel.comparison import ORDERED, equal, ordered
from orderloom.language.feel.identity import identity
from orderloom.language.feel.values import DIGITS, FUNCTION, LIST, NUMBER, Function, Order, cut, finite, kind, number

_SORT, _SORTED, _SLOWLY, _PART = 60, 2, 80, 8
"""Steps to sort, for a comparison that Python or FEEL makes, and for a part that is sorted by."""
_add, _multiply, _divide = arithmetic("+"), arithmetic("*"), arithmetic("/")


def _best(better: Callable[[Any, Any], bool]) -> Callable[[Any], Any]:
    def apply(items: Any) -> Any:
        best: Any = items[0] if items else None
        for item in items[1:]:
            verdict = ordered(better, item, best)
            if verdict is None:
                return None
            best = item if verdict else best
        return best if len(items) != 1 or ordered(better, best, best) is not None else None

    return apply


def _sum(items: Any) -> Any:
    numbers = _numbers(items)
    if numbers:
        return finite(functools.reduce(DIGITS.add, numbers, Decimal(0)))
    if not items or kind(items[0]) not in (NUMBER, "days and time duration", "years and months duration"):
        return None
    return functools.reduce(_add, items[1:], _add(items[0], Decimal(0)) if kind(items[0]) is NUMBER else items[0])


def _numbers(items: Any) -> list[Decimal] | None:
    found = [item if type(item) is Decimal else Decimal(item) if type(item) is int else number(item) for item in items]
    return None if None in found else cast("list[Decimal]", found)


def _product(items: Any) -> Any:
    numbers = _numbers(items)
    return functools.reduce(_multiply, numbers, Decimal(1)) if numbers else None


def _mean(items: Any) -> Any:
    return _divide(_sum(items), Decimal(len(items))) if items else None


def _median(items: Any) -> Any:
    numbers = sorted(_numbers(items) or ())
    middle = len(numbers) // 2
    if not numbers:
        return None
    return numbers[middle] if len(numbers) % 2 else _divide(_add(numbers[middle - 1], numbers[middle]), Decimal(2))


def _stddev(items: Any) -> Any:
    """Of a sample: divided by n - 1."""
    numbers = _numbers(items)
    if numbers is None or len(numbers) < 2:
        return None
    mean = DIGITS.divide(functools.reduce(DIGITS.add, numbers), Decimal(len(numbers)))
    squares = [DIGITS.power(DIGITS.subtract(item, mean), 2) for item in numbers]
    return DIGITS.sqrt(DIGITS.divide(functools.reduce(DIGITS.add, squares), Decimal(len(numbers) - 1)))


def _mode(items: Any) -> Any:
    numbers = _numbers(items)
    if numbers is None:
        return None
    counts: dict[Decimal, int] = {}
    for item in numbers:
        counts[item] = counts.get(item, 0) + 1
    most = max(counts.values(), default=0)
    return sorted(item for item, count in counts.items() if count == most)


def _contains(items: Any, element: Any) -> bool:
    return any(equal(item, element) is True for item in items)


def _index_of(items: Any, match: Any) -> list[Decimal]:
    return [Decimal(place) for place, item in enumerate(items, 1) if equal(item, match) is True]


def _sublist(items: Any, start: Decimal, length: Decimal | None = None) -> Any:
    begin = _place(items, start)
    if begin is None:
        return None
    count = len(items) - begin if length is None else cut(length)
    return items[begin : begin + count] if 1 <= count <= len(items) - begin else None


def _place(items: Any, position: Decimal) -> int | None:
    place = cut(position)
    if not 1 <= abs(place) <= len(items):
        return None
    return place - 1 if place > 0 else len(items) + place


def _insert_before(items: Any, position: Decimal, new: Any) -> Any:
    place = _place(items, position)
    return None if place is None else [*items[:place], new, *items[place:]]


def _remove(items: Any, position: Decimal) -> Any:
    place = _place(items, position)
    return None if place is None else [*items[:place], *items[place + 1 :]]


def _list_replace(items: Any, where: Any, new: Any) -> Any:
    if kind(where) is FUNCTION:
        return _replace_matching(items, where, new)
    place = _place(items, where)
    return None if place is None else [*items[:place], new, *items[place + 1 :]]


def _replace_matching(items: Any, match: Function, new: Any) -> Any:
    if len(match.parameters) != 2:
        return None
    verdicts = [match.call(item, new) for item in items]
    if any(kind(verdict) != "boolean" for verdict in verdicts):
        return None
    return [new if verdict else item for item, verdict in zip(items, verdicts, strict=True)]


def _distinct(items: Any) -> list[Any]:
    found: dict[Hashable, Any] = {}
    for item in items:
        found.setdefault(identity(item), item)
    return list(found.values())


def _flatten(items: Any) -> list[Any]:
    return list(chain.from_iterable(_flatten(item) if kind(item) is LIST else (item,) for item in items))


def _concatenate(*lists: Any) -> list[Any]:
    return list(chain.from_iterable(lists))


def _sort(env: Meter | None, items: Any, precedes: Function | None = None) -> Any:
    """Without a function, ascending; null if two items can't be compared."""
    if precedes is not None and len(precedes.parameters) != 2:
        return None
    if env is not None:
        env.spend(_SORT + len(items) * len(items).bit_length() * _SORTED)
    found = _sorted_by_part(env, items, Order((), False) if precedes is None else precedes.order)
    if found is not None:
        return found
    if env is not None and precedes is None:
        env.spend(len(items) * len(items).bit_length() * _SLOWLY)
    compare = _ascending if precedes is None else functools.partial(_as_told, precedes)
    return sorted(items, key=functools.cmp_to_key(compare))


def _sorted_by_part(env: Meter | None, items: Any, order: Order | None) -> list[Any] | None:
    """Sorted by a part of each item, where all these are of one type that Python orders alike; else None."""
    if order is None:
        return None
    if env is not None:
        env.spend(len(items) * len(order.path) * _PART)
    parts = [functools.reduce(_entry, order.path, item) for item in items]
    if len(types := {type(part) for part in parts}) != 1 or not types <= ORDERED:
        return None
    places = sorted(range(len(items)), key=parts.__getitem__, reverse=order.downwards)
    return [items[place] for place in places]


def _entry(value: Any, name: str) -> Any:
    return value.get(name) if type(value) is dict else None


def _as_told(precedes: Function, a: Any, b: Any) -> int:
    return -1 if precedes.call(a, b) is True else int(precedes.call(b, a) is True)


def _ascending(a: Any, b: Any) -> int:
    verdict = ordered(lt, a, b)
    if verdict is None:
        raise ValueError("These values have no order.")
    return -1 if verdict else int(ordered(gt, a, b) is True)


_LIST = "list: list"
_READ = {"keeps": False}
BUILTINS = (
    define("list contains", _contains, _LIST, "element", deep=True, each=10, **_READ),
    define("count", lambda items: Decimal(len(items)), _LIST, each=0, **_READ),
    define("min", _best(lt), _LIST, variadic=True, each=8, **_READ),
    define("max", _best(gt), _LIST, variadic=True, each=8, **_READ),
    define("sum", _sum, _LIST, variadic=True, each=8, **_READ),
    define("mean", _mean, _LIST, variadic=True, each=8, **_READ),
    define("median", _median, _LIST, variadic=True, each=12, **_READ),
    define("stddev", _stddev, _LIST, variadic=True, each=25, cost=150, **_READ),
    define("mode", _mode, _LIST, variadic=True, each=15, **_READ),
    define("product", _product, _LIST, variadic=True, each=10, **_READ),
    define("sublist", _sublist, _LIST, "start position: number", "length?: number|null", **_READ),
    define("append", lambda items, *more: [*items, *more], _LIST, "item", variadic=True),
    define("concatenate", _concatenate, _LIST, variadic=True, **_READ),
    define("insert before", _insert_before, _LIST, "position: number", "newItem"),
    define("remove", _remove, _LIST, "position: number", **_READ),
    define("list replace", _list_replace, _LIST, "position: number", "newItem"),
    define("list replace", _list_replace, _LIST, "match: function", "newItem"),
    define("reverse", lambda items: list(reversed(items)), _LIST, **_READ),
    define("index of", _index_of, _LIST, "match", deep=True, each=10, **_READ),
    define("union", lambda *lists: _distinct(_concatenate(*lists)), _LIST, variadic=True, deep=True, each=40, **_READ),
    define("distinct values", _distinct, _LIST, deep=True, each=40, **_READ),
    define("flatten", _flatten, _LIST, deep=True, each=12, **_READ),
    define("sort", _sort, _LIST, "precedes?: function|null", metered=True, **_READ),
)
