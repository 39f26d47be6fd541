"""From a run that moved to what is kept of it: effects with addresses, questions for the journal, the state."""

from typing import TYPE_CHECKING, Any, Literal

import msgspec

from orderloom.language.effects import AnyEffect, Await, Lookup, OpenTask
from orderloom.language.interpreter.frames import Frame, Frames
from orderloom.language.interpreter.state import RunState, Status

if TYPE_CHECKING:
    from orderloom.language.interpreter.run import Run


def addressed(effect: AnyEffect, frame: Frame) -> AnyEffect:
    """An effect of a node with the node's address."""
    return msgspec.structs.replace(effect, node=frame.prefix + effect.node) if frame.prefix else effect


def asked(task: OpenTask | Await | Lookup) -> dict[str, Any]:
    """What the journal keeps of a question."""
    if isinstance(task, OpenTask):
        return task.input
    if isinstance(task, Lookup):
        return {"source": task.source, **task.query}
    facts = {name: getattr(task, name) for name in ("after", "until", "event", "correlation", "related", "timeout")}
    return {"for": task.kind, **{name: value for name, value in facts.items() if value is not None}}


def frozen(run: "Run", status: Status) -> RunState:
    frames = run.frames
    taken, outputs, variables = _gathered(frames)
    return RunState(
        status=status,
        input=run.input,
        variables=variables,
        outputs=outputs,
        taken=taken,
        visits=run.visits,
        waiting=run.waiting,
        failed=run.failed,
        active=run.active,
        loops=frames.loops,
        done=tuple(run.done),
        undoing=run.undoing,
        steps=run.steps,
        result=run.result,
        ended_at=run.ended_at,
    )


def _gathered(frames: Frames) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    root = frames.root
    if len(frames.all) == 1 and not frames.loops:
        return root.taken, root.outputs, root.variables
    for prefix in list(frames.unread()):
        frames.at(prefix)
    kinds: tuple[Literal["taken", "outputs", "variables"], ...] = ("taken", "outputs", "variables")
    taken, outputs, variables = (
        {prefix + key: value for prefix, frame in frames.all.items() for key, value in getattr(frame, kind).items()}
        for kind in kinds
    )
    return taken, outputs, variables
