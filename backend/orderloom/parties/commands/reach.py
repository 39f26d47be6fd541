"""What all writers of parties share: the account under lock and in reach, and what is told of a change."""

from typing import Any, Literal, TypeVar
from uuid import UUID

import msgspec

from orderloom.identity.access import scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Missing, StaleVersion
from orderloom.parties.contracts import Account
from orderloom.parties.events import PartyChanged
from orderloom.parties.store import accounts as store
from orderloom.platform.db import AuditEntry, UnitOfWork

S = TypeVar("S", bound=msgspec.Struct)
What = Literal["created", "changed", "state", "engaged", "gone"]


async def reachable(uow: UnitOfWork, actor: Actor, account_id: UUID) -> Account:
    reach = scope(actor, "account", Permission.ACCOUNT_WRITE)
    account = await store.locked(uow, account_id)
    if account is None or not (reach.kind == "all" or account_id in reach.ids):
        raise Missing("There is no such account.", path=("accountId",))
    return account


def fresh(seen: int, known: int, what: str) -> None:
    if seen != known:
        raise StaleVersion(f"Someone else changed this {what} meanwhile.", path=("version",))


def said(change: msgspec.Struct, *, but: tuple[str, ...]) -> dict[str, Any]:
    """What a change says: all that was not left out."""
    given = {name: getattr(change, name) for name in change.__struct_fields__ if name not in (*but, "version")}
    return {name: value for name, value in given.items() if value is not msgspec.UNSET}


def differing(before: msgspec.Struct, after: msgspec.Struct) -> list[str]:
    return [name for name in before.__struct_fields__ if getattr(before, name) != getattr(after, name)]


def audit(uow: UnitOfWork, account_id: UUID, action: str, changes: dict[str, Any] | None = None) -> None:
    uow.audit(AuditEntry(subject_type="account", subject_id=account_id, action=action, changes=changes))


def tell_account(uow: UnitOfWork, account_id: UUID, *what: What) -> None:
    for one in what:
        uow.announce(PartyChanged(subject=account_id, noun="account", what=one, party=account_id))


def tell_contact(uow: UnitOfWork, account_id: UUID, contact_id: UUID, what: What) -> None:
    uow.announce(PartyChanged(subject=account_id, noun="contact", what=what, party=contact_id))
