"""What is attached, as far as its reader may see its subject."""

from collections.abc import Collection
from uuid import UUID

from orderloom.files import store
from orderloom.files.contracts import Attachment, FileAudience, Served, guard_of
from orderloom.identity.access import query
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Missing
from orderloom.platform.db import Reader

BRING, FETCH = "files.bring", "files.fetch"
"""What tickets of this room are for."""


@query(Permission.ORDER_READ, Permission.TASK_READ)
async def attachments_of(reader: Reader, actor: Actor, noun: str, subject_ids: Collection[UUID]) -> list[Attachment]:
    """Files of the subjects that the actor may see, the oldest first; a customer sees what is for customers."""
    guard = guard_of(noun)
    seen = await guard.reachable(reader, actor, subject_ids, writing=False) if guard and subject_ids else {}
    for_customer = actor.account_id is not None
    return await store.attachments_of(reader, noun, list(seen), for_customer=for_customer) if seen else []


@query(Permission.ORDER_READ, Permission.TASK_READ)
async def attachment(reader: Reader, actor: Actor, attachment_id: UUID) -> Attachment:
    """Missing when its subject is out of reach, or when it is not for customers and a customer asks."""
    found = await store.attachment(reader, attachment_id)
    guard = guard_of(found.noun) if found else None
    hidden = found is None or (actor.account_id is not None and found.audience is not FileAudience.CUSTOMER)
    if found is None or hidden or guard is None:
        raise Missing("There is no such file.", path=("id",))
    if not await guard.reachable(reader, actor, [found.subject_id], writing=False):
        raise Missing("There is no such file.", path=("id",))
    return found


@query(Permission.ORDER_READ, Permission.TASK_READ)
async def served(reader: Reader, actor: Actor, attachment_id: UUID) -> Served:
    """The file, whole."""
    found = await attachment(reader, actor, attachment_id)
    content = await store.content_of(reader, found.id)
    return Served(name=found.name, media_type=found.media_type, content=content)
