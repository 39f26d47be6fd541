"""Carries notices out of the house, each by one call with an id of its own, tried again while its failure may pass."""

import asyncio
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from orderloom.flows.contracts import Notice, Notifier
from orderloom.integration.notices.mail import mail, send_mail
from orderloom.kernel.ids import new_id
from orderloom.kernel.outcome import Done, Failed, Outcome
from orderloom.orchestration.contracts import OperationCall, adapters
from orderloom.platform.db import AuditEntry, NewWork, UnitOfWork, WorkItem
from orderloom.platform.reactions import outside
from orderloom.platform.settings import settings

HANDLER = "integration.deliver_notice"
LANGUAGE = "en"


class Couriers:
    """Keeps what is told in the activity, as ever, and sends off what is to leave the house."""

    def __init__(self, inside: Notifier) -> None:
        self._inside = inside

    async def send(self, uow: UnitOfWork, notices: Sequence[Notice]) -> None:
        await self._inside.send(uow, notices)
        uow.enqueue(*(_work(notice) for notice in notices if notice.message.channel != "in_app"))


def _work(notice: Notice) -> NewWork:
    message = notice.message
    payload: dict[str, Any] = {
        "channel": message.channel,
        "to": message.to,
        "title": dict(message.title),
        "text": dict(message.text),
        "data": message.data,
        "order_id": str(notice.order_id) if notice.order_id else None,
    }
    call_id = f"{notice.run_id}:{message.node}:{new_id()}"
    return NewWork(handler=HANDLER, lane="calls", subject_id=notice.run_id, call_id=call_id, payload=payload)


@outside(name=HANDLER)
class DeliverNotice:
    """E-mails and webhooks; one that can't be delivered is told in the activity."""

    async def perform(self, items: Sequence[WorkItem]) -> list[Outcome]:
        return await asyncio.gather(*(_deliver(item) for item in items))

    async def settle(self, uow: UnitOfWork, answered: Sequence[tuple[WorkItem, Outcome]]) -> None:
        for item, outcome in answered:
            if not isinstance(outcome, Done):
                uow.audit(_undelivered(item, outcome))


async def _deliver(item: WorkItem) -> Outcome:
    given = item.payload
    title, text = _words(given["title"]), _words(given["text"])
    if given["channel"] == "email":
        try:
            message = mail(given["to"], title, text, item.call_id)
        except (
            ValueError,
            AttributeError,
            IndexError,
            TypeError,
        ) as error:  # the parser of headers stumbles
            return Failed(code="mail_malformed", message=f"The message can't be written: {error}.")
        return await send_mail(settings().smtp_url, settings().mail_from, message)
    body = {"title": title, "text": text, "order_id": given["order_id"], **given["data"]}
    (outcome,) = await adapters().perform([OperationCall(operation=given["to"], call_id=item.call_id, input=body)])
    return outcome


def _words(text: dict[str, str]) -> str:
    return text.get(LANGUAGE) or next(iter(text.values()), "")


def _undelivered(item: WorkItem, outcome: Outcome) -> AuditEntry:
    order_id = UUID(item.payload["order_id"]) if item.payload["order_id"] else None
    return AuditEntry(
        subject_type="order" if order_id else "run",
        subject_id=order_id or item.subject_id,
        order_id=order_id,
        action="notice_undelivered",
        reason=outcome.message if isinstance(outcome, Failed) else None,
        changes={"channel": item.payload["channel"], "to": item.payload["to"]},
    )
