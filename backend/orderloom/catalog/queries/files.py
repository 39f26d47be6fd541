"""The catalog as files: documents that go out, and the bytes of images."""

from typing import Any

from orderloom.catalog.contracts import ExportCatalog, Image, ImageBytes
from orderloom.catalog.domain.exporting import written_document, written_documents
from orderloom.catalog.queries.shelf import shelf
from orderloom.catalog.store import documents as document_store
from orderloom.catalog.store import images as image_store
from orderloom.identity.access import open_door, query
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Missing
from orderloom.platform.db import Reader

EXPORT = "catalog.export"
IMPORT = "catalog.import"
IMAGE = "catalog.image"


@query(Permission.FULFILLMENT_READ)
async def exported(reader: Reader, actor: Actor, wanted: ExportCatalog) -> dict[str, Any]:
    """One document as `orderloom.catalog/1`; all of them, when there are several, as `orderloom.catalogs/1`."""
    there = await shelf(reader)
    known = await document_store.documents(reader)
    keys = sorted({one.document for one in there.members.values()} | known.keys())
    if wanted.document is not None:
        if wanted.document not in keys:
            raise Missing(f"There is no catalog document {wanted.document!r}.", path=("document",))
        keys = [wanted.document]
    members = {key: [one for one in there.members.values() if one.document == key] for key in keys}
    hashes = {one.entity.sha256 for own in members.values() for one in own if isinstance(one.entity, Image)}
    images = await image_store.found(reader, hashes) if hashes else {}
    names = {key: known[key].name if key in known else {} for key in keys}
    return written_documents([written_document(key, names[key], members[key], images) for key in keys])


@open_door("pictures of what is sold are shown to whoever looks at it; their address can't be guessed")
async def image_bytes(reader: Reader, sha256: str) -> ImageBytes:
    found = await image_store.found(reader, [sha256])
    if sha256 not in found:
        raise Missing("There is no such image.", path=("sha256",))
    return found[sha256]
