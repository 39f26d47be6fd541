"""What people are about to change, one draft an entity."""

from collections.abc import Collection
from typing import Any

from orderloom.catalog.contracts import Draft
from orderloom.catalog.tables import CatalogDraftRow
from orderloom.platform.db import Reader, Row, UnitOfWork

_FIELDS = "section, key, document, content, revision, base, author, saved_at"


class Kept(Draft, frozen=True, kw_only=True):
    """`base` is the hash of what the draft was begun from; None when it was new."""

    base: str | None = None


async def drafts(reader: Reader) -> tuple[Kept, ...]:
    rows = await reader.rows(f"SELECT {_FIELDS} FROM catalog_draft ORDER BY section, key")
    return tuple(_kept(row) for row in rows)


async def draft(reader: Reader, section: str, key: str) -> Kept | None:
    row = await reader.row(
        f"SELECT {_FIELDS} FROM catalog_draft WHERE section = :section AND key = :key",
        {"section": section, "key": key},
    )
    return _kept(row) if row else None


async def save(uow: UnitOfWork, draft: Kept, seen: int) -> bool:
    """False when someone else saved another revision than the one that was `seen`, 0 for none."""
    row = {**_row(draft), "revision": seen + 1}
    if seen == 0:
        return bool(await uow.insert(CatalogDraftRow, [row], on_conflict="nothing"))
    gone = await uow.execute(
        "DELETE FROM catalog_draft WHERE section = :section AND key = :key AND revision = :seen",
        {"section": draft.section, "key": draft.key, "seen": seen},
    )
    if not gone.rowcount:
        return False
    return bool(await uow.insert(CatalogDraftRow, [row], on_conflict="nothing"))


async def drop(uow: UnitOfWork, drafts: Collection[Draft]) -> int:
    """How many of these very revisions there were."""
    dropped = 0
    for one in drafts:
        dropped += (
            await uow.execute(
                "DELETE FROM catalog_draft WHERE section = :section AND key = :key AND revision = :revision",
                {"section": one.section, "key": one.key, "revision": one.revision},
            )
        ).rowcount
    return dropped


def _kept(row: Row) -> Kept:
    return Kept(**row)


def _row(draft: Kept) -> dict[str, Any]:
    return {
        "section": draft.section,
        "key": draft.key,
        "document": draft.document,
        "content": draft.content,
        "base": draft.base,
        "author": draft.author,
        "saved_at": draft.saved_at,
    }
