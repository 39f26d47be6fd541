"""Releases of the catalog on a real database: what an import writes, and what a refused one leaves alone."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from orderloom.catalog import queries
from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog, ImportResult
from orderloom.catalog.domain.document import BrokenCatalog
from orderloom.catalog.queries.shelf import shelf
from orderloom.identity import access
from orderloom.identity.contracts import Actor, Role
from orderloom.kernel.errors import Denied, Invalid, Missing
from orderloom.platform.db import Database, UnitOfWork
from tests.builders import catalog as build

Uow = Callable[..., AbstractAsyncContextManager[UnitOfWork]]
ADMIN = access.actor(None, "an admin", [Role.PROCESS_ADMIN])


async def imported(uow: Uow, document: dict[str, Any], actor: Actor = ADMIN, **fields: Any) -> ImportResult:
    async with uow(actor_label=actor.name) as u:
        return await import_catalog(u, actor, ImportCatalog(document=document, **fields))


async def counts(database: Database) -> tuple[int, ...]:
    tables = ("catalog_release", "catalog_entity", "catalog_member", "audit", "event")
    async with database.reader() as reader:
        return tuple([await reader.scalar(f"SELECT count(*) FROM {table}") for table in tables])


async def test_before_the_first_import_there_is_no_catalog(database: Database) -> None:
    async with database.reader() as reader:
        with pytest.raises(Missing) as refused:
            await queries.current_release(reader)
    assert refused.value.problems[0].code == "catalog.none"


async def test_an_import_makes_a_release_that_reads_as_it_was_written(database: Database, uow: Uow) -> None:
    results = [await imported(uow, build.demo_document(key)) for key in build.DEMO]
    expected = build.demo_snapshot()
    async with database.reader() as reader:
        assert await queries.current_release(reader) == results[-1].release_id
        found = await queries.whole_catalog(reader, ADMIN)
    assert found.specifications == expected.specifications
    assert found.offerings == expected.offerings
    assert found.relationships == expected.relationships
    assert found.mappings == expected.mappings
    assert found.offerings_by_external_id == expected.offerings_by_external_id


async def test_the_same_document_again_makes_no_release(database: Database, uow: Uow) -> None:
    before = await counts(database)
    result = await imported(uow, build.demo_document("mobile-tariff"))
    assert result.changes == ()
    assert await counts(database) == before


async def test_a_changed_document_shares_what_did_not_change(database: Database, uow: Uow) -> None:
    before = await counts(database)
    document = build.demo_document("mobile-tariff")
    document["offerings"][1]["prices"][0]["amount"] = 2
    async with database.reader() as reader:
        old = await queries.current_release(reader)
    result = await imported(uow, document, note="dearer")
    assert [(one.change, one.key) for one in result.changes] == [("changed", "mobile-telephony")]
    after = await counts(database)
    assert (after[0] - before[0], after[1] - before[1]) == (1, 1)
    assert after[2] == before[2] + before[1]
    async with database.reader() as reader:
        assert result.release_id is not None
        new_price = (await queries.snapshot(reader, result.release_id)).offerings["mobile-telephony"].prices[0]
        old_price = (await queries.snapshot(reader, old)).offerings["mobile-telephony"].prices[0]
    assert (str(old_price.amount), str(new_price.amount)) == ("0.99", "2")


async def test_a_process_reads_of_a_new_release_only_what_is_new(database: Database, uow: Uow) -> None:
    async with database.reader() as reader:
        old = await queries.snapshot(reader, await queries.current_release(reader))
    document = build.demo_document("mobile-tariff")
    document["offerings"][1]["prices"][0]["amount"] = 3
    result = await imported(uow, document)
    assert result.release_id is not None
    async with database.reader() as reader:
        new = await queries.snapshot(reader, result.release_id)
        again = await shelf(reader)
    same = {key for key, one in new.offerings.items() if one is old.offerings[key]}
    assert same == old.offerings.keys() - {"mobile-telephony"}
    assert again.members["offerings", "mobile-telephony"].entity is new.offerings["mobile-telephony"]


async def test_a_dry_run_lists_the_changes_and_writes_nothing(database: Database, uow: Uow) -> None:
    before = await counts(database)
    document = build.document(build.product("new-thing"), key="other")
    result = await imported(uow, document, dry_run=True)
    assert [(one.change, one.key) for one in result.changes] == [("added", "new-thing")]
    assert await counts(database) == before


async def test_a_broken_document_writes_nothing(database: Database, uow: Uow) -> None:
    before = await counts(database)
    with pytest.raises(BrokenCatalog):
        await imported(uow, build.document(build.offering("sold", "gone"), key="other"))
    with pytest.raises(Invalid):
        await imported(uow, build.document(key="other"), note="zero\0")
    assert await counts(database) == before


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PROCESS_ADMIN])
async def test_only_process_admins_import(database: Database, uow: Uow, role: Role) -> None:
    before = await counts(database)
    with pytest.raises(Denied):
        await imported(uow, build.document(key="other"), access.actor(None, role, [role]))
    assert await counts(database) == before


async def test_offerings_are_found_by_words_of_any_language(database: Database) -> None:
    async with database.reader() as reader:
        assert [one.key for one in await queries.offerings(reader, ADMIN)] == [
            "fibre-internet",
            "fibre-triple-play",
            "mobile-tariff",
            "sdwan-bronze",
        ]
        assert [one.key for one in await queries.offerings(reader, ADMIN, "TÉCNICO")] == ["fibre-internet"]
        assert [one.key for one in await queries.offerings(reader, ADMIN, "14305", sold_alone=False)] == [
            "mobile-telephony"
        ]
        assert [one.key for one in await queries.offerings(reader, ADMIN, category="sdwan", sold_alone=False)] == [
            "sdwan-bronze",
            "sdwan-site",
        ]
        assert (await queries.offering(reader, ADMIN, "14277")).key == "mobile-tariff"
        with pytest.raises(Missing):
            await queries.offering(reader, ADMIN, "nothing")
