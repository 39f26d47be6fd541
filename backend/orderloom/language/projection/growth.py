"""What is added to a plan as it runs: items of loops, rounds of repeats, error branches, and the undoing of steps."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from orderloom.language.compile import Program
from orderloom.language.projection.places import Place, find
from orderloom.language.projection.plan import Pair, Projection, Sketch, kind_of, reach


def items_of(place: Place, count: int, at_once: int) -> Projection:
    """The body of a loop once for each item, `at_once` side by side (0: all): an item begins when the one so many
    places before it has ended."""
    nodes = reach(place.program, place.step.body)
    drawn: list[Projection] = []
    for item in range(count):
        sketch = Sketch()
        drawn.append(sketch.projection(sketch.draw(place.program, f"{place.address}[{item}].", nodes)))
    return _one_after_another(drawn, at_once or count)


def round_of(place: Place) -> Projection:
    """The body of a repeat, once more."""
    sketch = Sketch()
    return sketch.projection(sketch.draw(place.program, place.prefix, reach(place.program, place.step.body)))


def error_branch(place: Place, standing: AbstractSet[str]) -> Projection:
    """What the error port of a node leads to, as far as it is not planned already. `standing` are the addresses of
    steps that are not over; what was planned from the beginning is never added."""
    program, prefix = place.program, place.prefix
    found = reach(program, place.step.targets.get("error", ()))
    bodies = (key for step in program.nodes.values() if step.node.kind == "for_each" for key in step.body)
    planned = {prefix + key for key in reach(program, [program.start, *bodies])} | standing
    nodes = {key: step for key, step in found.items() if prefix + key not in planned}
    sketch = Sketch()
    whole = sketch.projection(sketch.draw(program, prefix, nodes))
    onward = tuple(
        (prefix + key, prefix + after)
        for key, step in nodes.items()
        if kind_of(step) is not None
        for after in step.followers
        if prefix + after in standing
    )
    leading = {before for before, _ in onward}
    exits = tuple(key for key in whole.exits if key not in leading)
    return msgspec.structs.replace(whole, onward=onward, exits=exits)


def undo_chains(program: Program, done: Iterable[str]) -> Projection:
    """The undoing of steps, one after another in the order given."""
    drawn: list[Projection] = []
    for address in done:
        place = find(program, address)
        sketch = Sketch()
        top = sketch.draw(place.program, place.prefix, reach(place.program, place.step.undo))
        drawn.append(sketch.projection(top))
    return _one_after_another([one for one in drawn if one.steps], 1)


def _one_after_another(drawn: Sequence[Projection], at_once: int) -> Projection:
    """Several parts as one, of which `at_once` go on side by side."""
    between: list[Pair] = [
        (last, first)
        for before, after in zip(drawn, drawn[at_once:], strict=False)
        for last in before.exits
        for first in after.entry
    ]
    return Projection(
        steps=tuple(step for one in drawn for step in one.steps),
        edges=(*(pair for one in drawn for pair in one.edges), *between),
        entry=tuple(key for one in drawn[:at_once] for key in one.entry),
        exits=tuple(key for one in drawn[-at_once:] for key in one.exits),
        starts=tuple(pair for one in drawn for pair in one.starts),
        ends=tuple(pair for one in drawn for pair in one.ends),
    )
