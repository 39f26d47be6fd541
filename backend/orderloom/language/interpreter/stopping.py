"""What breaks is taken over by whoever is around it; what nobody needs any more is stopped."""

from typing import TYPE_CHECKING

from orderloom.language.compile import Step
from orderloom.language.effects import Withdraw
from orderloom.language.interpreter.bodies import Place, container, count, forget
from orderloom.language.interpreter.frames import Frame

if TYPE_CHECKING:
    from orderloom.language.interpreter.run import Run


def catcher(run: "Run", frame: Frame, step: Step) -> Place | None:
    """Who takes over what broke at a node: itself by its error port, else whatever is around it and has one."""
    found: Place | None = (frame, step)
    while found is not None:
        if "error" in found[1].targets:
            return found
        found = _around(run, *found)
    return None


def _around(run: "Run", frame: Frame, step: Step) -> Place | None:
    place = container(run, frame, step)
    if not place:
        return None
    return run.frames.find(frame.owner) if place == frame.container else run.frames.find(place)


def stop_inside(run: "Run", frame: Frame, step: Step) -> None:
    """Ends all that runs inside a node: what was asked for is withdrawn, nothing there goes on."""
    stopped = [each for each in (*run.waiting, *run.failed, *run.active) if _inside(run, frame, step, each)]
    for address in stopped:
        stop(run, *run.frames.find(address))
    undone = {wanted for wanted, asker in run.undoing.items() if asker == frame.prefix + step.key or asker in stopped}
    run.undoing = {wanted: asker for wanted, asker in run.undoing.items() if wanted not in undone}
    for key in step.members:
        frame.taken.setdefault(key, ())
    for address in (frame.prefix + step.key, *stopped):
        loop = run.frames.loops.get(address)
        if loop is not None:
            loop.open, loop.next, loop.undo = [], len(loop.items), []
            forget(run, address)
    count(run)


def _inside(run: "Run", frame: Frame, step: Step, address: str) -> bool:
    """Whether a node lies, at whatever depth, in what `step` is around or has asked to be undone."""
    found: Place | None = run.frames.find(address)
    while found is not None:
        found = _around(run, *found)
        if found is not None and found[0] is frame and found[1] is step:
            return True
    return False


def stop(run: "Run", frame: Frame, step: Step) -> None:
    """Ends what stands at one node."""
    address = frame.prefix + step.key
    visit = run.waiting.pop(address, None)
    if visit is not None:
        run.effects.append(Withdraw(node=address, visit=visit))
    run.failed.pop(address, None)
    run.active.pop(address, None)
    frame.taken[step.key] = ()
    run.note(frame, step, "canceled")


def stop_rest(run: "Run", frame: Frame, step: Step) -> None:
    """Ends the nodes that nothing needs any more once `step` is passed."""
    for key in step.rest:
        if key in frame.taken:
            continue
        each, address = frame.program.nodes[key], frame.prefix + key
        if address in run.active:
            stop_inside(run, frame, each)
        if address in run.waiting or address in run.failed or address in run.active:
            stop(run, frame, each)
        frame.taken[key] = ()
    count(run)
    run.emptied.append(container(run, frame, step))
