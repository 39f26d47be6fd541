"""The policies of the product, each with its page and the table that decides today."""

from typing import Any

import strawberry

from orderloom.flows import queries
from orderloom.flows.queries.policies import Policy as Page
from orderloom.flows.queries.policies import policies, policy_of
from orderloom.graphql.context import Info
from orderloom.graphql.flows.types import Definition
from orderloom.graphql.gate import query
from orderloom.graphql.present import present_all, presents, shape
from orderloom.graphql.text import LocalisedText, localised
from orderloom.identity.contracts import Permission
from orderloom.language.tables import ShapeOutput


@presents(ShapeOutput)
@strawberry.type
class PolicyOutput:
    """`allowed` are FEEL texts of all values that are understood; null for any of the type."""

    id: str
    type: str
    allowed: list[str] | None
    optional: bool

    @classmethod
    def from_contract(cls, output: ShapeOutput) -> "PolicyOutput":
        allowed = None if output.allowed is None else list(output.allowed)
        return shape(cls, output, id=output.id, allowed=allowed)


@strawberry.type
class Policy:
    """A decision of the product that a table makes. `reads` are the names that its inputs may use, each with all below
    it; `now` is always one of them. With `family`, any table whose key begins with `key` and a hyphen is one."""

    key: str
    family: bool
    title: LocalisedText
    help: LocalisedText
    asked: LocalisedText
    reads: list[str]
    outputs: list[PolicyOutput]
    hit_policies: list[str]
    tables: list[Definition]


@strawberry.type
class PolicyQueries:
    @query(Permission.FLOW_READ)
    async def policies(self, info: Info) -> list[Policy]:
        """What tables decide in the product, whether or not there is such a table yet."""
        async with info.context.reader() as reader:
            found = await queries.definitions(reader, info.context.actor, ["table"])
        return [_policy(page, [one for one in found if policy_of(one.key) is page]) for page in policies()]


def _policy(page: Page, tables: list[Any]) -> Policy:
    return Policy(
        key=page.key,
        family=page.family,
        title=localised(page.title),
        help=localised(page.help),
        asked=localised(page.asked),
        reads=list(page.shape.inputs),
        outputs=present_all(page.shape.outputs),
        hit_policies=list(page.shape.hit_policies),
        tables=present_all(tables),
    )
