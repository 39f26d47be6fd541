"""How the catalog is made is for those who design and fulfill; what is sold is for whoever buys."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from orderloom.catalog import queries
from orderloom.catalog.commands.files import give_catalog_export
from orderloom.catalog.contracts import EntityFilter, EntityRef, ExportCatalog
from orderloom.catalog.queries import drawing, entries, files, layouts, tried
from orderloom.identity.contracts import Actor, Role
from orderloom.kernel.errors import Denied
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Database
from tests.builders.orders import import_gadget, person

GADGET = EntityRef(section="offerings", key="gadget")
Read = Callable[[Any, Actor], Awaitable[object]]
READS: dict[str, Read] = {
    "entities": lambda uow, actor: entries.entities(uow, actor, EntityFilter(section="decompositions")),
    "documents": entries.catalog_documents,
    "entity": lambda uow, actor: entries.entry(uow, actor, "offerings", "gadget"),
    "difference": lambda uow, actor: entries.difference(uow, actor, GADGET),
    "version": lambda uow, actor: entries.version_content(uow, actor, GADGET, new_id()),
    "drawing": lambda uow, actor: drawing.catalog_drawing(uow, actor, ["gadget"]),
    "layout": lambda uow, actor: layouts.catalog_layout(uow, actor, "decompositions", "gadget"),
    "releases": tried.releases,
    "release": lambda uow, actor: tried.release_of(uow, actor, 1),
    "file": lambda uow, actor: files.exported(uow, actor, ExportCatalog()),
    "ticket": lambda uow, actor: give_catalog_export(uow, actor, ExportCatalog()),
}


@pytest.mark.parametrize("read", READS.values(), ids=READS)
async def test_a_customer_does_not_read_how_the_catalog_is_made(database: Database, read: Read) -> None:
    await import_gadget(database)
    with pytest.raises(Denied, match=r"fulfillment\.read"):
        async with database.unit_of_work() as uow:
            await read(uow, person(Role.CUSTOMER))


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.CUSTOMER])
async def test_whoever_works_on_orders_reads_how_the_catalog_is_made(database: Database, role: Role) -> None:
    await import_gadget(database)
    async with database.reader() as reader:
        found = await entries.entry(reader, person(role), "offerings", "gadget")
        releases = await tried.releases(reader, person(role))
    assert (found.listed.key, found.draft) == ("gadget", None)
    assert releases


async def test_a_customer_reads_what_is_sold(database: Database) -> None:
    await import_gadget(database)
    async with database.reader() as reader:
        found = await queries.offering(reader, person(Role.CUSTOMER), "gadget")
    assert found.key == "gadget"
