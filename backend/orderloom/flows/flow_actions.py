"""What flows can do by themselves: tell people in the activity of an order, mark jeopardy there, look up accounts."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from orderloom.flows.commands.checks import publish_check
from orderloom.flows.contracts import Inquiry, Json, Notice, Request, bind_actions, bind_lookup
from orderloom.flows.queries.decision_tables import table_cases_hold
from orderloom.flows.queries.trials import cases_hold
from orderloom.kernel.json import to_builtins
from orderloom.parties import queries as parties
from orderloom.platform.db import AuditEntry, Reader, UnitOfWork


class ActivityNotifier:
    """Notifications as everyone who sees the order finds them: in its activity, and live on open screens."""

    async def send(self, uow: UnitOfWork, notices: Sequence[Notice]) -> None:
        for notice in notices:
            message = {"to": notice.message.to, "title": notice.message.title, "text": notice.message.text}
            why = notice.message.data.get("policy")
            told = {**message, "policy": why} if why else message
            uow.audit(_entry(notice.run_id, notice.order_id, "notified", told))
            uow.publish("notifications", {"orderId": str(notice.order_id) if notice.order_id else None, **message})


class ActivityJeopardy:
    """A level that a flow sets, as the activity of the order tells it."""

    async def set_level(self, uow: UnitOfWork, requests: Sequence[Request]) -> None:
        for request in requests:
            effect = to_builtins(request.effect)
            changes = {"level": effect["level"], "reason": effect["reason"]}
            uow.audit(_entry(request.run_id, request.subject.order_id, "jeopardy_set", changes))


class Accounts:
    """Accounts by id; without one, the account of the order that the run works on is in scope already."""

    async def look_up(self, reader: Reader, inquiries: Sequence[Inquiry]) -> list[list[Json]]:
        wanted = [_id(inquiry.query.get("account")) for inquiry in inquiries]
        found = await parties.accounts_by_id(reader, {one for one in wanted if one is not None})
        return [[to_builtins(found[one])] if one is not None and one in found else [] for one in wanted]


def _id(value: Any) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None


def _entry(run_id: UUID, order_id: UUID | None, action: str, changes: dict[str, Any]) -> AuditEntry:
    about = ("run", run_id) if order_id is None else ("order", order_id)
    return AuditEntry(subject_type=about[0], subject_id=about[1], order_id=order_id, action=action, changes=changes)


bind_actions(notifier=ActivityNotifier(), jeopardy=ActivityJeopardy())
bind_lookup("account", Accounts())
publish_check(cases_hold)
publish_check(table_cases_hold)
