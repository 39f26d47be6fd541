"""Request-scoped loaders: what many parts of one answer need is read once, in sets, each set in a short session."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from strawberry.dataloader import DataLoader

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.decomposition import queries as decomposition
from orderloom.decomposition.contracts import Deferral, DomainOrder
from orderloom.decomposition.queries.waits import Wait, waits_of
from orderloom.fallout import queries as fallout
from orderloom.fallout.contracts import Fallout
from orderloom.fields.contracts import Noun
from orderloom.fields.queries import Sheet, sheet
from orderloom.files import queries as files
from orderloom.files.contracts import Attachment
from orderloom.flows import queries as flows
from orderloom.flows.contracts import FlowRun, FlowVersion, NamedBy, RunStanding, RunStep
from orderloom.flows.queries.naming import Noun as Named
from orderloom.flows.queries.naming import named_by_flows
from orderloom.graphql.loading_domain_orders import DomainOrderLoading
from orderloom.identity import queries as identity
from orderloom.identity.contracts import Group, Permission, Person
from orderloom.integration.adapters import queries as adapters
from orderloom.integration.adapters.contracts import CallState
from orderloom.inventory import queries as inventory
from orderloom.inventory.contracts import Contract, InventoryItem
from orderloom.orchestration import queries as orchestration
from orderloom.orchestration.contracts import Form, Task, TaskCount
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import Note, Order, OrderLine, UnmetRule
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Account, BusinessCalendar, Contact, Site
from orderloom.platform.db import Reader
from orderloom.requests import queries as requests
from orderloom.requests.contracts import CustomerRequest, RequestMessage

FULFILLMENT, FLOWS = Permission.FULFILLMENT_READ, Permission.FLOW_READ
REQUESTS = Permission.REQUEST_READ
TASKS, FALLOUTS, INVENTORY = Permission.TASK_READ, Permission.FALLOUT_READ, Permission.INVENTORY_READ


class Loaders(DomainOrderLoading):
    """Each property is one kind of thing by id, or the children of one kind of parent by the parent's id."""

    @cached_property
    def people(self) -> DataLoader[UUID, Person | None]:
        return self.one(identity.people_by_ids)

    @cached_property
    def groups(self) -> DataLoader[UUID, Group | None]:
        async def read(reader: Reader, _keys: Sequence[UUID]) -> Mapping[UUID, Group]:
            return {group.id: group for group in await identity.groups(reader)}

        return self.one(read)

    @cached_property
    def members(self) -> DataLoader[UUID, list[tuple[UUID, Person]]]:
        """Pairs of the group's id and a member."""

        async def read(reader: Reader, keys: Sequence[UUID]) -> list[tuple[UUID, Person]]:
            members = await identity.members(reader, keys)
            people = await identity.people_by_ids(reader, {one for group in members.values() for one in group})
            return [(group, people[one]) for group, found in members.items() for one in found]

        return self.many(read, lambda pair: pair[0])

    @cached_property
    def sheets(self) -> DataLoader[str, Sheet | None]:
        """All custom fields, under any one key."""

        async def read(reader: Reader, keys: Sequence[str]) -> dict[str, Sheet]:
            return dict.fromkeys(keys, await sheet(reader, *Noun))

        return self.one(read)

    @cached_property
    def accounts(self) -> DataLoader[UUID, Account | None]:
        return self.one(parties.accounts_by_id)

    @cached_property
    def sites(self) -> DataLoader[UUID, Site | None]:
        return self.one(parties.sites_by_id)

    @cached_property
    def contacts(self) -> DataLoader[UUID, Contact | None]:
        return self.one(parties.contacts_by_id)

    @cached_property
    def sites_of(self) -> DataLoader[UUID, list[Site]]:
        return self.many(parties.sites_of_account, lambda site: site.account_id)

    @cached_property
    def contacts_of(self) -> DataLoader[UUID, list[Contact]]:
        return self.many(parties.contacts_of_account, lambda contact: contact.account_id)

    @cached_property
    def children_of(self) -> DataLoader[UUID, list[Account]]:
        return self.many(parties.children_of, lambda account: account.parent_id or account.id)

    @cached_property
    def calendars(self) -> DataLoader[UUID, BusinessCalendar | None]:
        return self.one(parties.calendars_by_id)

    @cached_property
    def site_counts(self) -> DataLoader[UUID, int | None]:
        return self.one(parties.site_counts)

    @cached_property
    def snapshots(self) -> DataLoader[UUID, CatalogSnapshot | None]:
        async def read(reader: Reader, keys: Sequence[UUID]) -> Mapping[UUID, CatalogSnapshot]:
            return {key: await catalog.snapshot(reader, key) for key in keys}

        return self.one(read)

    async def snapshot_of_order(self, order_id: UUID) -> CatalogSnapshot:
        """The release that the order was captured with; the order was reached by something that may be seen."""
        order = await self.orders.load(order_id)
        snapshot = await self.snapshots.load(order.catalog_release_id) if order else None
        if snapshot is None:
            raise LookupError(f"order {order_id} or its catalog release is gone")
        return snapshot

    @cached_property
    def orders(self) -> DataLoader[UUID, Order | None]:
        return self.one(ordering.orders_by_id)

    def remember(self, orders: Iterable[Order]) -> None:
        """Orders that were read already, with their reader's scope applied."""
        self.orders.prime_many({order.id: order for order in orders})

    @cached_property
    def waits(self) -> DataLoader[UUID, tuple[Wait, ...] | None]:
        """What each deferral waits for."""
        return self.one(waits_of)

    @cached_property
    def files_of_orders(self) -> DataLoader[UUID, list[Attachment]]:
        return self.many(self._attached("order"), lambda file: file.subject_id)

    @cached_property
    def files_of_tasks(self) -> DataLoader[UUID, list[Attachment]]:
        return self.many(self._attached("task"), lambda file: file.subject_id, TASKS)

    @cached_property
    def files_of_requests(self) -> DataLoader[UUID, list[Attachment]]:
        return self.many(self._attached("request"), lambda file: file.subject_id, REQUESTS)

    def _attached(self, noun: str) -> Any:
        async def read(reader: Reader, keys: Sequence[UUID]) -> list[Attachment]:
            return await files.attachments_of(reader, self.actor, noun, keys)

        return read

    @cached_property
    def notes_of(self) -> DataLoader[UUID, list[Note]]:
        return self.many(self._acting(ordering.notes_of), lambda note: note.order_id)

    @cached_property
    def lines(self) -> DataLoader[UUID, OrderLine | None]:
        return self.one(ordering.lines_by_id)

    @cached_property
    def lines_of(self) -> DataLoader[UUID, list[OrderLine]]:
        return self.many(ordering.lines_of, lambda line: line.order_id)

    @cached_property
    def domain_orders(self) -> DataLoader[UUID, DomainOrder | None]:
        return self.one(decomposition.domain_orders_by_id, FULFILLMENT)

    @cached_property
    def domain_orders_of(self) -> DataLoader[UUID, list[DomainOrder]]:
        return self.many(decomposition.domain_orders_of, lambda made: made.order_id, FULFILLMENT)

    @cached_property
    def deferrals(self) -> DataLoader[UUID, Deferral | None]:
        return self.one(decomposition.deferrals_by_id, FULFILLMENT)

    @cached_property
    def deferrals_of(self) -> DataLoader[UUID, list[Deferral]]:
        return self.many(decomposition.deferrals_of, lambda deferral: deferral.order_id, FULFILLMENT)

    @cached_property
    def unmet_rules_of(self) -> DataLoader[UUID, list[UnmetRule]]:
        return self.many(ordering.unmet_rules_of, lambda one: one.order_id)

    @cached_property
    def tasks(self) -> DataLoader[UUID, Task | None]:
        return self.one(self._acting(orchestration.tasks_by_id), TASKS, FALLOUTS)

    @cached_property
    def tasks_of(self) -> DataLoader[UUID, list[Task]]:
        return self.many(self._acting(orchestration.tasks_of_orders), lambda task: task.order_id, TASKS, FULFILLMENT)

    @cached_property
    def task_counts(self) -> DataLoader[UUID, TaskCount | None]:
        return self.one(orchestration.task_counts)

    @cached_property
    def forms(self) -> DataLoader[tuple[str, datetime | None], Form | None]:
        """By key, as they stood at a moment."""
        return self.one(orchestration.forms_as_opened)

    @cached_property
    def naming(self) -> DataLoader[tuple[Named, str], list[NamedBy]]:
        """The nodes of flows that name a form or an operation, by noun and key."""

        async def read(reader: Reader, keys: Sequence[tuple[Named, str]]) -> list[NamedBy]:
            nouns: list[Named] = sorted({noun for noun, _ in keys})
            return [each for noun in nouns for each in await named_by_flows(reader, self.actor, noun)]

        return self.many(read, lambda named: (named.noun, named.key), FLOWS)

    @cached_property
    def call_states(self) -> DataLoader[str, CallState | None]:
        return self.one(self._acting(adapters.call_states), FLOWS)

    @cached_property
    def tasks_of_forms(self) -> DataLoader[str, int | None]:
        return self.one(self._acting(orchestration.open_tasks_of_forms), FLOWS)

    @cached_property
    def fallouts(self) -> DataLoader[UUID, Fallout | None]:
        return self.one(self._acting(fallout.fallouts_by_id), FALLOUTS)

    @cached_property
    def fallouts_of(self) -> DataLoader[UUID, list[Fallout]]:
        return self.many(self._acting(fallout.fallouts_of_orders), lambda one: one.order_id, FALLOUTS, FULFILLMENT)

    @cached_property
    def fallout_of_task(self) -> DataLoader[UUID, Fallout | None]:
        return self.one(self._acting(fallout.fallouts_of_tasks), FALLOUTS, FULFILLMENT)

    @cached_property
    def requests(self) -> DataLoader[UUID, CustomerRequest | None]:
        return self.one(self._acting(requests.requests_by_id), REQUESTS)

    @cached_property
    def requests_of(self) -> DataLoader[UUID, list[CustomerRequest]]:
        """By their order."""
        return self.many(self._acting(requests.requests_of_orders), lambda one: one.order_id or one.id, REQUESTS)

    @cached_property
    def messages_of(self) -> DataLoader[UUID, list[RequestMessage]]:
        return self.many(self._acting(requests.messages_of_requests), lambda one: one.request_id, REQUESTS)

    @cached_property
    def items(self) -> DataLoader[UUID, InventoryItem | None]:
        return self.one(self._acting(inventory.items_by_id), INVENTORY)

    @cached_property
    def items_of(self) -> DataLoader[UUID, list[InventoryItem]]:
        return self.many(self._acting(inventory.items_of_orders), lambda item: item.order_id, INVENTORY)

    @cached_property
    def contracts_of(self) -> DataLoader[UUID, list[Contract]]:
        return self.many(self._acting(inventory.contracts_of_orders), lambda one: one.order_id, INVENTORY)

    @cached_property
    def runs_of(self) -> DataLoader[UUID, list[FlowRun]]:
        return self.many(self._acting(flows.runs_of), lambda run: run.order_id, FLOWS, FULFILLMENT)

    @cached_property
    def versions(self) -> DataLoader[UUID, FlowVersion | None]:
        return self.one(self._acting(flows.versions_by_id), FLOWS, FULFILLMENT)

    @cached_property
    def versions_of(self) -> DataLoader[str, list[FlowVersion]]:
        async def read(reader: Reader, keys: Sequence[str]) -> list[FlowVersion]:
            return [version for key in keys for version in await flows.versions(reader, self.actor, key)]

        return self.many(read, lambda version: version.key, FLOWS)

    @cached_property
    def journals(self) -> DataLoader[UUID, list[RunStep]]:
        return self.many(self._acting(flows.journal), lambda step: step.run_id, FLOWS, FULFILLMENT)

    @cached_property
    def standings(self) -> DataLoader[UUID, RunStanding | None]:
        return self.one(self._acting(flows.standings), FLOWS, FULFILLMENT)

    @property
    def numbered(self) -> Mapping[str, DataLoader[UUID, Any]]:
        """Loaders of what people know by a number, by the names of the audit trail."""
        return {
            "order": self.orders,
            "order_line": self.lines,
            "domain_order": self.domain_orders,
            "task": self.tasks,
            "fallout": self.fallouts,
            "inventory_item": self.items,
            "request": self.requests,
        }
