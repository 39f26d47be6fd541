"""Rows of published tables are counted as they answer: what commits counts, once, and costs the order nothing."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any
from uuid import UUID

import pytest

from orderloom.flows import queries
from orderloom.flows.commands.hits import write_hits
from orderloom.flows.commands.importing import import_documents
from orderloom.flows.commands.run import start_runs
from orderloom.flows.contracts import ImportedDocument, StartRun
from orderloom.flows.queries.decision_tables import table_hits
from orderloom.identity.contracts import Actor
from orderloom.kernel.errors import Missing
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Database, UnitOfWork
from tests.builders.flows import document, node

ADMIN = Actor.system("process admin")
Uow = Callable[..., AbstractAsyncContextManager[UnitOfWork]]


def sizes(key: str) -> dict[str, Any]:
    return {
        "schema": "orderloom.table/1",
        "key": key,
        "name": {"en": "Sizes"},
        "hit_policy": "COLLECT",
        "inputs": [{"id": "n", "label": "N", "expression": "n", "type": "number"}],
        "outputs": [{"id": "size", "label": "Size", "type": "string"}],
        "rows": [
            {"id": "small", "when": ["< 10"], "then": ['"small"']},
            {"id": "even", "when": ["2, 4, 6, 8"], "then": ['"even"']},
            {"id": "never", "when": ["< -100"], "then": ['"never"']},
        ],
    }


async def published(uow: Uow, key: str) -> None:
    async with uow() as u:
        await import_documents(u, ADMIN, [ImportedDocument(content=sizes(key))])


async def ask(u: UnitOfWork, key: str, *numbers: int) -> UUID:
    version, table = await queries.table(u, key)
    for number in numbers:
        table.evaluate({"n": number})
    return version


async def counts(database: Database, key: str) -> dict[str, int]:
    async with database.reader() as reader:
        return {row.row: row.hits for row in (await table_hits(reader, ADMIN, key)).rows}


async def test_rows_count_when_their_transaction_commits_and_rows_that_never_answer_are_shown(
    database: Database, uow: Uow
) -> None:
    await published(uow, "sizes")
    async with uow() as u:
        await ask(u, "sizes", 1, 2, 3)
    assert await counts(database, "sizes") == {"small": 0, "even": 0, "never": 0}
    assert await write_hits(database) == 2
    assert await counts(database, "sizes") == {"small": 3, "even": 1, "never": 0}
    assert await write_hits(database) == 0
    async with database.reader() as reader:
        found = await table_hits(reader, ADMIN, "sizes", 1)
    assert (found.key, found.version) == ("sizes", 1)
    assert [row.last_at is not None for row in found.rows] == [True, True, False]


async def test_what_is_rolled_back_or_only_read_does_not_count(database: Database, uow: Uow) -> None:
    await published(uow, "rolled-back")
    with pytest.raises(ZeroDivisionError):
        async with uow() as u:
            await ask(u, "rolled-back", 1)
            raise ZeroDivisionError
    async with database.reader() as reader:
        _, table = await queries.table(reader, "rolled-back")
        assert table.evaluate({"n": 1}).matched == ("small",)
    assert await write_hits(database) == 0
    assert await counts(database, "rolled-back") == {"small": 0, "even": 0, "never": 0}


async def test_counting_adds_no_statement_to_the_transaction(database: Database, uow: Uow) -> None:
    await published(uow, "free")
    async with uow() as u:
        await ask(u, "free")
    before = database.statements
    async with uow() as u:
        await ask(u, "free", *range(1000))
    with_rows = database.statements - before
    async with uow() as u:
        await ask(u, "free")
    assert database.statements - before - with_rows == with_rows
    before = database.statements
    await write_hits(database)
    assert database.statements - before == 1


async def test_no_count_is_lost_or_doubled_when_many_count_and_write_at_once(database: Database, uow: Uow) -> None:
    await published(uow, "crowd")

    async def one(number: int) -> None:
        async with uow() as u:
            await ask(u, "crowd", 2)
            await asyncio.sleep(0)
            await ask(u, "crowd", 1)
        if number % 3 == 0:
            await write_hits(database)

    await asyncio.gather(*(one(number) for number in range(60)))
    await write_hits(database)
    assert await counts(database, "crowd") == {"small": 120, "even": 60, "never": 0}


async def test_two_processes_add_to_the_same_rows(database: Database, uow: Uow) -> None:
    await published(uow, "shared")
    other = Database(database.engine.url.render_as_string(hide_password=False))
    try:
        for one in (database, other):
            async with one.unit_of_work() as u:
                await ask(u, "shared", 2, 3)
        await asyncio.gather(write_hits(database), write_hits(other))
    finally:
        await other.dispose()
    assert await counts(database, "shared") == {"small": 4, "even": 2, "never": 0}


async def test_counts_that_could_not_be_written_are_written_later(database: Database, uow: Uow) -> None:
    await published(uow, "later")
    async with uow() as u:
        await ask(u, "later", 5)
        await u.execute("ALTER TABLE flow_table_hit RENAME TO gone")
    with pytest.raises(Exception, match="flow_table_hit"):
        await write_hits(database)
    async with uow() as u:
        await u.execute("ALTER TABLE gone RENAME TO flow_table_hit")
    assert await write_hits(database) == 1
    assert await counts(database, "later") == {"small": 1, "even": 0, "never": 0}


async def test_decisions_of_runs_count_for_the_version_that_the_run_is_pinned_to(database: Database, uow: Uow) -> None:
    await published(uow, "asked-by-a-flow")
    flow = document(
        node("begin", "start"),
        node("size", "decision", config={"table": "asked-by-a-flow"}),
        node("finish", "end"),
        "begin -> size -> finish",
        key="asks",
        input={"type": "any"},
    )
    async with uow() as u:
        await import_documents(u, ADMIN, [ImportedDocument(content=flow)])
    asked = StartRun(
        flow_key="asks", subject_type="order", subject_id=new_id(), order_id=new_id(), input={"n": 4}, purpose="test"
    )
    async with uow() as u:
        await start_runs(u, ADMIN, [asked, asked])
    await write_hits(database)
    assert await counts(database, "asked-by-a-flow") == {"small": 2, "even": 2, "never": 0}


async def test_a_new_version_begins_at_nothing(database: Database, uow: Uow) -> None:
    await published(uow, "renewed")
    async with uow() as u:
        await ask(u, "renewed", 5)
        changed = {**sizes("renewed"), "name": {"en": "Other sizes"}}
        await import_documents(u, ADMIN, [ImportedDocument(content=changed)])
    await write_hits(database)
    assert await counts(database, "renewed") == {"small": 0, "even": 0, "never": 0}
    async with database.reader() as reader:
        assert (await table_hits(reader, ADMIN, "renewed", 1)).rows[0].hits == 1
        with pytest.raises(Missing):
            await table_hits(reader, ADMIN, "renewed", 7)
        with pytest.raises(Missing):
            await table_hits(reader, ADMIN, "unheard-of")
