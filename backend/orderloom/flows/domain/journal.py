"""From what the interpreter answers to what is stored: how far a run is, and the rows of its journal."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.flows.contracts import RunState as State
from orderloom.kernel.json import to_builtins
from orderloom.language.compile import Program
from orderloom.language.effects import AnyEffect, Await, Fail, JournalStep, OpenTask
from orderloom.language.interpreter import RunState, locate

STATES = {"waiting": State.WAITING, "succeeded": State.SUCCEEDED, "failed": State.FAILED}


class Progress(msgspec.Struct, kw_only=True):
    """How one run has gone on in this transaction. `error` is that of the step where it stands failed."""

    state: RunState
    effects: list[AnyEffect]
    journal: list[JournalStep]
    error: dict[str, Any] | None = None

    def add(self, state: RunState, effects: Sequence[AnyEffect], journal: Sequence[JournalStep]) -> None:
        self.state = state
        self.effects.extend(effects)
        self.journal.extend(journal)
        for effect in effects:
            if isinstance(effect, Fail):
                self.error = {"code": effect.code, "message": effect.message, "node": effect.node}
        if state.status != "failed":
            self.error = None

    @property
    def wanted(self) -> list[AnyEffect]:
        """The effects, without what was asked for, or stood failed, on the way here and does no more."""
        return [effect for effect in self.effects if self._holds(effect)]

    def _holds(self, effect: AnyEffect) -> bool:
        if isinstance(effect, OpenTask | Await):
            return self.state.waiting.get(effect.node) == effect.visit
        return not isinstance(effect, Fail) or effect.node in self.state.failed

    def kept(self) -> dict[str, Any]:
        """What is stored of the state. From a run that has succeeded nothing goes on: its journal tells the rest."""
        state = self.state
        if state.status == "succeeded":
            state = RunState(
                status=state.status, variables=state.variables, result=state.result, ended_at=state.ended_at
            )
        return to_builtins(state)

    @property
    def over(self) -> bool:
        return self.state.status != "waiting"


def step_rows(run_id: UUID, program: Program, begun: int, journal: Sequence[JournalStep]) -> list[dict[str, Any]]:
    """Rows of the journal; `begun` entries stand there already. `node_key` is the address of the node."""
    return [
        {
            "run_id": run_id,
            "seq": begun + number,
            "node_id": locate(program, step.node)[1],
            "node_key": step.node,
            "visit": step.visit,
            "event": step.event,
            "ports": list(step.ports),
            "input": step.input,
            "output": step.output,
            "error": step.error,
        }
        for number, step in enumerate(journal, start=1)
    ]
