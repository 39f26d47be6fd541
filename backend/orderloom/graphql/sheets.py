"""Files on their way: where one is fetched or brought, and the formats of plain lists."""

from datetime import datetime
from enum import StrEnum

import strawberry


@strawberry.enum
class SheetFormat(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"


@strawberry.type
class Download:
    """Where a file is fetched from, by whoever asked for it, until `expiresAt`."""

    url: str
    name: str
    expires_at: datetime


@strawberry.type
class Upload:
    """Where a file is brought to: the bytes as the body of a PUT, by whoever asked for it, until `expiresAt`."""

    id: strawberry.ID
    url: str
    max_bytes: int
    expires_at: datetime
