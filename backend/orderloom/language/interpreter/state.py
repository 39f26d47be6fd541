"""What a run remembers between two signals, as plain data."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from orderloom.language.compile import Step
from orderloom.language.effects import AnyEffect, JournalStep

MAX_OUTPUT_BYTES = 65_536
MAX_STEPS = 10_000

Ports = tuple[str, ...]
Status = Literal["waiting", "succeeded", "failed"]


class Loop(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The inside of a node. `next` is the first item that has not begun, `open` are those that run; `input` is what a
    subflow was given and `result` what it answers so far; `undo` lists what is still to be undone, the next one last.
    """

    round: int = 1
    items: list[Any] = []
    results: list[Any] = []
    next: int = 0
    open: list[int] = []
    at_once: int = 0
    input: dict[str, Any] = {}
    result: dict[str, Any] = {}
    undo: list[str] = []
    undone: list[str] = []


class RunState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that a run remembers; its keys are addresses of nodes.

    `taken` has the ports by which a node was left (none: it was skipped or is an end), `waiting` and `failed` the
    nodes where the run stands, with the visit or the code of the error, `active` those with an inside that runs, with
    the visit, and `loops` what there is to know of that inside. `done` lists what can be undone, in the order in which
    it was done, and `undoing` who asked for the undoing that goes on now. `steps` counts the visits of all nodes.
    """

    status: Status = "waiting"
    input: dict[str, Any] = {}
    variables: dict[str, Any] = {}
    outputs: dict[str, dict[str, Any]] = {}
    taken: dict[str, Ports] = {}
    visits: dict[str, int] = {}
    waiting: dict[str, int] = {}
    failed: dict[str, str] = {}
    active: dict[str, int] = {}
    loops: dict[str, Loop] = {}
    done: tuple[str, ...] = ()
    undoing: dict[str, str] = {}
    steps: int = 0
    result: dict[str, Any] = {}
    ended_at: str | None = None


Outcome = tuple[RunState, tuple[AnyEffect, ...], tuple[JournalStep, ...]]


def fate(step: Step, taken: Mapping[str, Ports]) -> Literal["start", "skip", "wait"]:
    """What becomes of a node that has not begun, given the ports by which others were left (none: skipped)."""
    needs = step.needs
    live = pending = 0
    for source, port in step.sources:
        ports = taken.get(source)
        if ports is None:
            if not needs:
                return "wait"
            pending += 1
        elif port in ports:
            live += 1
    if pending and live < needs:
        return "wait"
    return "start" if live or not step.sources else "skip"
