"""What keeps a file from being read, with the row and the column where that is known."""

from typing import Any, ClassVar

import msgspec

from orderloom.kernel.errors import DomainError, Kind


class UnreadableFile(DomainError):
    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "import.unreadable"


class FileTooLarge(DomainError):
    kind: ClassVar[Kind] = Kind.TOO_LARGE
    code: ClassVar[str] = "import.too_large"


class Row(msgspec.Struct, frozen=True):
    """A row as it stands in the file, without blanks at its end. Of product orders, one document is the only cell."""

    number: int
    cells: tuple[Any, ...]


def at_row(number: int, message: str, column: int | None = None) -> UnreadableFile:
    path = (str(number),) if column is None else (str(number), str(column))
    details = {"row": number} if column is None else {"row": number, "column": column}
    return UnreadableFile(message, path=path, details=details)
