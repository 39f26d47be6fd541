"""The schema: the queries, mutations and subscriptions of all folders in one, checked and printed."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import merge_types
from strawberry.types import ExecutionContext

from orderloom.graphql.catalog.configuring import ConfiguringQueries
from orderloom.graphql.catalog.queries import CatalogQueries
from orderloom.graphql.connections import ConnectionMutations, ConnectionQueries
from orderloom.graphql.decomposition.types import Deferral, DomainOrder
from orderloom.graphql.fallout.mutations import FalloutMutations
from orderloom.graphql.fallout.queries import FalloutQueries
from orderloom.graphql.fields.operations import FieldMutations, FieldQueries
from orderloom.graphql.flows.authoring import AuthoringMutations, AuthoringQueries
from orderloom.graphql.flows.catalogue import CatalogueMutations, CatalogueQueries
from orderloom.graphql.flows.expressions import ExpressionQueries
from orderloom.graphql.flows.histories import HistoryQueries
from orderloom.graphql.flows.mutations import FlowMutations
from orderloom.graphql.flows.policies import PolicyQueries
from orderloom.graphql.flows.publishing import PublishMutations
from orderloom.graphql.flows.queries import FlowQueries
from orderloom.graphql.flows.runs import RunMutations
from orderloom.graphql.flows.tables import TableMutations, TableQueries
from orderloom.graphql.flows.together import TogetherMutations, TogetherQueries
from orderloom.graphql.flows.trials import TrialMutations
from orderloom.graphql.flows.types import FlowRun
from orderloom.graphql.flows.validation import ValidationQueries
from orderloom.graphql.home import HomeQueries
from orderloom.graphql.inventory.queries import InventoryQueries
from orderloom.graphql.inventory.types import Contract, InventoryItem
from orderloom.graphql.limits import Prepared, preparer
from orderloom.graphql.nodes import NodeQueries
from orderloom.graphql.orchestration.forms import FormMutations, FormQueries
from orderloom.graphql.orchestration.mutations import TaskMutations
from orderloom.graphql.orchestration.queries import TaskQueries
from orderloom.graphql.ordering.editing import EditingMutations, TemplateQueries
from orderloom.graphql.ordering.lines import OrderLine
from orderloom.graphql.ordering.mutations import OrderMutations
from orderloom.graphql.ordering.notes import NoteMutations
from orderloom.graphql.ordering.queries import OrderQueries
from orderloom.graphql.parties.mutations import PartyMutations
from orderloom.graphql.parties.queries import PartyQueries
from orderloom.graphql.people.mutations import PeopleMutations
from orderloom.graphql.people.queries import PeopleQueries
from orderloom.graphql.people.types import Group, Person
from orderloom.graphql.requests.mutations import RequestMutations
from orderloom.graphql.requests.queries import RequestQueries
from orderloom.graphql.scalars import SCALARS
from orderloom.graphql.search import SearchQueries
from orderloom.graphql.subscriptions import Subscription
from orderloom.platform.settings import settings

Query = merge_types(
    "Query",
    (
        HomeQueries,
        NodeQueries,
        SearchQueries,
        PartyQueries,
        CatalogQueries,
        ConfiguringQueries,
        OrderQueries,
        TemplateQueries,
        TaskQueries,
        FormQueries,
        ConnectionQueries,
        FalloutQueries,
        RequestQueries,
        InventoryQueries,
        FlowQueries,
        HistoryQueries,
        CatalogueQueries,
        AuthoringQueries,
        ExpressionQueries,
        PolicyQueries,
        TableQueries,
        TogetherQueries,
        ValidationQueries,
        FieldQueries,
        PeopleQueries,
    ),
)
Mutation = merge_types(
    "Mutation",
    (
        OrderMutations,
        EditingMutations,
        NoteMutations,
        PartyMutations,
        TaskMutations,
        FormMutations,
        ConnectionMutations,
        FalloutMutations,
        RequestMutations,
        FlowMutations,
        CatalogueMutations,
        AuthoringMutations,
        RunMutations,
        TableMutations,
        PublishMutations,
        TogetherMutations,
        TrialMutations,
        FieldMutations,
        PeopleMutations,
    ),
)


NODES = (Contract, Deferral, DomainOrder, FlowRun, Group, InventoryItem, OrderLine, Person)


class Prepare(SchemaExtension):
    """Parses, limits and validates a document once; the same text again costs a look-up."""

    def on_parse(self) -> Iterator[None]:
        self.execution_context.graphql_document = self._prepared().document
        yield

    def on_validate(self) -> Iterator[None]:
        self.execution_context.pre_execution_errors = self._prepared().errors
        yield

    def _prepared(self) -> Prepared:
        return _preparer()(self.execution_context.query or "")


class Schema(strawberry.Schema):
    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Errors are logged where they are masked, in `errors.formatted`."""


@cache
def schema() -> Schema:
    return Schema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        types=NODES,
        extensions=[Prepare],
        config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=True),
    )


def printed() -> str:
    """The schema as it stands in the file `schema.graphql`."""
    return schema().as_str().rstrip() + "\n"


@cache
def _preparer() -> Callable[[str], Prepared]:
    core: Any = schema()._schema  # pyright: ignore[reportPrivateUsage]
    return preparer(core, introspection=settings().env != "production")
