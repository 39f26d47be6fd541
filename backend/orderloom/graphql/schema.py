"""The schema: the queries, mutations and subscriptions of all folders in one, checked and printed."""

from functools import cache

from strawberry.schema.config import StrawberryConfig
from strawberry.tools import merge_types

from orderloom.graphql.catalog.authoring import CatalogAuthoringMutations, CatalogAuthoringQueries
from orderloom.graphql.catalog.configuring import ConfiguringQueries
from orderloom.graphql.catalog.layouts import LayoutMutations, LayoutQueries
from orderloom.graphql.catalog.pricing import PricingQueries
from orderloom.graphql.catalog.queries import CatalogQueries
from orderloom.graphql.connections import ConnectionMutations, ConnectionQueries
from orderloom.graphql.decomposition.listing import DomainOrderMutations, DomainOrderQueries
from orderloom.graphql.decomposition.picking import PickingMutations
from orderloom.graphql.decomposition.simulating import SimulatingQueries
from orderloom.graphql.decomposition.types import Deferral, DomainOrder
from orderloom.graphql.decomposition.why import ExplainingQueries
from orderloom.graphql.fallout.mutations import FalloutMutations
from orderloom.graphql.fallout.queries import FalloutQueries
from orderloom.graphql.fields.operations import FieldMutations, FieldQueries
from orderloom.graphql.files.mutations import FileMutations
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
from orderloom.graphql.imports.operations import ImportMutations, ImportQueries
from orderloom.graphql.inventory.queries import InventoryQueries
from orderloom.graphql.inventory.types import Contract, InventoryItem
from orderloom.graphql.nodes import NodeQueries
from orderloom.graphql.orchestration.answering import AnswerMutations
from orderloom.graphql.orchestration.forms import FormMutations, FormQueries
from orderloom.graphql.orchestration.mutations import TaskMutations
from orderloom.graphql.orchestration.picture import PictureQueries
from orderloom.graphql.orchestration.queries import TaskQueries
from orderloom.graphql.ordering.again import AgainMutations, TemplateQueries
from orderloom.graphql.ordering.editing import EditingMutations
from orderloom.graphql.ordering.intakes import IntakeMutations, IntakeQueries
from orderloom.graphql.ordering.lines import OrderLine
from orderloom.graphql.ordering.mutations import OrderMutations
from orderloom.graphql.ordering.notes import NoteMutations
from orderloom.graphql.ordering.prices import PriceMutations
from orderloom.graphql.ordering.queries import OrderQueries
from orderloom.graphql.ordering.services import ServiceQueries
from orderloom.graphql.parties.calendars import CalendarMutations, CalendarQueries
from orderloom.graphql.parties.files import PartyFileMutations
from orderloom.graphql.parties.mutations import PartyMutations
from orderloom.graphql.parties.queries import PartyQueries
from orderloom.graphql.people.mutations import PeopleMutations
from orderloom.graphql.people.queries import PeopleQueries
from orderloom.graphql.people.types import Group, Person
from orderloom.graphql.portals import PortalMutations, PortalQueries
from orderloom.graphql.requests.mutations import RequestMutations
from orderloom.graphql.requests.queries import RequestQueries
from orderloom.graphql.scalars import SCALARS
from orderloom.graphql.search import SearchQueries
from orderloom.graphql.serving import Schema, limited
from orderloom.graphql.subscriptions import Subscription

Query = merge_types(
    "Query",
    (
        HomeQueries,
        NodeQueries,
        SearchQueries,
        PartyQueries,
        CalendarQueries,
        CatalogQueries,
        PricingQueries,
        CatalogAuthoringQueries,
        LayoutQueries,
        ConfiguringQueries,
        OrderQueries,
        ServiceQueries,
        TemplateQueries,
        SimulatingQueries,
        ExplainingQueries,
        ImportQueries,
        IntakeQueries,
        DomainOrderQueries,
        TaskQueries,
        PictureQueries,
        FormQueries,
        ConnectionQueries,
        FalloutQueries,
        RequestQueries,
        PortalQueries,
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
        PriceMutations,
        EditingMutations,
        AgainMutations,
        ImportMutations,
        IntakeMutations,
        DomainOrderMutations,
        PickingMutations,
        NoteMutations,
        FileMutations,
        CatalogAuthoringMutations,
        LayoutMutations,
        PartyMutations,
        PartyFileMutations,
        CalendarMutations,
        TaskMutations,
        AnswerMutations,
        FormMutations,
        ConnectionMutations,
        FalloutMutations,
        RequestMutations,
        PortalMutations,
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


@cache
def schema() -> Schema:
    return Schema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        types=NODES,
        extensions=[limited(schema)],
        config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=True),
    )


def printed() -> str:
    """The schema as it stands in the file `schema.graphql`."""
    return schema().as_str().rstrip() + "\n"
