"""Imports forms from their documents."""

from collections.abc import Sequence
from typing import Any

import msgspec

from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError, Problem
from orderloom.kernel.ids import new_id
from orderloom.orchestration.contracts import Form
from orderloom.orchestration.store import forms as store
from orderloom.platform.db import AuditEntry, UnitOfWork


class MalformedForm(DomainError):
    code = "orchestration.form_malformed"


@command(Permission.FLOW_PUBLISH)
async def import_forms(uow: UnitOfWork, actor: Actor, documents: Sequence[dict[str, Any]]) -> list[str]:
    """Saves forms; the keys of those that changed. Refuses all when one is malformed."""
    problems: list[Problem] = []
    forms: list[Form] = []
    for index, document in enumerate(documents):
        try:
            forms.append(json.convert(document, Form))
        except msgspec.ValidationError as error:
            problems.append(Problem(MalformedForm.code, str(error), (index,)))
    if problems:
        raise MalformedForm.of(problems)
    changed = await store.save(uow, forms)
    uow.audit(
        *(
            AuditEntry(subject_type="form", subject_id=new_id(), action="import", changes={"key": key})
            for key in changed
        )
    )
    return changed
