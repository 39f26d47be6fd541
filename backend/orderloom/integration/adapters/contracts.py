"""`orderloom.connection/1`: an external system and its operations, as data."""

from typing import Annotated, Literal

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


class Connection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A system. Its address is `base_url`, or the setting named by `base_setting`, e.g. "simulator_url"."""

    schema: Literal["orderloom.connection/1"]
    key: Key
    name: dict[str, str]
    kind: Kind
    base_url: str | None = None
    base_setting: Literal["simulator_url"] | None = None
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
