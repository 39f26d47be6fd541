"""Facts that inventory publishes."""

from typing import ClassVar

from orderloom.kernel.events import Event


class ProductsChanged(Event, frozen=True, kw_only=True):
    """Products of the account `subject` came, changed, rest or went, or are about to; one event an account and
    transaction, whatever became of how many."""

    name: ClassVar[str] = "inventory.products_changed.v1"
    public: ClassVar[bool] = True
