"""The state of one run, unfrozen while it moves: nodes are reached, passed, left or broken."""

from collections import deque
from collections.abc import Callable, Mapping
from typing import Any, Literal

from orderloom.kernel.errors import DomainError
from orderloom.kernel.json import dumps
from orderloom.language.compile import Program, Step, broken, enter
from orderloom.language.effects import AnyEffect, Event, Fail, JournalStep, Succeed, WriteCharacteristics
from orderloom.language.interpreter import bodies, keeping, stopping
from orderloom.language.interpreter.frames import Frame, Frames
from orderloom.language.interpreter.state import MAX_OUTPUT_BYTES, MAX_STEPS, Outcome, RunState, fate
from orderloom.language.nodes.record import Broke, Enters, Waits, Went
from orderloom.language.values import conforms, plain, revived

Pause = Callable[[str, int], bool]
"""Whether a trial is to stop before a visit of a node, by its address; only trials ask."""


class Run:
    """`checks` are nodes whose fate may be decided now; `held` counts what still runs in each container, and
    `emptied` lists containers in which nothing runs any more."""

    def __init__(self, program: Program, state: RunState) -> None:
        self.frames = Frames(program, state)
        self.input = dict(state.input)
        self.visits = dict(state.visits)
        self.waiting = dict(state.waiting)
        self.failed = dict(state.failed)
        self.active = dict(state.active)
        self.done = list(state.done)
        self.undoing = dict(state.undoing)
        self.steps = state.steps
        self.result = dict(state.result)
        self.ended_at = state.ended_at
        self.effects: list[AnyEffect] = []
        self.journal: list[JournalStep] = []
        self.checks: deque[tuple[Frame, Step]] = deque()
        self.emptied: list[str] = []
        self.held: dict[str, int] = {}
        self.pause: Pause | None = None
        self.paused: list[str] = []
        if state.active:
            bodies.count(self)

    def begin(self, frame: Frame) -> None:
        """Starts a flow, the run's own or a subflow, at its start node."""
        step = frame.program.nodes[frame.program.start]
        trouble = self._initialise(frame)
        if trouble is None:
            self.checks.append((frame, step))
        else:
            self.visits[frame.prefix + step.key] = self.visits.get(frame.prefix + step.key, 0) + 1
            self.break_(frame, step, trouble)

    def _initialise(self, frame: Frame) -> Broke | None:
        for key in frame.program.variables:
            expression = frame.program.initial.get(key)
            try:
                value = None if expression is None else expression.evaluate(frame.names)
            except DomainError as error:
                return broken(error)
            trouble = self.write(frame, {key: value})
            if trouble is not None:
                return trouble
        return None

    def carry_on(self) -> None:
        """Reaches nodes until all of the run waits, is over or has failed; an inside that is empty by then is over."""
        self._reach()
        while self.emptied:
            bodies.close(self, self.emptied.pop())
            self._reach()

    def _reach(self) -> None:
        checks = self.checks
        while checks:
            frame, step = checks.popleft()
            key = step.key
            if frame.over or key in frame.taken:
                continue
            if (step.enclosed or frame.outer is not None) and not bodies.running(self, frame, step):
                continue
            address = frame.prefix + key
            if address in self.waiting or address in self.failed or address in self.active:
                continue
            found = fate(step, frame.taken)
            if found == "start":
                if self.pause is not None and self.pause(address, self.visits.get(address, 0) + 1):
                    self.paused.append(address)
                    self.hold(frame, step)
                else:
                    self.visit(frame, step)
            elif found == "skip":
                frame.taken[key] = ()
                self.note(frame, step, "skipped")
                self.follow(frame, step)

    def follow(self, frame: Frame, step: Step) -> None:
        nodes = frame.program.nodes
        for key in step.followers:
            self.checks.append((frame, nodes[key]))

    def visit(self, frame: Frame, step: Step) -> None:
        address = frame.prefix + step.key
        visit = self.visits[address] = self.visits.get(address, 0) + 1
        self.steps += 1
        if self.steps > MAX_STEPS:
            self.break_(frame, step, Broke(code="flow.too_many_steps", message=f"At most {MAX_STEPS} steps a run."))
            return
        answer = enter(step, frame.names, visit, frame.program.tables)
        if isinstance(answer, Went):
            came = self.pass_(frame, step, answer, "passed")
            if isinstance(came, Broke):
                self.break_(frame, step, came)
        elif isinstance(answer, Waits):
            self.waiting[address] = visit
            self.hold(frame, step)
            self.effects.append(keeping.addressed(answer.task, frame))
            self.note(frame, step, "waits", input=keeping.asked(answer.task))
        elif isinstance(answer, Enters):
            bodies.enter(self, frame, step, answer)
        elif isinstance(answer, Broke):
            self.break_(frame, step, answer)
        else:
            raise TypeError(f"{step.node.kind} can't answer {answer!r} on being reached")

    def pass_(
        self, frame: Frame, step: Step, answer: Went, event: Literal["passed", "closed", "resumed"]
    ) -> Went | Broke:
        """Leaves a node by the ports of its answer; answers what broke instead when a value is not fit to keep."""
        if answer.output or answer.result or answer.variables:
            trouble = self._unfit(frame, answer)
            if trouble is not None:
                return trouble
        if event != "passed":
            self.release(frame, step)
        self._leave(frame, step, answer.ports, answer.output)
        if step.rest:
            stopping.stop_rest(self, frame, step)
        if answer.effects:
            self._emit(frame, answer.effects)
        if answer.result is not None:
            self._end(frame, step, answer.result)
        self.note(
            frame, step, event, ports=answer.ports, input=answer.why, output=answer.output or answer.result or None
        )
        if step.undo and event != "resumed":
            self.done.append(frame.prefix + step.key)
        return answer

    def leave(self, frame: Frame, step: Step, ports: tuple[str, ...], output: dict[str, Any]) -> None:
        self.release(frame, step)
        self._leave(frame, step, ports, output)

    def _leave(self, frame: Frame, step: Step, ports: tuple[str, ...], output: dict[str, Any]) -> None:
        key = step.key
        frame.taken[key] = ports
        frame.outputs[key] = output
        frame.nodes[key] = {"out": output}
        self.follow(frame, step)

    def hold(self, frame: Frame, step: Step) -> None:
        """Notes that something runs or stands at this node, so that what is around it is not over yet."""
        container = bodies.container(self, frame, step)
        if container:
            self.held[container] = self.held.get(container, 0) + 1

    def release(self, frame: Frame, step: Step) -> None:
        """The node stands no more."""
        address = frame.prefix + step.key
        stood = [held.pop(address, None) for held in (self.waiting, self.failed, self.active)]
        if stood == [None, None, None]:
            return
        container = bodies.container(self, frame, step)
        if container:
            self.held[container] -= 1
            if not self.held[container]:
                self.emptied.append(container)

    def write(self, frame: Frame, variables: Mapping[str, Any]) -> Broke | None:
        """Sets variables; all are checked before one is written."""
        holder = self.frames.holder(frame)
        types = holder.program.variables
        for key, value in variables.items():
            kind = types.get(key, "any")
            if not conforms(revived(value, kind), kind):
                return Broke(code="flow.type", message=f"vars.{key} is of type {kind}.")
        for key, value in variables.items():
            kept = holder.variables[key] = plain(value)
            holder.values[key] = revived(kept, types.get(key, "any"))
        return None

    def _emit(self, frame: Frame, effects: tuple[AnyEffect, ...]) -> None:
        for effect in effects:
            self.effects.append(keeping.addressed(effect, frame))
            if isinstance(effect, WriteCharacteristics):
                self._remember(effect)

    def _unfit(self, frame: Frame, answer: Went) -> Broke | None:
        """What is wrong with the values of an answer; the variables are written when nothing is."""
        trouble = _too_large(answer.output) or self._mistyped(frame, answer.result)
        return trouble or (self.write(frame, answer.variables) if answer.variables else None)

    def _mistyped(self, frame: Frame, result: Mapping[str, Any] | None) -> Broke | None:
        for key, value in (result or {}).items():
            kind = frame.program.outputs.get(key, "any")
            if not conforms(revived(value, kind), kind):
                return Broke(code="flow.type", message=f"output.{key} is of type {kind}.")
        return None

    def _end(self, frame: Frame, step: Step, result: Mapping[str, Any]) -> None:
        if frame is self.frames.root:
            self.result.update(result)
            self.ended_at = step.key
        else:
            self.frames.loops[frame.owner].result.update(result)

    def _remember(self, effect: WriteCharacteristics) -> None:
        given: Any = self.input.get(effect.subject)
        subject: dict[str, Any] = dict(given) if isinstance(given, Mapping) else {}
        known = subject.get("characteristics")
        subject["characteristics"] = {**(known if isinstance(known, Mapping) else {}), **effect.values}
        self.input[effect.subject] = subject
        for frame in self.frames.all.values():
            frame.names[effect.subject] = subject

    def break_(self, frame: Frame, step: Step, broke: Broke) -> None:
        """A node can't go on: whoever is there for it takes over, else the run stands here until it is resumed."""
        address = frame.prefix + step.key
        catcher = stopping.catcher(self, frame, step)
        if address in self.active:
            stopping.stop_inside(self, frame, step)
        self.release(frame, step)
        error = {"code": broke.code, "message": broke.message, "node": address}
        if catcher is None:
            self.failed[address] = broke.code
            self.hold(frame, step)
            self.effects.append(Fail(node=address, code=broke.code, message=broke.message))
            self.note(frame, step, "failed", error=broke.code, output={"error": error})
            return
        where, by = catcher
        ports = ("error",) if by is step else ()
        self.note(frame, step, "failed", ports=ports, error=broke.code, output={"error": error})
        if by is not step:
            frame.taken[step.key] = ()
            stopping.stop_inside(self, where, by)
        self.leave(where, by, ("error",), {"error": error})

    def note(self, frame: Frame, step: Step, event: Event, **facts: Any) -> None:
        node = frame.prefix + step.key
        self.journal.append(JournalStep(node=node, visit=self.visits.get(node, 0), event=event, **facts))

    def outcome(self) -> Outcome:
        stands = bool(self.waiting or self.paused)
        status: Literal["waiting", "succeeded", "failed"] = "waiting" if stands else "succeeded"
        if self.failed:
            status = "failed"
        elif not stands:
            self.effects.append(Succeed(node=self.ended_at or self.frames.root.program.start, output=self.result))
        return keeping.frozen(self, status), tuple(self.effects), tuple(self.journal)


def _too_large(output: dict[str, Any]) -> Broke | None:
    if output and len(dumps(output)) > MAX_OUTPUT_BYTES:
        return Broke(code="flow.output_too_large", message="The output of a node is at most 64 KB.")
    return None
