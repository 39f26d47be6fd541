"""Filters: a position in a list, or the items for which a condition holds."""

from typing import Any

from orderloom.language.feel.compile.build import Build, Env, Local, Run
from orderloom.language.feel.compile.costs import ROUND
from orderloom.language.feel.compile.paths import read
from orderloom.language.feel.syntax import Arithmetic, Filter, Literal, Negate, Node
from orderloom.language.feel.values import LIST, NUMBER, UNKNOWN, kind, whole


def filtered(node: Filter, build: Build) -> Run:
    """A value that is no list is a list of one."""
    base, slot = read(node.base, build), build.slot()
    condition, cost = build.inside(Local(None, slot)).weighed(node.condition)
    by_position = _is_number(node.condition)

    def run(scope: Any, env: Env) -> Any:
        items = base(scope, env)
        if items is UNKNOWN or items is None:
            return items
        if kind(items) is not LIST:
            items = [items]
        if by_position:
            return at_position(items, condition(scope, env))
        if not items:
            return _of_nothing(condition, slot, scope, env)
        position = _position(items[0], condition, slot, scope, env)
        if position is not None:
            return at_position(items, position)
        env.spend((cost + ROUND) * len(items))
        return _matching(items, condition, slot, scope, env)

    return run


def at_position(items: Any, position: Any) -> Any:
    """Counted from 1, or from -1 backwards; null outside."""
    if position is UNKNOWN:
        return UNKNOWN
    place = whole(position)
    if place is None or not 1 <= abs(place) <= len(items):
        return None
    return items[place - 1 if place > 0 else place]


def _of_nothing(condition: Run, slot: int, scope: Any, env: Env) -> Any:
    """No item of an empty list fits a condition, and none has a position."""
    before, env.slots[slot] = env.slots[slot], None
    holds = condition(scope, env)
    env.slots[slot] = before
    if holds is UNKNOWN:
        return UNKNOWN
    return None if kind(holds) is NUMBER else []


def _position(item: Any, condition: Run, slot: int, scope: Any, env: Env) -> Any:
    """What the condition is for the first item where that is a number, so that it takes a position; else null."""
    before, env.slots[slot] = env.slots[slot], item
    found = condition(scope, env)
    env.slots[slot] = before
    return found if kind(found) is NUMBER else None


def _is_number(node: Node) -> bool:
    if isinstance(node, Negate):
        return _is_number(node.operand)
    if isinstance(node, Arithmetic):
        return _is_number(node.left) and _is_number(node.right)
    return isinstance(node, Literal) and kind(node.value) is NUMBER


def _matching(items: Any, condition: Run, slot: int, scope: Any, env: Env) -> Any:
    slots = env.slots
    before = slots[slot]
    found: list[Any] = []
    unknown = False
    for item in items:
        slots[slot] = item
        holds = condition(scope, env)
        if holds is True:
            found.append(item)
        elif holds is UNKNOWN:
            unknown = True
        elif holds is not False and kind(holds) is NUMBER:
            slots[slot] = before
            return UNKNOWN if unknown else at_position(items, holds)
    slots[slot] = before
    return UNKNOWN if unknown else found
