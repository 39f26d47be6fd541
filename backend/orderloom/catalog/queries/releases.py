"""What came before a release, for those who tell others what has changed."""

from uuid import UUID

from orderloom.catalog.store import releases as store
from orderloom.identity.access import open_door
from orderloom.platform.db import Reader


@open_door("subscribers are told what a release changed, each as far as it may read")
async def predecessor(reader: Reader, release_id: UUID) -> tuple[str, UUID | None] | None:
    """The note of a release, and the release before it; None when there is no such release."""
    return await store.predecessor(reader, release_id)
