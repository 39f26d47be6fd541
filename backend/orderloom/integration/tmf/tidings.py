"""What is told of resources: the words between an API, which knows what its news mean, and whoever carries them out."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Protocol
from uuid import UUID

import msgspec

from orderloom.kernel.events import Event
from orderloom.platform.db import Reader

CREATE, CHANGE, STATE, DELETE = "Create", "AttributeValueChange", "StateChange", "Delete"
EVERY_VERSION = frozenset({"v4", "v5"})


class Tiding(msgspec.Struct, frozen=True, kw_only=True):
    """`type` is that of a resource, `what` what happened to it. The resource is read for each who is told, unless it is
    gone, when `gone` is all that is left of it. `more` are attributes that the resource has only in the notification;
    `beside` stands beside the resource, `around` in the notification itself."""

    type: str
    what: str
    id: str
    gone: Mapping[str, Any] | None = None
    account_id: UUID | None = None
    more: Mapping[str, Any] = {}
    beside: Mapping[str, Any] = {}
    around: Mapping[str, Any] = {}
    versions: frozenset[str] = EVERY_VERSION


class News(Protocol):
    """Of one API: the events that it understands, and what they mean for its resources."""

    @property
    def events(self) -> Sequence[str]: ...

    async def tidings(self, reader: Reader, event: str, said: Mapping[str, Any]) -> Sequence[Tiding]: ...


class ResourceChanged(Event, frozen=True, kw_only=True):
    """A resource of an open interface that the domain has no table for. `subject` is of no further meaning."""

    name: ClassVar[str] = "integration.resource_changed.v1"
    public: ClassVar[bool] = True
    type: str
    what: str
    id: str
    account_id: UUID | None = None
    gone: dict[str, Any] | None = None


def kept_tidings(said: Mapping[str, Any], types: frozenset[str]) -> Sequence[Tiding]:
    """What `ResourceChanged` means, for the API that has these types."""
    news = msgspec.convert(dict(said), ResourceChanged, strict=False)
    if news.type not in types:
        return ()
    return (Tiding(type=news.type, what=news.what, id=news.id, account_id=news.account_id, gone=news.gone),)
