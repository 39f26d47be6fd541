"""The only SQL of parties."""

from collections.abc import Iterable
from typing import Any, Literal
from uuid import UUID

from orderloom.identity.contracts import Scope
from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from orderloom.parties.contracts import Account, AddContact, AddSite, Contact, CreateAccount, Site, UpdateAccount
from orderloom.parties.tables import AccountRow, ContactRow, SiteRow
from orderloom.platform.db import Reader, Row, UnitOfWork

ACCOUNT = "SELECT id, number, name, segment, currency, external_id, version, custom FROM account"
CONTACT = "SELECT id, account_id, name, email, phone FROM contact"
SITE = "SELECT id, account_id, name, street, city, region, country, postal_code, timezone FROM site"
Sort = Literal["name", "number"]


def _account(row: Row) -> Account:
    return Account(**row)


async def accounts_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Account]:
    found = await reader.rows(f"{ACCOUNT} WHERE id = ANY(:ids)", {"ids": list(ids)})
    return {row["id"]: _account(row) for row in found}


async def account_by_external_id(reader: Reader, external_id: str) -> Account | None:
    row = await reader.row(f"{ACCOUNT} WHERE external_id = :external", {"external": external_id})
    return _account(row) if row else None


async def locked(uow: UnitOfWork, account_id: UUID) -> Account | None:
    row = await uow.row(f"{ACCOUNT} WHERE id = :id FOR UPDATE", {"id": account_id})
    return _account(row) if row else None


async def page(
    reader: Reader, scope: Scope, search: str, sort: Sort, after: tuple[str, UUID] | None, first: int
) -> list[Account]:
    """`first` accounts behind the keyset `after`, in order of `sort` and id."""
    where, params = _where(scope, search)
    if after is not None:
        where.append(f"({sort}, id) > (:after_value, :after_id)")
        params |= {"after_value": after[0], "after_id": after[1]}
    found = await reader.rows(
        f"{ACCOUNT} WHERE {' AND '.join(where)} ORDER BY {sort}, id LIMIT :first", {**params, "first": first}
    )
    return [_account(row) for row in found]


def _where(scope: Scope, search: str) -> tuple[list[str], dict[str, Any]]:
    where, params = ["true"], dict[str, Any]()
    if scope.kind == "account":
        where, params = ["id = ANY(:scope)"], {"scope": list(scope.ids)}
    elif scope.kind != "all":
        where = ["false"]
    if search:
        literal = search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        where.append("(name ILIKE :like OR number ILIKE :like OR external_id = :search)")
        params |= {"like": f"%{literal}%", "search": search}
    return where, params


async def count(reader: Reader, scope: Scope, search: str, most: int) -> int:
    where, params = _where(scope, search)
    return await reader.scalar(
        f"SELECT count(*) FROM (SELECT FROM account WHERE {' AND '.join(where)} LIMIT :most) AS counted",
        {**params, "most": most},
    )


async def sites_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Site]:
    return {row["id"]: Site(**row) for row in await reader.rows(f"{SITE} WHERE id = ANY(:ids)", {"ids": list(ids)})}


async def contacts_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Contact]:
    found = await reader.rows(f"{CONTACT} WHERE id = ANY(:ids)", {"ids": list(ids)})
    return {row["id"]: Contact(**row) for row in found}


async def sites_of(reader: Reader, account_ids: Iterable[UUID]) -> list[Site]:
    found = await reader.rows(f"{SITE} WHERE account_id = ANY(:ids) ORDER BY id", {"ids": list(account_ids)})
    return [Site(**row) for row in found]


async def contacts_of(reader: Reader, account_ids: Iterable[UUID]) -> list[Contact]:
    found = await reader.rows(f"{CONTACT} WHERE account_id = ANY(:ids) ORDER BY id", {"ids": list(account_ids)})
    return [Contact(**row) for row in found]


async def add_account(uow: UnitOfWork, new: CreateAccount) -> Account | None:
    """None when the external id is taken."""
    number = await uow.scalar("SELECT 'ACC' || lpad(nextval('account_number')::text, 7, '0')")
    account = Account(
        id=new_id(),
        number=number,
        name=new.name.strip(),
        segment=new.segment,
        currency=new.currency,
        external_id=new.external_id,
        custom=new.custom,
    )
    row = {field: getattr(account, field) for field in account.__struct_fields__}
    return account if await uow.insert(AccountRow, [row], on_conflict="nothing") == 1 else None


async def save(uow: UnitOfWork, change: UpdateAccount) -> None:
    await uow.execute(
        "UPDATE account SET name = :name, segment = :segment, external_id = :external, version = version + 1"
        " WHERE id = :id",
        {"id": change.account_id, "name": change.name, "segment": change.segment, "external": change.external_id},
    )


async def fill(uow: UnitOfWork, account_id: UUID, custom: dict[str, Any]) -> None:
    await uow.execute(
        "UPDATE account SET custom = CAST(:custom AS jsonb), version = version + 1 WHERE id = :id",
        {"id": account_id, "custom": json.dumps(custom).decode()},
    )


def _said(new: AddSite | AddContact) -> dict[str, Any]:
    """What is kept of what was said."""
    return {field: getattr(new, field) for field in new.__struct_fields__ if field != "client_key"}


async def add_site(uow: UnitOfWork, new: AddSite) -> Site:
    site = Site(id=new_id(), **_said(new))
    await uow.insert(SiteRow, [{field: getattr(site, field) for field in site.__struct_fields__}])
    return site


async def add_contact(uow: UnitOfWork, new: AddContact) -> Contact:
    contact = Contact(id=new_id(), **_said(new))
    await uow.insert(ContactRow, [{field: getattr(contact, field) for field in contact.__struct_fields__}])
    return contact
