"""People who work on definitions, and what they do to them, for tests."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from orderloom.flows import queries
from orderloom.flows.commands.drafts import patch_draft
from orderloom.flows.commands.importing import import_documents
from orderloom.flows.contracts import Definition, ImportedDocument, PatchDraft
from orderloom.identity.commands.demo import seed_groups
from orderloom.identity.contracts import Actor, Permission
from orderloom.integration.adapters.commands import import_connections
from orderloom.kernel.ids import new_id
from orderloom.main.seed.files import documents
from orderloom.orchestration.commands.forms import import_forms
from orderloom.platform.db import Database, UnitOfWork
from tests.builders.flows import document, manual, node

Uow = Callable[..., AbstractAsyncContextManager[UnitOfWork]]
SYSTEM = Actor.system("first start")


def person(name: str, *permissions: Permission) -> Actor:
    return Actor(id=new_id(), name=name, kind="person", permissions=frozenset(permissions or Permission))


def flow(key: str) -> dict[str, Any]:
    return document(
        node("begin", "start"), manual("survey"), manual("build"), node("finish", "end"),
        "begin -> survey -> build -> finish", key=key,
    )  # fmt: skip


def renamed(place: int, name: str) -> list[dict[str, Any]]:
    return [{"op": "replace", "path": f"/nodes/{place}/name/en", "value": name}]


async def definition(database: Database, key: str) -> Definition:
    async with database.reader() as reader:
        found = await queries.definition(reader, SYSTEM, key)
    assert found is not None
    return found


async def published(uow: Uow, key: str) -> None:
    async with uow() as u:
        await import_documents(u, SYSTEM, [ImportedDocument(content=flow(key))])


async def patch(uow: Uow, actor: Actor, key: str, base: int, operations: Any, **more: Any) -> int:
    async with uow() as u:
        saved = await patch_draft(u, actor, PatchDraft(key=key, base_revision=base, patch=operations, **more))
    return saved.revision


async def surroundings(database: Database) -> None:
    """The forms and operations that shipped flows refer to."""
    async with database.unit_of_work() as uow:
        await seed_groups(uow, SYSTEM)
        await import_forms(uow, SYSTEM, [content for _, content in documents("form")])
        await import_connections(uow, SYSTEM, [content for _, content in documents("connection")])
