"""Takes a run that is under way over to another version of its flow, or says why its position has no place there."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from orderloom.language.compile import Program, Step
from orderloom.language.interpreter.frames import Frame, locate
from orderloom.language.interpreter.run import Run
from orderloom.language.interpreter.state import Outcome, RunState
from orderloom.language.values import conforms, revived

V = TypeVar("V")


class Lost(msgspec.Struct, frozen=True, kw_only=True):
    """A place where the run stands that the other version does not have."""

    node: str
    reason: str


class Migration(msgspec.Struct, frozen=True, kw_only=True):
    """What would come of a run. With `lost` places it can't be taken over, and there is no `outcome`.

    Addresses: `stands` where it goes on to wait or stands failed, `passed_by` new nodes that it is past already,
    `dropped` what it did that the other version knows nothing of, `begins` new nodes that start at once.
    """

    lost: tuple[Lost, ...] = ()
    stands: tuple[str, ...] = ()
    passed_by: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    outcome: Outcome | None = None


def migrate(old: Program, new: Program, state: RunState) -> Migration:
    """Nodes are matched by their ids; the nodes where the run stands must still be there, as they were."""
    places = {address: _place(old, new, address) for address in _addresses(state)}
    lost = tuple(_lost(old, new, state, places))
    if lost:
        return Migration(lost=lost)
    dropped = tuple(address for address in state.taken if places[address] is None)
    moved, passed_by = _passed_by(new, _moved(new, state, places))
    run = Run(new, moved)
    for frame in list(run.frames.all.values()):
        run.checks.extend((frame, step) for step in frame.program.nodes.values() if _open(run, frame, step))
    run.carry_on()
    outcome = run.outcome()
    return Migration(
        stands=tuple(address for address in (*moved.waiting, *moved.failed) if address in outcome[0].visits),
        passed_by=passed_by,
        dropped=dropped,
        begins=tuple(dict.fromkeys(step.node for step in outcome[2] if step.event in ("passed", "waits", "entered"))),
        outcome=outcome,
    )


def _addresses(state: RunState) -> list[str]:
    keys: dict[str, None] = {}
    for group in (state.taken, state.outputs, state.visits, state.waiting, state.failed, state.active, state.loops):
        keys.update(dict.fromkeys(group))
    keys.update(dict.fromkeys((*state.done, *state.undoing, *state.undoing.values())))
    return list(keys)


def _place(old: Program, new: Program, address: str) -> str | None:
    """The address of the same node in the other version; none when it has no such node, or it is of another kind."""
    tokens: list[str] = []
    for token in address.split("."):
        name, bracket, item = token.partition("[")
        before = old.nodes.get(name)
        after = next((step for step in new.nodes.values() if before and step.node.id == before.node.id), None)
        if before is None or after is None or before.kind is not after.kind:
            return None
        tokens.append(after.key + bracket + item)
        if not bracket and before.flow is not None and after.flow is not None:
            old, new = before.flow, after.flow
    return ".".join(tokens)


def _lost(old: Program, new: Program, state: RunState, places: Mapping[str, str | None]) -> Iterator[Lost]:
    for address in (*state.waiting, *state.failed, *state.active):
        place = places[address]
        if place is None:
            yield Lost(node=address, reason="The other version does not have this node.")
        elif place != address and address in state.waiting:
            yield Lost(node=address, reason="The node has another key there, by which what it waits for is answered.")
        elif address in state.waiting and _waits_otherwise(old, new, address):
            yield Lost(node=address, reason="The node waits for something else there.")
        elif [places.get(each) for each in _around(old, address)] != _around(new, place):
            yield Lost(node=address, reason="The node lies in another scope there.")


def _waits_otherwise(old: Program, new: Program, address: str) -> bool:
    """Whether a wait that stands is set for another time, event or condition there; tasks stay as they were opened."""
    before, after = locate(old, address)[0].node, locate(new, address)[0].node
    return before.kind == "wait" and before.config != after.config


def _around(program: Program, address: str) -> list[str]:
    """The addresses of the scopes around a node, in its own place in the flow."""
    *outer, key = address.split(".")
    prefix = "".join(f"{token}." for token in outer)
    for token in outer:
        name, bracket, _ = token.partition("[")
        flow = program.nodes[name].flow
        if not bracket and flow is not None:
            program = flow
    return [prefix + scope for scope in program.nodes[key].scopes]


def _moved(new: Program, state: RunState, places: Mapping[str, str | None]) -> RunState:
    def renamed(group: Mapping[str, V]) -> dict[str, V]:
        return {place: value for address, value in group.items() if (place := places[address]) is not None}

    variables = {
        key: value
        for key, value in state.variables.items()
        if "." in key or (key in new.variables and _fits(value, new.variables[key]))
    }
    return msgspec.structs.replace(
        state,
        variables={**dict.fromkeys(new.variables), **variables},
        outputs=renamed(state.outputs),
        taken=renamed(state.taken),
        visits=renamed(state.visits),
        waiting=renamed(state.waiting),
        failed=renamed(state.failed),
        active=renamed(state.active),
        loops=renamed(state.loops),
        done=tuple(place for address in state.done if (place := places[address]) is not None),
        undoing=renamed({wanted: places[asker] or asker for wanted, asker in state.undoing.items()}),
    )


def _fits(value: Any, kind: Any) -> bool:
    return conforms(revived(value, kind), kind)


def _passed_by(new: Program, state: RunState) -> tuple[RunState, tuple[str, ...]]:
    """New nodes behind which the run has gone on already count as passed."""
    run = Run(new, state)
    passed: list[str] = []
    for frame in run.frames.all.values():
        for step in reversed(list(frame.program.nodes.values())):
            address = frame.prefix + step.key
            if (
                _here(frame, step)
                and not _begun(run, frame, step.key)
                and any(_begun(run, frame, key) for key in step.followers)
            ):
                frame.taken[step.key] = ("done",)
                passed.append(address)
    taken = {**state.taken, **dict.fromkeys(passed, ("done",))}
    return msgspec.structs.replace(state, taken=taken), tuple(reversed(passed))


def _begun(run: Run, frame: Frame, key: str) -> bool:
    address = frame.prefix + key
    return key in frame.taken or address in run.waiting or address in run.failed or address in run.active


def _open(run: Run, frame: Frame, step: Step) -> bool:
    """Whether a node may begin by the move alone; what undoes others does not."""
    return _here(frame, step) and not _begun(run, frame, step.key) and step.undo_for is None and not step.kind.entry


def _here(frame: Frame, step: Step) -> bool:
    """Whether a node of the flow is run in this frame: in the items of its loop, or outside of any."""
    owner = frame.owner.rpartition(".")[2] if frame.item is not None else None
    return step.loop == owner
