"""Drafts on a real database: kept whatever is wrong, published together or not at all, and never lost."""

import base64
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from orderloom.catalog import queries
from orderloom.catalog.commands import drafts, import_catalog
from orderloom.catalog.contracts import (
    DiscardDraft,
    DraftToPublish,
    EntityFilter,
    EntityRef,
    ExportCatalog,
    ImportCatalog,
    Lifecycle,
    MoveLifecycle,
    PublishCatalog,
    SavedDraft,
    SaveDraft,
)
from orderloom.catalog.domain.document import BrokenCatalog
from orderloom.catalog.queries import effects, entries, files
from orderloom.identity import access
from orderloom.identity.contracts import Actor, Role
from orderloom.kernel import json
from orderloom.kernel.errors import Denied, Invalid, StaleVersion
from orderloom.platform.db import Database, UnitOfWork
from tests.builders import catalog as build

Uow = Callable[..., AbstractAsyncContextManager[UnitOfWork]]
ADMIN = access.actor(None, "an admin", [Role.PROCESS_ADMIN])
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
OFFERING: dict[str, Any] = {"key": "sold", "name": {"en": "Sold", "pt-BR": "Vendido"}, "specification": "thing"}


TABLES = ("catalog_draft", "catalog_member", "catalog_entity", "catalog_release", "catalog_document", "catalog_image")


@pytest.fixture(autouse=True)
async def empty(database: Database) -> None:
    await emptied(database)


async def emptied(database: Database) -> None:
    async with database.unit_of_work() as u:
        for table in TABLES:
            await u.execute(f"DELETE FROM {table}")


def shop(**fields: Any) -> dict[str, Any]:
    image = {"in": "images", "key": "logo", "media_type": "image/png", "data": base64.b64encode(PNG).decode()}
    category = {"in": "categories", "key": "things", "name": {"en": "Things"}}
    thing = build.product("thing", build.characteristic("colour"))
    sold = build.offering("sold", "thing", name=OFFERING["name"], categories=["things"], **fields)
    return build.document(image, category, thing, sold, key="shop", name={"en": "Shop"})


async def stock(uow: Uow, document: dict[str, Any] | None = None) -> None:
    async with uow(actor_label="an admin") as u:
        await import_catalog(u, ADMIN, ImportCatalog(document=document or shop()))


async def saved(uow: Uow, content: dict[str, Any] | None, actor: Actor = ADMIN, **fields: Any) -> SavedDraft:
    wanted: dict[str, Any] = {"section": "offerings", "key": "sold", **fields}
    async with uow(actor_label="an admin") as u:
        return await drafts.save_catalog_draft(u, actor, SaveDraft(content=content, **wanted))


async def published(uow: Uow, *refs: tuple[str, str, int]) -> Any:
    wanted = tuple(DraftToPublish(section=section, key=key, revision=revision) for section, key, revision in refs)
    async with uow(actor_label="an admin") as u:
        return await drafts.publish_catalog(u, ADMIN, PublishCatalog(drafts=wanted, note="because"))


async def entry(database: Database, section: str = "offerings", key: str = "sold") -> Any:
    async with database.reader() as reader:
        return await entries.entry(reader, ADMIN, section, key)


async def test_a_draft_changes_nothing_until_it_is_published(database: Database, uow: Uow) -> None:
    await stock(uow)
    change = {**OFFERING, "name": {"en": "Sold anew"}}
    first = await saved(uow, change)
    assert (first.draft.revision, first.findings) == (1, ())
    found = await entry(database)
    assert found.content["name"] == OFFERING["name"]
    assert found.draft is not None
    assert found.draft.content == change
    result = await published(uow, ("offerings", "sold", 1))
    assert [(one.change, one.key, one.version) for one in result.changes] == [("changed", "sold", 2)]
    found = await entry(database)
    assert (found.content["name"], found.content["version"], found.draft) == ({"en": "Sold anew"}, 2, None)
    assert [(one.version, one.note, one.author) for one in found.versions] == [
        (2, "because", "an admin"),
        (1, "", "an admin"),
    ]
    async with database.reader() as reader:
        ref = EntityRef(section="offerings", key="sold")
        diff = await entries.difference(reader, ADMIN, ref, found.versions[1].id, found.versions[0].id)
        old = await entries.version_content(reader, ADMIN, ref, found.versions[1].id)
    assert {one.path for one in diff.fields} == {"name.en", "name.pt-BR", "categories"}
    assert old["name"] == OFFERING["name"]


async def test_a_broken_draft_is_kept_with_what_is_wrong_and_not_published(database: Database, uow: Uow) -> None:
    await stock(uow)
    broken = {**OFFERING, "specification": "gone", "categories": ["gone"]}
    kept = await saved(uow, broken)
    assert [(one.code, one.path) for one in kept.findings] == [
        ("catalog.unknown_specification", ("specification",)),
        ("catalog.unknown_category", ("categories", 0)),
    ]
    with pytest.raises(BrokenCatalog) as refused:
        await published(uow, ("offerings", "sold", 1))
    assert refused.value.problems[0].path == ("offerings", "sold", "specification")
    found = await entry(database)
    assert found.draft.content == broken
    malformed = await saved(uow, {**OFFERING, "colour": 1}, revision=1)
    assert [one.code for one in malformed.findings] == ["catalog.malformed"]


async def test_two_people_never_overwrite_each_other(database: Database, uow: Uow) -> None:
    await stock(uow)
    await saved(uow, OFFERING)
    with pytest.raises(StaleVersion):
        await saved(uow, {**OFFERING, "name": {"en": "Mine"}})
    await saved(uow, OFFERING, revision=1)
    with pytest.raises(StaleVersion):
        await saved(uow, {**OFFERING, "name": {"en": "Mine"}}, revision=1)
    with pytest.raises(StaleVersion):
        await published(uow, ("offerings", "sold", 1))
    assert (await entry(database)).draft.revision == 2


async def test_a_draft_of_what_was_changed_meanwhile_waits_until_it_is_compared(database: Database, uow: Uow) -> None:
    await stock(uow)
    await saved(uow, {**OFFERING, "name": {"en": "Mine"}})
    await stock(uow, shop(description={"en": "Theirs"}))
    assert (await entry(database)).draft.stale
    with pytest.raises(BrokenCatalog) as refused:
        await published(uow, ("offerings", "sold", 1))
    assert [one.code for one in refused.value.problems] == ["catalog.stale_draft"]
    await saved(uow, {**OFFERING, "name": {"en": "Mine"}}, revision=1, rebase=True)
    result = await published(uow, ("offerings", "sold", 2))
    assert result.changes[0].version == 3


async def test_what_belongs_together_is_published_together(database: Database, uow: Uow) -> None:
    await stock(uow)
    thing = {"key": "other", "name": {"en": "Other"}, "kind": "product"}
    offering = {**OFFERING, "key": "another", "specification": "other"}
    await saved(uow, offering, key="another", document="shop")
    await saved(uow, thing, section="specifications", key="other", document="shop")
    with pytest.raises(BrokenCatalog):
        await published(uow, ("offerings", "another", 1))
    result = await published(uow, ("offerings", "another", 1), ("specifications", "other", 1))
    assert sorted((one.change, one.key) for one in result.changes) == [("added", "another"), ("added", "other")]
    async with database.reader() as reader:
        exported = await files.exported(reader, ADMIN, ExportCatalog(document="shop"))
    assert [one["key"] for one in exported["offerings"]] == ["sold", "another"]


async def test_life_goes_one_way_and_back_from_retirement_only(database: Database, uow: Uow) -> None:
    await stock(uow)
    refs = (EntityRef(section="offerings", key="sold"),)

    async def move(to: Lifecycle) -> Any:
        async with uow(actor_label="an admin") as u:
            return await drafts.move_catalog_lifecycle(u, ADMIN, MoveLifecycle(entities=refs, to=to))

    with pytest.raises(BrokenCatalog) as refused:
        await move(Lifecycle.ARCHIVED)
    assert [one.code for one in refused.value.problems] == ["catalog.lifecycle"]
    for to in (Lifecycle.RETIRED, Lifecycle.PUBLISHED, Lifecycle.RETIRED, Lifecycle.ARCHIVED):
        await move(to)
        found = await entry(database)
        assert (found.listed.lifecycle, found.listed.version) == (to, 1)
    with pytest.raises(BrokenCatalog):
        await move(Lifecycle.PUBLISHED)
    await saved(uow, OFFERING)
    with pytest.raises(BrokenCatalog):
        await published(uow, ("offerings", "sold", 1))


async def test_what_was_sold_is_retired_and_never_taken_away(uow: Uow) -> None:
    await stock(uow)
    await saved(uow, None)
    with pytest.raises(BrokenCatalog) as refused:
        await published(uow, ("offerings", "sold", 1))
    assert [one.code for one in refused.value.problems] == ["catalog.not_removable"]


async def test_a_discarded_draft_is_gone(database: Database, uow: Uow) -> None:
    await stock(uow)
    await saved(uow, OFFERING)
    with pytest.raises(StaleVersion):
        async with uow(actor_label="an admin") as u:
            await drafts.discard_catalog_draft(u, ADMIN, DiscardDraft(section="offerings", key="sold", revision=2))
    async with uow(actor_label="an admin") as u:
        await drafts.discard_catalog_draft(u, ADMIN, DiscardDraft(section="offerings", key="sold", revision=1))
    assert (await entry(database)).draft is None


async def test_effects_tell_what_changes_and_who_names_it(database: Database, uow: Uow) -> None:
    await stock(uow)
    thing = {"key": "thing", "name": {"en": "Thing"}, "kind": "product", "characteristics": []}
    await saved(uow, thing, section="specifications", key="thing")
    async with database.reader() as reader:
        found = await effects.effects_of_drafts(reader, ADMIN, [EntityRef(section="specifications", key="thing")])
    assert [(one.key, one.version) for one in found.changes] == [("thing", 2)]
    assert [(one.kind, one.count, [link.id for link in one.links]) for one in found.uses] == [
        ("offerings", 1, ["sold"])
    ]
    assert found.problems == ()


async def test_the_list_finds_words_of_any_language_and_shows_drafts(database: Database, uow: Uow) -> None:
    await stock(uow)
    await saved(
        uow, {**OFFERING, "key": "fresh", "name": {"en": "Fresh", "pt-BR": "Fresco"}}, key="fresh", document="shop"
    )

    async def keys(**fields: Any) -> list[str]:
        async with database.reader() as reader:
            page = await entries.entities(reader, ADMIN, EntityFilter(section="offerings", **fields))
        assert page.total == len(page.items)
        return [one.key for one in page.items]

    assert await keys() == ["fresh", "sold"]
    assert await keys(text="VENDÍDO") == ["sold"]
    assert await keys(drafts=True) == ["fresh"]
    assert await keys(category="things") == ["sold"]
    assert await keys(lifecycles=(Lifecycle.RETIRED,)) == []
    async with database.reader() as reader:
        agent = access.actor(None, "an agent", [Role.ORDER_AGENT])
        page = await entries.entities(reader, agent, EntityFilter(section="offerings"))
    assert [one.key for one in page.items] == ["sold"]


async def test_an_export_comes_back_identical_from_an_empty_system(database: Database, uow: Uow) -> None:
    for key in build.DEMO:
        await stock(uow, build.demo_document(key))
    await stock(uow)
    await saved(uow, {**OFFERING, "name": {"en": "Renamed"}})
    await published(uow, ("offerings", "sold", 1))
    async with database.reader() as reader:
        first = json.dumps(await files.exported(reader, ADMIN, ExportCatalog()))
    async with uow(actor_label="an admin") as u:
        result = await import_catalog(u, ADMIN, ImportCatalog(document=json.loads(first), dry_run=True))
    assert result.changes == ()
    await emptied(database)
    async with database.reader() as reader:
        assert json.dumps(await files.exported(reader, ADMIN, ExportCatalog())) != first
    await stock(uow, json.loads(first))
    async with database.reader() as reader:
        assert json.dumps(await files.exported(reader, ADMIN, ExportCatalog())) == first


async def test_a_first_start_leaves_alone_what_people_changed(database: Database, uow: Uow) -> None:
    await stock(uow)
    await saved(uow, {**OFFERING, "name": {"en": "Renamed"}})
    await published(uow, ("offerings", "sold", 1))
    async with uow(actor_label="first start") as u:
        again = await import_catalog(u, ADMIN, ImportCatalog(document=shop(), unless_edited=True))
    assert again.changes == ()
    assert (await entry(database)).content["name"] == {"en": "Renamed"}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PROCESS_ADMIN])
async def test_only_process_admins_draft(uow: Uow, role: Role) -> None:
    with pytest.raises(Denied):
        await saved(uow, OFFERING, access.actor(None, role, [role]))


async def test_keys_and_sections_that_cant_be_are_refused(uow: Uow) -> None:
    await stock(uow)
    wrong: tuple[dict[str, Any], ...] = (
        {"section": "nothing"},
        {"key": "Not a key", "document": "shop"},
        {"key": "new"},
    )
    for fields in wrong:
        with pytest.raises(Invalid):
            await saved(uow, OFFERING, **fields)


async def test_what_is_retired_or_not_sold_yet_is_offered_to_nobody(database: Database, uow: Uow) -> None:
    async def offered() -> list[str]:
        async with database.reader() as reader:
            return [one.key for one in await queries.offerings(reader, ADMIN)]

    await stock(uow)
    assert await offered() == ["sold"]
    await stock(uow, shop(valid_from="2999-01-01T00:00:00Z"))
    assert await offered() == []
    await stock(uow, shop(lifecycle="retired"))
    assert await offered() == []
