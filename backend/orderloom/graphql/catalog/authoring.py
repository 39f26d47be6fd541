"""Looking through the whole catalog, and changing it by drafts, files and images."""

import strawberry

from orderloom.catalog.commands import drafts as draft_commands
from orderloom.catalog.commands import files as file_commands
from orderloom.catalog.contracts import (
    CatalogTicket,
    DiscardDraft,
    DraftToPublish,
    EntityRef,
    ExportCatalog,
    PublishCatalog,
    SavedDraft,
)
from orderloom.catalog.queries import effects, entries
from orderloom.graphql.catalog.authoring_inputs import (
    AddCatalogImageInput,
    CatalogDraftRefInput,
    CatalogFilterInput,
    CatalogRefInput,
    ExportCatalogInput,
    ImportCatalogInput,
    MoveCatalogLifecycleInput,
    PublishCatalogInput,
    SaveCatalogDraftInput,
    draft_of,
    filter_of,
    move_of,
)
from orderloom.graphql.catalog.authoring_types import (
    VERSION,
    CatalogDocument,
    CatalogDownloadPayload,
    CatalogDraft,
    CatalogDraftPayload,
    CatalogEffects,
    CatalogEntity,
    CatalogFinding,
    CatalogPage,
    CatalogReleasePayload,
    CatalogUploadPayload,
    field_changes,
)
from orderloom.graphql.connection import page_size
from orderloom.graphql.context import Info
from orderloom.graphql.flows.tables import Download, Upload
from orderloom.graphql.flows.together import FieldChange
from orderloom.graphql.gate import mutation, query
from orderloom.graphql.ids import global_id, optional_row, row_id
from orderloom.graphql.present import present, present_all
from orderloom.graphql.scalars import JSON
from orderloom.identity.contracts import Permission
from orderloom.kernel import json


@strawberry.type
class CatalogAuthoringQueries:
    @query(Permission.FULFILLMENT_READ)
    async def catalog_entities(
        self, info: Info, filter: CatalogFilterInput, first: int = 50, offset: int = 0
    ) -> CatalogPage:
        """A page of one section; drafts are shown to those who may change the catalog."""
        async with info.context.reader() as reader:
            page = await entries.entities(
                reader, info.context.actor, filter_of(filter), max(0, offset), page_size(first)
            )
        return CatalogPage(items=present_all(page.items), total=page.total)

    @query(Permission.FULFILLMENT_READ)
    async def catalog_entity(self, info: Info, section: str, key: str) -> CatalogEntity | None:
        async with info.context.reader() as reader:
            return present(await entries.entry(reader, info.context.actor, section, key))

    @query(Permission.FULFILLMENT_READ)
    async def catalog_documents(self, info: Info) -> list[CatalogDocument]:
        async with info.context.reader() as reader:
            return present_all(await entries.catalog_documents(reader, info.context.actor))

    @query(Permission.CATALOG_WRITE)
    async def catalog_drafts(self, info: Info) -> list[CatalogDraft]:
        """All that is being changed."""
        async with info.context.reader() as reader:
            return present_all(await entries.drafts(reader, info.context.actor))

    @query(Permission.FULFILLMENT_READ)
    async def catalog_diff(
        self,
        info: Info,
        section: str,
        key: str,
        before: strawberry.ID | None = None,
        after: strawberry.ID | None = None,
    ) -> list[FieldChange] | None:
        """Between two versions; without `before` from what is in force, without `after` to the draft."""
        was, now = optional_row(before, VERSION, "before"), optional_row(after, VERSION, "after")
        async with info.context.reader() as reader:
            ref = EntityRef(section=section, key=key)
            return field_changes((await entries.difference(reader, info.context.actor, ref, was, now)).fields)

    @query(Permission.FULFILLMENT_READ)
    async def catalog_version(self, info: Info, section: str, key: str, version: strawberry.ID) -> JSON | None:
        """What an entity was in one of its versions."""
        ref, wanted = EntityRef(section=section, key=key), row_id(version, VERSION, "version")
        async with info.context.reader() as reader:
            return json.to_builtins(await entries.version_content(reader, info.context.actor, ref, wanted))

    @query(Permission.CATALOG_WRITE)
    async def catalog_publish_effects(self, info: Info, drafts: list[CatalogRefInput]) -> CatalogEffects:
        """What publishing these drafts would do: entities, orders that run, products, rules, tables and prices."""
        refs = [EntityRef(section=one.section, key=one.key) for one in drafts]
        async with info.context.reader() as reader:
            return present(await effects.effects_of_drafts(reader, info.context.actor, refs))

    @query(Permission.CATALOG_WRITE)
    async def catalog_move_effects(self, info: Info, input: MoveCatalogLifecycleInput) -> CatalogEffects:
        """What retiring, archiving or bringing back would touch."""
        async with info.context.reader() as reader:
            return present(await effects.effects_of_move(reader, info.context.actor, move_of(input)))


@strawberry.type
class CatalogAuthoringMutations:
    @mutation(Permission.CATALOG_WRITE)
    async def save_catalog_draft(self, info: Info, input: SaveCatalogDraftInput) -> CatalogDraftPayload:
        """Keeps a draft, whatever is wrong with it; `findings` say what keeps it from being published."""
        async with info.context.unit_of_work() as uow:
            return _saved(await draft_commands.save_catalog_draft(uow, info.context.actor, draft_of(input)))

    @mutation(Permission.CATALOG_WRITE)
    async def discard_catalog_draft(self, info: Info, input: CatalogDraftRefInput) -> CatalogDraftPayload:
        """Throws a draft away; what is in force stays."""
        wanted = DiscardDraft(section=input.section, key=input.key, revision=input.revision)
        async with info.context.unit_of_work() as uow:
            await draft_commands.discard_catalog_draft(uow, info.context.actor, wanted)
        return CatalogDraftPayload()

    @mutation(Permission.CATALOG_WRITE)
    async def publish_catalog(self, info: Info, input: PublishCatalogInput) -> CatalogReleasePayload:
        """Puts all of these drafts in force together, or none."""
        drafts = tuple(DraftToPublish(section=one.section, key=one.key, revision=one.revision) for one in input.drafts)
        wanted = PublishCatalog(drafts=drafts, note=input.note)
        async with info.context.unit_of_work() as uow:
            result = await draft_commands.publish_catalog(uow, info.context.actor, wanted)
        return CatalogReleasePayload(changes=present_all(result.changes))

    @mutation(Permission.CATALOG_WRITE)
    async def move_catalog_lifecycle(self, info: Info, input: MoveCatalogLifecycleInput) -> CatalogReleasePayload:
        """Retires, archives or brings back; nothing else is possible."""
        async with info.context.unit_of_work() as uow:
            result = await draft_commands.move_catalog_lifecycle(uow, info.context.actor, move_of(input))
        return CatalogReleasePayload(changes=present_all(result.changes))

    @mutation(Permission.FULFILLMENT_READ)
    async def export_catalog(self, info: Info, input: ExportCatalogInput) -> CatalogDownloadPayload:
        """Makes an address where the catalog can be fetched as a file."""
        async with info.context.unit_of_work() as uow:
            wanted = ExportCatalog(document=input.document)
            ticket = await file_commands.give_catalog_export(uow, info.context.actor, wanted)
        download = Download(url=ticket.path, name=ticket.name, expires_at=ticket.expires_at)
        return CatalogDownloadPayload(download=download)

    @mutation(Permission.CATALOG_WRITE)
    async def prepare_catalog_import(self, info: Info) -> CatalogUploadPayload:
        """Makes an address where a file can be brought to."""
        async with info.context.unit_of_work() as uow:
            return _upload(await file_commands.give_catalog_import(uow, info.context.actor))

    @mutation(Permission.CATALOG_WRITE)
    async def import_catalog(self, info: Info, input: ImportCatalogInput) -> CatalogReleasePayload:
        """Takes in the file that was brought, all of it or nothing."""
        upload = row_id(input.upload, "Upload", "upload")
        async with info.context.unit_of_work() as uow:
            result = await file_commands.import_catalog_file(uow, info.context.actor, upload, input.dry_run, input.note)
        return CatalogReleasePayload(changes=present_all(result.changes))

    @mutation(Permission.CATALOG_WRITE)
    async def prepare_catalog_image(self, info: Info) -> CatalogUploadPayload:
        """Makes an address where an image can be brought to: PNG, JPEG or WebP of at most 1 MB."""
        async with info.context.unit_of_work() as uow:
            return _upload(await file_commands.give_image_upload(uow, info.context.actor))

    @mutation(Permission.CATALOG_WRITE)
    async def add_catalog_image(self, info: Info, input: AddCatalogImageInput) -> CatalogDraftPayload:
        """Drafts the image that was brought under a key, for pictures of offerings and categories to name."""
        upload = row_id(input.upload, "Upload", "upload")
        async with info.context.unit_of_work() as uow:
            saved = await file_commands.add_catalog_image(uow, info.context.actor, upload, input.key, input.document)
        return _saved(saved)


def _saved(saved: SavedDraft) -> CatalogDraftPayload:
    findings = [CatalogFinding.of(one) for one in saved.findings]
    return CatalogDraftPayload(draft=present(saved.draft), findings=findings)


def _upload(ticket: CatalogTicket) -> CatalogUploadPayload:
    return CatalogUploadPayload(
        upload=Upload(
            id=global_id("Upload", ticket.id),
            url=ticket.path,
            max_bytes=ticket.max_bytes,
            expires_at=ticket.expires_at,
        )
    )
