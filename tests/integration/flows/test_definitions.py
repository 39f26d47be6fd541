from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from orderloom.flows import queries
from orderloom.flows.commands.drafts import NoDraft, discard_draft, save_draft
from orderloom.flows.commands.importing import import_documents
from orderloom.flows.commands.publish import publish
from orderloom.flows.contracts import ImportedDocument, Publish, SaveDraft, VersionState
from orderloom.flows.domain.documents import NotPublishable, UnknownSchema
from orderloom.identity.contracts import Actor
from orderloom.kernel.errors import Denied, DomainError, StaleVersion
from orderloom.language.graph import MalformedFlow
from orderloom.platform.audit import audit_of_subject
from orderloom.platform.db import Database, UnitOfWork
from tests.builders.flows import document, manual, node

ADMIN = Actor.system("process admin")
NOBODY = Actor(id=None, name="nobody", kind="person")
Uow = Callable[..., AbstractAsyncContextManager[UnitOfWork]]


def flow(key: str, *more: dict[str, Any] | str) -> dict[str, Any]:
    parts = more or ("begin -> finish",)
    return document(node("begin", "start"), *parts, node("finish", "end"), key=key)


def table(key: str, answer: str) -> dict[str, Any]:
    return {
        "schema": "orderloom.table/1",
        "key": key,
        "name": {"en": "Table"},
        "hit_policy": "FIRST",
        "inputs": [{"id": "i1", "label": "Quantity", "expression": "line.quantity", "type": "number"}],
        "outputs": [{"id": "answer", "label": "Answer", "type": "string"}],
        "rows": [{"id": "r1", "when": [None], "then": [f'"{answer}"']}],
    }


async def test_a_draft_is_saved_published_and_becomes_the_program_in_force(database: Database, uow: Uow) -> None:
    async with uow() as u:
        first = await save_draft(u, ADMIN, SaveDraft(key="greet", content=flow("greet")))
    assert (first.state, first.version, first.revision, first.findings) == (VersionState.DRAFT, 1, 1, ())
    async with database.reader() as reader:
        with pytest.raises(DomainError) as refusal:
            await queries.program(reader, "greet")
    assert refusal.value.problems[0].code == "flows.not_published"
    async with uow() as u:
        published = await publish(u, ADMIN, Publish(key="greet", revision=1, note="First."))
    assert (published.state, published.note, published.author) == (VersionState.PUBLISHED, "First.", "process admin")
    async with database.reader() as reader:
        version_id, program = await queries.program(reader, "greet")
        assert (version_id, program.key) == (published.id, "greet")
        definition = await queries.definition(reader, ADMIN, "greet")
        assert definition is not None
        assert (definition.published, definition.draft) == (published, None)
        trail = await audit_of_subject(reader, definition.id)
        assert [entry.action for entry in trail] == ["draft_saved", "published"]


async def test_a_new_version_is_in_force_at_once_and_the_old_one_stays_readable(database: Database, uow: Uow) -> None:
    async with uow() as u:
        await import_documents(u, ADMIN, [ImportedDocument(content=flow("renew"))])
    async with database.reader() as reader:
        old_id, _ = await queries.program(reader, "renew")
    changed = flow("renew", node("point", "milestone"), "begin -> point -> finish")
    async with uow() as u:
        draft = await save_draft(u, ADMIN, SaveDraft(key="renew", content=changed))
        assert draft.version == 2
        await publish(u, ADMIN, Publish(key="renew", note="Tried."))
    async with database.reader() as reader:
        new_id, program = await queries.program(reader, "renew")
        assert list(program.nodes) == ["begin", "point", "finish"]
        assert list((await queries.program(reader, old_id))[1].nodes) == ["begin", "finish"]
        assert [each.id for each in await queries.versions(reader, ADMIN, "renew")] == [new_id, old_id]


async def test_a_stale_edit_is_refused_and_changes_nothing(database: Database, uow: Uow) -> None:
    async with uow() as u:
        await save_draft(u, ADMIN, SaveDraft(key="shared", content=flow("shared")))
        await save_draft(u, ADMIN, SaveDraft(key="shared", content=flow("shared"), base_revision=1))
    with pytest.raises(StaleVersion):
        async with uow() as u:
            await save_draft(u, ADMIN, SaveDraft(key="shared", content=flow("shared"), base_revision=1))
    with pytest.raises(StaleVersion):
        async with uow() as u:
            await publish(u, ADMIN, Publish(key="shared", revision=1, note="Tried."))
    async with database.reader() as reader:
        definition = await queries.definition(reader, ADMIN, "shared")
    assert definition is not None
    assert definition.published is None
    assert definition.draft is not None
    assert definition.draft.revision == 2


async def test_a_draft_with_findings_is_kept_but_not_published(uow: Uow) -> None:
    lost = flow("lost", manual("survey"), "begin -> finish")
    async with uow() as u:
        draft = await save_draft(u, ADMIN, SaveDraft(key="lost", content=lost, layout={"positions": {}}))
    assert [(each.code, each.node) for each in draft.findings] == [
        ("flow.port_open", "survey"),
        ("flow.unreachable", "survey"),
    ]
    with pytest.raises(NotPublishable) as refusal:
        async with uow() as u:
            await publish(u, ADMIN, Publish(key="lost", note="Tried."))
    assert [problem.code for problem in refusal.value.problems] == ["flow.port_open", "flow.unreachable"]
    async with uow() as u:
        assert await discard_draft(u, ADMIN, "lost") is None
    with pytest.raises(NoDraft):
        async with uow() as u:
            await discard_draft(u, ADMIN, "lost")


@pytest.mark.parametrize(
    ("content", "error", "path"),
    [
        ({"schema": "orderloom.poem/1"}, UnknownSchema, ("content", "schema")),
        ({**flow("bad"), "colour": 1}, MalformedFlow, ("content",)),
        ({**flow("bad"), "name": {"en": "\0"}}, UnknownSchema, ("content", "name", "en")),
        (table("bad", "x") | {"hit_policy": "SOMETIMES"}, DomainError, None),
    ],
)
async def test_a_malformed_document_is_refused_with_its_path(
    database: Database, uow: Uow, content: dict[str, Any], error: type[DomainError], path: tuple[str, ...] | None
) -> None:
    with pytest.raises(error) as refusal:
        async with uow() as u:
            await save_draft(u, ADMIN, SaveDraft(key="bad", content=content))
    assert path is None or refusal.value.problems[0].path == path
    async with database.reader() as reader:
        assert await queries.definition(reader, ADMIN, "bad") is None


async def test_an_import_publishes_what_changed_and_tables_before_the_flows_that_name_them(
    database: Database, uow: Uow
) -> None:
    decide = node("decide", "decision", config={"table": "import-class"})
    documents = [
        ImportedDocument(content=flow("import-flow", decide, "begin -> decide -> finish"), source="a.flow.json"),
        ImportedDocument(content=table("import-class", "small"), source="b.table.json"),
    ]
    async with uow() as u:
        assert await import_documents(u, ADMIN, documents) == ["import-flow", "import-class"]
    async with uow() as u:
        assert await import_documents(u, ADMIN, documents) == []
    async with database.reader() as reader:
        before = (await queries.table(reader, "import-class"))[0]
    async with uow() as u:
        again = [ImportedDocument(content=table("import-class", "large"))]
        assert await import_documents(u, ADMIN, again) == ["import-class"]
    async with database.reader() as reader:
        version, compiled = await queries.table(reader, "import-class")
        assert version != before
        assert compiled.evaluate({"line": {"quantity": 1}}).outputs == {"answer": "large"}
        found = await queries.definitions(reader, ADMIN, kinds=("table",), search="import")
        assert [each.key for each in found] == ["import-class"]


async def test_what_someone_published_is_not_taken_back_when_the_product_starts_again(
    database: Database, uow: Uow
) -> None:
    shipped = [ImportedDocument(content=table("own-class", "shipped"))]
    async with uow() as u:
        await import_documents(u, ADMIN, shipped)
        await save_draft(u, ADMIN, SaveDraft(key="own-class", content=table("own-class", "ours")))
        await publish(u, ADMIN, Publish(key="own-class", note="Ours."))
    newer = [ImportedDocument(content=table("own-class", "shipped later"))]
    for documents in (shipped, newer):
        async with uow() as u:
            assert await import_documents(u, ADMIN, documents) == []
    async with database.reader() as reader:
        _, compiled = await queries.table(reader, "own-class")
    assert compiled.evaluate({"line": {"quantity": 1}}).outputs == {"answer": "ours"}


async def test_an_import_with_one_broken_file_changes_nothing(database: Database, uow: Uow) -> None:
    documents = [
        ImportedDocument(content=flow("whole"), source="whole.flow.json"),
        ImportedDocument(content=flow("half", manual("survey"), "begin -> finish"), source="half.flow.json"),
    ]
    with pytest.raises(NotPublishable) as refusal:
        async with uow() as u:
            await import_documents(u, ADMIN, documents)
    assert refusal.value.problems[0].path == ("half.flow.json", "nodes", 1)
    async with database.reader() as reader:
        assert await queries.definition(reader, ADMIN, "whole") is None


async def test_without_the_permission_nothing_is_written_or_read(database: Database, uow: Uow) -> None:
    with pytest.raises(Denied):
        async with uow() as u:
            await save_draft(u, NOBODY, SaveDraft(key="denied", content=flow("denied")))
    with pytest.raises(Denied):
        async with uow() as u:
            await publish(u, NOBODY, Publish(key="greet", note="Tried."))
    with pytest.raises(Denied):
        async with database.reader() as reader:
            await queries.definitions(reader, NOBODY)
    async with database.reader() as reader:
        assert await queries.definition(reader, ADMIN, "denied") is None
