"""What one API in one version is made of: collections of resources, each with how it is found, made and changed."""

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, ClassVar
from uuid import UUID

import msgspec

from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.query import Body, Found, Query
from orderloom.integration.tmf.shapes import Shapes
from orderloom.integration.tmf.tidings import News
from orderloom.kernel.errors import DomainError, Kind, Missing
from orderloom.platform.db import Database, Reader, UnitOfWork

SMALL = 256 * 1024
LARGE = 20 * 1024 * 1024
Edit = Callable[[Mapping[str, Any]], Body]
"""A resource as it will be, from what it is; raises when the change does not fit it."""


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One request: who asks, by which `key` it can be told from another, whether its answer may come `later`. `wished`
    is the id that a sender would like what it makes to have."""

    actor: Actor
    database: Database
    base: str
    key: str | None = None
    wished: str | None = None
    later: bool = False
    headers: dict[str, str] = {}
    """What the answer says beside its body."""

    def reader(self) -> AbstractAsyncContextManager[Reader]:
        return self.database.reader()

    @asynccontextmanager
    async def unit_of_work(self) -> AsyncGenerator[UnitOfWork]:
        async with self.database.unit_of_work(actor_label=self.actor.name, actor_id=self.actor.id) as uow:
            yield uow


class Accepted(Exception):
    """Not an error: what was asked for is in the queue, and `body` is how it looks until it is done."""

    def __init__(self, body: Body) -> None:
        super().__init__("accepted")
        self.body = body


class Collection(ABC):
    """One kind of resource. What it is given was checked against its shape; `href` is added to what it answers.

    `given_here` are attributes that only we set: ignored when a resource is made, unchangeable afterwards but for those
    that are `settable`, by which a reader asks us to do something. An operation
    that `verbs` does not name is answered 405.
    """

    name: ClassVar[str]
    type: ClassVar[str]
    verbs: ClassVar[frozenset[str]] = frozenset({"list", "read", "create", "change", "remove"})
    given_here: ClassVar[frozenset[str]] = frozenset()
    settable: ClassVar[frozenset[str]] = frozenset()
    limit: ClassVar[int] = SMALL
    told_as: ClassVar[str | None] = None
    """Its name in the types of events, where that is not its type."""

    def __init__(self, shapes: Shapes, version: str) -> None:
        self.shapes = shapes
        self.version = version

    @abstractmethod
    async def find(self, call: Call, query: Query) -> Found: ...

    @abstractmethod
    async def read(self, call: Call, id_: str) -> Body:
        """Raises `Missing` for what is not there, or not for this reader."""

    async def create(self, call: Call, body: Body) -> Body:
        raise NotImplementedError

    async def change(self, call: Call, id_: str, edit: Edit) -> Body:
        """Reads under lock, edits, saves, in one transaction."""
        raise NotImplementedError

    async def remove(self, call: Call, id_: str) -> None:
        raise NotImplementedError


class Api(msgspec.Struct, frozen=True, kw_only=True):
    """`operations`: whether a JSON patch is taken, which came with version 5. `news` is what its hub tells."""

    name: str
    version: str
    collections: Sequence[Collection]
    operations: bool = False
    news: News | None = None

    @property
    def path(self) -> str:
        return f"/tmf-api/{self.name}/{self.version}"

    def collection(self, name: str) -> Collection | None:
        return next((one for one in self.collections if one.name == name), None)


def missing(kind: str) -> Missing:
    return Missing(f"There is no such {kind}.", path=("id",))


def uuid_of(text: str, kind: str) -> UUID:
    """An id that is none of ours is missing, not malformed."""
    try:
        return UUID(text)
    except ValueError:
        raise missing(kind) from None


class NotDeletable(DomainError):
    """It is there, and must stay; nothing was changed."""

    kind = Kind.CONFLICT
    code = "tmf.not_deletable"
