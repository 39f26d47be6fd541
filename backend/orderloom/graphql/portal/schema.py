"""The schema of the portal, with the same limits as that of the workspace."""

from functools import cache

from strawberry.schema.config import StrawberryConfig
from strawberry.tools import merge_types

from orderloom.graphql.portal.asking import RequestMutations, RequestQueries
from orderloom.graphql.portal.buying import BuyingMutations
from orderloom.graphql.portal.configuring import ConfiguringQueries
from orderloom.graphql.portal.orders import OrderQueries
from orderloom.graphql.portal.shop import ShopQueries
from orderloom.graphql.portal.visiting import VisitorQueries
from orderloom.graphql.portal.watching import Subscription
from orderloom.graphql.scalars import SCALARS
from orderloom.graphql.serving import Schema, limited

Query = merge_types("Query", (VisitorQueries, ShopQueries, ConfiguringQueries, OrderQueries, RequestQueries))
Mutation = merge_types("Mutation", (BuyingMutations, RequestMutations))


@cache
def portal_schema() -> Schema:
    return Schema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        extensions=[limited(portal_schema)],
        config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=True),
    )


def printed() -> str:
    """The schema as it stands in the file `portal.graphql`."""
    return portal_schema().as_str().rstrip() + "\n"
