"""What no live way can reach any more, and who takes over when something breaks."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from orderloom.language.compile import Program
from orderloom.language.interpreter import fate
from orderloom.language.projection.places import Place, around
from orderloom.language.projection.plan import kind_of

Ports = tuple[str, ...]


def taken_in(program: Program, decided: Mapping[str, Ports], closed: AbstractSet[str]) -> dict[str, Ports]:
    """The ports by which the nodes of one place were left, none for those that no live way can reach any more.

    `decided` are the steps that chose a way, with the ports taken, `closed` those that are over and had no choice; a
    task that a person skipped is over, too, and its path goes on.
    """
    taken: dict[str, Ports] = {}
    for key, step in program.nodes.items():
        if any(taken.get(scope) == () for scope in step.scopes) or (step.sources and fate(step, taken) == "skip"):
            taken[key] = ()
        elif key in decided:
            taken[key] = tuple(decided[key])
        elif key in closed or step.kind.entry:
            taken[key] = ("done",)
    return taken


def skipped_steps(program: Program, decided: Mapping[str, Ports], closed: AbstractSet[str]) -> frozenset[str]:
    """The steps of one place that no live way can reach any more, those skipped before included."""
    taken = taken_in(program, decided, closed)
    return frozenset(
        key
        for key, ports in taken.items()
        if not ports and key not in decided and kind_of(program.nodes[key]) is not None
    )


def catcher(program: Program, place: Place) -> Place | None:
    """Who takes over when a step breaks: its own error port, the nearest `try`, or the error port of a loop, repeat or
    subflow around it. None leaves it to a person."""
    if "error" in place.step.targets:
        return place
    for outer in around(program, place):
        if "error" in outer.step.targets:
            return outer
    return None
