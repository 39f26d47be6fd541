"""Forms come with a release, or are written by people; tasks that are open keep the one that they were opened with."""

from collections.abc import Sequence
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Missing, Problem, StaleVersion
from orderloom.orchestration.contracts import Form, KeptForm, SaveForm
from orderloom.orchestration.domain.form_documents import MalformedForm, form_of
from orderloom.orchestration.store import forms as store
from orderloom.platform.db import AuditEntry, UnitOfWork


@command(Permission.FLOW_PUBLISH)
async def import_forms(uow: UnitOfWork, actor: Actor, documents: Sequence[dict[str, Any]]) -> list[str]:
    """Saves the forms of a release, but none over what people made their own; the keys of those that changed.
    Refuses all when one is malformed."""
    problems: list[Problem] = []
    forms: list[Form] = []
    for index, document in enumerate(documents):
        try:
            forms.append(form_of(document))
        except DomainError as error:
            problems += [Problem(each.code, each.message, (index, *each.path)) for each in error.problems]
    if problems:
        raise MalformedForm.of(problems)
    changed = await store.ship(uow, forms)
    uow.audit(*(_entry(key, "import") for key in changed))
    return changed


@command(Permission.FLOW_PUBLISH)
async def save_form(uow: UnitOfWork, actor: Actor, wanted: SaveForm) -> KeptForm:
    """A new form, or a new version of one, for the tasks that are opened from now on."""
    form = form_of(wanted.content)
    version = await store.save(uow, form, wanted.version, actor.id)
    if version is None:
        message = "Somebody saved this form meanwhile." if wanted.version else f"There is a form {form.key} already."
        raise StaleVersion(message, path=("version",) if wanted.version else ("content", "key"))
    uow.audit(_entry(form.key, "save", version=version))
    return KeptForm(form=form, version=version, at=uow.now, author_id=actor.id)


@command(Permission.FLOW_PUBLISH)
async def remove_form(uow: UnitOfWork, actor: Actor, key: str, version: int) -> None:
    """Nobody can choose it any more; tasks that have it can still be done. A flow that names it is not published."""
    if await store.kept_one(uow, key) is None:
        raise Missing("There is no such form.", path=("key",))
    if not await store.remove(uow, key, version, actor.id):
        raise StaleVersion("Somebody saved this form meanwhile.", path=("version",))
    uow.audit(_entry(key, "remove"))


def form_id(key: str) -> UUID:
    """What the audit trail knows a form by."""
    return uuid5(NAMESPACE_URL, f"orderloom:form:{key}")


def _entry(key: str, action: str, **changes: Any) -> AuditEntry:
    return AuditEntry(subject_type="form", subject_id=form_id(key), action=action, changes={"key": key, **changes})
