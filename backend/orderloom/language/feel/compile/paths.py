"""Reading names and paths: directly from the scope's dicts, and with a record of the reads in unknown mode."""

from collections.abc import Mapping
from typing import Any

from orderloom.language.feel.compile.build import Build, Env, Run
from orderloom.language.feel.properties import member
from orderloom.language.feel.syntax import Name, Node, Path
from orderloom.language.feel.values import UNKNOWN


def name(node: Name, build: Build) -> Run:
    items, slot = build.resolve(node.name)
    if node.name == "item" and slot is None and items:
        items, slot = items[:1], items[0]
    behind = _local(slot) if slot is not None else _global((node.name,), build)
    return _from_items(items, node.name, behind) if items else behind


def path(node: Path, build: Build) -> Run:
    names = _chain(node)
    if names is not None and build.resolve(names[0]) == ((), None):
        return _global(names, build)
    base, last = build.run(node.base), node.name
    return lambda scope, env: member(base(scope, env), last)


def _chain(node: Node) -> tuple[str, ...] | None:
    """The names of a path that begins with a name."""
    names: list[str] = []
    while isinstance(node, Path):
        names.append(node.name)
        node = node.base
    return (node.name, *reversed(names)) if isinstance(node, Name) else None


def _local(slot: int) -> Run:
    return lambda scope, env: env.slots[slot]


def _from_items(items: tuple[int, ...], key: str, behind: Run) -> Run:
    """The entry of the innermost filtered item that has one; else what the name means outside the filters."""

    def run(scope: Any, env: Any) -> Any:
        for slot in items:
            item = env.slots[slot]
            if isinstance(item, dict) and key in item:
                return item[key]  # pyright: ignore[reportUnknownVariableType]
        return behind(scope, env)

    return run


def _global(names: tuple[str, ...], build: Build) -> Run:
    build.paths.add(".".join(names))
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
        return value.get(second) if type(value) is dict else member(value, second)

    return run


def _read_three(names: tuple[str, ...]) -> Run:
    first, second, third = names

    def run(scope: Any, env: Any) -> Any:
        value = scope.get(first)
        value = value.get(second) if type(value) is dict else member(value, second)
        return value.get(third) if type(value) is dict else member(value, third)

    return run


def _read_many(names: tuple[str, ...]) -> Run:
    first, *rest = names

    def run(scope: Any, env: Any) -> Any:
        value = scope.get(first)
        for key in rest:
            value = value.get(key) if type(value) is dict else member(value, key)
        return value

    return run


_READERS = {1: _read_one, 2: _read_two, 3: _read_three}


def _tracked(names: tuple[str, ...]) -> Run:
    dotted = ".".join(names)
    upwards = tuple(".".join(names[:length]) for length in range(1, len(names) + 1))
    read = _read_many(names)

    def run(scope: Mapping[str, Any], env: Env) -> Any:
        env.reads[dotted] = None
        if env.unknown and _is_unknown(dotted, upwards, env):
            return UNKNOWN
        return read(scope, env)

    return run


def _is_unknown(dotted: str, upwards: tuple[str, ...], env: Env) -> bool:
    """Whether the path lies at or under an unknown one, or holds one and so is not known as a whole."""
    hits = [path for path in upwards if path in env.unknown]
    hits += sorted(path for path in env.unknown if path.startswith(dotted + "."))
    env.unset.update(dict.fromkeys(hits))
    return bool(hits)
