"""Connections and operations, as they stand in files and in the database."""

from typing import Annotated, Any, Literal

import msgspec

Key = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9]*([-._][a-z0-9]+)*$", max_length=80)]
Formula = Annotated[str, msgspec.Meta(min_length=1, max_length=4096)]
Localised = dict[str, str]


class Assign(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of a mapping: `to` is a name of the result, `from` a FEEL expression."""

    to: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$", max_length=80)]
    source: Formula = msgspec.field(name="from")


class Operation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One call. `request` maps `input` to the body (without it, the input is the body); `response` maps `response`,
    `input` and `call` to the task's output (without it, the whole answer). Times are seconds.
    """

    key: Key
    name: Localised
    method: Literal["POST", "PUT", "PATCH", "GET", "DELETE"] = "POST"
    path: Annotated[str, msgspec.Meta(pattern=r"^/[A-Za-z0-9/_.-]*$", max_length=200)]
    request: tuple[Assign, ...] = ()
    response: tuple[Assign, ...] = ()
    timeout: Annotated[float, msgspec.Meta(gt=0, le=60)] = 6.0


class Connection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where operations go. `http` needs a `base_url`; `simulator` is this installation's simulator; `in_process`
    answers at once from the response mapping, with an empty `response`, and reaches nobody.
    """

    schema: Literal["orderloom.connection/1"]
    key: Key
    name: Localised
    kind: Literal["http", "simulator", "in_process"]
    base_url: Annotated[str, msgspec.Meta(pattern=r"^https?://[^\s/?#@]+(/[^\s?#]*)?$", max_length=400)] | None = None
    operations: tuple[Operation, ...]


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """What came back over HTTP: the status, and the body as plain data when it was JSON."""

    status: int
    body: Any
