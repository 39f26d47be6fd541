"""Torn documents at the doors of definitions: a refusal or findings, never an error, and nothing half stored."""

from random import Random
from typing import Any

import jsonpatch
import pytest

from orderloom.flows.commands.drafts import patch_draft, save_draft
from orderloom.flows.commands.importing import bring_in, import_documents
from orderloom.flows.commands.publish import publish
from orderloom.flows.contracts import BringIn, Definition, ImportedDocument, PatchDraft, Publish, SaveDraft
from orderloom.flows.store import definitions as store
from orderloom.kernel.errors import DomainError
from orderloom.kernel.json import dumps
from orderloom.main.seed.files import documents
from orderloom.platform.db import Database
from tests.builders.definitions import SYSTEM, Uow, surroundings
from tests.builders.mutations import torn

SHIPPED = [content for kind in ("table", "flow") for _, content in documents(kind)]
SEEDS = range(60)


@pytest.fixture(autouse=True, scope="module")
async def shipped(database: Database) -> None:
    await surroundings(database)
    async with database.unit_of_work() as uow:
        await import_documents(uow, SYSTEM, [ImportedDocument(content=each) for each in SHIPPED])


def told(refusal: DomainError) -> None:
    """A refusal says what is wrong, in code and words."""
    assert all(problem.code and problem.message for problem in refusal.problems)


async def _without_drafts(database: Database, uow: Uow) -> list[Definition]:
    async with uow() as u:
        await u.execute("DELETE FROM flow_version WHERE state = 'draft'")
    return await stored(database)


async def stored(database: Database) -> list[Definition]:
    async with database.reader() as reader:
        return await store.definitions(reader)


@pytest.mark.parametrize("way", ["save", "patch", "import"])
async def test_a_torn_document_is_refused_or_kept_whole(database: Database, uow: Uow, way: str) -> None:
    fates = {"refused": 0, "kept": 0}
    for seed in SEEDS:
        die = Random(f"{way} {seed}")
        original = die.choice(SHIPPED)
        given = torn(die, original)
        before = await stored(database)
        try:
            async with uow() as u:
                await _send(u, way, original, given)
                await _publish_or_not(u, original["key"])
        except DomainError as refusal:
            told(refusal)
            fates["refused"] += 1
        else:
            fates["kept"] += 1
            before = await _without_drafts(database, uow)
        assert await stored(database) == before, seed
    assert min(fates.values()) > 5, fates


async def _send(uow: Any, way: str, original: dict[str, Any], given: Any) -> None:
    if way == "save":
        await save_draft(uow, SYSTEM, SaveDraft(key=original["key"], content=given))
    elif way == "import":
        await bring_in(uow, SYSTEM, BringIn(documents=(ImportedDocument(content=given, source="torn.json"),)))
    else:
        whole = jsonpatch.JsonPatch.from_diff(original, given, dumps=lambda value: dumps(value).decode())
        patch = list(whole) if isinstance(given, dict) else given
        await patch_draft(uow, SYSTEM, PatchDraft(key=original["key"], base_revision=0, patch=patch))


async def _publish_or_not(uow: Any, key: str) -> None:
    """What has findings can't be published; the refusal writes nothing, so that the transaction can go on."""
    try:
        await publish(uow, SYSTEM, Publish(key=key, note="Tried."))
    except DomainError:
        return
