"""SQL of accounts: by id, found by their words, listed by keyset, saved."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.identity.contracts import Scope
from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from orderloom.parties.contracts import Account, AccountFilter, AccountSort, CreateAccount
from orderloom.parties.domain.words import plain_number, prefixes, words_of
from orderloom.parties.tables import LEXEMES, AccountRow
from orderloom.platform.db import Reader, Row, UnitOfWork

_FIELDS = ", ".join(Account.__struct_fields__)
_ACCOUNT = f"SELECT {_FIELDS} FROM account"
_CASTS = {AccountSort.CREATED_AT: "CAST(:after_value AS timestamptz)"}
RARE = 3_000
MOST_PEOPLE = 1_000
"""So many contacts at most are looked at for the accounts of those who are searched."""
Keyset = tuple[str, UUID]


def _account(row: Row) -> Account:
    return json.convert(dict(row), Account)


async def accounts_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Account]:
    found = await reader.rows(f"{_ACCOUNT} WHERE id = ANY(:ids)", {"ids": list(ids)})
    return {row["id"]: _account(row) for row in found}


async def accounts_by_external_id(reader: Reader, external_ids: Sequence[str]) -> dict[str, Account]:
    found = await reader.rows(f"{_ACCOUNT} WHERE external_id = ANY(:external)", {"external": list(external_ids)})
    return {row["external_id"]: _account(row) for row in found}


async def accounts_by_number(reader: Reader, numbers: Sequence[str]) -> dict[str, Account]:
    found = await reader.rows(f"{_ACCOUNT} WHERE number = ANY(:numbers)", {"numbers": list(numbers)})
    return {row["number"]: _account(row) for row in found}


async def locked(uow: UnitOfWork, account_id: UUID) -> Account | None:
    row = await uow.row(f"{_ACCOUNT} WHERE id = :id FOR UPDATE", {"id": account_id})
    return _account(row) if row else None


async def page(
    reader: Reader,
    scope: Scope,
    where: AccountFilter,
    after: Keyset | None,
    first: int,
) -> list[Account]:
    """`first` accounts behind the keyset `after`, in order of the column and id."""
    sort, descending = where.sort, where.descending
    conditions, params = _where(scope, where, rare=await _is_rare(reader, where.search))
    if after is not None:
        beyond = "<" if descending else ">"
        conditions.append(f"({sort}, id) {beyond} ({_CASTS.get(sort, ':after_value')}, :after_id)")
        params |= {"after_value": after[0], "after_id": after[1]}
    way = " DESC" if descending else ""
    found = await reader.rows(
        f"{_ACCOUNT} WHERE {' AND '.join(conditions)} ORDER BY {sort}{way}, id{way} LIMIT :first",
        {**params, "first": first},
    )
    return [_account(row) for row in found]


async def slice_of(reader: Reader, scope: Scope, where: AccountFilter, offset: int, limit: int) -> list[Account]:
    """In the order of their making."""
    conditions, params = _where(scope, where)
    found = await reader.rows(
        f"{_ACCOUNT} WHERE {' AND '.join(conditions)} ORDER BY created_at, id OFFSET :offset LIMIT :limit",
        {**params, "offset": offset, "limit": limit},
    )
    return [_account(row) for row in found]


async def count(reader: Reader, scope: Scope, where: AccountFilter, most: int) -> int:
    conditions, params = _where(scope, where)
    return await reader.scalar(
        f"SELECT count(*) FROM (SELECT FROM account WHERE {' AND '.join(conditions)} LIMIT :most) AS counted",
        {**params, "most": most},
    )


async def _is_rare(reader: Reader, search: str) -> bool:
    """Whether so few are found that they are better found first and put in order then."""
    if not search.strip():
        return False
    return await count(reader, Scope(kind="all"), AccountFilter(search=search), RARE + 1) <= RARE


def _where(scope: Scope, where: AccountFilter, *, rare: bool = False) -> tuple[list[str], dict[str, Any]]:
    conditions, params = ["true" if scope.kind in ("all", "account") else "false"], dict[str, Any]()
    if scope.kind == "account":
        conditions.append("id = ANY(:scope)")
        params["scope"] = list(scope.ids)
    among: dict[str, Sequence[Any]] = {
        "kind": where.kinds,
        "status": where.statuses,
        "segment": where.segments,
        "parent_id": where.parent_ids,
    }
    for name, values in among.items():
        if values:
            conditions.append(f"{name} = ANY(:{name}s)")
            params[f"{name}s"] = [str(one) if isinstance(one, str) else one for one in values]
    if where.search.strip():
        conditions.append(f"id = ANY(ARRAY(SELECT id FROM account WHERE {_SEARCHED}))" if rare else _SEARCHED)
        params |= {"terms": prefixes(where.search) or "", "people": MOST_PEOPLE}
    return conditions, params


_SEARCHED = (
    f"({LEXEMES} @@ CAST(:terms AS tsquery) OR id = ANY(ARRAY("
    f"SELECT account_id FROM contact WHERE {LEXEMES} @@ CAST(:terms AS tsquery) AND active LIMIT :people)))"
)


async def segments(reader: Reader, scope: Scope) -> list[str]:
    """Those in use, read by skipping from one to the next."""
    conditions, params = _where(scope, AccountFilter())
    found = await reader.rows(
        f"SELECT DISTINCT segment FROM account WHERE {' AND '.join(conditions)} ORDER BY segment LIMIT 200", params
    )
    return [row["segment"] for row in found]


async def children_of(reader: Reader, ids: Iterable[UUID]) -> list[Account]:
    found = await reader.rows(f"{_ACCOUNT} WHERE parent_id = ANY(:ids) ORDER BY name, id LIMIT 500", {"ids": list(ids)})
    return [_account(row) for row in found]


async def ancestors(reader: Reader, account_id: UUID) -> list[UUID]:
    """The parent, its parent and so on; the account itself is the first."""
    found = await reader.rows(
        "WITH RECURSIVE up AS (SELECT id, parent_id, 0 AS depth FROM account WHERE id = :id"
        " UNION ALL SELECT a.id, a.parent_id, up.depth + 1 FROM account a JOIN up ON a.id = up.parent_id"
        " WHERE up.depth < 20) SELECT id FROM up ORDER BY depth",
        {"id": account_id},
    )
    return [row["id"] for row in found]


async def extensions_of(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    found = await reader.rows("SELECT id, extensions FROM account WHERE id = ANY(:ids)", {"ids": list(ids)})
    return {row["id"]: row["extensions"] for row in found}


def _words(account: Account) -> str:
    told = (account.name, account.number, plain_number(account.number), account.external_id, account.tax_id)
    return words_of(*told)


def _row(account: Account) -> dict[str, Any]:
    plain = {name: getattr(account, name) for name in Account.__struct_fields__}
    for name in ("billing_address", "service_address"):
        plain[name] = json.to_builtins(plain[name])
    return {**plain, "words": _words(account)}


async def new_accounts(uow: UnitOfWork, given: Sequence[CreateAccount]) -> list[Account]:
    """Each with its id and its number; they are stored by `add_accounts`."""
    numbers = await uow.rows(
        "SELECT 'ACC' || lpad(nextval('account_number')::text, 7, '0') AS number FROM generate_series(1, :many)",
        {"many": len(given)},
    )
    return [_new(one, row["number"], uow) for one, row in zip(given, numbers, strict=True)]


def _new(new: CreateAccount, number: str, uow: UnitOfWork) -> Account:
    said = {name: getattr(new, name) for name in new.__struct_fields__ if name in Account.__struct_fields__}
    account = Account(id=new_id(), number=number, created_at=uow.now, updated_at=uow.now, **said)
    return msgspec.structs.replace(account, name=new.name.strip())


async def add_accounts(uow: UnitOfWork, accounts: Sequence[Account], extensions: Sequence[Mapping[str, Any]]) -> int:
    """How many were added: one whose external id is taken is not."""
    rows = [{**_row(one), "extensions": dict(own)} for one, own in zip(accounts, extensions, strict=True)]
    return await uow.insert(AccountRow, rows, on_conflict="nothing")


async def save(uow: UnitOfWork, account: Account, extensions: Mapping[str, Any] | msgspec.UnsetType) -> None:
    """Saves all that can change of it."""
    row = _row(account)
    kept = ("id", "number", "currency", "custom", "created_at")
    columns = {name: value for name, value in row.items() if name not in kept}
    if extensions is not msgspec.UNSET:
        columns["extensions"] = extensions
    packed = {name: _packed(value) for name, value in columns.items()}
    await uow.execute(
        f"UPDATE account SET {', '.join(_assigned(name) for name in packed)} WHERE id = :id",
        {"id": account.id, **packed},
    )


_DOCUMENTS = frozenset({"billing_address", "service_address", "extensions"})


def _assigned(name: str) -> str:
    return f"{name} = CAST(:{name} AS jsonb)" if name in _DOCUMENTS else f"{name} = :{name}"


def _packed(value: Any) -> Any:
    return json.dumps(value).decode() if isinstance(value, Mapping) else value


async def fill(uow: UnitOfWork, account_id: UUID, custom: dict[str, Any]) -> None:
    await uow.execute(
        "UPDATE account SET custom = CAST(:custom AS jsonb), version = version + 1, updated_at = now() WHERE id = :id",
        {"id": account_id, "custom": json.dumps(custom).decode()},
    )
