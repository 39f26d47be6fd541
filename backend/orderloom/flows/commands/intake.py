"""Takes documents of files in as drafts, once someone has seen what they would change."""

import msgspec

from orderloom.flows.commands.importing import NotImportable, bring_in
from orderloom.flows.contracts import BringIn, BroughtIn, ImportedDocument
from orderloom.flows.contracts.authoring import ReadDocument, TakeIn, Taken
from orderloom.flows.domain import authoring
from orderloom.flows.domain.documents import describe, placed
from orderloom.flows.domain.intake import read_files
from orderloom.flows.store import catalogue
from orderloom.flows.store import definitions as store
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Missing, Problem, StaleVersion
from orderloom.platform.db import UnitOfWork


@command(Permission.FLOW_WRITE)
async def take_in(uow: UnitOfWork, actor: Actor, wanted: TakeIn) -> list[BroughtIn]:
    """Makes drafts of the documents that are wanted, all or none. Refused when a draft is not the one that was looked
    at any more, so that nobody's newer work is written over."""
    documents = {each.place: each for each in read_files(wanted.files)}
    chosen = [(_found(documents, each), each) for each in wanted.taken]
    keys = {document.content["key"]: taken.key for document, taken in chosen if document.content}
    await catalogue.forget_empty(uow, list(keys.values()))
    await _refuse_newer(uow, wanted.taken)
    return await bring_in(uow, actor, BringIn(documents=tuple(_named(*each, keys) for each in chosen)))


def _found(documents: dict[str, ReadDocument], taken: Taken) -> ReadDocument:
    document = documents.get(taken.place)
    if document is None:
        raise Missing("This document is not among the files.", path=(taken.place,))
    problem = authoring.problem_of(taken.key)
    if document.content is None or problem is not None:
        raise NotImportable.of([_at(taken, each) for each in document.problems or (problem,) if each is not None])
    with placed(taken.place):
        describe(document.content)
    return document


def _at(taken: Taken, problem: Problem) -> Problem:
    return msgspec.structs.replace(problem, path=(taken.place, *problem.path))


async def _refuse_newer(uow: UnitOfWork, taken: tuple[Taken, ...]) -> None:
    there = await store.locked(uow, [each.key for each in taken])
    for each in taken:
        definition = there.get(each.key)
        draft = definition.draft if definition else None
        if (draft.revision if draft else 0) != each.revision:
            who = draft.author if draft else "someone"
            raise StaleVersion(f"{who} has saved {each.key} meanwhile; look at the changes again.", path=(each.place,))


def _named(document: ReadDocument, taken: Taken, keys: dict[str, str]) -> ImportedDocument:
    """The document under the key that was chosen; what it names goes by its new key, too."""
    content = document.content or {}
    own = {**keys, content["key"]: taken.key}
    return ImportedDocument(content=authoring.renamed(content, own), layout=document.layout, source=document.place)
