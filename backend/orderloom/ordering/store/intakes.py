"""Orders on their way in, as they lie in the database."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from orderloom.identity.contracts import Scope
from orderloom.kernel import json
from orderloom.kernel.errors import Invalid
from orderloom.ordering.contracts import CreateOrder, Intake, IntakeState
from orderloom.ordering.tables import OrderIntakeRow
from orderloom.platform.db import Reader, Row, UnitOfWork

_FIELDS = (
    "SELECT id, account_id, state, stage, lines, lines_done, channel, external_id, problems, order_id, created_by, "
    "created_by_name, created_at, started_at, ended_at FROM order_intake"
)


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be made, and of whom: how the actor was known when the order was accepted."""

    new: CreateOrder
    actor: dict[str, Any]


def _intake(row: Row) -> Intake:
    return json.convert(dict(row), Intake)


async def intakes_by_id(reader: Reader, ids: Collection[UUID]) -> dict[UUID, Intake]:
    rows = await reader.rows(f"{_FIELDS} WHERE id = ANY(CAST(:ids AS uuid[]))", {"ids": list(ids)})
    return {row["id"]: _intake(row) for row in rows}


async def content(reader: Reader, intake_id: UUID) -> Content | None:
    """None once it was made, or refused."""
    row = await reader.row("SELECT content, actor FROM order_intake WHERE id = :id", {"id": intake_id})
    if row is None or row["content"] is None:
        return None
    return Content(new=json.convert(row["content"], CreateOrder), actor=row["actor"])


async def page(
    reader: Reader, reach: Scope, states: Sequence[IntakeState], after: str | None, limit: int
) -> list[Intake]:
    """The newest first."""
    where, given = ["true"], dict[str, Any](limit=limit)
    if reach.kind != "all":
        where.append("account_id = ANY(CAST(:reach AS uuid[]))")
        given["reach"] = list(reach.ids)
    if states:
        where.append("state = ANY(CAST(:states AS text[]))")
        given["states"] = [state.value for state in states]
    if after is not None:
        where.append("(created_at, id) < (:at, :id)")
        given["at"], given["id"] = _place(after)
    rows = await reader.rows(
        f"{_FIELDS} WHERE {' AND '.join(where)} ORDER BY created_at DESC, id DESC LIMIT :limit", given
    )
    return [_intake(row) for row in rows]


def cursor(intake: Intake) -> str:
    return urlsafe_b64encode(f"{intake.created_at.isoformat()} {intake.id}".encode()).decode().rstrip("=")


def _place(after: str) -> tuple[datetime, UUID]:
    try:
        at, _, row = urlsafe_b64decode(after + "=" * (-len(after) % 4)).decode().partition(" ")
        return datetime.fromisoformat(at), UUID(row)
    except ValueError:
        raise Invalid("This is no cursor of this list.", path=("after",)) from None


async def insert_intake(uow: UnitOfWork, made: Intake, kept: Content) -> None:
    row = {**json.to_builtins(made), "content": json.to_builtins(kept.new), "actor": kept.actor}
    await uow.insert(OrderIntakeRow, [row])


async def note(uow: UnitOfWork, intake_id: UUID, stage: str, lines_done: int) -> None:
    """Where an intake is, while it runs."""
    await uow.execute(
        "UPDATE order_intake SET state = 'running', stage = :stage, lines_done = :done, "
        "started_at = COALESCE(started_at, now()) WHERE id = :id",
        {"id": intake_id, "stage": stage, "done": lines_done},
    )


async def end(uow: UnitOfWork, intake_id: UUID, values: Mapping[str, Any]) -> None:
    """The outcome; what it was made of is not kept any longer."""
    await uow.execute(
        "UPDATE order_intake SET state = :state, stage = 'done', order_id = :order_id, "
        "problems = CAST(:problems AS jsonb), content = NULL, ended_at = now(), "
        "lines_done = CASE WHEN :state = 'done' THEN lines ELSE lines_done END WHERE id = :id",
        {"id": intake_id, **values},
    )
