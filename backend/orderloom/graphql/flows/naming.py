"""Nodes of flows that name a form or an operation, as a type."""

import strawberry

from orderloom.flows.contracts import NamedBy
from orderloom.graphql.present import presents, shape
from orderloom.graphql.text import LocalisedText, localised


@presents(NamedBy)
@strawberry.type
class NamingNode:
    """A node of a flow that names it; `draft` when only the flow's draft does so."""

    key: strawberry.Private[str]
    flow_key: str
    flow_name: LocalisedText
    node: str
    draft: bool

    @classmethod
    def from_contract(cls, named: NamedBy) -> "NamingNode":
        return shape(cls, named, flow_name=localised(named.flow_name))
