"""What files would bring: each document compared with what there is; and definitions written to files."""

from collections.abc import Mapping, Sequence

import msgspec

from orderloom.flows.contracts import Definition, DefinitionDiff, FlowVersion, VersionState
from orderloom.flows.contracts.authoring import Export, GivenFile, Incoming, ReadDocument, WrittenFile
from orderloom.flows.domain import authoring
from orderloom.flows.domain.canonical import canonical, canonical_layout
from orderloom.flows.domain.diff import differences, movements
from orderloom.flows.domain.documents import Described, check_layout, describe, findings_of
from orderloom.flows.domain.exports import archive, files_of
from orderloom.flows.domain.intake import read_files
from orderloom.flows.queries.references import known
from orderloom.flows.store import catalogue
from orderloom.flows.store import definitions as store
from orderloom.identity.access import open_door, query
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Invalid, Missing, Problem
from orderloom.language.graph import Flow
from orderloom.language.tables import CompiledTable, Table, compile_table
from orderloom.platform.db import Reader


@query(Permission.FLOW_WRITE)
async def incoming(reader: Reader, actor: Actor, files: Sequence[GivenFile]) -> list[Incoming]:
    """What would become of each document of the files; nothing is stored."""
    documents = read_files(files)
    described = {each.place: _described(each) for each in documents}
    fit = {place: each for place, each in described.items() if isinstance(each, Described)}
    definitions = {each.key: each for each in await store.definitions(reader, keys=[one.key for one in fit.values()])}
    existing = await known(
        reader,
        list(fit.values()),
        {each.key: table for each in fit.values() if (table := _compiled(each)) is not None},
        {each.key: each.parsed for each in fit.values() if isinstance(each.parsed, Flow)},
    )
    free = await _free_keys(reader, [each.key for each in fit.values() if each.key in definitions])
    found: list[Incoming] = []
    for document in documents:
        each = described[document.place]
        if not isinstance(each, Described):
            found.append(Incoming(place=document.place, outcome="refused", problems=each))
            continue
        seen = _against(document, each, definitions.get(each.key))
        findings = findings_of(each, existing)
        found.append(msgspec.structs.replace(seen, findings=findings, free_key=free.get(each.key)))
    return found


def _described(document: ReadDocument) -> Described | tuple[Problem, ...]:
    if document.content is None:
        return document.problems
    try:
        if document.layout is not None:
            check_layout(document.layout)
        return describe(document.content)
    except DomainError as error:
        return error.problems


def _compiled(document: Described) -> CompiledTable | None:
    try:
        return compile_table(document.parsed) if isinstance(document.parsed, Table) else None
    except DomainError:
        return None


async def _free_keys(reader: Reader, keys: Sequence[str]) -> dict[str, str]:
    """For each key that is taken, one like it that is free."""
    wanted = {key: authoring.candidates(key) for key in keys}
    taken = await catalogue.taken_keys(reader, [each for several in wanted.values() for each in several])
    return {key: next((each for each in several if each not in taken), key) for key, several in wanted.items()}


def _against(document: ReadDocument, described: Described, definition: Definition | None) -> Incoming:
    told = Incoming(
        place=document.place,
        outcome="new",
        key=described.key,
        kind=described.kind,
        doc=described.doc,
        name=described.name,
    )
    there = (definition.draft or definition.published) if definition else None
    if definition is None or there is None:
        return told
    if definition.kind != described.kind:
        message = f"{described.key} is of kind {definition.kind} here: bring it in under another key."
        problem = Problem("flows.key_mismatch", message, ("key",))
        return msgspec.structs.replace(told, outcome="refused", problems=(problem,), there=there)
    changes = (*differences(describe(there.content), described), *_movements(document, there))
    same = not changes and canonical(describe(there.content).parsed) == canonical(described.parsed)
    diff = DefinitionDiff(key=described.key, before=there.version, after=there.version, changes=changes)
    return msgspec.structs.replace(
        told,
        outcome="unchanged" if same else "changed",
        problems=_frozen(definition),
        revision=definition.draft.revision if definition.draft else 0,
        there=there,
        diff=diff,
    )


def _movements(document: ReadDocument, there: FlowVersion):
    if document.layout is None:
        return ()
    return movements(canonical_layout(there.layout) if there.layout else None, canonical_layout(document.layout))


def _frozen(definition: Definition) -> tuple[Problem, ...]:
    """What waits for a second person can't be written over; under another key, the document can be brought in."""
    draft = definition.draft
    if draft is None or draft.state is not VersionState.IN_REVIEW:
        return ()
    message = f"{definition.key} waits for a second person since {draft.requested_by} asked to publish it."
    return (Problem("flows.in_review", message, ("key",)),)


@query(Permission.FLOW_READ)
async def exported(reader: Reader, actor: Actor, wanted: Export) -> list[WrittenFile]:
    """Files in their one written form, in the order of the keys."""
    if wanted.version is not None and len(wanted.keys) != 1:
        raise Invalid("A version goes with exactly one key.", path=("version",))
    found: Mapping[str, Definition] = {
        each.key: each for each in await store.definitions(reader, keys=list(wanted.keys))
    }
    files: list[WrittenFile] = []
    for key in dict.fromkeys(wanted.keys):
        if wanted.version is not None:
            version = await store.version(reader, key, wanted.version)
        else:
            definition = found.get(key)
            draft = definition.draft if definition else None
            published = definition.published if definition else None
            version = (draft if wanted.draft else None) or published or draft
        if version is None:
            raise Missing(f"There is no {key} to export.", path=("keys",))
        files += files_of(version)
    return files


@open_door("it packs what its caller was given already")
async def packed(files: Sequence[WrittenFile]) -> bytes:
    """Files as a ZIP, the same bytes for the same files."""
    return archive(files)
