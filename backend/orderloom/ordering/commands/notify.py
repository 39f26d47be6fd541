"""Tells those whom the notification policy names what happened to orders."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.flows import queries as flows
from orderloom.flows.contracts import Notice, actions
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError
from orderloom.language.effects import SendNotification
from orderloom.language.tables import CompiledTable
from orderloom.ordering.contracts import Order
from orderloom.ordering.domain.policies import NOTIFICATION, Message, messages
from orderloom.ordering.domain.scopes import plain_order
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Account
from orderloom.platform.db import AuditEntry, UnitOfWork


async def tell(
    uow: UnitOfWork,
    happened: Mapping[UUID, str],
    orders: Sequence[Order],
    policies: Mapping[str, CompiledTable] | None = None,
) -> None:
    """What `happened` to these orders, by their ids; the policy is looked up unless `policies` are at hand."""
    if not happened:
        return
    if policies is None:
        policies = {key: table for key, (_, table) in (await flows.tables(uow, [NOTIFICATION])).items()}
    if NOTIFICATION in policies:
        await tell_by(uow, policies[NOTIFICATION], happened, orders)


async def tell_by(uow: UnitOfWork, table: CompiledTable, happened: Mapping[UUID, str], orders: Sequence[Order]) -> None:
    told = [order for order in orders if order.id in happened]
    accounts = await _accounts(uow, table, told)
    notices: list[Notice] = []
    for order in told:
        account = accounts.get(order.account_id)
        scope = {"event": happened[order.id], "order": plain_order(order), "account": json.to_builtins(account)}
        notices += [_notice(order, each) for each in _messages(uow, table, order, {**scope, "now": uow.now})]
    notifier = actions().notifier
    if notices and notifier is not None:
        await notifier.send(uow, notices)


def _messages(uow: UnitOfWork, table: CompiledTable, order: Order, scope: Mapping[str, Any]) -> Sequence[Message]:
    """A policy that can't answer keeps nobody's order from going on; the order's activity says so."""
    try:
        return messages(table, scope)
    except DomainError as error:
        uow.audit(
            AuditEntry(
                subject_type="order",
                subject_id=order.id,
                order_id=order.id,
                action="notification_failed",
                reason=error.problems[0].message,
            )
        )
        return ()


def _notice(order: Order, message: Message) -> Notice:
    sent = SendNotification(
        node=NOTIFICATION,
        channel=message.channel,
        to=message.to,
        title=message.title,
        text=message.text,
        data={"policy": {"table": NOTIFICATION, "row": message.row}},
    )
    return Notice(run_id=order.id, order_id=order.id, message=sent)


async def _accounts(uow: UnitOfWork, table: CompiledTable, orders: Sequence[Order]) -> Mapping[UUID, Account]:
    """Only for a policy that reads them."""
    reads = {path.partition(".")[0] for path in table.paths}
    return await parties.accounts_by_id(uow, {order.account_id for order in orders}) if "account" in reads else {}
