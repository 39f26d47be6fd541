"""Marks of attention that are taken away."""

from uuid import UUID

from orderloom.platform.db import UnitOfWork


async def take_mark(uow: UnitOfWork, domain_order_id: UUID) -> None:
    await uow.execute(
        "UPDATE domain_order SET needs_attention = false, version = version + 1, changed_at = now() WHERE id = :id",
        {"id": domain_order_id},
    )
