"""Reading names and paths: directly from the scope's dicts, and with a record of the reads in unknown mode."""

from collections.abc import Mapping
from typing import Any

from orderloom.language.feel.compile.build import Build, Env, Run
from orderloom.language.feel.compile.costs import LOOKED_INTO, MEMBER, MEMBERS, PART, weight
from orderloom.language.feel.properties import member
from orderloom.language.feel.syntax import Name, Node, Path
from orderloom.language.feel.values import CONTEXT, UNKNOWN, kind

_MISSING = object()


def name(node: Name, build: Build) -> Run:
    return _named(node, build, kept=True)


def read(node: Node, build: Build) -> Run:
    """The run of a part whose value is looked at but never kept: a list that still grows need not be copied."""
    if not isinstance(node, Name):
        return build.run(node)
    build.tally.weight += weight(node)
    return _named(node, build, kept=False)


def _named(node: Name, build: Build, kept: bool) -> Run:
    items, local = build.resolve(node.name)
    slot = None if local is None else local.slot
    if node.name == "item" and slot is None and items:
        items, slot = items[:1], items[0]
    if slot is None:
        behind = _global((node.name,), build)
    else:
        behind = _copied(slot) if kept and local is not None and local.growing else _local(slot)
    build.tally.weight += LOOKED_INTO * len(items)
    return _from_items(items, node.name, behind) if items else behind


def path(node: Path, build: Build) -> Run:
    names = chain(node)
    if names is not None and build.resolve(names[0]) == ([], None):
        return _global(names, build)
    base, last = read(node.base, build), node.name

    def run(scope: Any, env: Any) -> Any:
        value = base(scope, env)
        return value.get(last) if type(value) is dict else part(value, last, env)

    return run


def chain(node: Node) -> tuple[str, ...] | None:
    """The names of a path that begins with a name."""
    names: list[str] = []
    while isinstance(node, Path):
        names.append(node.name)
        node = node.base
    return (node.name, *reversed(names)) if isinstance(node, Name) else None


def part(value: Any, name: str, env: Env | None) -> Any:
    """The part of that name, of something that is no dict; that of a list is that of each of its items."""
    if value is None:
        return None
    if env is not None:
        _pay(value, env)
    return member(value, name)


def _pay(value: Any, env: Env) -> None:
    if type(value) is not list:
        return env.spend(PART)
    waiting = [value]
    while waiting:
        items = waiting.pop()
        env.spend(MEMBERS + len(items) * MEMBER)
        waiting += [item for item in items if type(item) is list]
    return None


def _local(slot: int) -> Run:
    return lambda scope, env: env.slots[slot]


def _copied(slot: int) -> Run:
    def run(scope: Any, env: Env) -> list[Any]:
        grown = env.slots[slot]
        env.spend(len(grown))
        return grown.copy()

    return run


def _from_items(items: list[int], key: str, behind: Run) -> Run:
    """The entry of the innermost filtered item that has one; else what the name means outside the filters."""
    for slot in reversed(items):
        behind = _from_item(slot, key, behind)
    return behind


def _from_item(slot: int, key: str, behind: Run) -> Run:
    def run(scope: Any, env: Any) -> Any:
        item: Any = env.slots[slot]
        if type(item) is dict or kind(item) is CONTEXT:
            value = item.get(key, _MISSING)
            if value is not _MISSING:
                return value
        return behind(scope, env)

    return run


def _global(names: tuple[str, ...], build: Build) -> Run:
    build.tally.paths.add(".".join(names))
    if build.tracking:
        return _tracked(names)
    return _READERS.get(len(names), _read_many)(names)


def _read_one(names: tuple[str, ...]) -> Run:
    (first,) = names
    return lambda scope, env: scope.get(first)


def _read_two(names: tuple[str, ...]) -> Run:
    first, second = names

    def run(scope: Any, env: Any) -> Any:
        value = scope.get(first)
        return value.get(second) if type(value) is dict else part(value, second, env)

    return run


def _read_three(names: tuple[str, ...]) -> Run:
    first, second, third = names

    def run(scope: Any, env: Any) -> Any:
        value = scope.get(first)
        value = value.get(second) if type(value) is dict else part(value, second, env)
        return value.get(third) if type(value) is dict else part(value, third, env)

    return run


def _read_many(names: tuple[str, ...]) -> Run:
    first, *rest = names

    def run(scope: Any, env: Any) -> Any:
        value = scope.get(first)
        for key in rest:
            value = value.get(key) if type(value) is dict else part(value, key, env)
        return value

    return run


_READERS = {1: _read_one, 2: _read_two, 3: _read_three}


def _tracked(names: tuple[str, ...]) -> Run:
    dotted = ".".join(names)
    upwards = tuple(".".join(names[:length]) for length in range(1, len(names) + 1))
    value = _read_many(names)

    def run(scope: Mapping[str, Any], env: Env) -> Any:
        assert env.tracked is not None
        env.tracked.reads[dotted] = None
        if env.tracked.unknown and _is_unknown(dotted, upwards, env):
            return UNKNOWN
        return value(scope, env)

    return run


def _is_unknown(dotted: str, upwards: tuple[str, ...], env: Env) -> bool:
    """Whether the path lies at or under an unknown one, or holds one and so is not known as a whole."""
    tracked = env.tracked
    assert tracked is not None
    hits = [path for path in upwards if path in tracked.unknown]
    hits += sorted(path for path in tracked.unknown if path.startswith(dotted + "."))
    tracked.unset.update(dict.fromkeys(hits))
    return bool(hits)
