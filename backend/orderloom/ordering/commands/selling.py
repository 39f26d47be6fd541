"""By which channels and at which price lists an agent may sell to an account: what is offered, and what is refused."""

from uuid import UUID

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import CatalogSnapshot, Sale, SalesChannel
from orderloom.identity.access import query
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel import json
from orderloom.kernel.errors import Problem
from orderloom.ordering.commands.quote import WORKSPACE, account_in_reach
from orderloom.ordering.contracts.configuring import WaysToSell
from orderloom.platform.db import Reader

OWN = SalesChannel(key=WORKSPACE, name={"en": "Workspace", "pt-BR": "Área de trabalho"})
OF_CUSTOMERS = "portal"


@query(Permission.ORDER_CAPTURE)
async def ways_to_sell(reader: Reader, actor: Actor, account_id: UUID, channel: str = WORKSPACE) -> WaysToSell:
    """The channels of the catalog besides the customers' own, and the lists that fit the account by one of them."""
    account = await account_in_reach(reader, actor, account_id, Permission.ORDER_CAPTURE)
    snapshot = await catalog.snapshot(reader, await catalog.current_release(reader))
    sale = Sale(account=json.to_builtins(account), channel=channel)
    return WaysToSell(
        channels=_channels(snapshot),
        price_lists=tuple(catalog.price_lists_for(snapshot, account.currency, sale, reader.now)),
    )


def _channels(snapshot: CatalogSnapshot) -> tuple[SalesChannel, ...]:
    others = (one for key, one in snapshot.channels.items() if key not in (WORKSPACE, OF_CUSTOMERS))
    return (snapshot.channels.get(WORKSPACE, OWN), *others)


async def channel_problems(reader: Reader, channel: str) -> tuple[Problem, ...]:
    """What is against selling by this channel."""
    snapshot = await catalog.snapshot(reader, await catalog.current_release(reader))
    if any(one.key == channel for one in _channels(snapshot)):
        return ()
    message = f"There is no sales channel {channel!r} by which agents sell."
    return (Problem("ordering.unknown_channel", message, ("channel",)),)
