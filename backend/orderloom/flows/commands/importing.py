"""Definitions from files: what the product ships, and what a team keeps under version control."""

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress

import msgspec

from orderloom.flows.commands.checks import needs_second_person, refuse_failing
from orderloom.flows.commands.drafts import Draft, InReview, Locked, refuse_others, store_draft
from orderloom.flows.commands.publish import SecondPersonNeeded, refuse_retired, tell_published
from orderloom.flows.contracts import (
    BringIn,
    BroughtIn,
    Definition,
    FlowVersion,
    ImportedDocument,
    Json,
    VersionState,
)
from orderloom.flows.domain.canonical import canonical, canonical_layout
from orderloom.flows.domain.documents import (
    Described,
    KeyMismatch,
    check_layout,
    describe,
    findings_of,
    placed,
    refuse_errors,
)
from orderloom.flows.queries.references import known
from orderloom.flows.store import definitions as store
from orderloom.flows.store.definitions import NewVersion
from orderloom.identity.access import command, require
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Problem
from orderloom.language.graph import Flow
from orderloom.language.tables import CompiledTable, Table, compile_table
from orderloom.language.validate import Finding
from orderloom.platform.db import UnitOfWork

NOTE = "Imported."


class NotImportable(DomainError):
    code = "flows.not_importable"


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """A well-formed document of a file with what keeps it from being published."""

    file: ImportedDocument
    described: Described
    findings: tuple[Finding, ...]

    @property
    def key(self) -> str:
        return self.described.key

    @property
    def place(self) -> str:
        return self.file.source or self.key


@command(Permission.FLOW_PUBLISH)
async def import_documents(uow: UnitOfWork, actor: Actor, documents: Sequence[ImportedDocument]) -> list[str]:
    """Publishes what the product ships, all or none; the keys of those that changed. Equal content is left alone, and
    so is what someone has made their own: published themselves, rolled back or retired."""
    incoming = await _read(uow, documents)
    for each in incoming:
        with placed(each.place):
            refuse_errors(each.findings)
    definitions = await _definitions(uow, incoming)
    wanted = [each for each in incoming if _is_as_shipped(definitions[each.key])]
    rows = await _publish(uow, actor, [each for each in wanted if _differs(each, definitions[each.key])], NOTE)
    return [row.described.key for row in rows]


@command(Permission.FLOW_WRITE)
async def bring_in(uow: UnitOfWork, actor: Actor, wanted: BringIn) -> list[BroughtIn]:
    """Takes documents in as drafts, or publishes them; all or none. Equal content is left alone."""
    incoming = await _read(uow, wanted.documents)
    definitions = await _definitions(uow, incoming)
    changed = [each for each in incoming if _differs(each, definitions[each.key], draft=not wanted.publish)]
    if wanted.publish:
        require(actor, Permission.FLOW_PUBLISH, Permission.POLICY_PUBLISH)
        for each in changed:
            await _refuse_to_publish(uow, each, definitions[each.key])
        await _publish(uow, actor, changed, wanted.note)
        await _drop_drafts(uow, actor, changed, definitions)
        for each in changed:
            with placed(each.place):
                await refuse_failing(uow, each.described)
    else:
        for each in changed:
            with placed(each.place):
                await refuse_others(uow, actor, definitions[each.key])
            await store_draft(uow, actor, definitions[each.key], _draft(each, definitions[each.key]))
    return await _outcomes(uow, incoming, {each.key for each in changed}, published=wanted.publish)


async def _read(uow: UnitOfWork, documents: Sequence[ImportedDocument]) -> list[Incoming]:
    """All documents with their findings, each seen together with the others; raises with what is malformed anywhere."""
    described = _described(documents)
    tables = {each.key: table for each in described if (table := _compiled(each)) is not None}
    flows = {each.key: each.parsed for each in described if isinstance(each.parsed, Flow)}
    existing = await known(uow, described, tables, flows)
    return [
        Incoming(file=file, described=each, findings=findings_of(each, existing))
        for file, each in zip(documents, described, strict=True)
    ]


def _described(documents: Sequence[ImportedDocument]) -> list[Described]:
    described: list[Described] = []
    problems: list[Problem] = []
    for number, file in enumerate(documents):
        try:
            with placed(file.source or number):
                described.append(_well_formed(file))
        except DomainError as error:
            problems += error.problems
    counted = Counter(each.key for each in described)
    problems += [
        Problem("flows.key_twice", f"{key} is in several files.", (key,)) for key, n in counted.items() if n > 1
    ]
    if problems:
        raise NotImportable.of(problems)
    return described


def _well_formed(file: ImportedDocument) -> Described:
    if file.layout is not None:
        check_layout(file.layout)
    return describe(file.content)


def _compiled(document: Described) -> CompiledTable | None:
    try:
        return compile_table(document.parsed) if isinstance(document.parsed, Table) else None
    except DomainError:
        return None


async def _definitions(uow: UnitOfWork, incoming: Iterable[Incoming]) -> dict[str, Definition]:
    """The definitions of these keys, locked; a key that is new gets one."""
    described = [each.described for each in incoming]
    await store.add_definitions(uow, described)
    found = await store.locked(uow, [each.key for each in described])
    for each in incoming:
        kind = found[each.key].kind
        if kind != each.described.kind:
            raise KeyMismatch(f"{each.key} is of kind {kind}.", path=(each.place, "kind"))
    return found


def _is_as_shipped(definition: Definition) -> bool:
    published = definition.published
    return definition.retired_at is None and (published is None or published.note == NOTE)


def _differs(incoming: Incoming, definition: Definition, *, draft: bool = False) -> bool:
    """Whether the file says something else, in content or layout, than what is there."""
    last = (definition.draft if draft else None) or definition.published
    if last is None:
        return True
    same = last.sha256 == incoming.described.sha256 and _text(last) == canonical(incoming.described.parsed)
    layout = incoming.file.layout
    moved = layout is not None and _places(layout) != _places(last.layout or {})
    return not same or moved


def _text(version: FlowVersion) -> Json:
    return canonical(describe(version.content).parsed)


def _places(layout: Json) -> Json:
    return canonical_layout(layout)


def _draft(incoming: Incoming, definition: Definition) -> Draft:
    last = definition.draft or definition.published
    return Draft(incoming.described, incoming.file.layout or (last.layout if last else None))


async def _refuse_to_publish(uow: UnitOfWork, incoming: Incoming, definition: Definition) -> None:
    with placed(incoming.place):
        refuse_errors(incoming.findings)
        refuse_retired(definition)
        if await needs_second_person(uow, definition.key, definition.kind):
            message = f"Someone else has to agree to a new version of {definition.key}: import it as a draft."
            raise SecondPersonNeeded(message, path=("key",))


async def _publish(uow: UnitOfWork, actor: Actor, incoming: Sequence[Incoming], note: str) -> list[NewVersion]:
    definitions = await store.locked(uow, [each.key for each in incoming])
    latest = await store.latest_versions(uow, [each.id for each in definitions.values()])
    rows = [
        NewVersion(
            definition_id=definitions[each.key].id,
            described=each.described,
            findings=each.findings,
            layout=_draft(each, definitions[each.key]).layout,
            version=latest.get(definitions[each.key].id, 0) + 1,
            state=VersionState.PUBLISHED,
            author=actor.name,
            author_id=actor.id,
            note=note or None,
            published_at=uow.now,
        )
        for each in incoming
    ]
    await store.add_versions(uow, rows)
    for row in rows:
        tell_published(uow, definitions[row.described.key], row.version, note)
    return rows


async def _drop_drafts(
    uow: UnitOfWork, actor: Actor, incoming: Iterable[Incoming], definitions: dict[str, Definition]
) -> None:
    """A draft that says what is in force now has done its work; one that says more, or that someone writes, stays."""
    for each in incoming:
        draft = definitions[each.key].draft
        if draft is None or _text(draft) != canonical(each.described.parsed):
            continue
        with suppress(InReview, Locked):
            await refuse_others(uow, actor, definitions[each.key])
            await store.drop_draft(uow, draft.id)


async def _outcomes(
    uow: UnitOfWork, incoming: Iterable[Incoming], changed: set[str], *, published: bool
) -> list[BroughtIn]:
    definitions = {each.key: each for each in await store.definitions(uow, keys=[each.key for each in incoming])}
    outcome = "published" if published else "draft"
    return [
        BroughtIn(
            key=each.key,
            source=each.file.source,
            outcome=outcome if each.key in changed else "unchanged",
            version=definitions[each.key].published if published else definitions[each.key].draft,
        )
        for each in incoming
    ]
