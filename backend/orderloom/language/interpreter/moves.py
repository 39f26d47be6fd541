"""Carries a run on: from its start or from a signal to where all of it waits, is over or has failed."""

from collections.abc import Mapping
from typing import Any

import msgspec

from orderloom.kernel.errors import DomainError
from orderloom.language.compile import Program, Step, broken, moment_of
from orderloom.language.effects import (
    AnySignal,
    Arrived,
    Resumed,
    TaskClosed,
    TaskFailed,
    TimerFired,
    Touched,
)
from orderloom.language.interpreter.frames import Frame
from orderloom.language.interpreter.run import Pause, Run
from orderloom.language.interpreter.state import Outcome, RunState
from orderloom.language.nodes.record import Answer, Broke, Waits, Went
from orderloom.language.values import plain


def start(program: Program, given: Mapping[str, Any], pause: Pause | None = None) -> Outcome:
    """A new run on `given`, the names that expressions read, carried on to where it has to wait."""
    run = Run(program, RunState(input=plain(given)))
    run.pause = pause
    run.begin(run.frames.root)
    run.carry_on()
    return run.outcome()


def advance(
    program: Program,
    state: RunState,
    signal: AnySignal,
    fresh: Mapping[str, Any] | None = None,
    pause: Pause | None = None,
) -> Outcome:
    """The run after a signal; `fresh` replaces what the run knew of its record. A stale signal changes nothing."""
    if isinstance(signal, Touched):
        return _touch(program, state, fresh)
    if not _expected(state, signal):
        return state, (), ()
    run = Run(program, _refreshed(state, fresh))
    run.pause = pause
    frame, step = run.frames.find(signal.node)
    _receive(run, frame, step, signal)
    run.carry_on()
    return run.outcome()


def _refreshed(state: RunState, fresh: Mapping[str, Any] | None) -> RunState:
    return state if fresh is None else msgspec.structs.replace(state, input=plain(fresh))


def _expected(state: RunState, signal: AnySignal) -> bool:
    """Whether the run stands where the signal belongs: what failed can still be resumed, or be answered after all."""
    if state.visits.get(signal.node) != signal.visit:
        return False
    if signal.node in state.failed:
        return isinstance(signal, Resumed | TaskClosed | Arrived)
    return signal.node in state.waiting and not isinstance(signal, Resumed)


def _touch(program: Program, state: RunState, fresh: Mapping[str, Any] | None) -> Outcome:
    """Asks every step that watches the record once more; nothing is said of those that still wait."""
    if not state.waiting:
        return state, (), ()
    run = Run(program, _refreshed(state, fresh))
    for address, visit in state.waiting.items():
        if run.waiting.get(address) != visit:
            continue
        frame, step = run.frames.find(address)
        if step.kind.watches(step.params):
            _answered(run, frame, step, Touched(node=address, visit=visit))
            run.carry_on()
    return run.outcome() if run.journal else (state, (), ())


def _receive(run: Run, frame: Frame, step: Step, signal: AnySignal) -> None:
    if isinstance(signal, Resumed):
        _resume(run, frame, step, signal)
    elif step.kind.answered is not None and not isinstance(signal, TaskFailed):
        _answered(run, frame, step, signal)
    elif isinstance(signal, TaskClosed | Arrived):
        _close(run, frame, step, Went(output=plain(signal.output)))
    elif isinstance(signal, TaskFailed):
        run.break_(frame, step, Broke(code=signal.code, message=signal.message))
    elif isinstance(signal, TimerFired):
        run.break_(frame, step, Broke(code="timeout", message="The task was not done in time."))


def _answered(run: Run, frame: Frame, step: Step, signal: AnySignal) -> None:
    """A kind's own reading of a signal; while it answers that it waits, nothing has happened."""
    assert step.kind.answered is not None
    address = frame.prefix + step.key
    moment = moment_of(step, frame.names, run.visits[address], frame.program.tables)
    try:
        answer: Answer = step.kind.answered(step.params, moment, signal)
    except DomainError as error:
        answer = broken(error)
    if isinstance(answer, Went):
        _close(run, frame, step, answer)
    elif isinstance(answer, Broke):
        run.break_(frame, step, answer)
    elif not isinstance(answer, Waits):
        raise TypeError(f"a signal to {step.node.kind} came to {answer!r}")


def _close(run: Run, frame: Frame, step: Step, answer: Went) -> None:
    came = run.pass_(frame, step, answer, "closed")
    if isinstance(came, Broke):
        run.break_(frame, step, came)


def _resume(run: Run, frame: Frame, step: Step, signal: Resumed) -> None:
    """A failed step is done again, or has the output that a person gives it. Its visit stays the same when it has an
    output, so that nothing that was asked for before can still answer."""
    if signal.variables:
        trouble = run.write(frame, signal.variables)
        if trouble is not None:
            run.break_(frame, step, trouble)
            return
    if signal.output is not None and step.kind.answered is not None:
        _answered(run, frame, step, TaskClosed(node=signal.node, visit=signal.visit, output=signal.output))
        return
    if signal.output is not None:
        ports = () if step.kind.kind == "end" else ("done",)
        came = run.pass_(frame, step, Went(ports=ports, output=plain(signal.output)), "resumed")
        if isinstance(came, Broke):
            run.break_(frame, step, came)
        return
    run.release(frame, step)
    run.note(frame, step, "resumed")
    run.visit(frame, step)
