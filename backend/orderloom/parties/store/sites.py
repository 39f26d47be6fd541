"""SQL of sites."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.kernel.ids import new_id
from orderloom.parties.contracts import AddSite, Site
from orderloom.parties.tables import SiteRow
from orderloom.platform.db import Reader, UnitOfWork

_SITE = f"SELECT {', '.join(Site.__struct_fields__)} FROM site"


async def sites_by_id(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Site]:
    return {row["id"]: Site(**row) for row in await reader.rows(f"{_SITE} WHERE id = ANY(:ids)", {"ids": list(ids)})}


async def sites_of(reader: Reader, account_ids: Iterable[UUID]) -> list[Site]:
    found = await reader.rows(f"{_SITE} WHERE account_id = ANY(:ids) ORDER BY id", {"ids": list(account_ids)})
    return [Site(**row) for row in found]


async def counts_by_calendar(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, int]:
    found = await reader.rows(
        "SELECT calendar_id, count(*) AS sites FROM site WHERE calendar_id = ANY(:ids) AND active GROUP BY calendar_id",
        {"ids": list(ids)},
    )
    return {row["calendar_id"]: row["sites"] for row in found}


async def locked(uow: UnitOfWork, site_id: UUID) -> Site | None:
    row = await uow.row(f"{_SITE} WHERE id = :id FOR UPDATE", {"id": site_id})
    return Site(**row) if row else None


def new_site(new: AddSite) -> Site:
    said = {name: getattr(new, name) for name in new.__struct_fields__ if name in Site.__struct_fields__}
    return msgspec.structs.replace(Site(id=new_id(), **said), name=new.name.strip())


async def add_sites(uow: UnitOfWork, sites: Sequence[Site]) -> None:
    await uow.insert(SiteRow, [_row(one) for one in sites])


async def save(uow: UnitOfWork, site: Site) -> None:
    row = _row(site)
    assigned = ", ".join(f"{name} = :{name}" for name in row if name not in ("id", "account_id"))
    await uow.execute(f"UPDATE site SET {assigned} WHERE id = :id", row)


def _row(site: Site) -> dict[str, Any]:
    return {name: getattr(site, name) for name in Site.__struct_fields__}
