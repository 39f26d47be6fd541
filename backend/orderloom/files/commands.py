"""Files are attached, fetched and taken away here; bytes come and go by tickets."""

from hashlib import sha256
from uuid import UUID

from orderloom.files import queries, store
from orderloom.files.contracts import AttachFile, Attachment, FileAddress, FileAudience, guard_of
from orderloom.files.domain.kinds import MAX_BYTES, name_for, proper_name, sniff
from orderloom.identity.access import command, require
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Kind, Missing
from orderloom.platform.db import AuditEntry, UnitOfWork
from orderloom.platform.files import GOOD_FOR, Ticket, give_ticket

MOST = 200
ATTACHES = (Permission.ORDER_EDIT, Permission.ORDER_ENRICH, Permission.ORDER_APPROVE, Permission.TASK_WORK)


class TooManyFiles(DomainError):
    kind = Kind.CONFLICT
    code = "file.too_many"


class AnotherFile(DomainError):
    """The address took a file already, and this is another one."""

    kind = Kind.CONFLICT
    code = "file.another"


@command(*ATTACHES)
async def prepare_attachment(uow: UnitOfWork, actor: Actor, new: AttachFile) -> FileAddress:
    """Where a file is brought to, for minutes, by this actor."""
    name = proper_name(new.name)
    await _reach(uow, actor, new.noun, new.subject_id)
    await _check_room(uow, new.noun, new.subject_id)
    audience = FileAudience.CUSTOMER if actor.account_id is not None else new.audience
    subject = {"noun": new.noun, "id": str(new.subject_id), "name": name, "audience": audience.value}
    ticket = await give_ticket(uow, actor.id, queries.BRING, subject)
    return _address(ticket, ticket.id, name, uow)


@command(*ATTACHES)
async def keep_attachment(uow: UnitOfWork, actor: Actor, ticket: Ticket, content: bytes) -> Attachment:
    """Keeps what was brought with this ticket. Bringing the same again changes nothing; bringing something else is
    refused."""
    noun, subject_id = ticket.subject["noun"], UUID(ticket.subject["id"])
    order_id = await _reach(uow, actor, noun, subject_id)
    media_type, digest = sniff(content), sha256(content).hexdigest()
    await uow.execute("SELECT 1 FROM file_ticket WHERE id = :id FOR UPDATE", {"id": ticket.id})
    before = await store.attachment(uow, ticket.id)
    if before is not None:
        if before.sha256 != digest:
            raise AnotherFile("Another file was brought to this address before.")
        return before
    await _check_room(uow, noun, subject_id)
    made = Attachment(
        id=ticket.id,
        noun=noun,
        subject_id=subject_id,
        audience=FileAudience(ticket.subject["audience"]),
        name=name_for(ticket.subject["name"], media_type),
        media_type=media_type,
        size=len(content),
        sha256=digest,
        uploaded_by=actor.id if actor.kind == "person" else None,
        uploaded_by_name=actor.name,
        created_at=uow.now,
    )
    await store.insert(uow, made, content)
    _tell(uow, made, "attach", order_id)
    return made


@command(Permission.ORDER_READ, Permission.TASK_READ)
async def fetch_attachment(uow: UnitOfWork, actor: Actor, attachment_id: UUID) -> FileAddress:
    """Where a file is fetched, for minutes, by this actor."""
    found = await queries.attachment(uow, actor, attachment_id)
    ticket = await give_ticket(uow, actor.id, queries.FETCH, {"id": str(found.id)})
    return _address(ticket, found.id, found.name, uow)


@command(*ATTACHES)
async def remove_attachment(uow: UnitOfWork, actor: Actor, attachment_id: UUID) -> Attachment:
    """Whoever attached a file may take it away, and whoever manages orders or tasks."""
    found = await queries.attachment(uow, actor, attachment_id)
    order_id = await _reach(uow, actor, found.noun, found.subject_id)
    if found.uploaded_by is None or found.uploaded_by != actor.id:
        require(actor, Permission.ORDER_MANAGE, Permission.TASK_MANAGE)
    await store.delete(uow, found.id)
    _tell(uow, found, "detach", order_id)
    return found


async def _check_room(uow: UnitOfWork, noun: str, subject_id: UUID) -> None:
    """Addresses are given out before files come, so that there must be room both times."""
    if await store.count_of(uow, noun, subject_id) >= MOST:
        raise TooManyFiles(f"There are {MOST} files already; take some away first.", path=("subject_id",))


async def _reach(uow: UnitOfWork, actor: Actor, noun: str, subject_id: UUID) -> UUID | None:
    """The order that the subject belongs to, if any; missing when the actor may attach nothing there."""
    guard = guard_of(noun)
    reached = await guard.reachable(uow, actor, [subject_id], writing=True) if guard else {}
    if subject_id not in reached:
        raise Missing("There is nothing to attach this to.", path=("subject_id",))
    return reached[subject_id]


def _address(ticket: Ticket, attachment_id: UUID, name: str, uow: UnitOfWork) -> FileAddress:
    return FileAddress(
        id=attachment_id, path=ticket.path, name=name, max_bytes=MAX_BYTES, expires_at=uow.now + GOOD_FOR
    )


def _tell(uow: UnitOfWork, file: Attachment, action: str, order_id: UUID | None) -> None:
    changes = {"name": file.name, "size": file.size, "sha256": file.sha256, "audience": file.audience.value}
    uow.audit(
        AuditEntry(
            subject_type=file.noun, subject_id=file.subject_id, order_id=order_id, action=action, changes=changes
        )
    )
    if order_id is not None:
        uow.publish(f"order:{order_id}", {"attached": True})
