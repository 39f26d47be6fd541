"""The catalog to files and back: tickets to fetch and bring them, images kept, documents taken in."""

import asyncio
from uuid import UUID

import msgspec

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.commands.drafts import save_catalog_draft
from orderloom.catalog.contracts import (
    CatalogTicket,
    ExportCatalog,
    ImportCatalog,
    ImportResult,
    SavedDraft,
    SaveDraft,
)
from orderloom.catalog.contracts.media import MOST_BYTES as MOST_IMAGE_BYTES
from orderloom.catalog.domain.document import BrokenCatalog
from orderloom.catalog.domain.images import image_of
from orderloom.catalog.queries.files import EXPORT, IMAGE, IMPORT, exported
from orderloom.catalog.store import images as store
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel import json
from orderloom.platform.db import UnitOfWork
from orderloom.platform.files import GOOD_FOR, drop_ticket, give_ticket, kept_file

MOST_BYTES = 20 * 1024 * 1024


@command(Permission.FULFILLMENT_READ)
async def give_catalog_export(uow: UnitOfWork, actor: Actor, wanted: ExportCatalog) -> CatalogTicket:
    """Where the file is fetched."""
    await exported(uow, actor, wanted)
    ticket = await give_ticket(uow, actor.id, EXPORT, {"document": wanted.document})
    name = f"{wanted.document or 'catalog'}.catalog.json"
    return CatalogTicket(id=ticket.id, path=ticket.path, name=name, expires_at=uow.now + GOOD_FOR)


@command(Permission.CATALOG_WRITE)
async def give_catalog_import(uow: UnitOfWork, actor: Actor) -> CatalogTicket:
    """Where a file is brought to."""
    ticket = await give_ticket(uow, actor.id, IMPORT, {})
    return CatalogTicket(
        id=ticket.id,
        path=ticket.path,
        name="catalog.json",
        expires_at=uow.now + GOOD_FOR,
        max_bytes=MOST_BYTES,
    )


@command(Permission.CATALOG_WRITE)
async def give_image_upload(uow: UnitOfWork, actor: Actor) -> CatalogTicket:
    """Where an image is brought to."""
    ticket = await give_ticket(uow, actor.id, IMAGE, {})
    return CatalogTicket(
        id=ticket.id,
        path=ticket.path,
        name="image",
        expires_at=uow.now + GOOD_FOR,
        max_bytes=MOST_IMAGE_BYTES,
    )


@command(Permission.CATALOG_WRITE)
async def import_catalog_file(
    uow: UnitOfWork, actor: Actor, upload: UUID, dry_run: bool = False, note: str = ""
) -> ImportResult:
    """Takes in, or looks at, a file that was brought; `BrokenCatalog` when it is no catalog."""
    content = await kept_file(uow, upload, IMPORT, actor.id)
    try:
        document = await asyncio.to_thread(json.loads, content)
    except (msgspec.DecodeError, ValueError, RecursionError):
        raise BrokenCatalog("The file is no JSON.", path=("upload",)) from None
    result = await import_catalog(uow, actor, ImportCatalog(document=document, dry_run=dry_run, note=note))
    if not dry_run:
        await drop_ticket(uow, upload)
    return result


@command(Permission.CATALOG_WRITE)
async def add_catalog_image(uow: UnitOfWork, actor: Actor, upload: UUID, key: str, document: str) -> SavedDraft:
    """Keeps the bytes that were brought, and drafts the image under this key; raises `NoImage`."""
    entity, kept = image_of(key, await kept_file(uow, upload, IMAGE, actor.id))
    await store.keep(uow, [kept])
    draft = SaveDraft(section="images", key=key, document=document, content=json.to_builtins(entity))
    saved = await save_catalog_draft(uow, actor, draft)
    await drop_ticket(uow, upload)
    return saved
