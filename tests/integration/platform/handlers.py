"""Reactions, jobs and calls that the platform's tests register once, and what they saw."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from orderloom.kernel.errors import Invalid
from orderloom.kernel.events import Event
from orderloom.kernel.outcome import Done, Failed, Outcome
from orderloom.platform.db import AuditEntry, NewWork, UnitOfWork, WorkItem
from orderloom.platform.events import WorkFailed
from orderloom.platform.reactions import job, outside, reaction


class Noted(Event, frozen=True, kw_only=True):
    name: ClassVar[str] = "test.noted.v1"
    bad: bool = False


groups: list[int] = []
performed: list[str] = []
given_up: list[UUID] = []


def _entry(subject: UUID, action: str) -> AuditEntry:
    return AuditEntry(subject_type="test", subject_id=subject, order_id=subject, action=action)


@reaction(Noted, name="test.write_down")
async def write_down(uow: UnitOfWork, events: Sequence[Noted]) -> None:
    groups.append(len(events))
    uow.audit(*(_entry(event.subject, "write_down") for event in events))
    await uow.flush()
    if any(event.bad for event in events):
        raise Invalid("It can't be written down.")


@reaction(WorkFailed, name="test.note_failure")
async def note_failure(uow: UnitOfWork, events: Sequence[WorkFailed]) -> None:
    given_up.extend(event.subject for event in events)
    uow.audit(*(_entry(event.subject, event.handler) for event in events))


@job(name="test.tick", lane="tasks")
async def tick(uow: UnitOfWork, items: Sequence[WorkItem]) -> None:
    uow.audit(*(_entry(item.subject_id, "tick") for item in items))


@job(name="test.trouble", lane="tasks")
async def trouble(uow: UnitOfWork, items: Sequence[WorkItem]) -> None:
    uow.audit(*(_entry(item.subject_id, "trouble") for item in items))
    raise RuntimeError("a bug")


@outside(name="test.call", lane="calls")
class Call:
    async def perform(self, items: Sequence[WorkItem]) -> list[Outcome]:
        performed.extend(item.call_id for item in items)
        return [self._answer(item) for item in items]

    async def settle(self, uow: UnitOfWork, answered: Sequence[tuple[WorkItem, Outcome]]) -> None:
        uow.audit(*(_entry(item.subject_id, type(outcome).__name__) for item, outcome in answered))
        for item, outcome in answered:
            if isinstance(outcome, Done) and item.payload.get("then"):
                uow.enqueue(NewWork(handler="test.tick", subject_id=item.subject_id, payload={}))

    def _answer(self, item: WorkItem) -> Outcome:
        if "fails" in item.payload:
            return Failed(code="refused", message="no", transient=item.payload["fails"] == "transient")
        return Done(value={})


begun = asyncio.Event()


@outside(name="test.endless", lane="calls")
class Endless:
    async def perform(self, items: Sequence[WorkItem]) -> list[Outcome]:
        begun.set()
        await asyncio.Event().wait()
        return []

    async def settle(self, uow: UnitOfWork, answered: Sequence[tuple[WorkItem, Outcome]]) -> None:
        raise AssertionError
