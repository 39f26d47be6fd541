"""Definitions begin blank, from templates, as copies and from files; what is there is never written over unseen."""

import asyncio
import gzip
from typing import Any

import pytest

from orderloom.flows.commands.authoring import KeyTaken, NoTemplate, create_definition, duplicate_definition
from orderloom.flows.commands.drafts import InReview, discard_draft
from orderloom.flows.commands.importing import NotImportable
from orderloom.flows.commands.intake import take_in
from orderloom.flows.commands.review import request_publish
from orderloom.flows.contracts import BroughtIn, Publish
from orderloom.flows.contracts.authoring import (
    Duplicate,
    Export,
    GivenFile,
    Incoming,
    NewDefinition,
    TakeIn,
    Taken,
    WrittenFile,
)
from orderloom.flows.domain.authoring import KINDS
from orderloom.flows.domain.exports import archive
from orderloom.flows.queries import definitions, intake
from orderloom.identity.contracts import Permission
from orderloom.kernel.errors import Denied, DomainError, Invalid, Missing, StaleVersion
from orderloom.kernel.json import dumps
from orderloom.platform.db import Database
from tests.builders.definitions import SYSTEM, Uow, definition, flow, patch, person, published, renamed, surroundings

ONE, OTHER = person("one"), person("other")


async def keys(database: Database) -> set[str]:
    async with database.reader() as reader:
        return {each.key for each in await definitions(reader, SYSTEM)}


async def create(uow: Uow, key: str, **fields: Any) -> None:
    async with uow() as u:
        fields.setdefault("name", {"en": "New one"})
        await create_definition(u, ONE, NewDefinition(key=key, **fields))


async def test_of_two_who_take_a_key_at_once_one_is_refused(uow: Uow) -> None:
    outcomes = await asyncio.gather(*(create(uow, "wanted-by-two") for _ in range(2)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in outcomes) == ["KeyTaken", "NoneType"]


def text(content: Any) -> str:
    return dumps(content).decode()


async def look(database: Database, *files: GivenFile) -> list[Incoming]:
    async with database.reader() as reader:
        return await intake.incoming(reader, ONE, files)


async def bring(uow: Uow, files: list[GivenFile], *taken: Taken) -> list[BroughtIn]:
    async with uow() as u:
        return await take_in(u, ONE, TakeIn(files=tuple(files), taken=taken))


async def export(database: Database, *wanted: str, **more: Any) -> list[WrittenFile]:
    async with database.reader() as reader:
        return await intake.exported(reader, ONE, Export(keys=wanted, **more))


@pytest.mark.parametrize("kind", KINDS)
async def test_a_blank_definition_of_each_kind_has_no_errors(database: Database, uow: Uow, kind: str) -> None:
    await create(uow, f"blank-{kind}", kind=kind, name={"en": " Blank ", "pt-BR": "Vazio"})
    found = await definition(database, f"blank-{kind}")
    assert found.draft is not None
    assert (found.kind, found.draft.content["name"]) == (kind, {"en": "Blank", "pt-BR": "Vazio"})
    assert [each for each in found.draft.findings if each.severity == "error"] == []


async def test_a_key_that_is_taken_or_is_none_is_refused(database: Database, uow: Uow) -> None:
    await create(uow, "mine")
    before = await keys(database)
    refused: list[tuple[dict[str, Any], type[Exception]]] = [
        ({"key": "mine"}, KeyTaken),
        ({"key": "Not a key"}, Invalid),
        ({"key": "nameless", "name": {"en": " "}}, Invalid),
        ({"key": "odd", "kind": "poem"}, Invalid),
        ({"key": "odd", "template": "poem"}, NoTemplate),
    ]
    for fields, error in refused:
        with pytest.raises(error):
            await create(uow, **fields)
    assert await keys(database) == before


async def test_a_key_is_free_again_once_its_only_draft_is_gone(database: Database, uow: Uow) -> None:
    await create(uow, "again", kind="enrichment")
    async with uow() as u:
        assert await discard_draft(u, ONE, "again") is None
    assert "again" not in await keys(database)
    await create(uow, "again", kind="table")
    assert (await definition(database, "again")).kind == "table"


async def test_a_template_begins_a_draft_under_a_name_of_ones_own(database: Database, uow: Uow) -> None:
    await surroundings(database)
    await create(uow, "my-survey", template="site-survey", name={"en": "My survey"})
    found = await definition(database, "my-survey")
    assert found.draft is not None
    assert (found.draft.content["key"], found.draft.content["name"]) == ("my-survey", {"en": "My survey"})
    assert found.draft.findings == ()
    assert found.published is None


async def test_a_copy_keeps_ids_and_layout_and_says_that_it_is_one(database: Database, uow: Uow) -> None:
    await published(uow, "source")
    layout = [{"op": "add", "path": "/positions/begin", "value": {"x": 1, "y": 2}}]
    await patch(uow, ONE, "source", 0, renamed(1, "Look"), layout_patch=layout)
    async with uow() as u:
        await duplicate_definition(u, OTHER, Duplicate(key="source", to_key="source-2"))
    source, copy = await definition(database, "source"), await definition(database, "source-2")
    assert source.draft is not None
    assert copy.draft is not None
    assert copy.draft.content == {**source.draft.content, "key": "source-2", "name": {"en": "Copy of Example"}}
    assert (copy.draft.layout, copy.draft.author) == (source.draft.layout, "other")
    for wanted, error in (
        (Duplicate(key="source", to_key="source-2"), KeyTaken),
        (Duplicate(key="nothing", to_key="source-3"), Missing),
    ):
        with pytest.raises(error):
            async with uow() as u:
                await duplicate_definition(u, ONE, wanted)


async def test_files_are_compared_and_nothing_is_stored_until_they_are_taken(database: Database, uow: Uow) -> None:
    await published(uow, "there")
    before = await keys(database)
    changed = {**flow("there"), "name": {"en": "Other"}}
    newer = {**flow("newer"), "schema": "orderloom.flow/9"}
    files = [
        GivenFile(name="there.flow.json", text=text(changed)),
        GivenFile(name="new.flow.json", text=text(flow("fresh"))),
        GivenFile(name="same.json", text=text([flow("there")])),
        GivenFile(name="newer.flow.json", text=text(newer)),
        GivenFile(name="broken.flow.json", text='{\n  "schema": oops\n}'),
        GivenFile(name="list.json", text="[1]"),
    ]
    found = {each.place: each for each in await look(database, *files)}
    assert {place: each.outcome for place, each in found.items()} == {
        "there.flow.json": "changed",
        "new.flow.json": "new",
        "same.json #1": "unchanged",
        "newer.flow.json": "refused",
        "broken.flow.json": "refused",
        "list.json #1": "refused",
    }
    there = found["there.flow.json"]
    assert (there.revision, there.free_key) == (0, "there-2")
    assert there.diff is not None
    assert [(each.kind, each.noun) for each in there.diff.changes] == [("changed", "document")]
    assert [each.code for each in found["newer.flow.json"].problems] == ["flows.newer_schema"]
    broken = found["broken.flow.json"].problems[0]
    assert (broken.code, broken.details) == ("flows.unreadable", {"line": 2, "column": 13})
    assert await keys(database) == before


async def test_what_is_taken_becomes_drafts_under_its_key_or_another(database: Database, uow: Uow) -> None:
    await published(uow, "kept")
    changed = {**flow("kept"), "name": {"en": "Other"}}
    layout = {"schema": "orderloom.layout/1", "positions": {"begin": {"x": 5, "y": 6}}}
    files = [
        GivenFile(name="a/kept.flow.json", data=gzip.compress(text(changed).encode())),
        GivenFile(name="kept.layout.json", text=text(layout)),
        GivenFile(name="beside.json", text=text(flow("beside"))),
    ]
    made = await bring(uow, files, Taken(place="a/kept.flow.json", key="kept"), Taken(place="beside.json", key="aside"))
    assert [(each.key, each.outcome) for each in made] == [("kept", "draft"), ("aside", "draft")]
    kept, aside = await definition(database, "kept"), await definition(database, "aside")
    assert kept.draft is not None
    assert kept.published is not None
    assert aside.draft is not None
    assert (kept.draft.content["name"], kept.draft.layout) == ({"en": "Other"}, layout)
    assert kept.published.content["name"] == {"en": "Example"}
    assert aside.draft.content["key"] == "aside"
    assert "beside" not in await keys(database)


async def test_two_documents_of_one_key_are_taken_under_a_key_each(database: Database, uow: Uow) -> None:
    files = [GivenFile(name=f"{name}.json", text=text(flow("incoming.twice"))) for name in ("one", "two")]
    taken = [Taken(place=f"{name}.json", key=f"incoming.twice-{name}") for name in ("one", "two")]
    brought = await bring(uow, files, *taken)
    assert [each.key for each in brought] == ["incoming.twice-one", "incoming.twice-two"]


async def test_an_import_never_replaces_a_newer_draft(database: Database, uow: Uow) -> None:
    await published(uow, "newer-draft")
    files = [GivenFile(name="x.json", text=text({**flow("newer-draft"), "name": {"en": "File"}}))]
    (seen,) = await look(database, *files)
    await patch(uow, OTHER, "newer-draft", 0, renamed(1, "Look"))
    with pytest.raises(StaleVersion) as refusal:
        await bring(uow, files, Taken(place="x.json", key="newer-draft", revision=seen.revision))
    assert refusal.value.problems[0].path == ("x.json",)
    found = await definition(database, "newer-draft")
    assert found.draft is not None
    assert (found.draft.revision, found.draft.author) == (1, "other")
    (again,) = await look(database, *files)
    assert again.revision == 1
    await bring(uow, files, Taken(place="x.json", key="newer-draft", revision=again.revision))
    stored = (await definition(database, "newer-draft")).draft
    assert stored is not None
    assert (stored.revision, stored.content["name"]) == (2, {"en": "File"})


async def test_documents_that_can_t_be_taken_leave_all_as_it_was(database: Database, uow: Uow) -> None:
    await published(uow, "frozen-import")
    await patch(uow, ONE, "frozen-import", 0, renamed(1, "Look"))
    async with uow() as u:
        await request_publish(u, ONE, Publish(key="frozen-import", note="Shorter."))
    before = await keys(database)
    frozen = GivenFile(name="f.json", text=text(flow("frozen-import")))
    good = GivenFile(name="g.json", text=text(flow("good-import")))
    broken = GivenFile(name="b.json", text="{")
    malformed = GivenFile(name="m.json", text=text({**flow("malformed"), "nodes": [1]}))
    fine = Taken(place="g.json", key="good-import")
    (seen,) = await look(database, frozen)
    assert [each.code for each in seen.problems] == ["flows.in_review"]
    for files, taken, error in (
        ([frozen], Taken(place="f.json", key="frozen-import", revision=1), InReview),
        ([broken], Taken(place="b.json", key="b"), NotImportable),
        ([malformed], Taken(place="m.json", key="malformed"), DomainError),
        ([], Taken(place="none.json", key="none"), Missing),
        ([], Taken(place="g.json", key="No Key"), NotImportable),
    ):
        with pytest.raises(error):
            await bring(uow, [*files, good], fine, taken)
    assert await keys(database) == before
    with pytest.raises(Denied):
        async with uow() as u:
            reader = person("x", Permission.FLOW_READ)
            await take_in(u, reader, TakeIn(files=(good,), taken=(fine,)))


async def test_what_was_exported_comes_back_without_a_change(database: Database, uow: Uow) -> None:
    for key in ("trip-a", "trip-b"):
        await published(uow, key)
    layout = [{"op": "add", "path": "/positions/begin", "value": {"x": 1, "y": 2}}]
    await patch(uow, ONE, "trip-a", 0, renamed(1, "Look"), layout_patch=layout)
    in_force = await export(database, "trip-a", "trip-b")
    drafts = await export(database, "trip-a", "trip-b", draft=True)
    assert [file.path for file in in_force] == ["enrichment/trip-a.flow.json", "enrichment/trip-b.flow.json"]
    assert [file.path for file in drafts] == [
        "enrichment/trip-a.flow.json",
        "enrichment/trip-a.layout.json",
        "enrichment/trip-b.flow.json",
    ]
    assert archive(drafts) == archive(await export(database, "trip-a", "trip-b", draft=True))
    packed = GivenFile(name="all.zip", data=archive(drafts))
    assert {each.key: each.outcome for each in await look(database, packed)} == {
        "trip-a": "unchanged",
        "trip-b": "unchanged",
    }
    assert (await export(database, "trip-a", version=1))[0].text == in_force[0].text
    for wanted in (Export(keys=("nothing",)), Export(keys=("trip-a",), version=9)):
        async with database.reader() as reader:
            with pytest.raises(Missing):
                await intake.exported(reader, ONE, wanted)
