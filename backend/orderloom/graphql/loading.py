"""How a loader is made: it gathers the keys that one tick asks for, and reads them in one short session."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from strawberry.dataloader import DataLoader

from orderloom.identity.contracts import Actor, Permission
from orderloom.platform.db import Database, Reader

K = TypeVar("K")
V = TypeVar("V")
ByKey = Callable[[Reader, Sequence[K]], Awaitable[Mapping[K, V]]]
Rows = Callable[[Reader, Sequence[K]], Awaitable[Iterable[V]]]


def grouped(rows: Iterable[V], key: Callable[[V], K]) -> dict[K, list[V]]:
    found: dict[K, list[V]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


class Loading:
    """What the loaders of one request share: the database, and who asks."""

    def __init__(self, database: Database, actor: Actor) -> None:
        self.database = database
        self.actor = actor

    def one(self, read: ByKey[K, V], *needs: Permission) -> DataLoader[K, V | None]:
        """By id. Without one of the permissions it needs, nothing is found."""

        async def load(keys: list[K]) -> list[V | None]:
            if needs and self.actor.permissions.isdisjoint(needs):
                return [None] * len(keys)
            async with self.database.reader() as reader:
                found = await read(reader, keys)
            return [found.get(key) for key in keys]

        return DataLoader[Any, Any](load_fn=load)

    def many(self, read: Rows[K, V], key: Callable[[V], K], *needs: Permission) -> DataLoader[K, list[V]]:
        """The rows of each parent, in the order read. Without one of the permissions it needs, there are none."""

        async def load(keys: list[K]) -> list[list[V]]:
            if needs and self.actor.permissions.isdisjoint(needs):
                return [[] for _ in keys]
            async with self.database.reader() as reader:
                found = grouped(await read(reader, keys), key)
            return [found.get(one) or [] for one in keys]

        return DataLoader[Any, Any](load_fn=load)

    def _acting(self, query: Any) -> Any:
        """A query that asks who reads, as one that knows."""

        async def read(reader: Reader, keys: Sequence[Any]) -> Any:
            return await query(reader, self.actor, keys)

        return read
