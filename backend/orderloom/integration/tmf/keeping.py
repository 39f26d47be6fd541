"""Resources that our domain has no noun for: kept as they were sent, in either version, and given back."""

import re
from collections.abc import Callable
from typing import ClassVar
from uuid import UUID

from orderloom.identity.access import require
from orderloom.identity.contracts import Permission
from orderloom.integration.tmf import store
from orderloom.integration.tmf.collection import Call, Collection, Edit, missing
from orderloom.integration.tmf.once import made_once
from orderloom.integration.tmf.query import Body, Found, Query, select
from orderloom.integration.tmf.store import EVERYTHING, Kept
from orderloom.integration.tmf.tidings import CHANGE, CREATE, DELETE, STATE, ResourceChanged
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Reader, UnitOfWork

_IN_A_PATH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~:@-]{0,199}\Z")


class KeptCollection(Collection):
    """`content["said"]` is what was sent. A further kind names its rights, and how it travels between versions."""

    reads: ClassVar[Permission] = Permission.CATALOG_READ
    writes: ClassVar[Permission] = Permission.CATALOG_WRITE
    kind: ClassVar[str | None] = None
    """Under which name it is kept, where its versions have other types."""
    states: ClassVar[tuple[str, ...]] = ("lifecycleStatus", "status", "state")
    carry: ClassVar[Callable[[Body, str, str], Body]] = staticmethod(lambda body, before, after: body)

    @property
    def kept_as(self) -> str:
        return self.kind or self.type

    async def find(self, call: Call, query: Query) -> Found:
        """A page by the database while nothing is asked that only the resources can tell."""
        require(call.actor, self.reads)
        async with call.reader() as reader:
            rest = await self.others(reader)
            if not (query.conditions or query.sorts or rest):
                page, total = await store.page_of(reader, self.kept_as, EVERYTHING, query.offset, query.limit)
                return Found(bodies=[self.show(one) for one in page], total=total)
            found = await store.all_of(reader, self.kept_as)
        return select([*(self.show(one) for one in found), *rest], query)

    async def others(self, reader: Reader) -> list[Body]:
        """Resources of this kind that live elsewhere."""
        return []

    async def other(self, reader: Reader, id_: str) -> Body | None:
        return None

    async def read(self, call: Call, id_: str) -> Body:
        require(call.actor, self.reads)
        async with call.reader() as reader:
            found = await store.kept(reader, self.kept_as, id_)
            body = self.show(found) if found else await self.other(reader, id_)
        if body is None:
            raise missing(self.name)
        return body

    async def create(self, call: Call, body: Body) -> Body:
        """The id that the sender wishes for, when it is free; else one of our own."""

        async def find(id_: str) -> Body:
            return self.show(await self._locked(uow, id_))

        async with call.unit_of_work() as uow:
            require(call.actor, self.writes)
            return await made_once(uow, call, self, body, (lambda: self._create(uow, call, body), find))

    async def _create(self, uow: UnitOfWork, call: Call, body: Body) -> Body:
        wished = call.wished if _IN_A_PATH.match(call.wished or "") else None
        for id_ in (wished, str(new_id())):
            made = self._made(uow, id_, self.first(uow, body)) if id_ else None
            if made is not None and await store.keep(uow, made):
                break
        else:
            raise AssertionError
        await self.after(uow, call, made)
        self.tell(uow, CREATE, made.id)
        return self.show(made)

    def first(self, uow: UnitOfWork, body: Body) -> Body:
        """What we set when a resource is made."""
        return body

    def _made(self, uow: UnitOfWork, id_: str, said: Body) -> Kept:
        return Kept(
            kind=self.kept_as,
            id=id_,
            version=self.version,
            content={"said": said},
            account_id=None,
            created_at=uow.now,
            updated_at=uow.now,
        )

    async def after(self, uow: UnitOfWork, call: Call, made: Kept) -> None:
        """What follows from it, in the same transaction."""

    async def change(self, call: Call, id_: str, edit: Edit) -> Body:
        async with call.unit_of_work() as uow:
            require(call.actor, self.writes)
            kept = await self._locked(uow, id_)
            before = self.show(kept)
            after = edit(before)
            if after != before:
                said = self._said(kept, before, after)
                await store.rewrite(uow, self.kept_as, id_, {**kept.content, "said": said}, kept.version)
                moved = any(before.get(name) != after.get(name) for name in self.states)
                self.tell(uow, STATE if moved else CHANGE, id_)
            found = await self._locked(uow, id_)
            await self.after(uow, call, found)
        return self.show(found)

    def _said(self, kept: Kept, before: Body, after: Body) -> Body:
        differing = [name for name in {*before, *after} if before.get(name) != after.get(name)]
        cls = type(self)
        told = cls.carry({name: after[name] for name in differing if name in after}, self.version, kept.version)
        gone = cls.carry({name: before[name] for name in differing if name not in after}, self.version, kept.version)
        return {**{name: value for name, value in kept.content["said"].items() if name not in gone}, **told}

    async def remove(self, call: Call, id_: str) -> None:
        async with call.unit_of_work() as uow:
            require(call.actor, self.writes)
            await self._locked(uow, id_)
            await self.before_removal(uow, id_)
            await store.drop(uow, self.kept_as, id_)
            self.tell(uow, DELETE, id_)

    async def before_removal(self, uow: UnitOfWork, id_: str) -> None:
        """Refuses when something still refers to it."""

    async def _locked(self, uow: UnitOfWork, id_: str) -> Kept:
        found = await store.kept(uow, self.kept_as, id_, lock=True)
        if found is None:
            raise missing(self.name)
        return found

    def show(self, kept: Kept) -> Body:
        said: Body = kept.content["said"]
        if kept.version != self.version:
            said = self.shapes.fitted(self.type, type(self).carry(said, kept.version, self.version))
        body = {"id": kept.id, **said, **self.ours(kept)}
        body.setdefault("@type", self.type)
        return self.shapes.read(self.type, body)[0] if self.shapes.typed else body

    def ours(self, kept: Kept) -> Body:
        """What only we set."""
        return {}

    def tell(self, uow: UnitOfWork, what: str, id_: str, account_id: UUID | None = None) -> None:
        uow.announce(ResourceChanged(subject=new_id(), type=self.kept_as, what=what, id=id_, account_id=account_id))
