"""Answers what runs look up, at once and in the same transaction, so that no run ever waits for it."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from orderloom.flows.contracts import FlowRun, Inquiry, Json, Subject, lookup
from orderloom.flows.domain.journal import Progress
from orderloom.flows.store.programs import Pinned
from orderloom.kernel.errors import DomainError
from orderloom.language.effects import Arrived, Lookup, TaskFailed
from orderloom.language.interpreter import advance
from orderloom.platform.db import UnitOfWork


class Moving(msgspec.Struct, frozen=True):
    """A run on its way, with what it has come to so far; `begun` entries of its journal stand there already."""

    run: FlowRun
    pinned: Pinned
    begun: int
    progress: Progress


async def settle(uow: UnitOfWork, moving: Sequence[Moving]) -> None:
    """Looks up what these runs ask for and carries them on, until they ask no more: one call a source and round."""
    while asked := [(one, effect) for one in moving for effect in _taken(one.progress)]:
        answers: dict[tuple[UUID, str], Arrived | TaskFailed] = {}
        for source in sorted({effect.source for _, effect in asked}):
            of_source = [(one, effect) for one, effect in asked if effect.source == source]
            inquiries = [Inquiry(subject=subject_of(one.run), query=effect.query) for one, effect in of_source]
            found = await lookup(source).look_up(uow, inquiries)
            for (one, effect), items in zip(of_source, found, strict=True):
                answers[one.run.id, effect.node] = _answer(effect, items)
        for one, effect in asked:
            one.progress.add(*advance(one.pinned.program, one.progress.state, answers[one.run.id, effect.node]))


def _taken(progress: Progress) -> list[Lookup]:
    asked = [effect for effect in progress.effects if isinstance(effect, Lookup)]
    if asked:
        progress.effects = [effect for effect in progress.effects if not isinstance(effect, Lookup)]
    return asked


def _answer(effect: Lookup, items: Sequence[Json] | DomainError) -> Arrived | TaskFailed:
    """What was found, or why the question makes no sense, which breaks the node alone."""
    if isinstance(items, DomainError):
        problem = items.problems[0]
        return TaskFailed(node=effect.node, visit=effect.visit, code=problem.code, message=problem.message)
    return Arrived(node=effect.node, visit=effect.visit, output={"items": [dict(item) for item in items]})


def subject_of(run: FlowRun) -> Subject:
    return Subject(type=run.subject_type, id=run.subject_id, order_id=run.order_id, line_id=run.line_id)
