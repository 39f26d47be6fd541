"""Plays random flows: answers what they wait for by a list of choices, and crashes them after chosen steps."""

from collections.abc import Collection, Mapping, Sequence
from random import Random
from typing import Any, NamedTuple

from orderloom.kernel.json import convert, dumps, loads
from orderloom.language.compile import Program
from orderloom.language.effects import (
    AnyEffect,
    AnySignal,
    Arrived,
    Await,
    JournalStep,
    Lookup,
    OpenTask,
    Resumed,
    TaskClosed,
    TaskFailed,
    TimerFired,
    Touched,
    Withdraw,
)
from orderloom.language.interpreter import RunState, advance, start
from tests.builders.random_flows import GIVEN, flows, program

MOST = 3_000
PATIENCE = 40
Asked = OpenTask | Await | Lookup


class Played(NamedTuple):
    state: RunState
    effects: list[AnyEffect]
    journal: list[JournalStep]
    signals: int


def crashed(seed: int) -> Played:
    """A random flow, played straight through and once more with crashes: the same outcome, effects and journal."""
    die = Random(seed)
    made = program(flows(die))
    choices = [die.randint(0, 99) for _ in range(die.randint(1, 10))]
    straight = Player(made, choices).play()
    check(straight)
    crashes = {die.randrange(max(1, straight.signals)) for _ in range(die.randint(1, 6))}
    assert Player(made, choices, crashes).play() == straight
    return straight


class Player:
    """`asked` is what the run waits for, by address, as its effects told."""

    def __init__(self, program: Program, choices: Sequence[int], crashes: Collection[int] = ()) -> None:
        self.program = program
        self.choices = choices
        self.crashes = frozenset(crashes)
        self.asked: dict[str, Asked] = {}
        self.sent: list[AnySignal] = []
        self.effects: list[AnyEffect] = []
        self.journal: list[JournalStep] = []

    def play(self) -> Played:
        """To the end. Which answer comes next, and what it is, depends on the choices and the state only."""
        state, effects, journal = start(self.program, GIVEN)
        self._heard(effects, journal)
        number = 0
        while state.waiting or state.failed:
            assert number < MOST, "the run does not end"
            signal, fresh = self._next(state, number)
            if number in self.crashes:
                state = self._crash(state, signal, fresh)
            state, effects, journal = advance(self.program, state, signal, fresh)
            self._heard(effects, journal)
            self.sent.append(signal)
            number += 1
        return Played(state, self.effects, self.journal, number)

    def _heard(self, effects: Sequence[AnyEffect], journal: Sequence[JournalStep]) -> None:
        self.effects.extend(effects)
        self.journal.extend(journal)
        for effect in effects:
            if isinstance(effect, Asked):
                self.asked[effect.node] = effect
            elif isinstance(effect, Withdraw):
                del self.asked[effect.node]

    def _next(self, state: RunState, number: int) -> tuple[AnySignal, Mapping[str, Any] | None]:
        choice = self.choices[number % len(self.choices)] + number
        stands = sorted({**state.waiting, **state.failed})
        address = stands[choice % len(stands)]
        fresh = {**GIVEN, "line": {**GIVEN["line"], "quantity": number}} if choice % 3 else None
        if address in state.failed:
            return _resumed(address, state.visits[address], choice if number < PATIENCE else 0), fresh
        return _answer(self.asked[address], choice, fresh), fresh

    def _crash(self, state: RunState, signal: AnySignal, fresh: Mapping[str, Any] | None) -> RunState:
        """The answer was worked on and its transaction lost; what was stored before is read anew. Signals that came
        before come once more, and some for visits that there have never been."""
        stored = dumps(state)
        advance(self.program, state, signal, fresh)
        assert dumps(state) == stored, "what a step began from was written to"
        again = convert(loads(stored), RunState)
        assert again == state
        for stale in (*self.sent[-3:], *self.sent[:2], *_never(signal)):
            if not isinstance(stale, Touched):
                assert advance(self.program, again, stale, fresh) == (again, (), ()), f"{stale} changed something"
        return again


def _never(signal: AnySignal) -> list[AnySignal]:
    return [
        TaskClosed(node=signal.node, visit=signal.visit + 1, output={"late": True}),
        TaskFailed(node=signal.node, visit=signal.visit + 7, code="late", message="Late."),
        Resumed(node="begin", visit=1, output={}),
        TimerFired(node="nowhere", visit=1),
        Arrived(node="n1[7].n2", visit=1),
    ]


def _resumed(address: str, visit: int, choice: int) -> Resumed:
    """Mended by hand, tried once more, or both with another value of the variable."""
    if choice % 4 == 1:
        return Resumed(node=address, visit=visit)
    variables = {"total": choice % 5} if choice % 4 == 2 else {}
    return Resumed(node=address, visit=visit, output={"choice": choice, "decision": "approved"}, variables=variables)


def _answer(asked: Asked, choice: int, fresh: Mapping[str, Any] | None) -> AnySignal:
    node, visit = asked.node, asked.visit
    if isinstance(asked, Lookup):
        return Arrived(node=node, visit=visit, output={"items": [choice] if choice % 3 else []})
    if isinstance(asked, OpenTask):
        return _done(asked, choice)
    if asked.kind == "time" or (asked.timeout is not None and choice % 4 == 0):
        return TimerFired(node=node, visit=visit)
    if asked.kind == "condition" and fresh is not None:
        return Touched()
    return Arrived(node=node, visit=visit, output={"choice": choice})


def _done(task: OpenTask, choice: int) -> AnySignal:
    if choice % 6 == 0:
        return TaskFailed(node=task.node, visit=task.visit, code="adapter.broken", message="It does not answer.")
    if task.timeout is not None and choice % 6 == 1:
        return TimerFired(node=task.node, visit=task.visit)
    decision, word = "approved" if choice % 2 else "rejected", {"word": "none"} if choice % 5 == 0 else {}
    return TaskClosed(node=task.node, visit=task.visit, output={"choice": choice, "decision": decision, **word})


def check(played: Played) -> None:
    """What holds of every run that has ended: nothing stands, and what was asked for was asked once."""
    state = played.state
    assert state.status == "succeeded"
    assert (state.waiting, state.failed, state.active, state.undoing) == ({}, {}, {}, {})
    asked = [(each.node, each.visit) for each in played.effects if isinstance(each, Asked)]
    assert len(asked) == len(set(asked)), "something was asked for twice"
    taken_back = {(each.node, each.visit) for each in played.effects if isinstance(each, Withdraw)}
    assert taken_back <= set(asked)
    closed = {(step.node, step.visit) for step in played.journal if step.event == "closed"}
    assert not taken_back & closed
