"""The enums of the schema: those of the contexts, under the names that this API gives them."""

from enum import StrEnum

import strawberry

from orderloom.catalog.contracts import AdjustmentKind, ChargeType, SpecificationKind, ValueType
from orderloom.decomposition.contracts import DeferralState, DomainOrderState, FaultState, VerdictOutcome
from orderloom.fallout.contracts import FalloutState, FalloutType
from orderloom.flows.contracts import VersionState
from orderloom.identity.contracts import Role
from orderloom.inventory.contracts import ItemState
from orderloom.orchestration.contracts import TaskSort, TaskState, TaskType
from orderloom.ordering.contracts import LineAction, OrderKind, OrderSort, OrderState, Priority
from orderloom.parties.contracts import AccountKind, AccountSort, AccountStatus, PartyFile, RowFate
from orderloom.requests.contracts import RequestKind, RequestState


@strawberry.enum
class SortDirection(StrEnum):
    ASC = "asc"
    DESC = "desc"


@strawberry.enum
class DefinitionKind(StrEnum):
    ENRICHMENT = "enrichment"
    FULFILLMENT = "fulfillment"
    FALLOUT = "fallout"
    JEOPARDY = "jeopardy"
    APPROVAL = "approval"
    NOTIFICATION = "notification"
    SUBFLOW = "subflow"
    TABLE = "table"


@strawberry.enum
class Take(StrEnum):
    """Whose value stays where two people changed the same thing."""

    MINE = "mine"
    THEIRS = "theirs"


@strawberry.enum
class ChangeKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@strawberry.enum
class GraphNodeKind(StrEnum):
    LINE = "line"
    DOMAIN_ORDER = "domain_order"
    TASK = "task"
    GATE = "gate"
    DEFERRAL = "deferral"


strawberry.enum(Role)
strawberry.enum(OrderState)
strawberry.enum(LineAction)
strawberry.enum(OrderKind)
strawberry.enum(Priority)
strawberry.enum(OrderSort, name="OrderSortField")
strawberry.enum(SpecificationKind, name="DomainOrderKind")
strawberry.enum(ValueType)
strawberry.enum(DomainOrderState)
strawberry.enum(DeferralState)
strawberry.enum(VerdictOutcome)
strawberry.enum(FaultState, name="DecompositionFaultState")
strawberry.enum(TaskType)
strawberry.enum(TaskState)
strawberry.enum(TaskSort, name="TaskSortField")
strawberry.enum(FalloutState)
strawberry.enum(FalloutType)
strawberry.enum(ItemState, name="InventoryState")
strawberry.enum(AdjustmentKind)
strawberry.enum(ChargeType)
strawberry.enum(VersionState)
strawberry.enum(AccountKind)
strawberry.enum(AccountStatus)
strawberry.enum(AccountSort, name="AccountSortField")
strawberry.enum(PartyFile)
strawberry.enum(RowFate)
strawberry.enum(RequestKind)
strawberry.enum(RequestState)

__all__ = [
    "AccountKind",
    "AccountSort",
    "AccountStatus",
    "AdjustmentKind",
    "ChangeKind",
    "ChargeType",
    "DeferralState",
    "DefinitionKind",
    "DomainOrderState",
    "FalloutState",
    "FalloutType",
    "FaultState",
    "GraphNodeKind",
    "ItemState",
    "LineAction",
    "OrderKind",
    "OrderSort",
    "OrderState",
    "PartyFile",
    "Priority",
    "RequestKind",
    "RequestState",
    "Role",
    "RowFate",
    "SortDirection",
    "SpecificationKind",
    "Take",
    "TaskSort",
    "TaskState",
    "TaskType",
    "ValueType",
    "VersionState",
]
