"""Asks the interpreter where a reached step leads, what it stands for or enters, and what is dead by that."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec

from orderloom.language.effects import AnyEffect, AnySignal, Await, Lookup
from orderloom.language.interpreter import fate
from orderloom.language.nodes.record import Enters, Inside
from orderloom.language.projection import (
    GateAnswer,
    Place,
    Projection,
    answer_gate,
    answer_signal,
    collect_item,
    items_of,
    leave_gate,
    round_of,
    subflow_output,
    undo_chains,
    when_holds,
)
from orderloom.orchestration.contracts import StepKind, TaskState
from orderloom.orchestration.domain.moves import Known, Routed
from orderloom.orchestration.domain.site import Site, inside_of


class Growth(msgspec.Struct, frozen=True, kw_only=True):
    """Steps to be added; `owner`, the step that they lie in, ends after them. None is the domain order itself.

    `visits` are those of the steps that were there before.
    """

    projection: Projection
    owner: UUID | None
    visits: dict[str, int] = {}


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """What reaching a step came to. `step` is None when it has to wait on (a join that needs more branches)."""

    step: Routed | None
    others: tuple[Routed, ...] = ()
    effects: tuple[AnyEffect, ...] = ()
    grows: Growth | None = None
    awaits: Await | None = None
    asks: Lookup | None = None


WAITS_ON = Turn(step=None)


def turn(site: Site, step: Known) -> Turn:
    """What becomes of a step that was reached. Raises a `DomainError` when an expression can't be answered."""
    if step.kind is StepKind.LAG:
        return _lag(site, step)
    place = site.place(step.key)
    way = fate(place.step, site.taken(place.program, place.prefix))
    if way == "skip":
        return _passed_by(site, place, step)
    if step.kind.value.startswith("task."):
        state = TaskState.OPEN if when_holds(site.program, step.key, site.scope(place)) else TaskState.SKIPPED
        return Turn(step=Routed(id=step.id, state=state))
    if step.state is TaskState.OPEN:
        return _leave(site, place, step)
    if step.kind is StepKind.JOIN and way == "wait":
        return WAITS_ON
    return _came(site, step, answer_gate(site.program, step.key, site.scope(place), step.visit))


def hear(site: Site, step: Known, signal: AnySignal) -> Turn:
    """What becomes of a standing gate when something comes."""
    if step.kind is StepKind.LAG:
        return Turn(step=Routed(id=step.id, state=TaskState.CLOSED_COMPLETE))
    place = site.place(step.key)
    return _came(site, step, answer_signal(place, site.scope(place), step.visit, signal))


def _lag(site: Site, step: Known) -> Turn:
    """The time between two steps; none when the first never began, or the second is over."""
    first, _, second = step.key.partition(">")
    before, after = site.known.get(first), site.known.get(first[: first.rfind(".") + 1] + second)
    idle = before is None or before.state is TaskState.SKIPPED or after is None or after.is_over
    return Turn(step=Routed(id=step.id, state=TaskState.CLOSED_COMPLETE if idle else TaskState.OPEN))


def _passed_by(site: Site, place: Place, step: Known) -> Turn:
    dead = [row for row in site.dead(place) if row.id != step.id]
    return Turn(step=Routed(id=step.id, state=TaskState.SKIPPED), others=_all(dead, TaskState.SKIPPED))


def _all(rows: Iterable[Known], state: TaskState) -> tuple[Routed, ...]:
    return tuple(Routed(id=row.id, state=state) for row in rows)


def _came(site: Site, step: Known, answer: GateAnswer) -> Turn:
    if answer.waits is not None:
        asks = answer.waits if isinstance(answer.waits, Lookup) else None
        awaits = answer.waits if isinstance(answer.waits, Await) else None
        state = TaskState.PLANNED if asks else TaskState.OPEN
        return Turn(step=Routed(id=step.id, state=state), awaits=awaits, asks=asks)
    if answer.enters is not None:
        return _enter(site, step, answer.enters)
    return _go(site, step, answer)


def _go(site: Site, step: Known, answer: GateAnswer) -> Turn:
    """The gate is left: what can't be reached any more is skipped, and what a join no longer needs is taken back."""
    place = site.place(step.key)
    output = {"taken": list(answer.taken_ports), "out": answer.outputs}
    site.known[step.key] = msgspec.structs.replace(step, state=TaskState.CLOSED_COMPLETE, output=output)
    rest = {place.prefix + key for key in place.step.rest}
    losers = [row for key, row in site.known.items() if key in rest and not row.is_over]
    dead = [row for row in site.dead(place) if row.key not in rest]
    return Turn(
        step=Routed(id=step.id, state=TaskState.CLOSED_COMPLETE, output=output),
        others=(*_all(dead, TaskState.SKIPPED), *_all(losers, TaskState.CANCELED)),
        effects=answer.effects,
    )


def _enter(site: Site, step: Known, enters: Enters) -> Turn:
    place = site.place(step.key)
    inside: dict[str, Any] = {"round": 1}
    grown: Projection | None = None
    if enters.how == "items":
        inside = {"items": list(enters.items)}
        grown = items_of(place, len(enters.items), enters.at_once)
    elif enters.how == "flow":
        inside = {"input": enters.input}
    elif enters.how == "undo":
        done = _to_undo(site, place, enters.scope)
        inside = {"undone": done}
        grown = undo_chains(site.program, done)
    entered = msgspec.structs.replace(step, state=TaskState.OPEN, output={"inside": inside})
    site.known[step.key] = entered
    if not step.ends_after and not (grown and grown.steps):
        return _leave(site, place, entered)
    return Turn(step=Routed(id=step.id, state=TaskState.OPEN, output=entered.output), grows=_growth(site, grown, step))


def _growth(site: Site, grown: Projection | None, owner: Known) -> Growth | None:
    if grown is None:
        return None
    return Growth(projection=grown, owner=owner.id, visits=site.visits(grown))


def _to_undo(site: Site, place: Place, scope: str | None) -> list[str]:
    """Closed steps with an undoing that has not been planned, the last closed first."""
    members = None if scope is None else {scope, *place.program.nodes[scope].members}
    found: list[Known] = []
    for address, row in site.known.items():
        if ">" in address or row.state is not TaskState.CLOSED_COMPLETE or not address.startswith(place.prefix):
            continue
        head = address[len(place.prefix) :].partition(".")[0].partition("[")[0]
        there = site.place(address)
        if there.step.undo and (members is None or head in members) and not _undone(site, there, row):
            found.append(row)
    found.sort(key=lambda row: (row.closed_at is None, row.closed_at, row.id), reverse=True)
    return [row.key for row in found]


def _undone(site: Site, place: Place, row: Known) -> bool:
    undoing = (site.known.get(place.prefix + key) for key in place.step.undo)
    return any(one is not None and one.visit >= row.visit for one in undoing)


def _leave(site: Site, place: Place, step: Known) -> Turn:
    """The inside of a gate is over."""
    scope, inside = site.scope(place), inside_of(step)
    came = Inside(
        round=inside.get("round", 1),
        results=tuple(_collected(site, place, step, inside)),
        output=_answered(site, place, step),
        undone=tuple(inside.get("undone", ())),
    )
    answer = leave_gate(place, scope, step.visit, came)
    if not answer.again:
        return _go(site, step, answer)
    output = {"inside": {**inside, "round": came.round + 1}}
    return Turn(
        step=Routed(id=step.id, state=TaskState.OPEN, output=output), grows=_growth(site, round_of(place), step)
    )


def _collected(site: Site, place: Place, step: Known, inside: dict[str, Any]) -> Iterable[Any]:
    for item in range(len(inside.get("items", ()))):
        within = Place(place.program, place.step, f"{step.key}[{item}].")
        yield collect_item(place, site.scope(within), step.visit)


def _answered(site: Site, place: Place, step: Known) -> dict[str, Any]:
    flow = place.step.flow
    if flow is None:
        return {}
    within = Place(flow, flow.nodes[flow.start], f"{step.key}.")
    return subflow_output(flow, site.scope(within), site.taken(flow, within.prefix))
