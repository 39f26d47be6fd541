"""Chooses, for domain orders to be planned, their flows and what the policies say of each task, once a case."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.decomposition.contracts import DomainOrder
from orderloom.flows import queries as flows
from orderloom.identity import queries as identity
from orderloom.kernel import json
from orderloom.language.projection import project
from orderloom.language.tables import CompiledTable
from orderloom.orchestration.domain import policies
from orderloom.orchestration.domain.layout import Branch, StepTerms
from orderloom.orchestration.domain.template import StepShape, Template, template_of
from orderloom.ordering.contracts import Order
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Account
from orderloom.platform.db import Reader

Pinned = tuple[UUID, frozenset[tuple[str, UUID]]]
_templates: dict[Pinned, Template] = {}
"""By flow version and the versions of what it names, which never change."""


class Chooser(msgspec.Struct, kw_only=True):
    """The policies in force and what was chosen by them so far; equal cases are asked once.

    `pins` has, by order and flow version, the versions of the tables and subflows that the flow is run with.
    """

    now: datetime
    tables: Mapping[str, CompiledTable]
    groups: Mapping[str, UUID]
    accounts: Mapping[UUID, Account]
    snapshots: Mapping[UUID, CatalogSnapshot]
    pins: dict[tuple[UUID, UUID], Mapping[str, UUID]] = {}
    flows: dict[tuple[Any, ...], str | None] = {}
    terms: dict[tuple[Any, ...], tuple[StepTerms, ...]] = {}

    def flow(self, order: Order, one: DomainOrder) -> str | None:
        case = self._case(order, one)
        if case not in self.flows:
            self.flows[case] = policies.fulfillment_flow(self.tables, one, self._scope(order, one))
        return self.flows[case]

    def branch(self, order: Order, one: DomainOrder, template: Template | None) -> Branch:
        if template is None:
            return Branch(domain_order=one, template=None)
        case = (template.flow_version_id, *self._case(order, one))
        if case not in self.terms:
            self.terms[case] = self.terms_of(order, one, template)
        return Branch(domain_order=one, template=template, terms=self.terms[case])

    def terms_of(self, order: Order, one: DomainOrder, template: Template) -> tuple[StepTerms, ...]:
        scope = self._scope(order, one)
        return tuple(self._terms(shape, scope) for shape in template.steps)

    def _terms(self, shape: StepShape, scope: Mapping[str, Any]) -> StepTerms:
        asked = {**scope, "task": policies.task_scope(shape)}
        key = policies.group(self.tables, shape, asked)
        return StepTerms(policies.duration(self.tables, shape, asked), self.groups.get(key) if key else None)

    def _case(self, order: Order, one: DomainOrder) -> tuple[Any, ...]:
        own = json.dumps(order.custom)
        named = one.specification, one.action, order.catalog_release_id
        return *named, order.account_id, order.priority, order.channel, own

    def _scope(self, order: Order, one: DomainOrder) -> dict[str, Any]:
        """What the policies may read; `_case` names all that it depends on."""
        specification = self.snapshots[order.catalog_release_id].specifications.get(one.specification)
        account = self.accounts.get(order.account_id)
        return {
            "specification": {
                "key": one.specification,
                "kind": one.kind.value,
                "subtype": one.subtype.value if one.subtype else None,
                "category": specification.category if specification else None,
            },
            "action": one.action,
            "order": {"priority": order.priority.value, "channel": order.channel, "custom": order.custom},
            "account": _read_of(account) if account else None,
            "now": self.now,
        }


def _read_of(account: Account) -> dict[str, Any]:
    return {"number": account.number, "segment": account.segment, "custom": account.custom}


async def chooser(reader: Reader, orders: Iterable[Order]) -> Chooser:
    found = list(orders)
    tables = await flows.tables(reader, policies.KEYS)
    return Chooser(
        now=reader.now,
        tables={key: table for key, (_, table) in tables.items()},
        groups=await identity.group_ids_by_key(reader),
        accounts=await parties.accounts_by_id(reader, {order.account_id for order in found}),
        snapshots={id_: await catalog.snapshot(reader, id_) for id_ in {one.catalog_release_id for one in found}},
    )


async def branches(
    reader: Reader, chosen: Chooser, orders: Mapping[UUID, Order], domain_orders: Sequence[DomainOrder]
) -> list[Branch]:
    """Each domain order with the layout of its flow; without one when no flow is named, or none is published."""
    keys = {one.id: chosen.flow(orders[one.order_id], one) for one in domain_orders}
    found = await flows.in_force(reader, {key for key in keys.values() if key is not None})
    return [
        chosen.branch(
            orders[one.order_id],
            one,
            await _template(reader, chosen, one.order_id, found[key]) if (key := keys[one.id] or "") in found else None,
        )
        for one in domain_orders
    ]


async def _template(reader: Reader, chosen: Chooser, order_id: UUID, found: flows.Pinned) -> Template:
    """The layout of a flow with what it names as it is in force, or as the order began with it."""
    kept = chosen.pins.get((order_id, found.version_id))
    if kept is None and found.versions:
        chosen.pins[order_id, found.version_id] = found.versions
    versions = found.versions if kept is None else kept
    key = (found.version_id, frozenset(versions.items()))
    if key not in _templates:
        program = found.program
        if kept is not None:
            (program,) = await flows.as_pinned(reader, [(found.version_id, kept)])
        _templates[key] = template_of(found.version_id, project(program))
    return _templates[key]
