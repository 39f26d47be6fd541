"""Categories, specifications and offerings: what was sent is kept, and what is on sale of it stands in our catalog."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import msgspec

from orderloom.catalog.contracts import (
    CatalogSnapshot,
    Category,
    EntityRef,
    Lifecycle,
    Offering,
    Specification,
)
from orderloom.identity.access import require
from orderloom.identity.contracts import Actor, Permission
from orderloom.integration.tmf import store
from orderloom.integration.tmf.collection import Call, Collection, Edit, missing
from orderloom.integration.tmf.once import made_once
from orderloom.integration.tmf.query import Body, Found, Query, select
from orderloom.integration.tmf.store import Kept
from orderloom.integration.tmf.tidings import CHANGE, CREATE, DELETE, STATE, ResourceChanged
from orderloom.integration.tmf.tmf620.lifecycle import FIRST, lifecycle_of
from orderloom.integration.tmf.tmf620.publishing import bring
from orderloom.integration.tmf.tmf620.reading import Around, is_key
from orderloom.integration.tmf.tmf620.showing import SAYS, Show
from orderloom.integration.tmf.tmf620.standing import There, around, there
from orderloom.integration.tmf.tmf620.translate import changed, translated
from orderloom.integration.tmf.wording import moment
from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Reader, UnitOfWork

REFERRING = ("categories", "channels", "children", "prices", "parent")
Entity = Category | Specification | Offering


class Entities(Collection):
    """A resource is in the catalog while its `lifecycleStatus` says so and all is there that it needs."""

    section: ClassVar[str]
    shows: ClassVar[Mapping[str, Show]]
    first: ClassVar[str] = FIRST
    given_here: ClassVar[frozenset[str]] = frozenset({"id", "lastUpdate"})

    @abstractmethod
    def all_in(self, snapshot: CatalogSnapshot) -> Mapping[str, Entity]: ...

    @abstractmethod
    def entity_of(self, body: Body, key: str, life: Lifecycle, around: Around, before: Any) -> Entity | None: ...

    async def find(self, call: Call, query: Query) -> Found:
        require(call.actor, Permission.CATALOG_READ)
        async with call.reader() as reader:
            now = await there(reader)
            stamp = await store.stamp_of(reader, self.type)
            known = (self.type, self.version, now.snapshot.release_id, stamp)
            bodies = _rendered.get(known)
            if bodies is None:
                kept = {one.id: one for one in await store.all_of(reader, self.type)}
                bodies = _remember(known, self._all(now, kept))
        return select(bodies, query)

    def _all(self, now: There, kept: Mapping[str, Kept]) -> list[Body]:
        entities = self.all_in(now.snapshot)
        own = [self.show(now, entity, kept.get(key)) for key, entity in entities.items() if not _gone(kept.get(key))]
        rest = [self.show(now, None, one) for key, one in kept.items() if key not in entities and not _lost(one)]
        return [*own, *rest]

    async def read(self, call: Call, id_: str) -> Body:
        require(call.actor, Permission.CATALOG_READ)
        async with call.reader() as reader:
            return (await self._found(reader, id_))[3]

    async def _found(self, reader: Reader, id_: str, *, lock: bool = False) -> tuple[There, Any, Kept | None, Body]:
        now = await there(reader)
        kept = await store.kept(reader, self.type, id_, lock=lock)
        entity = self.all_in(now.snapshot).get(id_)
        if _gone(kept) or (entity is None and (kept is None or _lost(kept))):
            raise missing(self.name)
        return now, entity, kept, self.show(now, entity, kept)

    def show(self, now: There, entity: Any, kept: Kept | None) -> Body:
        """What was sent, but for fields that were changed here since; without anything sent, what our fields say."""
        said: Body = {} if kept is None else self._carried(kept)
        meant: Mapping[str, Any] = kept.content.get("meant") or {} if kept is not None else {}
        body: Body = {"id": kept.id if kept else entity.key, **said}
        if entity is not None:
            for field, show in self.shows.items():
                if field not in meant or plain(getattr(entity, field)) != meant[field]:
                    for name in SAYS[field]:
                        body.pop(name, None)
                    body |= show(entity, now.snapshot, self.version)
            body.setdefault("version", str(entity.version) if not isinstance(entity, Category) else "1")
        body["lastUpdate"] = moment(kept.updated_at if kept else now.at)
        body.setdefault("@type", self.type)
        return self.shapes.read(self.type, body)[0] if self.shapes.typed else body

    def _carried(self, kept: Kept) -> Body:
        said: Body = kept.content["said"]
        if kept.version == self.version:
            return said
        return self.shapes.fitted(self.type, translated(said, kept.version, self.version))

    async def create(self, call: Call, body: Body) -> Body:
        """The id that the sender wishes for, when it is free and can be a key of ours; else one of our own."""

        async def make() -> Body:
            now = await there(uow)
            said = {"lifecycleStatus": self.first, **body}
            key = await self._key(uow, now, call.wished)
            await self._save(uow, call.actor, key, said, None)
            self._tell(uow, CREATE, key)
            return await find(key)

        async def find(key: str) -> Body:
            return (await self._found(uow, key))[3]

        async with call.unit_of_work() as uow:
            require(call.actor, Permission.CATALOG_WRITE)
            return await made_once(uow, call, self, body, (make, find))

    async def _key(self, uow: UnitOfWork, now: There, wished: str | None) -> str:
        free = wished is not None and is_key(wished) and wished not in self.all_in(now.snapshot)
        if wished is not None and free and await store.kept(uow, self.type, wished) is None:
            return wished
        return str(new_id())

    async def change(self, call: Call, id_: str, edit: Edit) -> Body:
        async with call.unit_of_work() as uow:
            require(call.actor, Permission.CATALOG_WRITE)
            _, _, kept, before = await self._found(uow, id_, lock=True)
            after = edit(before)
            if after != before:
                await self._save(uow, call.actor, id_, self._said(kept, before, after), (kept, before, after))
                moved = before.get("lifecycleStatus") != after.get("lifecycleStatus")
                self._tell(uow, STATE if moved else CHANGE, id_)
            return (await self._found(uow, id_))[3]

    def _said(self, kept: Kept | None, before: Body, after: Body) -> Body:
        if kept is None or kept.version == self.version:
            return after
        return changed(kept.content["said"], before, after, lambda one: translated(one, self.version, kept.version))

    async def _save(
        self, uow: UnitOfWork, actor: Actor, key: str, said: Body, change: tuple[Kept | None, Body, Body] | None
    ) -> None:
        """Keeps what was sent, and brings the catalog to what it means."""
        now = await there(uow)
        own = self.all_in(now.snapshot)
        before = own.get(key)
        body = change[2] if change else said
        life = lifecycle_of(body.get("lifecycleStatus") or self.first)
        entity = None
        if life is not None:
            entity = self.entity_of(body, key, life, await around(uow, now.snapshot, body), before)
        if entity is not None and before is not None and change is not None:
            entity = _unchanged(self.shows, entity, before, change)
        after = await self._bring(uow, actor, key, before, entity)
        version = change[0].version if change and change[0] else self.version
        content = {"said": {name: value for name, value in said.items() if name != "id"}, "meant": self._meant(after)}
        if change is None or change[0] is None:
            await store.keep(uow, _kept(uow, self.type, key, version, content))
        else:
            await store.rewrite(uow, self.type, key, content, version)
        if after is not None:
            await self.settle(uow, actor, key)

    def _meant(self, entity: Entity | None) -> Body | None:
        return None if entity is None else {name: plain(getattr(entity, name)) for name in self.shows}

    async def settle(self, uow: UnitOfWork, actor: Actor, key: str) -> None:
        """What waited for this one may now stand in the catalog too."""

    async def publish_kept(self, uow: UnitOfWork, actor: Actor, kept: Kept) -> None:
        """Puts into the catalog what was sent before all was there that it needs."""
        said: Body = kept.content["said"]
        now = await there(uow)
        life = lifecycle_of(said.get("lifecycleStatus") or self.first)
        before = self.all_in(now.snapshot).get(kept.id)
        if life is None:
            return
        entity = self.entity_of(said, kept.id, life, await around(uow, now.snapshot, said), before)
        if entity is not None and before is not None:
            entity = _refreshed(entity, before, kept.content.get("meant") or {})
        if entity is not None and entity != before:
            after = await self._bring(uow, actor, kept.id, before, entity)
            await store.rewrite(uow, self.type, kept.id, {"said": said, "meant": self._meant(after)}, kept.version)

    async def _bring(self, uow: UnitOfWork, actor: Actor, key: str, before: Any, wanted: Any) -> Any:
        """The entity as it stands in the catalog afterwards."""
        await bring(uow, actor, EntityRef(section=self.section, key=key), before, wanted)
        return self.all_in((await there(uow)).snapshot).get(key)

    async def remove(self, call: Call, id_: str) -> None:
        """What was on sale is archived, for orders and inventory still know it; here it is gone."""
        async with call.unit_of_work() as uow:
            require(call.actor, Permission.CATALOG_WRITE)
            _, entity, kept, _ = await self._found(uow, id_, lock=True)
            if entity is None:
                await store.drop(uow, self.type, id_)
            else:
                archived = msgspec.structs.replace(entity, lifecycle=Lifecycle.ARCHIVED)
                await self._bring(uow, call.actor, id_, entity, archived)
                await self._bury(uow, id_, kept)
            self._tell(uow, DELETE, id_)

    async def _bury(self, uow: UnitOfWork, id_: str, kept: Kept | None) -> None:
        content = {**(kept.content if kept else {"said": {}, "meant": None}), "gone": True}
        if kept is None:
            await store.keep(uow, _kept(uow, self.type, id_, self.version, content))
        else:
            await store.rewrite(uow, self.type, id_, content, kept.version)

    def _tell(self, uow: UnitOfWork, what: str, key: str) -> None:
        uow.announce(ResourceChanged(subject=new_id(), type=self.type, what=what, id=key))


def plain(value: Any) -> Any:
    """As it comes back from a JSON column."""
    return json.loads(json.dumps(value))


def _gone(kept: Kept | None) -> bool:
    """Whether it was removed here, although the catalog still knows it."""
    return kept is not None and bool(kept.content.get("gone"))


def _lost(kept: Kept) -> bool:
    """Whether it once stood in the catalog; when it does no more, somebody took it out."""
    return kept.content.get("meant") is not None


def _unchanged(shows: Mapping[str, Show], entity: Any, before: Any, change: tuple[Kept | None, Body, Body]) -> Any:
    """Fields whose attributes were not touched stay exactly as they are."""
    _, old, new = change
    same = {
        field: getattr(before, field) for field in shows if all(old.get(name) == new.get(name) for name in SAYS[field])
    }
    return msgspec.structs.replace(entity, **same)


def _refreshed(entity: Any, before: Any, meant: Mapping[str, Any]) -> Any:
    """What stands in the catalog already takes only the references that were waited for."""
    fresh = {
        field: getattr(entity, field)
        for field in REFERRING
        if field in meant and plain(getattr(before, field)) == meant[field]
    }
    return msgspec.structs.replace(before, **fresh)


def _kept(uow: UnitOfWork, kind: str, key: str, version: str, content: Body) -> Kept:
    return Kept(
        kind=kind, id=key, version=version, content=content, account_id=None, created_at=uow.now, updated_at=uow.now
    )


_rendered: dict[Any, Sequence[Body]] = {}
MOST_RENDERED = 24


def _remember(key: Any, bodies: Sequence[Body]) -> Sequence[Body]:
    """Whole lists as they stand, since a catalog is read far more often than it changes."""
    while len(_rendered) >= MOST_RENDERED:
        _rendered.pop(next(iter(_rendered)))
    _rendered[key] = bodies
    return bodies
