"""Who has a definition open, and who of them writes: a lock that others see, and can take over."""

from uuid import UUID

from orderloom.flows.commands.drafts import NoDefinition
from orderloom.flows.commands.news import News, tell
from orderloom.flows.contracts import Presence, TouchDraft
from orderloom.flows.store import drafts
from orderloom.identity.access import command, require
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Denied
from orderloom.platform.db import AuditEntry, UnitOfWork


@command(Permission.FLOW_READ)
async def touch_draft(uow: UnitOfWork, actor: Actor, touch: TouchDraft) -> list[Presence]:
    """Says that the actor is there. Who wants to write gets the lock when nobody holds it, and keeps it as long as
    they go on saying so; the answer tells who holds it."""
    if touch.editing:
        require(actor, Permission.FLOW_WRITE)
    person, definition = await _place(uow, actor, touch.key)
    before = await drafts.present(uow, definition)
    await drafts.forget_absent(uow, definition)
    held = any(each.editing and each.person_id != person for each in before)
    await drafts.see(uow, definition, person, actor.name, editing=touch.editing and not held)
    return await _told(uow, touch.key, definition, before)


@command(Permission.FLOW_WRITE)
async def take_over_draft(uow: UnitOfWork, actor: Actor, key: str) -> list[Presence]:
    """Takes the lock from whoever holds it; they are told, and the audit trail keeps it."""
    person, definition = await _place(uow, actor, key)
    before = await drafts.present(uow, definition)
    holder = next((each for each in before if each.editing and each.person_id != person), None)
    await drafts.forget_absent(uow, definition)
    await drafts.release(uow, definition)
    await drafts.see(uow, definition, person, actor.name, editing=True)
    if holder is not None:
        changes = {"from": holder.name}
        uow.audit(
            AuditEntry(subject_type="definition", subject_id=definition, action="draft_taken_over", changes=changes)
        )
    return await _told(uow, key, definition, before)


async def _place(uow: UnitOfWork, actor: Actor, key: str) -> tuple[UUID, UUID]:
    if actor.id is None:
        raise Denied("Only someone can be present.")
    definition = await drafts.definition_id(uow, key)
    if definition is None:
        raise NoDefinition(f"There is no {key}.", path=("key",))
    return actor.id, definition


async def _told(uow: UnitOfWork, key: str, definition: UUID, before: list[Presence]) -> list[Presence]:
    """Who is there now; the others are told when that has changed."""
    now = await drafts.present(uow, definition)
    was, known = ({(each.person_id, each.editing) for each in people} for people in (before, now))
    if was != known:
        news: News = "lock" if {one for one in was if one[1]} != {one for one in known if one[1]} else "presence"
        tell(uow, key, news)
    return now
