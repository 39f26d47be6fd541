"""Request-scoped loaders: what many parts of one answer need is read once, in sets, each set in a short session."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from strawberry.dataloader import DataLoader

from orderloom.identity import queries as identity
from orderloom.identity.contracts import Actor, Group, Person
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Account, Contact, Site
from orderloom.platform.db import Database, Reader

K = TypeVar("K")
V = TypeVar("V")


def grouped(rows: Iterable[V], key: Callable[[V], K]) -> dict[K, list[V]]:
    found: dict[K, list[V]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


class Loaders:
    """Each property is one kind of thing by id, or the children of one kind of parent."""

    def __init__(self, database: Database, actor: Actor) -> None:
        self._database = database
        self._actor = actor

    def _one(self, read: Callable[[Reader, Sequence[K]], Awaitable[Mapping[K, V]]]) -> DataLoader[K, V | None]:
        async def load(keys: list[K]) -> list[V | None]:
            async with self._database.reader() as reader:
                found = await read(reader, keys)
            return [found.get(key) for key in keys]

        return DataLoader[Any, Any](load_fn=load)

    def _many(self, read: Callable[[Reader, Sequence[K]], Awaitable[Mapping[K, list[V]]]]) -> DataLoader[K, list[V]]:
        async def load(keys: list[K]) -> list[list[V]]:
            async with self._database.reader() as reader:
                found = await read(reader, keys)
            return [found.get(key) or [] for key in keys]

        return DataLoader[Any, Any](load_fn=load)

    @cached_property
    def people(self) -> DataLoader[UUID, Person | None]:
        return self._one(identity.people_by_ids)

    @cached_property
    def groups(self) -> DataLoader[UUID, Group | None]:
        async def read(reader: Reader, _keys: Sequence[UUID]) -> Mapping[UUID, Group]:
            return {group.id: group for group in await identity.groups(reader)}

        return self._one(read)

    @cached_property
    def members(self) -> DataLoader[UUID, list[Person]]:
        async def read(reader: Reader, keys: Sequence[UUID]) -> Mapping[UUID, list[Person]]:
            members = await identity.members(reader, keys)
            people = await identity.people_by_ids(reader, {one for group in members.values() for one in group})
            return {group: [people[one] for one in found] for group, found in members.items()}

        return self._many(read)

    @cached_property
    def accounts(self) -> DataLoader[UUID, Account | None]:
        return self._one(parties.accounts_by_id)

    @cached_property
    def sites(self) -> DataLoader[UUID, Site | None]:
        return self._one(parties.sites_by_id)

    @cached_property
    def contacts(self) -> DataLoader[UUID, Contact | None]:
        return self._one(parties.contacts_by_id)

    @cached_property
    def sites_of(self) -> DataLoader[UUID, list[Site]]:
        async def read(reader: Reader, keys: Sequence[UUID]) -> Mapping[UUID, list[Site]]:
            return grouped(await parties.sites_of_account(reader, keys), lambda site: site.account_id)

        return self._many(read)

    @cached_property
    def contacts_of(self) -> DataLoader[UUID, list[Contact]]:
        async def read(reader: Reader, keys: Sequence[UUID]) -> Mapping[UUID, list[Contact]]:
            return grouped(await parties.contacts_of_account(reader, keys), lambda contact: contact.account_id)

        return self._many(read)
