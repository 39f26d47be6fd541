"""Files on their way: a ticket lets one person bring or fetch one file, for a few minutes.

The secret of a ticket is part of an address and may end up in a log, so it is not enough: whoever comes with it must
be signed in as the one it was given to.
"""

import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Any, ClassVar
from uuid import UUID

import msgspec

from orderloom.kernel.errors import Missing
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Reader, UnitOfWork
from orderloom.platform.tables import FileTicketRow

GOOD_FOR = timedelta(minutes=10)
KEPT_FOR = timedelta(hours=1)
"""How long a file that was brought may be looked at before it is taken in."""
MOST = 20
"""Tickets of one purpose that an actor may hold: files that were brought take room."""


class TicketGone(Missing):
    code: ClassVar[str] = "file.ticket_gone"


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """`secret` is known only to whoever the ticket was made for. `subject` says what the file is of."""

    id: UUID
    purpose: str
    subject: dict[str, Any]
    secret: str = ""

    @property
    def path(self) -> str:
        return f"/files/{self.secret}"


async def give_ticket(uow: UnitOfWork, actor_id: UUID | None, purpose: str, subject: dict[str, Any]) -> Ticket:
    """A new ticket; what has expired is swept away, and what this actor has too much of."""
    ticket = Ticket(id=new_id(), purpose=purpose, subject=subject, secret=secrets.token_urlsafe(32))
    row = {
        "id": ticket.id,
        "secret_hash": _hash(ticket.secret),
        "actor_id": actor_id,
        "purpose": purpose,
        "subject": subject,
        "expires_at": uow.now + GOOD_FOR,
    }
    await uow.execute(
        "DELETE FROM file_ticket WHERE expires_at < now() OR id IN (SELECT id FROM file_ticket "
        "WHERE actor_id IS NOT DISTINCT FROM CAST(:actor AS uuid) AND purpose = :purpose "
        "ORDER BY id DESC OFFSET :most)",
        {"actor": actor_id, "purpose": purpose, "most": MOST - 1},
    )
    await uow.insert(FileTicketRow, [row])
    return ticket


async def ticket_of(reader: Reader, secret: str, actor_id: UUID | None) -> Ticket:
    """The ticket with this secret, when it is good and this actor's."""
    row = await reader.row(
        "SELECT id, purpose, subject FROM file_ticket WHERE secret_hash = :hash AND expires_at > now() "
        "AND actor_id IS NOT DISTINCT FROM CAST(:actor AS uuid)",
        {"hash": _hash(secret), "actor": actor_id},
    )
    if row is None:
        raise TicketGone("This address is no longer good; ask for a new one.")
    return Ticket(id=row["id"], purpose=row["purpose"], subject=row["subject"])


async def keep_file(uow: UnitOfWork, ticket_id: UUID, content: bytes) -> None:
    """Keeps what was brought; coming again before it is taken in brings it anew."""
    await uow.execute(
        "UPDATE file_ticket SET content = :content, expires_at = :until WHERE id = :id",
        {"id": ticket_id, "content": content, "until": uow.now + KEPT_FOR},
    )


async def kept_file(reader: Reader, ticket_id: UUID, purpose: str, actor_id: UUID | None) -> bytes:
    """What this actor brought with a ticket of this purpose."""
    content = await reader.scalar(
        "SELECT content FROM file_ticket WHERE id = :id AND purpose = :purpose AND expires_at > now() "
        "AND actor_id IS NOT DISTINCT FROM CAST(:actor AS uuid)",
        {"id": ticket_id, "purpose": purpose, "actor": actor_id},
    )
    if content is None:
        raise TicketGone("There is no such file; bring it again.", path=("upload",))
    return bytes(content)


async def drop_ticket(uow: UnitOfWork, ticket_id: UUID) -> None:
    await uow.execute("DELETE FROM file_ticket WHERE id = :id", {"id": ticket_id})


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
