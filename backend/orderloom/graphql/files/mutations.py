"""Files are attached by a ticket and a PUT, fetched by a ticket and a GET, and taken away."""

from datetime import datetime
from uuid import UUID

import strawberry

from orderloom.files import commands, contracts
from orderloom.files.contracts import FileAudience
from orderloom.graphql.context import Info
from orderloom.graphql.files.types import Attachment
from orderloom.graphql.gate import mutation
from orderloom.graphql.ids import BadId, global_id, row_id, split_id
from orderloom.graphql.present import present
from orderloom.graphql.problems import Problem
from orderloom.identity.contracts import Permission

NOUNS = {"Order": "order", "Task": "task", "CustomerRequest": "request"}


@strawberry.input
class PrepareAttachmentInput:
    """`subjectId` is an order, a task or a request. What a customer attaches is always for the customer, too."""

    subject_id: strawberry.ID
    name: str
    audience: FileAudience = FileAudience.INTERNAL


@strawberry.input
class AttachmentInput:
    attachment_id: strawberry.ID


@strawberry.type
class FileAddress:
    """Where a file is brought to by PUT or fetched from, by whoever asked for it, until `expiresAt`."""

    attachment_id: strawberry.ID
    url: str
    name: str
    max_bytes: int
    expires_at: datetime


@strawberry.type
class FileAddressPayload:
    address: FileAddress | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class AttachmentPayload:
    attachment: Attachment | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class FileMutations:
    @mutation(Permission.ORDER_EDIT, Permission.ORDER_ENRICH, Permission.ORDER_APPROVE, Permission.TASK_WORK)
    async def prepare_attachment(self, info: Info, input: PrepareAttachmentInput) -> FileAddressPayload:
        """Makes an address where a file can be brought to; bringing it attaches it."""
        kind, row = split_id(input.subject_id, "subjectId")
        if kind not in NOUNS:
            raise BadId(f"Nothing is attached to a {kind}.", path=("subjectId",))
        new = contracts.AttachFile(noun=NOUNS[kind], subject_id=row, name=input.name, audience=input.audience)
        async with info.context.unit_of_work() as uow:
            return _payload(await commands.prepare_attachment(uow, info.context.actor, new))

    @mutation(Permission.ORDER_READ, Permission.TASK_READ)
    async def fetch_attachment(self, info: Info, input: AttachmentInput) -> FileAddressPayload:
        """Makes an address where the file can be fetched."""
        async with info.context.unit_of_work() as uow:
            return _payload(await commands.fetch_attachment(uow, info.context.actor, _row(input)))

    @mutation(Permission.ORDER_EDIT, Permission.ORDER_ENRICH, Permission.ORDER_APPROVE, Permission.TASK_WORK)
    async def remove_attachment(self, info: Info, input: AttachmentInput) -> AttachmentPayload:
        """Takes a file away for good: one's own, or any with `order.manage` or `task.manage`."""
        async with info.context.unit_of_work() as uow:
            removed = await commands.remove_attachment(uow, info.context.actor, _row(input))
        return AttachmentPayload(attachment=present(removed))


def _row(given: AttachmentInput) -> UUID:
    return row_id(given.attachment_id, "Attachment", "attachmentId")


def _payload(address: contracts.FileAddress) -> FileAddressPayload:
    return FileAddressPayload(
        address=FileAddress(
            attachment_id=global_id("Attachment", address.id),
            url=address.path,
            name=address.name,
            max_bytes=address.max_bytes,
            expires_at=address.expires_at,
        )
    )
