"""`orderloom.connection/1`: an external system and its operations, as data."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec

from orderloom.language.graph import Assignment, Duration

Key = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40)]
Kind = Literal["http", "in_process"]


class Operation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One thing that the system does: `method` and `path` below the connection's base address.

    `request` builds the body from `input` (the whole input when it is empty), `response` the result from `body` (the
    whole body when it is empty). `answer` is what an in-process connection, and the simulator, say: from `input` and
    `call`. A system that is not `idempotent` is never called twice when the outcome of a call is unknown.
    """

    key: Key
    name: dict[str, str]
    path: str = ""
    method: Literal["POST", "PUT", "PATCH"] = "POST"
    timeout: Duration = "PT5S"
    idempotent: bool = True
    request: tuple[Assignment, ...] = ()
    response: tuple[Assignment, ...] = ()
    answer: tuple[Assignment, ...] = ()


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Sent with each call: `value`, and behind it what `ORDERLOOM_SECRET_<SECRET>` holds for this host."""

    name: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z][A-Za-z0-9-]*$", max_length=60)]
    value: Annotated[str, msgspec.Meta(pattern=r"^[\x20-\x7e]*$", max_length=300)] = ""
    secret: Annotated[str, msgspec.Meta(pattern=r"^[A-Z][A-Z0-9_]*$", max_length=60)] | None = None


class Connection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A system. Its address is `base_url`, or the setting named by `base_setting`, e.g. "simulator_url"."""

    schema: Literal["orderloom.connection/1"]
    key: Key
    name: dict[str, str]
    kind: Kind
    base_url: str | None = None
    base_setting: Literal["simulator_url"] | None = None
    headers: tuple[Header, ...] = ()
    operations: tuple[Operation, ...]


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """An operation with the system that it belongs to."""

    connection: Connection
    operation: Operation

    @property
    def key(self) -> str:
        return f"{self.connection.key}.{self.operation.key}"

    @property
    def path(self) -> str:
        return self.operation.path or f"/{self.connection.key}/{self.operation.key}"


def targets(connections: tuple[Connection, ...]) -> dict[str, Target]:
    """All operations by the key that tasks name them by."""
    found = [Target(connection=one, operation=operation) for one in connections for operation in one.operations]
    return {target.key: target for target in found}


class KeptConnection(msgspec.Struct, frozen=True, kw_only=True):
    """A connection as it stands. `author_id` is whoever made it their own, none for one as it is shipped."""

    connection: Connection
    version: int
    updated_at: datetime
    author_id: UUID | None = None


class SaveConnection(msgspec.Struct, frozen=True, kw_only=True):
    """`version` is the one that the editor saw, 0 for a connection that is new."""

    content: dict[str, Any]
    version: int


class LastCall(msgspec.Struct, frozen=True, kw_only=True):
    """A call as it went; `code` is none when it was done. `tried`: somebody sent it to see what comes back."""

    operation: str
    at: datetime
    milliseconds: int
    code: str | None = None
    message: str | None = None
    transient: bool = False
    tried: bool = False


class CallState(msgspec.Struct, frozen=True, kw_only=True):
    """How the last calls of an operation went. `p95` is in milliseconds, of those that were answered."""

    operation: str
    done: int
    failed: int
    p95: int | None
    last_at: datetime
    last_error: LastCall | None


class SendTest(msgspec.Struct, frozen=True, kw_only=True):
    """A real call of an operation, as it stands, with these values."""

    operation: str
    input: dict[str, Any]


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a real call. `address` and `request` are what was sent, without any header; `verdict` says what a
    task would do: go on, try again, or fail."""

    verdict: Literal["done", "transient", "final"]
    address: str
    method: str
    request: Any
    milliseconds: int
    answer: dict[str, Any] | None = None
    code: str | None = None
    message: str | None = None
    status: int | None = None
    body: Any = None
