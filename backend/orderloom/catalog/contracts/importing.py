"""What an import of a catalog document takes and answers."""

from typing import Any
from uuid import UUID

import msgspec


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What an import does to one entity: added | changed | removed."""

    change: str
    entity: str
    key: str


class ImportCatalog(msgspec.Struct, frozen=True, kw_only=True):
    """`document` is `orderloom.catalog/1` as plain data. A dry run lists the changes and writes nothing."""

    document: dict[str, Any]
    dry_run: bool = False
    note: str = ""


class ImportResult(msgspec.Struct, frozen=True, kw_only=True):
    """`release_id` is the release now current; None only for a dry run on an empty catalog."""

    release_id: UUID | None
    changes: tuple[Change, ...]


class Release(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    sequence: int
    note: str
