"""Documents by their keys: how they are called, and whether people changed what they brought."""

from collections.abc import Collection, Mapping

from orderloom.catalog.contracts import CatalogDocumentInfo
from orderloom.catalog.tables import CatalogDocumentRow
from orderloom.platform.db import Reader, UnitOfWork


async def documents(reader: Reader) -> dict[str, CatalogDocumentInfo]:
    rows = await reader.rows("SELECT key, name, edited_at IS NOT NULL AS edited FROM catalog_document ORDER BY key")
    return {row["key"]: CatalogDocumentInfo(key=row["key"], name=row["name"], edited=row["edited"]) for row in rows}


async def keep(uow: UnitOfWork, names: Mapping[str, Mapping[str, str]]) -> None:
    """What came in as files: nobody has edited it yet."""
    keys = list(names)
    await uow.execute("DELETE FROM catalog_document WHERE key = ANY(:keys)", {"keys": keys})
    await uow.insert(
        CatalogDocumentRow, [{"key": key, "name": dict(name), "edited_at": None} for key, name in names.items()]
    )


async def mark_edited(uow: UnitOfWork, keys: Collection[str]) -> None:
    rows = [{"key": key, "name": {}, "edited_at": uow.now} for key in sorted(keys)]
    await uow.insert(CatalogDocumentRow, rows, on_conflict="nothing")
    await uow.execute(
        "UPDATE catalog_document SET edited_at = :now WHERE key = ANY(:keys)", {"now": uow.now, "keys": sorted(keys)}
    )
