"""Facts about what customers have. `subject` is the order that brought it."""

from typing import ClassVar
from uuid import UUID

from orderloom.kernel.events import Event


class ItemsActivated(Event, frozen=True, kw_only=True):
    """Items of an order are in use, as of the moment its plan closed."""

    name: ClassVar[str] = "inventory.items_activated.v1"
    public: ClassVar[bool] = True
    account_id: UUID
