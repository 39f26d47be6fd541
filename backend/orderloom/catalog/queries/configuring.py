"""What can be bought, and what a selection of it comes to; whoever asks brings the facts about the buyer."""

from collections.abc import Iterable

from orderloom.catalog.contracts import CatalogSnapshot, RuleScope
from orderloom.catalog.contracts.configuration import Browse, Offered, SaleFacts
from orderloom.catalog.domain.configuring.losing import missed_by_those_that_stay, standing_needs
from orderloom.catalog.domain.selections import checked_lines, configure
from orderloom.catalog.domain.selling import browse
from orderloom.catalog.queries import current_release, snapshot
from orderloom.identity.access import query
from orderloom.identity.contracts import Actor, Permission
from orderloom.platform.db import Reader

__all__ = [
    "checked_lines",
    "configure",
    "eligible_offerings",
    "looks_at_installed",
    "missed_by_those_that_stay",
    "standing_needs",
]


@query(Permission.CATALOG_READ)
async def eligible_offerings(reader: Reader, actor: Actor, facts: SaleFacts, wanted: Browse) -> tuple[Offered, ...]:
    """Those that can be had first, then the others with the reason why not."""
    return browse(await snapshot(reader, await current_release(reader)), facts, wanted)


def looks_at_installed(snapshot: CatalogSnapshot, offerings: Iterable[str]) -> bool:
    """Whether a rule about one of these counts what the account has already."""
    sold = {one.key for key in dict.fromkeys(offerings) if (one := snapshot.specification_of(key)) is not None}
    scopes = {rule.scope for key in sold for rule in snapshot.compatibility.get(key, ())}
    return bool(scopes & {RuleScope.ACCOUNT, RuleScope.SITE})
