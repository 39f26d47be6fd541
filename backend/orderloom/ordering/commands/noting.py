"""What people write about an order, for each other or for its customer, too."""

from uuid import UUID

from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Missing, Problem
from orderloom.kernel.ids import new_id
from orderloom.kernel.text import unacceptable
from orderloom.ordering.contracts import AddNote, Audience, Note
from orderloom.ordering.domain.refusals import refuse
from orderloom.ordering.queries import visible_orders
from orderloom.ordering.store import notes as store
from orderloom.platform.db import AuditEntry, UnitOfWork
from orderloom.platform.idempotency import Call, made_once

LONGEST = 4000


@command(Permission.ORDER_EDIT, Permission.ORDER_ENRICH, Permission.ORDER_APPROVE)
async def add_note(uow: UnitOfWork, actor: Actor, new: AddNote) -> Note:
    """Adds to the thread of an order that the actor may see."""
    refuse((*unacceptable(new), *_problems(new)))
    if not await visible_orders(uow, actor, [new.order_id]):
        raise Missing("There is no such order.", path=("order_id",))

    async def find(note_id: UUID) -> Note | None:
        return await store.note(uow, note_id)

    call = Call(actor.client, "ordering.add_note", new.client_key, new)
    return await made_once(uow, call, lambda: _add(uow, actor, new), find)


def _problems(new: AddNote) -> tuple[Problem, ...]:
    if not new.text.strip():
        return (Problem("input.required", "A note needs words.", ("text",)),)
    return (Problem("input.too_long", f"At most {LONGEST} characters.", ("text",)),) if len(new.text) > LONGEST else ()


async def _add(uow: UnitOfWork, actor: Actor, new: AddNote) -> Note:
    note = Note(
        id=new_id(),
        order_id=new.order_id,
        audience=Audience.CUSTOMER if actor.account_id is not None else new.audience,
        text=new.text.strip(),
        author_id=actor.id if actor.kind == "person" else None,
        author_name=actor.name,
        created_at=uow.now,
    )
    await store.insert_note(uow, note)
    changes = {"audience": note.audience.value}
    uow.audit(
        AuditEntry(
            subject_type="order", subject_id=note.order_id, order_id=note.order_id, action="note", changes=changes
        )
    )
    uow.publish(f"order:{note.order_id}", {"noted": True})
    return note
