"""Carries definitions between files and the database, in the name of whoever asks."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from orderloom.flows import queries
from orderloom.flows.commands.importing import bring_in
from orderloom.flows.contracts import BringIn, BroughtIn, Definition, ElementChange, FlowVersion
from orderloom.flows.domain.diff import differences, movements
from orderloom.flows.domain.documents import KeyMismatch, describe
from orderloom.flows.domain.exports import files_of
from orderloom.flows.queries import history
from orderloom.identity.contracts import Actor
from orderloom.identity.queries import actor_of, person_by_login
from orderloom.kernel.errors import Missing
from orderloom.main.flow_files.folder import documents, layout_path, place_for
from orderloom.main.house import opened
from orderloom.platform.db import Database, Reader

OPERATOR = Actor.system("command line")


class Unknown(Missing):
    code = "flows.no_definition"


class _DryRun(Exception):
    """Leaves the transaction, so that nothing of it stays."""


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """What the options of an import say."""

    login: str | None = None
    publish: bool = False
    note: str = ""
    dry_run: bool = False


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """Which version of definitions is meant: by its number, the draft where there is one, or the one in force."""

    version: int | None = None
    draft: bool = False


async def take_in(paths: Sequence[Path], intake: Intake) -> list[BroughtIn]:
    """Brings files in, all or none; a dry run does the same and leaves nothing behind."""
    wanted = BringIn(documents=documents(paths), publish=intake.publish, note=intake.note)
    outcomes: list[BroughtIn] = []
    async with opened() as database:
        actor = await _actor(database, intake.login)
        try:
            async with database.unit_of_work(actor_label=actor.name, actor_id=actor.id) as uow:
                outcomes += await bring_in(uow, actor, wanted)
                if intake.dry_run:
                    raise _DryRun
        except _DryRun:
            pass
    return outcomes


async def give_out(keys: Sequence[str], folder: Path, selection: Selection) -> list[Path]:
    """Writes definitions in their canonical form; all that are in use when no key is named. The files written."""
    async with opened() as database, database.reader() as reader:
        found = await _definitions(reader, keys)
        chosen = [(each, await _version(reader, each, selection)) for each in found]
    made: list[Path] = []
    for definition, version in chosen:
        if version is not None:
            made += _written(folder, definition, version)
    return made


async def compare(key: str, before: int | None, after: int | None) -> tuple[str, Sequence[ElementChange]]:
    """What differs between two stored versions, with a title."""
    async with opened() as database, database.reader() as reader:
        found = await history.difference(reader, OPERATOR, key, before, after)
    return f"{key}: version {found.before} → version {found.after}", found.changes


async def compare_with_file(key: str, before: int | None, path: Path) -> tuple[str, Sequence[ElementChange]]:
    """What a file would change of a stored version, by default of the one in force."""
    (file,) = documents([path])
    given = describe(file.content)
    if given.key != key:
        raise KeyMismatch(f"The document's key is {given.key}.", path=(str(path), "key"))
    async with opened() as database, database.reader() as reader:
        (definition,) = await _definitions(reader, [key])
        version = await _version(reader, definition, Selection(version=before))
    if version is None:
        raise Unknown(f"{key} has no version yet.")
    changes = [*differences(describe(version.content), given)]
    changes += movements(version.layout, file.layout) if file.layout is not None else ()
    return f"{key}: version {version.version} → {path}", changes


async def _definitions(reader: Reader, keys: Sequence[str]) -> list[Definition]:
    if not keys:
        return [each for each in await queries.definitions(reader, OPERATOR) if each.retired_at is None]
    found = [await queries.definition(reader, OPERATOR, key) for key in keys]
    missing = [key for key, each in zip(keys, found, strict=True) if each is None]
    if missing:
        raise Unknown(f"There is no {missing[0]}.")
    return [each for each in found if each is not None]


async def _version(reader: Reader, definition: Definition, selection: Selection) -> FlowVersion | None:
    if selection.version is None:
        return (definition.draft if selection.draft else None) or definition.published
    for version in await queries.versions(reader, OPERATOR, definition.key):
        if version.version == selection.version:
            return version
    raise Unknown(f"There is no version {selection.version} of {definition.key}.")


def _written(folder: Path, definition: Definition, version: FlowVersion) -> Iterator[Path]:
    path = place_for(folder, definition.key, definition.kind, definition.doc)
    path.parent.mkdir(parents=True, exist_ok=True)
    for file, place in zip(files_of(version), (path, layout_path(path)), strict=False):
        place.write_text(file.text, encoding="utf-8")
        yield place


async def _actor(database: Database, login: str | None) -> Actor:
    if login is None:
        return OPERATOR
    async with database.reader() as reader:
        person = await person_by_login(reader, login)
    if person is None or person.disabled:
        raise Missing(f"Nobody signs in as {login!r}.")
    return actor_of(person)
