"""Loaders of what stands around domain orders."""

from collections.abc import Sequence
from functools import cached_property
from uuid import UUID

from strawberry.dataloader import DataLoader

from orderloom.decomposition.contracts import Component, Deferral, DomainOrder, DomainOrderLink, FaultRecord
from orderloom.decomposition.queries import lists
from orderloom.graphql.loading import Loading
from orderloom.identity.contracts import Permission
from orderloom.inventory import queries as inventory
from orderloom.inventory.contracts import InventoryItem
from orderloom.orchestration import queries as orchestration
from orderloom.orchestration.contracts import Task
from orderloom.platform.db import Reader

FULFILLMENT = Permission.FULFILLMENT_READ


class DomainOrderLoading(Loading):
    """By a domain order's id, where nothing else is said."""

    @cached_property
    def lineages(self) -> DataLoader[UUID, list[DomainOrder] | None]:
        """What stands above, beside and below a domain order."""
        return self.one(lists.lineages, FULFILLMENT)

    @cached_property
    def domain_children_of(self) -> DataLoader[UUID, list[DomainOrder]]:
        return self.many(lists.children_of, lambda made: made.parent_id or made.id, FULFILLMENT)

    @cached_property
    def links_at(self) -> DataLoader[tuple[UUID, UUID], list[DomainOrderLink] | None]:
        """By order and domain order, at either end."""
        return self.one(lists.links_at, FULFILLMENT)

    @cached_property
    def waiting_below(self) -> DataLoader[UUID, list[Deferral]]:
        return self.many(lists.waiting_below, lambda one: one.parent_id, FULFILLMENT)

    @cached_property
    def components_of(self) -> DataLoader[UUID, list[Component]]:
        return self.many(lists.components_of, lambda part: part.domain_order_id, FULFILLMENT)

    @cached_property
    def open_faults_of(self) -> DataLoader[UUID, list[FaultRecord]]:
        """By order."""
        return self.many(lists.open_faults_of, lambda fault: fault.order_id, FULFILLMENT)

    @cached_property
    def tasks_of_domain_order(self) -> DataLoader[tuple[UUID, UUID], list[Task]]:
        """By order and domain order."""

        async def read(reader: Reader, keys: Sequence[tuple[UUID, UUID]]) -> list[Task]:
            return await orchestration.tasks_of_domain_orders(reader, self.actor, keys)

        def key(task: Task) -> tuple[UUID, UUID]:
            return task.order_id, task.domain_order_id or task.id

        return self.many(read, key, Permission.TASK_READ, FULFILLMENT)

    @cached_property
    def items_of_domain_order(self) -> DataLoader[UUID, list[InventoryItem]]:
        async def read(reader: Reader, keys: Sequence[UUID]) -> list[InventoryItem]:
            return await inventory.items_of_domain_orders(reader, self.actor, keys)

        return self.many(read, lambda item: item.domain_order_id, Permission.INVENTORY_READ)
