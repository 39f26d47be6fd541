"""Brings an entity of our catalog to what an interface means: by the drafts and moves of its authors, at once."""

from collections.abc import Sequence
from typing import Any

import msgspec

from orderloom.catalog.commands.drafts import move_catalog_lifecycle, publish_catalog, save_catalog_draft
from orderloom.catalog.contracts import (
    DraftToPublish,
    EntityRef,
    Lifecycle,
    MoveLifecycle,
    PublishCatalog,
    SaveDraft,
)
from orderloom.identity.contracts import Actor
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError, Kind, Problem, StaleVersion
from orderloom.platform.db import UnitOfWork

DOCUMENT = "tmf"
"""The catalog document in which all stands that came by TMF620."""
NOTE = "TMF620 "
"""How the notes of releases begin that this interface made."""


class NotChangeable(DomainError):
    """The catalog does not allow this; nothing was changed."""

    kind = Kind.CONFLICT
    code = "tmf.catalog_conflict"


async def bring(uow: UnitOfWork, actor: Actor, ref: EntityRef, before: Any, wanted: Any) -> None:
    """From one to the other; None is not in the catalog. What is no longer to be there is retired."""
    if wanted == before:
        return
    try:
        if wanted is not None and not _differs_in_life_only(before, wanted):
            await _publish(uow, actor, ref, wanted)
        await _move(uow, actor, ref, before, Lifecycle.RETIRED if wanted is None else wanted.lifecycle)
    except StaleVersion:
        raise NotChangeable("Somebody is editing this in the workspace.", path=("id",)) from None
    except DomainError as refusal:
        raise NotChangeable.of(_here(refusal.problems)) from None


def _differs_in_life_only(before: Any, wanted: Any) -> bool:
    return before is not None and msgspec.structs.replace(wanted, lifecycle=before.lifecycle) == before


async def _publish(uow: UnitOfWork, actor: Actor, ref: EntityRef, entity: Any) -> None:
    content = json.to_builtins(entity)
    draft = SaveDraft(section=ref.section, key=ref.key, content=content, document=DOCUMENT)
    await save_catalog_draft(uow, actor, draft)
    wanted = DraftToPublish(section=ref.section, key=ref.key, revision=1)
    await publish_catalog(uow, actor, PublishCatalog(drafts=(wanted,), note=_note(ref)))


async def _move(uow: UnitOfWork, actor: Actor, ref: EntityRef, before: Any, to: Lifecycle) -> None:
    """Step by step: nothing is archived that was not retired."""
    life = before.lifecycle if before is not None else Lifecycle.PUBLISHED
    through = (Lifecycle.RETIRED, to) if (life, to) == (Lifecycle.PUBLISHED, Lifecycle.ARCHIVED) else (to,)
    for each in through:
        if each is not life:
            await move_catalog_lifecycle(uow, actor, MoveLifecycle(entities=(ref,), to=each, note=_note(ref)))
            life = each


def _note(ref: EntityRef) -> str:
    return f"{NOTE}{ref.section} {ref.key}"


def _here(problems: Sequence[Problem]) -> list[Problem]:
    """Their paths begin with section and key."""
    return [msgspec.structs.replace(one, path=one.path[2:]) for one in problems]
