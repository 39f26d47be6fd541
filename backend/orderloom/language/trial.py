"""Tries a flow out without any effect: what it asks for is answered by the case, or simulated; and runs saved cases."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from orderloom.language.compile import Program
from orderloom.language.effects import (
    AnyEffect,
    AnySignal,
    Arrived,
    Await,
    Fail,
    JournalStep,
    Lookup,
    OpenTask,
    Succeed,
    TaskClosed,
    TaskFailed,
    TimerFired,
    Withdraw,
    WriteCharacteristics,
)
from orderloom.language.graph import Answered, Expected, Failing, FlowTest
from orderloom.language.interpreter import MAX_STEPS, RunState, advance, start
from orderloom.language.values import plain

Question = OpenTask | Await | Lookup
Simulate = Callable[[Question], Mapping[str, Any] | None]
"""The output that something asked for is answered with; none leaves the trial waiting for it."""


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a trial. `effects` are all that a real run would have had, `open` what it still waits for, and
    `answers` what was answered in which order, so that the same can be told again."""

    state: RunState
    journal: tuple[JournalStep, ...]
    effects: tuple[AnyEffect, ...]
    open: tuple[Question, ...]
    answers: tuple[Answered, ...]
    paused: tuple[str, ...] = ()

    @property
    def error(self) -> str | None:
        """The code of the last failure, when the trial stands failed."""
        codes = [effect.code for effect in self.effects if isinstance(effect, Fail)]
        return codes[-1] if codes and self.state.status == "failed" else None

    @property
    def output(self) -> dict[str, Any] | None:
        ends = [effect.output for effect in self.effects if isinstance(effect, Succeed)]
        return ends[-1] if ends else None

    @property
    def written(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for effect in self.effects:
            if isinstance(effect, WriteCharacteristics):
                values.update(effect.values)
        return values


class Mismatch(msgspec.Struct, frozen=True, kw_only=True):
    """`field` of the expectation does not hold."""

    field: str
    expected: Any
    actual: Any


class TestResult(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    mismatches: tuple[Mismatch, ...]
    trial: Trial

    @property
    def passed(self) -> bool:
        return not self.mismatches


def unanswered(question: Question) -> None:
    """Whoever tries it out is to answer."""


def simulated(question: Question) -> Mapping[str, Any]:
    """People do what they are asked, and approve; times pass, events come, and nothing is found."""
    if isinstance(question, Lookup):
        return {"items": []}
    return {"decision": "approved"} if isinstance(question, OpenTask) and question.kind == "approval" else {}


class Stops(msgspec.Struct, frozen=True, kw_only=True):
    """Where a trial stops: before the nodes of `breakpoints`, save for the visits in `passed`, and after `steps`.

    A breakpoint is an address; `sites[].survey` stands for the node in every round of its loop.
    """

    breakpoints: frozenset[str] = frozenset()
    passed: frozenset[tuple[str, int]] = frozenset()
    steps: int | None = None


class _Stopper:
    """Counts the nodes that a trial visits, and says where it is to stop."""

    def __init__(self, stops: Stops) -> None:
        self.stops = stops
        self.visited = 0
        self.paused: list[str] = []

    def __call__(self, address: str, visit: int) -> bool:
        over = self.stops.steps is not None and self.visited >= self.stops.steps
        if over or (self._marked(address) and (address, visit) not in self.stops.passed):
            self.paused.append(address)
            return True
        self.visited += 1
        return False

    def _marked(self, address: str) -> bool:
        marks = self.stops.breakpoints
        return bool(marks) and (address in marks or _ROUND.sub("[]", address) in marks)


_ROUND = re.compile(r"\[\d+\]")


def rehearse(
    program: Program,
    given: Mapping[str, Any],
    answers: Sequence[Answered] = (),
    simulate: Simulate = simulated,
    stops: Stops | None = None,
) -> Trial:
    """Runs a flow to its end, or to where nobody answers or it is to stop. The same case gives the same trial, so that
    going on is telling it again with more answers or fewer stops."""
    known = {(each.node, each.visit): each for each in answers}
    pause = _Stopper(stops) if stops is not None else None
    state, effects, journal = start(program, given, pause)
    seen, steps, told = list(effects), list(journal), list[Answered]()
    open_ = _asked({}, effects)
    while open_ and len(told) < MAX_STEPS and not (pause and pause.paused):
        found = next(_answers(open_, known, simulate), None)
        if found is None:
            break
        told.append(found)
        signal = _signal(open_.pop(found.node), found)
        state, effects, journal = advance(program, state, signal, pause=pause)
        seen += effects
        steps += journal
        open_ = _asked(open_, effects)
    return Trial(
        state=state,
        journal=tuple(steps),
        effects=tuple(seen),
        open=tuple(open_.values()),
        answers=tuple(told),
        paused=tuple(pause.paused) if pause else (),
    )


def _asked(open_: Mapping[str, Question], effects: Sequence[AnyEffect]) -> dict[str, Question]:
    asked = dict(open_)
    for effect in effects:
        if isinstance(effect, Question):
            asked[effect.node] = effect
        elif isinstance(effect, Withdraw):
            asked.pop(effect.node, None)
    return asked


def _answers(
    open_: Mapping[str, Question], known: Mapping[tuple[str, int], Answered], simulate: Simulate
) -> Iterator[Answered]:
    """What can be answered, in the order in which it was asked."""
    for node, question in open_.items():
        answer = known.get((node, question.visit))
        if answer is not None:
            yield answer
        else:
            output = simulate(question)
            if output is not None:
                yield Answered(node=node, visit=question.visit, output=plain(dict(output)))


def _signal(question: Question, answer: Answered) -> AnySignal:
    place: dict[str, Any] = {"node": question.node, "visit": question.visit}
    if answer.error is not None:
        if answer.error.code == "timeout":
            return TimerFired(**place)
        return TaskFailed(**place, code=answer.error.code, message=answer.error.message)
    if isinstance(question, Await) and question.kind == "time":
        return TimerFired(**place)
    kind = TaskClosed if isinstance(question, OpenTask) else Arrived
    return kind(**place, output=answer.output)


def run_test(
    program: Program,
    test: FlowTest,
    simulate: Simulate = simulated,
    now: datetime | None = None,
    stops: Stops | None = None,
) -> TestResult:
    """A saved case, held against what it expects; `now` is the time of the case, unless its input has one."""
    given = {"now": now, **test.input} if now is not None else test.input
    trial = rehearse(program, given, test.answers, simulate, stops)
    return TestResult(id=test.id, name=test.name, mismatches=tuple(mismatches(test.expected, trial)), trial=trial)


def mismatches(expected: Expected, trial: Trial) -> Iterator[Mismatch]:
    """What an expectation says and a trial does not show."""
    for field, actual in (("status", trial.state.status), ("error", trial.error)):
        wanted = getattr(expected, field)
        if wanted is not None and wanted != actual:
            yield Mismatch(field=field, expected=wanted, actual=actual)
    for field, values in (("output", trial.output), ("written", trial.written)):
        wanted = getattr(expected, field)
        if wanted is not None and plain(wanted) != plain(values):
            yield Mismatch(field=field, expected=wanted, actual=values)
    visited = {step.node for step in trial.journal if step.event != "skipped"}
    yield from (
        Mismatch(field="visited", expected=node, actual=None) for node in expected.visited if node not in visited
    )
    yield from (
        Mismatch(field="not_visited", expected=None, actual=node) for node in expected.not_visited if node in visited
    )


def expectation_of(trial: Trial) -> Expected:
    """What a trial showed, as the expectation of a case to be saved."""
    return Expected(
        status=trial.state.status,
        error=trial.error,
        output=trial.output or None,
        written=trial.written or None,
        visited=tuple(dict.fromkeys(step.node for step in trial.journal if step.event in ("passed", "closed"))),
    )


def recorded(journal: Sequence[tuple[str, int, str, Mapping[str, Any] | None]]) -> tuple[Answered, ...]:
    """The answers of a real run, from its journal as (node, visit, event, output), to be told again in a trial."""
    found: list[Answered] = []
    for node, visit, event, output in journal:
        values = dict(output or {})
        if event == "failed" and isinstance(values.get("error"), Mapping):
            error = Failing(
                code=str(values["error"].get("code", "failed")), message=str(values["error"].get("message"))
            )
            found.append(Answered(node=node, visit=visit, error=error))
        elif event in ("closed", "resumed"):
            found.append(Answered(node=node, visit=visit, output=values))
    return tuple(found)
