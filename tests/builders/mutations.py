"""Tears valid documents: a seeded die changes, removes, doubles and moves what lies anywhere in them."""

from copy import deepcopy
from random import Random
from typing import Any

JUNK: tuple[Any, ...] = (
    None, True, 0, -1, 10**30, 1.5, "", "x", "done", "in", "n1", "n2", "begin", "finish", "for_each", "subflow", "end",
    "start", "PT5M", "P99999999999D", "vars.total", "vars.total +", "((((", "nodes.n1.out.x", "vars.", "é\x00",
    "a" * 5000, [], ["n1", "done"], ["n2", "body"], ["n1", "compensate"], {}, {"const": "x"}, {"expr": "1 +"},
    {"a": {"b": [{}]}},
)  # fmt: skip
Place = tuple[Any, Any]


def torn(die: Random, document: dict[str, Any]) -> Any:
    """A copy with one to six mutations, now and then one that nothing is left of."""
    made = deepcopy(document)
    for _ in range(die.choice([1, 1, 1, 2, 3, 6])):
        places = list(_places(made))
        if not places:
            return die.choice(JUNK)
        _tear(die, places, *die.choice(places))
    return made if die.random() < 0.99 else die.choice(JUNK)


def _places(value: Any) -> list[Place]:
    """Every element as (what holds it, its key or index)."""
    found: list[Place] = []
    waiting = [value]
    while waiting:
        holder = waiting.pop()
        keys = list(holder) if isinstance(holder, dict) else range(len(holder)) if isinstance(holder, list) else ()
        for key in keys:
            found.append((holder, key))
            waiting.append(holder[key])
    return found


def _tear(die: Random, places: list[Place], holder: Any, key: Any) -> None:
    what = die.choice(["junk", "drop", "double", "swap", "like", "like", "like", "like", "like", "new"])
    if what == "drop":
        del holder[key]
    elif what == "double" and isinstance(holder, list):
        holder.append(deepcopy(holder[key]))
    elif what in ("swap", "like"):
        kind = object if what == "swap" else type(holder[key])
        alike = [each for each in places if _holds(*each) and isinstance(each[0][each[1]], kind)]
        other, place = die.choice(alike)
        holder[key] = deepcopy(other[place])
    elif what == "new" and isinstance(holder, dict):
        holder[die.choice(["parent", "when", "config", "policy", "map", "colour", ""])] = deepcopy(die.choice(JUNK))
    else:
        holder[key] = deepcopy(die.choice(JUNK))


def _holds(holder: Any, key: Any) -> bool:
    return key in holder if isinstance(holder, dict) else key < len(holder)
