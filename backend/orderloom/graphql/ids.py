"""Global ids: the type's name and the row's id, so that any id can be asked for by `node`."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from uuid import UUID

import strawberry

from orderloom.kernel.errors import Invalid


class BadId(Invalid):
    code = "bad_id"


@strawberry.interface
class Node:
    """Anything that has an id of its own."""

    id: strawberry.ID


def global_id(type_name: str, row: UUID) -> strawberry.ID:
    return strawberry.ID(urlsafe_b64encode(f"{type_name}:{row}".encode()).decode().rstrip("="))


def optional_id(type_name: str, row: UUID | None) -> strawberry.ID | None:
    return None if row is None else global_id(type_name, row)


def split_id(given: str, path: str = "id") -> tuple[str, UUID]:
    """The type's name and the row's id. Raises BadId."""
    try:
        padded = given + "=" * (-len(given) % 4)
        type_name, _, row = urlsafe_b64decode(padded.encode("ascii")).decode("ascii").partition(":")
        return type_name, UUID(row)
    except ValueError:
        raise BadId("This is no id of ours.", path=(path,)) from None


def row_id(given: str, type_name: str, path: str = "id") -> UUID:
    """The row's id, when the global id is of this type. Raises BadId."""
    found, row = split_id(given, path)
    if found != type_name:
        raise BadId(f"This is the id of a {found}, not of a {type_name}.", path=(path,))
    return row


def optional_row(given: str | None, type_name: str, path: str = "id") -> UUID | None:
    return None if given is None else row_id(given, type_name, path)


def row_ids(given: Iterable[str], type_name: str, path: str = "id") -> tuple[UUID, ...]:
    return tuple(row_id(one, type_name, path) for one in given)
