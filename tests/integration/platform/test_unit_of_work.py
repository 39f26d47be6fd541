"""A unit of work commits everything it was told, or nothing."""

from decimal import Decimal
from typing import Any

import psycopg
import pytest

from orderloom.kernel.ids import new_id
from orderloom.platform.audit import audit_of
from orderloom.platform.db import AuditEntry, Database, TransactionLost
from orderloom.platform.idempotency import IdempotencyConflict, once, remember
from orderloom.platform.tables import EventRow


def entry(order_id: Any) -> AuditEntry:
    return AuditEntry(
        subject_type="order", subject_id=order_id, order_id=order_id, action="approve", to_state="approved"
    )


async def test_audit_rows_commit_with_the_change(database: Database) -> None:
    order = new_id()
    async with database.unit_of_work(actor_label="approver") as uow:
        uow.audit(entry(order))
    async with database.reader() as reader:
        records = await audit_of(reader, order)
    assert [(r.actor_label, r.action, r.from_state, r.to_state) for r in records] == [
        ("approver", "approve", None, "approved")
    ]


async def test_very_much_is_told_in_parts_and_all_of_it_arrives(database: Database) -> None:
    told = [new_id() for _ in range(4_500)]
    database.statements = 0
    async with database.unit_of_work() as uow:
        uow.audit(*(entry(one) for one in told))
    assert database.statements == 3
    async with database.reader() as reader:
        found = await reader.rows("SELECT subject_id FROM audit WHERE subject_id = ANY(:ids)", {"ids": told})
    assert {row["subject_id"] for row in found} == set(told)


async def test_nothing_stays_when_the_block_raises(database: Database) -> None:
    order = new_id()
    with pytest.raises(RuntimeError):
        async with database.unit_of_work() as uow:
            uow.audit(entry(order))
            await uow.flush()
            raise RuntimeError
    async with database.reader() as reader:
        assert await audit_of(reader, order) == []


async def test_a_swallowed_statement_error_is_not_taken_for_a_commit(database: Database) -> None:
    with pytest.raises(TransactionLost):
        async with database.unit_of_work() as uow:
            with pytest.raises(psycopg.errors.DivisionByZero):
                await uow.execute("SELECT 1/0")


async def test_decimals_in_json_are_exact_both_ways(database: Database) -> None:
    said = {"amount": Decimal("0.1"), "nested": [{"b": Decimal("12345678901234567890.123")}]}
    async with database.unit_of_work() as uow:
        row = {"id": new_id(), "name": "x", "subject_id": new_id(), "payload": said, "trace_id": ""}
        assert await uow.insert(EventRow, [row]) == 1
        assert await uow.scalar("SELECT payload FROM event WHERE id = :id", {"id": row["id"]}) == said
        assert await uow.scalar("SELECT :value", {"value": said}) == said


async def test_a_reader_can_not_write(database: Database) -> None:
    async with database.reader() as reader:
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            await reader.execute("DELETE FROM audit")


async def test_the_same_key_gives_the_first_answer_and_another_body_is_refused(database: Database) -> None:
    async with database.unit_of_work() as uow:
        assert await once(uow, "web", "create_order", "k1", "hash") is None
        await remember(uow, "web", "create_order", "k1", {"id": "1"})
    async with database.unit_of_work() as uow:
        assert await once(uow, "web", "create_order", "k1", "hash") == {"id": "1"}
    with pytest.raises(IdempotencyConflict):
        async with database.unit_of_work() as uow:
            await once(uow, "web", "create_order", "k1", "other")


async def test_connections_cut_by_the_server_are_replaced(database: Database) -> None:
    async with database.reader() as reader:
        pid = await reader.scalar("SELECT pg_backend_pid()")
    async with database.unit_of_work() as uow:
        await uow.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid()"
        )
    for _ in range(3):
        async with database.reader() as reader:
            assert await reader.scalar("SELECT 1") == 1
    assert pid
