"""Imports connections from their documents."""

from collections.abc import Mapping, Sequence
from typing import Any

from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.integration import store
from orderloom.integration.adapters.domain import parse
from orderloom.kernel.ids import new_id
from orderloom.platform.db import AuditEntry, UnitOfWork


@command(Permission.FLOW_PUBLISH)
async def import_connections(uow: UnitOfWork, actor: Actor, documents: Sequence[Mapping[str, Any]]) -> list[str]:
    """Saves connections; the keys of those that changed. Refuses all when one is malformed."""
    wanted = parse(documents)
    existing = {one.key: one for one in await store.connections(uow)}
    changed = [one for one in wanted if existing.get(one.key) != one]
    if changed:
        await store.replace(uow, changed)
    for one in changed:
        uow.audit(AuditEntry(subject_type="connection", subject_id=new_id(), action="import", changes={"key": one.key}))
    return [one.key for one in changed]
