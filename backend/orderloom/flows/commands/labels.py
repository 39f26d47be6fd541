"""Whose definitions are, and where they belong."""

from collections.abc import Iterable
from typing import Any

from orderloom.flows.commands.drafts import NoDefinition
from orderloom.flows.contracts.catalogue import MOST_TAGS, Label
from orderloom.flows.domain.tags import merged, read_tags
from orderloom.flows.store import catalogue as store
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.identity.queries import people_by_ids
from orderloom.kernel.errors import Invalid, Missing
from orderloom.platform.db import AuditEntry, Row, UnitOfWork

MOST = 500


@command(Permission.FLOW_WRITE)
async def label_definitions(uow: UnitOfWork, actor: Actor, wanted: Label) -> None:
    """Changes the tags and the owner of all these definitions, or of none; versions stay as they are."""
    add, remove = read_tags(wanted.add, "addTags"), read_tags(wanted.remove, "removeTags")
    if len(wanted.keys) > MOST:
        raise Invalid(f"At most {MOST} definitions at a time.", path=("keys",))
    owner = await _owner(uow, wanted)
    found = await store.labels(uow, wanted.keys)
    missing = [key for key in wanted.keys if key not in {row["key"] for row in found}]
    if missing:
        raise NoDefinition(f"There is no {missing[0]}.", path=("keys",))
    rows = [_labelled(row, merged(row["tags"], add, remove), owner if wanted.own else None) for row in found]
    crowded = next((row["key"] for row in rows if len(row["tags"]) > MOST_TAGS), None)
    if crowded is not None:
        raise Invalid(f"{crowded} would have more than {MOST_TAGS} tags.", path=("addTags",))
    changed = [(row, before) for row, before in zip(rows, found, strict=True) if _differs(row, before)]
    if not changed:
        return
    await store.label(uow, [{name: row[name] for name in ("id", "owner", "owner_id", "tags")} for row, _ in changed])
    for row, _ in changed:
        changes = {"owner": row["owner"], "tags": row["tags"]}
        uow.audit(AuditEntry(subject_type="definition", subject_id=row["id"], action="labelled", changes=changes))


async def _owner(uow: UnitOfWork, wanted: Label) -> dict[str, Any]:
    if not wanted.own or wanted.owner_id is None:
        return {"owner": None, "owner_id": None}
    person = (await people_by_ids(uow, [wanted.owner_id])).get(wanted.owner_id)
    if person is None or person.disabled:
        raise Missing("There is no such person.", path=("owner",))
    return {"owner": person.name, "owner_id": person.id}


def _labelled(row: Row, tags: Iterable[str], owner: dict[str, Any] | None) -> dict[str, Any]:
    kept = owner if owner is not None else {"owner": row["owner"], "owner_id": row["owner_id"]}
    return {"id": row["id"], "key": row["key"], "tags": list(tags), **kept}


def _differs(row: dict[str, Any], before: Row) -> bool:
    return any(row[name] != before[name] for name in ("owner_id", "tags"))
