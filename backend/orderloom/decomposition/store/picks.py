"""What a manager's pick makes of domain orders."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from orderloom.decomposition.contracts import DomainOrder
from orderloom.kernel import json
from orderloom.platform.db import UnitOfWork


async def turn(uow: UnitOfWork, turned: Sequence[DomainOrder]) -> None:
    """They are about other items."""
    rows = [
        {
            "id": one.id,
            "item_id": one.item_id,
            "parent_item_id": one.parent_item_id,
            "characteristics": one.characteristics,
            "quantity": one.quantity,
        }
        for one in turned
    ]
    await uow.execute(
        "UPDATE domain_order d SET item_id = r.item_id, parent_item_id = r.parent_item_id,"
        " characteristics = r.characteristics, quantity = r.quantity, version = d.version + 1, changed_at = now()"
        " FROM json_to_recordset(CAST(:rows AS json))"
        " AS r(id uuid, item_id uuid, parent_item_id uuid, characteristics jsonb, quantity numeric)"
        " WHERE d.id = r.id",
        {"rows": json.dumps(rows).decode()},
    )


async def settle(uow: UnitOfWork, ids: Iterable[UUID]) -> None:
    """Nothing is left to pick for them."""
    await uow.execute(
        "UPDATE domain_order SET choice = NULL, needs_attention = false, version = version + 1, changed_at = now()"
        " WHERE id = ANY(:ids)",
        {"ids": list(ids)},
    )
