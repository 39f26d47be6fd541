"""What a choice comes to by the rules of the catalog, with a way out of every conflict, and its price."""

import strawberry

from orderloom.graphql.catalog.configuring import configured
from orderloom.graphql.catalog.configuring_types import Configured
from orderloom.graphql.context import Info
from orderloom.graphql.gate import query
from orderloom.graphql.portal.lines import ChosenLine, chosen_lines
from orderloom.graphql.portal.shop import CHANNEL
from orderloom.graphql.portal.visiting import own_account
from orderloom.identity.contracts import Permission
from orderloom.ordering.commands.configuring import configure_order
from orderloom.ordering.contracts.configuring import ConfigureOrder


@strawberry.type
class ConfiguringQueries:
    @query(Permission.ORDER_CAPTURE)
    async def configure(
        self, info: Info, lines: list[ChosenLine], fresh: list[str] | None = None, estimate: bool = False
    ) -> Configured:
        """The lines as they would be ordered. Bundles in `fresh` were just added and get their default parts; with
        `estimate`, also when it may be done."""
        account = await own_account(info.context)
        wanted = ConfigureOrder(
            account_id=account.id,
            lines=chosen_lines(lines),
            fresh=tuple(fresh or ()),
            channel=CHANNEL,
            estimate=estimate,
        )
        async with info.context.reader() as reader:
            found = await configure_order(reader, info.context.actor, wanted)
        return configured(found, info.context.locale)
