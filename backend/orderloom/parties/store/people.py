"""SQL of contacts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.identity.contracts import Scope
from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from orderloom.parties.contracts import AddContact, Contact
from orderloom.parties.domain.words import words_of
from orderloom.parties.tables import ContactRow
from orderloom.platform.db import Reader, UnitOfWork

_CONTACT = f"SELECT {', '.join(Contact.__struct_fields__)} FROM contact"


async def contacts_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Contact]:
    found = await reader.rows(f"{_CONTACT} WHERE id = ANY(:ids)", {"ids": list(ids)})
    return {row["id"]: Contact(**row) for row in found}


async def contacts_of(reader: Reader, account_ids: Iterable[UUID]) -> list[Contact]:
    """Whom to talk to first comes first, who is kept for old orders only comes last."""
    found = await reader.rows(
        f"{_CONTACT} WHERE account_id = ANY(:ids) ORDER BY active DESC, preferred DESC, id", {"ids": list(account_ids)}
    )
    return [Contact(**row) for row in found]


async def slice_of(reader: Reader, scope: Scope, offset: int, limit: int) -> tuple[list[Contact], int]:
    """A page of the active ones of accounts that are not closed, in the order of their making; and how many."""
    within = "active AND account_id IN (SELECT id FROM account WHERE status <> 'closed')"
    params: dict[str, Any] = {}
    if scope.kind != "all":
        within, params = f"{within} AND account_id = ANY(:accounts)", {"accounts": list(scope.ids)}
    found = await reader.rows(
        f"{_CONTACT} WHERE {within} ORDER BY id OFFSET :offset LIMIT :limit",
        {**params, "offset": offset, "limit": limit},
    )
    total = await reader.scalar(f"SELECT count(*) FROM contact WHERE {within}", params)
    return [Contact(**row) for row in found], int(total)


async def locked(uow: UnitOfWork, contact_id: UUID) -> Contact | None:
    row = await uow.row(f"{_CONTACT} WHERE id = :id FOR UPDATE", {"id": contact_id})
    return Contact(**row) if row else None


async def extensions_of(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    found = await reader.rows("SELECT id, extensions FROM contact WHERE id = ANY(:ids)", {"ids": list(ids)})
    return {row["id"]: row["extensions"] for row in found}


def new_contact(new: AddContact) -> Contact:
    said = {name: getattr(new, name) for name in new.__struct_fields__ if name in Contact.__struct_fields__}
    return msgspec.structs.replace(Contact(id=new_id(), **said), name=new.name.strip())


async def add_contacts(uow: UnitOfWork, contacts: Sequence[Contact], extensions: Sequence[Mapping[str, Any]]) -> None:
    rows = [{**_row(one), "extensions": dict(own)} for one, own in zip(contacts, extensions, strict=True)]
    await uow.insert(ContactRow, rows)


async def save(uow: UnitOfWork, contact: Contact, extensions: Mapping[str, Any] | None) -> None:
    row = _row(contact)
    assigned = [f"{name} = :{name}" for name in row if name not in ("id", "account_id")]
    if extensions is not None:
        assigned.append("extensions = CAST(:extensions AS jsonb)")
        row["extensions"] = json.dumps(extensions).decode()
    await uow.execute(f"UPDATE contact SET {', '.join(assigned)} WHERE id = :id", row)


async def prefer_only(uow: UnitOfWork, account_id: UUID, contact_id: UUID) -> None:
    await uow.execute(
        "UPDATE contact SET preferred = false, version = version + 1"
        " WHERE account_id = :account AND preferred AND id <> :contact",
        {"account": account_id, "contact": contact_id},
    )


def _row(contact: Contact) -> dict[str, Any]:
    plain = {name: getattr(contact, name) for name in Contact.__struct_fields__}
    return {**plain, "words": words_of(contact.name, contact.email, contact.phone)}
