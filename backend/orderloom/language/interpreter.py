"""Runs a program: `(state, signal) → (state, effects, journal)`, deterministic, without clock, random or I/O.

A graph without cycles is run by the fate of its edges. An edge is pending until its source is over, then live when
the source left by its port, else dead. A node starts when all its edges are decided and one is live (a join may ask
for less); a node whose edges are all dead is skipped, and so are the edges behind it.
"""

from collections import deque
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from orderloom.kernel.errors import DomainError
from orderloom.kernel.json import dumps
from orderloom.language.compile import Program, Step, enter
from orderloom.language.effects import (
    AnyEffect,
    AnySignal,
    Fail,
    JournalStep,
    Resumed,
    Succeed,
    TaskClosed,
    TaskFailed,
    WriteCharacteristics,
)
from orderloom.language.nodes.record import Broke, Waits, Went
from orderloom.language.values import conforms, plain, revived

MAX_OUTPUT_BYTES = 65_536
MAX_STEPS = 10_000


class RunState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that a run remembers, as plain data.

    `taken` has the ports by which a node was left (none: it was skipped or is an end), `waiting` and `failed` the
    nodes where the run stands, with the visit or the code of the error.
    """

    status: Literal["waiting", "succeeded", "failed"] = "waiting"
    input: dict[str, Any] = {}
    variables: dict[str, Any] = {}
    outputs: dict[str, dict[str, Any]] = {}
    taken: dict[str, tuple[str, ...]] = {}
    visits: dict[str, int] = {}
    waiting: dict[str, int] = {}
    failed: dict[str, str] = {}
    result: dict[str, Any] = {}
    ended_at: str | None = None


Outcome = tuple[RunState, tuple[AnyEffect, ...], tuple[JournalStep, ...]]


def start(program: Program, given: Mapping[str, Any]) -> Outcome:
    """A new run on `given`, the names that expressions read, carried on to where it has to wait."""
    run = _Run(program, RunState(input=plain(given)))
    run.reach(deque([program.start]))
    return run.outcome()


def advance(program: Program, state: RunState, signal: AnySignal, fresh: Mapping[str, Any] | None = None) -> Outcome:
    """The run after a signal; `fresh` replaces what the run knew of its record. A stale signal changes nothing."""
    if not _expected(state, signal):
        return state, (), ()
    if fresh is not None:
        state = msgspec.structs.replace(state, input=plain(fresh))
    run = _Run(program, state)
    run.receive(program.nodes[signal.node], signal)
    return run.outcome()


def _expected(state: RunState, signal: AnySignal) -> bool:
    stands = signal.node in state.failed or (signal.node in state.waiting and not isinstance(signal, Resumed))
    return stands and state.visits.get(signal.node) == signal.visit


class _Run:
    """The state of one run, unfrozen while it moves."""

    def __init__(self, program: Program, state: RunState) -> None:
        self.program = program
        self.input = dict(state.input)
        self.variables = dict(state.variables)
        self.outputs = dict(state.outputs)
        self.taken = dict(state.taken)
        self.visits = dict(state.visits)
        self.waiting = dict(state.waiting)
        self.failed = dict(state.failed)
        self.result = dict(state.result)
        self.ended_at = state.ended_at
        self.effects: list[AnyEffect] = []
        self.journal: list[JournalStep] = []
        self.nodes = {key: {"out": output} for key, output in self.outputs.items()}
        self.values = {key: revived(value, self._type(key)) for key, value in self.variables.items()}
        self.scope: dict[str, Any] = {**self.input, "vars": self.values, "nodes": self.nodes}

    def _type(self, variable: str) -> Any:
        return self.program.variables.get(variable, "any")

    def _initialise(self) -> Broke | None:
        for key in self.program.variables:
            expression = self.program.initial.get(key)
            try:
                value = None if expression is None else expression.evaluate(self.scope)
            except DomainError as error:
                return Broke(code=error.problems[0].code, message=error.problems[0].message)
            trouble = self._write({key: value})
            if trouble is not None:
                return trouble
        return None

    def receive(self, step: Step, signal: AnySignal) -> None:
        if isinstance(signal, TaskClosed):
            self._close(step, plain(signal.output), "closed")
        elif isinstance(signal, Resumed) and signal.output is not None:
            self._close(step, plain(signal.output), "resumed")
        elif isinstance(signal, Resumed):
            self._again(step)
        elif isinstance(signal, TaskFailed):
            self._break(step, signal.code, signal.message)
        else:
            self._break(step, "timeout", "The task was not done in time.")
        if step.key in self.taken:
            self.reach(deque(step.followers))

    def _again(self, step: Step) -> None:
        del self.failed[step.key]
        self._note(step, "resumed")
        self._visit(step)

    def _close(self, step: Step, output: dict[str, Any], event: Literal["closed", "resumed"]) -> None:
        trouble = _too_large(output)
        if trouble is not None:
            self._break(step, trouble.code, trouble.message)
            return
        ports = () if step.kind.kind == "end" else ("done",)
        self._leave(step, ports, output)
        self._note(step, event, ports=ports, output=output)

    def reach(self, checks: deque[str]) -> None:
        """Carries control on from the nodes to check until all of it waits, is over or has failed."""
        while checks:
            step = self.program.nodes[checks.popleft()]
            fate = self._fate(step)
            if fate == "start":
                self._visit(step)
            elif fate == "skip":
                self.taken[step.key] = ()
                self._note(step, "skipped")
            if fate != "wait" and step.key in self.taken:
                checks.extend(step.followers)

    def _fate(self, step: Step) -> Literal["start", "skip", "wait"]:
        if step.key in self.taken or step.key in self.waiting or step.key in self.failed:
            return "wait"
        return fate(step, self.taken)

    def _visit(self, step: Step) -> None:
        visit = self.visits[step.key] = self.visits.get(step.key, 0) + 1
        if visit > 1 and sum(self.visits.values()) > MAX_STEPS:
            self._break(step, "flow.too_many_steps", f"A run has at most {MAX_STEPS} steps.")
            return
        trouble = self._initialise() if step.key == self.program.start else None
        answer = trouble or enter(step, self.scope, visit, self.program.tables)
        if isinstance(answer, Went):
            answer = self._pass(step, answer)
        elif isinstance(answer, Waits):
            self.waiting[step.key] = visit
            self.effects.append(answer.task)
            self._note(step, "waits", input=answer.task.input)
        if isinstance(answer, Broke):
            self._break(step, answer.code, answer.message, final=answer.final)

    def _pass(self, step: Step, answer: Went) -> Went | Broke:
        trouble = _too_large(answer.output) or self._mistyped(answer.result) or self._write(answer.variables)
        if trouble is not None:
            return trouble
        self._leave(step, answer.ports, answer.output)
        self.effects.extend(answer.effects)
        for effect in answer.effects:
            if isinstance(effect, WriteCharacteristics):
                self._remember(effect)
        if answer.result is not None:
            self.result.update(answer.result)
            self.ended_at = step.key
        self._note(step, "passed", ports=answer.ports, input=answer.why, output=answer.output or answer.result)
        return answer

    def _leave(self, step: Step, ports: tuple[str, ...], output: dict[str, Any]) -> None:
        self.waiting.pop(step.key, None)
        self.failed.pop(step.key, None)
        self.taken[step.key] = ports
        self.outputs[step.key] = output
        self.nodes[step.key] = {"out": output}

    def _write(self, variables: Mapping[str, Any]) -> Broke | None:
        for key, value in variables.items():
            if not conforms(value, self._type(key)):
                return Broke(code="flow.type", message=f"vars.{key} is of type {self._type(key)}.")
        for key, value in variables.items():
            self.variables[key] = plain(value)
            self.values[key] = revived(self.variables[key], self._type(key))
        return None

    def _mistyped(self, result: Mapping[str, Any] | None) -> Broke | None:
        for key, value in (result or {}).items():
            kind = self.program.outputs.get(key, "any")
            if not conforms(revived(value, kind), kind):
                return Broke(code="flow.type", message=f"output.{key} is of type {kind}.")
        return None

    def _remember(self, effect: WriteCharacteristics) -> None:
        subject: dict[str, Any] = dict(self.input.get(effect.subject) or {})
        subject["characteristics"] = {**(subject.get("characteristics") or {}), **effect.values}
        self.input[effect.subject] = self.scope[effect.subject] = subject

    def _break(self, step: Step, code: str, message: str, *, final: bool = False) -> None:
        self.waiting.pop(step.key, None)
        output = {"error": {"code": code, "message": message}}
        if not final and "error" in step.targets:
            self._leave(step, ("error",), output)
            self._note(step, "failed", ports=("error",), error=code, output=output)
            return
        self.failed[step.key] = code
        self.effects.append(Fail(node=step.key, code=code, message=message))
        self._note(step, "failed", error=code, output=output)

    def _note(self, step: Step, event: Any, **facts: Any) -> None:
        self.journal.append(JournalStep(node=step.key, visit=self.visits.get(step.key, 0), event=event, **facts))

    def outcome(self) -> Outcome:
        status: Literal["waiting", "succeeded", "failed"] = "waiting" if self.waiting else "succeeded"
        if self.failed:
            status = "failed"
        elif not self.waiting:
            self.effects.append(Succeed(node=self.ended_at or self.program.start, output=self.result))
        state = RunState(
            status=status,
            input=self.input,
            variables=self.variables,
            outputs=self.outputs,
            taken=self.taken,
            visits=self.visits,
            waiting=self.waiting,
            failed=self.failed,
            result=self.result,
            ended_at=self.ended_at,
        )
        return state, tuple(self.effects), tuple(self.journal)


def fate(step: Step, taken: Mapping[str, tuple[str, ...]]) -> Literal["start", "skip", "wait"]:
    """What becomes of a node that has not begun, given the ports by which others were left (none: skipped)."""
    live = pending = 0
    for source, port in step.sources:
        if source not in taken:
            pending += 1
        elif port in taken[source]:
            live += 1
    if pending and not (step.needs and live >= step.needs):
        return "wait"
    return "start" if live or not step.sources else "skip"


def _too_large(output: dict[str, Any]) -> Broke | None:
    if output and len(dumps(output)) > MAX_OUTPUT_BYTES:
        return Broke(code="flow.output_too_large", message="The output of a node is at most 64 KB.")
    return None
