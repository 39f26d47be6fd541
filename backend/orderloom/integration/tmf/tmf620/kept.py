"""Catalogs and standalone prices: our catalog has no noun for them; a price lives in the offerings that name it."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from orderloom.integration.tmf import store
from orderloom.integration.tmf.collection import Call, Edit
from orderloom.integration.tmf.keeping import KeptCollection
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.store import Kept
from orderloom.integration.tmf.tmf620.lifecycle import FIRST
from orderloom.integration.tmf.tmf620.nouns import Offerings
from orderloom.integration.tmf.tmf620.publishing import NotChangeable
from orderloom.integration.tmf.tmf620.reading import price_ids
from orderloom.integration.tmf.tmf620.showing import price
from orderloom.integration.tmf.tmf620.standing import There, there
from orderloom.integration.tmf.tmf620.translate import translated
from orderloom.integration.tmf.wording import moment
from orderloom.platform.db import Reader, UnitOfWork

MOST_INSIDE = 4
_inside: dict[Any, Sequence[tuple[str, Body]]] = {}
SET_HERE = frozenset({"id", "lastUpdate"})
Carry = Callable[[Body, str, str], Body]


class Catalogs(KeptCollection):
    name = "catalog"
    type = "Catalog"
    kind = "Catalog"
    given_here: ClassVar[frozenset[str]] = SET_HERE
    carry: ClassVar[Carry] = staticmethod(translated)

    def first(self, uow: UnitOfWork, body: Body) -> Body:
        return {"lifecycleStatus": "Active", **body}

    def ours(self, kept: Kept) -> Body:
        said = kept.content["said"]
        return {"lastUpdate": moment(kept.updated_at), **({} if "category" in said else {"category": []})}


class ProductCatalogs(Catalogs):
    name = "productCatalog"
    type = "ProductCatalog"
    told_as = "Catalog"


class Prices(KeptCollection):
    name = "productOfferingPrice"
    type = "ProductOfferingPrice"
    given_here: ClassVar[frozenset[str]] = SET_HERE
    carry: ClassVar[Carry] = staticmethod(translated)

    def first(self, uow: UnitOfWork, body: Body) -> Body:
        """Version 5 wants every price to say its type."""
        return {"lifecycleStatus": FIRST, "priceType": "oneTime", **body}

    def ours(self, kept: Kept) -> Body:
        return {"lastUpdate": moment(kept.updated_at)}

    async def others(self, reader: Reader) -> list[Body]:
        """Those that were made inside of offerings."""
        now = await there(reader)
        known = await store.ids_of(reader, self.kept_as)
        return [body for key, body in self._inside(now) if key not in known]

    def _inside(self, now: There) -> Sequence[tuple[str, Body]]:
        """Each with the key of its price; made once a release, for they are many."""
        release = (now.snapshot.release_id, self.version)
        if release not in _inside:
            if len(_inside) >= MOST_INSIDE:
                _inside.pop(next(iter(_inside)))
            _inside[release] = [
                (one.key, self._own(price(offering, id_, one), moment(now.at)))
                for offering in now.snapshot.offerings.values()
                for id_, one in price_ids(offering.key, offering.prices).items()
            ]
        return _inside[release]

    async def other(self, reader: Reader, id_: str) -> Body | None:
        now = await there(reader)
        for offering in now.snapshot.offerings.values():
            if id_.startswith(f"{offering.key}:"):
                found = price_ids(offering.key, offering.prices).get(id_)
                if found is not None:
                    return self._own(price(offering, id_, found), moment(now.at))
        return None

    def _own(self, body: Body, updated: str | None) -> Body:
        body = {**body, "lastUpdate": updated, "@type": self.type}
        return self.shapes.read(self.type, body)[0] if self.shapes.typed else body

    async def after(self, uow: UnitOfWork, call: Call, made: Kept) -> None:
        """Offerings that name it are priced by it."""
        said = {"productOfferingPrice": [{"id": made.id}]}
        await Offerings(self.shapes, self.version).publish_waiting(uow, call.actor, said)

    async def change(self, call: Call, id_: str, edit: Edit) -> Body:
        await self._of_offering(call, id_, "changed")
        return await super().change(call, id_, edit)

    async def remove(self, call: Call, id_: str) -> None:
        await self._of_offering(call, id_, "removed")
        await super().remove(call, id_)

    async def _of_offering(self, call: Call, id_: str, what: str) -> None:
        async with call.reader() as reader:
            inside = await store.kept(reader, self.kept_as, id_) is None and await self.other(reader, id_)
        if inside:
            raise NotChangeable(f"A price inside of an offering is {what} with the offering.", path=("id",))

    async def before_removal(self, uow: UnitOfWork, id_: str) -> None:
        if await store.mentioning(uow, "ProductOffering", {"productOfferingPrice": [{"id": id_}]}):
            raise NotChangeable("An offering is priced by it.", path=("id",))
