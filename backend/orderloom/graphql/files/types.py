"""What is known of an attached file."""

from datetime import datetime

import strawberry

from orderloom.files import contracts
from orderloom.files.contracts import FileAudience
from orderloom.graphql.ids import Node
from orderloom.graphql.present import presents, shape

strawberry.enum(FileAudience)


@presents(contracts.Attachment)
@strawberry.type
class Attachment(Node):
    """A file; `size` in bytes, `mediaType` as told from its bytes. Customers see what is for `CUSTOMER`."""

    name: str
    media_type: str
    size: int
    audience: FileAudience
    uploaded_by: str
    created_at: datetime

    @classmethod
    def from_contract(cls, file: contracts.Attachment) -> "Attachment":
        return shape(cls, file, uploaded_by=file.uploaded_by_name)
