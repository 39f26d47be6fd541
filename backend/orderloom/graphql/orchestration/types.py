"""Tasks, their forms, and the picture of a running order, as types."""

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry

from orderloom.fields.contracts import Noun
from orderloom.graphql.catalog.types import AllowedValue, allowed_values
from orderloom.graphql.context import Info
from orderloom.graphql.decomposition.types import DomainOrder
from orderloom.graphql.enums import GraphNodeKind, SpecificationKind, TaskState, TaskType, ValueType
from orderloom.graphql.fields.values import shown_values
from orderloom.graphql.files.types import Attachment
from orderloom.graphql.ids import Node, global_id
from orderloom.graphql.ordering.lines import OrderLine
from orderloom.graphql.ordering.types import Order
from orderloom.graphql.people.types import Group, Person
from orderloom.graphql.present import present, present_all, presents, shape
from orderloom.graphql.scalars import JSON
from orderloom.graphql.text import LocalisedText, chosen, localised, optional_text
from orderloom.orchestration import contracts, queries

if TYPE_CHECKING:
    from orderloom.graphql.fallout.types import Fallout

FALLOUT = Annotated["Fallout", strawberry.lazy("orderloom.graphql.fallout.types")]


@presents(contracts.FormField)
@strawberry.type
class FormField:
    key: str
    label: LocalisedText
    help: LocalisedText | None
    type: ValueType
    required: bool
    allowed: list[AllowedValue] | None
    default: JSON | None
    heading: LocalisedText | None
    minimum: Decimal | None
    maximum: Decimal | None
    unit: str | None
    multiline: bool

    @classmethod
    def from_contract(cls, field: contracts.FormField) -> "FormField":
        return shape(
            cls,
            field,
            label=localised(field.label),
            help=optional_text(field.help),
            heading=optional_text(field.heading),
            type=ValueType(field.type),
            allowed=allowed_values(field.allowed),
        )


@presents(contracts.Task)
@strawberry.type
class Task(Node):
    contract: strawberry.Private[contracts.Task]
    number: str
    name: LocalisedText
    type: TaskType
    state: TaskState
    input: JSON | None
    output: JSON | None
    details: JSON | None
    attempts: int
    error: str | None
    planned_start: datetime | None
    planned_end: datetime | None
    opened_at: datetime | None
    closed_at: datetime | None
    version: int

    @strawberry.field
    async def custom(self, info: Info) -> JSON:
        """Values of custom fields by their keys, those that the viewer may see."""
        return await shown_values(info, Noun.TASK, self.contract.custom)

    @strawberry.field
    async def order(self, info: Info) -> Order:
        return present(await info.context.load.orders.load(self.contract.order_id))

    @strawberry.field
    async def attachments(self, info: Info) -> list[Attachment]:
        return present_all(await info.context.load.files_of_tasks.load(self.contract.id))

    @strawberry.field
    async def line(self, info: Info) -> OrderLine | None:
        line_id = self.contract.line_id
        return present(await info.context.load.lines.load(line_id)) if line_id else None

    @strawberry.field
    async def domain_order(self, info: Info) -> DomainOrder | None:
        found = self.contract.domain_order_id
        return present(await info.context.load.domain_orders.load(found)) if found else None

    @strawberry.field
    async def group(self, info: Info) -> Group | None:
        group_id = self.contract.group_id
        return present(await info.context.load.groups.load(group_id)) if group_id else None

    @strawberry.field
    async def assignee(self, info: Info) -> Person | None:
        person_id = self.contract.assignee_id
        return present(await info.context.load.people.load(person_id)) if person_id else None

    @strawberry.field
    async def form(self, info: Info) -> list[FormField]:
        key, opened_at = self.contract.form, self.contract.opened_at
        own = await info.context.load.forms.load((key, opened_at)) if key else None
        found = queries.task_form(self.contract, own)
        return [FormField.from_contract(field) for field in found.fields] if found else []

    @strawberry.field
    async def fallout(self, info: Info) -> FALLOUT | None:
        return present(await info.context.load.fallout_of_task.load(self.contract.id))

    @strawberry.field
    def actions(self, info: Info) -> list[str]:
        """Verbs that the viewer may use on this task now, e.g. claim, complete, assign, retry, skip."""
        return list(queries.task_actions(info.context.actor, self.contract))

    @classmethod
    def from_contract(cls, task: contracts.Task) -> "Task":
        return shape(cls, task, name=localised(task.name), error=(task.error or {}).get("message"))


@strawberry.type
class GraphNode:
    """`ref` is the global id of what the node shows; gates have none. `group` is the node that holds this one."""

    contract: strawberry.Private[contracts.GraphNode]
    id: strawberry.ID
    kind: GraphNodeKind
    ref: strawberry.ID | None
    group: strawberry.ID | None
    number: str | None
    state: str
    task_type: TaskType | None
    specification_kind: SpecificationKind | None
    blocked_by: int
    fallout: bool
    planned_start: datetime | None
    planned_end: datetime | None

    @strawberry.field
    def label(self, info: Info) -> str:
        return chosen(self.contract.label, info.context.locale)

    @strawberry.field
    async def assignee(self, info: Info) -> str | None:
        person_id = self.contract.assignee_id
        found = await info.context.load.people.load(person_id) if person_id else None
        return found.name if found else None


@strawberry.type
class GraphEdge:
    source: strawberry.ID = strawberry.field(name="from")
    target: strawberry.ID = strawberry.field(name="to")
    kind: str


@strawberry.type
class OrchestrationGraph:
    nodes: list[GraphNode]
    edges: list[GraphEdge]


REFS = {"line": "OrderLine", "domain_order": "DomainOrder", "task": "Task", "deferral": "Deferral"}


def graph_of(graph: contracts.OrchestrationGraph) -> OrchestrationGraph:
    """Nodes and edges are named by plain ids, which hold for this picture only; `ref` leads elsewhere."""
    return OrchestrationGraph(nodes=[_node(node) for node in graph.nodes], edges=[_edge(edge) for edge in graph.edges])


def _node(node: contracts.GraphNode) -> GraphNode:
    kind = node.specification_kind
    return shape(
        GraphNode,
        node,
        id=strawberry.ID(str(node.id)),
        kind=GraphNodeKind(node.kind),
        ref=global_id(REFS[node.kind], node.ref) if node.ref and node.kind in REFS else None,
        group=strawberry.ID(str(node.group)) if node.group else None,
        specification_kind=SpecificationKind(kind) if kind else None,
    )


def _edge(edge: contracts.GraphEdge) -> GraphEdge:
    return GraphEdge(source=strawberry.ID(str(edge.source)), target=strawberry.ID(str(edge.target)), kind=edge.kind)
