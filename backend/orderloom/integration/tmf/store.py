"""Keeps resources that the domain has no table for, and who is told when a resource changes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from orderloom.identity.contracts import Scope
from orderloom.integration.tmf.tables import OpenResourceRow, OpenSubscriptionRow
from orderloom.kernel import json
from orderloom.platform.db import Reader, UnitOfWork


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """`content` as it was sent in `version` of its API; `account_id` says whose it is, none that it is everybody's."""

    kind: str
    id: str
    version: str
    content: dict[str, Any]
    account_id: UUID | None
    created_at: datetime
    updated_at: datetime


class Subscription(msgspec.Struct, frozen=True, kw_only=True):
    """`roles` and `account_id` are those of the token that subscribed: no more is told than it may read."""

    id: UUID
    api: str
    version: str
    callback: str
    query: str | None
    secret: str
    owner_id: UUID | None
    owner_name: str
    roles: list[str]
    account_id: UUID | None
    created_at: datetime


EVERYTHING = Scope(kind="all")
_FIELDS = "kind, id, version, content, account_id, created_at, updated_at"
_SUBSCRIBED = "id, api, version, callback, query, secret, owner_id, owner_name, roles, account_id, created_at"


def _within(reach: Scope) -> tuple[str, dict[str, Any]]:
    if reach.kind == "all":
        return "", {}
    return " AND account_id = ANY(:accounts)", {"accounts": list(reach.ids)}


async def kept(reader: Reader, kind: str, id_: str, reach: Scope = EVERYTHING, *, lock: bool = False) -> Kept | None:
    within, params = _within(reach)
    row = await reader.row(
        f"SELECT {_FIELDS} FROM open_resource WHERE kind = :kind AND id = :id{within}{' FOR UPDATE' if lock else ''}",
        {"kind": kind, "id": id_, **params},
    )
    return json.convert(dict(row), Kept) if row else None


async def kept_of(reader: Reader, kind: str, ids: Sequence[str], reach: Scope = EVERYTHING) -> dict[str, Kept]:
    """Those of these ids that there are."""
    within, params = _within(reach)
    rows = await reader.rows(
        f"SELECT {_FIELDS} FROM open_resource WHERE kind = :kind AND id = ANY(:ids){within}",
        {"kind": kind, "ids": list(ids), **params},
    )
    return {row["id"]: json.convert(dict(row), Kept) for row in rows}


async def all_of(reader: Reader, kind: str, reach: Scope = EVERYTHING) -> list[Kept]:
    """In the order of their making."""
    within, params = _within(reach)
    rows = await reader.rows(
        f"SELECT {_FIELDS} FROM open_resource WHERE kind = :kind{within} ORDER BY created_at, id",
        {"kind": kind, **params},
    )
    return [json.convert(dict(row), Kept) for row in rows]


async def page_of(reader: Reader, kind: str, reach: Scope, offset: int, limit: int) -> tuple[list[Kept], int]:
    """A page in the order of their making, and how many there are in all."""
    within, params = _within(reach)
    given = {"kind": kind, **params}
    rows = await reader.rows(
        f"SELECT {_FIELDS} FROM open_resource WHERE kind = :kind{within}"
        " ORDER BY created_at, id OFFSET :offset LIMIT :limit",
        {**given, "offset": offset, "limit": limit},
    )
    total = await reader.scalar(f"SELECT count(*) FROM open_resource WHERE kind = :kind{within}", given)
    return [json.convert(dict(row), Kept) for row in rows], int(total)


async def keep(uow: UnitOfWork, one: Kept) -> bool:
    """False when there is one with this id already."""
    return bool(await uow.insert(OpenResourceRow, [msgspec.structs.asdict(one)], "nothing"))


async def rewrite(uow: UnitOfWork, kind: str, id_: str, content: dict[str, Any], version: str) -> None:
    await uow.execute(
        "UPDATE open_resource SET content = CAST(:content AS jsonb), version = :version, updated_at = now()"
        " WHERE kind = :kind AND id = :id",
        {"kind": kind, "id": id_, "content": json.dumps(content).decode(), "version": version},
    )


async def drop(uow: UnitOfWork, kind: str, id_: str) -> None:
    await uow.execute("DELETE FROM open_resource WHERE kind = :kind AND id = :id", {"kind": kind, "id": id_})


async def subscribe(uow: UnitOfWork, one: Subscription) -> None:
    await uow.insert(OpenSubscriptionRow, [msgspec.structs.asdict(one)])


async def subscriptions(
    reader: Reader, api: str, version: str | None = None, *, lock: bool = False
) -> list[Subscription]:
    versioned = " AND version = :version" if version else ""
    rows = await reader.rows(
        f"SELECT {_SUBSCRIBED} FROM open_subscription WHERE api = :api{versioned} ORDER BY created_at, id"
        + (" FOR UPDATE" if lock else ""),
        {"api": api, **({"version": version} if version else {})},
    )
    return [json.convert(dict(row), Subscription) for row in rows]


async def subscription(reader: Reader, id_: UUID) -> Subscription | None:
    row = await reader.row(f"SELECT {_SUBSCRIBED} FROM open_subscription WHERE id = :id", {"id": id_})
    return json.convert(dict(row), Subscription) if row else None


async def unsubscribe(uow: UnitOfWork, id_: UUID) -> None:
    await uow.execute("DELETE FROM open_subscription WHERE id = :id", {"id": id_})


async def any_subscription(reader: Reader) -> bool:
    return bool(await reader.scalar("SELECT EXISTS (SELECT 1 FROM open_subscription)"))


async def stamp_of(reader: Reader, kind: str) -> tuple[int, str]:
    """Differs as soon as any resource of this kind was made, changed or removed."""
    row = await reader.row(
        "SELECT count(*) AS many, COALESCE(sum(hashtextextended(id || updated_at::text || xmin::text, 0)), 0)::text"
        " AS sum FROM open_resource WHERE kind = :kind",
        {"kind": kind},
    )
    return (int(row["many"]), str(row["sum"])) if row else (0, "")


async def mentioning(reader: Reader, kind: str, said: dict[str, Any]) -> list[Kept]:
    """Those whose sender said this, e.g. `{"productSpecification": {"id": "9881"}}`."""
    rows = await reader.rows(
        f"SELECT {_FIELDS} FROM open_resource WHERE kind = :kind"
        " AND content @> CAST(:wanted AS jsonb) ORDER BY created_at, id",
        {"kind": kind, "wanted": json.dumps({"said": said}).decode()},
    )
    return [json.convert(dict(row), Kept) for row in rows]


async def ids_of(reader: Reader, kind: str) -> frozenset[str]:
    rows = await reader.rows("SELECT id FROM open_resource WHERE kind = :kind", {"kind": kind})
    return frozenset(row["id"] for row in rows)
