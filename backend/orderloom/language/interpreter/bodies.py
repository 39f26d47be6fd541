"""The insides of nodes: bodies, items of loops, subflows and undoing; how they begin, end, and are stopped."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from orderloom.kernel.errors import DomainError
from orderloom.language.compile import Step, broken, moment_of
from orderloom.language.interpreter.frames import Frame
from orderloom.language.interpreter.state import Loop
from orderloom.language.nodes.record import Again, Answer, Broke, Enters, Inside, Went
from orderloom.language.values import plain

if TYPE_CHECKING:
    from orderloom.language.interpreter.run import Run

Place = tuple[Frame, Step]


def container(run: "Run", frame: Frame, step: Step) -> str:
    """What can't be over while something runs at this node: the scope around it, the item or subflow that it is in, or
    who asked for the undoing that it is a part of. Empty for the run itself."""
    scope = step.parent
    if step.undo_for is not None and (scope is None or frame.program.nodes[scope].undo_for != step.undo_for):
        return run.undoing.get(frame.prefix + step.undo_for, "")
    return frame.prefix + scope if scope is not None else frame.container


def running(run: "Run", frame: Frame, step: Step) -> bool:
    """Whether what is around a node still goes on."""
    around = container(run, frame, step)
    if around == frame.container:
        return frame.outer is None or frame.owner in run.active
    return around in run.active


def count(run: "Run") -> None:
    """Counts anew what runs in each container."""
    run.held = {}
    for address in (*run.waiting, *run.failed, *run.active, *run.paused):
        run.hold(*run.frames.find(address))


def enter(run: "Run", frame: Frame, step: Step, answer: Enters) -> None:
    address = frame.prefix + step.key
    run.active[address] = run.visits[address]
    run.hold(frame, step)
    run.emptied.append(address)
    run.note(frame, step, "entered", input=_entered(answer))
    if answer.how == "body":
        run.frames.loops[address] = Loop()
        _run_body(run, frame, step)
    elif answer.how == "items":
        _run_items(run, frame, step, answer)
    elif answer.how == "flow":
        run.frames.drop(address)
        run.frames.loops[address] = Loop(input=plain(answer.input))
        run.begin(run.frames.open(address, None))
    else:
        asked = [each for each in run.done if _can_undo(frame, each, answer.scope)]
        run.done = [each for each in run.done if each not in asked]
        run.frames.loops[address] = Loop(undo=asked)
        _undo_next(run, address)


def _entered(answer: Enters) -> dict[str, Any] | None:
    if answer.how == "items":
        return {"items": len(answer.items)}
    return plain(answer.input) or None


def _run_body(run: "Run", frame: Frame, step: Step) -> None:
    """The nodes inside begin anew; of what they did before, only the last round can be undone."""
    run.done = [each for each in run.done if not _can_undo(frame, each, step.key)]
    for key in step.members:
        frame.taken.pop(key, None)
        run.frames.drop(frame.prefix + key)
        run.frames.loops.pop(frame.prefix + key, None)
    run.checks.extend((frame, frame.program.nodes[key]) for key in step.body)


def _run_items(run: "Run", frame: Frame, step: Step, answer: Enters) -> None:
    address, items = frame.prefix + step.key, plain(list(answer.items))
    run.frames.drop(address)
    loop = Loop(items=items, results=[None] * len(items), at_once=answer.at_once or len(items))
    run.frames.loops[address] = loop
    for _ in range(min(loop.at_once, len(items))):
        _run_item(run, step, address)


def _run_item(run: "Run", step: Step, address: str) -> None:
    loop = run.frames.loops[address]
    item = loop.next
    loop.next += 1
    loop.open.append(item)
    frame = run.frames.open(address, item)
    run.emptied.append(frame.container)
    run.checks.extend((frame, frame.program.nodes[key]) for key in step.body)


def _can_undo(frame: Frame, address: str, scope: str | None) -> bool:
    if not address.startswith(frame.prefix):
        return False
    head = _head(frame, address)
    return scope in (None, head) or head in frame.program.nodes[scope].members


def _head(frame: Frame, address: str) -> str:
    """The node of this frame that an address inside it leads through."""
    return address[len(frame.prefix) :].partition(".")[0].partition("[")[0]


def _undo_next(run: "Run", address: str) -> None:
    wanted = run.frames.loops[address].undo.pop() if run.frames.loops[address].undo else None
    if wanted is not None:
        frame, step = run.frames.find(wanted)
        run.undoing[wanted] = address
        for each in frame.program.nodes.values():
            if each.undo_for == step.key:
                frame.taken.pop(each.key, None)
        run.checks.extend((frame, frame.program.nodes[key]) for key in step.undo)
        run.emptied.append(address)


def close(run: "Run", emptied: str) -> None:
    """Nothing runs in this container any more, unless something has begun there again."""
    if run.held.get(emptied):
        return
    if emptied.endswith("]"):
        owner, _, item = emptied[:-1].rpartition("[")
        if owner in run.active and int(item) in run.frames.loops[owner].open:
            _close_item(run, owner, int(item))
        return
    loop = run.frames.loops.get(emptied)
    if emptied not in run.active or loop is None or loop.open:
        return
    undone = [wanted for wanted, asker in run.undoing.items() if asker == emptied]
    for wanted in undone:
        del run.undoing[wanted]
        loop.undone.append(wanted)
    if loop.undo:
        _undo_next(run, emptied)
    else:
        _leave(run, *run.frames.find(emptied), loop)


def _close_item(run: "Run", owner: str, item: int) -> None:
    loop = run.frames.loops[owner]
    outer, step = run.frames.find(owner)
    frame = run.frames.at(f"{owner}[{item}].")
    moment = moment_of(step, frame.names, run.visits[owner], frame.program.tables)
    try:
        loop.results[item] = plain(step.kind.collect(step.params, moment))
    except DomainError as error:
        run.break_(outer, step, broken(error))
        return
    loop.open.remove(item)
    forget(run, frame.container)
    if loop.next < len(loop.items):
        _run_item(run, step, owner)
    elif not loop.open:
        run.emptied.append(owner)


def _leave(run: "Run", frame: Frame, step: Step, loop: Loop) -> None:
    address = frame.prefix + step.key
    inside = Inside(round=loop.round, results=tuple(loop.results), output=dict(loop.result), undone=tuple(loop.undone))
    moment = moment_of(step, frame.names, run.visits[address], frame.program.tables)
    try:
        answer: Answer = step.kind.leave(step.params, moment, inside)
    except DomainError as error:
        answer = broken(error)
    if isinstance(answer, Again):
        loop.round += 1
        run.note(frame, step, "again")
        _run_body(run, frame, step)
        run.emptied.append(address)
        return
    came = run.pass_(frame, step, answer, "closed") if isinstance(answer, Went) else answer
    if isinstance(came, Broke):
        run.break_(frame, step, came)
    else:
        for place in [address, *(each for each in run.frames.loops if loop.undone and each not in run.active)]:
            forget(run, place)


def forget(run: "Run", place: str) -> None:
    """Drops what lay in an item or a node that is over, unless something in it may have to be undone later."""
    if not any(_within(each, place) for each in _undoable(run)):
        run.frames.drop(place)
        run.frames.loops.pop(place, None)


def _undoable(run: "Run") -> Iterator[str]:
    """What may still be undone, is being undone, or waits for its turn."""
    yield from run.done
    yield from run.undoing
    for address in run.active:
        if address in run.frames.loops:
            yield from run.frames.loops[address].undo


def _within(address: str, place: str) -> bool:
    return address.startswith(place) and address[len(place) : len(place) + 1] in (".", "[")
