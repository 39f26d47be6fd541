"""Making definitions: blank, from templates, as copies; taking them in from files, and giving them out."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64

import strawberry

from orderloom.flows.commands import authoring, intake
from orderloom.flows.contracts import authoring as contracts
from orderloom.flows.queries import authoring as queries
from orderloom.flows.queries import catalogue
from orderloom.flows.queries import intake as intakes
from orderloom.graphql.context import Info
from orderloom.graphql.enums import DefinitionKind
from orderloom.graphql.flows.authoring_types import (
    FlowTemplate,
    ImportedDefinition,
    IncomingDefinition,
    KeyAdvice,
)
from orderloom.graphql.flows.mutations import DefinitionPayload, payload_of
from orderloom.graphql.gate import mutation, query
from orderloom.graphql.present import present, present_all
from orderloom.graphql.problems import Problem
from orderloom.identity.contracts import Permission
from orderloom.kernel.errors import Invalid


@strawberry.input
class DefinitionNameInput:
    """A text in the languages of the product."""

    en: str
    pt_br: str | None = None


def words_of(given: DefinitionNameInput) -> dict[str, str]:
    return {"en": given.en} | ({"pt-BR": given.pt_br} if given.pt_br else {})


@strawberry.input
class CreateDefinitionInput:
    """`template` is the key of a template, which then says the kind."""

    key: str
    name: DefinitionNameInput
    kind: DefinitionKind
    template: str | None = None


@strawberry.input
class DuplicateDefinitionInput:
    """Without a `name`, the copy's says that it is one."""

    key: str
    to_key: str
    name: DefinitionNameInput | None = None


@strawberry.input
class DefinitionFileInput:
    """A file with one or several documents: its `text`, or, `packed`, base64 of an archive or of gzipped text."""

    name: str
    text: str | None = None
    packed: str | None = None


@strawberry.input
class TakenDefinitionInput:
    """A document that is wanted, by the `place` that its preview names, under its own key or another; `revision` is
    that of the preview."""

    place: str
    key: str
    revision: int = 0


@strawberry.input
class ImportDefinitionsInput:
    files: list[DefinitionFileInput]
    take: list[TakenDefinitionInput]


@strawberry.type
class ImportDefinitionsPayload:
    imported: list[ImportedDefinition] = strawberry.field(default_factory=list)
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class ExportedFile:
    """`path` is where it belongs in a folder of definitions."""

    path: str
    text: str


@strawberry.type
class DefinitionExport:
    written: strawberry.Private[list[contracts.WrittenFile]]

    @strawberry.field
    def files(self) -> list[ExportedFile]:
        return [ExportedFile(path=file.path, text=file.text) for file in self.written]

    @strawberry.field
    async def archive(self) -> str:
        """The files in a ZIP, as base64."""
        return b64encode(await intakes.packed(self.written)).decode()


def _files(given: list[DefinitionFileInput]) -> tuple[contracts.GivenFile, ...]:
    return tuple(_file(each, number) for number, each in enumerate(given))


def _file(given: DefinitionFileInput, number: int) -> contracts.GivenFile:
    try:
        data = None if given.packed is None else b64decode(given.packed, validate=True)
    except (NotBase64, ValueError):
        raise Invalid("This is not base64.", path=("files", number, "packed")) from None
    return contracts.GivenFile(name=given.name, text=given.text, data=data)


@strawberry.type
class AuthoringQueries:
    @query(Permission.FLOW_READ)
    async def flow_templates(self, info: Info) -> list[FlowTemplate]:
        """Flows and tables to begin with."""
        async with info.context.reader() as reader:
            return present_all(await queries.templates(reader, info.context.actor))

    @query(Permission.FLOW_READ)
    async def key_advice(self, info: Info, key: str | None = None, name: str | None = None) -> KeyAdvice:
        """Whether a key is free; without one, a free key made of the name."""
        async with info.context.reader() as reader:
            return present(await catalogue.key_advice(reader, info.context.actor, key, name))

    @query(Permission.FLOW_WRITE)
    async def incoming_definitions(self, info: Info, files: list[DefinitionFileInput]) -> list[IncomingDefinition]:
        """What files would bring, document by document. Nothing is stored."""
        async with info.context.reader() as reader:
            return present_all(await intakes.incoming(reader, info.context.actor, _files(files)))

    @query(Permission.FLOW_READ)
    async def export_definitions(
        self, info: Info, keys: list[str], draft: bool = False, version: int | None = None
    ) -> DefinitionExport:
        """Definitions in the form in which `orderloom flows export` writes them: what is in force, with `draft` the
        draft where there is one."""
        wanted = contracts.Export(keys=tuple(keys), draft=draft, version=version)
        async with info.context.reader() as reader:
            return DefinitionExport(written=await intakes.exported(reader, info.context.actor, wanted))


@strawberry.type
class AuthoringMutations:
    @mutation(Permission.FLOW_WRITE)
    async def create_definition(self, info: Info, input: CreateDefinitionInput) -> DefinitionPayload:
        """Begins a draft under a new key: blank, or from a template with what comes along."""
        wanted = contracts.NewDefinition(
            key=input.key, name=words_of(input.name), kind=input.kind.value, template=input.template
        )
        async with info.context.unit_of_work() as uow:
            await authoring.create_definition(uow, info.context.actor, wanted)
        return await payload_of(info, input.key)

    @mutation(Permission.FLOW_WRITE)
    async def duplicate_definition(self, info: Info, input: DuplicateDefinitionInput) -> DefinitionPayload:
        """Begins a draft that is a copy of another definition's draft, or of what is in force there."""
        name = words_of(input.name) if input.name else None
        wanted = contracts.Duplicate(key=input.key, to_key=input.to_key, name=name)
        async with info.context.unit_of_work() as uow:
            await authoring.duplicate_definition(uow, info.context.actor, wanted)
        return await payload_of(info, input.to_key)

    @mutation(Permission.FLOW_WRITE)
    async def import_definitions(self, info: Info, input: ImportDefinitionsInput) -> ImportDefinitionsPayload:
        """Makes drafts of documents of files, all or none; `stale_version` where a draft was saved meanwhile."""
        taken = tuple(contracts.Taken(place=each.place, key=each.key, revision=each.revision) for each in input.take)
        wanted = contracts.TakeIn(files=_files(input.files), taken=taken)
        async with info.context.unit_of_work() as uow:
            brought = await intake.take_in(uow, info.context.actor, wanted)
        return ImportDefinitionsPayload(imported=present_all(brought))
