"""What an import of catalog documents takes and answers, and what an export holds."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts.structure import Lifecycle


class FieldChange(msgspec.Struct, frozen=True, kw_only=True):
    """`path` leads into the entity, keys and numbers joined by dots; None stands for what is not there."""

    path: str
    before: Any = None
    after: Any = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of one entity: added | changed | removed. `entity` is its section, `version` the one it gets, None
    where there are no versions."""

    change: str
    entity: str
    key: str
    document: str = ""
    name: dict[str, str] = {}
    version: int | None = None
    lifecycle: Lifecycle | None = None
    fields: tuple[FieldChange, ...] = ()


class ImportCatalog(msgspec.Struct, frozen=True, kw_only=True):
    """`document` is `orderloom.catalog/1`, or several of them as `orderloom.catalogs/1`, as plain data. A dry run lists
    the changes and writes nothing. `unless_edited` leaves documents alone that people changed since they came in."""

    document: dict[str, Any]
    dry_run: bool = False
    note: str = ""
    unless_edited: bool = False


class ImportResult(msgspec.Struct, frozen=True, kw_only=True):
    """`release_id` is the release now current; None only for a dry run on an empty catalog."""

    release_id: UUID | None
    changes: tuple[Change, ...]


class Release(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    sequence: int
    note: str


class CatalogDocumentInfo(msgspec.Struct, frozen=True, kw_only=True):
    """A document by its key: what came in together goes out together."""

    key: str
    name: dict[str, str] = {}
    entities: int = 0
    edited: bool = False


class ExportCatalog(msgspec.Struct, frozen=True, kw_only=True):
    """`document` None: all of them."""

    document: str | None = None


class CatalogTicket(msgspec.Struct, frozen=True, kw_only=True):
    """Where a file of the catalog is fetched from or brought to, by whoever asked for it, for some minutes."""

    id: UUID
    path: str
    name: str
    expires_at: datetime
    max_bytes: int = 0
