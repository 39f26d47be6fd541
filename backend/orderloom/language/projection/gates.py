"""What the gates of a plan answer: reached, told of what they waited for, or with their inside at its end."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from orderloom.kernel.errors import DomainError
from orderloom.language.compile import Program, enter, moment_of
from orderloom.language.effects import AnyEffect, AnySignal, Arrived, Await, Lookup, TimerFired
from orderloom.language.interpreter import fate
from orderloom.language.nodes.record import Again, Answer, Broke, Enters, Inside, Waits, Went
from orderloom.language.projection.places import Place, find
from orderloom.language.values import plain


class GateAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Where a gate leads, what others may read of it and what happens by it; or what it `waits` for, what it `enters`,
    or that its inside is to run `again`."""

    taken_ports: tuple[str, ...] = ()
    outputs: dict[str, Any] = {}
    effects: tuple[AnyEffect, ...] = ()
    waits: Await | Lookup | None = None
    enters: Enters | None = None
    again: bool = False


class GateFailed(DomainError):
    """A gate could not be answered; details carry the code of the error. The plan stands there until it is retried."""

    code = "flow.gate_failed"


def answer_gate(program: Program, key: str, scope: Mapping[str, Any], visit: int = 1) -> GateAnswer:
    """Where a reached gate leads, what others may read of it, and what happens by it."""
    place = find(program, key)
    return _told(place, enter(place.step, scope, visit, place.program.tables))


def answer_signal(place: Place, scope: Mapping[str, Any], visit: int, signal: AnySignal) -> GateAnswer:
    """What a standing gate makes of what came."""
    step = place.step
    answered = step.kind.answered
    if answered is None:
        return _told(place, _usual(signal))
    moment = moment_of(step, scope, visit, place.program.tables)
    return _told(place, _tried(lambda: answered(step.params, moment, signal)))


def leave_gate(place: Place, scope: Mapping[str, Any], visit: int, inside: Inside) -> GateAnswer:
    """What a gate makes of what came of its inside."""
    step = place.step
    moment = moment_of(step, scope, visit, place.program.tables)
    return _told(place, _tried(lambda: step.kind.leave(step.params, moment, inside)))


def collect_item(place: Place, scope: Mapping[str, Any], visit: int) -> Any:
    """What an item of a loop gives; `scope` is that of the item."""
    moment = moment_of(place.step, scope, visit, place.program.tables)
    try:
        return plain(place.step.kind.collect(place.step.params, moment))
    except DomainError as error:
        raise _failed(place, error.problems[0].code, error.problems[0].message) from error


def subflow_output(program: Program, scope: Mapping[str, Any], taken: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """What the ends of a subflow that were come to answer together."""
    output: dict[str, Any] = {}
    for step in program.nodes.values():
        if step.node.kind == "end" and fate(step, taken) == "start":
            answer = enter(step, scope, 1, program.tables)
            if isinstance(answer, Broke):
                raise GateFailed(answer.message, path=("nodes", step.key), details={"code": answer.code})
            output |= plain(answer.result) if isinstance(answer, Went) and answer.result else {}
    return output


def _usual(signal: AnySignal) -> Answer:
    if isinstance(signal, TimerFired):
        return Broke(code="timeout", message="What was waited for did not come in time.")
    return Went(output=signal.output if isinstance(signal, Arrived) else {})


def _tried(ask: Callable[[], Answer]) -> Answer:
    try:
        return ask()
    except DomainError as error:
        return Broke(code=error.problems[0].code, message=error.problems[0].message)


def _told(place: Place, answer: Answer) -> GateAnswer:
    if isinstance(answer, Broke):
        raise _failed(place, answer.code, answer.message)
    if isinstance(answer, Went):
        return GateAnswer(taken_ports=answer.ports, outputs=answer.output, effects=answer.effects)
    if isinstance(answer, Enters):
        return GateAnswer(enters=answer)
    if isinstance(answer, Again):
        return GateAnswer(again=True)
    return _standing(place, answer)


def _standing(place: Place, answer: Waits) -> GateAnswer:
    if isinstance(answer.task, Await | Lookup):
        return GateAnswer(waits=answer.task)
    raise TypeError(f"{place.address} is a task, not a gate")


def _failed(place: Place, code: str, message: str) -> GateFailed:
    return GateFailed(message, path=("nodes", place.step.key), details={"code": code})
