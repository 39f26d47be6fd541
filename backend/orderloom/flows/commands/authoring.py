"""New definitions: blank, from templates, and as copies. Each begins as a draft."""

from collections.abc import Sequence

from orderloom.flows.commands.drafts import NoDefinition
from orderloom.flows.commands.importing import bring_in
from orderloom.flows.contracts import BringIn, ImportedDocument
from orderloom.flows.contracts.authoring import Duplicate, NewDefinition
from orderloom.flows.domain import authoring
from orderloom.flows.domain.templates import made_of
from orderloom.flows.store import catalogue, templates
from orderloom.flows.store import definitions as store
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Invalid, Kind, Missing
from orderloom.platform.db import UnitOfWork


class KeyTaken(DomainError):
    kind = Kind.CONFLICT
    code = "flows.key_taken"


class NoTemplate(Missing):
    code = "flows.no_template"


@command(Permission.FLOW_WRITE)
async def create_definition(uow: UnitOfWork, actor: Actor, wanted: NewDefinition) -> None:
    """A flow or table under a new key, with what its template brings along."""
    if not any(text.strip() for text in wanted.name.values()):
        raise Invalid("Give it a name.", path=("name",))
    await _begin(uow, actor, _documents(wanted), wanted.key)


def _documents(wanted: NewDefinition) -> tuple[ImportedDocument, ...]:
    name = {language: text.strip() for language, text in wanted.name.items() if text.strip()}
    if wanted.template is not None:
        template = next((each for each in templates.shipped() if each.key == wanted.template), None)
        if template is None:
            raise NoTemplate(f"There is no template {wanted.template}.", path=("template",))
        return made_of(template, wanted.key, name)
    if wanted.kind not in authoring.KINDS:
        raise Invalid(f"There is no kind {wanted.kind}.", path=("kind",))
    content, layout = authoring.blank(wanted.kind, wanted.key, name)
    return (ImportedDocument(content=content, layout=layout),)


@command(Permission.FLOW_WRITE)
async def duplicate_definition(uow: UnitOfWork, actor: Actor, wanted: Duplicate) -> None:
    """A copy that has the ids and the layout of what it was made of."""
    found = await store.definitions(uow, keys=(wanted.key,))
    version = (found[0].draft or found[0].published) if found else None
    if version is None:
        raise NoDefinition(f"There is no {wanted.key}.", path=("key",))
    name = wanted.name or authoring.copy_name(version.content["name"])
    content = authoring.renamed(version.content, {wanted.key: wanted.to_key}, name)
    await _begin(uow, actor, (ImportedDocument(content=content, layout=version.layout),), wanted.to_key)


async def _begin(uow: UnitOfWork, actor: Actor, documents: Sequence[ImportedDocument], key: str) -> None:
    problem = authoring.problem_of(key)
    if problem is not None:
        raise Invalid.of((problem,))
    keys = [each.content["key"] for each in documents]
    await catalogue.hold_keys(uow, keys)
    taken = sorted(await catalogue.taken_keys(uow, keys))
    if taken:
        raise KeyTaken(f"There is a {taken[0]} already.", path=("key",))
    await catalogue.forget_empty(uow, keys)
    await bring_in(uow, actor, BringIn(documents=tuple(documents)))
