"""The three nouns of our catalog that TMF620 writes: categories, specifications of products, offerings."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from orderloom.catalog.contracts import (
    CatalogSnapshot,
    Category,
    Lifecycle,
    Offering,
    Specification,
    SpecificationKind,
)
from orderloom.identity.contracts import Actor
from orderloom.integration.tmf import store
from orderloom.integration.tmf.agreements import REFERRED, references
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.store import Kept
from orderloom.integration.tmf.tmf620 import showing
from orderloom.integration.tmf.tmf620.entities import Entities
from orderloom.integration.tmf.tmf620.reading import Around, category_of, offering_of, specification_of
from orderloom.integration.tmf.tmf620.showing import Show
from orderloom.integration.tmf.tmf620.standing import There
from orderloom.platform.db import UnitOfWork


class Offerings(Entities):
    name = "productOffering"
    type = "ProductOffering"
    section = "offerings"
    shows: ClassVar[Mapping[str, Show]] = showing.OFFERING

    def all_in(self, snapshot: CatalogSnapshot) -> Mapping[str, Offering]:
        return snapshot.offerings

    def entity_of(self, body: Body, key: str, life: Lifecycle, around: Around, before: Any) -> Offering | None:
        return offering_of(body, key, life, around, before)

    async def settle(self, uow: UnitOfWork, actor: Actor, key: str) -> None:
        """Bundles that name it."""
        await self.publish_waiting(uow, actor, {"bundledProductOffering": [{"id": key}]}, but=key)

    async def publish_waiting(self, uow: UnitOfWork, actor: Actor, said: Body, but: str | None = None) -> None:
        for one in await store.mentioning(uow, self.type, said):
            if one.id != but:
                await self.publish_kept(uow, actor, one)

    def show(self, now: There, entity: Any, kept: Kept | None) -> Body:
        """With the terms of sale that a buyer accepts, among its agreements."""
        body = super().show(now, entity, kept)
        known = now.snapshot.terms
        keys = [(key, known[key].version) for key in (entity.terms if entity is not None else ()) if key in known]
        if keys:
            said = [one for one in body.get("agreement") or [] if one.get("@referredType") != REFERRED]
            body["agreement"] = [*said, *references(keys, known, self.version)]
        return body


class Categories(Entities):
    name = "category"
    type = "Category"
    section = "categories"
    first = "Active"
    shows: ClassVar[Mapping[str, Show]] = showing.CATEGORY

    def all_in(self, snapshot: CatalogSnapshot) -> Mapping[str, Category]:
        return snapshot.categories

    def entity_of(self, body: Body, key: str, life: Lifecycle, around: Around, before: Any) -> Category | None:
        return category_of(body, key, life, around, before)

    async def settle(self, uow: UnitOfWork, actor: Actor, key: str) -> None:
        """Offerings and categories that name it."""
        await Offerings(self.shapes, self.version).publish_waiting(uow, actor, {"category": [{"id": key}]})
        for said in ({"parentId": key}, {"parent": {"id": key}}):
            for one in await store.mentioning(uow, self.type, said):
                await self.publish_kept(uow, actor, one)

    def show(self, now: There, entity: Any, kept: Kept | None) -> Body:
        """With the categories and offerings in it, unless its sender named them."""
        body = super().show(now, entity, kept)
        snapshot = now.snapshot
        inside = (one for one in snapshot.categories.values() if one.parent == body["id"])
        body.setdefault("subCategory", _references("Category", inside, self.version))
        sold = (one for one in snapshot.offerings.values() if body["id"] in one.categories)
        body.setdefault("productOffering", _references("ProductOffering", sold, self.version))
        return body


def _references(kind: str, found: Iterable[Category | Offering], version: str) -> list[Body]:
    typed = {"@type": f"{kind}Ref"} if version == "v5" else {}
    return [{"id": one.key, "name": showing.words(one.name, one.key), "@referredType": kind, **typed} for one in found]


class Specifications(Entities):
    name = "productSpecification"
    type = "ProductSpecification"
    section = "specifications"
    shows: ClassVar[Mapping[str, Show]] = showing.SPECIFICATION

    def all_in(self, snapshot: CatalogSnapshot) -> Mapping[str, Specification]:
        return _Products(snapshot.specifications)

    def entity_of(self, body: Body, key: str, life: Lifecycle, around: Around, before: Any) -> Specification | None:
        return specification_of(body, key, life, before)

    async def settle(self, uow: UnitOfWork, actor: Actor, key: str) -> None:
        """Offerings that sell it."""
        await Offerings(self.shapes, self.version).publish_waiting(uow, actor, {"productSpecification": {"id": key}})


class _Products(dict[str, Specification]):
    """Of all specifications those of products; the keys of services and resources are taken all the same."""

    def __init__(self, every: Mapping[str, Specification]) -> None:
        super().__init__({key: one for key, one in every.items() if one.kind is SpecificationKind.PRODUCT})
        self._every = every

    def __contains__(self, key: object) -> bool:
        return key in self._every
