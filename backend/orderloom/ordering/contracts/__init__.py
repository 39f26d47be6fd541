"""What other contexts know of an order: its states, its fields, its lines, and what may be asked of it."""

from orderloom.ordering.contracts.fulfillment import (
    Fulfillment,
    bind_fulfillment,
    fulfillment,
)
from orderloom.ordering.contracts.inputs import (
    ChangeDraft,
    CreateOrder,
    EnrichOrder,
    FillOrder,
    MoveOrder,
    NewLine,
    OrderPreview,
    PreviewLine,
    PreviewOrder,
    ReviewOrder,
    SetPriority,
    SubmitOrder,
)
from orderloom.ordering.contracts.lists import (
    NEWEST_FIRST,
    OrderBy,
    OrderFilter,
    OrderPage,
    OrderSort,
)
from orderloom.ordering.contracts.orders import (
    Enrichment,
    LineAction,
    LineState,
    Order,
    OrderLine,
    OrderState,
    OrderWithLines,
    Priority,
)

__all__ = [
    "NEWEST_FIRST",
    "ChangeDraft",
    "CreateOrder",
    "EnrichOrder",
    "Enrichment",
    "FillOrder",
    "Fulfillment",
    "LineAction",
    "LineState",
    "MoveOrder",
    "NewLine",
    "Order",
    "OrderBy",
    "OrderFilter",
    "OrderLine",
    "OrderPage",
    "OrderPreview",
    "OrderSort",
    "OrderState",
    "OrderWithLines",
    "PreviewLine",
    "PreviewOrder",
    "Priority",
    "ReviewOrder",
    "SetPriority",
    "SubmitOrder",
    "bind_fulfillment",
    "fulfillment",
]
