"""The list of flows and tables, and whose they are and where they belong."""

from typing import Any

import pytest

from orderloom.flows.commands.drafts import NoDefinition
from orderloom.flows.commands.importing import import_documents
from orderloom.flows.commands.labels import label_definitions
from orderloom.flows.commands.retire import retire
from orderloom.flows.commands.review import request_publish
from orderloom.flows.contracts import ImportedDocument, Publish, Retire
from orderloom.flows.contracts.catalogue import (
    DefinitionFilter,
    DefinitionOrder,
    DefinitionPage,
    DefinitionSort,
    Label,
    ListedDefinition,
    Status,
)
from orderloom.flows.queries import catalogue
from orderloom.identity.contracts import Permission, Role
from orderloom.kernel.errors import Denied, Invalid, Missing
from orderloom.kernel.ids import new_id
from orderloom.platform.audit import audit_of_subject
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from tests.builders.definitions import Uow, definition, patch, person, published, renamed
from tests.builders.flows import document, node
from tests.builders.graph import app_on, signed_in

ONE, OTHER = person("one"), person("other")


async def listed(database: Database, order: DefinitionOrder | None = None, **where: Any) -> DefinitionPage:
    async with database.reader() as reader:
        wanted = DefinitionFilter(**where)
        return await catalogue.definitions(reader, ONE, wanted, order or DefinitionOrder(), first=100)


async def one(database: Database, key: str, asker: Any = ONE) -> ListedDefinition:
    async with database.reader() as reader:
        (found,) = await catalogue.named(reader, asker, [key])
    return found


async def test_the_list_tells_how_each_definition_stands(database: Database, uow: Uow) -> None:
    await published(uow, "stands-published")
    assert (await one(database, "stands-published")).statuses == (Status.PUBLISHED,)
    await patch(uow, ONE, "stands-published", 0, [{"op": "remove", "path": "/edges/1"}])
    found = await one(database, "stands-published")
    assert found.statuses == (Status.PUBLISHED, Status.DRAFT, Status.FAULTY)
    assert (found.version, found.draft, found.revision, found.changed_by) == (1, 2, 1, "one")
    async with uow() as u:
        await retire(u, ONE, Retire(key="stands-published", confirm=True))
    assert (await one(database, "stands-published")).statuses == (Status.RETIRED, Status.DRAFT, Status.FAULTY)
    assert "stands-published" in {each.key for each in (await listed(database, statuses=(Status.RETIRED,))).definitions}
    assert (await listed(database, statuses=(Status.DECLINED,))).definitions == ()


async def test_what_waits_for_a_second_person_is_shown_to_whoever_may_be_it(database: Database, uow: Uow) -> None:
    await published(uow, "waits")
    await patch(uow, ONE, "waits", 0, renamed(1, "Look"))
    async with uow() as u:
        await request_publish(u, ONE, Publish(key="waits", note="Shorter."))
    own, others = await one(database, "waits"), await one(database, "waits", OTHER)
    reader_only = await one(database, "waits", person("reader", Permission.FLOW_READ))
    assert own.statuses == (Status.PUBLISHED, Status.IN_REVIEW)
    assert [each.review and each.review.mine for each in (own, others, reader_only)] == [False, True, False]
    assert (others.review and (others.review.by, others.review.note)) == ("one", "Shorter.")
    async with database.reader() as reader:
        assert (await catalogue.facets(reader, OTHER)).for_me == 1
        for_me = DefinitionFilter(for_me=True)
        page = await catalogue.definitions(reader, OTHER, for_me, DefinitionOrder())
        assert [each.key for each in page.definitions] == ["waits"]


async def test_uses_are_counted_by_the_definitions_that_name_it(database: Database, uow: Uow) -> None:
    part = document(node("begin", "start"), node("finish", "end"), "begin -> finish", key="part", kind="subflow")
    await published_content(uow, {**part, "input": {"type": "any"}})
    for key in ("uses-part", "uses-part-too"):
        whole = document(
            node("begin", "start"), node("part", "subflow", config={"flow": "part"}), node("finish", "end"),
            "begin -> part -> finish", key=key,
        )  # fmt: skip
        await published_content(uow, whole)
    assert (await one(database, "part")).used == 2
    by_use = await listed(database, DefinitionOrder(by=DefinitionSort.USED, descending=True))
    assert by_use.definitions[0].key == "part"
    async with uow() as u:
        await retire(u, ONE, Retire(key="uses-part-too", confirm=True))
    assert (await one(database, "part")).used == 1


async def published_content(uow: Uow, content: dict[str, Any]) -> None:
    async with uow() as u:
        await import_documents(u, ONE, [ImportedDocument(content=content)])


async def test_the_list_takes_as_many_statements_for_many_as_for_one(database: Database, uow: Uow) -> None:
    await published(uow, "counted")
    await listed(database)
    counts: list[int] = []
    for number in range(2):
        before = database.statements
        await listed(database)
        counts.append(database.statements - before)
        for extra in range(5):
            await published(uow, f"counted-{number}-{extra}")
        await listed(database)
    assert counts[0] == counts[1]


async def test_pages_follow_each_other_in_any_order_and_language(database: Database, uow: Uow) -> None:
    for key in ("page-a", "page-b", "page-c", "page-d", "page-e"):
        await published(uow, key)
    where = DefinitionFilter(search="PAGE-")
    for order in (DefinitionOrder(by=by, descending=down) for by in DefinitionSort for down in (False, True)):
        keys: list[str] = []
        after: str | None = None
        async with database.reader() as reader:
            while True:
                page = await catalogue.definitions(reader, ONE, where, order, after, 2)
                assert page.total == 5
                keys += [each.key for each in page.definitions]
                if not page.has_more:
                    break
                after = page.cursors[-1]
        assert sorted(keys) == ["page-a", "page-b", "page-c", "page-d", "page-e"]
        assert len(set(keys)) == 5
    async with database.reader() as reader:
        with pytest.raises(Invalid):
            await catalogue.definitions(reader, ONE, where, DefinitionOrder(), "no cursor", 2)


async def test_tags_and_owners_of_several_definitions_change_at_once(database: Database, uow: Uow) -> None:
    browser = await signed_in(database, app_on(database, Live()), Role.PROCESS_ADMIN)
    await browser.http.aclose()
    async with database.reader() as reader:
        owner = await reader.scalar("SELECT id FROM person LIMIT 1")
        name = await reader.scalar("SELECT name FROM person LIMIT 1")
    for key in ("tag-a", "tag-b"):
        await published(uow, key)
    before = (await definition(database, "tag-a")).published
    async with uow() as u:
        wanted = Label(keys=("tag-a", "tag-b"), add=("  Fibre   access ", "Urgent"), own=True, owner_id=owner)
        await label_definitions(u, ONE, wanted)
    async with uow() as u:
        await label_definitions(u, ONE, Label(keys=("tag-b",), add=("fibre access", "Mobile"), remove=("URGENT",)))
    a, b = await one(database, "tag-a"), await one(database, "tag-b")
    assert (a.tags, b.tags) == (("Fibre access", "Urgent"), ("Fibre access", "Mobile"))
    assert {a.owner, b.owner} == {name}
    assert (await definition(database, "tag-a")).published == before
    assert [each.key for each in (await listed(database, tags=("Mobile",))).definitions] == ["tag-b"]
    assert {each.key for each in (await listed(database, owner_id=owner)).definitions} == {"tag-a", "tag-b"}
    assert {each.key for each in (await listed(database, search="fibre acc tag-a")).definitions} == {"tag-a"}
    async with database.reader() as reader:
        facets = await catalogue.facets(reader, ONE)
        entries = await audit_of_subject(reader, b.id)
    assert facets.tags["Fibre access"] == 2
    assert facets.owners == {(owner, name): 2}
    assert [each.action for each in entries].count("labelled") == 2
    async with uow() as u:
        await label_definitions(u, ONE, Label(keys=("tag-a",), own=True))
    assert (await one(database, "tag-a")).owner is None


@pytest.mark.parametrize(
    ("label", "error"),
    [
        (Label(keys=("tag-c",), add=(" ",)), Invalid),
        (Label(keys=("tag-c",), add=("a,b",)), Invalid),
        (Label(keys=("tag-c",), add=("x" * 41,)), Invalid),
        (Label(keys=("tag-c",), add=tuple(f"t{n}" for n in range(21))), Invalid),
        (Label(keys=("tag-c", "nobody"), add=("x",)), NoDefinition),
        (Label(keys=("tag-c",), own=True, owner_id=new_id()), Missing),
    ],
)
async def test_labels_that_are_refused_change_nothing(
    database: Database, uow: Uow, label: Label, error: type[Exception]
) -> None:
    await published(uow, "tag-c")
    with pytest.raises(error):
        async with uow() as u:
            await label_definitions(u, ONE, label)
    found = await one(database, "tag-c")
    assert (found.tags, found.owner) == ((), None)


async def test_labels_are_for_those_who_write_flows(database: Database, uow: Uow) -> None:
    await published(uow, "tag-d")
    with pytest.raises(Denied):
        async with uow() as u:
            await label_definitions(u, person("x", Permission.FLOW_READ), Label(keys=("tag-d",), add=("x",)))
    assert (await one(database, "tag-d")).tags == ()


async def test_advice_on_a_key_says_what_is_free(database: Database, uow: Uow) -> None:
    await published(uow, "site-survey")
    async with database.reader() as reader:
        taken = await catalogue.key_advice(reader, ONE, "site-survey", None)
        made = await catalogue.key_advice(reader, ONE, None, "Site Survey!")
        free = await catalogue.key_advice(reader, ONE, "another", None)
        bad = await catalogue.key_advice(reader, ONE, "No Key", None)
        none = await catalogue.key_advice(reader, ONE, None, "???")
    assert (taken.free, taken.suggestion) == (False, "site-survey-2")
    assert (made.key, made.free, made.suggestion) == ("site-survey", False, "site-survey-2")
    assert (free.free, free.suggestion, free.problem) == (True, "another", None)
    assert (bad.free, bad.suggestion, bad.problem and bad.problem.code) == (False, "no-key", "flows.bad_key")
    assert (none.key, none.free, none.suggestion) == ("", False, "")
