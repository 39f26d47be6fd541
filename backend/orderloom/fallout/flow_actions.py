"""The abilities that fallout lends to flows: to raise and retry faults, to assign work, and to read all records."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.fallout import records, store
from orderloom.fallout.commands.flows import PURPOSE
from orderloom.fallout.commands.lifecycle import Fault, open_fallouts
from orderloom.fallout.commands.mend import retry_fallout
from orderloom.fallout.contracts import LIVE, Fallout, FalloutType, RetryFallout
from orderloom.fallout.domain.bench import is_said_by_flow
from orderloom.flows.contracts import Request, Subject, actions, bind_actions
from orderloom.identity import queries as identity
from orderloom.identity.contracts import Actor
from orderloom.language.effects import Assign, RaiseFallout, RetryTask
from orderloom.orchestration.commands.task import assign_task
from orderloom.orchestration.contracts import AssignTask
from orderloom.platform.db import AuditEntry, Reader, UnitOfWork


class Desk:
    """What flows do about faults."""

    async def raise_fallouts(self, uow: UnitOfWork, requests: Sequence[Request]) -> None:
        faults = [
            _fault(one, one.effect, one.subject.order_id)
            for one in requests
            if isinstance(one.effect, RaiseFallout) and one.subject.order_id is not None
        ]
        await open_fallouts(uow, Actor.system(), faults)

    async def retry_tasks(self, uow: UnitOfWork, requests: Sequence[Request]) -> None:
        for request in requests:
            found = await store.by_id(uow, [request.subject.id])
            if not found or found[0].state not in LIVE or is_said_by_flow(found[0]):
                continue
            if isinstance(request.effect, RetryTask):
                values = request.effect.values or None
                await retry_fallout(uow, Actor.system(), RetryFallout(fallout_id=found[0].id, values=values))

    async def assign(self, uow: UnitOfWork, requests: Sequence[Request]) -> None:
        groups = await identity.group_ids_by_key(uow)
        for request in requests:
            if isinstance(request.effect, Assign):
                person = await identity.person_by_login(uow, request.effect.person) if request.effect.person else None
                group_id = groups.get(request.effect.group or "")
                await _assign(uow, request.subject, person.id if person else None, group_id)


def _fault(request: Request, raised: RaiseFallout, order_id: UUID) -> Fault:
    known = raised.fallout_type in set(FalloutType)
    return Fault(
        order_id=order_id,
        cause=raised.text,
        source="flow",
        code=raised.cause,
        message=raised.text,
        payload={"step": str(request.run_id), "type": raised.fallout_type},
        type=raised.fallout_type if known else FalloutType.OTHER.value,
        group=raised.group,
        priority=raised.priority,
        mended_by_people=request.subject.type == PURPOSE,
    )


async def _assign(uow: UnitOfWork, subject: Subject, person_id: UUID | None, group_id: UUID | None) -> None:
    """To whom a flow gives what it works on; someone or some group that is not there changes nothing."""
    if person_id is None and group_id is None:
        return
    if subject.type == "task":
        wanted = AssignTask(task_id=subject.id, person_id=person_id, group_id=group_id)
        await assign_task(uow, Actor.system(), wanted)
        return
    for found in await store.by_id(uow, [subject.id], lock=True):
        if found.state in LIVE:
            await _give(uow, found, person_id, group_id)


async def _give(uow: UnitOfWork, before: Fallout, person_id: UUID | None, group_id: UUID | None) -> None:
    after = msgspec.structs.replace(
        before,
        assignee_id=person_id or (None if group_id else before.assignee_id),
        group_id=group_id or before.group_id,
        version=before.version + 1,
    )
    await store.save(uow, after)
    names = {"assignee_id": (before.assignee_id, after.assignee_id), "group_id": (before.group_id, after.group_id)}
    changes = {name: [str(old) if old else None, str(new) if new else None] for name, (old, new) in names.items()}
    uow.audit(
        AuditEntry(
            subject_type="fallout", subject_id=before.id, order_id=before.order_id, action="assign", changes=changes
        )
    )


_lower = actions().records


class AllRecords:
    """Whatever flows work on: what ordering knows, and what lies above it."""

    async def inputs(self, reader: Reader, subjects: Sequence[Subject]) -> Mapping[UUID, dict[str, Any]]:
        below = await _lower.inputs(reader, subjects) if _lower is not None else {}
        return {**below, **await records.inputs(reader, subjects)}


bind_actions(fallouts=Desk(), records=AllRecords())
