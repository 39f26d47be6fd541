"""Where definitions are used, as higher contexts tell it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, Protocol
from uuid import UUID

import msgspec

if TYPE_CHECKING:
    from orderloom.platform.db import Reader


class UsageLink(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that uses a definition: `kind` and `id` lead to it, `detail` says how it is used.

    `version` is the number of the version that it holds, none for whatever is in force.
    """

    kind: str
    id: str
    label: str
    version: int | None = None
    detail: str | None = None


class Usage(msgspec.Struct, frozen=True, kw_only=True):
    """Things of one kind that use a definition: how many, how many of each version, and the first of them."""

    kind: str
    count: int
    links: tuple[UsageLink, ...]
    versions: Mapping[int, int] = {}


class NamedBy(msgspec.Struct, frozen=True, kw_only=True):
    """A node of a flow that names a form or an operation by its key, in force or in a draft."""

    noun: Literal["form", "operation"]
    key: str
    flow_key: str
    flow_name: Mapping[str, str]
    node: str
    draft: bool


class Used(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked about: the key, its document, and its versions by id."""

    key: str
    doc: str
    versions: Mapping[UUID, int]


class UsageOf(Protocol):
    """Finds what uses a definition in a higher context."""

    async def usage_of(self, reader: "Reader", used: Used, first: int) -> Sequence[Usage]: ...


_sources: list[UsageOf] = []


def bind_usage(source: UsageOf) -> None:
    """Lends a look into where a higher context uses definitions; called by its `flow_actions`."""
    _sources.append(source)


def usage_sources() -> Sequence[UsageOf]:
    return _sources
