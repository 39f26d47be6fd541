"""Rules between products that an order does not meet, as a type."""

import strawberry

from orderloom.graphql.context import Info
from orderloom.graphql.ids import global_id
from orderloom.graphql.ordering.lines import OrderLine
from orderloom.graphql.present import present, presents, shape
from orderloom.graphql.text import LocalisedText, localised
from orderloom.ordering import contracts


@presents(contracts.UnmetRule)
@strawberry.type
class UnmetRule:
    """What the line requires and lacks, or excludes and meets, as the order and the products of its account are now. It
    warns whoever approves, and keeps the order from closing."""

    contract: strawberry.Private[contracts.UnmetRule]
    line_id: strawberry.ID
    rule: str
    code: str
    message: LocalisedText

    @strawberry.field
    async def line(self, info: Info) -> OrderLine | None:
        return present(await info.context.load.lines.load(self.contract.line_id))

    @classmethod
    def from_contract(cls, unmet: contracts.UnmetRule) -> "UnmetRule":
        return shape(cls, unmet, line_id=global_id("OrderLine", unmet.line_id), message=localised(unmet.message))
