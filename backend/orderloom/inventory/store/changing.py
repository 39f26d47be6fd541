"""Items as orders move them, a set in one statement; each is moved once, whatever is delivered twice."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from orderloom.inventory.domain.changing import LEADS_TO
from orderloom.kernel import json
from orderloom.platform.db import Row, UnitOfWork

_ids = bindparam("ids", type_=ARRAY(Uuid()))
_CLEARED = (
    "changing_order_id = NULL, changing_domain_order_id = NULL, changing_quantity = NULL, saved_state = NULL,"
    " version = i.version + 1"
)
_MOVED = (
    "RETURNING i.id, i.kind, i.account_id, COALESCE(old.changing_order_id, i.order_id) AS order_id,"
    " old.state AS before, new.state AS after"
)
_LEADS = " ".join(f"WHEN '{before.value}' THEN '{after.value}'" for before, after in LEADS_TO.items())

_BEGIN = """
UPDATE inventory_item i SET state = r.pending, saved_state = i.state, changing_order_id = r.order_id,
  changing_domain_order_id = r.domain_order_id, changing_quantity = r.quantity, version = i.version + 1
FROM json_to_recordset(CAST(:rows AS json))
  AS r(item_id uuid, order_id uuid, domain_order_id uuid, pending text, may_begin jsonb, quantity numeric)
WHERE i.id = r.item_id AND i.changing_order_id IS NULL AND r.may_begin @> to_jsonb(i.state)
RETURNING i.id, i.kind, i.account_id, i.changing_order_id AS order_id, old.state AS before, new.state AS after
"""

_CLOSE = f"""
WITH d AS (
  SELECT id, characteristics FROM json_to_recordset(CAST(:rows AS json)) AS r(id uuid, characteristics jsonb)
), hit AS (
  SELECT i.id, d.characteristics FROM d JOIN inventory_item i ON i.domain_order_id = d.id
  WHERE i.state = 'pending_install'
  UNION ALL
  SELECT i.id, d.characteristics FROM d JOIN inventory_item i ON i.changing_domain_order_id = d.id
  WHERE i.changing_order_id IS NOT NULL
)
UPDATE inventory_item i SET state = CASE i.state {_LEADS} END,
  activated_at = CASE WHEN i.state = 'pending_install' THEN now() ELSE i.activated_at END,
  ended_at = CASE WHEN i.state = 'disconnect_pending' THEN now() ELSE i.ended_at END,
  characteristics = CASE WHEN i.state IN ('pending_install', 'change_pending')
    THEN COALESCE(hit.characteristics, i.characteristics) ELSE i.characteristics END,
  quantity = CASE WHEN i.state = 'change_pending' THEN COALESCE(i.changing_quantity, i.quantity) ELSE i.quantity END,
  lowered_by_order_id = CASE WHEN i.state = 'change_pending' AND i.changing_quantity < i.quantity
    THEN i.changing_order_id ELSE i.lowered_by_order_id END,
  {_CLEARED}
FROM hit WHERE i.id = hit.id {_MOVED}
"""

_CANCEL = text(
    f"UPDATE inventory_item i SET state = CASE i.state WHEN 'pending_install' THEN 'canceled' ELSE i.saved_state END,"
    f" {_CLEARED} WHERE (i.order_id = ANY(:ids) AND i.state = 'pending_install') OR i.changing_order_id = ANY(:ids)"
    f" {_MOVED}"
).bindparams(_ids)

_PUT_BACK = text(
    f"UPDATE inventory_item i SET state = i.saved_state, {_CLEARED}"
    f" WHERE i.changing_domain_order_id = ANY(:ids) AND i.changing_order_id IS NOT NULL {_MOVED}"
).bindparams(_ids)


async def begin(uow: UnitOfWork, rows: Sequence[dict[str, Any]]) -> Sequence[Row]:
    """Items that are free and in a state to begin in wait for the change from now on."""
    return await uow.rows(_BEGIN, {"rows": json.dumps(rows).decode()})


async def close(uow: UnitOfWork, rows: Sequence[dict[str, Any]]) -> Sequence[Row]:
    """What the domain orders (`id`, `characteristics` or null) installed or changed is done."""
    return await uow.rows(_CLOSE, {"rows": json.dumps(rows).decode()})


async def cancel(uow: UnitOfWork, order_ids: Iterable[UUID]) -> Sequence[Row]:
    return await uow.rows(_CANCEL, {"ids": list(order_ids)})


async def put_back(uow: UnitOfWork, domain_order_ids: Iterable[UUID]) -> Sequence[Row]:
    return await uow.rows(_PUT_BACK, {"ids": list(domain_order_ids)})
