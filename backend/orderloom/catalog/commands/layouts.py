"""Keeps where people put what they draw: apart from the content, so that moving a node is no change of the catalog."""

from orderloom.catalog.contracts import SaveLayout
from orderloom.catalog.domain.document import is_key
from orderloom.catalog.domain.snapshot import KINDS
from orderloom.catalog.store import layouts as store
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid
from orderloom.platform.db import UnitOfWork

MOST_PLACES = 1_000
FARTHEST = 1_000_000


@command(Permission.CATALOG_WRITE)
async def save_catalog_layout(uow: UnitOfWork, actor: Actor, change: SaveLayout) -> None:
    if change.section not in KINDS:
        raise Invalid(f"There is no section {change.section!r}.", path=("section",))
    if not is_key(change.key):
        raise Invalid("A key has lower-case letters, digits, - and _ only.", path=("key",))
    if len(change.places) > MOST_PLACES:
        raise Invalid(f"A drawing has at most {MOST_PLACES:,} places.", path=("places",))
    for index, place in enumerate(change.places):
        if not is_key(place.key):
            raise Invalid("A key has lower-case letters, digits, - and _ only.", path=("places", index, "key"))
        if max(abs(place.x), abs(place.y)) > FARTHEST:
            raise Invalid("This lies too far away.", path=("places", index))
    await store.keep(uow, change.section, change.key, change.places)
